import { changeOf } from '../api/changes.ts'
import type { z } from 'zod'
import { meetingSummarySchema, quoteOf, summaryOf } from '../api/meeting-summary.ts'
import { changeSchema } from '../api/responses.ts'
import type { HistoryRow } from '../register/history-row.ts'
import { isTombstone, recordOfRow } from '../register/meeting-row.ts'
import type { MeetingsItem } from '../register/meeting-row.ts'

/** Who sends the events. */
export const EVENT_SOURCE = 'parley.register'

/** What each kind of change is called on the bus. */
export const DETAIL_TYPES = {
  opened: 'Meeting opened',
  changed: 'Meeting changed',
  merged: 'Meeting merged',
  withdrawn: 'Meeting withdrawn',
} as const

/**
 * The detail of an event: one change of one meeting. Delivered at least once, in no promised order; `changeId`
 * tells repetitions, `revision` which of two is later.
 */
export const meetingEventSchema = changeSchema.extend({
  /** The meeting when the event was sent, which may be later than the change; null if it is no more under this id. */
  meeting: meetingSummarySchema.nullable(),
})
export type MeetingEvent = z.infer<typeof meetingEventSchema>

/** The event of a change. `item` is the meeting as it is now; undefined if it is gone from the table. */
export function meetingEvent(row: HistoryRow, item: MeetingsItem | undefined): MeetingEvent {
  const alive = item === undefined || isTombstone(item) ? null : item
  const quote = alive === null ? undefined : quoteOf(recordOfRow(alive))
  return {
    ...changeOf(row),
    meeting: alive === null ? null : { ...summaryOf(alive), ...(quote === undefined ? {} : { quote }) },
  }
}
