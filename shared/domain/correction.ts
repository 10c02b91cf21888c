import { z } from 'zod'
import { daySchema, instantSchema } from './meeting-fields.ts'
import { textOrder } from './text-order.ts'

/**
 * What a ruling holds on to: one report of a meeting as it was when the ruling was made. Where a better
 * extractor gives that report another id, the article's report that is most like it takes its place.
 */
export const anchorSchema = z.object({
  articleId: z.string(),
  reportId: z.string(),
  /** `KOR`, `USA`, in alphabetical order. */
  parties: z.array(z.string()),
  /** First day on which the report may place the meeting. */
  day: daySchema,
  /** Of a merger the two meetings; of a split `one` is what is split off, `other` what stays. Otherwise `one`. */
  side: z.enum(['one', 'other']),
})
export type Anchor = z.infer<typeof anchorSchema>

/**
 * A person's ruling on a meeting. It outlives re-extraction: `set` puts a value over what accounts say,
 * `merge` and `split` overrule matching, `not_a_meeting` takes a record away from readers.
 */
export const correctionSchema = z.object({
  /** The meeting's id when the ruling was made. */
  meetingId: z.string(),
  /** When, to the millisecond: with the meeting's id the key of the ruling. */
  correctedAt: instantSchema,
  correctedBy: z.string().min(1),
  reason: z.string().min(1),
  kind: z.enum(['set', 'merge', 'split', 'not_a_meeting']),
  /** Of `set`: the field, and the ruled value as JSON text; else null. */
  field: z.string().min(1).nullable(),
  value: z.string().nullable(),
  /** The weightiest first: the first that is still there is where the ruling applies. */
  anchors: z.array(anchorSchema).min(1),
  revokedAt: instantSchema.nullable(),
  revokedBy: z.string().min(1).nullable(),
})
export type Correction = z.infer<typeof correctionSchema>

/** A ruling's name, by which it is listed and revoked: `m_…@2026-03-12T08:00:00.000Z`. */
export function correctionId({ meetingId, correctedAt }: Pick<Correction, 'meetingId' | 'correctedAt'>): string {
  return `${meetingId}@${correctedAt}`
}

/** Rulings that are not revoked, in the order in which they were made; a later one stands over an earlier. */
export function inForce(corrections: readonly Correction[]): Correction[] {
  return corrections
    .filter(({ revokedAt }) => revokedAt === null)
    .toSorted((a, b) => textOrder(a.correctedAt, b.correctedAt) || textOrder(correctionId(a), correctionId(b)))
}
