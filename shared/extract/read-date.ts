import { DAY_WORDS, MONTHS, NUMBER_WORDS, PARTS_OF_DAY, SEASONS, SPANS, type Unit, UNITS, VAGUE_PHRASES, WEEKDAYS } from './date-lexicon.ts'
import type { DateValue, Reference, Side } from './date-value.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { PhraseTable } from './phrase-table.ts'
import type { Token } from './text-model.ts'

/** What was read, and the token after it. */
export type FoundDate = { value: DateValue; to: number }
type Reader = (tokens: readonly Token[], at: number) => FoundDate | null

const READERS = new Map<string, Reader>()
const inOrder =
  (...readers: Reader[]): Reader =>
  (tokens, at) => {
    for (const reader of readers) {
      const found = reader(tokens, at)
      if (found) return found
    }
    return null
  }

/** The date that begins at token `at`, or null. */
export function readDate(tokens: readonly Token[], at: number): FoundDate | null {
  const token = tokens[at]
  if (token === undefined || token.kind === 'mark') return null
  const found = READERS.get(token.lower)?.(tokens, at)
  if (found) return found
  return (token.kind === 'number' ? readNumber(tokens, at) : null) ?? readHyphenated(tokens, at)
}

// ---- small parts

/** "'s" and the bare apostrophe after a plural. */
export function isPossessive(token: Token | undefined): boolean {
  return token?.lower === "'s" || token?.text === '’' || token?.text === "'"
}

function lower(tokens: readonly Token[], at: number): string {
  return tokens[at]?.lower ?? ''
}

/** Which of several words stands at `at`. */
function isOne(tokens: readonly Token[], at: number, ...words: string[]): boolean {
  return words.includes(lower(tokens, at))
}

function monthAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  return token?.capital ? (MONTHS.get(token.lower) ?? null) : null
}

function weekdayAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  return token?.capital ? (WEEKDAYS.get(token.lower) ?? null) : null
}

const DAY_OF_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?$/i

function dayAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  if (token?.kind !== 'number' || token.lower.length > 4) return null
  const day = Number(DAY_OF_MONTH.exec(token.lower)?.[1] ?? 0)
  return day >= 1 && day <= 31 ? day : null
}

function yearAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  if (token?.kind !== 'number' || token.text.length !== 4) return null
  const year = Number(token.text)
  return year >= 1800 && year <= 2199 ? year : null
}

/** "two", "2", "a", "a couple of"; `few` for an open number; null for none. */
function amountAt(tokens: readonly Token[], at: number): { amount: number | 'few'; to: number } | null {
  const word = lower(tokens, at)
  if (word === 'several' || word === 'few' || word === 'some' || word === 'many') return { amount: 'few', to: at + 1 }
  if (word === 'a' && isOne(tokens, at + 1, 'few')) return { amount: 'few', to: at + 2 }
  if (word === 'a' && isOne(tokens, at + 1, 'couple')) return { amount: 2, to: isOne(tokens, at + 2, 'of') ? at + 3 : at + 2 }
  const named = NUMBER_WORDS.get(word)
  if (named !== undefined) return { amount: named, to: at + 1 }
  return /^\d{1,3}$/.test(word) ? { amount: Number(word), to: at + 1 } : null
}

/** ", 2021", "2021", "of 2021", "last year", "of this year" after a day or month. */
function trailingYear(tokens: readonly Token[], at: number): { year: Reference; to: number } {
  const open = isOne(tokens, at, ',', 'of') ? at + 1 : at
  const year = yearAt(tokens, open)
  if (year !== null && !isOne(tokens, open + 1, 'people', 'troops')) return { year, to: open + 1 }
  const start = isOne(tokens, at, 'of') ? at + 1 : at
  if (isOne(tokens, start + 1, 'year') && !isPossessive(tokens[start + 2])) {
    const offset = ({ last: -1, this: 0, next: 1 } as Record<string, number>)[lower(tokens, start)]
    if (offset !== undefined) return { year: { offset }, to: start + 2 }
  }
  return { year: null, to: at }
}

const UP_TO = ['-', '–', '—', 'to', 'through', 'until', 'till']

/** How two ends are joined: "to" for a range, "and" for neighbours, "or" for a choice. */
function joinAt(tokens: readonly Token[], at: number): 'to' | 'and' | 'or' | null {
  const word = lower(tokens, at)
  if (UP_TO.includes(word)) return 'to'
  if (word === 'and' || word === '&') return 'and'
  return word === 'or' || word === '/' ? 'or' : null
}

