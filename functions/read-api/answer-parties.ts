import { csv } from '../../shared/api/csv.ts'
import { listParameters, noParameters } from '../../shared/api/parameters.ts'
import { Problem } from '../../shared/api/problem.ts'
import type { Counts, PartiesResponse, PartyResponse } from '../../shared/api/responses.ts'
import { partyCodeSchema } from '../../shared/domain/party.ts'
import { isOrganisationCode, isStateCode, partyName } from '../../shared/domain/party-codes.ts'
import { listMeetings } from '../../shared/queries/list-meetings.ts'
import { suggestParties } from '../../shared/queries/suggest-party.ts'
import type { Answer } from './answers.ts'
import { cursorAfter, positionIn } from './cursor.ts'
import { json } from './json.ts'
import { nextLink } from './list-headers.ts'
import { attachment } from './meeting-formats.ts'
import { monthsAfter } from './months.ts'
import type { ReadApiPorts } from './ports.ts'
import { readParameters } from './read-parameters.ts'
import { withoutQuotes } from './summaries.ts'
import { totals } from './totals.ts'

const DEFAULT_LIMIT = 500
/** Meetings shown of one party, before and after today. */
const MEETINGS_SHOWN = 20
/** Months counted: two years back and one ahead. */
const MONTHS_BACK = 24
const MONTHS_AHEAD = 12

/** `GET /v1/parties`: who met over the last two years and is to meet in the next. */
export const answerParties: Answer = async (request, _values, ports) => {
  const parameters = readParameters(listParameters, request.query)
  const { limit = DEFAULT_LIMIT, cursor, format } = parameters
  const [all, asOf] = await Promise.all([countsOf('party', ports), ports.statistics.countedAt()])
  const after = positionIn(cursor, parameters)
  // By code, so that a place in the list stays one while counts change.
  const rest = all.map(([code, counts]) => ({ ...described(code), ...counts })).toSorted((a, b) => (a.code < b.code ? -1 : 1)).filter(({ code }) => after === null || code > after)
  const parties = rest.slice(0, limit)
  const last = parties.at(-1)
  const next = rest.length > limit && last !== undefined ? cursorAfter(last.code, parameters) : null
  if (format === 'csv') {
    return { contentType: 'text/csv; charset=utf-8; header=present', body: csv(CSV_COLUMNS, parties), headers: { ...nextLink(request, next), ...attachment('parties.csv') } }
  }
  const body: PartiesResponse = { parties, asOf, next }
  return json(body, nextLink(request, next))
}

const CSV_COLUMNS = ['code', 'name', 'kind', 'meetings', 'held', 'planned', 'proposed', 'postponed', 'cancelled', 'unconfirmed']

/** `GET /v1/parties/{code}`. */
export const answerParty: Answer = async (request, { code = '' }, ports) => {
  readParameters(noParameters, request.query)
  if (!partyCodeSchema.safeParse(code).success) {
    const meant = suggestParties(code).map(({ code: other, name }) => `${other} (${name})`)
    throw new Problem(404, `${JSON.stringify(code)} is no party`, { parameter: 'code', instead: meant.length > 0 ? `perhaps ${meant.join(', ')}` : 'a code like KOR, EU or NSA:taliban' })
  }
  const today = ports.clock().toISOString().slice(0, 10)
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)
  const page = { limit: MEETINGS_SHOWN, after: null }
  const [latest, upcoming, pairs, asOf] = await Promise.all([
    listMeetings(ports.register, { party: code, to: today }, page),
    listMeetings(ports.register, { party: code, from: tomorrow }, { ...page, order: 'asc' }),
    countsOf('pair', ports),
    ports.statistics.countedAt(),
  ])
  const counterparts = pairs.flatMap(([key, counts]) => {
    const parties = key.split('#')
    return parties.includes(code) ? [{ ...described(parties.find((party) => party !== code) ?? code), ...counts }] : []
  })
  const body: PartyResponse = { ...described(code), latest: withoutQuotes(latest.meetings), upcoming: withoutQuotes(upcoming.meetings), counterparts, asOf }
  return json(body)
}

async function countsOf(dimension: 'party' | 'pair', { statistics, clock }: ReadApiPorts): Promise<[string, Counts][]> {
  const month = clock().toISOString().slice(0, 7)
  return totals(await statistics.counts(dimension, monthsAfter(month, -MONTHS_BACK), monthsAfter(month, MONTHS_AHEAD)))
}

function described(code: string): { code: string; name: string; kind: 'state' | 'organisation' | 'non_state' } {
  return { code, name: partyName(code), kind: isStateCode(code) ? 'state' : isOrganisationCode(code) ? 'organisation' : 'non_state' }
}
