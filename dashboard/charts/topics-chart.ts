import { axisX, plot, pointerX, rectY, ruleY, text, tip } from '@observablehq/plot'
import { monthText } from '../models/days.ts'
import type { TopicMonths } from '../models/topic-months.ts'

const ROW_PX = 46
/** Topics drawn; the table has them all. */
const MOST_DRAWN = 14

type Point = { topic: string; month: Date; count: number }

export function chartHeight({ topics }: TopicMonths): number {
  return Math.min(topics.length, MOST_DRAWN) * ROW_PX + 50
}

/** One row of bars a topic, all on one scale, the most frequent topic on top. */
export function topicsChart({ months, topics, most }: TopicMonths, width: number): Element {
  const drawn = topics.slice(0, MOST_DRAWN)
  const points = drawn.flatMap(({ name, counts }) => counts.map((count, index): Point => ({ topic: name, month: new Date(`${months[index] ?? ''}-01T00:00:00Z`), count })))
  const channels = { x: 'month', y: 'count', fy: 'topic' } as const
  const narrow = width < 560
  return plot({
    width,
    height: chartHeight({ months, topics, most }),
    marginLeft: narrow ? 8 : 210,
    marginRight: 44,
    marginTop: 12,
    marginBottom: 32,
    style: { fontSize: '12px', fontFamily: 'inherit', background: 'transparent' },
    x: { type: 'utc', label: null },
    y: { axis: null, domain: [0, Math.max(1, most)] },
    fy: { domain: drawn.map(({ name }) => name), axis: null, padding: 0.18 },
    marks: [
      ruleY(drawn, { y: 0, fy: 'name', stroke: 'var(--chart-line)' }),
      rectY(points, { ...channels, interval: 'month', fill: 'var(--chart-mark)', fillOpacity: 0.75, inset: 0.5 }),
      text(drawn, {
        fy: 'name',
        text: 'name',
        frameAnchor: narrow ? 'top-left' : 'bottom-left',
        textAnchor: narrow ? 'start' : 'end',
        dx: narrow ? 0 : -12,
        dy: narrow ? -2 : -2,
        fill: 'currentColor',
      }),
      text(drawn, { fy: 'name', text: ({ total }: { total: number }) => total.toLocaleString('en-GB'), frameAnchor: 'bottom-right', textAnchor: 'start', dx: 10, dy: -2, fill: 'var(--chart-quiet)' }),
      axisX({ anchor: 'bottom', label: null, tickSize: 4, ...(narrow ? { ticks: 4 } : {}) }),
      tip(points, pointerX({ ...channels, title: ({ topic, month, count }: Point) => `${topic}\n${monthText(month.toISOString())}: ${count}`, fill: 'var(--panel)', stroke: 'var(--chart-line)' })),
    ],
  })
}
