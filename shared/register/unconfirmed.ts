import type { MeetingDate } from '../domain/meeting-fields.ts'
import type { MeetingRecord } from '../domain/meeting.ts'
import { dayNumber, lastDayOfMonth, lastDayOfYear } from './calendar-days.ts'
import { ANNOUNCEMENT } from './match-view.ts'

/** News of a meeting comes within this time after its day, days; before that nothing is made of silence. */
export const SILENCE_DAYS = 2

/** What tells the last day on which a planned meeting may take place. */
export type Expected = Pick<MeetingRecord, 'status' | 'date' | 'lastPublishedAt' | 'correctedFields'>

/** Whether a meeting is planned, by accounts and not by a person's ruling, and its last day has passed without any account of it. */
export function isUnconfirmed(expected: Expected, asOf: Date): boolean {
  return expected.status === 'planned' && !expected.correctedFields.includes('status') && lastDay(expected) + SILENCE_DAYS < dayNumber(asOf.toISOString())
}

/** The last day, as a day number; of an announcement without a date, the end of the time that it may be for. */
function lastDay({ date, lastPublishedAt }: Expected): number {
  return date === null ? dayNumber(lastPublishedAt) + ANNOUNCEMENT : lastDayOfDate(date)
}

function lastDayOfDate({ start, end, precision }: MeetingDate): number {
  if (precision === 'month') return lastDayOfMonth(start)
  if (precision === 'year') return lastDayOfYear(start)
  return end === null ? dayNumber(start) + (precision === 'week' ? 6 : 0) : dayNumber(end)
}
