import { indexKeysOf } from '../register/index-rows.ts'
import type { IndexRow } from '../register/index-rows.ts'
import { isTombstone } from '../register/meeting-row.ts'
import type { RegisterReader } from './register-reader.ts'

/**
 * Meetings with more rows than this may not fit a transaction when they change; a row of theirs may be
 * left over for a moment, so it is compared with the meeting itself.
 */
const READ_BACK_ROWS = 40

/** Leaves out rows that a large meeting's last change has not yet deleted. */
export async function withoutLeftovers(reader: RegisterReader, rows: readonly IndexRow[]): Promise<IndexRow[]> {
  const large = rows.filter((row) => row.index_rows > READ_BACK_ROWS)
  if (large.length === 0) return [...rows]
  const items = await reader.meetings(large.map(({ meeting_id: id }) => id))
  const keys = new Set(items.filter((item) => !isTombstone(item)).flatMap((item) => indexKeysOf(item).map(keyText)))
  return rows.filter((row) => row.index_rows <= READ_BACK_ROWS || keys.has(keyText(row)))
}

function keyText({ facet, date_id }: { facet: string; date_id: string }): string {
  return `${facet}\t${date_id}`
}
