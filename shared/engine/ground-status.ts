import type { Format, MeetingDate, Status } from '../domain/meeting-fields.ts'
import { parseDay } from '../extract/calendar.ts'
import { referenceDay } from '../extract/resolve-date.ts'
import { STATUS_CUES, type StatusCue, TRIGGER_VERBS } from '../extract/trigger-lexicon.ts'
import { locate, sentencesAround, tokensOf, tokensWithin, type ArticleProof } from './article-proof.ts'
import { NOT_QUOTED, type Grounded } from './grounded.ts'
import type { Span } from './quotes.ts'
import type { Claim } from './read-answer.ts'
import WORDS from './status-words.json' with { type: 'json' }

/** Days by which a calendar may differ from the outlet's. */
const SLACK = 1

/**
 * A status stands if the quote is in the article, words of it stand in or beside the quote, and the meeting's
 * date does not speak against it: what is still to come was not held, what is past is planned no longer.
 */
export function groundStatus(proof: ArticleProof, { value, quote }: Claim<Status>, date: MeetingDate | null, evidence: Span): Grounded<Status> {
  const quoted = locate(proof, quote, evidence)
  if (quoted === null) return NOT_QUOTED
  const side = sideOf(proof, date)
  const ahead = hasWord(proof, quoted, WORDS.ahead)
  const behind = tellsOfPast(proof, quoted)
  if (value === 'held') {
    if (side === 'future') return { why: 'its day is still to come' }
    if (tokensWithin(proof, quoted).length > SHORT) return { value, ...quoted }
    if (hasCue(proof, quoted, 'cancelled') || hasCue(proof, quoted, 'postponed')) return { why: 'the quoted words call it off' }
    return side === null && ahead && !behind ? { why: 'the quoted words tell of what is to come' } : { value, ...quoted }
  }
  if (value === 'planned') {
    if (side === 'past') return { why: 'its day is past' }
    if (side === 'future' || ahead) return { value, ...quoted }
    if (behind) return { why: 'the quoted words tell of what is past' }
    // A day that is not over needs no "will".
    if (date !== null && isAhead(proof, date)) return { value, ...quoted }
  }
  const told = [quoted, evidence].some((span) => hasWord(proof, sentencesAround(proof, span, REACH[value]), WORDS.status[value]))
  return told ? { value, ...quoted } : { why: `no word of ${value} beside the quoted ones` }
}

/** The status that the evidence and the day make likely, where the one claimed did not stand. */
export function likelyStatus(proof: ArticleProof, date: MeetingDate | null, evidence: Span): Status {
  const side = sideOf(proof, date)
  if (side === 'future') return 'planned'
  if (side === 'past') return 'held'
  const called = (['cancelled', 'postponed'] as const).find((cue) => hasCue(proof, evidence, cue))
  if (called) return called
  if (tellsOfPast(proof, evidence)) return 'held'
  return hasCue(proof, evidence, 'proposed') ? 'proposed' : hasWord(proof, evidence, WORDS.ahead) ? 'planned' : 'held'
}

/** How far from the quote a word of the status may stand, sentences: what is called off is seldom said twice. */
const REACH = { planned: 0, proposed: 1, postponed: 3, cancelled: 3 } as const
/** Most words of a quote that tells of one thing only. */
const SHORT = 15

/** Whether a verb of meeting stands in its past form. */
function tellsOfPast(proof: ArticleProof, span: Span): boolean {
  return tokensWithin(proof, span).some(({ lower }) => TRIGGER_VERBS.get(lower)?.form === 'past' || PAST.has(lower))
}

const PAST = new Set(['held', 'was', 'were', 'had', 'took', 'began', 'came', 'arrived'])

/** Whether the period is not over on the day of publication. */
function isAhead({ model }: ArticleProof, { start, end, precision }: MeetingDate): boolean {
  const today = referenceDay(model)
  if (precision === 'month') return start.slice(0, 7) >= today.slice(0, 7)
  if (precision === 'year') return start.slice(0, 4) >= today.slice(0, 4)
  return (end ?? start) >= today
}

function textOf({ model }: ArticleProof, { start, end }: Span): string {
  return model.text.slice(start, end)
}

/** On which side of the day of publication a date lies wholly; null for one that touches it or is not told. */
function sideOf({ model }: ArticleProof, date: MeetingDate | null): 'past' | 'future' | null {
  const today = parseDay(referenceDay(model))
  if (date === null || today === null) return null
  if (parseDay(date.start)! > today + SLACK) return 'future'
  return date.precision === 'day' && parseDay(date.end ?? date.start)! < today - SLACK ? 'past' : null
}

function hasCue(proof: ArticleProof, span: Span, cue: StatusCue): boolean {
  const { from, to } = tokensOf(proof, span)
  for (let at = from; at < to; at++) if (STATUS_CUES.longestAt(proof.model.tokens, at)?.value === cue) return true
  return false
}

/** Whether one of the words begins somewhere in the span. */
function hasWord(proof: ArticleProof, span: Span, words: readonly string[]): boolean {
  const text = ` ${textOf(proof, span).toLowerCase().replaceAll('’', "'").replaceAll(/[^\p{L}\p{N}']+/gu, ' ')} `
  return words.some((word) => text.includes(word.startsWith("'") ? word : ` ${word}`))
}

/**
 * A call is told by words of calling, a video meeting by words of video, and neither by words of being there; a
 * meeting face to face is told by such words, or by none of the others.
 */
export function groundFormat(proof: ArticleProof, { value, quote }: Claim<Format>, evidence: Span): Grounded<Format> {
  const quoted = locate(proof, quote, evidence)
  if (quoted === null) return NOT_QUOTED
  if (value === 'unknown') return { value, ...quoted }
  const told = (format: keyof typeof WORDS.format, span: Span) => hasWord(proof, span, WORDS.format[format])
  const present = told('in_person', quoted)
  if (value === 'in_person') {
    return !present && (told('phone', quoted) || told('video', quoted)) ? { why: 'the quoted words tell of a call' } : { value, ...quoted }
  }
  if (told(value, quoted)) return { value, ...quoted }
  if (present) return { why: 'the quoted words tell of people who are there' }
  return told(value, sentencesAround(proof, quoted, 1)) || told(value, sentencesAround(proof, evidence)) ? { value, ...quoted } : { why: `no word of ${value} beside the quoted ones` }
}
