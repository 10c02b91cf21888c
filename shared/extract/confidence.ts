import type { OccasionGroup } from './occasions.ts'

/**
 * Share of records that proved right on annotated articles, by whether the article is about the occasion and
 * how many who took part it names (none, one, two or more). See the calibration table in docs/measurements.md.
 */
const RIGHT = { main: [0.66, 0.82, 0.93], mention: [0.55, 0.76, 0.82] } as const
/** What an occasion told more than once, in plain words, gains, and one told only in passing words loses. */
const PLAIN = 0.03
const FAINT = -0.08

/** The chance that the record is right, 0 to 1: how often records told like it were. */
export function confidenceOf(group: OccasionGroup, main: boolean): number {
  const named = Math.min(group.people.length, 2)
  const strongest = Math.max(...group.tellings.map((telling) => telling.strength))
  const told = group.tellings.filter((telling) => telling.strength >= 0.7).length
  const shift = strongest < 0.6 ? FAINT : told >= 2 ? PLAIN : 0
  return Math.round((RIGHT[main ? 'main' : 'mention'][named]! + shift) * 100) / 100
}
