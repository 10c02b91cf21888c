import { isStateCode } from '../domain/party-codes.ts'
import type { Named } from './gazetteer.ts'
import type { Home } from './home.ts'
import { speaksForNoState, type Person } from './people.ts'
import type { TextModel } from './text-model.ts'

/** What a state named beside a person weighs: its seat or ministry tells more than its name. */
const WEIGHT: Partial<Record<Named['kind'], number>> = { metonym: 2, body: 1.5, country: 1, demonym: 1, capital: 1, organisation: 2 }
/** What the outlet's own country has ahead: its officials are the ones that need no country. */
const HOME_HEADSTART = 2.5
/** What the country that a wire writes from has ahead. */
const DATELINE_HEADSTART = 1.5
/** Least weight, and least lead over the next state, for an affiliation. */
const LEAST = 1
const LEAD = 1.3

/**
 * Gives officials whom the article names without a country the state that it most often names beside them,
 * outside of other people's own phrases. The outlet's country has a head start.
 */
export function affiliate(model: TextModel, namedAt: readonly (Named | undefined)[], people: readonly Person[], home: Home, sentenceOf: Int32Array): void {
  const owned = new Uint8Array(model.tokens.length)
  for (const person of people) for (const mention of person.mentions) if (mention.title || mention.party) owned.fill(1, mention.from, mention.to)
  // Whom an official of another state stands beside says nothing of his own.
  const besides = new Map<number, Set<string>>()
  for (const person of people) {
    if (person.party === null) continue
    for (const mention of person.mentions) {
      const sentence = sentenceOf[mention.from]!
      besides.set(sentence, (besides.get(sentence) ?? new Set()).add(person.party))
    }
  }
  const offices = officesHeld(people)
  for (const person of people) {
    if (person.party !== null || (!person.official && person.mentions.length < 3) || person.title?.kind === 'private' || person.title?.kind === 'spokesperson' || speaksForNoState(person)) continue
    const ofOrganisation = person.title?.kind === 'organisation'
    const scores = new Map<string, number>()
    // There is one prime minister of Laos.
    const taken = (person.title && person.title.rank <= ONE_PER_STATE && offices.get(person.title.head)) || []
    for (const mention of person.mentions) {
      const sentence = model.sentences[sentenceOf[mention.from]!]!
      const here = new Map<string, number>()
      for (let at = sentence.from; at < sentence.to; at++) {
        const named = namedAt[at]
        if (!named || named.from !== at || owned[at] || named.weak || named.code === null || isStateCode(named.code) === ofOrganisation) continue
        here.set(named.code, Math.max(here.get(named.code) ?? 0, WEIGHT[named.kind] ?? 0))
      }
      for (const code of taken) here.delete(code)
      for (const code of besides.get(sentenceOf[mention.from]!) ?? []) here.delete(code)
      for (const [code, weight] of here) scores.set(code, (scores.get(code) ?? 0) + weight / here.size)
    }
    // The outlet's country counts ahead only where something else is named beside: an official of whom nothing is known stays open.
    const own = home.party ?? home.dateline
    const bare = own !== null && !scores.has(own)
    if (own && scores.size > 0 && !ofOrganisation && person.official) scores.set(own, (scores.get(own) ?? 0) + (home.party ? HOME_HEADSTART : DATELINE_HEADSTART))
    const [best, next] = [...scores].sort((a, b) => b[1] - a[1])
    // Where nothing but the headstart speaks for the outlet's country, it only keeps others from being sure.
    if (best && best[1] >= LEAST && best[1] >= LEAD * (next?.[1] ?? 0) && !(bare && best[0] === own)) {
      person.party = best[0]
      enter(offices, person)
    }
  }
}

/** Lowest rank of the offices that a state has one of. */
const ONE_PER_STATE = 3

/** The parties whose office of each name somebody is said to hold. */
function officesHeld(people: readonly Person[]): Map<string, Set<string>> {
  const offices = new Map<string, Set<string>>()
  for (const person of people) enter(offices, person)
  return offices
}

function enter(offices: Map<string, Set<string>>, { title, party }: Person): void {
  if (title && party !== null && !title.former) offices.set(title.head, (offices.get(title.head) ?? new Set()).add(party))
}
