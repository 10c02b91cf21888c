import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { grantedTo, policyProperties } from '../iam/granted-permissions.ts'
import { mapOf, stateMachineProperties } from '../step-functions/map-definition.ts'
import { resolveIntrinsics } from './intrinsics.ts'
import type { Resolver } from './intrinsics.ts'
import type { StackDefinition } from './stack-definition.ts'
import {
  bucketProperties,
  eventSourceProperties,
  functionProperties,
  integrationProperties,
  queueProperties,
  scheduleProperties,
  tableProperties,
} from './template-properties.ts'

/** The template holds something that the local cloud cannot run; the message names the resource. */
export class TemplateError extends Error {
  override name = 'TemplateError'
}

type Resource = { Type: string; Properties?: Record<string, unknown> | undefined }

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() })),
})
const templateObject = z.record(z.string(), z.unknown())
const manifestSchema = z.object({
  artifacts: z.record(z.string(), z.object({ type: z.string(), properties: z.looseObject({ templateFile: z.string().optional() }).optional() })),
})
const assetsSchema = z.object({ files: z.record(z.string(), z.object({ source: z.object({ path: z.string() }) })) })

/** What is local about a stack's names and addresses. */
export type LocalNames = { region: string; account: string; queueUrl: (name: string) => string }

/**
 * Reads the one stack of a cloud assembly with every reference resolved to local names.
 * Throws `TemplateError` for what it cannot run.
 */
export function readStack(assembly: string, names: LocalNames): StackDefinition {
  const { stack, template } = readTemplate(assembly)
  const resolver = resolverFor(stack, template, names)
  const resolved = Object.entries(template).map(([id, resource]) => ({ id, ...resource }))

  function all<Schema extends z.ZodType>(type: string, schema: Schema): { id: string; name: string; properties: z.infer<Schema> }[] {
    return resolved
      .filter((resource) => resource.Type === type)
      .map(({ id, Properties }) => ({
        id,
        name: physicalName(stack, id, { Type: type, Properties }),
        properties: checked(id, type, schema, resolveIntrinsics(Properties ?? {}, resolver, id)),
      }))
  }

  const policies = all('AWS::IAM::Policy', policyProperties).map(({ properties }) => properties)

  return {
    tables: all('AWS::DynamoDB::Table', tableProperties).map(({ name, properties }) => ({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: properties.KeySchema,
      AttributeDefinitions: properties.AttributeDefinitions,
      ...(properties.GlobalSecondaryIndexes ? { GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes } : {}),
    })),
    buckets: all('AWS::S3::Bucket', bucketProperties).map(({ name }) => name),
    queues: all('AWS::SQS::Queue', queueProperties).map(({ name, properties }) => ({
      name,
      attributes: queueAttributes(properties),
      deadLetter: properties.RedrivePolicy
        ? { queue: lastOf(properties.RedrivePolicy.deadLetterTargetArn), maxReceiveCount: properties.RedrivePolicy.maxReceiveCount }
        : null,
    })),
    functions: all('AWS::Lambda::Function', functionProperties).map(({ id, name, properties }) => ({
      name,
      directory: bundleDirectory(assembly, stack, id, properties.Code.S3Key),
      handler: properties.Handler,
      timeoutSeconds: properties.Timeout,
      memoryMb: properties.MemorySize,
      environment: properties.Environment?.Variables ?? {},
      granted: grantedTo(lastOf(properties.Role), policies),
      deadLetterQueue: properties.DeadLetterConfig ? lastOf(properties.DeadLetterConfig.TargetArn) : null,
    })),
    eventSources: all('AWS::Lambda::EventSourceMapping', eventSourceProperties)
      .filter(({ properties }) => properties.Enabled && !isStream(properties.EventSourceArn))
      .map(({ properties }) => ({
        functionName: lastOf(properties.FunctionName),
        queue: lastOf(properties.EventSourceArn),
        batchSize: properties.BatchSize,
        windowSeconds: properties.MaximumBatchingWindowInSeconds,
        maxConcurrency: properties.ScalingConfig?.MaximumConcurrency ?? null,
        partialFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
      })),
    streamSources: all('AWS::Lambda::EventSourceMapping', eventSourceProperties)
      .filter(({ properties }) => properties.Enabled && isStream(properties.EventSourceArn))
      .map(({ properties }) => ({
        functionName: lastOf(properties.FunctionName),
        table: properties.EventSourceArn.split('/').at(-3) ?? '',
        batchSize: properties.BatchSize,
        retries: properties.MaximumRetryAttempts,
        deadLetterQueue: properties.DestinationConfig ? lastOf(properties.DestinationConfig.OnFailure.Destination) : null,
      })),
    schedules: all('AWS::Scheduler::Schedule', scheduleProperties)
      .filter(({ properties }) => properties.State === 'ENABLED')
      .map(({ id, name, properties }) => ({
        name,
        functionName: lastOf(properties.Target.Arn),
        everySeconds: secondsOf(id, properties.ScheduleExpression),
        input: properties.Target.Input ?? null,
      })),
    httpFunctions: [...new Set(all('AWS::ApiGatewayV2::Integration', integrationProperties).map(({ properties }) => lastOf(properties.IntegrationUri)))],
    stateMachines: all('AWS::StepFunctions::StateMachine', stateMachineProperties).map(({ name, properties }) => mapOf(name, properties.Definition)),
  }
}

