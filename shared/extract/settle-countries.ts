import type { Actor } from './actors.ts'
import type { CandidateSource, Discourse, Draft } from './candidate.ts'
import { isPlace, type Named } from './gazetteer.ts'
import { stateOfDateline, type Home } from './home.ts'
import { headingBefore } from './itinerary.ts'
import { mayGoWithoutCountry } from './people.ts'
import { distinctParties, partiesOf } from './sides.ts'
import { countStates, isMatter } from './story.ts'
import { mostCounted } from './tally.ts'
import { STATES_WITHOUT } from './title-lexicon.ts'
import { isWord } from './word-at.ts'

/** Officials named without a country, somewhere in the article or here. */
function unmarked(actors: readonly Actor[], home: Home): Actor[] {
  return actors.filter((actor) => {
    if (partiesOf(actor).length > 0) return false
    if (actor.kind === 'person' || (actor.kind === 'pronoun' && actor.people.length > 0)) return actor.people.every((person) => mayGoWithoutCountry(person) && (home.official || (person.isOfficial && (person.title !== null || person.nameWords.length > 1))))
    return actor.kind === 'office' && actor.title && actor.title.head !== 'chief executive' && !['counterpart', 'private', 'spokesperson'].includes(actor.title.kind)
  })
}

/**
 * Gives the officials named without a country one, for good: whoever acts first is of the outlet's own
 * country; whoever is met abroad is of the country where that is.
 */
export function settleUnmarked(source: CandidateSource, draft: Draft, subjects: readonly Actor[], objects: readonly Actor[], discourse: Discourse): { subjects: Actor[]; objects: Actor[] } {
  const { home } = source
  const openSubjects = unmarked(subjects, home)
  const openObjects = unmarked(objects, home)
  if (openSubjects.length === 0 && openObjects.length === 0) return { subjects: [...subjects], objects: [...objects] }
  const leftKnown = distinctParties(subjects)
  const rightKnown = [...distinctParties(objects), ...(draft.visited?.partyCode ? [draft.visited.partyCode] : [])]
  const known = [...leftKnown, ...rightKnown]
  // "The prime minister is to meet President X", of another state than the outlet's: two of one.
  if (!home.official && known.length === 0 && openSubjects.every(isOfState) && openObjects.some((actor) => isOfState(actor) && openSubjects.some((other) => officeOf(other) !== officeOf(actor)))) return { subjects: [...subjects], objects: [...objects] }
  const abroad = countryBefore(source, draft) ?? countryAround(source, draft, known)
  // "President X and his Congolese counterpart": not of the same state.
  const isOfCounterpart = (actor: Actor, list: readonly Actor[], party: string) => list.some((other) => other.from > actor.from && (other.title ?? other.people[0]?.title)?.kind === 'counterpart' && partiesOf(other).includes(party))
  const settle = (actors: readonly Actor[], open: readonly Actor[], party: string | null): Actor[] =>
    actors.map((actor) => {
      if (!open.includes(actor) || !party) return actor
      if (statesNotOf(actor).includes(party) || isOfCounterpart(actor, actors, party)) return actor
      for (const person of actor.people) person.party ??= party
      return { ...actor, parties: [party] }
    })
  // "the meeting between President X and President Y", of a government's own
  if (subjects.length === 0 && objects.length === 2 && openObjects.length === 2 && home.official && discourse?.parties.length === 2 && discourse.parties.includes(home.party!)) {
    const other = discourse.parties.find((party) => party !== home.party)!
    return { subjects: [], objects: [...settle([objects[0]!], openObjects, home.party), ...settle([objects[1]!], openObjects, other)] }
  }
  const [notLeft, notRight] = [openSubjects.flatMap(statesNotOf), openObjects.flatMap(statesNotOf)]
  const ownLeft = notLeft.includes(home.party!) ? null : home.party
  const ownRight = notRight.includes(home.party!) ? null : home.party
  let left: string | null = null
  let right: string | null = null
  if (openSubjects.length > 0) {
    const isOneOfTwo = rightKnown.length === 0 && leftKnown.length > 0 && openSubjects.length < subjects.length
    const taken = isOneOfTwo ? leftKnown : leftKnown.length === 1 ? known : rightKnown
    // "Secretary X and Under Secretary of State Y also joined the call", the White House says: both its own.
    if (ownLeft !== null && (!taken.includes(ownLeft) || (home.official && isOneOfTwo && !openSubjects.some(isOfState)))) left = ownLeft
    else if (isOneOfTwo || leftKnown.length !== 1) left = taken.length > 0 ? ownOrLeading(source, abroad, [...known, ...notLeft]) : null
    else left = leftKnown[0]!
  }
  if (openObjects.length > 0) {
    const others = left === null ? leftKnown : [...leftKnown, left]
    const partner = discourse?.parties.length === 2 && !discourse.loose && others.length === 1 && discourse.parties.includes(others[0]!) ? discourse.parties.find((party) => !others.includes(party))! : null
    const isOneOfTwo = rightKnown.length === 1 && openObjects.length < objects.length
    // "a meeting between Foreign Minister X and his US counterpart": two sides, of which one is told.
    if (isOneOfTwo && subjects.length === 0) right = ownRight !== null && !rightKnown.includes(ownRight) ? ownRight : (abroad ?? leadingState(source, rightKnown))
    else if (isOneOfTwo && !(rightKnown[0]!.startsWith('NSA:') && openObjects.some(isOfState))) right = rightKnown[0]!
    // "They were received by the prime minister": of where they have come.
    else if (others.length > 1 && discourse?.host != null && others.includes(discourse.host)) right = discourse.host
    else if (abroad && !others.includes(abroad)) right = abroad
    else if (partner !== null) right = partner
    else if (others.length > 0 && !others.includes(ownRight!)) right = ownRight ?? leadingState(source, [...others, ...notRight])
  }
  return { subjects: settle(subjects, openSubjects, left), objects: settle(objects, openObjects, right) }
}

