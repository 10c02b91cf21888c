import { historyRowSchema } from '../../shared/register/history-row.ts'
import { indexRowSchema } from '../../shared/register/index-rows.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import type { MemoryTables } from '../register/memory-tables.ts'

/** Reads the register in memory as the queries read DynamoDB, and counts the rows that it was asked for. */
export function memoryReader(tables: MemoryTables): RegisterReader & { rowsRead: number } {
  const changes = () => [...tables.contents.meeting_history.values()].map((row) => historyRowSchema.parse(row))
  const reader = {
    rowsRead: 0,
    listing({ facet, order, from, to, after, limit }: Parameters<RegisterReader['listing']>[0]) {
      const rows = [...tables.contents.meeting_index.values()]
        .map((row) => indexRowSchema.parse(row))
        .filter((row) => row.facet === facet)
        .filter(({ date_id: id }) => (from === null || id >= from) && (to === null || id <= `${to}#~`) && (after === null || (order === 'asc' ? id > after : id < after)))
        .toSorted((a, b) => (a.date_id < b.date_id === (order === 'asc') ? -1 : 1))
        .slice(0, limit)
      reader.rowsRead += rows.length
      return Promise.resolve(rows)
    },
    meetings: (ids: readonly string[]) => tables.meetings(ids),
    reports: (keys: readonly string[]) => tables.reports(keys),
    changesOfDay({ day, after, limit }: Parameters<RegisterReader['changesOfDay']>[0]) {
      const rows = changes().filter((row) => row.change_day === day && row.change_id > (after ?? ''))
      return Promise.resolve(rows.toSorted((a, b) => (a.change_id < b.change_id ? -1 : 1)).slice(0, limit))
    },
    history(meetingId: string) {
      return Promise.resolve(changes().filter((row) => row.meeting_id === meetingId).toSorted((a, b) => a.revision - b.revision))
    },
  }
  return reader
}
