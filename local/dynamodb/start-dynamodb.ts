import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { callerOf, STALL_MS } from '../aws-calls.ts'
import type { AwsCall, CallHooks, Consumed } from '../aws-calls.ts'
import { neededByDynamoDb } from '../iam/needed-permissions.ts'
import { listenOnLoopback } from '../loopback-server.ts'
import { capacityOfOne, capacityPerTable, sumOf, unitsIn, wantsCapacity } from './capacity.ts'
import { openAtomicStore } from './atomic-store.ts'
import type { AtomicStore } from './atomic-store.ts'
import { isConditionalFailure, isServiceError } from './dynalite-types.ts'
import type { DynamoRequest } from './dynalite-types.ts'
import { isOperation, operationKind, perform, validated } from './operations.ts'
import type { OperationName } from './operations.ts'
import type { Streams } from './streams.ts'
import { openTransactions, TransactionError } from './transactions.ts'

/** The largest request DynamoDB takes, bytes. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024

type Answer = { body: object; consumed: Consumed }
type Transactions = Awaited<ReturnType<typeof openTransactions>>

/** A DynamoDB on this machine; stop it with `close`. */
export type LocalDynamoDb = { endpoint: string; streams: Streams; close(): Promise<void> }

/**
 * Serves DynamoDB's JSON protocol on a loopback port, with its data under `path` (null: in memory).
 * Rejects if another process has the data open.
 */
export async function startDynamoDb(options: { path: string | null; hooks: CallHooks }): Promise<LocalDynamoDb> {
  const store = await openAtomicStore(options.path)
  const transactions = await openTransactions(store)
  const timeToLive = new Map<string, DynamoRequest['TimeToLiveSpecification']>()
  const server = createServer((request, response) => {
    void serve(request, response, (operation, body) => answer(store, transactions, timeToLive, operation, body), options.hooks)
  })
  const listening = await listenOnLoopback(server)
  return {
    endpoint: listening.url,
    streams: store.streams,
    async close() {
      await listening.close()
      await store.close()
    },
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (operation: string, body: DynamoRequest) => Promise<Answer>,
  hooks: CallHooks,
): Promise<void> {
  const operation = String(request.headers['x-amz-target'] ?? '').replace(/^DynamoDB_\d+\./, '')
  const body = await readJson(request)
  if (body === null) {
    send(response, 400, errorBody('SerializationException', 'the request is not a JSON object of at most 16 MB'))
    return
  }
  const call: AwsCall = {
    service: 'dynamodb',
    operation,
    resource: tablesOf(body).join(','),
    caller: callerOf(request.headers.authorization),
    needs: neededByDynamoDb(operation, body),
  }
  const fault = hooks.plan(call)
  if (fault?.when !== 'before') {
    const outcome = await settle(handle(operation, body))
    hooks.observe(call, outcome.consumed)
    if (!fault) {
      send(response, outcome.status, outcome.body)
      return
    }
  }
  if (fault.kind === 'disconnect') response.destroy()
  else if (fault.kind === 'stall') setTimeout(() => response.destroy(), STALL_MS).unref()
  else if (fault.kind === 'throttling') send(response, 400, errorBody('ThrottlingException', 'Rate exceeded (injected)'))
  else if (fault.kind === 'denied') send(response, 400, errorBody('AccessDeniedException', 'Not authorized (injected)'))
  else send(response, 500, errorBody('InternalServerError', 'Internal server error (injected)'))
}

async function readJson(request: IncomingMessage): Promise<DynamoRequest | null> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > MAX_REQUEST_BYTES) return null
      chunks.push(chunk)
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return null
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  })
  response.end(text)
}

type Outcome = { status: number; body: object; consumed: Consumed }

async function settle(work: Promise<Answer>): Promise<Outcome> {
  try {
    const { body, consumed } = await work
    return { status: 200, body, consumed }
  } catch (error) {
    const consumed = { readUnits: 0, writeUnits: 0 }
    if (error instanceof TransactionError) {
      const reasons = error.reasons === null ? {} : { CancellationReasons: error.reasons }
      return { status: 400, body: { ...errorBody(error.type, error.message), ...reasons }, consumed }
    }
    if (isServiceError(error)) return { status: error.statusCode, body: error.body, consumed }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { status: 500, body: errorBody('InternalServerError', message), consumed }
  }
}