/** Longest stretch that "June 3 and 6" is taken for, days. */
const NEIGHBOURS = 3

/** The second day of "16-17", "3 and 4", "30 to July 2"; the month is that of the first unless named. */
function lastDay(
  tokens: readonly Token[],
  at: number,
  day: number,
  between: boolean,
): { last: { month: number | null; day: number }; oneOf: boolean; to: number } | null {
  const join = joinAt(tokens, at)
  if (!join) return null
  const month = monthAt(tokens, at + 1)
  const next = dayAt(tokens, month === null ? at + 1 : at + 2)
  if (next === null) return null
  const ranges = join === 'to' || between
  if (month === null && (next <= day || (!ranges && next > day + NEIGHBOURS))) return null
  if (month !== null && !ranges && !(join === 'or' && next > day)) return null
  return { last: { month, day: next }, oneOf: join === 'or', to: month === null ? at + 2 : at + 3 }
}

/** Takes in what may follow a day without changing it: "Tuesday evening". */
function pastPartOfDay(tokens: readonly Token[], to: number): number {
  return PARTS_OF_DAY.has(lower(tokens, to)) ? to + 1 : to
}

function absolute(year: Reference, month: Reference, day: number, last: { month: number | null; day: number } | null = null, oneOf = false): DateValue {
  return { kind: 'absolute', year, month, day, weekday: null, last, oneOf }
}

function offset(amount: number, unit: Unit): DateValue {
  return { kind: 'offset', amount, unit, ahead: false }
}

function anchored(amount: number | null, unit: Unit, complement = false): DateValue {
  return { kind: 'anchored', amount, unit, weekday: null, complement, orPublished: false }
}

// ---- dates of the calendar

/** "November 16, 2021", "Nov. 16-17", "June 30-July 2", "March 2022", "May or June". */
function readMonth(tokens: readonly Token[], at: number): FoundDate | null {
  const month = monthAt(tokens, at)
  if (month === null) return null
  const glued = dayAndYear(tokens[at + 1])
  if (glued) return { value: absolute(glued.year, month, glued.day), to: at + 2 }
  const dayFrom = isOne(tokens, at + 1, 'the') ? at + 2 : at + 1
  const crossing = dayBeforeMonth(tokens[dayFrom])
  if (crossing) {
    const next = dayAt(tokens, dayFrom + 1)
    if (next !== null) {
      const { year, to } = trailingYear(tokens, dayFrom + 2)
      return { value: absolute(year, month, crossing.day, { month: crossing.month, day: next }), to }
    }
  }
  const days = daysGlued(tokens[dayFrom])
  if (days) {
    const { year, to } = trailingYear(tokens, dayFrom + 1)
    return { value: absolute(year, month, days.first, { month: null, day: days.last }), to }
  }
  const day = dayAt(tokens, dayFrom)
  if (day !== null) {
    const range = lastDay(tokens, dayFrom + 1, day, isOne(tokens, at - 1, 'between'))
    const { year, to } = trailingYear(tokens, range?.to ?? dayFrom + 1)
    return { value: absolute(year, month, day, range?.last ?? null, range?.oneOf ?? false), to }
  }
  const { year, to } = trailingYear(tokens, at + 1)
  if (year === null && !isBareMonth(tokens, at)) return null
  const join = joinAt(tokens, at + 1)
  if (year === null && join !== null && monthAt(tokens, at + 2) !== null && dayAt(tokens, at + 3) === null) {
    const end = trailingYear(tokens, at + 3)
    return { value: { kind: 'month', month, year: end.year, side: null }, to: end.to }
  }
  return { value: { kind: 'month', month, year, side: null }, to }
}

const BEFORE_MONTH = new Set(
  'in of early late mid middle end since until till by during from last next this before after for between to through and or -'.split(' '),
)

/** "May" and "March" are months only after a word that says so; abbreviations only beside a day or year. */
function isBareMonth(tokens: readonly Token[], at: number): boolean {
  const word = lower(tokens, at)
  if (word === 'may' || word === 'march') return BEFORE_MONTH.has(lower(tokens, at - 1))
  return word.length > 4 || word === 'june' || word === 'july'
}

/** "16,2021", as written without a blank. */
function dayAndYear(token: Token | undefined): { day: number; year: number } | null {
  if (token?.kind !== 'number' || token.text.length > 7) return null
  const found = /^(\d{1,2}),((?:19|20)\d\d)$/.exec(token.text)
  return found ? { day: Number(found[1]), year: Number(found[2]) } : null
}

