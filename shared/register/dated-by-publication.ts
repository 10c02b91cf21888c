import type { Report } from '../domain/report.ts'

/** No date is worded as long as this, characters. */
const LONGEST_DATE_WORDS = 40

/**
 * Whether a report's day is that of its publication for want of a word on it: fresh news is of the day on which
 * it is told, and what proves it then is a whole sentence. A paper that tells the next morning is a day late.
 */
export function isDatedByPublication({ meeting: { date, status, spans } }: Report): boolean {
  if (date === null || date.precision !== 'day' || status !== 'held') return false
  const proof = spans.filter(({ field }) => field === 'date')
  return proof.length > 0 && proof.every(({ start, end }) => end - start > LONGEST_DATE_WORDS)
}
