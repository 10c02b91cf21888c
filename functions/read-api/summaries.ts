import { quoteOf, summaryOf } from '../../shared/api/meeting-summary.ts'
import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import { isTombstone, recordOfRow } from '../../shared/register/meeting-row.ts'
import type { Listing } from '../../shared/register/meeting-row.ts'

/** Summaries of listed meetings. */
export function withoutQuotes(rows: readonly Listing[]): MeetingSummary[] {
  return rows.map(summaryOf)
}

/** Summaries of listed meetings, with the sentences that prove them: one batch of items. */
export async function withQuotes(register: RegisterReader, rows: readonly Listing[]): Promise<MeetingSummary[]> {
  const items = await register.meetings(rows.map(({ meeting_id: id }) => id))
  const quotes = new Map(items.flatMap((item) => (isTombstone(item) ? [] : [[item.meeting_id, quoteOf(recordOfRow(item))] as const])))
  return rows.map((row) => {
    const quote = quotes.get(row.meeting_id)
    return { ...summaryOf(row), ...(quote === undefined ? {} : { quote }) }
  })
}
