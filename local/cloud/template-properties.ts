import { z } from 'zod'

/* The properties of each kind of resource that the local cloud reads; all others it does without. */

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))


/** `AWS::DynamoDB::Table`. */
export const tableProperties = z.object({
  TableName: z.string().optional(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .optional(),
})

/** `AWS::S3::Bucket`. */
export const bucketProperties = z.object({ BucketName: z.string().optional() })

/** `AWS::SQS::Queue`. */
export const queueProperties = z.object({
  QueueName: z.string().optional(),
  FifoQueue: z.boolean().optional(),
  ContentBasedDeduplication: z.boolean().optional(),
  VisibilityTimeout: z.number().optional(),
  MessageRetentionPeriod: z.number().optional(),
  DelaySeconds: z.number().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
})

/** `AWS::Lambda::Function`. */
export const functionProperties = z.object({
  FunctionName: z.string().optional(),
  Handler: z.string(),
  /** ARN of the role that the function runs under. */
  Role: z.string().default(''),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
  DeadLetterConfig: z.object({ TargetArn: z.string() }).optional(),
})

/** `AWS::Lambda::EventSourceMapping`. */
export const eventSourceProperties = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.number().default(10),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  ScalingConfig: z.object({ MaximumConcurrency: z.number().optional() }).optional(),
  FunctionResponseTypes: z.array(z.string()).default([]),
  MaximumRetryAttempts: z.number().default(0),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
})

/** `AWS::Scheduler::Schedule`. */
export const scheduleProperties = z.object({
  Name: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ScheduleExpression: z.string(),
  Target: z.object({ Arn: z.string(), Input: z.string().optional() }),
})

/** `AWS::ApiGatewayV2::Integration`. */
export const integrationProperties = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
})
