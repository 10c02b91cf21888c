import { z } from 'zod'
import { meetingRecordSchema } from '../domain/meeting.ts'
import type { MeetingRecord } from '../domain/meeting.ts'
import { listedDay } from './record-columns.ts'
import { stableJson } from './stable-json.ts'

/** What made the register change. */
export type Cause = { kind: 'article' | 'correction' | 'sweep'; id: string }

/** An item of `meeting_history`: one revision of one meeting. */
export const historyRowSchema = z.object({
  meeting_id: z.string(),
  revision: z.number(),
  changed_at: z.string(),
  /** The UTC day and, unique within it, instant and id: `changes since` is a query per day on `by_change`. */
  change_day: z.string(),
  change_id: z.string(),
  /** `opened`, `changed`, `merged` (into another meeting) or `withdrawn` (no report is left). */
  kind: z.enum(['opened', 'changed', 'merged', 'withdrawn']),
  merged_into: z.string().nullable().default(null),
  cause: z.string(),
  cause_id: z.string(),
  /** `status,date`: the fields that changed. */
  fields: z.string(),
  /** `[{field, from, to}]` as JSON text. */
  changes: z.string(),
  /** The days that the meeting was listed under before and after; null where it was not yet, or is no more. */
  day_before: z.string().nullable().default(null),
  day_after: z.string().nullable().default(null),
})
export type HistoryRow = z.infer<typeof historyRowSchema>

const fieldChangeSchema = z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })
/** A field's old and new value; both null where the row does not repeat them. */
export type FieldChange = z.infer<typeof fieldChangeSchema>

/** The old and new values that a row tells. */
export function changesOfRow({ changes }: HistoryRow): FieldChange[] {
  return z.array(fieldChangeSchema).parse(JSON.parse(changes))
}

/** Lists whose old and new values a history row does not repeat whole: `sources` tells which reports came and went. */
const RETOLD: ReadonlySet<string> = new Set(['accounts', 'alternatives', 'sources', 'statements'])

/** What readers see of a record: nothing of one that was ruled to be no meeting. */
export function visible(record: MeetingRecord | null): MeetingRecord | null {
  return record === null || record.ruledOut ? null : record
}

/** The row that records a change from `before` (null: there was nothing to see) to `after` (null: there is no more). */
export function historyRow(options: {
  meetingId: string
  revision: number
  changedAt: string
  cause: Cause
  before: MeetingRecord | null
  after: MeetingRecord | null
  mergedInto: string | null
}): HistoryRow {
  const { meetingId, revision, changedAt, cause, before, after, mergedInto } = options
  const changes = before !== null && after !== null ? fieldChanges(before, after) : []
  const ended = mergedInto === null ? 'withdrawn' : 'merged'
  return {
    meeting_id: meetingId,
    revision,
    changed_at: changedAt,
    change_day: changedAt.slice(0, 10),
    change_id: `${changedAt}#${meetingId}#${revision}`,
    kind: after === null ? ended : before === null ? 'opened' : 'changed',
    merged_into: mergedInto,
    cause: cause.kind,
    cause_id: cause.id,
    fields: changes.map(({ field }) => field).join(','),
    changes: stableJson(changes),
    day_before: before === null ? null : listedDay(before),
    day_after: after === null ? null : listedDay(after),
  }
}

function fieldChanges(before: MeetingRecord, after: MeetingRecord): FieldChange[] {
  return meetingRecordSchema
    .keyof()
    .options.toSorted()
    .filter((field) => stableJson(before[field]) !== stableJson(after[field]))
    .map((field): FieldChange => {
      if (field === 'sources') return { field, from: gone(before, after), to: gone(after, before) }
      return RETOLD.has(field) ? { field, from: null, to: null } : { field, from: before[field], to: after[field] }
    })
}

/** Reports that `one` names and `other` does not. */
function gone(one: MeetingRecord, other: MeetingRecord): string[] {
  const kept = new Set(other.sources.map(({ reportId }) => reportId))
  return one.sources.map(({ reportId }) => reportId).filter((reportId) => !kept.has(reportId))
}
