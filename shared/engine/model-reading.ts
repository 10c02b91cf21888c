import type { ArticleText, ExtractedMeeting } from '../domain/extracted-meeting.ts'
import { proofOf } from './article-proof.ts'
import { groundMeeting, type GroundedMeeting } from './ground-meeting.ts'
import type { Drop, MeetingClaim } from './read-answer.ts'

/** What a model's answer comes to once every field of it has been held against the article. */
export type ModelReading = {
  meetings: GroundedMeeting[]
  /** Meetings that fell as a whole, with the reasons. */
  fallen: Drop[][]
  /** Values that were looked at, and how many of them did not stand. */
  checked: number
  dropped: number
}

/** `byRules` is what the rules extract from the article: one more witness of who speaks for whom. */
export function groundAnswer(article: ArticleText, claims: readonly MeetingClaim[], byRules: readonly ExtractedMeeting[]): ModelReading {
  const proof = proofOf(article, byRules)
  const reading: ModelReading = { meetings: [], fallen: [], checked: 0, dropped: 0 }
  for (const claim of claims) {
    const grounded = groundMeeting(proof, claim)
    reading.checked += grounded.checked
    reading.dropped += grounded.dropped.length
    if (grounded.meeting === null) reading.fallen.push(grounded.dropped)
    else if (!reading.meetings.some((other) => isSameRecord(other.meeting, grounded.meeting))) reading.meetings.push(grounded)
  }
  return reading
}

/** A model that says the same twice has said it once; one sentence may still tell of several meetings. */
function isSameRecord(a: GroundedMeeting['meeting'], b: GroundedMeeting['meeting']): boolean {
  const essence = ({ status, parties, participants, date }: GroundedMeeting['meeting']) => JSON.stringify([status, parties.toSorted(), participants.map(({ name }) => name).toSorted(), date])
  return a.evidence === b.evidence && essence(a) === essence(b)
}

/**
 * The chance that a record is right which a model alone tells and whose fields stand, by salience; what it loses
 * for each of its main fields that fell.
 */
const RIGHT = { main: 0.88, mention: 0.78 } as const
const PER_FALLEN_FIELD = 0.08

export function confidenceOfModel({ meeting, dropped }: GroundedMeeting): number {
  const fallen = dropped.filter(({ field }) => /^(?:status|date|parties|participants)(?:$|\/\d+$)/.test(field)).length
  return Math.max(0.4, Math.round((RIGHT[meeting.salience] - PER_FALLEN_FIELD * fallen) * 100) / 100)
}

/** The record of a model alone. */
export function recordOfModel(grounded: GroundedMeeting): ExtractedMeeting {
  return { ...grounded.meeting, confidence: confidenceOfModel(grounded) }
}
