import type { Unit } from './date-lexicon.ts'

/** A year or month as named, as counted from the publication ("last year": -1), or left open. */
export type Reference = number | { offset: number } | null
/** Which of several: "last March" looks back, "next March" ahead, "this March" stays in the year; "this coming Friday" is the nearest ahead. */
export type Side = 'last' | 'next' | 'this' | 'coming' | null

/** What the words of a date say, before it is known what day the article is from. */
export type DateValue =
  /** "Tuesday, November 16, 2021"; "June 3-4" (`last`); "3 or 4 June" (`last`, `oneOf`); "the 16th" (no month). */
  | {
      kind: 'absolute'
      year: Reference
      month: number | null
      day: number
      weekday: number | null
      last: { month: number | null; day: number } | null
      oneOf: boolean
    }
  /** "Tuesday", "Monday to Wednesday", "Tuesday last week" (`week` -1), "next Friday". */
  | { kind: 'weekday'; weekday: number; last: number | null; oneOf: boolean; week: number | null; side: Side }
  /** "yesterday", "two weeks ago", "next month", "this year"; `ahead`: "in two weeks" is a date only of what is to come. */
  | { kind: 'offset'; amount: number; unit: Unit; ahead: boolean }
  /** "this weekend" (0), "last weekend" (-1), "the weekend" (null). */
  | { kind: 'weekend'; offset: number | null }
  /** "05/04/2021": day and month in either order. */
  | { kind: 'numeric'; first: number; second: number; year: number }
  /** "in March", "late May 2021", "last September". */
  | { kind: 'month'; month: number; year: Reference; side: Side }
  | { kind: 'season'; month: number; year: Reference; side: Side }
  /** "in 2019", "from 2015 to 2018". */
  | { kind: 'year'; year: number; last: number | null }
  /**
   * Told from another date: "a day earlier", "the following week", "that Friday". `amount` null: "days later".
   * `complement`: that other date is of what the words after it tell ("one day before the two were to meet").
   * orPublished: where there is no other date, the publication's is meant ("earlier in the day").
   */
  | { kind: 'anchored'; amount: number | null; unit: Unit; weekday: number | null; complement: boolean; orPublished: boolean }
  /** "two-day visit": how long, to be put together with when it begins. `single`: a frame for one meeting. */
  | { kind: 'span'; days: number; single: boolean }
  /** "in the last two weeks". */
  | { kind: 'trailing'; days: number }
  /** Words of time that no date can be had from: "recently", "in the coming weeks". */
  | { kind: 'vague' }
