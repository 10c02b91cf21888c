/**
 * What the canary's feed tells. Everything follows from the moment, so that nothing need be kept: at every quarter
 * of an hour a new item, about a meeting of two foreign ministers on that day that nobody else tells of.
 */
import { STATE_PAIRS, statePair } from './state-pairs.ts'

/** Minutes between two items. */
export const CANARY_EVERY_MINUTES = 15
const EVERY_MS = CANARY_EVERY_MINUTES * 60_000
/** Items that the feed lists: those of an hour. */
const LISTED = 4

export type CanaryItem = {
  /** Quarters of an hour since 1970. */
  number: number
  publishedAt: Date
  title: string
  paragraphs: string[]
  /** What a reader of the register must find: the parties' codes, and the day. */
  expected: { party: string; with: string; day: string }
}

/** The latest item published at `now`. */
export function latestCanaryItem(now: Date): CanaryItem {
  return canaryItem(Math.floor(now.getTime() / EVERY_MS))
}

/** The items that the feed lists at `now`, the newest first. */
export function listedCanaryItems(now: Date): CanaryItem[] {
  const { number } = latestCanaryItem(now)
  return Array.from({ length: LISTED }, (_, back) => canaryItem(number - back))
}

export function canaryItem(number: number): CanaryItem {
  const [one, other] = statePair(number % STATE_PAIRS.length)
  const publishedAt = new Date(number * EVERY_MS)
  const weekday = publishedAt.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })
  return {
    number,
    publishedAt,
    title: `Foreign ministers of ${one.name} and ${other.name} meet in ${one.city}`,
    paragraphs: [
      `${one.city.toUpperCase()} - The foreign ministers of ${one.name} and ${other.name} met in ${one.city} on ${weekday} for talks on trade, officials said.`,
      'They spoke for an hour and a half and took questions from the press afterwards. This is an item of a test: the meeting is invented, so that a register can be seen to take it up.',
    ],
    expected: { party: one.code, with: other.code, day: publishedAt.toISOString().slice(0, 10) },
  }
}
