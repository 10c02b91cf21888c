import type { IndexRow } from '../register/index-rows.ts'
import { withoutLeftovers } from './current-rows.ts'
import { facetsFor, matches } from './meeting-filter.ts'
import type { MeetingFilter } from './meeting-filter.ts'
import { getPerson, isPersonId } from './people.ts'
import type { RegisterReader } from './register-reader.ts'

/** A page of meetings, the latest first; `next` continues after it, null if it is the last. */
export type MeetingPage = { meetings: IndexRow[]; next: string | null }

/** Rows read at once while a filter is at work that the listing does not serve. */
const FILTERED_PAGE = 200
/**
 * Lists the meetings that match, by the index rows of the most selective facet. `after` is the `next` of
 * the page before; it stays valid whatever is added meanwhile.
 */
export async function listMeetings(
  reader: RegisterReader,
  filter: MeetingFilter,
  page: { limit: number; after: string | null },
): Promise<MeetingPage> {
  if (filter.person !== undefined && isPersonId(filter.person)) return meetingsOfPerson(reader, filter.person, filter, page)
  const facets = facetsFor(filter)
  const found: IndexRow[] = []
  let { after } = page
  for (;;) {
    const limit = isServed(filter) ? page.limit + 1 : Math.max(FILTERED_PAGE, page.limit + 1)
    const query = { from: filter.from ?? null, to: filter.to ?? null, after, limit }
    const rows = latestFirst(await Promise.all(facets.map((facet) => reader.listing({ ...query, facet }))), limit)
    found.push(...(await withoutLeftovers(reader, rows.filter((row) => matches(filter, row)))))
    after = rows.at(-1)?.date_id ?? null
    if (found.length > page.limit || rows.length < limit || after === null) break
  }
  const meetings = found.slice(0, page.limit)
  return { meetings, next: found.length > page.limit ? (meetings.at(-1)?.date_id ?? null) : null }
}

/** The meetings of one person, told from others of the same name. */
async function meetingsOfPerson(
  reader: RegisterReader,
  id: string,
  { person: _person, ...filter }: MeetingFilter,
  page: { limit: number; after: string | null },
): Promise<MeetingPage> {
  const { from, to } = filter
  const answer = await getPerson(reader, id)
  const all = (answer?.meetings ?? []).filter((row) => matches(filter, row) && row.listed_day >= (from ?? '') && row.listed_day <= (to ?? '~'))
  const { after } = page
  const rest = after === null ? all : all.filter(({ date_id: at }) => at < after)
  const meetings = rest.slice(0, page.limit)
  return { meetings, next: rest.length > page.limit ? (meetings.at(-1)?.date_id ?? null) : null }
}

/** Whether the facet alone answers the filter, so that no row read is in vain. */
function isServed({ from: _from, to: _to, ...filter }: MeetingFilter): boolean {
  const asked = Object.values(filter).filter((value) => value !== undefined).length
  return asked === 0 || (asked === 1 && filter.person === undefined)
}

/** Merges listings into one of at most `limit` rows, beyond which some listing may have more to say. */
function latestFirst(listings: readonly IndexRow[][], limit: number): IndexRow[] {
  return listings
    .flat()
    .toSorted((a, b) => (a.date_id < b.date_id ? 1 : a.date_id > b.date_id ? -1 : 0))
    .slice(0, limit)
}
