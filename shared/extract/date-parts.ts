import { MONTHS, NUMBER_WORDS, PARTS_OF_DAY, type Unit, UNITS, WEEKDAYS } from './date-lexicon.ts'
import type { DateValue, Reference } from './date-value.ts'
import type { Token } from './text-model.ts'
import { isIn, isPossessive, isWord, past, wordAt } from './word-at.ts'

/** What was read, and the token after it. */
export type FoundDate = { value: DateValue; to: number }
/** Reads the date that begins at token `at`, or nothing. */
export type DateReader = (tokens: readonly Token[], at: number) => FoundDate | null

/** What a capitalised word means by the table. */
function nameIn(table: ReadonlyMap<string, number>, token: Token | undefined): number | null {
  return token?.upper ? (table.get(token.lower) ?? null) : null
}

export function monthAt(tokens: readonly Token[], at: number): number | null {
  return nameIn(MONTHS, tokens[at])
}

export function weekdayAt(tokens: readonly Token[], at: number): number | null {
  return nameIn(WEEKDAYS, tokens[at])
}

const DAY_OF_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?$/i

export function dayAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  if (token?.kind !== 'number' || token.lower.length > 4) return null
  const day = Number(DAY_OF_MONTH.exec(token.lower)?.[1] ?? 0)
  return day >= 1 && day <= 31 ? day : null
}

export function yearAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  if (token?.kind !== 'number' || token.text.length !== 4) return null
  const year = Number(token.text)
  return year >= 1800 && year <= 2199 ? year : null
}

export const OPEN_NUMBERS = ['several', 'few', 'some', 'many']

/** "two", "2", "a", "a couple of", and `null` for an open number; the whole null for none. */
function amountAt(tokens: readonly Token[], at: number): { amount: number | null; to: number } | null {
  const word = wordAt(tokens, at)
  if (OPEN_NUMBERS.includes(word)) return { amount: null, to: at + 1 }
  if (word === 'a' && isWord(tokens, at + 1, 'few')) return { amount: null, to: at + 2 }
  if (word === 'a' && isWord(tokens, at + 1, 'couple')) return { amount: 2, to: past(tokens, at + 2, 'of') }
  const amount = NUMBER_WORDS.get(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : null)
  return amount === null ? null : { amount, to: at + 1 }
}

/** "two weeks", "a few days" (`amount` null): how many of which unit, and the place of that; null for none. */
export function stretchAt(tokens: readonly Token[], at: number): { amount: number | null; unit: Unit; unitAt: number } | null {
  const counted = amountAt(tokens, at)
  const unit = counted && UNITS.get(wordAt(tokens, counted.to))
  return counted && unit ? { amount: counted.amount, unit, unitAt: counted.to } : null
}

/** "week", "month": a unit in the singular that is longer than an hour, as "next week" tells one. */
export function singleUnitAt(tokens: readonly Token[], at: number): Unit | null {
  const word = wordAt(tokens, at)
  const unit = UNITS.get(word)
  return unit && unit !== 'hour' && !word.endsWith('s') ? unit : null
}

/** Which one a word before a unit of time means, as counted from the one that it is now. */
export const SIDES: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 }

/** "last", "this" or "next" at a place of the text, so counted. */
export function offsetAt(tokens: readonly Token[], at: number): number | null {
  return SIDES[wordAt(tokens, at)] ?? null
}

/** "on 12 March 2000 troops …": a number of them, no year. */
const COUNTED = /^(?:people|troops)$/

/** ", 2021", "2021", "of 2021", "last year", "of this year" after a day or month. */
export function trailingYear(tokens: readonly Token[], at: number): { year: Reference; to: number } {
  const open = past(tokens, at, ',', 'of')
  const year = yearAt(tokens, open)
  if (year !== null && !COUNTED.test(wordAt(tokens, open + 1))) return { year, to: open + 1 }
  const start = past(tokens, at, 'of')
  if (isWord(tokens, start + 1, 'year') && !isPossessive(tokens, start + 2)) {
    const offset = offsetAt(tokens, start)
    if (offset !== null) return { year: { offset }, to: start + 2 }
  }
  return { year: null, to: at }
}

const UP_TO = ['-', '–', '—', 'to', 'through', 'until', 'till']

/** How two ends are joined: "to" for a range, "and" for neighbours, "or" for a choice. */
export function joinAt(tokens: readonly Token[], at: number): 'to' | 'and' | 'or' | null {
  const word = wordAt(tokens, at)
  if (UP_TO.includes(word)) return 'to'
  if (word === 'and' || word === '&') return 'and'
  return word === 'or' || word === '/' ? 'or' : null
}

/** Longest stretch that "June 3 and 6" is taken for, days. */
const NEIGHBOURS = 3

/** The second day of "16-17", "3 and 4", "30 to July 2"; the month is that of the first unless named. */
export function lastDay(
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
  if (month === null ? next <= day || (!ranges && next > day + NEIGHBOURS) : !ranges && !(join === 'or' && next > day)) return null
  return { last: { month, day: next }, oneOf: join === 'or', to: month === null ? at + 2 : at + 3 }
}

/** Takes in what may follow a day without changing it: "Tuesday evening". */
export function pastPartOfDay(tokens: readonly Token[], to: number): number {
  return isIn(tokens, to, PARTS_OF_DAY) ? to + 1 : to
}

export function absolute(year: Reference, month: number | null, day: number, last: { month: number | null; day: number } | null = null, oneOf = false): DateValue {
  return { kind: 'absolute', year, month, day, weekday: null, last, oneOf }
}

/** A day of a month, or the first of several, with the year that is told from `at` on. */
export function dated(tokens: readonly Token[], at: number, month: number, day: number, last: { month: number | null; day: number } | null = null, oneOf = false): FoundDate {
  const { year, to } = trailingYear(tokens, at)
  return { value: absolute(year, month, day, last, oneOf), to }
}

/** A whole year, told by the one token at `at`. */
export function wholeYear(year: number, at: number): FoundDate {
  return { value: { kind: 'year', year, last: null }, to: at + 1 }
}

/** A whole month or season, with the year that is told from `at` on. */
export function whole(tokens: readonly Token[], at: number, kind: 'month' | 'season', month: number): FoundDate {
  const { year, to } = trailingYear(tokens, at)
  return { value: { kind, month, year, side: null }, to }
}

export function offset(amount: number, unit: Unit): DateValue {
  return { kind: 'offset', amount, unit, ahead: false }
}

export function anchored(amount: number | null, unit: Unit, complement = false): Extract<DateValue, { kind: 'anchored' }> {
  return { kind: 'anchored', amount, unit, weekday: null, complement, orPublished: false }
}
