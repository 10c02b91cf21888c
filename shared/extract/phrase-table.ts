import type { Token } from './text-model.ts'
import { tokenise } from './tokens.ts'
import { wordAt } from './word-at.ts'
import { MarkedTable } from './word-tables.ts'

type Phrase<Value> = { words: string[]; acronym: boolean; value: Value }

/**
 * A phrase as added, with the one added before it under the same first word. `phrases`: that one and all before it,
 * cut into words, the longest first; null until the first word is looked for.
 */
type Added<Value> = { phrase: string; value: Value; before: Added<Value> | null; phrases: Phrase<Value>[] | null }

/**
 * Phrases to be found in running text, by their lower-case words. A phrase of capitals only ("US", "IS")
 * matches capitals only, so that the pronoun and the verb are left alone.
 *
 * Thousands of phrases are added as a process starts and few are ever looked for, so that a phrase is only put under
 * its first word then, and cut into words when that word is met.
 */
export class PhraseTable<Value> extends MarkedTable {
  private readonly byFirstWord = new Map<string, Added<Value>>()

  /** A phrase added later wins over the same phrase added before. */
  add(phrase: string, value: Value): void {
    const first = firstWord(phrase)
    const before = this.byFirstWord.get(first) ?? null
    if (!before) this.mark(first)
    this.byFirstWord.set(first, { phrase, value, before, phrases: null })
  }

  /** The longest phrase of at most `most` words that begins at token `index`, with its length in tokens. */
  longestAt(tokens: readonly Token[], index: number, most = Infinity): { value: Value; length: number } | null {
    const first = tokens[index]
    if (!first || !this.mayBeIn(first)) return null
    for (const phrase of this.phrasesFrom(first.lower)) {
      const { words } = phrase
      if (words.length > most || (phrase.acronym && first.text !== first.text.toUpperCase())) continue
      let length = 1
      while (length < words.length && wordAt(tokens, index + length) === words[length]) length++
      if (length === words.length) return { value: phrase.value, length }
    }
    return null
  }

  /** The value of the single-word phrase `word`, as written. */
  lookUp(word: string): Value | null {
    for (const phrase of this.phrasesFrom(word.toLowerCase())) {
      if (phrase.words.length === 1 && (!phrase.acronym || word === word.toUpperCase())) return phrase.value
    }
    return null
  }

  private phrasesFrom(first: string): readonly Phrase<Value>[] {
    const newest = this.byFirstWord.get(first)
    return newest ? (newest.phrases ??= cut(newest)) : []
  }
}

/** A table that only says which phrases it holds. */
export function phraseTable(phrases: readonly string[]): PhraseTable<true> {
  const table = new PhraseTable<true>()
  for (const phrase of phrases) table.add(phrase, true)
  return table
}

/** The phrases of a first word, the longest first, and of two of one length the later first. */
function cut<Value>(newest: Added<Value>): Phrase<Value>[] {
  const phrases: Phrase<Value>[] = []
  for (let next: Added<Value> | null = newest; next; next = next.before) {
    const { phrase, value } = next
    const words = wordsOf(phrase)
    phrases.push({ words, acronym: words.length === 1 && phrase === phrase.toUpperCase() && phrase.length <= 6, value })
  }
  return phrases.sort((a, b) => b.words.length - a.words.length)
}

/** A word of Latin letters, hyphens inside, which is one token for certain. */
const PLAIN_WORD = /^[A-Za-zÀ-ÖØ-öø-ſ]+(?:-[A-Za-zÀ-ÖØ-öø-ſ]+)*$/

function firstWord(phrase: string): string {
  const blank = phrase.indexOf(' ')
  const first = blank < 0 ? phrase : phrase.slice(0, blank)
  return PLAIN_WORD.test(first) ? first.toLowerCase() : (wordsOf(first)[0] ?? '')
}

/** The words of a phrase as the text's own tokens would be, lower case. */
function wordsOf(phrase: string): string[] {
  if (!/[^\p{L}\p{M} ]/u.test(phrase)) return phrase.toLowerCase().split(' ').filter(Boolean)
  return tokenise(phrase).map((token) => token.lower)
}
