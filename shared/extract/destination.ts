import type { Actor } from './actors.ts'
import { objectsAfter } from './arguments.ts'
import type { Candidate, CandidateSource } from './candidate.ts'
import { isNationality, isPlace, type Named } from './gazetteer.ts'
import { stateOfDateline } from './home.ts'
import type { Sentence, Token } from './text-model.ts'
import { partiesOf } from './sides.ts'
import { PRIVATE_PURPOSES } from './trigger-lexicon.ts'
import { isOne, isWord, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** The country or city that a verb or noun of travel names behind it; null if it names none. */
export function destinationAfter(source: CandidateSource, at: number, ceiling: number, needsTo: boolean): Named | null {
  const { tokens } = source.model
  let met = !needsTo
  for (let token = at; token < Math.min(at + 9, ceiling); token++) {
    const named = source.namedAt[token]
    const lower = wordAt(tokens, token)
    // "visiting U.S. Secretary of State X"
    if (token === at && !needsTo && isNationality(tokens, named)) return null
    const isMeant = named?.from === token && met
    if (isMeant && (isPlace(named) || named.kind === 'metonym')) return named
    // "the Egyptian capital", "arrived here"
    if (isMeant && named.kind === 'demonym' && isWord(tokens, named.to, 'capital') && !source.namedAt[named.to + 1]) return { ...named, kind: 'country', to: named.to + 1 }
    const here = lower === 'here' ? (stateOfDateline(source.model) ?? source.home.party) : null
    if (here !== null) return stateAsPlace(here, { from: token, to: token + 1 })
    if (['to', 'in', 'for', 'into'].includes(lower)) met = true
    else if (!named && !source.inDate[token] && !ON_THE_WAY.has(lower)) return null
  }
  return null
}

/** A state as a place, by the words that tell it at tokens `[from, to)`: "here", whoever is at home there. */
export function stateAsPlace(code: string, { from, to }: { from: number; to: number }): Named {
  return { kind: 'country', partyCode: code, weak: false, city: null, from, to }
}

/** How plainly one of several stops tells of an occasion: not, unless more is told of it. */
export const LISTED = 0.4

/** "Vietnam, Malaysia and Cambodia": the countries that are listed with a destination, those of other states. */
export function listedWith(source: CandidateSource, first: Named, ceiling: number): Named[] {
  const { tokens } = source.model
  const found = [first]
  let at = first.to
  while (at < ceiling) {
    let next = at
    while (next < ceiling && next - at < 3 && isOne(tokens, next, ',', 'and', 'the', 'then', 'to')) next++
    const named = source.namedAt[next]
    if (next === at || !named || named.from !== next || !named.partyCode || !isPlace(named) || isWord(tokens, named.to, "'s")) break
    if (!found.some((other) => other.partyCode === named.partyCode)) found.push(named)
    at = named.to
  }
  return found
}

/** A journey for something else than talks, by the words among tokens `[from, to)`: treatment, a holiday, a match. */
export function isPrivate(tokens: readonly Token[], from: number, to: number, sentence: Sentence): boolean {
  for (let at = Math.max(from, sentence.from); at < Math.min(to, sentence.to); at++) {
    const { lower } = tokens[at]!
    // "called off a visit because of a prison riot": no purpose of it.
    if (lower === 'because' || lower === 'amid') return false
    if (PRIVATE_PURPOSES.has(lower)) return true
  }
  return false
}

/** "as the guest of President X", "at the invitation of Y": those of a destination who receive. */
export function hostsOf(source: CandidateSource, actors: readonly Actor[], sentence: Sentence, visited: Named): Actor[] {
  const { tokens } = source.model
  for (let at = sentence.from; at + 2 < sentence.to; at++) {
    const { lower } = tokens[at]!
    const isHosted = lower === 'invited' ? isWord(tokens, at + 1, 'by') : isOne(tokens, at + 1, 'of', 'from') && isOne(tokens, at, 'guest', 'guests', 'invitation')
    if (!isHosted) continue
    const hosts = objectsAfter(actors, tokens, at + 2, sentence.to, null, (token) => source.inDate[token] === 1)
    receiveThere(hosts, visited)
    // "at the invitation of the presidents of Fiji and of Peru": each at home.
    return hosts.filter((host) => partiesOf(host).length === 0 || partiesOf(host).includes(visited.partyCode!))
  }
  return []
}

/** Whoever is met where somebody travels to, and is of no state told, is of there. */
export function receiveThere(objects: readonly Actor[], visited: Named): void {
  for (const actor of objects) for (const person of actor.people) if (person.isOfficial) person.party ??= visited.partyCode
}

/** How plainly a journey tells of a visit that leads to others than those of there. */
const NO_VISIT = 0.3

/** Those whom a journey is for: at home where it leads, if nothing tells otherwise; else the journey is no visit ("flew to Brussels for dinner with the Albanian premier"). */
export function meetThere(objects: readonly Actor[], journey: Candidate): void {
  // "The premier arrived in Algiers for talks with President X", whom nothing but the outlet makes one of its own.
  for (const person of objects.flatMap(({ people }) => people)) if (journey.parties[0] === person.party && person.nameMentions.every(({ party }) => !party)) person.party = null
  receiveThere(objects, journey.visited!)
  const parties = objects.flatMap(partiesOf)
  if (parties.length > 0 && !parties.includes(journey.visited!.partyCode!)) journey.strength = NO_VISIT
}

/** What may stand between a word of travel and where it leads. */
const ON_THE_WAY = wordList('onTheWay')
