import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import type { MeetingsResponse } from '../../shared/api/responses.ts'
import { withQuery } from '../routes.ts'
import { read } from './read.ts'

/** The latest meetings of a list, over several pages; `cut` if there are more. */
export type MeetingsOf = { meetings: MeetingSummary[]; cut: boolean }

/** Pages looked through for the first meeting: each request to the API reads only so much. */
const MOST_EMPTY_PAGES = 8

/** The first page of the list at `path` that has a meeting; an empty one if there is none, or none among the first pages. */
export async function firstPageOf(path: string): Promise<MeetingsResponse> {
  let page = await read<MeetingsResponse>(path)
  for (let empty = 1; page.meetings.length === 0 && page.next !== null && empty < MOST_EMPTY_PAGES; empty += 1) {
    page = await read<MeetingsResponse>(pageAfter(path, page.next))
  }
  return page
}

/** The page of the list at `path` (which has a query) after a cursor. */
export function pageAfter(path: string, cursor: string): string {
  return `${path}&${withQuery('', [['cursor', cursor]]).slice(1)}`
}

/** Reads the pages of the list at `path` (which has a query) until `most` meetings are there or no more. */
export async function meetingsOf(path: string, most: number): Promise<MeetingsOf> {
  const meetings: MeetingSummary[] = []
  let next: string | null = null
  do {
    const page: MeetingsResponse = await read<MeetingsResponse>(next === null ? path : pageAfter(path, next))
    meetings.push(...page.meetings)
    next = page.next
  } while (next !== null && meetings.length < most)
  return { meetings, cut: next !== null }
}
