import type { Named } from './gazetteer.ts'
import type { Token } from './text-model.ts'
import { findAfter, isIn, isOne, isWord, past, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** Nouns of those who act for a party together: "officials", "delegation". */
export const GROUP_HEADS = wordList('groups')
/** Words that lead up to a group ("senior", "trade"). */
export const GROUP_LEADS = wordList('groupLeads')
/** Words for those who hold a state, in talks with those who do not. */
export const RULERS = wordList('rulers')

/** Where "foreign ministry", "army", "joint working group" or the like from `at` on ends; -1 if none stands there. */
export function groupEnd(tokens: readonly Token[], at: number): number {
  while (isIn(tokens, at, GROUP_LEADS)) at++
  return isIn(tokens, at, GROUP_HEADS) || isIn(tokens, at, RULERS) || (isOne(tokens, at, 'group', 'groups') && isWord(tokens, at - 1, 'working')) ? at + 1 : -1
}

/** What may describe a movement or organisation before its name. */
const DESCRIBERS = wordList('describers')

export function isDescriber(tokens: readonly Token[], at: number): boolean {
  const lower = wordAt(tokens, at)
  return DESCRIBERS.has(lower) || /.-(?:backed|aligned|led|linked|based)$/.test(lower)
}

/** Where the name stands that a description at `at` leads to: "Palestinian militant group Hamas", "Yemen's Iran-aligned Houthi movement"; `at` if it leads to none. */
export function describedFrom(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], at: number): number {
  const start = past(tokens, namedAt[at]?.to ?? at, "'s")
  let next = start
  while (isDescriber(tokens, next)) next++
  const kind = next > start ? namedAt[next]?.kind : undefined
  return kind === 'nonState' || kind === 'organisation' ? next : at
}

/** How far behind "countries" their names may stand, tokens. */
const INCLUDING_REACH = 12

/** Behind "several countries affected by the drought, including"; where no such words stand, `at`. */
export function behindIncluding(tokens: readonly Token[], at: number): number {
  const countries = at + (isOne(tokens, at, 'countries', 'nations', 'states') ? 0 : 1)
  if (!isOne(tokens, countries, 'countries', 'nations', 'states')) return at
  const including = findAfter(tokens, countries, countries + INCLUDING_REACH, ['including', '.'])
  return isWord(tokens, including, 'including') ? including + 1 : at
}
