import { z } from 'zod'
import { countryCodeSchema, partyCodeSchema } from './party.ts'
import { TOPIC_CODES } from './topic-codes.ts'

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = z.iso.date()
/** An instant, ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime()

/** How the occasion stands as of the document: done or under way, announced, suggested by one side, delayed, called off. */
export const statusSchema = z.enum(['held', 'planned', 'proposed', 'postponed', 'cancelled'])
export type Status = z.infer<typeof statusSchema>

/** How a meeting of the register stands: as documents say, or planned for a day that passed without a word. */
export const meetingStatusSchema = z.enum([...statusSchema.options, 'unconfirmed'])
export type MeetingStatus = z.infer<typeof meetingStatusSchema>

/** How the officials dealt with each other; `unknown` where the document leaves it open. */
export const formatSchema = z.enum(['in_person', 'phone', 'video', 'unknown'])
export type Format = z.infer<typeof formatSchema>

/** Whether the document is about the occasion or mentions it in passing. */
export const salienceSchema = z.enum(['main', 'mention'])
export type Salience = z.infer<typeof salienceSchema>

export const topicSchema = z.enum(TOPIC_CODES)

/** A named person who takes part for a party, with the title held at the time as the document gives it. */
export const participantSchema = z.object({
  name: z.string().min(1),
  party: partyCodeSchema,
  title: z.string().min(1).nullable(),
})
export type Participant = z.infer<typeof participantSchema>

/** How exactly a document tells the date: `start` is the first day of the period that it names. */
export const precisionSchema = z.enum(['day', 'week', 'month', 'year'])
export type Precision = z.infer<typeof precisionSchema>

/** When the occasion takes place. `end` (inclusive) only for several days, or for one day within a span (precision `week`). */
export const meetingDateSchema = z.object({
  start: daySchema,
  end: daySchema.nullable(),
  precision: precisionSchema,
})
export type MeetingDate = z.infer<typeof meetingDateSchema>

/** Where the occasion takes place, as far as the document says. */
export const placeSchema = z.object({
  city: z.string().nullable(),
  country: countryCodeSchema.nullable(),
  venue: z.string().nullable(),
})
export type Place = z.infer<typeof placeSchema>

/** Whom the document names as its source, and what it says that this source leaves out. */
export const accountSchema = z.object({
  outlet: z.string().nullable(),
  citing: z.string().nullable(),
  omits: z.array(z.string()).default([]),
})
export type Account = z.infer<typeof accountSchema>

/** What a named speaker is quoted or reported as saying about the occasion. */
export const statementSchema = z.object({
  speaker: z.string().min(1),
  text: z.string().min(1),
})
export type Statement = z.infer<typeof statementSchema>
