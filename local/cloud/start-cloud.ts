import { availableParallelism, devNull } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { createCallLedger, UNDISTURBED } from '../aws-calls.ts'
import type { CallLedger, FaultPlan } from '../aws-calls.ts'
import { startDynamoDb } from '../dynamodb/start-dynamodb.ts'
import type { LocalDynamoDb } from '../dynamodb/start-dynamodb.ts'
import { startEvents } from '../events/start-events.ts'
import { invokeAsynchronously } from '../lambda/asynchronous-invocation.ts'
import { PLAIN_DELIVERY, startEventSource } from '../lambda/event-source.ts'
import type { DeliveryPlan, EventSource } from '../lambda/event-source.ts'
import { startStreamSource } from '../lambda/stream-source.ts'
import { createFunctionPool } from '../lambda/function-pool.ts'
import type { FunctionPool, InvocationOutcome } from '../lambda/function-pool.ts'
import { LOCAL_ACCOUNT, LOCAL_REGION, startSqsS3 } from '../sqs-s3/start-sqs-s3.ts'
import type { QueueDepth } from '../sqs-s3/start-sqs-s3.ts'
import { runMap } from '../step-functions/run-map.ts'
import type { MapCounts } from '../step-functions/run-map.ts'
import { addPermissions, DataInUse, dataDirectory, isLocked, OtherVersionsData, writeState } from './data-directory.ts'
import type { CloudState, DataDirectory } from './data-directory.ts'
import { openFunctionLog } from './function-log.ts'
import type { ScheduleDefinition, StackDefinition, TableDefinition } from './stack-definition.ts'
import { readStack } from './template.ts'

/** How soon a dead letter that found no queue is sent again, milliseconds. */
const GIVE_UP_AGAIN_MS = 500
/** Invocations of one function at once, unless told otherwise: more only make each other slower. */
const CONCURRENCY = Math.max(2, availableParallelism())

export type CloudOptions = {
  /** The cloud assembly to run. */
  assembly: string
  /** Where its data is kept. */
  data: string
  /** Further variables for every function: `FEED_LIST_FILE`, `ALLOW_LOOPBACK`. */
  variables?: Record<string, string>
  /** Most invocations of one function at once; the template's `maxConcurrency` still holds. */
  concurrency?: number
  /** Longest wait before a failed message is delivered again, whatever its handler asks for; no bound unless given. */
  longestRetrySeconds?: number
  /** Only functions that have one of these in their names take from their queues; all unless given. */
  working?: string[]
  /** Failures to put in the way of calls. */
  faults?: FaultPlan
  /** What happens to messages on their way to a function; nothing unless given. */
  delivery?: DeliveryPlan
  /** How far ahead of the machine's clock the one of an invocation that begins now is, milliseconds. */
  clockAheadMs?: () => number
  /** Told of every batch that a function has worked through. */
  onSettled?: (functionName: string, settled: { done: number; failed: number }) => void
}

/** Settings for an AWS client that talks to the local cloud as `caller`. */
export type ClientSettings = {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string }
}

/** The synthesized stack, running on this machine. */
export type LocalCloud = {
  stack: StackDefinition
  state: CloudState
  /** What has been asked of the services since the start. */
  ledger: CallLedger
  clientSettings(service: 'dynamodb' | 'sqs' | 's3', caller: string): ClientSettings
  /** Invokes the target of every schedule once. */
  runSchedules(): Promise<InvocationOutcome[]>
  /** Invokes the target of the schedules whose function has that ending in its name: `ExportMeetingsFunction`. */
  runSchedulesOf(functionId: string): Promise<InvocationOutcome[]>
  /** Runs every schedule now and then at its rate, or every `atMostSeconds` if that is sooner. */
  startSchedules(atMostSeconds: number): void
  /** Invokes one function. */
  invoke(functionName: string, event: unknown): Promise<InvocationOutcome>
  /** Runs a state machine of the template to its end, or until `stop` says so; rejects with `MapRunFailed`. */
  runStateMachine(name: string, input: Record<string, unknown>, stop: AbortSignal): Promise<MapCounts>
  /** Kills an execution environment of the function in the middle of its work: a fault to inject. */
  killOne(functionName: string): boolean
  /** Depths of the queues that invoke functions. */
  workQueues(): Map<string, QueueDepth>
  /** The bodies of undeliverable messages by queue; queues without any are left out. */
  deadLetters(): Map<string, string[]>
  /** Invocations under way. */
  busy(): number
  /** Whether no function is at work and no work queue holds a message. */
  isIdle(): boolean
  /** Stops in good order: batches under way are finished, what is queued stays queued. */
  close(): Promise<void>
}

