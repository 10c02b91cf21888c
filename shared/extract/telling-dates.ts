import type { MeetingDate } from '../domain/meeting-fields.ts'
import { formatDay, parseDay } from './calendar.ts'
import type { Candidate } from './candidate.ts'
import type { DateMention } from './find-dates.ts'
import type { Frame } from './frames.ts'
import { firstFrom, inSentence } from './ordered-search.ts'
import { referenceDay, resolveDate, type Tense } from './resolve-date.ts'
import { isOfSpeech, SPEECH } from './speech-dates.ts'
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
export function dateOfTelling(reading: DateReading, mention: DateMention | undefined, candidate: Candidate): Proven<MeetingDate> | null {
  if (!mention) return null
  const { value } = mention
  // "A came one day before B": the date is counted from A, and B's is asked for.
  if (value.kind === 'anchored' && value.complement && candidate.from < mention.from) return null
  if (value.kind === 'anchored') return proven(reading.timeline[firstFrom(reading.dates, mention.from, (date) => date.from)] ?? null, mention)
  return proven(resolveDate(mention, { published: referenceDay(reading.model), tense: tenseOf(candidate), opening: candidate.sentence < OPENING_SENTENCES }), mention)
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

/**
 * Gives each telling the date in its sentence that is its own by the words between: the nearest of both first, and
 * none to two of which one is over and the other to come.
 */
export function attachDates(reading: DateReading): Map<Candidate, DateMention> {
  const attached = new Map<Candidate, DateMention>()
  for (let at = 0; at < reading.candidates.length; ) {
    const { sentence } = reading.candidates[at]!
    const beside = inSentence(reading.candidates, sentence)
    const dates = inSentence(reading.dates, sentence)
    if (dates.length > 0) attachWithin(reading.model, beside, dates, attached)
    at += beside.length
  }
  return attached
}

function attachWithin(model: TextModel, candidates: readonly Candidate[], dates: readonly DateMention[], attached: Map<Candidate, DateMention>): void {
  const pairs: { candidate: Candidate; mention: DateMention; distance: number }[] = []
  for (const candidate of candidates) {
    for (const mention of dates) {
      const distance = distanceOf(model, candidates, candidate, mention)
      if (distance < REACH) pairs.push({ candidate, mention, distance })
    }
  }
  pairs.sort((a, b) => a.distance - b.distance)
  const takenBy = new Map<DateMention, Candidate>()
  for (const { candidate, mention } of pairs) {
    const other = takenBy.get(mention)
    if (attached.has(candidate) || (other && isAhead(other) !== isAhead(candidate))) continue
    attached.set(candidate, mention)
    if (!other) takenBy.set(mention, candidate)
  }
}

/** How far the date is from the trigger, in characters and with so many more for each word that sets them apart; `REACH` or more if it dates something else. */
function distanceOf(model: TextModel, beside: readonly Candidate[], candidate: Candidate, mention: DateMention): number {
  const { tokens } = model
  if (mention.value.kind === 'vague' || mention.value.kind === 'span') return REACH
  if (mention.from >= candidate.from && mention.to <= candidate.to) return 0
  // "in June 2019, when the two met": whatever the date bounds, it is that of what follows.
  if (isTakenUp(tokens, mention, candidate)) return 0
  if (mention.relation === 'since' || (mention.relation === 'until' && candidate.cue !== 'postponed')) return REACH
  if (isOfSpeech(tokens, mention) || isBeginning(tokens, mention)) return REACH
  const behind = mention.from > candidate.from
  let distance = behind ? mention.start - tokens[candidate.to - 1]!.end : (tokens[candidate.from]!.start - mention.end) * 1.3
  // A date that opens the sentence dates its main clause, however long the words between.
  const opens = !behind && mention.from - model.sentences[candidate.sentence]!.from <= 2
  if (opens) distance = Math.min(distance, OPENING_DISTANCE)
  if (distance >= REACH) return REACH
  const [low, high] = behind ? [candidate.to, mention.from] : [mention.to, candidate.from]
  // "met A last week and will hold talks with B": the date closes what went before it.
  const closes = !behind && !opens && beside.some((other) => other.to <= mention.from && tokens[mention.from - 1]!.text !== ',')
  for (let at = low; at < high && distance < REACH; at++) {
    const lower = tokens[at]!.lower
    if (closes && (lower === 'and' || lower === 'but' || lower === ',')) distance += BOUNDARY_DISTANCE
    // "On Tuesday, the spokesman said that the two would meet": the day of his words.
    if (lower === 'since' || (opens && SPEECH.has(lower) && isAhead(candidate))) distance += REACH
    else if (BOUNDARIES.has(lower) && !(!behind && at > candidate.clauseFrom)) distance += BOUNDARY_DISTANCE
  }
  for (const other of beside) {
    if (other.from < low || other.to > high || other.from === candidate.from) continue
    // "his planned meeting with Kim … after speaking with Moon on Saturday": the nearer one's own.
    distance += isAhead(other) === isAhead(candidate) ? BOUNDARY_DISTANCE : REACH
  }
  return distance
}

/** How far off a date that opens the sentence counts at most, characters. */
const OPENING_DISTANCE = 120

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

const takesAllDays = ({ kind, plural }: Candidate) => kind === 'visit' || kind === 'summit' || kind === 'weak' || plural

/** Talks dated by the days of a visit are on one of them (ruling 2); a visit or conference takes them all. */
export function withinDays(candidate: Candidate, date: Proven<MeetingDate> | null): Proven<MeetingDate> | null {
  if (!date?.value.end || date.value.precision !== 'day' || takesAllDays(candidate)) return date
  return { ...date, value: { ...date.value, precision: 'week' } }
}

/** The telling's date as that of the visit whose first day, or all whose days, it names; `frame` is that visit, if any. */
export function ofVisit(candidate: Candidate, date: Proven<MeetingDate> | null, frame: Frame | undefined): Proven<MeetingDate> | null {
  if (!date || !frame || date.value.precision !== 'day') return date
  const { start, end } = frame.date.value
  // "leaves on Tuesday on a trip for talks with Sisi": on no earlier day.
  if (frame.isArrival && isAhead(candidate) && !takesAllDays(candidate)) return { ...date, value: { ...date.value, precision: 'week' } }
  if (date.value.end !== null || end === null) return withinDays(candidate, date)
  return { ...date, value: { start, end, precision: takesAllDays(candidate) ? 'day' : 'week' } }
}

/** "On 14-18 April he visited Vietnam, Malaysia and Cambodia": each on some of the days (ruling 2). */
export function amongStops(date: Proven<MeetingDate> | null, candidate: Candidate, beside: readonly Candidate[]): Proven<MeetingDate> | null {
  if (!date?.value.end || date.value.precision !== 'day' || candidate.kind !== 'visit') return date
  const others = beside.some((other) => other.from === candidate.from && other !== candidate && other.destination?.code !== candidate.destination?.code)
  return others ? { ...date, value: { ...date.value, precision: 'week' } } : date
}

/** Days by which a weekday before the trip begins is too early. */
const WEEK = 7

/** "set to hold talks on Thursday", on a trip that begins next Tuesday: the Thursday after. */
export function notBeforeTrip(candidate: Candidate, date: Proven<MeetingDate> | null, frames: readonly Frame[]): Proven<MeetingDate> | null {
  if (!date || date.value.precision !== 'day' || date.value.end !== null || !isAhead(candidate)) return date
  const trip = frames.findLast((frame) => frame.kind === 'visit' && frame.sentence < candidate.sentence && candidate.people.some((person) => frame.people.has(person)))
  const [day, first] = [parseDay(date.value.start), trip?.isArrival ? parseDay(trip.date.value.start) : null]
  if (day === null || first === null || day >= first || day + WEEK < first) return date
  return { ...date, value: { ...date.value, start: formatDay(day + WEEK) } }
}

const ORDINAL_DAYS = new Map([['second', 2], ['third', 3], ['fourth', 4], ['fifth', 5]])

/** "a second day of talks on Thursday": they began the day before. */
export function sinceFirstDay(model: TextModel, candidate: Candidate, date: Proven<MeetingDate> | null): Proven<MeetingDate> | null {
  const day = date?.value.precision === 'day' && !date.value.end ? parseDay(date.value.start) : null
  if (!date || day === null) return date
  for (let at = candidate.from - 1; at > candidate.from - ORDINAL_REACH && at > 0; at--) {
    const ordinal = model.tokens[at]!.lower === 'day' ? ORDINAL_DAYS.get(model.tokens[at - 1]!.lower) : undefined
    if (ordinal !== undefined) return { ...date, value: { start: formatDay(day - ordinal + 1), end: date.value.start, precision: 'day' } }
  }
  return date
}

/** How far before the talks "second day of" may stand, tokens. */
const ORDINAL_REACH = 6

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
