import { z } from 'zod'
import type { MeetingRecord } from '../domain/meeting.ts'
import { meetingRecordSchema } from '../domain/meeting.ts'
import { columnsOf } from './record-columns.ts'
import { stableJson } from './stable-json.ts'

/** What every listing of meetings shows: flat, scalars only, lists as delimited text. */
export const listingSchema = z.object({
  meeting_id: z.string(),
  /** The day it is listed under: the meeting's first day, or of its first publication where nobody tells the day. */
  listed_day: z.string(),
  date_start: z.string().nullable().default(null),
  date_end: z.string().nullable().default(null),
  date_precision: z.string().nullable().default(null),
  status: z.string(),
  format: z.string(),
  salience: z.string(),
  /** `KOR,USA`. */
  parties: z.string(),
  party_count: z.number(),
  /** `Choi Jong-kun (KOR); Wendy Sherman (USA)`. */
  people: z.string(),
  place_city: z.string().nullable().default(null),
  place_country: z.string().nullable().default(null),
  place_venue: z.string().nullable().default(null),
  topics: z.string(),
  duration_min: z.number().nullable().default(null),
  source_count: z.number(),
  independent_accounts: z.number(),
  confidence: z.number(),
  first_published_at: z.string(),
  last_published_at: z.string(),
  /** Every spelling of each person's name seen, `Choi Jong-kun/Choi Jong Kun;Wendy Sherman`. */
  person_names: z.string(),
  /** `KOR:choi-jong-kun,USA:wendy-sherman`, in the order of `person_names`. */
  person_ids: z.string(),
  /** `first vice foreign minister;`, in the same order; nothing where no title is told. */
  person_titles: z.string().default(''),
  /** Outlets, the earliest first, the first ten. */
  outlets: z.string(),
  /** How many rows of `meeting_index` list the meeting. */
  index_rows: z.number(),
  /** Raised by every write of the meeting; binds what was read to what is written. */
  version: z.number(),
})
export type Listing = z.infer<typeof listingSchema>

/** An item of `meetings` that is a meeting. */
export const meetingRowSchema = listingSchema.extend({
  /** Raised when the record changes; the last row of its history. */
  revision: z.number(),
  merged_into: z.null().default(null),
  /** The keys of its reports, `article_id/report_id`, blank-separated, the earliest published first. */
  report_keys: z.string(),
  /** The keys of its rows in `meeting_index`, `facet<tab>date_id`, one a line. */
  index_keys: z.string(),
  /** The rulings that concern it, `m_…@2021-11-16T08:00:00.000Z`, blank-separated. */
  corrected_ids: z.string(),
  /** The whole record as JSON text. */
  record: z.string(),
})
export type MeetingRow = z.infer<typeof meetingRowSchema>

/**
 * An item of `meetings` whose meeting is no more: its reports were found to tell of another meeting, or
 * were withdrawn. `report_key` is the report that it was named after: where that is now, the meeting is.
 */
export const tombstoneRowSchema = z.object({
  meeting_id: z.string(),
  version: z.number(),
  revision: z.number(),
  merged_into: z.string(),
  report_key: z.string(),
})
export type TombstoneRow = z.infer<typeof tombstoneRowSchema>

/** `merged_into` of a meeting whose reports were all withdrawn. */
export const WITHDRAWN = 'withdrawn'

export type MeetingsItem = MeetingRow | TombstoneRow

export function isTombstone(item: MeetingsItem): item is TombstoneRow {
  return item.merged_into !== null
}

/** Reads an item of `meetings`. Throws, naming it, if it is neither a meeting nor a tombstone. */
export function parseMeetingsItem(item: unknown): MeetingsItem {
  return z.union([meetingRowSchema, tombstoneRowSchema]).parse(item)
}

/** The record that a row holds. Throws, naming the row, if it holds none. */
export function recordOfRow(row: MeetingRow): MeetingRecord {
  try {
    return meetingRecordSchema.parse(JSON.parse(row.record))
  } catch (cause) {
    throw new Error(`the record of meeting ${row.meeting_id} cannot be read`, { cause })
  }
}

/** The flat listing of a record. */
export function listingOf(record: MeetingRecord, indexRows: number, version: number): Listing {
  const outlets = [...new Set(record.sources.flatMap(({ outlet }) => (outlet === null ? [] : [outlet])))]
  return {
    ...columnsOf(record),
    person_names: record.participants.map(({ name, otherNames }) => [name, ...otherNames].map(listable).join('/')).join(';'),
    person_ids: record.participants.map(({ personId }) => personId).join(','),
    person_titles: record.participants.map(({ title }) => listable(title ?? '')).join(';'),
    outlets: outlets.slice(0, 10).join('; '),
    index_rows: indexRows,
    version,
  }
}

/** A text without the marks that delimit lists of names. */
function listable(text: string): string {
  return text.replaceAll(/\s*[;/]\s*/gu, ' ')
}

/** A participant as listing rows tell of them. */
export type ListedPerson = { party: string; names: [string, ...string[]]; title: string | null }

/** The participants that a listing row tells of. */
export function peopleOfListing(row: Pick<Listing, 'person_ids' | 'person_names' | 'person_titles'>): ListedPerson[] {
  if (row.person_ids === '') return []
  const [names, titles] = [row.person_names.split(';'), row.person_titles.split(';')]
  return row.person_ids.split(',').map((id, index) => {
    const [name = '', ...others] = (names[index] ?? '').split('/')
    return { party: id.slice(0, id.lastIndexOf(':')), names: [name, ...others], title: titles[index] || null }
  })
}

/** What the item of a meeting keeps beside its record. */
export type MeetingState = {
  version: number
  revision: number
  reportKeys: readonly string[]
  correctedIds: string
  indexKeys: string
}

/** The item of `meetings` for a record. */
export function meetingRow(record: MeetingRecord, state: MeetingState, indexRows: number): MeetingRow {
  return {
    ...listingOf(record, indexRows, state.version),
    revision: state.revision,
    merged_into: null,
    report_keys: state.reportKeys.join(' '),
    index_keys: state.indexKeys,
    corrected_ids: state.correctedIds,
    record: stableJson(record),
  }
}

/** The key of a report as text: a report's row is found by article and report. */
export function reportKey({ articleId, reportId }: { articleId: string; reportId: string }): string {
  return `${articleId}/${reportId}`
}

/** The words of a blank-separated list. */
export function listed(text: string): string[] {
  return text === '' ? [] : text.split(' ')
}
