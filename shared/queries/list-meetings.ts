import type { IndexRow } from '../register/index-rows.ts'
import { withoutLeftovers } from './current-rows.ts'
import { facetsFor, matches } from './meeting-filter.ts'
import type { MeetingFilter } from './meeting-filter.ts'
import { getPerson, isPersonId } from './people.ts'
import type { ListingOrder, RegisterReader } from './register-reader.ts'

/** A page of meetings; `next` continues after it, null if it is the last. */
export type MeetingPage = { meetings: IndexRow[]; next: string | null }

export type PageRequest = {
  limit: number
  /** `next` of the page before, null for the first. */
  after: string | null
  /** Default: the latest day first. */
  order?: ListingOrder
  /**
   * Most queries for one page; then it ends, be it short or empty, and `next` goes on. Without it a page is
   * filled however much has to be read.
   */
  mostQueries?: number
}

/** Rows read at once while a filter is at work that the listing does not serve. */
const FILTERED_PAGE = 200

/**
 * Lists the meetings that match, by the index rows of the most selective facet. A page's place stays valid
 * whatever is added meanwhile.
 */
export async function listMeetings(reader: RegisterReader, filter: MeetingFilter, page: PageRequest): Promise<MeetingPage> {
  if (filter.person !== undefined && isPersonId(filter.person)) return meetingsOfPerson(reader, filter.person, filter, page)
  const { order = 'desc', mostQueries = Infinity } = page
  const facets = facetsFor(filter)
  const exact = isServed(filter) || (mostQueries < Infinity && isPair(filter))
  const limit = exact ? page.limit + 1 : Math.max(FILTERED_PAGE, page.limit + 1)
  const found: IndexRow[] = []
  let { after } = page
  for (let queries = facets.length; ; queries += facets.length) {
    const query = { order, from: filter.from ?? null, to: filter.to ?? null, after, limit }
    const rows = inOrder(await Promise.all(facets.map((facet) => reader.listing({ ...query, facet }))), order, limit)
    found.push(...rows.filter((row) => matches(filter, row)))
    after = rows.length < limit ? null : (rows.at(-1)?.date_id ?? null)
    if (found.length > page.limit || after === null || queries + facets.length > mostQueries) break
  }
  const listed = found.slice(0, page.limit)
  const next = found.length > page.limit ? (listed.at(-1)?.date_id ?? null) : after
  return { meetings: await withoutLeftovers(reader, listed), next }
}

/** The meetings of one person, told from others of the same name. */
async function meetingsOfPerson(reader: RegisterReader, id: string, { person: _person, ...filter }: MeetingFilter, page: PageRequest): Promise<MeetingPage> {
  const { from, to } = filter
  const { after, order = 'desc' } = page
  const answer = await getPerson(reader, id)
  const all = (answer?.meetings ?? []).filter((row) => matches(filter, row) && row.listed_day >= (from ?? '') && row.listed_day <= (to ?? '~'))
  const rest = all.filter(({ date_id: at }) => after === null || (order === 'asc' ? at > after : at < after))
  const meetings = inOrder([rest], order, page.limit)
  return { meetings, next: rest.length > page.limit ? (meetings.at(-1)?.date_id ?? null) : null }
}

/** Whether the facet alone answers the filter, so that no row read is in vain. */
function isServed({ from: _from, to: _to, ...filter }: MeetingFilter): boolean {
  const asked = Object.values(filter).filter((value) => value !== undefined).length
  return asked === 0 || (asked === 1 && filter.person === undefined)
}

/** Whether the facets answer the filter but for conferences, of which few are in vain. */
function isPair({ from: _from, to: _to, party, with: other, ...filter }: MeetingFilter): boolean {
  return party !== undefined && other !== undefined && Object.values(filter).every((value) => value === undefined)
}

/** Merges listings into one of at most `limit` rows, beyond which some listing may have more to say. */
function inOrder(listings: readonly IndexRow[][], order: ListingOrder, limit: number): IndexRow[] {
  const turn = order === 'asc' ? 1 : -1
  return listings
    .flat()
    .toSorted((a, b) => (a.date_id < b.date_id ? -turn : a.date_id > b.date_id ? turn : 0))
    .slice(0, limit)
}
