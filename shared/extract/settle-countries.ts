import type { Actor } from './actors.ts'
import type { CandidateSource, Discourse, Draft } from './candidate.ts'
import { isPlace } from './gazetteer.ts'
import type { Home } from './home.ts'
import { headingBefore } from './itinerary.ts'
import { speaksForNoState } from './people.ts'
import { distinctParties, partiesOf } from './sides.ts'
import { isMatter } from './story.ts'
import { isOne, wordAt } from './word-at.ts'

/** Officials named without a country, somewhere in the article or here. */
function unmarked(actors: readonly Actor[], home: Home): Actor[] {
  return actors.filter((actor) => {
    if (partiesOf(actor).length > 0) return false
    if (actor.kind === 'person' || (actor.kind === 'pronoun' && actor.people.length > 0)) return actor.people.every((person) => !speaksForNoState(person) && person.title?.kind !== 'private' && person.title?.kind !== 'spokesperson' && !person.title?.former && (person.official || home.official))
    return actor.kind === 'office' && actor.title !== null && !['counterpart', 'private', 'spokesperson'].includes(actor.title.kind)
  })
}

/** "Hungary's X met Y Z in Moscow": somebody told by his full name alone whom a leader meets; he has to be of the country where that is. */
function nameless(subjects: readonly Actor[], objects: readonly Actor[]): Actor[] {
  if (!subjects.some((actor) => partiesOf(actor).length === 1 && (actor.title?.rank ?? actor.people[0]?.title?.rank ?? (actor.people[0]?.official ? 1 : 9)) <= LEADING)) return []
  return objects.filter((actor) => actor.kind === 'person' && partiesOf(actor).length === 0 && actor.people.every((person) => !person.official && person.title === null && person.words.length > 1))
}

/** Lowest rank of those whose counterpart needs no office told: heads of state and government. */
const LEADING = 2

/**
 * Gives the officials named without a country one, for good: whoever acts first is of the outlet's own
 * country; whoever is met abroad is of the country where that is.
 */
export function settleUnmarked(source: CandidateSource, draft: Draft, subjects: readonly Actor[], objects: readonly Actor[], discourse: Discourse): { subjects: Actor[]; objects: Actor[] } {
  const { home } = source
  const openSubjects = unmarked(subjects, home)
  const openObjects = [...unmarked(objects, home), ...nameless(subjects, objects)]
  if (openSubjects.length === 0 && openObjects.length === 0) return { subjects: [...subjects], objects: [...objects] }
  const leftKnown = distinctParties(subjects)
  const rightKnown = [...distinctParties(objects), ...(draft.destination?.code ? [draft.destination.code] : [])]
  const known = [...leftKnown, ...rightKnown]
  const abroad = countryAround(source, draft, known)
  const settle = (actors: readonly Actor[], open: readonly Actor[], party: string | null): Actor[] =>
    actors.map((actor) => {
      if (!open.includes(actor) || party === null) return actor
      if (actor.people.some((person) => person.notOf?.has(party))) return actor
      for (const person of actor.people) person.party ??= party
      return { ...actor, parties: [party] }
    })
  let left: string | null = null
  let right: string | null = null
  if (openSubjects.length > 0 && rightKnown.length === 0 && leftKnown.length > 0 && openSubjects.length < subjects.length) left = home.party !== null && !leftKnown.includes(home.party) ? home.party : (abroad ?? leadingState(source, leftKnown))
  else if (openSubjects.length > 0 && leftKnown.length === 1) left = home.party !== null && !known.includes(home.party) ? home.party : leftKnown[0]!
  else if (openSubjects.length > 0) left = home.party !== null && !rightKnown.includes(home.party) ? home.party : rightKnown.length > 0 ? ownOrLeading(source, abroad, known) : null
  if (openObjects.length > 0) {
    const others = left === null ? leftKnown : [...leftKnown, left]
    const partner = discourse?.parties.length === 2 && others.length === 1 && discourse.parties.includes(others[0]!) ? discourse.parties.find((party) => !others.includes(party))! : null
    const where = placeBehind(source, objects)
    // "a meeting between Foreign Minister X and his US counterpart": two sides, of which one is told.
    if (rightKnown.length === 1 && openObjects.length < objects.length && subjects.length === 0) right = home.party !== null && !rightKnown.includes(home.party) ? home.party : (abroad ?? leadingState(source, rightKnown))
    else if (rightKnown.length === 1 && openObjects.length < objects.length) right = rightKnown[0]!
    // "They were received by the prime minister": of where they have come.
    else if (others.length > 1 && discourse?.host != null && others.includes(discourse.host)) right = discourse.host
    else if (where !== null && where !== home.party && !others.includes(where)) right = where
    else if (abroad !== null && !others.includes(abroad)) right = abroad
    else if (openObjects.every((actor) => actor.people.some((person) => !person.official)) && !home.official) right = null
    else if (partner !== null) right = partner
    else if (home.party !== null && !others.includes(home.party) && others.length > 0) right = home.party
    else if (home.party === null && others.length > 0) right = leadingState(source, others)
  }
  return { subjects: settle(subjects, openSubjects, left), objects: settle(objects, openObjects, right) }
}

