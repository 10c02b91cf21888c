import { correctionSchema } from '../domain/correction.ts'
import type { Correction } from '../domain/correction.ts'
import { meetingId as idOf } from '../domain/ids.ts'
import type { Report } from '../domain/report.ts'
import { anchorOf, MOST_ANCHORS } from './anchors.ts'
import { inOrderOfPublication } from './voices.ts'

/** Who rules, when, and why. */
export type RulingOccasion = { correctedAt: string; correctedBy: string; reason: string }

/** A field's value, over what the accounts say. `reports` are the meeting's, the earliest first. */
export function rulingOnField(reports: readonly Report[], field: string, value: unknown, occasion: RulingOccasion): Correction {
  return ruling('set', reports, [], occasion, { field, value: JSON.stringify(value) })
}

/** That a record is none of a meeting. */
export function rulingOut(reports: readonly Report[], occasion: RulingOccasion): Correction {
  return ruling('not_a_meeting', reports, [], occasion)
}

/** That two meetings are one. */
export function rulingTogether(reports: readonly Report[], others: readonly Report[], occasion: RulingOccasion): Correction {
  return ruling('merge', reports, others, occasion)
}

/** That some of a meeting's reports tell of another meeting than the rest; at most `MOST_ANCHORS` of them. */
export function rulingApart(split: readonly Report[], rest: readonly Report[], occasion: RulingOccasion): Correction {
  return ruling('split', split, rest, occasion, {}, [...split, ...rest])
}

function ruling(
  kind: Correction['kind'],
  reports: readonly Report[],
  others: readonly Report[],
  occasion: RulingOccasion,
  ruled: Partial<Correction> = {},
  meeting: readonly Report[] = reports,
): Correction {
  const [founder] = inOrderOfPublication(meeting)
  if (founder === undefined) throw new Error('a meeting has at least one report')
  return correctionSchema.parse({
    meetingId: idOf(founder.reportId),
    ...occasion,
    kind,
    field: null,
    value: null,
    anchors: [
      ...reports.slice(0, MOST_ANCHORS).map((report) => anchorOf(report, 'one')),
      ...others.slice(0, MOST_ANCHORS).map((report) => anchorOf(report, 'other')),
    ],
    revokedAt: null,
    revokedBy: null,
    ...ruled,
  })
}
