import lexicon from './lexicon/dates.json' with { type: 'json' }

/** A stretch of time that news counts in. */
export type Unit = 'hour' | 'day' | 'week' | 'fortnight' | 'month' | 'year'
/** What lasts days: a frame within which one meeting falls on an unknown day, or an occasion that itself lasts them. */
export type SpanKind = 'single' | 'whole'

export const MONTHS: ReadonlyMap<string, number> = new Map(Object.entries(lexicon.months))
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(Object.entries(lexicon.weekdays))
/** Season to its first month. */
export const SEASONS: ReadonlyMap<string, number> = new Map(Object.entries(lexicon.seasons))
/** "yesterday" and its like, to days from publication. */
export const DAY_WORDS: ReadonlyMap<string, number> = new Map(Object.entries(lexicon.days))
export const PARTS_OF_DAY: ReadonlySet<string> = new Set(lexicon.partsOfDay)
export const UNITS: ReadonlyMap<string, Unit> = new Map(Object.entries(lexicon.units) as [string, Unit][])
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(Object.entries(lexicon.numbers))
/** Words of time that no date can be had from. */
export const VAGUE_PHRASES: readonly string[] = lexicon.vague
export const SPANS: ReadonlyMap<string, SpanKind> = new Map(Object.entries(lexicon.spans) as [string, SpanKind][])
