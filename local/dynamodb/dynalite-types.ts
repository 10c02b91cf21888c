import type { Readable } from 'node:stream'

/** A DynamoDB item in the wire's form: attribute name to typed value. */
export type Item = Record<string, Record<string, unknown>>

export type KeySchemaElement = { AttributeName: string; KeyType: 'HASH' | 'RANGE' }

export type GlobalSecondaryIndex = {
  IndexName: string
  KeySchema: KeySchemaElement[]
  Projection: { ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; NonKeyAttributes?: string[] }
}

/** A table as dynalite stores it. */
export type TableDescription = {
  TableName: string
  TableStatus: string
  KeySchema: KeySchemaElement[]
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[]
  GlobalSecondaryIndexes?: (GlobalSecondaryIndex & { IndexStatus?: string })[]
}

export type Callback<Value> = (error: Error | null, value?: Value) => void

/** One key range of dynalite's database: a table's items, an index's entries, or the tables. */
export type DynaliteRange = {
  lock(key: string, locked: (release: <F>(callback: F) => F) => void): void
  get(key: string, callback: Callback<Item>): void
  put(key: string, value: Item | TableDescription, callback: Callback<void>): void
  del(key: string, callback: Callback<void>): void
}

/** A request as it comes from the wire. dynalite's validation checks what is declared here. */
export type DynamoRequest = {
  TableName?: string
  IndexName?: string
  Key?: Item
  Item?: Item
  RequestItems?: Record<string, unknown>
  TransactItems?: Record<string, DynamoRequest>[]
  ClientRequestToken?: string
  ReturnConsumedCapacity?: string
  ReturnValuesOnConditionCheckFailure?: string
  TimeToLiveSpecification?: { Enabled?: boolean; AttributeName?: string }
  ConsistentRead?: boolean
}

/** A request that dynalite has checked, its expressions compiled. */
export type CheckedRequest = DynamoRequest & { TableName: string }

export type TableCapacity = { TableName: string; CapacityUnits: number }

/** What dynalite answers, as far as it is looked into here. */
export type DynamoAnswer = {
  Item?: Item
  Table?: TableDescription
  ConsumedCapacity?: TableCapacity | TableCapacity[]
}

type LevelChange = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string }

/** What a transaction's client token stands for: a digest of the request, and when it was done (epoch milliseconds). */
export type TransactionToken = { digest: string; at: number }

/** dynalite's store: LevelDB with JSON values, split into ranges by key prefix. */
export type DynaliteStore = {
  options: object
  db: {
    /** Written whole or not at all, also when the process is killed within it. */
    batch(changes: LevelChange[]): Promise<void>
    getSync(key: string): Item | undefined
    /** The values of a range; closed when it has been read to its end, or left. */
    values(range: object): AsyncIterable<unknown>
    createValueStream: (range: object) => Readable
    iterator(range: { gte: string; lt: string }): AsyncIterable<[string, TransactionToken]>
    open(): Promise<void>
    close(): Promise<void>
  }
  tableDb: DynaliteRange
  getItemDb(table: string): DynaliteRange
  getIndexDb(type: string, table: string, index: string): DynaliteRange
  getTable(name: string, callback: Callback<TableDescription>): void
  getTable(name: string, checkStatus: boolean, callback: Callback<TableDescription>): void
}

/** One of dynalite's operations. */
export type DynaliteAction = (
  store: DynaliteStore,
  data: CheckedRequest,
  callback: Callback<DynamoAnswer>,
) => void

/** An error as dynalite makes it: with the answer that DynamoDB would give. */
export type DynaliteError = Error & { statusCode: number; body: { __type: string; message: string; Item?: Item } }

/** Whether an error is an answer of the service rather than a fault of the emulator. */
export function isServiceError(error: unknown): error is DynaliteError {
  return error instanceof Error && 'statusCode' in error && 'body' in error
}

/** Whether an error says that a condition of the request did not hold. */
export function isConditionalFailure(error: unknown): error is DynaliteError {
  if (!isServiceError(error)) return false
  const { __type: type } = error.body
  return type.endsWith('#ConditionalCheckFailedException')
}
