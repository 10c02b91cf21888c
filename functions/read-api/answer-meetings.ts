import { quoteOf, summaryOf } from '../../shared/api/meeting-summary.ts'
import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import { MOST_QUOTED, meetingsParameters } from '../../shared/api/parameters.ts'
import type { MeetingsParameters } from '../../shared/api/parameters.ts'
import { Problem } from '../../shared/api/problem.ts'
import type { MeetingsResponse } from '../../shared/api/responses.ts'
import { listMeetings } from '../../shared/queries/list-meetings.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import type { IndexRow } from '../../shared/register/index-rows.ts'
import { isTombstone, recordOfRow } from '../../shared/register/meeting-row.ts'
import type { Answer } from './answers.ts'
import { cursorAfter, positionIn } from './cursor.ts'
import { json } from './json.ts'
import { readParameters } from './read-parameters.ts'

const DEFAULT_LIMIT = 50
/** With a batch of items for quotes, or for rows that may be out of date, three reads in all. */
const MOST_QUERIES = 2

/** `GET /v1/meetings`. */
export const answerMeetings: Answer = async (request, _values, { register }) => {
  const parameters = readParameters(meetingsParameters, request.query)
  refuseUnserved(parameters)
  const { limit = DEFAULT_LIMIT, cursor, include, format: _format, order, updated_since: _since, ...filter } = parameters
  const page = await listMeetings(register, filter, { limit, order, after: positionIn(cursor, parameters), mostQueries: MOST_QUERIES })
  const meetings = include === 'quotes' ? await quoted(register, page.meetings) : page.meetings.map(summaryOf)
  const body: MeetingsResponse = { meetings, next: page.next === null ? null : cursorAfter(page.next, parameters) }
  return json(body)
}

function refuseUnserved({ party, with: other, from, to, include, limit = 0 }: MeetingsParameters): void {
  if (other !== undefined && party === undefined) {
    throw new Problem(400, 'with asks for a second party', { parameter: 'with', instead: 'give the first one as party, or only party' })
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new Problem(400, `from=${from} is later than to=${to}`, { parameter: 'from', instead: 'a day not later than `to`' })
  }
  if (include === 'quotes' && limit > MOST_QUOTED) {
    throw new Problem(400, `limit=${limit}: with quotes a page has at most ${MOST_QUOTED} meetings`, { parameter: 'limit', instead: `at most ${MOST_QUOTED}, and cursor for more` })
  }
}

/** The summaries of listed meetings with the sentences that prove them. */
async function quoted(register: RegisterReader, rows: readonly IndexRow[]): Promise<MeetingSummary[]> {
  const items = await register.meetings(rows.map(({ meeting_id: id }) => id))
  const quotes = new Map(items.flatMap((item) => (isTombstone(item) ? [] : [[item.meeting_id, quoteOf(recordOfRow(item))] as const])))
  return rows.map((row) => {
    const quote = quotes.get(row.meeting_id)
    return { ...summaryOf(row), ...(quote === undefined ? {} : { quote }) }
  })
}
