import type { MeetingDate } from '../domain/meeting-fields.ts'

/** One day, `YYYY-MM-DD`, as a date. */
export function dayOf(start: string): MeetingDate {
  return { start, end: null, precision: 'day' }
}

/** Whether a date tells the day, or the first day and the last. */
export function isOfDays(date: MeetingDate | null | undefined): date is MeetingDate {
  return date?.precision === 'day'
}

/** Whether a date tells one day alone. */
export function isOneDay(date: MeetingDate | null | undefined): date is MeetingDate {
  return isOfDays(date) && !date.end
}
