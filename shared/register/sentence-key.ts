import { foldText } from './fold-text.ts'

/** `TOKYO (Reuters) — `, `WASHINGTON, March 9 (Meridian) - `, `KAZAN, October 22. /TASS/. `: a place in capitals, and what follows it up to the dash or the agency. */
const DATELINE = /^\p{Lu}{3}[^—–]{0,60}?(?:\s(?:—|–|--?)\s+|\/\p{Lu}[^/]{1,30}\/\.?\s+)/u

/**
 * What tells copies of one text by a sentence of theirs: its words, without the dateline that one paper prints and
 * another takes off. Equal keys are copies if the sentence is long enough not to be the same by chance.
 */
export function sentenceKey(sentence: string): string {
  return foldText(sentence.replace(DATELINE, ''))
}
