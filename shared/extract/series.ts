import { isStop, wordsBetween } from './clause-bounds.ts'
import series from './lexicon/series.json' with { type: 'json' }
import { nearest, perSentence } from './per-sentence.ts'
import type { Occasion, Proven, Sentence, TextModel, Token } from './text-model.ts'
import { isIn, isWord } from './word-at.ts'
import { wordTable } from './word-tables.ts'

const ORDINALS = wordTable(series.ordinals)
const OCCASIONS: ReadonlySet<string> = new Set(series.occasions)
const BEYOND: ReadonlySet<string> = new Set(series.beyond)
const PERIODS: ReadonlySet<string> = new Set(series.periods)

/** Most words between the ordinal and what it counts: "first face-to-face bilateral meeting". */
const WORDS_BETWEEN = 4
/** Longest such phrase, words. */
const PHRASE_LENGTH = 14

/** The words that place the occasion in a series: "third of its kind this year", "the first summit since 2018"; or null. */
export function findSeries(model: TextModel, occasion: Occasion): Proven<string> | null {
  return nearest(occasion, (index, distance) => (occasion.main || distance <= NEAR_SENTENCES ? seriesOf(model, index) : null))
}

/** Sentences from the anchor within which the place in a series of an occasion told in passing stands. */
const NEAR_SENTENCES = 1

const seriesOf = perSentence(seriesIn)

function seriesIn(model: TextModel, sentence: Sentence): Proven<string> | null {
  const { tokens } = model
  for (let at = sentence.from; at < sentence.to; at++) {
    const { kind, lower } = tokens[at]!
    if (kind === 'number' ? !/^\d{1,3}(?:st|nd|rd|th)$/i.test(lower) : !ORDINALS.get(tokens[at])) continue
    const counted = countedAt(tokens, sentence, at)
    if (counted === null) continue
    return wordsBetween(model, { from: at, to: phraseEnd(tokens, sentence, at, counted) })
  }
  return null
}

/** The token after what the ordinal counts, or null if it counts no occasions. */
function countedAt(tokens: readonly Token[], sentence: Sentence, ordinal: number): number | null {
  const next = tokens[ordinal + 1]
  const after = tokens[ordinal + 2]
  if (!next || ordinal + 1 >= sentence.to) return null
  if (next.lower === 'of' && (after?.lower === 'its' || after?.lower === 'their') && isWord(tokens, ordinal + 3, 'kind')) return ordinal + 4
  if (next.lower === 'since' || (next.lower === 'in' && isIn(tokens, ordinal + 3, PERIODS))) return ordinal + 1
  for (let at = ordinal + 1; at <= ordinal + WORDS_BETWEEN && at < sentence.to; at++) {
    const token = tokens[at]!
    if (token.kind === 'mark' || (token.upper && token.lower !== 'round')) return null
    if (OCCASIONS.has(token.lower)) return at + 1
  }
  return null
}

/** Reads on over "between the two leaders", "since 2018", "this year", up to a stop or the next clause. */
function phraseEnd(tokens: readonly Token[], sentence: Sentence, from: number, counted: number): number {
  let to = counted
  while (to < sentence.to && to - from < PHRASE_LENGTH && !isStop(tokens[to]) && !isIn(tokens, to, BEYOND)) to++
  return to
}
