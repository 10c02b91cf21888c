import { Readable } from 'node:stream'
import { dynaliteDb as db } from './dynalite-parts.ts'
import { openStreams } from './streams.ts'
import type { Streams } from './streams.ts'
import type { Callback, DynaliteRange, DynaliteStore, Item, TableDescription } from './dynalite-types.ts'

/**
 * dynalite writes an item and each of its index entries one after the other: killed in between, it
 * leaves an index that does not fit its table, and it has no transactions at all. Here every write is
 * first staged, then committed in one LevelDB batch, which is whole or absent after any crash; and
 * writes take turns, so that conditions checked while staging still hold at the commit.
 */
export type AtomicStore = {
  /** For reading; always sees whole commits. */
  reading: DynaliteStore
  /** Runs `stage` with a store that only collects; commits what it collected unless it throws. */
  write<Result>(stage: (staging: DynaliteStore) => Promise<Result>): Promise<Committed<Result>>
  /** Runs `task` while nothing is written: a consistent view over several reads. */
  still<Result>(task: () => Promise<Result>): Promise<Result>
  /** As `write`, with further keys to set or, where null, to remove in the same commit. */
  writeWith<Result>(
    stage: (staging: DynaliteStore) => Promise<Result>,
    extra: (result: Result) => Map<string, unknown>,
  ): Promise<Committed<Result>>
  /** What is written to tables that have a stream. */
  streams: Streams
  close(): Promise<void>
}

/** What was written, with the write units that it costs per table (indexes included). */
export type Committed<Result> = { result: Result; writeUnits: Map<string, number> }

type StagedValue = { table: string; index: string | null; value: Item | null }

/** Opens the store under `path`, or in memory. Rejects if another process has it open. */
export async function openAtomicStore(path: string | null): Promise<AtomicStore> {
  const base = db.create({ ...(path === null ? {} : { path }), createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  await base.db.open()
  base.db.createValueStream = (range) => closingStream(base.db.values(range))
  const reading: DynaliteStore = { ...readAtOnce(base), tableDb: createActive(base.tableDb), getTable: cachedTables(base) }
  const streams = await openStreams(base.db)
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const mine = turn.then(task, task)
    turn = mine.catch(() => {})
    return mine
  }

  function writeWith<Result>(
    stage: (staging: DynaliteStore) => Promise<Result>,
    extra: (result: Result) => Map<string, unknown>,
  ): Promise<Committed<Result>> {
    return inTurn(async () => {
      const staged = new Map<string, StagedValue>()
      const result = await stage(stagingStore(reading, staged))
      const changes = [...staged].map(([key, { value }]) => change(key, value))
      for (const [key, value] of extra(result)) changes.push(change(key, value))
      for (const [key, image] of streams.recordsOf(newImages(staged))) changes.push(change(key, image))
      const writeUnits = unitsOf(reading, staged)
      if (changes.length > 0) await base.db.batch(changes)
      return { result, writeUnits }
    })
  }

  return {
    reading,
    write: (stage) => writeWith(stage, () => new Map()),
    writeWith,
    streams,
    still: inTurn,
    close: () => inTurn(() => base.db.close()),
  }
}

/**
 * dynalite's own streams never close their iterators, and LevelDB keeps every file of the state that an iterator
 * looks at: after a few thousand queries the database is many times its size, and slow.
 */
function closingStream(values: AsyncIterable<unknown>): Readable {
  return Readable.from(values)
}

/** Items of tables, not of their indexes, as they are after a write. */
function newImages(staged: ReadonlyMap<string, StagedValue>): { table: string; image: Item }[] {
  return [...staged.values()].flatMap(({ table, index, value }) => (index === null && value !== null ? [{ table, image: value }] : []))
}

function change(key: string, value: unknown): { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string } {
  return value === null ? { type: 'del', key } : { type: 'put', key, value }
}

/** A table is written as active at once: a process killed before dynalite's timer would leave it unusable. */
function createActive(tables: DynaliteRange): DynaliteRange {
  return {
    ...tables,
    put(key, value, callback) {
      const table = structuredClone(value)
      if (!isTable(table)) {
        callback(new TypeError(`not the description of a table: ${key}`))
        return
      }
      if (table.TableStatus === 'CREATING') table.TableStatus = 'ACTIVE'
      for (const index of table.GlobalSecondaryIndexes ?? []) index.IndexStatus = 'ACTIVE'
      tables.put(key, table, callback)
    },
  }
}

function isTable(value: Item | TableDescription): value is TableDescription {
  return typeof value.TableStatus === 'string'
}

/** Tables hardly ever change, and every operation asks for one. */
function cachedTables(base: DynaliteStore): DynaliteStore['getTable'] {
  const known = new Map<string, TableDescription>()
  return (name: string, ...rest: [Callback<TableDescription>] | [boolean, Callback<TableDescription>]) => {
    const callback = rest.length === 1 ? rest[0] : rest[1]
    const table = known.get(name)
    if (table) {
      callback(null, table)
      return
    }
    base.getTable(name, true, (error, found) => {
      if (found) known.set(name, found)
      callback(error, found)
    })
  }
}

/** Items are read in place: to hand a read of microseconds to another thread and back takes longer than the read. */
function readAtOnce(base: DynaliteStore): DynaliteStore {
  const range = (prefix: string, below: DynaliteRange): DynaliteRange => ({ ...below, get: (key, callback) => callback(null, base.db.getSync(prefix + key)) })
  return {
    ...base,
    getItemDb: (table) => range(itemPrefix(table), base.getItemDb(table)),
    getIndexDb: (type, table, index) => range(indexPrefix(type, table, index), base.getIndexDb(type, table, index)),
  }
}

function itemPrefix(table: string): string {
  return `item-${table}~`
}

function indexPrefix(type: string, table: string, index: string): string {
  return `index-${type.toLowerCase()}~${table}~${index}~`
}

function stagingStore(base: DynaliteStore, staged: Map<string, StagedValue>): DynaliteStore {
  function range(prefix: string, table: string, index: string | null, below: DynaliteRange): DynaliteRange {
    return {
      lock: (_key, locked) => locked((callback) => callback),
      get(key, callback) {
        const change = staged.get(prefix + key)
        if (change) callback(null, change.value ?? undefined)
        else below.get(key, callback)
      },
      put(key, value, callback) {
        if (isTable(value)) throw new TypeError(`a table among the items of ${table}`)
        staged.set(prefix + key, { table, index, value })
        callback(null)
      },
      del(key, callback) {
        staged.set(prefix + key, { table, index, value: null })
        callback(null)
      },
    }
  }
  return {
    ...base,
    getItemDb: (table) => range(itemPrefix(table), table, null, base.getItemDb(table)),
    getIndexDb: (type, table, index) => range(indexPrefix(type, table, index), table, index, base.getIndexDb(type, table, index)),
  }
}

/**
 * Write units of a commit: each item and each index entry touched counts its larger image, before or
 * after, in started kilobytes; an index entry that stays as it was costs nothing.
 */
function unitsOf(store: DynaliteStore, staged: Map<string, StagedValue>): Map<string, number> {
  const units = new Map<string, number>()
  for (const [key, { table, index, value }] of staged) {
    const before = store.db.getSync(key)
    if (index !== null && JSON.stringify(before ?? null) === JSON.stringify(value)) continue
    const size = Math.max(before ? db.itemSize(before) : 0, value ? db.itemSize(value) : 0)
    units.set(table, (units.get(table) ?? 0) + Math.max(1, Math.ceil(size / 1024)))
  }
  return units
}
