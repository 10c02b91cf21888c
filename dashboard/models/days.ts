/** When a meeting takes place, as a listing tells it. */
export type Period = { start: string; end: string | null; precision: string } | null

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const DAY_MS = 86_400_000

/**
 * A period for reading: "11 March 2026", "9–11 March 2026", "in the week of 9 March 2026", "March 2026",
 * "2026". Written by hand rather than by `Intl`, so that every machine shows the same.
 */
export function periodText(period: Period): string {
  if (period === null) return 'Date not told'
  const { start, end, precision } = period
  if (precision === 'year') return start.slice(0, 4)
  if (precision === 'month') return monthText(start)
  if (end !== null && end !== start) return precision === 'week' ? `between ${spanText(start, end)}` : spanText(start, end)
  return precision === 'week' ? `week of ${dayText(start)}` : dayText(start)
}

/** "11 March 2026". */
export function dayText(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthText(day)}`
}

/** "11 Mar 2026", for tables. */
export function shortDayText(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthName(day).slice(0, 3)} ${day.slice(0, 4)}`
}

/** "March 2026". */
export function monthText(day: string): string {
  return `${monthName(day)} ${day.slice(0, 4)}`
}

/** "Wednesday". */
export function weekday(day: string): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
}

/** "11 March 2026, 14:05 UTC". */
export function instantText(instant: string): string {
  return `${dayText(instant)}, ${instant.slice(11, 16)} UTC`
}

/** Whole days from one day to another; negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS)
}

/** "today", "yesterday", "in 5 days", "3 months ago": how far `day` is from `today`. */
export function awayText(day: string, today: string): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  const length = lengthText(Math.abs(days))
  return days > 0 ? `in ${length}` : `${length} ago`
}

/** A number of days in the unit in which people say it: "12 days", "5 weeks", "7 months", "2 years". */
export function lengthText(days: number): string {
  const [count, unit] =
    days < 28 ? [days, 'day'] : days < 91 ? [Math.round(days / 7), 'week'] : days < 730 ? [Math.round(days / 30.44), 'month'] : [Math.round(days / 365.25), 'year']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** The day of a moment in UTC, which is how the register counts days. */
export function utcDay(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}

/** The day `days` after `day`. */
export function dayAfter(day: string, days: number): string {
  return utcDay(new Date(Date.parse(day) + days * DAY_MS))
}

/** Every month from the first to the last, `2026-03`, so that an axis has no holes. */
export function monthsFromTo(first: string, last: string): string[] {
  const months: string[] = []
  let year = Number(first.slice(0, 4))
  let month = Number(first.slice(5, 7))
  for (;;) {
    const text = `${year}-${String(month).padStart(2, '0')}`
    if (text > last.slice(0, 7)) return months
    months.push(text)
    if (month === 12) year += 1
    month = month === 12 ? 1 : month + 1
  }
}

function monthName(day: string): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? ''
}

function spanText(start: string, end: string): string {
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8, 10))}–${dayText(end)}`
  if (start.slice(0, 4) === end.slice(0, 4)) return `${Number(start.slice(8, 10))} ${monthName(start)} – ${dayText(end)}`
  return `${dayText(start)} – ${dayText(end)}`
}
