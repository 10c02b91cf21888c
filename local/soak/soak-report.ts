import type { Census } from './census.ts'
import type { FaultName } from './faults.ts'

/** What one fault did, and the counts before and after. */
export type Phase = {
  name: FaultName
  /** How often the fault was put in the way, by what it was done to. */
  injected: Map<string, number>
  before: Census
  after: Census
  /** Messages that had to be moved back from dead-letter queues. */
  deadLetters: number
  /** Articles that had failed for a trouble of their outlet's and had to be fetched again by hand. */
  retried: number
  seconds: number
}

/** Most examples printed of what went wrong in one phase. */
const MOST_EXAMPLES = 5

const COLUMNS = ['fault', 'listed', 'ended', 'reports', 'meetings', 'redriven', 'retried', 'lost', 'doubled', 'wrong', 'seconds', 'injected'] as const
const WIDTHS = [22, 16, 16, 14, 14, 9, 8, 6, 8, 6, 8, 0] as const

export function phaseHeading(): string {
  return row([...COLUMNS])
}

export function phaseLine({ name, injected, before, after, deadLetters, retried, seconds }: Phase): string {
  const change = (key: 'listed' | 'ended' | 'reports' | 'meetings') => `${before[key]} → ${after[key]}`
  const cells = [
    name, change('listed'), change('ended'), change('reports'), change('meetings'), deadLetters, retried,
    after.lost.length, after.doubled.length, after.wrong.length, seconds.toFixed(0),
    [...injected].map(([what, times]) => `${what} ${times}`).join(', ') || '–',
  ]
  const examples = [...after.lost, ...after.doubled, ...after.wrong].slice(0, MOST_EXAMPLES)
  return [row(cells.map(String)), ...examples.map((example) => `  ${example}`)].join('\n')
}

function row(cells: string[]): string {
  return cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0)).join('')
}

/** The last word, and whether all went as it must: nothing lost, nothing doubled, and every fault came about. */
export function summary(phases: readonly Phase[], seconds: number): { text: string; ok: boolean } {
  const troubled = phases.filter(({ after }) => after.lost.length + after.doubled.length + after.wrong.length > 0)
  const idle = phases.filter(({ name, injected }) => name !== 'nothing' && injected.size === 0)
  const last = phases.at(-1)?.after
  const lines = [
    `${last?.listed ?? 0} articles listed, ${last?.ended ?? 0} ended, ${last?.reports ?? 0} reports, ${last?.meetings ?? 0} meetings in ${(seconds / 60).toFixed(1)} minutes (${((last?.listed ?? 0) / seconds * 60).toFixed(0)} articles a minute)`,
    ...troubled.map(({ name, after }) => `FAILED: after "${name}" ${after.lost.length} lost, ${after.doubled.length} doubled, ${after.wrong.length} other than told`),
    ...idle.map(({ name }) => `FAILED: "${name}" never came about`),
  ]
  const ok = troubled.length + idle.length === 0
  return { text: [...lines, ok ? 'Nothing lost, nothing doubled.' : ''].join('\n').trimEnd(), ok }
}
