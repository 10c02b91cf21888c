import { createHash } from 'node:crypto'
import { dynaliteDb as db } from './dynalite-parts.ts'
import type { AtomicStore } from './atomic-store.ts'
import { isConditionalFailure, isServiceError } from './dynalite-types.ts'
import type { CheckedRequest, DynaliteStore, DynamoRequest, Item, TableDescription, TransactionToken } from './dynalite-types.ts'
import { unitsIn } from './capacity.ts'
import { perform, validated } from './operations.ts'
import type { OperationName } from './operations.ts'

/** How long a transaction's client token makes a repetition a no-op, milliseconds (DynamoDB: ten minutes). */
const TOKEN_LIFE_MS = 10 * 60_000
const MAX_ACTIONS = 100
const MAX_BYTES = 4 * 1024 * 1024
const TOKEN_PREFIX = 'transaction-token~'

/** Why an action kept its transaction from being done; `None` for those that did not. */
export type CancellationReason = { Code: string; Message?: string; Item?: Item }

/** An answer of DynamoDB's other than success. */
export class TransactionError extends Error {
  readonly type: string
  readonly reasons: CancellationReason[] | null

  constructor(type: string, message: string, reasons: CancellationReason[] | null = null) {
    super(message)
    this.type = type
    this.reasons = reasons
  }
}

type WriteAction = { operation: OperationName | 'ConditionCheck'; request: DynamoRequest; data: CheckedRequest }
type Transactions = {
  /** All actions or none. Resolves with the write units per table; throws a `TransactionError`, or a service error for a bad action. */
  write(request: DynamoRequest): Promise<Map<string, number>>
  /** The items as of one moment, with the read units per table. */
  get(request: DynamoRequest): Promise<{ items: (Item | null)[]; readUnits: Map<string, number> }>
}

