import { z } from 'zod'
import { daySchema, instantSchema } from '../domain/meeting-fields.ts'
import { partyCodeSchema } from '../domain/party.ts'
import { DIMENSIONS } from '../export/month-counts.ts'
import { meetingFilterSchema } from '../queries/meeting-filter.ts'

/** Most meetings of a page with quotes: one batch of items. */
export const MOST_QUOTED = 100
/** Most entries of any page. */
export const MOST_LISTED = 1000

const limit = z.coerce
  .number({ error: `a whole number from 1 to ${MOST_LISTED}` })
  .int({ error: `a whole number from 1 to ${MOST_LISTED}` })
  .min(1, { error: `a whole number from 1 to ${MOST_LISTED}` })
  .max(MOST_LISTED, { error: `a whole number from 1 to ${MOST_LISTED}` })
  .optional()
  .describe('Most entries of the page. Default: 50, for csv and ics 500.')
const cursor = z.string().min(1).optional().describe('`next` of the page before. It stays valid whatever is added meanwhile.')
const format = z.enum(['json', 'csv', 'ics', 'atom']).default('json').describe('json; csv for spreadsheets, ics for calendars, atom for feed readers')
const flatFormat = z.enum(['json', 'csv']).default('json').describe('json or csv')

const filter = {
  party: meetingFilterSchema.shape.party.describe('A party to the meeting: KOR, EU, NSA:taliban'),
  with: meetingFilterSchema.shape.with.describe('Another party to the same meeting; goes with `party`'),
  person: meetingFilterSchema.shape.person.describe('Who took part: a name in any usual spelling, the family name alone, or a person’s id'),
  topic: meetingFilterSchema.shape.topic.describe('A topic code'),
  status: meetingFilterSchema.shape.status,
  place: meetingFilterSchema.shape.place.describe('A city, or the code of a country'),
}

/** A day, or an instant. */
const since = z.union([instantSchema, daySchema], { error: 'a day like 2026-03-01 or an instant like 2026-03-01T12:00:00Z' })

export const meetingsParameters = z.strictObject({
  ...filter,
  from: daySchema.optional().describe('First day, 2026-03-01'),
  to: daySchema.optional().describe('Last day'),
  updated_since: since.optional().describe('Only meetings that changed since, in the order of their last change; at most 31 days back. Later, give `resume` of the last page'),
  order: z.enum(['desc', 'asc']).default('desc').describe('desc: the latest day first; asc: the earliest first'),
  include: z.enum(['quotes']).optional().describe(`quotes: with each meeting the sentence that proves it; pages of at most ${MOST_QUOTED}`),
  limit,
  cursor,
  format,
})

export const changesParameters = z.strictObject({
  since: since.optional().describe('First instant of change; default: the last 24 hours, from the full hour'),
  limit,
  cursor: cursor.describe('`next` or `resume` of the page before'),
  format,
})

export const statsParameters = z.strictObject({
  by: z.enum(DIMENSIONS).describe('What is counted'),
  from: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, { error: 'a month like 2026-03' }).optional().describe('First month, 2026-03; default: twelve months up to `to`'),
  to: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, { error: 'a month like 2026-03' }).optional().describe('Last month; default: a year from now, for planned meetings'),
  per: z.enum(['month', 'range']).default('month').describe('month: one count for each month; range: one for all of them'),
  party: partyCodeSchema.optional().describe('With by=pair: only pairs of this party'),
  format: flatFormat,
})

export const listParameters = z.strictObject({ cursor, limit, format: flatFormat })
export const noParameters = z.strictObject({})

export type MeetingsParameters = z.infer<typeof meetingsParameters>
export type ChangesParameters = z.infer<typeof changesParameters>
export type StatsParameters = z.infer<typeof statsParameters>
export type ListParameters = z.infer<typeof listParameters>

