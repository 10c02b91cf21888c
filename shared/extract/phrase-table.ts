import type { Token } from './text-model.ts'
import { tokenise } from './tokens.ts'

type Phrase<Value> = { words: string[]; acronym: boolean; value: Value }

/**
 * Phrases to be found in running text, by their lower-case words. A phrase of capitals only ("US", "IS")
 * matches capitals only, so that the pronoun and the verb are left alone.
 */
export class PhraseTable<Value> {
  private readonly byFirstWord = new Map<string, Phrase<Value>[]>()

  /** A phrase added later wins over the same phrase added before. */
  add(phrase: string, value: Value): void {
    const words = wordsOf(phrase)
    const first = words[0]
    if (first === undefined) return
    const acronym = words.length === 1 && phrase === phrase.toUpperCase() && phrase.length <= 6
    const entry = { words, acronym, value }
    const list = this.byFirstWord.get(first)
    if (!list) this.byFirstWord.set(first, [entry])
    else {
      const place = list.findIndex((other) => other.words.length <= words.length)
      list.splice(place < 0 ? list.length : place, 0, entry)
    }
  }

  /** The longest phrase of at most `most` words that begins at token `index`, with its length in tokens. */
  longestAt(tokens: readonly Token[], index: number, most = Infinity): { value: Value; length: number } | null {
    const first = tokens[index]
    const list = first && this.byFirstWord.get(first.lower)
    if (!list) return null
    for (const phrase of list) {
      const { words } = phrase
      if (words.length > most) continue
      if (phrase.acronym && first.text !== first.text.toUpperCase()) continue
      let length = 1
      while (length < words.length && tokens[index + length]?.lower === words[length]) length++
      if (length === words.length) return { value: phrase.value, length }
    }
    return null
  }

  /** The value of the single-word phrase `word`, as written. */
  lookUp(word: string): Value | null {
    for (const phrase of this.byFirstWord.get(word.toLowerCase()) ?? []) {
      if (phrase.words.length === 1 && (!phrase.acronym || word === word.toUpperCase())) return phrase.value
    }
    return null
  }
}

/** The words of a phrase as the text's own tokens would be, lower case. */
function wordsOf(phrase: string): string[] {
  if (!/[^\p{L}\p{M} ]/u.test(phrase)) return phrase.toLowerCase().split(' ').filter(Boolean)
  return tokenise(phrase).map((token) => token.lower)
}
