import type { Token } from './text-model.ts'

/** The word at a place of the text, lower case; none beyond its ends. */
export function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.lower ?? ''
}

/** Whether one of several words stands at a place of the text. */
export function isOne(tokens: readonly Token[], at: number, ...words: string[]): boolean {
  return words.includes(wordAt(tokens, at))
}

/** Whether one of the words stands among tokens `[from, to)`. */
export function anyOf(words: { has(word: string): boolean }, tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (words.has(wordAt(tokens, at))) return true
  return false
}

/** The characters that tokens `[from, to)` take up. */
export function charactersOf(tokens: readonly Token[], { from, to }: { from: number; to: number }): { start: number; end: number } {
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end }
}