function errorBody(type: string, message: string): { __type: string; message: string; Message: string } {
  return { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, Message: message }
}

async function answer(
  store: AtomicStore,
  transactions: Transactions,
  timeToLive: Map<string, DynamoRequest['TimeToLiveSpecification']>,
  operation: string,
  request: DynamoRequest,
): Promise<Answer> {
  switch (operation) {
    case 'TransactWriteItems': {
      const units = await transactions.write(request)
      return { body: capacityPerTable(request, units), consumed: { readUnits: 0, writeUnits: sumOf(units) } }
    }
    case 'TransactGetItems': {
      const { items, readUnits } = await transactions.get(request)
      const responses = items.map((item) => (item === null ? {} : { Item: item }))
      return {
        body: { Responses: responses, ...capacityPerTable(request, readUnits) },
        consumed: { readUnits: sumOf(readUnits), writeUnits: 0 },
      }
    }
    case 'UpdateTimeToLive':
      timeToLive.set(request.TableName ?? '', request.TimeToLiveSpecification)
      return free({ TimeToLiveSpecification: request.TimeToLiveSpecification })
    case 'DescribeTimeToLive':
      return free({ TimeToLiveDescription: timeToLiveOf(timeToLive.get(request.TableName ?? '')) })
    default:
      if (!isOperation(operation)) {
        throw new TransactionError('UnknownOperationException', `the local DynamoDB does not serve ${JSON.stringify(operation)}`)
      }
      return plain(store, operation, request)
  }
}

function free(body: object): Answer {
  return { body, consumed: { readUnits: 0, writeUnits: 0 } }
}

function timeToLiveOf(specification: DynamoRequest['TimeToLiveSpecification']): object {
  if (!specification?.Enabled) return { TimeToLiveStatus: 'DISABLED' }
  return { TimeToLiveStatus: 'ENABLED', AttributeName: specification.AttributeName }
}

async function plain(store: AtomicStore, operation: OperationName, request: DynamoRequest): Promise<Answer> {
  const data = validated(operation, request, store.reading)
  const kind = operationKind(operation)
  if (kind === 'table') return free(await perform(operation, store.reading, data))
  if (kind === 'read') {
    const { ConsumedCapacity, ...body } = await perform(operation, store.reading, { ...data, ReturnConsumedCapacity: 'INDEXES' })
    const consumed = { readUnits: unitsIn(ConsumedCapacity), writeUnits: 0 }
    return { body: wantsCapacity(request) ? { ...body, ConsumedCapacity } : body, consumed }
  }
  const { result, writeUnits } = await store
    .write((staging) => perform(operation, staging, data))
    .catch(async (error: unknown) => {
      throw await withOldItem(store, request, error)
    })
  const { ConsumedCapacity: _ownCount, ...body } = result
  const capacity = operation === 'BatchWriteItem' ? capacityPerTable(request, writeUnits) : capacityOfOne(request, writeUnits)
  return { body: { ...body, ...capacity }, consumed: { readUnits: 0, writeUnits: sumOf(writeUnits) } }
}

/** Adds the item that failed a condition to the error, if the request asks for it. */
async function withOldItem(store: AtomicStore, request: DynamoRequest, error: unknown): Promise<unknown> {
  if (!isConditionalFailure(error) || request.ReturnValuesOnConditionCheckFailure !== 'ALL_OLD') return error
  const TableName = request.TableName ?? ''
  const { Table: table } = await perform('DescribeTable', store.reading, { TableName })
  const source = request.Key ?? request.Item ?? {}
  const Key = Object.fromEntries((table?.KeySchema ?? []).map(({ AttributeName: name }) => [name, source[name] ?? {}]))
  const { Item } = await perform('GetItem', store.reading, { TableName, Key, ConsistentRead: true })
  return Object.assign(error, { body: { ...error.body, ...(Item === undefined ? {} : { Item }) } })
}

/** The tables that a request names, in alphabetical order. */
function tablesOf(request: DynamoRequest): string[] {
  if (request.TableName !== undefined) return [request.TableName]
  if (request.RequestItems !== undefined) return Object.keys(request.RequestItems).sort()
  const actions = (request.TransactItems ?? []).flatMap((entry) => Object.values(entry))
  return [...new Set(actions.map((action) => action.TableName ?? ''))].sort()
}
