import { axisX, axisY, plot, rectY, ruleY } from '@observablehq/plot'
import type { MonthCounts } from '../models/month-counts.ts'

export const MONTHS_CHART_HEIGHT = 170

/** Meetings a month: held, and on top of them what is announced or was called off. */
export function monthsChart(months: readonly MonthCounts[], width: number): Element {
  const bars = months.flatMap(({ month, held, other }) => [
    { month, count: held, kind: 'held' },
    { month, count: other, kind: 'other' },
  ])
  return plot({
    width,
    height: MONTHS_CHART_HEIGHT,
    marginLeft: 40,
    marginBottom: 32,
    style: { fontSize: '12px', fontFamily: 'inherit', background: 'transparent' },
    x: { type: 'utc', label: null },
    y: { label: null, grid: true },
    marks: [
      axisX({ label: null, tickSize: 4, ...(width < 560 ? { ticks: 4 } : {}) }),
      axisY({ label: null, ticks: 4, tickSize: 0, tickFormat: (count: number) => (Number.isInteger(count) ? count.toLocaleString('en-GB') : '') }),
      rectY(bars, {
        x: ({ month }: { month: string }) => new Date(`${month}-01T00:00:00Z`),
        interval: 'month',
        y: 'count',
        fill: ({ kind }: { kind: string }) => (kind === 'held' ? 'var(--chart-mark)' : 'var(--chart-soft)'),
        inset: 1,
      }),
      ruleY([0], { stroke: 'var(--chart-line)' }),
    ],
  })
}
