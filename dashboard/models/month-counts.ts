import type { StatsResponse } from '../../shared/api/responses.ts'
import { monthText, monthsFromTo } from './days.ts'
import type { Table } from './table.ts'

/** Meetings of one month: those held, and all others. */
export type MonthCounts = { month: string; held: number; other: number }

/** Month by month without holes, from the first month with a meeting to the last. */
export function monthCounts({ counts }: Pick<StatsResponse, 'counts'>): MonthCounts[] {
  const byMonth = new Map(counts.map((count) => [count.key, count]))
  const told = [...byMonth.keys()].toSorted()
  const [first] = told
  if (first === undefined) return []
  return monthsFromTo(first, told.at(-1) ?? first).map((month) => {
    const { meetings = 0, held = 0 } = byMonth.get(month) ?? {}
    return { month, held, other: meetings - held }
  })
}

export function monthsTable(months: readonly MonthCounts[]): Table {
  return {
    caption: 'Meetings by month',
    columns: ['Month', 'Held', 'Planned, proposed, postponed or cancelled'],
    rows: months.map(({ month, held, other }) => [monthText(month), held, other]),
  }
}
