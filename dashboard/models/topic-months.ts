import type { StatsResponse } from '../../shared/api/responses.ts'
import { monthText, monthsFromTo } from './days.ts'
import type { Table } from './table.ts'
import { topicName } from './words.ts'

/** Topics month by month. */
export type TopicMonths = { months: string[]; topics: { code: string; name: string; total: number; counts: number[] }[]; most: number }

/** The topics with any meeting, the most frequent first; months without a meeting count 0. */
export function topicMonths({ counts }: Pick<StatsResponse, 'counts'>): TopicMonths {
  const told = counts.flatMap(({ month }) => (month === null ? [] : [month])).toSorted()
  const [first] = told
  const months = first === undefined ? [] : monthsFromTo(first, told.at(-1) ?? first)
  const byTopic = new Map<string, number[]>()
  for (const { key, month, meetings } of counts) {
    const row = byTopic.get(key) ?? months.map(() => 0)
    const at = months.indexOf(month ?? '')
    if (at !== -1) row[at] = (row[at] ?? 0) + meetings
    byTopic.set(key, row)
  }
  const topics = [...byTopic]
    .map(([code, row]) => ({ code, name: topicName(code), total: row.reduce((sum, count) => sum + count, 0), counts: row }))
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1))
  return { months, topics, most: Math.max(0, ...topics.flatMap(({ counts: row }) => row)) }
}

export function topicsTable({ months, topics }: TopicMonths): Table {
  return {
    caption: 'Meetings by topic and month',
    columns: ['Topic', 'Code', 'Meetings', ...months.map(monthText)],
    rows: topics.map(({ code, name, total, counts }) => [name, code, total, ...counts]),
  }
}