/**
 * The state of somebody who meets `known` in the state `abroad`, where he need not be at home: the one that a wire
 * writes from, if that is another; else the one that the article names most.
 */
export function ownOrLeading(source: CandidateSource, abroad: string | null, known: readonly string[]): string | null {
  const { dateline } = source.home
  if (dateline !== null && dateline !== abroad && !known.includes(dateline)) return dateline
  return abroad ?? leadingState(source, known)
}

/** Tokens behind those met in which the place is told. */
const PLACE_REACH = 5

/** The state of the place told right behind those met: "met President X in Moscow"; or null. */
function placeBehind({ model, namedAt, inDate }: CandidateSource, objects: readonly Actor[]): string | null {
  const from = objects.at(-1)?.to ?? model.tokens.length
  for (let at = from; at < Math.min(from + PLACE_REACH, model.tokens.length); at++) {
    const named = namedAt[at + 1]
    if (wordAt(model.tokens, at) === 'in' && named && named.code !== null && isPlace(named)) return named.code
    if (!inDate[at] && !isOne(model.tokens, at, 'on', 'late', 'early', 'again', 'here', 'privately')) return null
  }
  return null
}

/** The one foreign country that the sentence, else the article's opening, names as a place. */
function countryAround(source: CandidateSource, draft: Draft, known: readonly string[]): string | null {
  const { sentences } = source.model
  const here = sentences[draft.sentence]!
  const within = (from: number, to: number) => {
    const codes = new Set<string>()
    for (let at = from; at < to; at++) {
      const named = source.namedAt[at]
      if (named && named.code !== null && named.code !== source.home.party && !known.includes(named.code) && /^[A-Z]{3}$/.test(named.code) && (isPlace(named) || named.kind === 'demonym') && !named.weak && !isMatter(source.model.tokens, named)) codes.add(named.code)
    }
    return codes
  }
  const near = within(here.from, here.to)
  if (near.size === 1) return [...near][0]!
  if (near.size > 1) return null
  const heading = headingBefore(source, draft.sentence)
  if (heading && !known.includes(heading.country)) return heading.country
  if (!source.home.official) return null
  const last = sentences[Math.min(2, sentences.length - 1)]!.to
  const opening = within(0, last)
  return opening.size === 1 ? [...opening][0]! : null
}

/** The state that the article names most beside those known; null if it names no other. */
export function leadingState(source: CandidateSource, known: readonly string[]): string | null {
  let best: string | null = null
  let most = 0
  for (const [code, count] of source.stateCounts) {
    if (count > most && !known.includes(code)) {
      best = code
      most = count
    }
  }
  return best
}