/** "14th-18th", one token. */
function daysGlued(token: Token | undefined): { first: number; last: number } | null {
  if (token?.kind !== 'number' || token.text.length > 9) return null
  const found = /^(\d{1,2})(?:st|nd|rd|th)[-–‑](\d{1,2})(?:st|nd|rd|th)?$/i.exec(token.text)
  const [first, last] = [Number(found?.[1]), Number(found?.[2])]
  return found && first >= 1 && last > first && last <= 31 ? { first, last } : null
}

/** "30-July", one token. */
function dayBeforeMonth(token: Token | undefined): { day: number; month: number } | null {
  if (token?.kind !== 'number' || token.text.length > 14) return null
  const found = /^(\d{1,2})(?:st|nd|rd|th)?[-–‑](\p{L}+)$/u.exec(token.text.toLowerCase())
  const month = found ? MONTHS.get(found[2]!) : undefined
  return found && month !== undefined ? { day: Number(found[1]), month } : null
}

/** Dates that begin with digits. */
const readNumber: Reader = inOrder(readIso, readDayFirst, readNumeric, readYear, readAmount)

/** "16 November 2021", "3-5 May", "29 April to 1 May", "the 3rd of June". */
function readDayFirst(tokens: readonly Token[], at: number): FoundDate | null {
  const glued = dayBeforeMonth(tokens[at])
  if (glued) {
    const { year, to } = trailingYear(tokens, at + 1)
    return { value: absolute(year, glued.month, glued.day), to }
  }
  const days = daysGlued(tokens[at])
  if (days) {
    const monthFrom = isOne(tokens, at + 1, 'of') ? at + 2 : at + 1
    const month = monthAt(tokens, monthFrom)
    if (month === null) return null
    const { year, to } = trailingYear(tokens, monthFrom + 1)
    return { value: absolute(year, month, days.first, { month: null, day: days.last }), to }
  }
  const day = dayAt(tokens, at)
  if (day === null) return null
  const monthFrom = isOne(tokens, at + 1, 'of') ? at + 2 : at + 1
  const month = monthAt(tokens, monthFrom)
  if (month !== null) {
    const named = trailingYear(tokens, monthFrom + 1)
    const join = joinAt(tokens, named.to)
    const between = isOne(tokens, at - 1, 'between')
    const nextDay = join === 'to' || (join === 'and' && between) ? dayAt(tokens, named.to + 1) : null
    const nextMonth = nextDay === null ? null : monthAt(tokens, named.to + 2)
    if (nextDay !== null && nextMonth !== null) {
      const { year, to } = trailingYear(tokens, named.to + 3)
      return { value: absolute(named.year ?? year, month, day, { month: nextMonth, day: nextDay }), to }
    }
    return { value: absolute(named.year, month, day), to: named.to }
  }
  const join = joinAt(tokens, at + 1)
  const next = join ? dayAt(tokens, at + 2) : null
  if (next === null || next <= day) return null
  const lastMonthFrom = isOne(tokens, at + 3, 'of') ? at + 4 : at + 3
  const lastMonth = monthAt(tokens, lastMonthFrom)
  if (lastMonth === null) return null
  const { year, to } = trailingYear(tokens, lastMonthFrom + 1)
  return { value: absolute(year, lastMonth, day, { month: null, day: next }, join === 'or'), to }
}

/** "2021-11-16". */
function readIso(tokens: readonly Token[], at: number): FoundDate | null {
  const year = yearAt(tokens, at)
  if (year === null || lower(tokens, at + 1) !== '-' || lower(tokens, at + 3) !== '-') return null
  const month = dayAt(tokens, at + 2)
  const day = dayAt(tokens, at + 4)
  if (month === null || day === null || month > 12 || !touching(tokens, at, at + 4)) return null
  return { value: absolute(year, month, day), to: at + 5 }
}

/** "11/16/2021", "16.11.2021". */
function readNumeric(tokens: readonly Token[], at: number): FoundDate | null {
  const dotted = tokens[at]!.text.length <= 10 ? /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tokens[at]!.text) : null
  if (dotted) return numeric(Number(dotted[1]), Number(dotted[2]), Number(dotted[3]), at + 1)
  if (lower(tokens, at + 1) !== '/' || lower(tokens, at + 3) !== '/' || !touching(tokens, at, at + 4)) return null
  const first = dayAt(tokens, at)
  const second = dayAt(tokens, at + 2)
  const year = yearAt(tokens, at + 4)
  return first !== null && second !== null && year !== null ? numeric(first, second, year, at + 5) : null
}

