import type { Sentence, TextModel, Token } from './text-model.ts'

/** The word at a place of the text, lower case; none beyond its ends. */
export function wordAt(tokens: readonly Token[], at: number): string {
  // A look before an array's beginning takes the engine much longer.
  return at < 0 ? '' : (tokens[at]?.lower ?? '')
}

/** Whether the word stands at a place of the text. */
export function isWord(tokens: readonly Token[], at: number, word: string): boolean {
  return wordAt(tokens, at) === word
}

/** Whether a word with a capital stands at a place of the text. */
export function isCapital(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.upper === true
}

/** Whether one of the words of a list stands at a place of the text. What asks this of most words of a text asks the list itself, which the engine does faster. */
export function isIn(tokens: readonly Token[], at: number, words: { has(word: string): boolean }): boolean {
  return words.has(wordAt(tokens, at))
}

/** Whether one of several words stands at a place of the text. */
export function isOne(tokens: readonly Token[], at: number, ...words: string[]): boolean {
  return words.includes(wordAt(tokens, at))
}

/** The place behind one of several words, or the place itself where none of them stands. */
export function past(tokens: readonly Token[], at: number, ...words: string[]): number {
  return isOne(tokens, at, ...words) ? at + 1 : at
}

/** Whether a comma stands at a place of the text. */
export function isComma(tokens: readonly Token[], at: number): boolean {
  return isWord(tokens, at, ',')
}

/** Whether "'s" or the bare apostrophe of a plural stands at a place of the text. */
export function isPossessive(tokens: readonly Token[], at: number): boolean {
  return isOne(tokens, at, "'s", "'", '’')
}

/** The place before a phrase, over its article. */
export function overArticle(tokens: readonly Token[], from: number): number {
  return from - (wordAt(tokens, from - 1) === 'the' ? 2 : 1)
}

/** Whether one of the words stands among tokens `[from, to)`. */
export function anyOf(words: { has(word: string): boolean }, tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (words.has(wordAt(tokens, at))) return true
  return false
}

/** Whether one of several words stands among tokens `[from, to)`. */
export function isAmong(tokens: readonly Token[], from: number, to: number, ...words: string[]): boolean {
  for (let at = from; at < to; at++) if (words.includes(wordAt(tokens, at))) return true
  return false
}

/** The words of tokens `[from, to)` in lower case, with blanks between. */
export function phraseAt(tokens: readonly Token[], from: number, to: number): string {
  return tokens.slice(from, to).map(({ lower }) => lower).join(' ')
}

/** The characters that tokens `[from, to)` take up. */
export function charactersOf(tokens: readonly Token[], { from, to }: { from: number; to: number }): { start: number; end: number } {
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end }
}

/** What the article's text says at tokens `[from, to)`. */
export function wordsAt({ text, tokens }: TextModel, from: number, to: number): string {
  return text.slice(tokens[from]!.start, tokens[to - 1]!.end)
}

/** A sentence without what is not the article's own prose. */
export function proseOf({ clean }: TextModel, { start, end }: Sentence): string {
  return clean.slice(start, end)
}

/** First token in `[from, to)` that is one of the words; -1 if none is. */
export function findAfter(tokens: readonly Token[], from: number, to: number, words: readonly string[]): number {
  for (let at = from; at < to; at++) if (words.includes(wordAt(tokens, at))) return at
  return -1
}
