import { DAY_WORDS, PARTS_OF_DAY, SEASONS, SPANS, type Unit, UNITS } from './date-lexicon.ts'
import { anchored, type FoundDate, monthAt, offset, pastPartOfDay, SIDES, singleUnitAt, stretchAt, weekdayAt, whole } from './date-parts.ts'
import { readDayFirst, readMonth } from './read-calendar-date.ts'
import { readWeekday, weekdays } from './read-weekday.ts'
import type { Token } from './text-model.ts'
import { isAmong, isIn, isOne, isPossessive, isWord, past, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** "yesterday", "tomorrow morning". */
export function readDayWord(tokens: readonly Token[], at: number): FoundDate | null {
  const token = tokens[at]!
  const days = DAY_WORDS.get(token.lower)
  if (days === undefined) return null
  const before = tokens[at - 1]
  // A paper's name: "India Today".
  if (token.upper && before?.upper && before.end === token.start - 1) return null
  return byItsName(tokens, { value: offset(days, 'day'), to: pastPartOfDay(tokens, at + 1) })
}

/** "today (Monday)", "yesterday (March 3)": the day by the name that stands behind it in brackets. */
function byItsName(tokens: readonly Token[], found: FoundDate): FoundDate {
  if (!isWord(tokens, found.to, '(')) return found
  const named = readWeekday(tokens, found.to + 1) ?? readMonth(tokens, found.to + 1) ?? readDayFirst(tokens, found.to + 1)
  if (!named || !isWord(tokens, named.to, ')') || (named.value.kind !== 'weekday' && named.value.kind !== 'absolute')) return found
  return { value: named.value, to: named.to + 1 }
}

/** "last week", "next Friday", "this March", "last summer", "this morning", "this coming Sunday", "last two weeks". */
export function readSided(tokens: readonly Token[], at: number): FoundDate | null {
  const said = wordAt(tokens, at) as 'last' | 'next' | 'this'
  // "the last week of May": within that month.
  if (said === 'last' && isOne(tokens, at + 1, 'day', 'week') && isWord(tokens, at + 2, 'of')) return null
  const coming = isOne(tokens, at + 1, 'coming', 'upcoming')
  const isPast = isOne(tokens, at + 1, 'past', 'last')
  const side = said !== 'this' ? said : isPast ? 'last' : coming || isWord(tokens, at + 1, 'next') ? 'next' : 'this'
  const from = said === 'this' ? past(tokens, at + 1, 'past', 'last', 'coming', 'upcoming', 'next', 'same', 'very') : at + 1
  const word = wordAt(tokens, from)
  const sign = SIDES[side]!
  if (PARTS_OF_DAY.has(word)) return side === 'next' ? null : byItsName(tokens, { value: offset(sign, 'day'), to: from + 1 })
  if (word === 'weekend') return { value: { kind: 'weekend', offset: sign }, to: from + 1 }
  const unit = singleUnitAt(tokens, from)
  if (unit && unit !== 'day') return { value: offset(sign, unit), to: from + 1 }
  const weekday = weekdayAt(tokens, from)
  if (weekday !== null && word.length >= 6) return weekdays(tokens, from, weekday, coming ? 'coming' : side)
  const month = monthAt(tokens, from)
  const dated = month === null ? null : readMonth(tokens, from)
  if (dated?.value.kind === 'absolute') return dated
  const first = month ?? SEASONS.get(word)
  if (first !== undefined) return { value: { kind: month === null ? 'season' : 'month', month: first, year: null, side }, to: from + 1 }
  return readStretch(tokens, from, side)
}

/** "last two weeks", "next few days": what stretches from the publication back or on. */
export function readStretch(tokens: readonly Token[], at: number, side: 'last' | 'next' | 'this'): FoundDate | null {
  const stretch = stretchAt(tokens, at)
  if (!stretch) return null
  const to = stretch.unitAt + 1
  const days = stretch.amount === null ? null : daysIn(stretch.amount, stretch.unit)
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
export function readAmount(tokens: readonly Token[], at: number): FoundDate | null {
  const stretch = stretchAt(tokens, at)
  return stretch && afterUnit(tokens, stretch.unitAt, stretch.amount, stretch.unit)
}

/** Reads on from the unit at `at`. */
export function afterUnit(tokens: readonly Token[], at: number, amount: number | null, unit: Unit): FoundDate | null {
  const next = at + 1
  const word = wordAt(tokens, next)
  const ahead = word === 'from' && isOne(tokens, next + 1, 'now', 'today')
  if (ahead || word === 'ago') return { value: amount === null ? { kind: 'vague' } : offset(ahead ? amount : -amount, unit), to: next + (ahead ? 2 : 1) }
  const sign = ({ earlier: -1, before: -1, prior: -1, previously: -1, later: 1, after: 1, afterwards: 1, afterward: 1 } as Record<string, number>)[word]
  if (sign !== undefined) {
    const to = word === 'prior' ? past(tokens, next + 1, 'to') : next + 1
    const complement = (sign < 0 ? word !== 'earlier' : word === 'after') && tokens[to] !== undefined && tokens[to].kind !== 'mark'
    return { value: anchored(amount === null ? null : sign * amount, unit, complement), to }
  }
  if (word === 'of' && amount !== null && unit === 'day' && amount > 1) {
    for (let noun = next + 1; noun < next + 4; noun++) {
      if (SPANS.get(wordAt(tokens, noun)) === 'whole') return { value: { kind: 'span', days: amount, single: false }, to: noun + 1 }
    }
  }
  return null
}

const ORDINALS = wordList('countedIn')
/** How far before "in six years" the word that counts them may stand, tokens. */
const FIRST_REACH = 10

/** "in two weeks", "in two weeks' time", "within a month"; "the first in ten years" is no date. */
export function readIn(tokens: readonly Token[], at: number): FoundDate | null {
  const stretch = stretchAt(tokens, at + 1)
  if (!stretch || stretch.unit === 'hour') return null
  const { amount, unit } = stretch
  const ends = stretch.unitAt + 1
  const possessive = isPossessive(tokens, ends)
  const time = possessive && isWord(tokens, ends + 1, 'time')
  if (!time && (possessive || isIn(tokens, at - 1, ORDINALS) || isIn(tokens, at - 2, ORDINALS))) return null
  if (isOne(tokens, ends, 'ago', 'earlier', 'later', 'before', 'after', 'of')) return null
  // "their first high-level dialogue in six years"
  if (!time && isAmong(tokens, Math.max(0, at - FIRST_REACH), at, 'first', 'second', 'third', 'fourth', 'fifth')) return null
  const to = time ? ends + 2 : ends
  return { value: amount === null ? { kind: 'vague' } : { kind: 'offset', amount, unit, ahead: !time }, to }
}

/** "spring 2022", "in summer", "summer of 2021". */
export function readSeason(tokens: readonly Token[], at: number): FoundDate | null {
  const month = SEASONS.get(wordAt(tokens, at))!
  const found = whole(tokens, at + 1, 'season', month)
  return found.to > at + 1 || isOne(tokens, at - 1, 'in', 'during') ? found : null
}

/** "hours later", "days earlier": no number given. */
export function readUnit(tokens: readonly Token[], at: number): FoundDate | null {
  if (!isOne(tokens, at + 1, 'later', 'earlier', 'before', 'after', 'afterwards')) return null
  const unit = UNITS.get(wordAt(tokens, at))!
  return afterUnit(tokens, at, unit === 'hour' ? 0 : null, unit === 'hour' ? 'day' : unit)
}