/** "NAIROBI - Norwegian Foreign Minister X met President Y": whom a foreigner meets under a dateline abroad is of there; else of the outlet's country. */
export function hostOrHome({ home, model }: CandidateSource, known: readonly string[], isHost: boolean): string | null {
  const scene = isHost && !home.official && !known.includes(home.party!) ? stateOfDateline(model) : null
  return scene && !known.includes(scene) ? scene : home.party
}

/** A president or prime minister, whom no movement has. */
function isOfState(actor: Actor): boolean {
  const office = officeOf(actor)
  return office === 'state_head' || office === 'government_head'
}

function officeOf({ people, title }: Actor): string | undefined {
  return (people[0]?.title ?? title)?.kind
}

/** The states that an official is not of: "President X" of none without one. */
function statesNotOf({ people, title }: Actor): string[] {
  return [...people.map(({ notOf }) => notOf), STATES_WITHOUT.get(title?.head ?? '')].flatMap((states) => [...(states ?? [])])
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

/** "flew to Jordan, where she met King X": the country behind which the meeting is told; or null. */
function countryBefore({ model: { tokens }, namedAt }: CandidateSource, { from }: Draft): string | null {
  let where = from
  while (where > from - WHERE_REACH && !isWord(tokens, where, 'where')) where--
  return isWord(tokens, where, 'where') ? (namedAt.slice(Math.max(0, where - WHERE_REACH), where).findLast((named) => named !== undefined)?.partyCode ?? null) : null
}

/** How far before a meeting "where" may stand, and before that the country, tokens. */
const WHERE_REACH = 8

/** The one foreign country that the sentence, else a heading above it, names as a place. */
function countryAround(source: CandidateSource, draft: Draft, known: readonly string[]): string | null {
  const { sentences, tokens } = source.model
  const { from, to } = sentences[draft.sentence]!
  const isForeignPlace = (named: Named) => named.partyCode !== source.home.party && !known.includes(named.partyCode!) && (isPlace(named) || named.kind === 'demonym') && !named.weak && !isMatter(tokens, named) && !isWord(tokens, named.from - 1, 'on')
  const named = source.namedAt.slice(from, to)
  // "to be received at Temple Trees before leaving for New Delhi"
  // not "at the World Economic Forum in Riyadh"
  const venue = named.find((place) => place?.kind === 'venue' && place.partyCode && !known.includes(place.partyCode) && !(isWord(tokens, place.to, 'in') && source.namedAt[place.to + 1]))
  if (venue) return venue.partyCode === source.home.party ? null : venue.partyCode
  const [near, ...others] = countStates(named, isForeignPlace).keys()
  if (near !== undefined) return others.length === 0 ? near : null
  const heading = headingBefore(source, draft.sentence)?.value.country
  return heading && !known.includes(heading) ? heading : null
}

/** The state that the article names most beside those known; null if it names no other. */
export function leadingState(source: CandidateSource, known: readonly string[]): string | null {
  return mostCounted(source.stateCounts, (code) => !known.includes(code))
}
