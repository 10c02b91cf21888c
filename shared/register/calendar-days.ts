/** Milliseconds of a calendar day in UTC. */
const DAY_MS = 86_400_000

/** Days since 1970-01-01 of `YYYY-MM-DD` or of an instant's UTC day. */
export function dayNumber(iso: string): number {
  return Math.floor(Date.parse(iso.length > 10 ? iso : `${iso}T00:00:00Z`) / DAY_MS)
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** Day number of the last day of the month that `iso` lies in. */
export function lastDayOfMonth(iso: string): number {
  return Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 0) / DAY_MS
}

/** Day number of 31 December of the year that `iso` lies in. */
export function lastDayOfYear(iso: string): number {
  return Date.UTC(Number(iso.slice(0, 4)), 11, 31) / DAY_MS
}

/** An instant in the one spelling that sorts as text: milliseconds and `Z`. */
export function sortableInstant(iso: string): string {
  return new Date(iso).toISOString()
}
