import type { Permission } from '../iam/needed-permissions.ts'
import type { MapDefinition } from '../step-functions/map-definition.ts'
import type { QueueDefinition } from '../sqs-s3/start-sqs-s3.ts'

/** A table as the template defines it, ready for CreateTable. */
export type TableDefinition = {
  TableName: string
  BillingMode: 'PAY_PER_REQUEST'
  KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[]
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[]
  GlobalSecondaryIndexes?: {
    IndexName: string
    KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[]
    Projection: { ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; NonKeyAttributes?: string[] | undefined }
  }[]
}

export type FunctionDefinition = {
  name: string
  /** Where the deployed bundle lies. */
  directory: string
  /** `handler.handler`: file and export. */
  handler: string
  timeoutSeconds: number
  memoryMb: number
  environment: Record<string, string>
  /** What its role allows. */
  granted: Permission[]
  /** Where a failed asynchronous invocation goes, or null. */
  deadLetterQueue: string | null
}

/** A table whose new items invoke a function, in order. */
export type StreamSourceDefinition = {
  functionName: string
  table: string
  batchSize: number
  retries: number
  /** Where a note of what failed each time goes, or null. */
  deadLetterQueue: string | null
}

/** A queue whose messages invoke a function. */
export type EventSourceDefinition = {
  functionName: string
  queue: string
  batchSize: number
  windowSeconds: number
  maxConcurrency: number | null
  /** Whether the function's answer names the messages that failed (ReportBatchItemFailures). */
  partialFailures: boolean
}

export type ScheduleDefinition = { name: string; functionName: string; everySeconds: number; input: string | null }

/** All of the synthesized stack that runs locally. What is not wired there is not here. */
export type StackDefinition = {
  tables: TableDefinition[]
  buckets: string[]
  queues: QueueDefinition[]
  functions: FunctionDefinition[]
  eventSources: EventSourceDefinition[]
  streamSources: StreamSourceDefinition[]
  schedules: ScheduleDefinition[]
  /** The functions that answer requests of the HTTP API. */
  httpFunctions: string[]
  stateMachines: MapDefinition[]
}