function numeric(first: number, second: number, year: number, to: number): FoundDate | null {
  if (first > 12 && second > 12) return null
  if (first > 12) return { value: absolute(year, second, first), to }
  if (second > 12) return { value: absolute(year, first, second), to }
  return { value: { kind: 'numeric', first, second, year }, to }
}

function touching(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tokens[at]?.end !== tokens[at + 1]?.start) return false
  return true
}

const BEFORE_YEAR = new Set('in since until till by during before after of early late mid year from between and to through'.split(' '))

/** "in 2019", "from 2015 to 2018". */
function readYear(tokens: readonly Token[], at: number): FoundDate | null {
  const year = yearAt(tokens, at)
  if (year === null || !BEFORE_YEAR.has(lower(tokens, at - 1))) return null
  const join = joinAt(tokens, at + 1)
  const last = join === 'to' || (join === 'and' && isOne(tokens, at - 1, 'between')) ? yearAt(tokens, at + 2) : null
  if (last !== null && last > year) return { value: { kind: 'year', year, last }, to: at + 3 }
  return { value: { kind: 'year', year, last: null }, to: at + 1 }
}

/** "on the 16th", "the 16th of this month". */
function readDayOfMonth(tokens: readonly Token[], at: number): FoundDate | null {
  const day = dayAt(tokens, at)
  if (day === null || !/[a-z]$/i.test(tokens[at]!.text)) return null
  if (isOne(tokens, at + 1, 'of') && isOne(tokens, at + 3, 'month')) {
    const offset = ({ this: 0, the: 0, last: -1, next: 1 } as Record<string, number>)[lower(tokens, at + 2)]
    if (offset !== undefined) return { value: absolute(null, { offset }, day), to: at + 4 }
  }
  const after = tokens[at + 1]
  const led = isOne(tokens, at - 2, 'on', 'by', 'until', 'from', 'since', 'before', 'after')
  return led && (!after || after.kind === 'mark' || FUNCTION_WORDS.has(after.lower)) ? { value: absolute(null, null, day), to: at + 1 } : null
}

// ---- weekdays

/** "Tuesday", "Tuesday, November 16", "Tuesday (Nov 16)", "Monday to Wednesday", "Friday of next week". */
function readWeekday(tokens: readonly Token[], at: number): FoundDate | null {
  const weekday = weekdayAt(tokens, at)
  if (weekday === null) return null
  const dated = dateAfterWeekday(tokens, at + 1)
  if (dated && dated.value.kind === 'absolute') return { value: { ...dated.value, weekday }, to: dated.to }
  if (lower(tokens, at).length < 6) return null
  return weekdays(tokens, at, weekday, null)
}

function dateAfterWeekday(tokens: readonly Token[], at: number): FoundDate | null {
  const bracket = isOne(tokens, at, '(')
  let from = isOne(tokens, at, ',', '(') ? at + 1 : at
  if (PARTS_OF_DAY.has(lower(tokens, from))) from++
  if (isOne(tokens, from, ',')) from++
  if (isOne(tokens, from, 'the', 'on')) from++
  const found = monthAt(tokens, from) === null ? (tokens[from]?.kind === 'number' ? readDayFirst(tokens, from) : null) : readMonth(tokens, from)
  if (found?.value.kind !== 'absolute') return null
  return { value: found.value, to: bracket && isOne(tokens, found.to, ')') ? found.to + 1 : found.to }
}

/** Reads on after a weekday: another one, a part of the day, the week it lies in. */
function weekdays(tokens: readonly Token[], at: number, weekday: number, side: Side): FoundDate {
  let to = pastPartOfDay(tokens, at + 1)
  let last: number | null = null
  const join = joinAt(tokens, to)
  const next = join ? weekdayAt(tokens, isOne(tokens, to + 1, 'on') ? to + 2 : to + 1) : null
  const nextFrom = isOne(tokens, to + 1, 'on') ? to + 2 : to + 1
  const neighbours = next !== null && next === (weekday % 7) + 1
  if (next !== null && dateAfterWeekday(tokens, nextFrom + 1) === null && (join === 'to' || isOne(tokens, at - 1, 'between') || neighbours)) {
    last = next
    to = pastPartOfDay(tokens, nextFrom + 1)
  }
  const week = weekOffset(tokens, isOne(tokens, to, 'of') ? to + 1 : to)
  if (week !== null) to += isOne(tokens, to, 'of') ? 3 : 2
  return { value: { kind: 'weekday', weekday, last, oneOf: join === 'or' && last !== null, week, side: week === null ? side : null }, to }
}

