import type { ExtractedMeeting, FieldSpan } from '../domain/extracted-meeting.ts'
import { locate, sentencesAround, type ArticleProof } from './article-proof.ts'
import { groundAccount, groundDuration, groundStatement, groundTopic, groundWords } from './ground-content.ts'
import { groundDate } from './ground-date.ts'
import { groundParticipant } from './ground-participant.ts'
import { groundParty } from './ground-party.ts'
import { groundPlace } from './ground-place.ts'
import { groundFormat, groundStatus, likelyStatus } from './ground-status.ts'
import { holds, type Grounded } from './grounded.ts'
import { findQuote, type Span } from './quotes.ts'
import type { Drop, MeetingClaim } from './read-answer.ts'

/** What is left of a meeting that a model told once the article has been asked. */
export type GroundedMeeting = {
  meeting: Omit<ExtractedMeeting, 'confidence'>
  /** What did not pass; a status among them is filled in by what is likely. */
  dropped: Drop[]
  /** How many values of the model's were looked at. */
  checked: number
}

/** Longest evidence that is kept, characters. */
const MOST_EVIDENCE = 1_000

/**
 * Holds every field of a claim against the article and keeps those that stand. A meeting of which fewer than two
 * parties stand, or of which no words of the article are quoted, is none: then `dropped` alone is returned.
 */
export function groundMeeting(proof: ArticleProof, claim: MeetingClaim): GroundedMeeting | { meeting: null; dropped: Drop[]; checked: number } {
  const dropped: Drop[] = [...claim.malformed]
  const spans: FieldSpan[] = []
  let checked = claim.malformed.length

  function keep<Value>(field: string, grounded: Grounded<Value>): Value | null {
    checked++
    if (!holds(grounded)) {
      dropped.push({ field, why: grounded.why })
      return null
    }
    spans.push({ field, start: grounded.start, end: grounded.end })
    return grounded.value
  }
  /** Spans are numbered by what is kept, drops by what was given. */
  function keepAll<Given, Value>(field: string, given: readonly Given[], ground: (item: Given) => Grounded<Value>): Value[] {
    const kept: Value[] = []
    for (const [index, item] of given.entries()) {
      checked++
      const grounded = ground(item)
      if (!holds(grounded)) {
        dropped.push({ field: `${field}/${index}`, why: grounded.why })
        continue
      }
      if (kept.some((other) => JSON.stringify(other) === JSON.stringify(grounded.value))) continue
      spans.push({ field: `${field}/${kept.length}`, start: grounded.start, end: grounded.end })
      kept.push(grounded.value)
    }
    return kept
  }

  const evidence = evidenceOf(proof, claim)
  if (evidence === null) return { meeting: null, dropped: [...dropped, { field: 'meeting', why: 'no words of the article are quoted for it' }], checked: checked + 1 }
  const parties = [...new Set(keepAll('parties', claim.parties, (party) => groundParty(proof, party, evidence)))]
  if (parties.length < 2) return { meeting: null, dropped: [...dropped, { field: 'meeting', why: 'fewer than two of its parties stand' }], checked }
  const participants = keepAll('participants', claim.participants, (person) => {
    const grounded = groundParticipant(proof, person, parties, evidence)
    if (grounded.titleDropped) dropped.push({ field: `participants/${person.value.name.slice(0, 60)}/title`, why: 'not in the article' })
    return grounded
  })
  const date = claim.date === null ? null : keep('date', groundDate(proof, claim.date, claim.status?.value ?? null, evidence))
  const status = claim.status === null ? null : keep('status', groundStatus(proof, claim.status, date, evidence))
  const format = claim.format === null ? null : keep('format', groundFormat(proof, claim.format, evidence))
  const place = claim.place === null ? null : groundPlace(proof, claim.place, evidence)
  for (const field of place?.dropped ?? []) dropped.push({ field, why: 'the quoted words do not name it' })
  const meeting = {
    salience: claim.salience ?? ('main' as const),
    status: status ?? likelyStatus(proof, date, evidence),
    format: format ?? 'unknown',
    parties,
    participants,
    date,
    place: place === null ? null : keep('place', place),
    topics: keepAll('topics', claim.topics, (topic) => groundTopic(proof, topic, evidence)),
    durationMin: claim.durationMin === null ? null : keep('durationMin', groundDuration(proof, claim.durationMin, evidence)),
    series: claim.series === null ? null : keep('series', groundWords(proof, claim.series, evidence)),
    outcomes: keepAll('outcomes', claim.outcomes, (words) => groundWords(proof, words, evidence)),
    statements: keepAll('statements', claim.statements, (statement) => groundStatement(proof, statement, evidence)),
    accounts: keepAll('accounts', claim.accounts, (account) => groundAccount(proof, account, evidence)),
    evidence: proof.model.text.slice(evidence.start, evidence.end),
    spans: [...spans, { field: 'evidence', ...evidence }],
  }
  return { meeting, dropped, checked }
}

/** The evidence as quoted, or else the sentence in which the words stand that are quoted for the status or a party. */
function evidenceOf(proof: ArticleProof, claim: MeetingClaim): Span | null {
  const quoted = claim.evidence === null ? null : findQuote(proof.text, claim.evidence)
  if (quoted) return { start: quoted.start, end: Math.min(quoted.end, quoted.start + MOST_EVIDENCE) }
  for (const quote of [claim.status?.quote, ...claim.parties.map((party) => party.quote)]) {
    const found = quote ? locate(proof, quote, { start: 0, end: 1 }) : null
    if (found) return sentencesAround(proof, found)
  }
  return null
}
