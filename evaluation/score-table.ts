import type { Scores } from './score.ts'

/** The scores as a table for a terminal. */
export function scoreTable(scores: Scores): string {
  const { detection, people, parties, matched } = scores
  return [
    `${scores.documents} documents · ${scores.goldMeetings} gold meetings · ${scores.predictedMeetings} predicted`,
    `detection     P ${percent(detection.precision)}  R ${percent(detection.recall)}  F1 ${percent(detection.f1)}   main recall ${percent(scores.mainRecall)}  mention recall ${percent(scores.mentionRecall)}`,
    `people        P ${percent(people.precision)}  R ${percent(people.recall)}  F1 ${percent(people.f1)}`,
    `parties       P ${percent(parties.precision)}  R ${percent(parties.recall)}  F1 ${percent(parties.f1)}`,
    `fileable main ${percent(scores.fileableMain)}   false-alarm documents ${percent(scores.falseAlarmDocs)}`,
    `matched       ${Object.entries(matched)
      .map(([field, value]) => `${field} ${percent(value).trim()}`)
      .join(' · ')}`,
  ].join('\n')
}

function percent(value: number | null): string {
  return value === null ? '   –' : `${(100 * value).toFixed(1)}%`.padStart(6)
}

/** The scores as JSON, shares to four places. */
export function scoreJson(report: object): string {
  return JSON.stringify(
    report,
    (_key, value: unknown) => (typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(4)) : value),
    1,
  )
}
