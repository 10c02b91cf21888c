import { dot, plot, rectX, ruleX, ruleY, text, tip, pointer, axisX } from '@observablehq/plot'
import { lengthText, periodText, utcDay } from '../models/days.ts'
import { whereText } from '../models/meeting-lists.ts'
import type { Gap, PairHistory, PairPoint } from '../models/pair-history.ts'
import { levelName, NO_LEVEL, LEVELS, statusName } from '../models/words.ts'

const ROW_PX = 44
const TOP_PX = 20
const BOTTOM_PX = 36
/** Gaps are bars along the top, so thick. */
const GAP_PX = 5

/** Rows that the chart of these meetings has. */
export function rowsOf({ points }: PairHistory): string[] {
  const rows = Object.values(LEVELS)
  return points.some(({ level }) => level === null) ? [...rows, NO_LEVEL] : rows
}

export function chartHeight(history: PairHistory): number {
  return rowsOf(history).length * ROW_PX + TOP_PX + BOTTOM_PX
}

/** Meetings of two parties along the years, by level; what was held is filled, what was not is hollow. */
export function pairChart({ history, today }: { history: PairHistory; today: string }, width: number): Element {
  const rows = rowsOf(history)
  const narrow = width < 560
  const days = [...history.points.map(({ day }) => day), today].toSorted()
  const [first = today] = days
  const last = days.at(-1) ?? today
  const margin = Math.max(7, (Date.parse(last) - Date.parse(first)) / 86_400_000 / 40) * 86_400_000
  return plot({
    width,
    height: chartHeight(history),
    marginLeft: narrow ? 12 : 170,
    marginRight: 12,
    marginTop: TOP_PX,
    marginBottom: BOTTOM_PX,
    style: { fontSize: '12px', fontFamily: 'inherit', background: 'transparent' },
    x: { type: 'utc', domain: [new Date(Date.parse(first) - margin), new Date(Date.parse(last) + margin)], label: null },
    y: { type: 'band', domain: rows, label: null, tickSize: 0, ...(narrow ? { axis: null } : {}), tickFormat: brief },
    marks: [
      rectX(history.gaps, { x1: (gap: Gap) => new Date(gap.from), x2: (gap: Gap) => new Date(gap.to), insetLeft: 7, insetRight: 7, insetBottom: chartHeight(history) - TOP_PX - BOTTOM_PX - GAP_PX, fill: 'var(--chart-gap)' }),
      text(history.gaps, {
        x: (gap: Gap) => new Date((Date.parse(gap.from) + Date.parse(gap.to)) / 2),
        text: (gap: Gap) => lengthText(gap.days),
        frameAnchor: 'top',
        dy: -14,
        fill: 'var(--chart-quiet)',
      }),
      ruleY(rows, { y: (row: string) => row, stroke: 'var(--chart-line)' }),
      ...(narrow ? [text(rows, { y: (row: string) => row, text: brief, frameAnchor: 'left', textAnchor: 'start', dy: -14, fill: 'var(--chart-quiet)' })] : []),
      ruleX([new Date(today)], { stroke: 'var(--chart-mark)', strokeDasharray: '3 3' }),
      axisX({ anchor: 'bottom', label: null, tickSize: 4, ...(narrow ? { ticks: 4 } : {}) }),
      dot(history.points, {
        x: dateOf,
        y: ({ level }: PairPoint) => levelName(level),
        r: 5.5,
        fill: ({ meeting }: PairPoint) => (meeting.status === 'held' ? 'var(--chart-mark)' : 'var(--page)'),
        stroke: ({ meeting }: PairPoint) => (meeting.status === 'cancelled' || meeting.status === 'postponed' ? 'var(--chart-off)' : 'var(--chart-mark)'),
        strokeWidth: 1.8,
        fillOpacity: 0.85,
      }),
      tip(
        history.points,
        pointer({
          x: dateOf,
          y: ({ level }: PairPoint) => levelName(level),
          title: ({ meeting }: PairPoint) => [periodText(meeting.date), statusName(meeting.status), whereText(meeting)].filter((part) => part !== '').join('\n'),
          fill: 'var(--panel)',
          stroke: 'var(--chart-line)',
        }),
      ),
    ],
  })
}

function dateOf({ day }: PairPoint): Date {
  return new Date(`${utcDay(new Date(day))}T00:00:00Z`)
}

/** A row's name where there is little room. */
function brief(row: string): string {
  return row.replace(/,.*/, '').replace('Heads of state or government', 'Heads of state, government')
}
