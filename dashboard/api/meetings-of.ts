import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import type { MeetingsResponse } from '../../shared/api/responses.ts'
import { withQuery } from '../routes.ts'
import { read } from './read.ts'

/** The latest meetings of a list, over several pages; `cut` if there are more. */
export type MeetingsOf = { meetings: MeetingSummary[]; cut: boolean }

/** Reads the pages of the list at `path` (which has a query) until `most` meetings are there or no more. */
export async function meetingsOf(path: string, most: number): Promise<MeetingsOf> {
  const meetings: MeetingSummary[] = []
  let next: string | null = null
  do {
    const page: MeetingsResponse = await read<MeetingsResponse>(next === null ? path : `${path}&${withQuery('', [['cursor', next]]).slice(1)}`)
    meetings.push(...page.meetings)
    next = page.next
  } while (next !== null && meetings.length < most)
  return { meetings, cut: next !== null }
}
