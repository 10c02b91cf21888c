import { wordList } from './word-lists.ts'

/** Words that name nothing, capital or not: they open sentences and break up names. */
export const FUNCTION_WORDS: ReadonlySet<string> = wordList('function')

const CALENDAR = wordList('calendar')

/** Names of days, months, seasons and feasts, which are capitalised and yet nobody's name. */
export function isCalendarWord(lower: string): boolean {
  return CALENDAR.has(lower)
}