function weekOffset(tokens: readonly Token[], at: number): number | null {
  if (!isOne(tokens, at + 1, 'week')) return null
  return ({ last: -1, this: 0, next: 1 } as Record<string, number>)[lower(tokens, at)] ?? null
}

// ---- relative to the publication

/** "yesterday", "tomorrow morning". */
function readDayWord(tokens: readonly Token[], at: number): FoundDate | null {
  const token = tokens[at]!
  const days = DAY_WORDS.get(token.lower)
  if (days === undefined) return null
  const before = tokens[at - 1]
  // A paper's name: "India Today".
  if (token.capital && before?.capital && before.end === token.start - 1) return null
  return { value: offset(days, 'day'), to: pastPartOfDay(tokens, at + 1) }
}

/** "last week", "next Friday", "this March", "last summer", "this morning", "this coming Sunday", "last two weeks". */
function readSided(tokens: readonly Token[], at: number, said: 'last' | 'next' | 'this'): FoundDate | null {
  let side = said
  let from = at + 1
  const coming = isOne(tokens, from, 'coming', 'upcoming')
  if (side === 'this' && isOne(tokens, from, 'past', 'last')) {
    side = 'last'
    from++
  } else if (side === 'this' && isOne(tokens, from, 'coming', 'upcoming', 'next')) {
    side = 'next'
    from++
  } else if (side === 'this' && isOne(tokens, from, 'same', 'very')) from++
  const word = lower(tokens, from)
  const sign = side === 'last' ? -1 : side === 'next' ? 1 : 0
  if (PARTS_OF_DAY.has(word)) return side === 'next' ? null : { value: offset(sign, 'day'), to: from + 1 }
  if (word === 'weekend') return { value: { kind: 'weekend', offset: sign }, to: from + 1 }
  const unit = UNITS.get(word)
  if (unit !== undefined && unit !== 'hour' && unit !== 'day' && !word.endsWith('s')) return { value: offset(sign, unit), to: from + 1 }
  const weekday = weekdayAt(tokens, from)
  if (weekday !== null && word.length >= 6) return weekdays(tokens, from, weekday, coming ? 'coming' : side)
  const month = monthAt(tokens, from)
  if (month !== null) {
    const dated = readMonth(tokens, from)
    if (dated?.value.kind === 'absolute') return dated
    return { value: { kind: 'month', month, year: null, side }, to: from + 1 }
  }
  const season = SEASONS.get(word)
  if (season !== undefined) return { value: { kind: 'season', month: season, year: null, side }, to: from + 1 }
  return readStretch(tokens, from, side)
}

/** "last two weeks", "next few days": what stretches from the publication back or on. */
function readStretch(tokens: readonly Token[], at: number, side: 'last' | 'next' | 'this'): FoundDate | null {
  const amount = amountAt(tokens, at)
  const unit = amount ? UNITS.get(lower(tokens, amount.to)) : undefined
  if (!amount || unit === undefined) return null
  const to = amount.to + 1
  const days = amount.amount === 'few' ? null : daysIn(amount.amount, unit)
  if (side !== 'last' || days === null || days > TRAILING_DAYS) return { value: { kind: 'vague' }, to }
  return { value: { kind: 'trailing', days }, to }
}

/** Longest stretch within which an occasion is worth dating, days. */
const TRAILING_DAYS = 31

function daysIn(amount: number, unit: Unit): number | null {
  const days = { hour: 1 / 24, day: 1, week: 7, fortnight: 14, month: 30, year: 365 }[unit]
  return Math.ceil(amount * days)
}

/** "two days ago", "a week later", "three days before the summit", "two days of talks". */
function readAmount(tokens: readonly Token[], at: number): FoundDate | null {
  const amount = amountAt(tokens, at)
  if (!amount) return null
  const unit = UNITS.get(lower(tokens, amount.to))
  if (unit === undefined) return null
  return afterUnit(tokens, amount.to, amount.amount === 'few' ? null : amount.amount, unit)
}

