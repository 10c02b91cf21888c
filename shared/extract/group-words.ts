import type { Token } from './text-model.ts'
import { wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** Nouns of those who act for a party together: "officials", "delegation". */
export const GROUP_HEADS = wordList('groups')
/** Words that lead up to a group ("senior", "trade"). */
export const GROUP_LEADS = wordList('groupLeads')
/** Words for those who hold a state, in talks with those who do not. */
export const RULERS = wordList('rulers')

/** Where "foreign ministry", "army" or the like from `at` on ends; -1 if none stands there. */
export function groupEnd(tokens: readonly Token[], at: number): number {
  while (GROUP_LEADS.has(wordAt(tokens, at))) at++
  return GROUP_HEADS.has(wordAt(tokens, at)) || RULERS.has(wordAt(tokens, at)) ? at + 1 : -1
}
