import type { MeetingDate } from '../domain/meeting-fields.ts'
import { formatDay, parseDay } from './calendar.ts'
import type { Candidate } from './candidate.ts'
import type { DateMention } from './find-dates.ts'
import type { Frame } from './frames.ts'
import { isOfDays, isOneDay } from './meeting-days.ts'
import { inSentence } from './ordered-search.ts'
import { resolveDate } from './resolve-date.ts'
import { isAhead, someDayOf, takesAllDays, type DateReading } from './telling-dates.ts'
import { tokenAt } from './references.ts'
import type { Proven, TextModel, Token } from './text-model.ts'
import { isAmong, isIn, isWord, wordAt } from './word-at.ts'
import { byWord, wordList } from './word-lists.ts'

type Told = Proven<MeetingDate> | null

/**
 * The days of the telling by the length that its words give it and the visit that it is part of: what a date of one
 * day or of several says of it.
 */
export function daysOfTelling(reading: DateReading & { frames: readonly Frame[] }, candidate: Candidate, date: Told): Told {
  const { model, frames } = reading
  const named = notBeforeTrip(candidate, date, frames)
  const lasting = throughLength(model, candidate, sinceFirstDay(model, candidate, named), inSentence(reading.dates, candidate.sentence))
  const told = amongStops(model, untilLastDay(reading, candidate, lasting), candidate, inSentence(reading.candidates, candidate.sentence))
  return ofVisit(model, candidate, told, frames.find((frame) => frame.kind === 'visit' && frame.date.start === told?.start))
}

/** Talks dated by the days of a visit are on one of them (ruling 2); a visit or conference takes them all. */
export function withinDays(candidate: Candidate, date: Told): Told {
  if (!date?.value.end || !isOfDays(date.value) || takesAllDays(candidate)) return date
  return someDayOf(date)
}

/** The telling's date as that of the visit whose first day, or all whose days, it names; `frame` is that visit, if any. */
function ofVisit(model: TextModel, candidate: Candidate, date: Told, frame: Frame | undefined): Told {
  // "will meet on Monday and Tuesday": on both.
  if (!frame || !isOfDays(date?.value) || / and /.test(model.text.slice(date.start, date.end))) return date
  const { start, end } = frame.date.value
  // "leaves on Tuesday on a trip for talks with Sisi": on no earlier day.
  if (!date.value.end && !frame.isEdge && candidate.kind !== 'visit') return date
  if (frame.isArrival && isAhead(candidate) && candidate.kind !== 'summit' && date.value.start !== model.publishedOn && (candidate.kind !== 'visit' || (candidate.tense === 'future' && !isWhere(model, candidate)))) return someDayOf(date)
  if (date.value.end !== null || end === null) return withinDays(candidate, date)
  return { ...date, value: { start, end, precision: takesAllDays(candidate) ? 'day' : 'week' } }
}

/** "flies to Cairo on Sunday, where she is due to meet X" */
function isWhere({ tokens, sentences }: TextModel, { sentence, to }: Candidate): boolean {
  return isAmong(tokens, to, sentences[sentence]!.to, 'where')
}

/** "On 14-18 April he visited Vietnam, Malaysia and Cambodia", "will visit Vietnam and Malaysia from 14 April": each on some of the days (ruling 2). */
function amongStops({ tokens }: TextModel, date: Told, candidate: Candidate, beside: readonly Candidate[]): Told {
  if (!isOfDays(date?.value) || candidate.kind !== 'visit') return date
  if (!date.value.end && !isFrom(tokens, date.start) && !isIn(tokens, candidate.from - 2, BEGINNING)) return date
  const others = beside.some((other) => other.from === candidate.from && other !== candidate && other.visited?.partyCode !== candidate.visited?.partyCode)
  return others ? someDayOf(date) : date
}

/** "from 14 April" */
function isFrom(tokens: readonly Token[], start: number): boolean {
  return isWord(tokens, tokenAt(tokens, start) - 1, 'from')
}

/** Days by which a weekday before the trip begins is too early. */
const WEEK = 7

