import type { Token } from './text-model.ts'
import { wordList } from './word-lists.ts'
import { wordTable } from './word-tables.ts'

/** Words that name nothing, capital or not: they open sentences and break up names. */
export const FUNCTION_WORDS: ReadonlySet<string> = wordList('function')

export const CALENDAR = wordList('calendar')

const NAMELESS = wordTable([...FUNCTION_WORDS, ...CALENDAR])

/** Whether a word may be part of a name, for all that its capital says: neither of these nor of the calendar. */
export function mayName(token: Token): boolean {
  return token.upper && !NAMELESS.get(token)
}

/** Names of days, months, seasons and feasts, which are capitalised and yet nobody's name. */
export function isCalendarWord(lower: string): boolean {
  return CALENDAR.has(lower)
}
