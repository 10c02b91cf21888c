import type { Proven, Sentence, TextModel, Token } from './text-model.ts'
import { charactersOf } from './word-at.ts'

const STOPS = new Set([',', ';', ':', '—', '–', '-', '--', '(', ')', '"', '“', '”', '.', '!', '?', '[', ']', '…'])
const QUOTE_MARKS = new Set(['"', '“', '”', '«', '»'])

/** Whether a token ends a clause or a part of one. */
export function isStop(token: Token | undefined): boolean {
  return !token || (token.kind === 'mark' && STOPS.has(token.text))
}

/** Whether a token opens or closes direct speech. */
export function isQuoteMark(token: Token | undefined): boolean {
  return token !== undefined && QUOTE_MARKS.has(token.text)
}

/** First token of the stretch without a stop that ends before `at`. */
export function stretchStart(tokens: readonly Token[], sentence: Sentence, at: number): number {
  let from = at
  while (from > sentence.from && !isStop(tokens[from - 1])) from--
  return from
}

/** The words of tokens `[from, to)`, in one line, with where they stand; null if there are none. */
export function wordsBetween({ text, tokens }: TextModel, { from, to }: { from: number; to: number }): Proven<string> | null {
  if (to <= from) return null
  const { start, end } = charactersOf(tokens, { from, to })
  return { value: text.slice(start, end).replace(/\s+/g, ' '), start, end }
}