/** Starts everything that the assembly's template defines. Rejects with `DataInUse`, `OtherVersionsData` or `TemplateError`. */
export async function startCloud(options: CloudOptions): Promise<LocalCloud> {
  const directory = dataDirectory(options.data)
  const ledger = createCallLedger()
  const hooks = { plan: options.faults ?? UNDISTURBED.plan, observe: ledger.observe }
  const dynamodb = await openDynamoDb(directory, hooks)
  const sqsS3 = await startSqsS3({ directory: directory.sqsS3, hooks })
  const events = await startEvents({ file: directory.events, hooks })
  const endpoints = { dynamodb: dynamodb.endpoint, sqs: sqsS3.endpoint, s3: sqsS3.endpoint, events: events.endpoint }
  const clientSettings = (service: keyof typeof endpoints, caller: string): ClientSettings => ({
    endpoint: endpoints[service],
    region: LOCAL_REGION,
    credentials: { accessKeyId: caller, secretAccessKey: 'local' },
  })

  const stack = await readStackAndCreateTables().catch(async (error: unknown) => {
    await Promise.all([sqsS3.close(), dynamodb.close()])
    throw error
  })
  for (const queue of inRedriveOrder(stack)) sqsS3.ensureQueue(queue)
  for (const bucket of stack.buckets) sqsS3.ensureBucket(bucket)

  const logs = stack.functions.map((definition) => openFunctionLog(directory.logs, definition.name))
  const pools = new Map<string, FunctionPool>(
    stack.functions.map((definition, i) => {
      const variables = { ...runtimeVariables(definition.name, definition.memoryMb, endpoints), ...definition.environment, ...options.variables }
      const log = logs[i] ?? process.stderr
      return [definition.name, createFunctionPool(definition, variables, log, options.clockAheadMs)]
    }),
  )
  for (const { table } of stack.streamSources) dynamodb.streams.open(table)
  const state: CloudState = { pid: process.pid, endpoints, names: namesIn(stack) }
  writeState(directory, state)

  const eventSqs = new SQSClient(clientSettings('sqs', 'event-source'))
  const sources: EventSource[] = stack.eventSources.filter(({ functionName }) => isWorking(functionName, options.working)).map((definition) =>
    startEventSource({
      definition,
      sqs: eventSqs,
      queues: sqsS3,
      pool: poolOf(definition.functionName),
      concurrency: options.concurrency ?? CONCURRENCY,
      longestRetrySeconds: options.longestRetrySeconds ?? Number.POSITIVE_INFINITY,
      delivery: options.delivery ?? PLAIN_DELIVERY,
      onSettled: options.onSettled ?? (() => {}),
    }),
  )
  const streamSources: EventSource[] = stack.streamSources.map((definition) =>
    startStreamSource({
      definition,
      streams: dynamodb.streams,
      pool: poolOf(definition.functionName),
      onGivenUp: async (report) => {
        if (definition.deadLetterQueue === null) return
        await giveUp(definition.deadLetterQueue, report)
      },
    }),
  )
  const stopping = new AbortController()
  const scheduled: Promise<void>[] = []

  async function readStackAndCreateTables(): Promise<StackDefinition> {
    const read = readStack(options.assembly, { region: LOCAL_REGION, account: LOCAL_ACCOUNT, queueUrl: sqsS3.queueUrl })
    await createTables(new DynamoDBClient(clientSettings('dynamodb', 'cloudformation')), read.tables, directory)
    return options.variables?.['CANARY_FEED_URL'] === undefined ? withoutCanary(read) : read
  }

  function poolOf(name: string): FunctionPool {
    const pool = pools.get(name)
    if (!pool) throw new Error(`the template defines no function ${name}`)
    return pool
  }

  function runSchedule(schedule: ScheduleDefinition): Promise<InvocationOutcome> {
    const event: unknown = schedule.input === null ? {} : JSON.parse(schedule.input)
    const deadLetters = stack.functions.find(({ name }) => name === schedule.functionName)?.deadLetterQueue ?? null
    return invokeAsynchronously(poolOf(schedule.functionName), event, async () => {
      if (deadLetters === null) return
      await giveUp(deadLetters, event)
    })
  }

  /** What no function could work on goes to its dead-letter queue: the service that hands it over tries until it is there. */
  async function giveUp(queue: string, event: unknown): Promise<void> {
    const message = new SendMessageCommand({ QueueUrl: sqsS3.queueUrl(queue), MessageBody: JSON.stringify(event) })
    for (;;) {
      try {
        await eventSqs.send(message)
        return
      } catch (error) {
        if (stopping.signal.aborted) throw error
        await pause(GIVE_UP_AGAIN_MS)
      }
    }
  }

  async function keepRunning(schedule: ScheduleDefinition, everySeconds: number): Promise<void> {
    while (!stopping.signal.aborted) {
      await runSchedule(schedule)
      await pause(everySeconds * 1000, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  const workQueueNames = stack.eventSources.map(({ queue }) => queue)
  const deadLetterNames = stack.queues.map(({ name }) => name).filter((name) => !workQueueNames.includes(name))

  return {
    stack,
    state,
    ledger,
    clientSettings,
    runSchedules: () => Promise.all(stack.schedules.map(runSchedule)),
    runSchedulesOf: (functionId) => Promise.all(stack.schedules.filter(({ functionName }) => functionName.endsWith(functionId)).map(runSchedule)),
    startSchedules(atMostSeconds) {
      for (const schedule of stack.schedules) scheduled.push(keepRunning(schedule, Math.min(schedule.everySeconds, atMostSeconds)))
    },
    invoke: (name, event) => poolOf(name).invoke(event),
    async runStateMachine(name, input, stop) {
      const machine = stack.stateMachines.find((one) => one.name === name)
      if (machine === undefined) throw new Error(`the template defines no state machine ${name}`)
      const s3 = new S3Client({ ...clientSettings('s3', 'states'), forcePathStyle: true })
      const invoke = (functionArn: string, event: unknown) => poolOf(functionArn.split(':').at(-1) ?? '').invoke(event)
      try {
        return await runMap(machine, input, { s3, invoke, stop })
      } finally {
        s3.destroy()
      }
    },
    killOne: (name) => poolOf(name).killOne(),
    workQueues: () => new Map(workQueueNames.map((name) => [name, sqsS3.depth(name)])),
    deadLetters: () => new Map(deadLetterNames.map((name) => [name, sqsS3.bodies(name)] as const).filter(([, bodies]) => bodies.length > 0)),
    busy: () => [...pools.values()].reduce((sum, pool) => sum + pool.busy(), 0),
    isIdle: () =>
      [...pools.values()].every((pool) => pool.busy() === 0) &&
      workQueueNames.every((name) => Object.values(sqsS3.depth(name)).every((count) => count === 0)) &&
      stack.streamSources.every(({ table }) => dynamodb.streams.waiting(table) === 0),
    async close() {
      stopping.abort()
      await Promise.all([...sources.map((source) => source.stop()), ...streamSources.map((source) => source.stop()), ...scheduled])
      await Promise.all([...pools.values()].map((pool) => pool.close()))
      await Promise.all(logs.map((log) => new Promise((resolve) => log.end(resolve))))
      addPermissions(directory, Object.fromEntries(stack.functions.map(({ name }) => [name, ledger.neededBy(name)])))
      eventSqs.destroy()
      await sqsS3.close()
      await events.close()
      await dynamodb.close()
    },
  }
}

/** The canary's address is a public one, which this machine has not: unless told of one, the local cloud goes without. */
function withoutCanary(stack: StackDefinition): StackDefinition {
  return {
    ...stack,
    functions: stack.functions.map((definition) => {
      const { CANARY_FEED_URL: _url, ...environment } = definition.environment
      return { ...definition, environment }
    }),
    schedules: stack.schedules.filter(({ functionName }) => !functionName.endsWith('CheckCanaryFunction')),
  }
}

async function openDynamoDb(directory: DataDirectory, hooks: Parameters<typeof startDynamoDb>[0]['hooks']): Promise<LocalDynamoDb> {
  try {
    return await startDynamoDb({ path: directory.dynamodb, hooks })
  } catch (error) {
    if (isLocked(error)) throw new DataInUse(directory, error)
    throw error
  }
}

async function createTables(client: DynamoDBClient, tables: TableDefinition[], directory: DataDirectory): Promise<void> {
  try {
    for (const table of tables) {
      if (!(await createTable(client, table)) && !(await hasIndexesOf(client, table))) throw new OtherVersionsData(directory, table.TableName)
    }
  } finally {
    client.destroy()
  }
}

/** False if there is a table by that name. */
async function createTable(client: DynamoDBClient, table: TableDefinition): Promise<boolean> {
  try {
    await client.send(new CreateTableCommand(table))
    return true
  } catch (error) {
    if (error instanceof ResourceInUseException) return false
    throw error
  }
}

async function hasIndexesOf(client: DynamoDBClient, { TableName, GlobalSecondaryIndexes: wanted = [] }: TableDefinition): Promise<boolean> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }))
  const names = new Set(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName))
  // One that is no longer wanted does no harm.
  return wanted.every(({ IndexName }) => names.has(IndexName))
}

/** Names are compared as the stack gives them: `Parley-PollFeedFunction` is `poll-feed`. */
function isWorking(functionName: string, working: string[] | undefined): boolean {
  return working === undefined || working.some((name) => functionName.toLowerCase().includes(name.replaceAll('-', '')))
}

/** A queue's dead-letter queue comes before it. */
function inRedriveOrder(stack: StackDefinition): StackDefinition['queues'] {
  return stack.queues.toSorted((a, b) => Number(a.deadLetter !== null) - Number(b.deadLetter !== null))
}

/** What Lambda itself sets, and where the services are. Nothing of the machine's own environment gets in. */
function runtimeVariables(name: string, memoryMb: number, endpoints: CloudState['endpoints'] & { events: string }): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: name,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: LOCAL_REGION,
    AWS_DEFAULT_REGION: LOCAL_REGION,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.events,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  }
}

const NAME_VARIABLE = /_(?:TABLE|BUCKET|QUEUE_URL)$/

function namesIn(stack: StackDefinition): Record<string, string> {
  const variables = stack.functions.flatMap(({ environment }) => Object.entries(environment))
  return Object.fromEntries(variables.filter(([name]) => NAME_VARIABLE.test(name)))
}