/** Reads on from the unit at `at`. */
function afterUnit(tokens: readonly Token[], at: number, amount: number | null, unit: Unit): FoundDate | null {
  const next = at + 1
  const word = lower(tokens, next)
  if (word === 'ago') return { value: amount === null ? { kind: 'vague' } : offset(-amount, unit), to: next + 1 }
  if (word === 'from' && isOne(tokens, next + 1, 'now', 'today')) return { value: amount === null ? { kind: 'vague' } : offset(amount, unit), to: next + 2 }
  const sign = ({ earlier: -1, before: -1, prior: -1, previously: -1, later: 1, after: 1, afterwards: 1, afterward: 1 } as Record<string, number>)[word]
  if (sign !== undefined) {
    const to = word === 'prior' && isOne(tokens, next + 1, 'to') ? next + 2 : next + 1
    const complement = (sign < 0 ? word !== 'earlier' : word === 'after') && tokens[to] !== undefined && tokens[to].kind !== 'mark'
    return { value: anchored(amount === null ? null : sign * amount, unit, complement), to }
  }
  if (word === 'of' && amount !== null && unit === 'day' && amount > 1) {
    for (let noun = next + 1; noun < next + 4; noun++) {
      if (SPANS.get(lower(tokens, noun)) === 'whole') return { value: { kind: 'span', days: amount, single: false }, to: noun + 1 }
    }
  }
  return null
}

const ORDINALS = new Set('first second third fourth fifth sixth seventh time times once twice only highest biggest largest worst'.split(' '))

/** "in two weeks", "in two weeks' time", "within a month"; "the first in ten years" is no date. */
function readIn(tokens: readonly Token[], at: number): FoundDate | null {
  const amount = amountAt(tokens, at + 1)
  const unit = amount ? UNITS.get(lower(tokens, amount.to)) : undefined
  if (!amount || unit === undefined || unit === 'hour') return null
  const ends = amount.to + 1
  const time = isPossessive(tokens[ends]) && isOne(tokens, ends + 1, 'time')
  if (!time && (isPossessive(tokens[ends]) || ORDINALS.has(lower(tokens, at - 1)) || ORDINALS.has(lower(tokens, at - 2)))) return null
  if (isOne(tokens, ends, 'ago', 'earlier', 'later', 'before', 'after', 'of')) return null
  const to = time ? ends + 2 : ends
  if (amount.amount === 'few') return { value: { kind: 'vague' }, to }
  return { value: { kind: 'offset', amount: amount.amount, unit, ahead: !time }, to }
}

// ---- led in by "the", "early", "that"

const PERIODS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['week', 'week'],
  ['month', 'month'],
  ['year', 'year'],
])
const EDGES = new Set(['end', 'beginning', 'start', 'middle', 'close', 'course', 'half', 'quarter'])

/** "the following day", "the week before", "the end of May", "the eve of", "the fall", "the 16th". */
function readThe(tokens: readonly Token[], at: number): FoundDate | null {
  const word = lower(tokens, at + 1)
  if (word === 'day' && isOne(tokens, at + 3, 'yesterday', 'tomorrow')) {
    if (isOne(tokens, at + 2, 'before')) return { value: offset(-2, 'day'), to: at + 4 }
    if (isOne(tokens, at + 2, 'after')) return { value: offset(2, 'day'), to: at + 4 }
  }
  const sign = ({ following: 1, next: 1, previous: -1, preceding: -1, same: 0 } as Record<string, number>)[word]
  if (sign !== undefined) return readFollowing(tokens, at + 2, sign)
  if (word === 'last' || word === 'past') return readStretch(tokens, at + 2, 'last')
  if (word === 'coming') return readStretch(tokens, at + 2, 'next')
  if (word === 'weekend') return { value: { kind: 'weekend', offset: null }, to: at + 2 }
  if (word === 'eve' && isOne(tokens, at + 2, 'of')) return { value: anchored(-1, 'day', true), to: at + 3 }
  const season = SEASONS.get(word)
  if (season !== undefined && isOne(tokens, at - 1, 'in', 'during', 'over', 'by', 'since', 'until', 'after', 'before')) {
    const { year, to } = trailingYear(tokens, at + 2)
    return { value: { kind: 'season', month: season, year, side: null }, to }
  }
  const edge = (word === 'first' || word === 'second') && EDGES.has(lower(tokens, at + 2)) ? at + 2 : at + 1
  if (EDGES.has(lower(tokens, edge)) && isOne(tokens, edge + 1, 'of')) return readWithin(tokens, edge + 2)
  const unit = UNITS.get(word)
  if (unit !== undefined && isOne(tokens, at + 2, 'before', 'after')) return afterUnit(tokens, at + 1, 1, unit)
  return readDayFirst(tokens, at + 1) ?? readDayOfMonth(tokens, at + 1)
}