/** Serves TransactWriteItems and TransactGetItems on a store. */
export async function openTransactions(store: AtomicStore): Promise<Transactions> {
  const tokens = await storedTokens(store.reading)

  async function write({ TransactItems: items, ClientRequestToken: token }: DynamoRequest): Promise<Map<string, number>> {
    const actions = writeActions(items, store.reading)
    const digest = createHash('sha256').update(JSON.stringify(items)).digest('hex')
    const { writeUnits } = await store.writeWith(
      async (staging) => {
        if (token !== undefined && isRepetition(tokens, token, digest)) return false
        await stageAll(actions, staging)
        return true
      },
      (fresh) => (fresh && token !== undefined ? tokenChanges(tokens, token, digest) : new Map()),
    )
    return new Map([...writeUnits].map(([table, units]) => [table, units * 2]))
  }

  function get({ TransactItems: entries }: DynamoRequest): Promise<{ items: (Item | null)[]; readUnits: Map<string, number> }> {
    const gets = checkedCount(entries).map((entry) => validated('GetItem', entry.Get ?? {}, store.reading))
    return store.still(async () => {
      const items: (Item | null)[] = []
      const readUnits = new Map<string, number>()
      for (const data of gets) {
        const answer = await perform('GetItem', store.reading, { ...data, ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' })
        items.push(answer.Item ?? null)
        const units = unitsIn(answer.ConsumedCapacity)
        readUnits.set(data.TableName, (readUnits.get(data.TableName) ?? 0) + 2 * units)
      }
      return { items, readUnits }
    })
  }

  return { write, get }
}

function checkedCount<Entry>(entries: Entry[] | undefined): Entry[] {
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > MAX_ACTIONS) {
    throw new TransactionError(
      'ValidationException',
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length between 1 and ${MAX_ACTIONS}`,
    )
  }
  return entries
}

function writeActions(items: DynamoRequest['TransactItems'], store: DynaliteStore): WriteAction[] {
  const entries = checkedCount(items)
  if (Buffer.byteLength(JSON.stringify(entries)) > MAX_BYTES) {
    throw new TransactionError('ValidationException', 'Transaction request cannot exceed 4 MB')
  }
  return entries.map((entry) => {
    const [name, ...others] = Object.keys(entry)
    const request = name === undefined ? undefined : entry[name]
    if (request === undefined || others.length > 0) {
      throw new TransactionError('ValidationException', 'TransactItems can only contain one of Check, Put, Update or Delete')
    }
    switch (name) {
      case 'Put':
        return { operation: 'PutItem', request, data: validated('PutItem', request, store) }
      case 'Update':
        return { operation: 'UpdateItem', request, data: validated('UpdateItem', request, store) }
      case 'Delete':
        return { operation: 'DeleteItem', request, data: validated('DeleteItem', request, store) }
      case 'ConditionCheck':
        return { operation: 'ConditionCheck', request, data: validated('DeleteItem', request, store) }
      default:
        throw new TransactionError('ValidationException', `unknown transaction action ${JSON.stringify(name)}`)
    }
  })
}

/** Stages every action; if any may not be done, throws with the reasons of all of them. */
async function stageAll(actions: WriteAction[], staging: DynaliteStore): Promise<void> {
  const seen = new Set<string>()
  const reasons: CancellationReason[] = []
  for (const { operation, request, data } of actions) {
    const table = await tableOf(staging, data.TableName)
    const keyed = (operation === 'PutItem' ? data.Item : data.Key) ?? {}
    const invalid = operation === 'PutItem' ? null : db.validateKey(keyed, table)
    if (invalid) throw invalid
    const key = `${table.TableName}\n${itemKey(keyed, table)}`
    if (seen.has(key)) {
      throw new TransactionError('ValidationException', 'Transaction request cannot include multiple operations on one item')
    }
    seen.add(key)
    const before = await existing(staging, table, keyed)
    try {
      if (operation === 'ConditionCheck') {
        const failed = db.checkConditional(data, before)
        if (failed) throw failed
      } else {
        await perform(operation, staging, data)
      }
      reasons.push({ Code: 'None' })
    } catch (error) {
      if (!isServiceError(error)) throw error
      reasons.push(reasonOf(error, request, before))
    }
  }
  if (reasons.some((reason) => reason.Code !== 'None')) {
    const codes = reasons.map((reason) => reason.Code).join(', ')
    throw new TransactionError(
      'TransactionCanceledException',
      `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
      reasons,
    )
  }
}

function reasonOf(error: Error, request: DynamoRequest, before: Item | undefined): CancellationReason {
  if (!isConditionalFailure(error)) return { Code: 'ValidationError', Message: error.message }
  const wanted = request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && before !== undefined
  return { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', ...(wanted ? { Item: before } : {}) }
}

function itemKey(item: Item, table: TableDescription): string {
  return JSON.stringify(table.KeySchema.map(({ AttributeName }) => item[AttributeName]))
}

function tableOf(store: DynaliteStore, name: string): Promise<TableDescription> {
  return new Promise((resolve, reject) => {
    store.getTable(name, (error, table) => {
      if (table) resolve(table)
      else reject(error ?? new Error(`no description of table ${name}`))
    })
  })
}

function existing(store: DynaliteStore, table: TableDescription, keyed: Item): Promise<Item | undefined> {
  if (table.KeySchema.some(({ AttributeName }) => keyed[AttributeName] === undefined)) return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    store.getItemDb(table.TableName).get(db.createKey(keyed, table), (error, item) => {
      if (error && error.name !== 'NotFoundError') reject(error)
      else resolve(item)
    })
  })
}

async function storedTokens(store: DynaliteStore): Promise<Map<string, TransactionToken>> {
  const tokens = new Map<string, TransactionToken>()
  for await (const [key, value] of store.db.iterator({ gte: TOKEN_PREFIX, lt: `${TOKEN_PREFIX}\u{ffff}` })) {
    tokens.set(key.slice(TOKEN_PREFIX.length), value)
  }
  return tokens
}

function isRepetition(tokens: Map<string, TransactionToken>, token: string, digest: string): boolean {
  const known = tokens.get(token)
  if (!known || Date.now() - known.at > TOKEN_LIFE_MS) return false
  if (known.digest === digest) return true
  throw new TransactionError(
    'IdempotentParameterMismatchException',
    'The request uses the same client token as a previous, but non-identical request',
  )
}

/** Sets the new token and drops the expired ones, in memory and in the commit. */
function tokenChanges(tokens: Map<string, TransactionToken>, token: string, digest: string): Map<string, unknown> {
  const changes = new Map<string, unknown>()
  for (const [old, { at }] of tokens) {
    if (Date.now() - at <= TOKEN_LIFE_MS) break
    tokens.delete(old)
    changes.set(TOKEN_PREFIX + old, null)
  }
  const entry: TransactionToken = { digest, at: Date.now() }
  tokens.set(token, entry)
  changes.set(TOKEN_PREFIX + token, entry)
  return changes
}
