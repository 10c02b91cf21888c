import type { ChangesPage } from '../../shared/queries/list-changes.ts'
import { changesOfRow } from '../../shared/register/history-row.ts'
import type { HistoryRow } from '../../shared/register/history-row.ts'

/** Changes of the register for people to read, the earliest first. */
export function changesText({ changes, next, resume }: ChangesPage): string {
  const lines = changes.map((row) => `${row.meeting_id} ${changeText(row)}`)
  const end = next === null ? `That is all; later, go on with --since '${resume}'` : `There are more; go on with --since '${next}'`
  return [...(lines.length > 0 ? lines : ['Nothing has changed.']), '', end, ''].join('\n')
}

/** One revision in a line: when, what became of the meeting, why, and old and new values. */
export function changeText(row: HistoryRow): string {
  const what = row.kind === 'merged' ? `merged into ${row.merged_into ?? ''}` : row.kind
  const values = changesOfRow(row).map(({ field, from, to }) => `${field}${from === null && to === null ? '' : `: ${shown(from)} → ${shown(to)}`}`)
  return `${row.changed_at} #${row.revision} ${what} by ${row.cause} ${row.cause_id}${values.length > 0 ? `; ${values.join(', ')}` : ''}`
}

/** A history row with its old and new values as values. */
export function changeWithValues({ changes: _text, ...row }: HistoryRow): Omit<HistoryRow, 'changes'> & { changes: ReturnType<typeof changesOfRow> } {
  return { ...row, changes: changesOfRow({ changes: _text, ...row }) }
}

/** A value in short. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
