import type { MeetingDate } from '../domain/meeting-fields.ts'
import type { Candidate } from './candidate.ts'
import type { DateMention } from './find-dates.ts'
import { firstFrom } from './ordered-search.ts'
import { referenceDay, resolveDate, type Tense } from './resolve-date.ts'
import type { Proven, TextModel, Token } from './text-model.ts'

/** Verbs whose date is the day of the words, not of what they tell: "said on Friday". */
const SPEECH = new Set(
  'said says told tells announced announces tweeted wrote posted confirmed reported reports stated added declared reporters statement interview denied warned vowed urged claimed revealed disclosed insisted'.split(' '),
)
/** Words that begin another clause, so that a date beyond them dates something else. */
const BOUNDARIES = new Set(['that', 'who', 'which', 'after', 'before', 'when', 'while', 'since', 'as', 'where', 'because', 'but', ';', 'until', 'although', 'though', 'whose', 'following'])
/** How far off a date beyond such a word counts, characters. */
const BOUNDARY_DISTANCE = 45
/** A date further off than this, characters, dates something else. */
const REACH = 260

/** What the dates of earlier tellings lend to later ones. */
export type DateMemory = {
  /** The last date told, for "the next day". */
  last: MeetingDate | null
  /** The first and last day of the visit that the article is about, with its words. */
  visit: Proven<MeetingDate> | null
  /** Dates counted from another, by the start of their words: each is counted once. */
  counted: Map<number, MeetingDate | null>
  /** Date of the sentence before, in the same paragraph. */
  paragraph: { index: number; date: Proven<MeetingDate> } | null
}

export type DateReading = { model: TextModel; dates: readonly DateMention[]; candidates: readonly Candidate[] }

/** The date that the words around the trigger give the occasion, resolved by the tense of its clause; null if they give none. */
export function dateOfTelling(reading: DateReading, candidate: Candidate, memory: DateMemory): Proven<MeetingDate> | null {
  const { model } = reading
  const mention = nearestMention(reading, candidate)
  if (!mention) return null
  const published = referenceDay(model)
  const { value } = mention
  if (value.kind === 'anchored' && value.complement) {
    // "A came one day before B": the date is counted from A, and B's is asked for.
    if (candidate.from < mention.from || !memory.last) return null
    if (!memory.counted.has(mention.start)) memory.counted.set(mention.start, resolveDate(mention, { published, tense: 'unknown', anchor: memory.last, reversed: true }))
    return proven(memory.counted.get(mention.start) ?? null, mention)
  }
  if (value.kind === 'span') return null
  return proven(resolveDate(mention, { published, tense: tenseOf(candidate), anchor: memory.last }), mention)
}

export function tenseOf(candidate: Candidate): Tense {
  if (candidate.cue === 'planned' || candidate.cue === 'proposed' || candidate.cue === 'cancelled' || candidate.cue === 'postponed') return 'future'
  // "flies to Cairo on Sunday": the present of a programme.
  if (candidate.time === 'present') return candidate.kind === 'visit' ? 'future' : 'unknown'
  return candidate.time
}

function proven(value: MeetingDate | null, mention: DateMention): Proven<MeetingDate> | null {
  return value ? { value, start: mention.start, end: mention.end } : null
}

function nearestMention(reading: DateReading, candidate: Candidate): DateMention | null {
  const { model } = reading
  const { tokens } = model
  let best: DateMention | null = null
  let bestDistance = REACH
  const beside = inSentence(reading.candidates, candidate.sentence)
  for (const mention of inSentence(reading.dates, candidate.sentence)) {
    if (mention.value.kind === 'vague' || mention.relation === 'since' || (mention.relation === 'until' && candidate.cue !== 'postponed')) continue
    if (mention.from >= candidate.from && mention.to <= candidate.to) return mention
    if (isOfSpeech(tokens, mention) || isBeginning(tokens, mention)) continue
    let distance = mention.from > candidate.from ? mention.start - tokens[candidate.to - 1]!.end : (tokens[candidate.from]!.start - mention.end) * 1.3
    if (distance >= bestDistance) continue
    const [low, high] = mention.from > candidate.from ? [candidate.to, mention.from] : [mention.to, candidate.from]
    for (let at = low; at < high; at++) {
      const lower = tokens[at]!.lower
      // A date that opens the sentence dates its main clause.
      if (lower === 'since') distance += REACH
      else if (BOUNDARIES.has(lower) && !(mention.to < candidate.from && at > candidate.clauseFrom)) distance += BOUNDARY_DISTANCE
    }
    if (beside.some((other) => other.from >= low && other.to <= high && other.from !== candidate.from)) distance += BOUNDARY_DISTANCE
    if (distance < bestDistance) {
      best = mention
      bestDistance = distance
    }
  }
  return best
}

