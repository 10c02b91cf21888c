import type { Occasion, Sentence, TextModel } from './text-model.ts'

/**
 * Reads each sentence of an article once, when first asked for: what does not depend on the occasion is the
 * same for all of them, and an article may tell of many.
 */
export function perSentence<Reading>(read: (model: TextModel, sentence: Sentence, index: number) => Reading): (model: TextModel, index: number) => Reading | null {
  // Articles are read one after the other: the last one's readings are all that is asked for again.
  let known: { model: TextModel; readings: (Reading | undefined)[] } | null = null
  return (model, index) => {
    const sentence = model.sentences[index]
    if (!sentence) return null
    if (known?.model !== model) known = { model, readings: [] }
    const { readings } = known
    if (readings[index] === undefined) readings[index] = read(model, sentence, index)
    return readings[index]
  }
}

/** Works something out once for the article, or whatever it is asked of again and again before another. */
export function once<Of extends object, Result>(work: (of: Of) => Result): (of: Of) => Result {
  let known: { of: Of; result: Result } | null = null
  return (of) => {
    if (known?.of !== of) known = { of, result: work(of) }
    return known.result
  }
}

/**
 * Sentences from the anchor beyond which nothing is looked for, so that the time for an article of many
 * occasions grows with its length alone. Longer than nearly any article.
 */
export const REACH = 80

/** The occasion's sentences within reach of its anchor, ascending. */
export function sentencesInReach({ sentences, mainSentence }: Occasion): number[] {
  return sentences.filter((index) => Math.abs(index - mainSentence) <= REACH)
}

/** What is read of the sentence nearest to the anchor, the earlier of two, of which anything is; or null. */
export function nearest<Reading>(occasion: Occasion, read: (index: number, distance: number) => Reading | null): Reading | null {
  let best: Reading | null = null
  let least = Infinity
  for (const index of sentencesInReach(occasion)) {
    const distance = Math.abs(index - occasion.mainSentence)
    const found = distance < least ? read(index, distance) : null
    if (!found) continue
    best = found
    least = distance
  }
  return best
}
