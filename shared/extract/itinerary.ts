import type { Place } from '../domain/meeting-fields.ts'
import type { CandidateSource } from './candidate.ts'
import { isStateCode } from './known-codes.ts'
import { NOWHERE, readPlace } from './places.ts'
import type { Proven, TextModel } from './text-model.ts'
import { charactersOf, isWord } from './word-at.ts'

/** The country that a heading above the sentence names alone: the stops of an itinerary. */
export function headingBefore(source: Pick<CandidateSource, 'model' | 'namedAt'>, sentence: number): Proven<Place> | null {
  const { sentences } = source.model
  for (let index = sentence - 1; index >= 0 && sentence - index < 10; index--) {
    const { from, to } = sentences[index]!
    const named = source.namedAt[to - 1]
    if (to - from <= 3 && named && named.partyCode && isStateCode(named.partyCode) && named.to === to && named.from - from <= 1) {
      // "Country: Russia" is what the page says of itself.
      if (source.model.tokens[from - 1]?.text === ':') return null
      return { value: { ...NOWHERE, country: named.partyCode }, ...charactersOf(source.model.tokens, { from, to }) }
    }
  }
  return null
}

/** "In Nairobi, he will meet X. He will also see Y": the place that the sentence's paragraph opens with. */
export function paragraphOpening({ model, namedAt }: Pick<CandidateSource, 'model' | 'namedAt'>, sentence: number): Proven<Place> | null {
  const first = openingOfParagraph(model, sentence)
  const { from, to } = model.sentences[first]!
  const found = first < sentence && isWord(model.tokens, from, 'in') ? readPlace(model.tokens, namedAt, from, to) : null
  return found && { value: found.place, ...charactersOf(model.tokens, found) }
}

/** How far behind its opening a sentence is still where that puts it, sentences. */
const PARAGRAPH_REACH = 10

/** The sentence that the paragraph of another begins with, or the furthest before it that counts. */
export function openingOfParagraph({ sentences }: Pick<TextModel, 'sentences'>, sentence: number): number {
  let first = sentence
  while (sentence - first < PARAGRAPH_REACH && sentences[first - 1]?.paragraph === sentences[sentence]!.paragraph) first--
  return first
}
