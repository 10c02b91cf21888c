import type { Match } from './score.ts'

/** Predictions of one band of confidence: how many there are, and how many of them found their gold meeting. */
export type ConfidenceBin = { from: number; to: number; records: number; right: number }

const BINS = 10

/** Groups predictions by confidence in steps of a tenth, so that what a confidence promises can be held against what came true. */
export function calibrate(
  predicted: ReadonlyMap<string, readonly { confidence: number }[]>,
  matches: ReadonlyMap<string, readonly Match[]>,
): ConfidenceBin[] {
  const bins = Array.from({ length: BINS }, (_, index) => ({ from: index / BINS, to: (index + 1) / BINS, records: 0, right: 0 }))
  for (const [id, meetings] of predicted) {
    const right = new Set(matches.get(id)?.map((match) => match.predicted))
    for (const [index, { confidence }] of meetings.entries()) {
      const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS + 1e-9))]!
      bin.records++
      if (right.has(index)) bin.right++
    }
  }
  return bins
}

/** The bins that hold records, as a table for a terminal. */
export function calibrationTable(bins: readonly ConfidenceBin[]): string {
  const rows = bins
    .filter((bin) => bin.records > 0)
    .map((bin) => {
      const share = `${((100 * bin.right) / bin.records).toFixed(1)}%`
      return `  ${bin.from.toFixed(1)}–${bin.to.toFixed(1)}    ${String(bin.records).padStart(7)}   ${share.padStart(6)}`
    })
  return ['  confidence  records    right', ...rows].join('\n')
}
