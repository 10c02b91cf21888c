import { z } from 'zod'
import {
  accountSchema,
  formatSchema,
  meetingDateSchema,
  participantSchema,
  placeSchema,
  salienceSchema,
  statementSchema,
  statusSchema,
  topicSchema,
} from './meeting-fields.ts'
import { partyCodeSchema } from './party.ts'

/**
 * The words that prove one field: `text.slice(start, end)` of the article's text.
 * `field` is a path into the record: `status`, `parties/0`, `participants/1`, `date`, `topics/2`, `evidence` …
 * A field may have several spans; each stands for itself.
 */
export const fieldSpanSchema = z.object({
  field: z.string(),
  start: z.int().nonnegative(),
  end: z.int().positive(),
})
export type FieldSpan = z.infer<typeof fieldSpanSchema>

/** What one article says about one meeting, in the field names of the record guidelines. */
export const extractedMeetingSchema = z.object({
  salience: salienceSchema,
  status: statusSchema,
  format: formatSchema,
  parties: z.array(partyCodeSchema).min(2),
  participants: z.array(participantSchema),
  date: meetingDateSchema.nullable(),
  place: placeSchema.nullable(),
  topics: z.array(topicSchema),
  durationMin: z.int().positive().nullable(),
  /** The words that place the occasion in a series ("third of its kind this year"), or null. */
  series: z.string().nullable(),
  outcomes: z.array(z.string()),
  statements: z.array(statementSchema),
  accounts: z.array(accountSchema),
  /** One sentence of the article, verbatim, that best shows the occasion. */
  evidence: z.string().min(1),
  /** The share of records with this confidence that are right, as measured on annotated articles; 0 to 1. */
  confidence: z.number().min(0).max(1),
  spans: z.array(fieldSpanSchema),
})
export type ExtractedMeeting = z.infer<typeof extractedMeetingSchema>

/** What the extractor reads: an article's plain text, paragraphs separated by blank lines, and what is known around it. */
export type ArticleText = {
  text: string
  /** Publication day or instant, ISO 8601; relative dates are resolved against its calendar day. */
  published: string
  title?: string | null
  outlet?: string | null
  url?: string | null
  /** The outlet's country, alpha-3, where the feed list says it: whose officials it may name without a country. */
  outletCountry?: string | null
  /** The outlet's kind, where the feed list says it: a ministry's "we" is its government. */
  outletKind?: string | null
}
