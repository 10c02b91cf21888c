import type { MeetingRecord } from '../domain/meeting.ts'
import { quoteOf } from '../api/meeting-summary.ts'
import { columnsOf, listedDay } from '../register/record-columns.ts'

/** Types of columns: a day is `2026-03-01`, an instant ISO 8601 in UTC. */
export type ColumnType = 'text' | 'whole' | 'number' | 'day' | 'instant'
export type Column = { name: string; type: ColumnType; meaning: string }
export type ExportRow = Readonly<Record<string, string | number | null>>

/** One exported table: flat, one row for each thing, and `meeting_id` in all to join them by. */
export type ExportTable = {
  name: string
  meaning: string
  columns: readonly Column[]
  rowsOf: (record: MeetingRecord) => ExportRow[]
}

const column = (name: string, type: ColumnType, meaning: string): Column => ({ name, type, meaning })
const MEETING_ID = column('meeting_id', 'text', 'the meeting')
const LISTED_DAY = column('listed_day', 'day', 'the day that the meeting is listed under')

/** The exported tables. All of a meeting's rows are in the month of the day that it is listed under. */
export const EXPORT_TABLES: readonly ExportTable[] = [
  {
    name: 'meetings',
    meaning: 'one row for each meeting',
    columns: [
      MEETING_ID,
      column('listed_day', 'day', 'its first day, or the day of its first publication where nobody tells'),
      column('date_start', 'day', 'first day; absent where nobody tells'),
      column('date_end', 'day', 'last day of several'),
      column('date_precision', 'text', 'day, week, month or year'),
      column('status', 'text', 'held, planned, proposed, postponed, cancelled, or unconfirmed: planned, and nothing heard since'),
      column('format', 'text', 'in_person, phone, video or unknown'),
      column('salience', 'text', 'main, or mention: no article is about it'),
      column('parties', 'text', 'codes, joined by commas'),
      column('party_count', 'whole', 'how many parties'),
      column('people', 'text', 'names with party, joined by semicolons'),
      column('place_city', 'text', 'city'),
      column('place_country', 'text', 'alpha-3 code of the country'),
      column('place_venue', 'text', 'venue'),
      column('topics', 'text', 'codes, joined by commas'),
      column('duration_min', 'whole', 'minutes'),
      column('source_count', 'whole', 'reports'),
      column('independent_accounts', 'whole', 'accounts that do not repeat each other'),
      column('confidence', 'number', 'how probable it is that an account is right, 0 to 1'),
      column('first_published_at', 'instant', 'when the first report was published'),
      column('last_published_at', 'instant', 'when the last one was'),
      column('quote', 'text', 'the sentence that best proves it'),
      column('quote_outlet', 'text', 'whose sentence it is'),
      column('quote_url', 'text', 'where it stands'),
    ],
    rowsOf: (record) => [meetingRow(record)],
  },
  {
    name: 'meeting_parties',
    meaning: 'one row for each party to a meeting',
    columns: [MEETING_ID, LISTED_DAY, column('party', 'text', 'code of the party'), column('status', 'text', 'of the meeting')],
    rowsOf: (record) => record.parties.map((party) => ({ ...keyOf(record), party, status: record.status })),
  },
  {
    name: 'meeting_people',
    meaning: 'one row for each person at a meeting',
    columns: [
      MEETING_ID,
      LISTED_DAY,
      column('person_id', 'text', 'party and folded name'),
      column('name', 'text', 'the fullest spelling'),
      column('party', 'text', 'code of the party'),
      column('title', 'text', 'office at the time'),
      column('status', 'text', 'of the meeting'),
    ],
    rowsOf: (record) =>
      record.participants.map(({ personId, name, party, title }) => ({ ...keyOf(record), person_id: personId, name, party, title, status: record.status })),
  },
  {
    name: 'meeting_topics',
    meaning: 'one row for each topic of a meeting',
    columns: [MEETING_ID, LISTED_DAY, column('topic', 'text', 'code of the topic'), column('status', 'text', 'of the meeting')],
    rowsOf: (record) => record.topics.map((topic) => ({ ...keyOf(record), topic, status: record.status })),
  },
  {
    name: 'meeting_reports',
    meaning: 'one row for each report of a meeting that its record names',
    columns: [
      MEETING_ID,
      LISTED_DAY,
      column('report_id', 'text', 'the report'),
      column('article_id', 'text', 'its article'),
      column('outlet', 'text', 'who published it'),
      column('url', 'text', 'where'),
      column('title', 'text', 'its headline'),
      column('published_at', 'instant', 'when'),
      column('status', 'text', 'how it says the meeting stands'),
      column('evidence', 'text', 'the sentence that proves the meeting'),
    ],
    rowsOf: (record) =>
      record.sources.map(({ reportId, articleId, outlet, url, title, publishedAt, status, evidence }) => ({
        ...keyOf(record),
        report_id: reportId,
        article_id: articleId,
        outlet,
        url,
        title,
        published_at: publishedAt,
        status,
        evidence,
      })),
  },
]

function keyOf(record: MeetingRecord): { meeting_id: string; listed_day: string } {
  return { meeting_id: record.meetingId, listed_day: listedDay(record) }
}

function meetingRow(record: MeetingRecord): ExportRow {
  const quote = quoteOf(record)
  return {
    ...columnsOf(record),
    quote: quote?.text ?? null,
    quote_outlet: quote?.outlet ?? null,
    quote_url: quote?.url ?? null,
  }
}
