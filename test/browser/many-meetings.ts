import type { MeetingRecord } from '../../shared/domain/meeting.ts'
import type { Report } from '../../shared/domain/report.ts'
import { TOPIC_CODES } from '../../shared/domain/topic-codes.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import { historyRow } from '../../shared/register/history-row.ts'
import { facets, indexRows } from '../../shared/register/index-rows.ts'
import type { IndexRow } from '../../shared/register/index-rows.ts'
import { meetingRow, reportKey } from '../../shared/register/meeting-row.ts'
import { mergeReports } from '../../shared/register/merge-reports.ts'
import { reportRow } from '../../shared/register/report-row.ts'
import { people, sampleReport } from '../register/sample-reports.ts'

const STATES = ['USA', 'CHN', 'RUS', 'GBR', 'FRA', 'DEU', 'JPN', 'KOR', 'IND', 'BRA', 'TUR', 'SAU', 'ARE', 'EGY', 'ZAF', 'NGA', 'KEN', 'ETH', 'IDN', 'VNM', 'AUS', 'CAN', 'MEX', 'POL', 'UKR', 'ITA', 'ESP', 'SWE', 'NOR', 'EU', 'UN', 'NATO']
const CITIES = [['Washington', 'USA'], ['Geneva', 'CHE'], ['Doha', 'QAT'], ['Singapore', 'SGP'], ['Vienna', 'AUT'], ['Nairobi', 'KEN'], ['Tokyo', 'JPN'], ['Brasilia', 'BRA']] as const
const TITLES = ['President', 'Foreign Minister', 'Deputy Foreign Minister', 'Ambassador', 'Defence Minister']
const STATUSES = ['held', 'held', 'held', 'held', 'planned', 'proposed', 'postponed', 'cancelled'] as const
const DAY_MS = 86_400_000

/** As many different meetings are merged from reports; the others are the same on other days. */
const KINDS = 480

type Kind = { report: Report; row: IndexRow; facets: string[] }

/**
 * A register of so many invented meetings, spread over the six years before `today` and two months after it.
 * Lists come from sorted arrays, as quickly as from an index; records are made when they are asked for.
 */
export function manyMeetings(count: number, today: string): RegisterReader {
  const kinds = Array.from({ length: KINDS }, (_, number) => kindOf(number))
  const first = Date.parse(today) - 6 * 365 * DAY_MS
  const dayOf = (number: number) => new Date(first + (number / count) * (6 * 365 + 60) * DAY_MS).toISOString().slice(0, 10)
  const lists = new Map<string, IndexRow[]>()
  for (let number = 0; number < count; number += 1) {
    const { row, facets: ofKind } = kinds[kindNumber(number)] ?? kindOf(number)
    const day = dayOf(number)
    const status = day > today ? 'planned' : row.status
    const id = idOf(number)
    const published = `${day}T12:00:00Z`
    const listed: IndexRow = { ...row, status, meeting_id: id, date_id: `${day}#${id}`, listed_day: day, date_start: day, first_published_at: published, last_published_at: published }
    for (const facet of [...ofKind, facets.month(day.slice(0, 7)), facets.status(status)]) {
      const list = lists.get(facet)
      if (list === undefined) lists.set(facet, [listed])
      else list.push(listed)
    }
  }
  const meeting = (id: string): { record: MeetingRecord; report: Report }[] => {
    const number = Number.parseInt(id.slice(2), 16)
    const kind = kinds[kindNumber(number)]
    if (kind === undefined || id !== idOf(number) || number >= count) return []
    const day = dayOf(number)
    const { status } = kind.report.meeting
    const told = { ...kind.report.meeting, status: day > today ? ('planned' as const) : status, date: { start: day, end: null, precision: 'day' as const } }
    const report = { ...kind.report, reportId: id.replace('m_', 'r_'), publishedAt: `${day}T12:00:00Z`, meeting: told }
    return [{ report, record: mergeReports([report], [], new Date(`${today}T00:00:00Z`)) }]
  }
  return {
    listing({ facet, from, to, after, limit, order }) {
      const list = lists.get(facet) ?? []
      const found: IndexRow[] = []
      for (let at = 0; at < list.length && found.length < limit; at += 1) {
        const row = list[order === 'asc' ? at : list.length - 1 - at]
        if (row === undefined) break
        const passed = after !== null && (order === 'asc' ? row.date_id <= after : row.date_id >= after)
        if (!passed && (from === null || row.date_id >= from) && (to === null || row.date_id <= `${to}#~`)) found.push({ ...row, facet })
      }
      return Promise.resolve(found)
    },
    meetings: (ids) =>
      Promise.resolve(
        ids.flatMap(meeting).map(({ record, report }) => meetingRow(record, { version: 1, revision: 1, reportKeys: [reportKey(report)], correctedIds: '', indexKeys: '' }, 0)),
      ),
    reports: (keys) => Promise.resolve(keys.flatMap((key) => meeting(key.replace(/^.*\/r_/, 'm_'))).map(({ report, record }) => reportRow(report, record.meetingId, 1))),
    history: (id) =>
      Promise.resolve(
        meeting(id).map(({ record }) =>
          historyRow({ meetingId: id, revision: 1, changedAt: record.firstPublishedAt, cause: { kind: 'article', id: 'a_0' }, before: null, after: record, mergedInto: null }),
        ),
      ),
    changesOfDay: () => Promise.resolve([]),
  }
}

function idOf(number: number): string {
  return `m_${number.toString(16).padStart(20, '0')}`
}

/** The kind of a meeting, as if drawn by lot, but always the same (Knuth's multiplicative hash). */
function kindNumber(number: number): number {
  return ((Math.imul(number, 2_654_435_761) >>> 0) >>> 9) % KINDS
}

function kindOf(number: number): Kind {
  // Small numbers are more frequent, so that some parties meet often and others hardly ever.
  const at = Math.floor(((number % 13) / 13) ** 2 * STATES.length)
  const one = STATES[at] ?? 'USA'
  const other = STATES[(at + 1 + Math.floor(((number % 7) / 7) ** 2 * (STATES.length - 1))) % STATES.length] ?? 'CHN'
  const [city, country] = CITIES[Math.floor(((number % 11) / 11) ** 2 * CITIES.length)] ?? ['Geneva', 'CHE']
  const report = sampleReport({
    article: String(number),
    outlet: `Outlet ${number % 12}`,
    parties: [one, other],
    status: STATUSES[number % STATUSES.length] ?? 'held',
    place: { city, country, venue: null },
    topics: [TOPIC_CODES[Math.floor(((number % 23) / 23) ** 2 * TOPIC_CODES.length)] ?? 'energy', TOPIC_CODES[(number * 5 + 3) % TOPIC_CODES.length] ?? 'health'],
    participants: people(`Ada Number${number % 97}/${one}/${TITLES[number % TITLES.length]}; Bo Count${number % 89}/${other}/${TITLES[(number + 1) % TITLES.length]}`),
    evidence: `Ada Number${number % 97} met Bo Count${number % 89} in ${city}, story ${number} says.`,
  })
  const rows = indexRows(mergeReports([report], [], new Date(0)), [], 1)
  const [row] = rows
  if (row === undefined) throw new Error('a meeting is listed')
  return { report, row, facets: rows.map(({ facet }) => facet).filter((facet) => !/^(?:month|status)#/.test(facet)) }
}
