import type { CountsByKey, Dimension } from '../../shared/export/month-counts.ts'
import type { StatisticsStore } from '../../shared/export/statistics.ts'

export type MemoryStatistics = StatisticsStore & {
  contents: { counts: Map<string, Record<Dimension, CountsByKey>>; changed: Map<string, number>; busyUntil: Date | null; countedAt: Date | null }
}

/** Statistics in memory, with the conditions of the table. */
export function memoryStatistics(): MemoryStatistics {
  const contents: MemoryStatistics['contents'] = { counts: new Map(), changed: new Map(), busyUntil: null, countedAt: null }
  return {
    contents,
    counts: (dimension, from, to) =>
      Promise.resolve(
        [...contents.counts]
          .filter(([month]) => month >= from && month <= to)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([month, counts]) => ({ month, counts: counts[dimension] })),
      ),
    countedAt: () => Promise.resolve(contents.countedAt?.toISOString() ?? null),
    async markChanged(months) {
      for (const month of months) contents.changed.set(month, (contents.changed.get(month) ?? 0) + 1)
    },
    changedMonths: () => Promise.resolve([...contents.changed].map(([month, version]) => ({ month, version }))),
    async settle({ month, version }) {
      if (contents.changed.get(month) === version) contents.changed.delete(month)
    },
    async putCounts(month, counts) {
      contents.counts.set(month, counts)
    },
    async take(now, until) {
      if (contents.busyUntil !== null && contents.busyUntil >= now) return false
      contents.busyUntil = until
      return true
    },
    async release(countedAt) {
      contents.busyUntil = null
      contents.countedAt = countedAt ?? contents.countedAt
    },
  }
}
