import { type FoundDate, joinAt, offsetAt, pastPartOfDay, weekdayAt } from './date-parts.ts'
import type { Side } from './date-value.ts'
import { readDayFirst, readMonth } from './read-calendar-date.ts'
import type { Token } from './text-model.ts'
import { isWord, past, wordAt } from './word-at.ts'

/** "Tuesday", "Tuesday, November 16", "Tuesday (Nov 16)", "Monday to Wednesday", "Friday of next week". */
export function readWeekday(tokens: readonly Token[], at: number): FoundDate | null {
  const weekday = weekdayAt(tokens, at)
  if (weekday === null) return null
  const dated = dateAfterWeekday(tokens, at + 1)
  if (dated?.value.kind === 'absolute') return { value: { ...dated.value, weekday }, to: dated.to }
  if (wordAt(tokens, at).length < 6) return null
  return weekdays(tokens, at, weekday, null)
}

function dateAfterWeekday(tokens: readonly Token[], at: number): FoundDate | null {
  const bracket = isWord(tokens, at, '(')
  const part = pastPartOfDay(tokens, past(tokens, at, ',', '('))
  const from = past(tokens, past(tokens, part, ','), 'the', 'on')
  const found = readMonth(tokens, from) ?? readDayFirst(tokens, from)
  if (found?.value.kind !== 'absolute') return null
  return { value: found.value, to: bracket ? past(tokens, found.to, ')') : found.to }
}

/** Reads on after a weekday: another one, a part of the day, the week it lies in. */
export function weekdays(tokens: readonly Token[], at: number, weekday: number, side: Side): FoundDate {
  let to = pastPartOfDay(tokens, at + 1)
  let last: number | null = null
  const join = joinAt(tokens, to)
  const nextFrom = past(tokens, to + 1, 'on')
  const next = join ? weekdayAt(tokens, nextFrom) : null
  const neighbours = next !== null && next === (weekday % 7) + 1
  if (next !== null && dateAfterWeekday(tokens, nextFrom + 1) === null && (join === 'to' || isWord(tokens, at - 1, 'between') || neighbours)) {
    last = next
    to = pastPartOfDay(tokens, nextFrom + 1)
  }
  const weekFrom = past(tokens, to, 'of')
  const week = isWord(tokens, weekFrom + 1, 'week') ? offsetAt(tokens, weekFrom) : null
  if (week !== null) to = weekFrom + 2
  return { value: { kind: 'weekday', weekday, last, oneOf: join === 'or' && last !== null, week, side: week === null ? side : null }, to }
}
