import type { Place } from '../domain/meeting-fields.ts'
import type { CandidateSource } from './candidate.ts'
import { isStateCode } from './known-codes.ts'
import { NOWHERE } from './places.ts'
import type { Proven } from './text-model.ts'
import { charactersOf } from './word-at.ts'

/** The country that a heading above the sentence names alone: the stops of an itinerary. */
export function headingBefore(source: Pick<CandidateSource, 'model' | 'namedAt'>, sentence: number): Proven<Place> | null {
  const { sentences } = source.model
  for (let index = sentence - 1; index >= 0 && sentence - index < 10; index--) {
    const { from, to } = sentences[index]!
    const named = source.namedAt[to - 1]
    if (to - from <= 3 && named && named.code !== null && isStateCode(named.code) && named.to === to && named.from - from <= 1) {
      // "Country: Russia" is what the page says of itself.
      if (source.model.tokens[from - 1]?.text === ':') return null
      return { value: { ...NOWHERE, country: named.code }, ...charactersOf(source.model.tokens, { from, to }) }
    }
  }
  return null
}
