import { z } from 'zod'
import {
  formatSchema,
  instantSchema,
  meetingDateSchema,
  meetingStatusSchema,
  placeSchema,
  salienceSchema,
  statementSchema,
  statusSchema,
  topicSchema,
} from './meeting-fields.ts'
import { partyCodeSchema } from './party.ts'

/** A person who takes part, under the fullest spelling seen; the other spellings are kept beside it. */
export const attendeeSchema = z.object({
  name: z.string(),
  party: partyCodeSchema,
  title: z.string().nullable(),
  /** Party and folded name: `KOR:choi-jong-kun`. */
  personId: z.string(),
  otherNames: z.array(z.string()),
})
export type Attendee = z.infer<typeof attendeeSchema>

/** A ministry, official or body that an account cites, and what the account says in so many words that it does not mention. */
export const citedSourceSchema = z.object({ name: z.string(), saidToOmit: z.array(z.string()) })
export type CitedSource = z.infer<typeof citedSourceSchema>

/** Places in the record's `statements`. What was stored when statements were only counted has none, until the record is next made. */
const statementPlaces = z.array(z.int().nonnegative()).catch([])

/** What one account of the meeting says and leaves out, beside what the record as a whole knows. */
export const sideAccountSchema = z.object({
  outlet: z.string().nullable(),
  /** Whether a ministry, a government or an organisation speaks for itself. */
  official: z.boolean().default(false),
  /** Whom it cites. */
  cites: z.array(citedSourceSchema).default([]),
  /** Other outlets that carry or retell it; together they are one account. */
  carriedBy: z.array(z.string()),
  mentions: z.object({ topics: z.array(topicSchema), outcomes: z.array(z.string()), statements: statementPlaces }),
  /** What other accounts tell and this one does not. */
  leavesOut: z.object({ topics: z.array(topicSchema), outcomes: z.array(z.string()), statements: statementPlaces }),
  reportIds: z.array(z.string()),
})
export type SideAccount = z.infer<typeof sideAccountSchema>

/** A value that reports give for a field and that the record does not show. */
export const alternativeSchema = z.object({
  /** `status`, `date`, `place.city`, `participants/<personId>/title` … */
  field: z.string(),
  value: z.json(),
  /** Some of the reports that say so, earliest first. */
  reportIds: z.array(z.string()),
  /** How many reports say so. */
  reports: z.int().positive(),
})
export type Alternative = z.infer<typeof alternativeSchema>

/** One report behind the record, with the sentence that proves it. */
export const sourceSchema = z.object({
  reportId: z.string(),
  articleId: z.string(),
  outlet: z.string().nullable(),
  url: z.string(),
  title: z.string().nullable(),
  publishedAt: instantSchema,
  status: statusSchema,
  evidence: z.string(),
})
export type Source = z.infer<typeof sourceSchema>

/**
 * The register's record of one meeting, computed from its reports and corrections alone: the same reports
 * give the same record whenever and in whatever order they come.
 */
export const meetingRecordSchema = z.object({
  meetingId: z.string().regex(/^m_[0-9a-f]{20}$/),
  status: meetingStatusSchema,
  format: formatSchema,
  /** `main` if at least one article is about the meeting. */
  salience: salienceSchema,
  /** In alphabetical order. */
  parties: z.array(partyCodeSchema),
  /** By party, then name. */
  participants: z.array(attendeeSchema),
  date: meetingDateSchema.nullable(),
  place: placeSchema.nullable(),
  topics: z.array(topicSchema),
  durationMin: z.int().positive().nullable(),
  series: z.string().nullable(),
  outcomes: z.array(z.string()),
  statements: z.array(statementSchema),
  accounts: z.array(sideAccountSchema),
  alternatives: z.array(alternativeSchema),
  /** Earliest first; of more than `SOURCES_KEPT` reports the weightiest. */
  sources: z.array(sourceSchema),
  sourceCount: z.int().positive(),
  /** Accounts that do not repeat each other. */
  independentAccounts: z.int().positive(),
  /** How probable it is that at least one account is right about the occasion, 0 to 1. */
  confidence: z.number().min(0).max(1),
  firstPublishedAt: instantSchema,
  lastPublishedAt: instantSchema,
  /** Fields ruled by a person. */
  correctedFields: z.array(z.string()),
  /** Ruled to be no meeting: the record stays where matching finds it, and readers do not see it. */
  ruledOut: z.boolean().default(false),
})
export type MeetingRecord = z.infer<typeof meetingRecordSchema>
