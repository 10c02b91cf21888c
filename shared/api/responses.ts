import { z } from 'zod'
import { feedKindSchema, feedStateSchema } from '../domain/feed.ts'
import { meetingRecordSchema } from '../domain/meeting.ts'
import { daySchema, instantSchema } from '../domain/meeting-fields.ts'
import { reportSchema } from '../domain/report.ts'
import { meetingSummarySchema } from './meeting-summary.ts'

/** Continues after this page; null if it is the last. A page may hold fewer entries than asked for and still have a next. */
const next = z.string().nullable()

export const meetingsResponse = z.object({
  meetings: z.array(meetingSummarySchema),
  next,
  /** With `updated_since`, on each page: what to give as `updated_since` later. Take that of the last page; the latest meetings may come again. */
  resume: z.string().optional(),
})
export type MeetingsResponse = z.infer<typeof meetingsResponse>

/** One change of one meeting. */
export const changeSchema = z.object({
  changeId: z.string(),
  meetingId: z.string(),
  revision: z.number(),
  changedAt: instantSchema,
  /** `merged` and `withdrawn` are tombstones: the meeting is no more under this id. */
  kind: z.enum(['opened', 'changed', 'merged', 'withdrawn']),
  /** Of a merged meeting: the one that it is now. */
  mergedInto: z.string().nullable(),
  /** What made the register change, and its id: the article's, say. */
  cause: z.object({ kind: z.string(), id: z.string() }),
  /** The fields that changed; none for a new meeting. */
  fields: z.array(z.string()),
})
export type Change = z.infer<typeof changeSchema>

export const changesResponse = z.object({
  changes: z.array(changeSchema),
  next,
  /** Asks later for what has changed since: take that of the last page. The latest changes may come again. */
  resume: z.string(),
})
export type ChangesResponse = z.infer<typeof changesResponse>

/** A change with old and new values. */
export const historyEntrySchema = changeSchema.omit({ fields: true }).extend({
  changes: z.array(z.object({ field: z.string(), from: z.json(), to: z.json() })),
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

export const meetingResponse = z.object({
  meeting: meetingRecordSchema,
  revision: z.number(),
  /** Ids that lead to this meeting, the one asked for first; empty if it was asked for by its own. */
  mergedFrom: z.array(z.string()),
  /** The reports behind the record, the earliest first; at most 150. */
  reports: z.array(reportSchema),
  /** How many reports more there are. */
  reportsOmitted: z.number(),
  /** The latest change first; at most 200. */
  history: z.array(historyEntrySchema),
})
export type MeetingResponse = z.infer<typeof meetingResponse>

export const reportTextResponse = z.object({
  report: reportSchema,
  meetingId: z.string(),
  article: z.object({
    articleId: z.string(),
    version: z.number(),
    url: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    publishedAt: instantSchema,
    /** `page`, or `feed` where the page could not be had. */
    textSource: z.enum(['page', 'feed']),
    /** Characters (UTF-16 units) of the whole archived text. */
    textLength: z.number(),
  }),
  /** Parts of the archived text, in order, with where they stand in it; all of it if the owner allows. */
  excerpts: z.array(z.object({ start: z.number(), end: z.number(), text: z.string() })),
  /** Where the proving sentence stands in the archived text. */
  evidence: z.object({ start: z.number(), end: z.number() }).nullable(),
})
export type ReportTextResponse = z.infer<typeof reportTextResponse>

/** How many meetings, by how they stand. */
export const countsSchema = z.object({
  meetings: z.number(),
  held: z.number(),
  planned: z.number(),
  proposed: z.number(),
  postponed: z.number(),
  cancelled: z.number(),
  unconfirmed: z.number().default(0),
})
export type Counts = z.infer<typeof countsSchema>

export const statsResponse = z.object({
  by: z.string(),
  per: z.string(),
  /** Months covered, first and last. */
  from: z.string(),
  to: z.string(),
  /** When they were last counted; null if never. Later changes are not in. */
  asOf: instantSchema.nullable(),
  counts: z.array(
    countsSchema.extend({
      /** `KOR`; `JPN#KOR` for a pair, in alphabetical order; `2026-03` for months; a topic, country or city. */
      key: z.string(),
      /** Null with per=range. */
      month: z.string().nullable(),
    }),
  ),
})
export type StatsResponse = z.infer<typeof statsResponse>

const partyFields = { code: z.string(), name: z.string(), kind: z.enum(['state', 'organisation', 'non_state']) }

export const partiesResponse = z.object({
  parties: z.array(countsSchema.extend(partyFields)),
  asOf: instantSchema.nullable(),
  next,
})
export type PartiesResponse = z.infer<typeof partiesResponse>

export const partyResponse = z.object({
  ...partyFields,
  /** The latest meetings up to today, and the next ones after. */
  latest: z.array(meetingSummarySchema),
  upcoming: z.array(meetingSummarySchema),
  /** Whom it met, most often first. */
  counterparts: z.array(countsSchema.extend(partyFields)),
  asOf: instantSchema.nullable(),
})
export type PartyResponse = z.infer<typeof partyResponse>

export const personResponse = z.object({
  personId: z.string(),
  /** The fullest name seen. */
  name: z.string(),
  party: z.string(),
  /** Every spelling seen, the one most seen first. */
  names: z.array(z.string()),
  /** Offices as articles gave them, in the order in which they were first seen, with the first and last day of meetings that give them. */
  offices: z.array(z.object({ title: z.string(), from: daySchema, to: daySchema })),
  meetingCount: z.number(),
  /** The latest 200 meetings, the latest first. */
  meetings: z.array(meetingSummarySchema),
  /** Continues at `/v1/meetings?person=<personId>`. */
  next,
  /** People of the same full name for other parties: the same person in another office, or a homonym. */
  namesakes: z.array(z.object({ personId: z.string(), name: z.string(), party: z.string() })),
})
export type PersonResponse = z.infer<typeof personResponse>

export const feedHealthSchema = z.object({
  feedId: z.string(),
  name: z.string(),
  url: z.string(),
  country: z.string().nullable(),
  kind: feedKindSchema,
  state: feedStateSchema,
  /** Nothing new for much longer than it usually pauses. */
  silent: z.boolean(),
  lastPolledAt: instantSchema.nullable(),
  lastSuccessAt: instantSchema.nullable(),
  /** When it last had something new. */
  lastNewsAt: instantSchema.nullable(),
  newestItemAt: instantSchema.nullable(),
  nextPollAt: instantSchema,
  failuresInRow: z.number(),
  lastFailure: z.string().nullable(),
})
export type FeedHealth = z.infer<typeof feedHealthSchema>

export const feedsResponse = z.object({ feeds: z.array(feedHealthSchema), next })
export type FeedsResponse = z.infer<typeof feedsResponse>
