import type { TextModel } from '../extract/text-model.ts'
import type { Span } from './quotes.ts'
import { sentenceSignals, type SentenceSignals } from './sentence-signals.ts'

/** Longest text that a model is given, characters: some 3,500 tokens. Nineteen of twenty news articles are shorter. */
export const MOST_CHARACTERS = 14_000
/** How much of a long article's beginning is given whatever it says. */
const LEAD_CHARACTERS = 3_000
/** Sentences on either side that a sentence brings along, for its pronouns and dates. */
const AROUND = 2

/**
 * The parts of the article that a model is given, in the order of the text: all of it, or of a long one the
 * beginning and the sentences around those that say most of meetings, up to `most` characters.
 */
export function passagesOf(model: TextModel, most = MOST_CHARACTERS): Span[] {
  const { text, sentences } = model
  if (text.length <= most) return [{ start: 0, end: text.length }]
  const signals = sentenceSignals(model).map(relevance)
  const worth = sentences.map((_, index) => Math.max(...signals.slice(Math.max(0, index - AROUND), index + AROUND + 1)) + signals[index]! / 10)
  const order = [...sentences.keys()].sort((a, b) => worth[b]! - worth[a]! || a - b)
  const chosen = new Set<number>()
  let length = 0
  const take = (index: number) => {
    const { start, end } = sentences[index]!
    if (chosen.has(index) || length + end - start > most) return
    chosen.add(index)
    length += end - start
  }
  for (const [index, { end }] of sentences.entries()) if (end <= LEAD_CHARACTERS) take(index)
  for (const index of order) if (worth[index]! > 0) take(index)
  return joined([...chosen].sort((a, b) => a - b), model)
}

function relevance({ meetingWords, parties, offices }: SentenceSignals): number {
  return Math.min(meetingWords, 2) + Math.min(parties.size, 2) + Math.min(offices, 2)
}

/** Neighbouring sentences become one passage, with what stands between them. */
function joined(indexes: readonly number[], { sentences, text }: TextModel): Span[] {
  const passages: Span[] = []
  let last = -2
  for (const index of indexes) {
    const { start, end } = sentences[index]!
    if (index === last + 1) passages.at(-1)!.end = end
    else passages.push({ start, end })
    last = index
  }
  // A text without a sentence in it is given by its beginning.
  return passages.length > 0 ? passages : [{ start: 0, end: Math.min(text.length, MOST_CHARACTERS) }]
}
