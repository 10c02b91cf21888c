import type { OccasionGroup } from './occasions.ts'

/**
 * Share of records that proved right on annotated articles, of which a date is told, by whether the article is about
 * the occasion and how many who took part it names (none, one, two or more). See the calibration table in docs/measurements.md.
 */
const RIGHT = { main: [0.66, 0.84, 0.95], mention: [0.72, 0.8, 0.85] } as const
/** What an occasion told more than once, in plain words, gains, and one told only in passing words loses. */
const PLAIN = 0.03
const FAINT = -0.04
/** What one loses of which the article lets no reader tell the day: oftener than others it is no occasion at all. */
const UNDATED = -0.18

/** The chance that the record is right, 0 to 1: how often records told like it were. */
export function confidenceOf(group: OccasionGroup, main: boolean, dated: boolean): number {
  const named = Math.min(group.people.length, 2)
  const strongest = Math.max(...group.tellings.map((telling) => telling.strength))
  const told = group.tellings.filter((telling) => telling.strength >= 0.7).length
  const shift = (strongest < 0.6 ? FAINT : told >= 2 ? PLAIN : 0) + (dated ? 0 : UNDATED)
  return Math.round((RIGHT[main ? 'main' : 'mention'][named]! + shift) * 100) / 100
}
