import { z } from 'zod'
import { instantSchema } from './meeting-fields.ts'

/** A person's ruling on one field of one meeting. It outlives re-extraction. */
export const correctionSchema = z.object({
  meetingId: z.string(),
  correctedAt: instantSchema,
  correctedBy: z.string().min(1),
  reason: z.string().min(1),
  field: z.string().min(1),
  /** The ruled value, as JSON text. */
  value: z.string(),
  revokedAt: instantSchema.nullable(),
})
export type Correction = z.infer<typeof correctionSchema>
