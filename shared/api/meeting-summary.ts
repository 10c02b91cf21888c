import { z } from 'zod'
import type { MeetingRecord } from '../domain/meeting.ts'
import {
  daySchema,
  formatSchema,
  instantSchema,
  meetingDateSchema,
  placeSchema,
  precisionSchema,
  salienceSchema,
  meetingStatusSchema,
  topicSchema,
} from '../domain/meeting-fields.ts'
import { partyCodeSchema } from '../domain/party.ts'
import { peopleOfListing } from '../register/meeting-row.ts'
import type { Listing } from '../register/meeting-row.ts'

/** The words of one article that prove a meeting. */
export const quoteSchema = z.object({
  text: z.string(),
  outlet: z.string().nullable(),
  title: z.string().nullable(),
  url: z.string(),
  publishedAt: instantSchema,
  articleId: z.string(),
  reportId: z.string(),
})
export type Quote = z.infer<typeof quoteSchema>

/** A meeting as lists show it. */
export const meetingSummarySchema = z.object({
  meetingId: z.string(),
  /** The day it is listed under: its first day, or that of its first publication where nobody tells the day. */
  listedDay: daySchema,
  date: meetingDateSchema.nullable(),
  status: meetingStatusSchema,
  format: formatSchema,
  salience: salienceSchema,
  parties: z.array(partyCodeSchema),
  people: z.array(z.object({ personId: z.string(), name: z.string(), party: z.string(), title: z.string().nullable() })),
  place: placeSchema.nullable(),
  topics: z.array(topicSchema),
  durationMin: z.number().nullable(),
  /** The first ten outlets that told of it. */
  outlets: z.array(z.string()),
  sourceCount: z.number(),
  independentAccounts: z.number(),
  confidence: z.number(),
  firstPublishedAt: instantSchema,
  lastPublishedAt: instantSchema,
  /** Raised whenever the register's entry is written. */
  version: z.number(),
  /** Only with `include=quotes`. */
  quote: quoteSchema.optional(),
})
export type MeetingSummary = z.infer<typeof meetingSummarySchema>

/** The summary that a listing row tells. Throws a `ZodError` if the row is none of ours. */
export function summaryOf(row: Listing): MeetingSummary {
  return {
    meetingId: row.meeting_id,
    listedDay: row.listed_day,
    date: row.date_start === null ? null : { start: row.date_start, end: row.date_end, precision: precisionSchema.parse(row.date_precision) },
    status: meetingStatusSchema.parse(row.status),
    format: formatSchema.parse(row.format),
    salience: salienceSchema.parse(row.salience),
    parties: row.parties.split(','),
    people: peopleOf(row),
    place: placeOf(row),
    topics: parts(row.topics, ',').map((topic) => topicSchema.parse(topic)),
    durationMin: row.duration_min,
    outlets: parts(row.outlets, '; '),
    sourceCount: row.source_count,
    independentAccounts: row.independent_accounts,
    confidence: row.confidence,
    firstPublishedAt: row.first_published_at,
    lastPublishedAt: row.last_published_at,
    version: row.version,
  }
}

/** The quote that best shows a meeting: of the reports that give the record's status, the latest that is kept. */
export function quoteOf({ status, sources }: MeetingRecord): Quote | undefined {
  const source = sources.findLast((source) => source.status === status) ?? sources.at(-1)
  if (source === undefined) return undefined
  const { evidence: text, status: _status, ...origin } = source
  return { text, ...origin }
}

function parts(text: string, separator: string): string[] {
  return text === '' ? [] : text.split(separator)
}

function peopleOf(row: Listing): MeetingSummary['people'] {
  const ids = parts(row.person_ids, ',')
  return peopleOfListing(row).map(({ names: [name], party, title }, index) => ({ personId: ids[index] ?? '', name, party, title }))
}

function placeOf({ place_city: city, place_country: country, place_venue: venue }: Listing): MeetingSummary['place'] {
  return city === null && country === null && venue === null ? null : { city, country, venue }
}
