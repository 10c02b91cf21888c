import lexicon from './lexicon/dates.json' with { type: 'json' }
import { byWord } from './word-lists.ts'

/** A stretch of time that news counts in. */
export type Unit = 'hour' | 'day' | 'week' | 'fortnight' | 'month' | 'year'
/** What lasts days: a frame within which one meeting falls on an unknown day, or an occasion that itself lasts them. */
export type SpanKind = 'single' | 'whole'

export const MONTHS = byWord<number>(lexicon.months)
export const WEEKDAYS = byWord<number>(lexicon.weekdays)
/** Season to its first month. */
export const SEASONS = byWord<number>(lexicon.seasons)
/** "yesterday" and its like, to days from publication. */
export const DAY_WORDS = byWord<number>(lexicon.days)
export const PARTS_OF_DAY: ReadonlySet<string> = new Set(lexicon.partsOfDay)
export const UNITS = byWord(lexicon.units as Record<string, Unit>)
export const NUMBER_WORDS = byWord<number>(lexicon.numbers)
/** Words of time that no date can be had from. */
export const VAGUE_PHRASES: readonly string[] = lexicon.vague
export const SPANS = byWord(lexicon.spans as Record<string, SpanKind>)
