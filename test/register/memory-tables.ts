import { indexKeysOf } from '../../shared/register/index-rows.ts'
import { listed, parseMeetingsItem } from '../../shared/register/meeting-row.ts'
import { rulingsBlock, unsettledBlock } from '../../shared/register/plan-change.ts'
import { MOST_ACTIONS, WriteConflict } from '../../shared/register/register-tables.ts'
import type { FlatItem, ItemKey, RegisterTable, RegisterTables, WriteAction } from '../../shared/register/register-tables.ts'
import { reportRowSchema } from '../../shared/register/report-row.ts'
import { correctionOfRow, correctionRowSchema } from '../../shared/register/correction-row.ts'

type Table = Map<string, FlatItem>

/** The register's tables in memory, with the versions, limits and interleavings of the real ones. */
export type MemoryTables = RegisterTables & {
  contents: Record<RegisterTable, Table>
  /** Transactions written, and the size of the largest, in actions. */
  written: { transactions: number; largest: number }
  /** Called before every call; may wait (interleaving) or throw (a crash). */
  before: (call: string) => Promise<void>
  /** Called after every write. */
  afterWrite: () => void
}

export function memoryTables(contents: MemoryTables['contents'] = emptyTables()): MemoryTables {
  const tables: MemoryTables = {
    contents,
    written: { transactions: 0, largest: 0 },
    before: () => Promise.resolve(),
    afterWrite: () => {},
    async articleReports(articleId) {
      await tables.before('articleReports')
      return [...contents.reports.values()].filter((row) => row.article_id === articleId).map((row) => reportRowSchema.parse(row))
    },
    async reports(keys) {
      await tables.before('reports')
      return keys.flatMap((key) => {
        const [article_id = '', report_id = ''] = key.split('/')
        const row = contents.reports.get(keyText({ article_id, report_id }))
        return row === undefined ? [] : [reportRowSchema.parse(row)]
      })
    },
    async meetings(ids) {
      await tables.before('meetings')
      return ids.flatMap((meeting_id) => {
        const item = contents.meetings.get(keyText({ meeting_id }))
        return item === undefined ? [] : [parseMeetingsItem(item)]
      })
    },
    async blockVersions(ids) {
      await tables.before('blockVersions')
      return new Map(ids.map((block_id) => [block_id, versionOf(contents.match_blocks.get(keyText({ block_id })))]))
    },
    async listedMeetings(ranges) {
      const listings = []
      for (const { facet, from, to } of ranges) {
        await tables.before('listedMeetings')
        for (const row of contents.meeting_index.values()) {
          const id = String(row.date_id)
          if (row.facet === facet && id >= from && id <= `${to}#~`) listings.push({ meetingId: String(row.meeting_id), version: Number(row.version) })
        }
      }
      return listings
    },
    async corrections(ids) {
      await tables.before('corrections')
      return [...contents.corrections.values()]
        .map((row) => correctionRowSchema.parse(row))
        .filter((row) => ids.includes(row.meeting_id))
        .map((row) => ({ correction: correctionOfRow(row), version: row.version }))
    },
    async rulingNotes(articleIds) {
      await tables.before('rulingNotes')
      return articleIds.map((articleId) => {
        const note = contents.match_blocks.get(keyText({ block_id: rulingsBlock(articleId) }))
        return { articleId, version: versionOf(note), meetingIds: listed(String(note?.meeting_ids ?? '')) }
      })
    },
    async unsettled(id) {
      await tables.before('unsettled')
      const note = contents.match_blocks.get(keyText({ block_id: unsettledBlock(id) }))
      if (note === undefined) return null
      const stale = String(note.stale_rows)
      return {
        version: Number(note.version),
        meetingIds: listed(String(note.meeting_ids)),
        staleRows: stale === '' ? [] : indexKeysOf({ index_keys: stale }),
      }
    },
    async write(actions) {
      await tables.before('write')
      write(contents, actions)
      tables.written.transactions += 1
      tables.written.largest = Math.max(tables.written.largest, actions.length)
      tables.afterWrite()
    },
  }
  return tables
}

function emptyTables(): MemoryTables['contents'] {
  return { reports: new Map(), meetings: new Map(), meeting_index: new Map(), meeting_history: new Map(), match_blocks: new Map(), corrections: new Map() }
}

function write(contents: Record<RegisterTable, Table>, actions: readonly WriteAction[]): void {
  const places = actions.map((action) => `${action.table} ${keyText(action.key)}`)
  if (actions.length === 0 || actions.length > MOST_ACTIONS) throw new Error(`a transaction of ${actions.length} actions`)
  if (new Set(places).size < places.length) throw new Error('two actions of a transaction on one item')
  for (const action of actions) {
    if (action.expect === undefined) continue
    const item = contents[action.table].get(keyText(action.key))
    if (versionOf(item) !== action.expect) throw new WriteConflict(`${action.table} ${keyText(action.key)}`)
  }
  for (const action of actions) {
    if (action.kind === 'put') contents[action.table].set(keyText(action.key), { ...action.item })
    if (action.kind === 'delete') contents[action.table].delete(keyText(action.key))
  }
}

function versionOf(item: FlatItem | undefined): number | null {
  return item === undefined ? null : Number(item.version)
}

function keyText(key: ItemKey): string {
  return Object.values(key).join('\t')
}

/** What readers see of a register: its meetings, listings and reports, without the counts of how often they were written. */
export function readersView(tables: MemoryTables): unknown {
  const unversioned = (item: FlatItem) => {
    const { version: _version, revision: _revision, ...rest } = item
    return rest
  }
  const sorted = (items: FlatItem[]) => items.map((item) => JSON.stringify(unversioned(item))).toSorted()
  return {
    meetings: sorted([...tables.contents.meetings.values()].filter(({ merged_into }) => merged_into === null)),
    listings: sorted([...tables.contents.meeting_index.values()]),
    reports: sorted([...tables.contents.reports.values()]),
    unsettled: [...tables.contents.match_blocks.keys()].filter((key) => key.startsWith('unsettled')),
  }
}