function isStream(arn: string): boolean {
  return arn.includes('/stream/')
}

function readTemplate(assembly: string): { stack: string; template: Record<string, Resource> } {
  const { stack, template } = assemblyTemplate(assembly)
  return { stack, template: templateSchema.parse(template).Resources }
}

/** The one stack of a cloud assembly and its template as CloudFormation gets it. Throws `TemplateError` if there are more. */
export function assemblyTemplate(assembly: string): { stack: string; template: Record<string, unknown> } {
  const { artifacts } = manifestSchema.parse(readJson(join(assembly, 'manifest.json')))
  // The dashboard's stack is CloudFront's; the front door serves its page here.
  const stacks = Object.entries(artifacts).filter(([name, artifact]) => artifact.type === 'aws:cloudformation:stack' && !name.endsWith('-Dashboard'))
  const [first, ...others] = stacks
  if (!first || others.length > 0) throw new TemplateError(`${assembly} holds ${stacks.length} stacks; the local cloud runs one`)
  const [name, { properties }] = first
  const template = templateObject.parse(readJson(join(assembly, properties?.templateFile ?? `${name}.template.json`)))
  return { stack: name, template }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function checked<Schema extends z.ZodType>(id: string, type: string, schema: Schema, properties: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(properties)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new TemplateError(`${id} (${type}) cannot run locally: ${faults.join('; ')}`)
}

const NAME_PROPERTIES: Record<string, string> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Events::EventBus': 'Name',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
}

/** The name that the template gives, or stack and logical id, as CloudFormation would begin it. */
function physicalName(stack: string, id: string, { Type, Properties }: Resource): string {
  const given = Properties?.[NAME_PROPERTIES[Type] ?? '']
  if (typeof given === 'string') return given
  const name = `${stack}-${id}`
  if (Type === 'AWS::S3::Bucket') return name.toLowerCase()
  return Type === 'AWS::SQS::Queue' && Properties?.['FifoQueue'] === true ? `${name}.fifo` : name
}

function resolverFor(stack: string, template: Record<string, Resource>, names: LocalNames): Resolver {
  const pseudo: Record<string, string> = {
    'AWS::AccountId': names.account,
    'AWS::Partition': 'aws',
    'AWS::Region': names.region,
    'AWS::StackName': stack,
    'AWS::URLSuffix': 'amazonaws.com',
  }
  const find = (id: string) => {
    const resource = template[id]
    if (!resource) throw new TemplateError(`the template refers to ${id}, which it does not define`)
    return { resource, name: physicalName(stack, id, resource) }
  }
  return {
    ref(id) {
      const value = pseudo[id]
      if (value !== undefined) return value
      const { resource, name } = find(id)
      return resource.Type === 'AWS::SQS::Queue' ? names.queueUrl(name) : name
    },
    attribute(id, attribute) {
      const { resource, name } = find(id)
      if (attribute === 'QueueUrl') return names.queueUrl(name)
      if (attribute !== 'Arn' && attribute !== 'StreamArn') return name
      const service = resource.Type.split('::')[1]?.toLowerCase() ?? ''
      if (service === 's3') return `arn:aws:s3:::${name}`
      const kind = { lambda: 'function:', dynamodb: 'table/', events: 'event-bus/' }[service] ?? ''
      const arn = `arn:aws:${service}:${names.region}:${names.account}:${kind}${name}`
      return attribute === 'StreamArn' ? `${arn}/stream/local` : arn
    },
  }
}

function queueAttributes(properties: z.infer<typeof queueProperties>): Record<string, string> {
  const { FifoQueue, ContentBasedDeduplication, VisibilityTimeout, MessageRetentionPeriod, DelaySeconds } = properties
  const given = { FifoQueue, ContentBasedDeduplication, VisibilityTimeout, MessageRetentionPeriod, DelaySeconds }
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])))
}

/** Name at the end of an ARN, or the name itself. */
function lastOf(arnOrName: string): string {
  return arnOrName.split(/[:/]/).at(-1) ?? arnOrName
}

function bundleDirectory(assembly: string, stack: string, id: string, key: string): string {
  const { files } = assetsSchema.parse(readJson(join(assembly, `${stack}.assets.json`)))
  const asset = files[key.replace(/\.zip$/, '')]
  const directory = asset && join(assembly, asset.source.path)
  if (directory === undefined || !existsSync(directory)) throw new TemplateError(`the bundle of ${id} (${key}) is not in ${assembly}`)
  return directory
}

function secondsOf(id: string, expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? []
  const seconds = { minute: 60, hour: 3600, day: 86_400 }[unit ?? '']
  if (seconds === undefined) throw new TemplateError(`${id}: the local cloud runs schedules like rate(5 minutes), not ${expression}`)
  return Number(count) * seconds
}
