import { z } from 'zod'
import type { Change, HistoryEntry } from './responses.ts'
import type { HistoryRow } from '../register/history-row.ts'

const fieldChanges = z.array(z.object({ field: z.string(), from: z.json(), to: z.json() }))

/** A row of history as a change of the register. */
export function changeOf(row: HistoryRow): Change {
  return { ...headOf(row), fields: row.fields === '' ? [] : row.fields.split(',') }
}

/** A row of history with old and new values. Throws a `ZodError` if the row holds none that can be read. */
export function historyEntryOf(row: HistoryRow): HistoryEntry {
  return { ...headOf(row), changes: fieldChanges.parse(JSON.parse(row.changes)) }
}

function headOf(row: HistoryRow): Omit<Change, 'fields'> {
  return {
    changeId: row.change_id,
    meetingId: row.meeting_id,
    revision: row.revision,
    changedAt: row.changed_at,
    kind: row.kind,
    mergedInto: row.merged_into,
    cause: { kind: row.cause, id: row.cause_id },
  }
}
