import type { Counts } from '../../shared/api/responses.ts'
import { noMeetings, sumOf } from '../../shared/export/month-counts.ts'
import type { CountsByKey } from '../../shared/export/month-counts.ts'

/** Counts over several months, the most meetings first. */
export function totals(months: readonly { counts: CountsByKey }[]): [key: string, counts: Counts][] {
  const sums = new Map<string, Counts>()
  for (const { counts } of months) {
    for (const [key, count] of Object.entries(counts)) sums.set(key, sumOf(sums.get(key) ?? noMeetings(), count))
  }
  return [...sums].toSorted(([a, one], [b, other]) => other.meetings - one.meetings || (a < b ? -1 : 1))
}