/** Those of the items, which are in the order of their sentences, that stand in one sentence. */
function inSentence<Item extends { sentence: number }>(items: readonly Item[], sentence: number): readonly Item[] {
  const from = firstFrom(items, sentence, (item) => item.sentence)
  return items.slice(from, firstFrom(items, sentence + 1, (item) => item.sentence))
}

/** "lower fees from July": when something else begins, not when they met. */
function isBeginning(tokens: readonly Token[], mention: DateMention): boolean {
  const { value } = mention
  return tokens[mention.from - 1]?.lower === 'from' && (value.kind === 'month' || ((value.kind === 'absolute' || value.kind === 'weekday') && value.last === null))
}

/** "said Friday", "told reporters on Friday": the day of the statement. */
function isOfSpeech(tokens: readonly Token[], mention: DateMention): boolean {
  let before = mention.from - 1
  while (before >= 0 && /^(?:on|late|early|in|a|at|,)$/.test(tokens[before]!.lower) && mention.from - before < 3) before--
  const word = tokens[before]
  if (!word) return false
  if (SPEECH.has(word.lower)) return true
  // "In a statement on Friday", "a spokesman said in a briefing Friday".
  return false
}

/** Sentences of an article's opening that date its news. */
const OPENING = 4
/** Days before publication within which a date in the opening is that of the news. */
const FRESH_DAYS = 3

/** The day on which the article's opening says that the news was told ("…, his office said on Monday"), for news that has no date of its own; null if none is fresh. */
export function dayOfNews(reading: Pick<DateReading, 'model' | 'dates'>): Proven<MeetingDate> | null {
  const published = referenceDay(reading.model)
  for (const mention of reading.dates) {
    if (mention.sentence >= OPENING) return null
    if (!isOfSpeech(reading.model.tokens, mention) || mention.value.kind === 'vague' || mention.value.kind === 'span' || mention.value.kind === 'anchored') continue
    const value = resolveDate(mention, { published, tense: 'past', anchor: null })
    const age = value ? (Date.parse(published) - Date.parse(value.start)) / 86_400_000 : -1
    if (value?.precision === 'day' && !value.end && age >= 0 && age <= FRESH_DAYS) return { value, start: mention.start, end: mention.end }
  }
  return null
}

/** The frame of the article's visit: the first date of several days beside a word of visiting in its opening. */
export function visitFrame(reading: DateReading): Proven<MeetingDate> | null {
  const { model } = reading
  for (const mention of reading.dates) {
    if (mention.sentence > 5) return null
    if (mention.relation === 'since' || mention.value.kind === 'span' || mention.value.kind === 'vague' || mention.value.kind === 'anchored') continue
    const sentence = model.sentences[mention.sentence]!
    const visiting = model.tokens.slice(sentence.from, sentence.to).some((token) => /^(?:visit|visits|visiting|visited|trip|travel|travels|travelled|traveled|tour|attend|attending)$/.test(token.lower))
    if (!visiting) continue
    const value = resolveDate(mention, { published: referenceDay(model), tense: 'unknown', anchor: null })
    if (value?.end && value.precision === 'day') return { value: { ...value, precision: 'week' }, start: mention.start, end: mention.end }
    // "begins a four-day visit on Tuesday"
    const span = reading.dates.find((other) => other.sentence === mention.sentence && other.value.kind === 'span')
    if (value?.precision === 'day' && span) {
      const whole = resolveDate(span, { published: referenceDay(model), tense: 'unknown', anchor: value })
      if (whole?.end) return { value: { ...whole, precision: 'week' }, start: mention.start, end: mention.end }
    }
  }
  return null
}

/** Talks dated by a span of days are on one of them (ruling 2); a visit or conference takes them all. */
export function withinVisit(candidate: Candidate, date: Proven<MeetingDate> | null, lent: boolean): Proven<MeetingDate> | null {
  if (!date?.value.end || date.value.precision !== 'day' || candidate.kind === 'visit' || candidate.kind === 'summit' || candidate.kind === 'weak' || candidate.plural || !lent) return date
  return { ...date, value: { ...date.value, precision: 'week' } }
}

/** Puts a telling's date into memory, and lends one to a telling that has none. */
export function rememberDate(memory: DateMemory, date: Proven<MeetingDate> | null, paragraph: number): void {
  if (!date) return
  memory.last = date.value
  memory.paragraph = { index: paragraph, date }
}

/** The date that the surroundings give a telling without one: its paragraph's, or the visit's span. */
export function lentDate(memory: DateMemory, candidate: Candidate, paragraph: number): Proven<MeetingDate> | null {
  if (candidate.format === 'phone' || candidate.format === 'video') return null
  if (memory.paragraph && memory.paragraph.index === paragraph && candidate.kind !== 'visit') return memory.paragraph.date
  return null
}
