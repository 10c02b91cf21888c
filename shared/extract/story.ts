import { isStateCode } from '../domain/party-codes.ts'
import type { Named } from './gazetteer.ts'
import type { Home } from './home.ts'

/** How often the article names each state, by whatever name. */
export function countStates(namedAt: readonly (Named | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>()
  let before: Named | undefined
  for (const named of namedAt) {
    if (!named || named === before) continue
    before = named
    if (named.code !== null && isStateCode(named.code)) counts.set(named.code, (counts.get(named.code) ?? 0) + 1)
  }
  return counts
}

/** Mentions of another state, and how many to each of the outlet's own, from which a story is taken to be about that state. */
const FOREIGN_STORY = 3

/** Whose officials the story may name without their country: the outlet's, unless the story is all about another state. */
export function homeOfStory(home: Home, counts: ReadonlyMap<string, number>): Home {
  const own = home.party
  if (own === null || home.official) return home
  let foreign = 0
  for (const [code, count] of counts) if (code !== own) foreign = Math.max(foreign, count)
  return foreign >= FOREIGN_STORY && foreign > FOREIGN_STORY * (counts.get(own) ?? 0) ? { ...home, party: null } : home
}
