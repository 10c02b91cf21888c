import type { CountsByKey, Dimension } from './month-counts.ts'

/** A month in which a listed meeting changed since it was last counted; the version grows with each change. */
export type ChangedMonth = { month: string; version: number }

/** Counts of meetings, kept by dimension and month, and the note of which months are to be counted again. */
export type StatisticsStore = {
  /** The counts of the months from one to the other that have any, the earliest first. */
  counts(dimension: Dimension, from: string, to: string): Promise<{ month: string; counts: CountsByKey }[]>
  /** All changes noted until then are counted; null if nothing ever was. */
  countedAt(): Promise<string | null>
  /** Notes that the months are to be counted again. */
  markChanged(months: readonly string[]): Promise<void>
  changedMonths(): Promise<ChangedMonth[]>
  /** Drops the note of a month, unless it has been changed again since it was read. */
  settle(changed: ChangedMonth): Promise<void>
  putCounts(month: string, counts: Record<Dimension, CountsByKey>): Promise<void>
  /** Takes the right to count until then; false if another has it. */
  take(now: Date, until: Date): Promise<boolean>
  /** Gives it back; `countedAt` if all that was noted by then is counted. */
  release(countedAt: Date | null): Promise<void>
}
