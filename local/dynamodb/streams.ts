import type { Item } from './dynalite-types.ts'

/** A new image of an item, as it is kept until its reader has dealt with it. */
export type StreamRecord = { sequence: string; image: Item }

/** The streams of new images that tables have. */
export type Streams = {
  /** From now on keeps what is written to a table. */
  open(table: string): void
  /** The first records of a table's stream. */
  read(table: string, limit: number): Promise<StreamRecord[]>
  /** Forgets records. */
  drop(table: string, records: readonly StreamRecord[]): Promise<void>
  /** Records that nobody has dealt with yet. */
  waiting(table: string): number
}

type Database = {
  iterator(range: { gte: string; lt: string; limit?: number }): AsyncIterable<[string, unknown]>
  batch(changes: ({ type: 'put'; key: string; value: unknown } | { type: 'del'; key: string })[]): Promise<void>
}

const PREFIX = 'stream~'

/**
 * Streams in the database of the items, so that an item and its record are one commit. Resolves once what
 * earlier runs left is counted.
 */
export async function openStreams(db: Database): Promise<Streams & { recordsOf(written: readonly { table: string; image: Item }[]): Map<string, Item> }> {
  const opened = new Set<string>()
  const counts = new Map<string, number>()
  let last = 0
  for await (const [key] of db.iterator({ gte: PREFIX, lt: `${PREFIX}\u{ffff}` })) {
    const [, table = '', sequence = ''] = key.split('~')
    counts.set(table, (counts.get(table) ?? 0) + 1)
    last = Math.max(last, Number(sequence))
  }
  const counted = (table: string, more: number) => counts.set(table, (counts.get(table) ?? 0) + more)

  return {
    open: (table) => void opened.add(table),
    recordsOf(written) {
      const records = new Map<string, Item>()
      for (const { table, image } of written.filter(({ table }) => opened.has(table))) {
        last += 1
        records.set(`${PREFIX}${table}~${String(last).padStart(16, '0')}`, image)
        counted(table, 1)
      }
      return records
    },
    async read(table, limit) {
      const records: StreamRecord[] = []
      for await (const [key, image] of db.iterator({ gte: `${PREFIX}${table}~`, lt: `${PREFIX}${table}~\u{ffff}`, limit })) {
        records.push({ sequence: key.split('~').at(-1) ?? '', image: image as Item })
      }
      return records
    },
    async drop(table, records) {
      await db.batch(records.map(({ sequence }) => ({ type: 'del' as const, key: `${PREFIX}${table}~${sequence}` })))
      counted(table, -records.length)
    },
    waiting: (table) => counts.get(table) ?? 0,
  }
}
