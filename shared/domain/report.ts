import { z } from 'zod'
import { extractedMeetingSchema } from './extracted-meeting.ts'
import { instantSchema } from './meeting-fields.ts'
import { provenanceSchema } from './provenance.ts'

/** What one version of one article says about one meeting, with where it comes from. */
export const reportSchema = z.object({
  reportId: z.string().regex(/^r_[0-9a-f]{20}$/),
  articleId: z.string(),
  articleVersion: z.int().positive(),
  extractorVersion: z.string(),
  outlet: z.string().nullable(),
  /** Kind of the feed that listed the article; an official readout weighs more for attendance. */
  outletKind: z.string().nullable(),
  url: z.string(),
  title: z.string().nullable(),
  publishedAt: instantSchema,
  meeting: extractedMeetingSchema,
  /** Absent where the rules alone read the article. */
  provenance: provenanceSchema.optional(),
})
export type Report = z.infer<typeof reportSchema>
