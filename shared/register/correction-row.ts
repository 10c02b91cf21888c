import { z } from 'zod'
import { anchorSchema, correctionSchema } from '../domain/correction.ts'
import type { Correction } from '../domain/correction.ts'
import { stableJson } from './stable-json.ts'

/** An item of the table `corrections`: one ruling, revoked or not. */
export const correctionRowSchema = z.object({
  meeting_id: z.string(),
  corrected_at: z.string(),
  /** `active` or `revoked`: with it and `corrected_at`, `by_state` lists rulings in the order in which they were made. */
  state: z.enum(['active', 'revoked']),
  corrected_by: z.string(),
  reason: z.string(),
  kind: z.string(),
  field: z.string().nullable().default(null),
  /** The ruled value as JSON text. */
  value: z.string().nullable().default(null),
  /** The reports that the ruling holds on to, as JSON text. */
  anchors: z.string(),
  revoked_at: z.string().nullable().default(null),
  revoked_by: z.string().nullable().default(null),
  version: z.number(),
})
export type CorrectionRow = z.infer<typeof correctionRowSchema>

/** The row of a ruling, at its `version`th writing. */
export function correctionRow(correction: Correction, version: number): CorrectionRow {
  return {
    meeting_id: correction.meetingId,
    corrected_at: correction.correctedAt,
    state: correction.revokedAt === null ? 'active' : 'revoked',
    corrected_by: correction.correctedBy,
    reason: correction.reason,
    kind: correction.kind,
    field: correction.field,
    value: correction.value,
    anchors: stableJson(correction.anchors),
    revoked_at: correction.revokedAt,
    revoked_by: correction.revokedBy,
    version,
  }
}

/** The ruling that a row holds. Throws, naming the row, if it holds none. */
export function correctionOfRow(row: CorrectionRow): Correction {
  try {
    return correctionSchema.parse({
      meetingId: row.meeting_id,
      correctedAt: row.corrected_at,
      correctedBy: row.corrected_by,
      reason: row.reason,
      kind: row.kind,
      field: row.field,
      value: row.value,
      anchors: z.array(anchorSchema).parse(JSON.parse(row.anchors)),
      revokedAt: row.revoked_at,
      revokedBy: row.revoked_by,
    })
  } catch (cause) {
    throw new Error(`the ruling ${row.meeting_id}@${row.corrected_at} cannot be read`, { cause })
  }
}
