import type { Actor } from './actors.ts'
import type { Candidate, CandidateSource, Discourse, Draft } from './candidate.ts'
import { isPlace } from './gazetteer.ts'
import { isStateCode } from './known-codes.ts'
import type { Person } from './people.ts'
import { settleUnmarked } from './settle-countries.ts'
import { distinctParties, partiesOf, partiesOfPeople, peopleOf } from './sides.ts'
import type { Token } from './text-model.ts'
import { HEAD_RANK } from './title-lexicon.ts'
import { isComma, isOne } from './word-at.ts'
import { byWord } from './word-lists.ts'

/** Works out the parties of a telling and cuts it into one per counterpart where the guidelines say so; empty without two parties. */
export function assemble(source: CandidateSource, draft: Draft, discourse: Discourse, receiving: 'subject' | 'object' | null, pair: { parties: string[] } | null = null): Candidate[] {
  const told = distinctParties([...draft.subjects, ...draft.objects])
  const speakers = (actors: readonly Actor[]) => actors.filter(speaksForAParty).map((actor) => withDiscourse(source.model.tokens, ofPlaceAhead(source, draft.sentence, actor), discourse, told))
  const { subjects, objects } = settleUnmarked(source, draft, speakers(draft.subjects), speakers(draft.objects), discourse)
  const left = distinctParties(subjects)
  const right = draft.visited?.partyCode ? [draft.visited.partyCode] : distinctParties(objects)
  const people = peopleOf([...subjects, ...objects])
  const base = { ...draft, subjects, objects, host: !receiving ? (draft.visited?.partyCode ?? null) : ((receiving === 'subject' ? left : right)[0] ?? null) }
  const finish = (parties: string[], who: Person[], joint: boolean): Candidate[] => {
    const all = [...new Set(parties)]
    return all.length >= 2 ? [{ ...base, parties: all, people: who, joint }] : []
  }
  if (pair && pair.parties.length >= 2) {
    const within = people.filter((person) => !person.party || receiving === 'subject' || pair.parties.includes(person.party))
    const extra = right.filter((party) => !pair.parties.includes(party))
    // "Brussels will host a meeting of the Belgrade-Pristina dialogue"
    if (extra.length === 0) return finish(receiving === 'subject' ? [...pair.parties, ...left] : pair.parties, draft.objects.length > 0 || draft.subjects.length > 0 ? within : [], true)
  }
  if (right.length === 0) return left.length >= 2 ? finish(left, people, true) : []
  if (left.length === 0) {
    if (right.length >= 2 && (draft.joint || objects.length === 0)) return finish(right, people, true)
    return []
  }
  const others = right.filter((party) => !left.includes(party))
  if (draft.many && !draft.joint && left.length > 1 && others.length === 1) {
    return left.flatMap((party) => finish([party, ...others], peopleOf([...subjects.filter((actor) => partiesOf(actor).includes(party)), ...objects]), false))
  }
  // "separate talks with the president and the premier"
  if (draft.each && !draft.joint && others.length === 1 && objects.length > 1) return objects.flatMap((object) => finish([...left, ...others], peopleOf([...subjects, object]), false))
  if (draft.joint || !draft.many || others.length === 1 || left.length > 1) return finish([...left, ...others], people, true)
  // One record each for counterparts of different parties under one verb (ruling 1).
  return others.flatMap((party) => finish([...left, party], peopleOf([...subjects, ...objects.filter((actor) => partiesOf(actor).includes(party))]), false))
}

/** "In Lima, she will meet senior officials": those of there. */
function ofPlaceAhead({ model: { tokens, sentences }, namedAt }: CandidateSource, sentence: number, actor: Actor): Actor {
  if (actor.kind !== 'collective' || !actor.title || actor.parties.length > 0) return actor
  const { from, to } = sentences[sentence]!
  let at = from
  while (isOne(tokens, at, 'while', 'in', 'both')) at++
  if (at === from) return actor
  const parties: string[] = []
  for (; at < to && !isComma(tokens, at); at++) {
    const named = namedAt[at]
    if (named?.from === at && named.partyCode && isPlace(named)) parties.push(named.partyCode)
  }
  return { ...actor, parties }
}

const NUMBERS = byWord({ two: 2, both: 2, three: 3, four: 4 })

/** A collective with the sides that the article is about, and as many as it counts. */
function withDiscourse(tokens: readonly Token[], actor: Actor, discourse: Discourse, told: readonly string[]): Actor {
  if (actor.kind !== 'collective' || actor.parties.length > 0 || !discourse) return actor
  if (actor.title && !((actor.title.definite || actor.title.possessive) && (actor.title.rank <= 4 || actor.title.kind === 'envoy'))) return actor
  let { parties } = discourse
  const number = tokens.slice(Math.max(0, actor.from - 1), actor.to).map(({ lower }) => NUMBERS.get(lower)).find((count) => count !== undefined)
  // "met A and B … The three leaders"
  if (discourse.all && number === discourse.all.parties.length && number > parties.length) return { ...actor, ...discourse.all }
  // "Japan and South Korea … Japan and the US … the vice ministers of the three countries"
  if (discourse.ever && number === discourse.ever.length && number > parties.length) return { ...actor, parties: discourse.ever }
  const counted = actor.ofStates ? number : undefined
  if (discourse.loose && counted === undefined) return actor
  // "A and B attended the summit of the Forum. The two met again": they alone.
  const ofPeople = partiesOfPeople(discourse.people)
  if ((actor.title ? number === ofPeople.length : ofPeople.length > 1) && !parties.every(isStateCode)) parties = ofPeople
  if (counted !== undefined && counted > parties.length) parties = [...new Set([...told, ...parties])]
  // "the two heads of state", told by their ministers: not they.
  const people = actor.ofStates ? [] : discourse.people.filter((person) => mayBeOneOf(person, actor.title))
  return { ...actor, parties, people: people.length === discourse.people.length || partiesOfPeople(people).length > 1 ? people : [] }
}

/** Whether somebody may be one of "the two presidents". */
function mayBeOneOf({ title }: Person, of: Actor['title']): boolean {
  if (!of || !title || of.head === 'leader') return true
  const isHead = title.rank <= HEAD_RANK
  // "The ministers", of two presidents: others.
  return of.rank > HEAD_RANK !== isHead
}

/** No coach, tourist or company's chief, whatever his nationality; but experts of several states together. */
function speaksForAParty(actor: Actor): boolean {
  if (actor.title?.head === 'expert' && actor.parties.length > 1) return true
  return actor.people.length > 0 ? actor.people.some((person) => person.title?.kind !== 'private') : actor.title?.kind !== 'private'
}
