import type { Named } from './gazetteer.ts'
import type { Home } from './home.ts'
import { isStateCode } from './known-codes.ts'
import { tally } from './tally.ts'
import type { Token } from './text-model.ts'
import { MINISTER_RANK } from './title-lexicon.ts'
import type { TitlePhrase } from './titles.ts'
import { SCENES } from './places.ts'
import { isIn, isOne, isWord, overArticle, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** How often the article names each state, by whatever name; of those mentions that count. */
export function countStates(namedAt: readonly (Named | undefined)[], doesCount: (named: Named) => boolean): Map<string, number> {
  const counts = new Map<string, number>()
  let before: Named | undefined
  for (const named of namedAt) {
    if (!named || named === before) continue
    before = named
    if (named.partyCode && isStateCode(named.partyCode) && doesCount(named)) tally(counts, named.partyCode)
  }
  return counts
}

/** Mentions of another state, and how many to each of the outlet's own, from which a story is taken to be about that state. */
const FOREIGN_STORY = 3
const FOREIGN_SHARE = 4

/**
 * Whose officials the story may name without their country: the outlet's, unless the story is all about another
 * state. That somebody travels there makes it none, nor do officials with that nationality: its own would go without.
 */
export function homeOfStory(home: Home, tokens: readonly Token[], namedAt: readonly (Named | undefined)[], titles: readonly TitlePhrase[]): Home {
  const own = home.party
  // "The foreign secretary", in a British outlet, whatever the story is about.
  if (!own || home.official || titles.some((title) => title.usual === own && title.parties.length === 0)) return home
  const inTitle = new Uint8Array(tokens.length)
  const marked = new Set<string>()
  for (const title of titles) {
    inTitle.fill(1, title.from, title.to)
    if (title.rank <= MINISTER_RANK && !title.usual) for (const party of title.parties) marked.add(party)
  }
  const counts = countStates(namedAt, (named) => named.partyCode === own || (!inTitle[named.from] && !isGoneTo(tokens, named) && !isStayedIn(tokens, named)))
  let foreign = 0
  for (const [code, count] of counts) if (code !== own && !marked.has(code)) foreign = Math.max(foreign, count)
  return foreign >= FOREIGN_STORY && foreign > FOREIGN_SHARE * (counts.get(own) ?? 0) ? { ...home, party: null } : home
}

const STAYING = wordList('placePrepositions')
const GOING = wordList('going')

const MATTERS = wordList('matters')

/** "discussed Syria": what is talked of, not who talks. */
export function isMatter(tokens: readonly Token[], named: Named): boolean {
  const before = overArticle(tokens, named.from)
  // "the situation in Iraq", "sanctions on Russia"
  const head = isOne(tokens, before, 'in', 'on') ? before - 1 : before
  return !isWord(tokens, named.to, "'s") && (head < before ? SCENES : MATTERS).has(wordAt(tokens, head))
}

/** "will visit Rome": where somebody goes, who is most likely not of there. */
export function isGoneTo(tokens: readonly Token[], named: Named): boolean {
  return isBehind(GOING, tokens, named)
}

/** "in Moscow": where somebody is; of there or not, as the story has it. */
export function isStayedIn(tokens: readonly Token[], named: Named): boolean {
  return isBehind(STAYING, tokens, named)
}

function isBehind(words: ReadonlySet<string>, tokens: readonly Token[], named: Named): boolean {
  if ((named.kind !== 'country' && named.kind !== 'capital') || isWord(tokens, named.to, "'s")) return false
  return isIn(tokens, overArticle(tokens, named.from), words)
}
