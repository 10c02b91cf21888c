export const DAY_MS = 24 * 60 * 60 * 1000

/** A calendar day as a number of days since 1 January 1970; arithmetic on it knows no time zone. */
export type DayNumber = number

/** The day of that year, month (1–12) and day of month, or null if there is none. Years 1000 to 9999. */
export function dayNumber(year: number, month: number, day: number): DayNumber | null {
  if (!Number.isInteger(year) || year < 1000 || year > 9999 || month < 1 || month > 12) return null
  const number = Date.UTC(year, month - 1, day) / DAY_MS
  return day > 0 && (day < 29 || partsOf(number).day === day) ? number : null
}

/** The day written `YYYY-MM-DD` at the start of `text`, or null. */
export function parseDay(text: string): DayNumber | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  return found ? dayNumber(Number(found[1]), Number(found[2]), Number(found[3])) : null
}

/** Whether the day can be written `YYYY-MM-DD`: years 1000 to 9999. */
export function isWritable(day: DayNumber): boolean {
  const { year } = partsOf(day)
  return year >= 1000 && year <= 9999
}

/** `YYYY-MM-DD`, of a day that is writable. */
export function formatDay(day: DayNumber): string {
  const { year, month, day: dayOfMonth } = partsOf(day)
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`
}

/** Month 1–12. */
export function partsOf(day: DayNumber): { year: number; month: number; day: number } {
  const date = new Date(day * DAY_MS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 1 Monday to 7 Sunday, as ISO 8601 counts. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** The Monday of the day's week. */
export function mondayOf(day: DayNumber): DayNumber {
  return day - weekdayOf(day) + 1
}

/** The first day of the month that lies `months` after that month; null outside of the years 1000 to 9999. */
export function monthStart(year: number, month: number, months: number): DayNumber | null {
  const index = year * 12 + (month - 1) + months
  return dayNumber(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1)
}

/** Days from the one day to the other, both `YYYY-MM-DD`; negative if that lies before. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}