/** "the following [week]", "the next [morning]", "the same [day]", "the following [Monday]". */
function readFollowing(tokens: readonly Token[], at: number, sign: number): FoundDate | null {
  const word = lower(tokens, at)
  if (PARTS_OF_DAY.has(word)) return { value: anchored(sign, 'day'), to: at + 1 }
  const unit = UNITS.get(word)
  if (unit !== undefined && unit !== 'hour' && !word.endsWith('s')) return { value: anchored(sign, unit), to: at + 1 }
  const weekday = weekdayAt(tokens, at)
  if (weekday !== null && sign !== 0) {
    return { value: { kind: 'anchored', amount: sign, unit: 'week', weekday, complement: false, orPublished: false }, to: at + 1 }
  }
  return sign > 0 ? readStretch(tokens, at, 'next') : null
}

/** After "the end of": "May", "the month", "next week", "2021", "the summer". */
function readWithin(tokens: readonly Token[], at: number): FoundDate | null {
  if (isOne(tokens, at, 'the')) {
    const unit = PERIODS.get(lower(tokens, at + 1))
    if (unit !== undefined) return { value: offset(0, unit), to: at + 2 }
  }
  const year = yearAt(tokens, at)
  if (year !== null) return { value: { kind: 'year', year, last: null }, to: at + 1 }
  const season = SEASONS.get(lower(tokens, isOne(tokens, at, 'the') ? at + 1 : at))
  if (season !== undefined) {
    const { year, to } = trailingYear(tokens, isOne(tokens, at, 'the') ? at + 2 : at + 1)
    return { value: { kind: 'season', month: season, year, side: null }, to }
  }
  const found = monthAt(tokens, at) === null ? readDate(tokens, at) : readMonth(tokens, at)
  return found && found.value.kind !== 'vague' && found.value.kind !== 'anchored' ? found : null
}

/** "earlier today", "later this month", "early Tuesday", "late May", "earlier in the day", "early in 2021". */
function readShaded(tokens: readonly Token[], at: number): FoundDate | null {
  if (isOne(tokens, at + 1, 'in')) {
    if (isOne(tokens, at + 2, 'the') && isOne(tokens, at + 3, 'day', 'evening', 'morning', 'afternoon')) {
      return { value: { kind: 'anchored', amount: 0, unit: 'day', weekday: null, complement: false, orPublished: true }, to: at + 4 }
    }
    return readWithin(tokens, at + 2)
  }
  const from = isOne(tokens, at + 1, 'on', 'that') ? at + 2 : at + 1
  if (isOne(tokens, at + 1, 'that')) {
    const unit = UNITS.get(lower(tokens, from))
    const part = PARTS_OF_DAY.has(lower(tokens, from))
    return part || (unit !== undefined && unit !== 'hour') ? { value: anchored(0, unit ?? 'day'), to: from + 1 } : null
  }
  if (tokens[from] === undefined || READERS.get(lower(tokens, from)) === readShaded) return null
  return readWithin(tokens, from)
}

/** "that day", "that same week". */
function readThat(tokens: readonly Token[], at: number): FoundDate | null {
  const from = isOne(tokens, at + 1, 'same') ? at + 2 : at + 1
  const word = lower(tokens, from)
  const unit = UNITS.get(word)
  if (PARTS_OF_DAY.has(word)) return { value: anchored(0, 'day'), to: from + 1 }
  if (unit === undefined || unit === 'hour' || word.endsWith('s')) return null
  return { value: anchored(0, unit), to: from + 1 }
}

/** "spring 2022", "in summer", "summer of 2021". */
function readSeason(tokens: readonly Token[], at: number): FoundDate | null {
  const month = SEASONS.get(lower(tokens, at))!
  const { year, to } = trailingYear(tokens, at + 1)
  if (year === null && !isOne(tokens, at - 1, 'in', 'during')) return null
  return { value: { kind: 'season', month, year, side: null }, to }
}

