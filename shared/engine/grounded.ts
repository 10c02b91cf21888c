import type { Span } from './quotes.ts'

/** A claim that the article bears out, with the words that do, or why it does not. */
export type Grounded<Value> = ({ value: Value } & Span) | { why: string }

export function holds<Value>(grounded: Grounded<Value>): grounded is { value: Value } & Span {
  return 'value' in grounded
}

export const NOT_QUOTED = { why: 'the quoted words are not in the article' } as const
