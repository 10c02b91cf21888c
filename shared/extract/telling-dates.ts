import type { MeetingDate } from '../domain/meeting-fields.ts'
import type { Candidate } from './candidate.ts'
import type { DateMention } from './find-dates.ts'
import { firstFrom, inSentence } from './ordered-search.ts'
import { referenceDay, resolveDate, type Tense } from './resolve-date.ts'
import { isOfSpeech } from './speech-dates.ts'
import type { Proven, TextModel, Token } from './text-model.ts'

/** Words that begin another clause, so that a date beyond them dates something else. */
const BOUNDARIES = new Set(['that', 'who', 'which', 'after', 'before', 'when', 'while', 'since', 'as', 'where', 'because', 'but', ';', 'until', 'although', 'though', 'whose', 'following'])
/** How far off a date beyond such a word counts, characters. */
const BOUNDARY_DISTANCE = 45
/** Sentences at the head of an article that tell its news. */
const OPENING_SENTENCES = 2
/** A date further off than this, characters, dates something else. */
const REACH = 260

/** What the dates of earlier tellings lend to later ones. */
export type DateMemory = {
  /** The last telling that had a date of its own. */
  recent: { sentence: number; paragraph: number; ahead: boolean; date: Proven<MeetingDate> } | null
}

export type DateReading = {
  model: TextModel
  dates: readonly DateMention[]
  /** What each of the dates means in the order of the story. */
  timeline: readonly (MeetingDate | null)[]
  candidates: readonly Candidate[]
}

/** The date that the words around the trigger give the occasion, resolved by the tense of its clause; null if they give none. */
export function dateOfTelling(reading: DateReading, candidate: Candidate): Proven<MeetingDate> | null {
  const { model } = reading
  const mention = nearestMention(reading, candidate)
  if (!mention) return null
  const { value } = mention
  if (value.kind === 'span') return null
  // "A came one day before B": the date is counted from A, and B's is asked for.
  if (value.kind === 'anchored' && value.complement && candidate.from < mention.from) return null
  if (value.kind === 'anchored') return proven(reading.timeline[firstFrom(reading.dates, mention.from, (date) => date.from)] ?? null, mention)
  return proven(resolveDate(mention, { published: referenceDay(model), tense: tenseOf(candidate), opening: candidate.sentence < OPENING_SENTENCES }), mention)
}

/** The tense by which the candidate's weekdays and months are read. */
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
    if (mention.value.kind === 'vague') continue
    if (mention.from >= candidate.from && mention.to <= candidate.to) return mention
    // "in June 2019, when the two met": whatever the date bounds, it is that of what follows.
    if (isTakenUp(tokens, mention, candidate)) return mention
    if (mention.relation === 'since' || (mention.relation === 'until' && candidate.cue !== 'postponed')) continue
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
    for (const other of beside) {
      if (other.from < low || other.to > high || other.from === candidate.from) continue
      // "his planned meeting with Kim … after speaking with Moon on Saturday": the nearer one's own.
      distance += isAhead(other) === isAhead(candidate) ? BOUNDARY_DISTANCE : REACH
    }
    if (distance < bestDistance) {
      best = mention
      bestDistance = distance
    }
  }
  return best
}

/** How far from its trigger a vague word of time still leaves the day open, characters. */
const OPEN_REACH = 60

/** "met recently", "will meet in the coming weeks": the words themselves leave the day open. */
export function isLeftOpen({ model, dates }: DateReading, candidate: Candidate): boolean {
  const [first, last] = [model.tokens[candidate.from]!, model.tokens[candidate.to - 1]!]
  return inSentence(dates, candidate.sentence).some(({ value, start, end }) => value.kind === 'vague' && Math.max(first.start - end, start - last.end) <= OPEN_REACH)
}

/** Most words from "when" to what happened then. */
const TAKEN_UP_WORDS = 16

/** "since March 2021, when Varga spoke to Nowak", "the March 20 call in which …". */
function isTakenUp(tokens: readonly Token[], mention: DateMention, candidate: Candidate): boolean {
  if (candidate.from < mention.to || candidate.from - mention.to > TAKEN_UP_WORDS) return false
  if (mention.attributive && candidate.from <= mention.to + 2) return true
  const next = tokens[mention.to]?.text === ',' ? mention.to + 1 : mention.to
  return tokens[next]?.lower === 'when'
}

/** "lower fees from July": when something else begins, not when they met. */
function isBeginning(tokens: readonly Token[], mention: DateMention): boolean {
  const { value } = mention
  return tokens[mention.from - 1]?.lower === 'from' && (value.kind === 'month' || ((value.kind === 'absolute' || value.kind === 'weekday') && value.last === null))
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

/** Talks dated by the days of a visit are on one of them (ruling 2); a visit or conference takes them all. */
export function withinDays(candidate: Candidate, date: Proven<MeetingDate> | null, isVisits: boolean): Proven<MeetingDate> | null {
  if (!isVisits || !date?.value.end || date.value.precision !== 'day' || candidate.kind === 'visit' || candidate.kind === 'summit' || candidate.kind === 'weak' || candidate.plural) return date
  return { ...date, value: { ...date.value, precision: 'week' } }
}

/** Puts a telling's own date into memory. */
export function rememberDate(memory: DateMemory, candidate: Candidate, date: Proven<MeetingDate> | null, paragraph: number): void {
  if (!date) return
  memory.recent = { sentence: candidate.sentence, paragraph, ahead: isAhead(candidate), date }
}

/** The day on which somebody said something in the sentence before, for "he also met …"; null if it names none. */
function daySpoken({ model, dates }: DateReading, sentence: number): Proven<MeetingDate> | null {
  for (const mention of inSentence(dates, sentence)) {
    if (mention.value.kind !== 'weekday' && mention.value.kind !== 'absolute' && mention.value.kind !== 'offset') continue
    const date = isOfSpeech(model.tokens, mention) ? resolveDate(mention, { published: referenceDay(model), tense: 'past' }) : null
    if (date?.precision === 'day') return proven(date, mention)
  }
  return null
}

/** How far behind a dated telling the next one is still of its day, sentences. */
const LENDING_REACH = 3
const ONE_MORE = new Set(['also', 'later', 'then', 'separately', 'afterwards', 'afterward', 'earlier', 'subsequently', 'too'])

/** The date that the telling before lends to one without: in its paragraph, or where the words say that it is one more. */
export function lentDate(reading: DateReading, memory: DateMemory, candidate: Candidate): Proven<MeetingDate> | null {
  const { recent } = memory
  const { model } = reading
  if (candidate.reference || isLeftOpen(reading, candidate)) return null
  const near = recent && candidate.sentence - recent.sentence <= LENDING_REACH && recent.ahead === isAhead(candidate) ? recent : null
  if (isOneMore(model, candidate)) return near?.date ?? (isAhead(candidate) ? null : daySpoken(reading, candidate.sentence - 1))
  if (!near || candidate.format === 'phone' || candidate.format === 'video' || candidate.kind === 'visit') return null
  return near.paragraph === model.sentences[candidate.sentence]!.paragraph ? near.date : null
}

function isAhead(candidate: Candidate): boolean {
  return tenseOf(candidate) === 'future'
}

/** "He also met …", "Later, she called on …". */
function isOneMore({ tokens, sentences }: TextModel, candidate: Candidate): boolean {
  const floor = Math.max(sentences[candidate.sentence]!.from, candidate.from - 8)
  for (let at = candidate.from - 1; at >= floor; at--) if (ONE_MORE.has(tokens[at]!.lower)) return true
  return ONE_MORE.has(tokens[sentences[candidate.sentence]!.from]!.lower)
}