/** "set to hold talks on Thursday", on a trip that begins next Tuesday: the Thursday after. */
function notBeforeTrip(candidate: Candidate, date: Told, frames: readonly Frame[]): Told {
  if (!isOneDay(date?.value) || !isAhead(candidate)) return date
  const trip = frames.findLast((frame) => frame.kind === 'visit' && frame.sentence < candidate.sentence && candidate.people.some((person) => frame.people.has(person)) && (frame.isTour || frame.countries.size !== 1 || candidate.parties.some((party) => frame.countries.has(party))))
  const [day, first] = [parseDay(date.value.start), trip?.isArrival ? parseDay(trip.date.value.start) : null]
  if (day === null || first === null || day >= first || day + WEEK < first) return date
  return { ...date, value: { ...date.value, start: formatDay(day + WEEK) } }
}

/** Words between the first day of something and its last: "to begin on Monday and continue on Tuesday". */
const TO_LAST_DAY = /\b(?:continu\w+|last\w*|runn?\w*|end\w*|conclud\w+)(?: on| until| through| till)? $/

function untilLastDay({ model, dates }: DateReading, candidate: Candidate, date: Told): Told {
  if (!isOneDay(date?.value)) return date
  const last = inSentence(dates, candidate.sentence).find(({ start }) => start > date.end)
  const end = last && TO_LAST_DAY.test(model.text.slice(date.end, last.start)) ? resolveDate(last, { published: date.value.start, tense: 'future' }) : null
  return end && end.start > date.value.start ? through(date, date.value.start, end.start) : date
}

/** The date as all the days from the first to the last. */
function through(date: Proven<MeetingDate>, start: string, end: string): Proven<MeetingDate> {
  return { ...date, value: { start, end, precision: 'day' } }
}

const ORDINAL_DAYS = byWord({ second: 2, third: 3, fourth: 4, fifth: 5 })

/** "a second day of talks on Thursday": they began the day before. */
function sinceFirstDay(model: TextModel, candidate: Candidate, date: Told): Told {
  if (!isOneDay(date?.value)) return date
  for (let at = candidate.from - 1; at > candidate.from - ORDINAL_REACH && at > 0; at--) {
    const ordinal = isWord(model.tokens, at, 'day') ? ORDINAL_DAYS.get(wordAt(model.tokens, at - 1)) : undefined
    const day = ordinal === undefined ? null : parseDay(date.value.start)
    if (ordinal !== undefined && day !== null) return through(date, formatDay(day - ordinal + 1), date.value.start)
  }
  return date
}

const CLOSING = wordList('ending')
const BEGINNING = wordList('beginning')

/** "on Friday ended a two-day conference", "opened a three-day summit on Monday": the days from the first to the last. */
function throughLength(model: TextModel, candidate: Candidate, date: Told, dates: readonly DateMention[]): Told {
  const day = isOneDay(date?.value) ? parseDay(date.value.start) : null
  const span = dates.find(({ value, from, to }) => value.kind === 'span' && !value.single && ((from <= candidate.from && to >= candidate.to) || isEndAfter(model.tokens, candidate, from)))
  if (!date || day === null || span?.value.kind !== 'span' || span.value.days < 2) return date
  const length = span.value.days - 1
  for (let at = span.from - 1; at >= span.from - EDGE_REACH && at >= 0; at--) {
    const { lower } = model.tokens[at]!
    if (CLOSING.has(lower)) return through(date, formatDay(day - length), date.value.start)
    if (BEGINNING.has(lower)) return through(date, date.value.start, formatDay(day + length))
  }
  return date
}

/** "The talks ended on Friday after two days of meetings": a length told behind. */
function isEndAfter(tokens: readonly Token[], candidate: Candidate, span: number): boolean {
  return isWord(tokens, span - 1, 'after') && span >= candidate.to
}

/** How far before a span of days the verb of its beginning or end may stand, tokens. */
const EDGE_REACH = 5

/** How far before the talks "second day of" may stand, tokens. */
const ORDINAL_REACH = 6
