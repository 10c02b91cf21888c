import type { Occasion, Sentence, TextModel } from './text-model.ts'

/**
 * Reads each sentence of an article once, when first asked for: what does not depend on the occasion is the
 * same for all of them, and an article may tell of many.
 */
export function perSentence<Reading>(read: (model: TextModel, sentence: Sentence, index: number) => Reading): (model: TextModel, index: number) => Reading | null {
  const known = new WeakMap<TextModel, (Reading | undefined)[]>()
  return (model, index) => {
    const sentence = model.sentences[index]
    if (!sentence) return null
    let readings = known.get(model)
    if (!readings) {
      readings = []
      known.set(model, readings)
    }
    const reading = readings[index]
    if (reading !== undefined) return reading
    const fresh = read(model, sentence, index)
    readings[index] = fresh
    return fresh
  }
}

/**
 * Sentences from the anchor beyond which nothing is looked for, so that the time for an article of many
 * occasions grows with its length alone. Longer than nearly any article.
 */
export const REACH = 80

/** The occasion's sentences within reach of its anchor, ascending. */
export function sentencesInReach({ sentences, anchor }: Occasion): number[] {
  return sentences.filter((index) => Math.abs(index - anchor) <= REACH)
}

/** The same, the nearest to the anchor first. */
export function nearestSentences(occasion: Occasion): number[] {
  return sentencesInReach(occasion).toSorted((a, b) => Math.abs(a - occasion.anchor) - Math.abs(b - occasion.anchor))
}
