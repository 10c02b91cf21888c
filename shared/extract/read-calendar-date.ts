import { MONTHS } from './date-lexicon.ts'
import { absolute, dated, dayAt, type FoundDate, joinAt, lastDay, monthAt, trailingYear, whole, wholeYear, yearAt } from './date-parts.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import type { Token } from './text-model.ts'
import { isCapital, isIn, isOne, isWord, past, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** "November 16, 2021", "Nov. 16-17", "June 30-July 2", "March 2022". */
export function readMonth(tokens: readonly Token[], at: number): FoundDate | null {
  const month = monthAt(tokens, at)
  if (month === null) return null
  const dayFrom = past(tokens, at + 1, 'the')
  const crossing = dayBeforeMonth(tokens[dayFrom])
  const next = crossing ? dayAt(tokens, dayFrom + 1) : null
  if (crossing && next !== null) return dated(tokens, dayFrom + 2, month, crossing.day, { month: crossing.month, day: next })
  const days = daysGlued(tokens[dayFrom])
  if (days) return dated(tokens, dayFrom + 1, month, days.first, days.last)
  const day = dayAt(tokens, dayFrom)
  if (day !== null) {
    const range = lastDay(tokens, dayFrom + 1, day, isWord(tokens, at - 1, 'between'))
    return dated(tokens, range?.to ?? dayFrom + 1, month, day, range?.last, range?.oneOf)
  }
  const found = whole(tokens, at + 1, 'month', month)
  return found.to > at + 1 || isBareMonth(tokens, at) ? found : null
}

const BEFORE_MONTH = wordList('beforeMonth')

/** "May" and "March" are months only after a word that says so; abbreviations only beside a day or year. */
function isBareMonth(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at)
  if (word === 'may' || word === 'march') return isIn(tokens, at - 1, BEFORE_MONTH)
  return word.length > 4 || word === 'june' || word === 'july'
}

/** "30-July", one token. */
function dayBeforeMonth(token: Token | undefined): { day: number; month: number } | null {
  const [day, name] = token?.kind === 'number' ? token.text.toLowerCase().split('-') : []
  const month = MONTHS.get(name ?? '')
  return month === undefined ? null : { day: Number(day), month }
}

/** "14th-18th", one token. */
function daysGlued(token: Token | undefined): { first: number; last: { month: null; day: number } } | null {
  if (token?.kind !== 'number' || token.text.length > 9) return null
  const found = /^(\d{1,2})(?:st|nd|rd|th)[-–‑](\d{1,2})(?:st|nd|rd|th)?$/i.exec(token.text)
  const [first, last] = [Number(found?.[1]), Number(found?.[2])]
  return found && first >= 1 && last > first && last <= 31 ? { first, last: { month: null, day: last } } : null
}

/** "16 November 2021", "3-5 May", "29 April to 1 May", "the 3rd of June". */
export function readDayFirst(tokens: readonly Token[], at: number): FoundDate | null {
  const days = daysGlued(tokens[at])
  const day = days?.first ?? dayAt(tokens, at)
  if (day === null) return null
  const monthFrom = past(tokens, at + 1, 'of')
  const month = monthAt(tokens, monthFrom)
  if (days) return month === null ? null : dated(tokens, monthFrom + 1, month, day, days.last)
  if (month !== null) {
    const named = trailingYear(tokens, monthFrom + 1)
    const join = joinAt(tokens, named.to)
    const between = isWord(tokens, at - 1, 'between')
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
  const lastMonthFrom = past(tokens, at + 3, 'of')
  const lastMonth = monthAt(tokens, lastMonthFrom)
  if (lastMonth === null) return null
  return dated(tokens, lastMonthFrom + 1, lastMonth, day, { month: null, day: next }, join === 'or')
}

/** "2021-11-16". */
export function readIso(tokens: readonly Token[], at: number): FoundDate | null {
  const year = yearAt(tokens, at)
  if (year === null || !isWord(tokens, at + 1, '-') || !isWord(tokens, at + 3, '-')) return null
  const month = dayAt(tokens, at + 2)
  const day = dayAt(tokens, at + 4)
  if (month === null || day === null || month > 12) return null
  return { value: absolute(year, month, day), to: at + 5 }
}

/** "11/16/2021", "16.11.2021". */
export function readNumeric(tokens: readonly Token[], at: number): FoundDate | null {
  const dotted = tokens[at]!.text.length <= 10 ? /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tokens[at]!.text) : null
  if (dotted) return numeric(Number(dotted[1]), Number(dotted[2]), Number(dotted[3]), at + 1)
  if (!isWord(tokens, at + 1, '/') || !isWord(tokens, at + 3, '/')) return null
  const first = dayAt(tokens, at)
  const second = dayAt(tokens, at + 2)
  const year = yearAt(tokens, at + 4)
  return first !== null && second !== null && year !== null ? numeric(first, second, year, at + 5) : null
}

/** Day and month in the order that can be; which of two is settled by the publication. */
function numeric(first: number, second: number, year: number, to: number): FoundDate {
  return { value: second > 12 ? absolute(year, first, second) : first > 12 ? absolute(year, second, first) : { kind: 'numeric', first, second, year }, to }
}

const BEFORE_YEAR = wordList('beforeYear')

/** "in 2019", "from 2015 to 2018", "a 2018 summit", "the 2018 Singapore summit". */
export function readYear(tokens: readonly Token[], at: number): FoundDate | null {
  const year = yearAt(tokens, at)
  if (year === null || !(isIn(tokens, at - 1, BEFORE_YEAR) || isOfOccasion(tokens, at))) return null
  const join = joinAt(tokens, at + 1)
  const last = join === 'to' || (join === 'and' && isWord(tokens, at - 1, 'between')) ? yearAt(tokens, at + 2) : null
  if (last !== null && last > year) return { value: { kind: 'year', year, last }, to: at + 3 }
  return wholeYear(year, at)
}

/** Whether the year at `at` is that of an occasion behind it: "his 2019 visit". */
function isOfOccasion(tokens: readonly Token[], at: number): boolean {
  const isNoun = (next: number) => isOne(tokens, next, 'summit', 'visit', 'meeting', 'talks', 'trip', 'tour')
  return isOne(tokens, at - 1, 'a', 'the', "'s", 'his', 'her', 'their') && (isNoun(at + 1) || (isCapital(tokens, at + 1) && isNoun(at + 2)))
}

/** "on the 16th". */
export function readDayOfMonth(tokens: readonly Token[], at: number): FoundDate | null {
  const day = dayAt(tokens, at)
  if (day === null || !/[a-z]$/i.test(tokens[at]!.text)) return null
  const after = tokens[at + 1]
  const led = isOne(tokens, at - 2, 'on', 'by', 'until', 'from', 'since', 'before', 'after')
  return led && (!after || after.kind === 'mark' || FUNCTION_WORDS.has(after.lower)) ? { value: absolute(null, null, day), to: at + 1 } : null
}
