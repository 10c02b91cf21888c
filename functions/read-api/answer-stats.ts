import { csv } from '../../shared/api/csv.ts'
import { statsParameters } from '../../shared/api/parameters.ts'
import { Problem } from '../../shared/api/problem.ts'
import type { StatsResponse } from '../../shared/api/responses.ts'
import type { Answer } from './answers.ts'
import { attachment } from './meeting-formats.ts'
import { json } from './json.ts'
import { monthsAfter } from './months.ts'
import { readParameters } from './read-parameters.ts'
import { totals } from './totals.ts'

/** Months covered unless told otherwise: a year back, and planned meetings of the year to come. */
const MONTHS_BACK = 11
const MONTHS_AHEAD = 12
/** Most months of one answer: so many items are read. */
const MOST_MONTHS = 240

/** `GET /v1/stats`: counts that are kept by month; nothing is counted while the reader waits. */
export const answerStats: Answer = async (request, _values, { statistics, clock }) => {
  const parameters = readParameters(statsParameters, request.query)
  const { by, per, party, format } = parameters
  const today = clock().toISOString().slice(0, 7)
  const to = parameters.to ?? monthsAfter(today, MONTHS_AHEAD)
  const from = parameters.from ?? monthsAfter(parameters.to ?? today, -MONTHS_BACK)
  if (from > to) throw new Problem(400, `from=${from} is later than to=${to}`, { parameter: 'from', instead: 'a month not later than `to`' })
  if (monthsAfter(from, MOST_MONTHS) <= to) throw new Problem(400, `more than ${MOST_MONTHS} months`, { parameter: 'from', instead: `at most ${MOST_MONTHS} months at once` })
  if (party !== undefined && by !== 'pair') {
    throw new Problem(400, `counts by ${by} are not kept for each party`, { parameter: 'party', instead: 'by=pair&party=, or SQL on the exported files (docs/dashboards.md)' })
  }
  const [months, asOf] = await Promise.all([statistics.counts(by, from, to), statistics.countedAt()])
  const wanted = (key: string) => party === undefined || key.split('#').includes(party)
  const counts =
    per === 'range'
      ? totals(months).flatMap(([key, count]) => (wanted(key) ? [{ key, month: null, ...count }] : []))
      : months.flatMap(({ month, counts: own }) => Object.entries(own).flatMap(([key, count]) => (wanted(key) ? [{ key, month, ...count }] : [])))
  if (format === 'csv') {
    return { contentType: 'text/csv; charset=utf-8; header=present', body: csv(CSV_COLUMNS, counts), headers: attachment(`meetings-by-${by}.csv`) }
  }
  const body: StatsResponse = { by, per, from, to, asOf, counts }
  return json(body)
}

const CSV_COLUMNS = ['key', 'month', 'meetings', 'held', 'planned', 'proposed', 'postponed', 'cancelled', 'unconfirmed']