/** "hours later", "days earlier": no number given. */
function readUnit(tokens: readonly Token[], at: number): FoundDate | null {
  if (!isOne(tokens, at + 1, 'later', 'earlier', 'before', 'after', 'afterwards')) return null
  const unit = UNITS.get(lower(tokens, at))!
  return afterUnit(tokens, at, unit === 'hour' ? 0 : null, unit === 'hour' ? 'day' : unit)
}

function hyphenIn(word: string): number {
  const plain = word.indexOf('-')
  return plain >= 0 ? plain : word.search(/[–‑]/)
}

/** "mid-June", "two-day visit", "Monday-Wednesday", "week-long talks", "April-June". */
function readHyphenated(tokens: readonly Token[], at: number): FoundDate | null {
  const token = tokens[at]!
  const hyphen = hyphenIn(token.lower)
  if (hyphen <= 0 || token.lower.length > 30) return null
  const left = token.lower.slice(0, hyphen)
  const right = token.lower.slice(hyphen + 1)
  if (right === 'day' || right === 'days') return readSpan(tokens, at, NUMBER_WORDS.get(left) ?? Number(left))
  if (left === 'week' && right === 'long') return readSpan(tokens, at, 7)
  if (right === 'week') return readSpan(tokens, at, 7 * (NUMBER_WORDS.get(left) ?? Number(left)))
  if (left === 'mid') return readMiddle(tokens, at, right)
  const [first, last] = [WEEKDAYS.get(left), WEEKDAYS.get(right)]
  if (token.capital && first !== undefined && last !== undefined) {
    return { value: { kind: 'weekday', weekday: first, last, oneOf: false, week: null, side: null }, to: at + 1 }
  }
  const month = MONTHS.get(left)
  if (token.capital && month !== undefined && MONTHS.has(right)) {
    const { year, to } = trailingYear(tokens, at + 1)
    return { value: { kind: 'month', month, year, side: null }, to }
  }
  return null
}

/** Most words between "two-day" and what lasts them: "two-day official working visit". */
const SPAN_WORDS = 4

function readSpan(tokens: readonly Token[], at: number, days: number): FoundDate | null {
  if (!Number.isInteger(days) || days < 1) return null
  for (let noun = at + 1; noun <= at + SPAN_WORDS; noun++) {
    const word = tokens[noun]
    if (word === undefined || word.kind === 'mark') return null
    const span = SPANS.get(word.lower)
    if (span !== undefined) return { value: { kind: 'span', days, single: span === 'single' }, to: noun + 1 }
  }
  return null
}

function readMiddle(tokens: readonly Token[], at: number, right: string): FoundDate | null {
  const month = MONTHS.get(right)
  if (month !== undefined) {
    const { year, to } = trailingYear(tokens, at + 1)
    return { value: { kind: 'month', month, year, side: null }, to }
  }
  const year = Number(right)
  return year >= 1800 && year <= 2199 ? { value: { kind: 'year', year, last: null }, to: at + 1 } : null
}

function readBy(words: Iterable<string>, ...readers: Reader[]): void {
  for (const word of words) READERS.set(word, inOrder(...readers))
}

readBy(UNITS.keys(), readUnit)
readBy(MONTHS.keys(), readMonth)
readBy(WEEKDAYS.keys(), readWeekday)
readBy(SEASONS.keys(), readSeason)
readBy(DAY_WORDS.keys(), readDayWord)
readBy(NUMBER_WORDS.keys(), readAmount)
readBy(['several', 'few', 'some', 'many'], readAmount)
for (const side of ['last', 'next', 'this'] as const) READERS.set(side, (tokens, at) => readSided(tokens, at, side))
readBy(['the'], readThe)
readBy(['that'], readThat)
readBy(['in', 'within'], readIn)
READERS.set('weeklong', (tokens, at) => readSpan(tokens, at, 7))
for (const word of ['early', 'late', 'mid', 'earlier', 'later']) READERS.set(word, readShaded)

const VAGUE = new PhraseTable<true>()
for (const phrase of VAGUE_PHRASES) VAGUE.add(phrase, true)
for (const first of new Set(VAGUE_PHRASES.map((phrase) => phrase.split(' ')[0]!))) {
  const exact = READERS.get(first)
  READERS.set(first, exact ? inOrder(exact, readVague) : readVague)
}

/** "recently", "in the coming weeks". */
function readVague(tokens: readonly Token[], at: number): FoundDate | null {
  const found = VAGUE.longestAt(tokens, at)
  return found ? { value: { kind: 'vague' }, to: at + found.length } : null
}
