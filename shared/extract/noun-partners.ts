import type { Actor } from './actors.ts'
import { isCircumstance, objectsAfter, subjectsBefore, whomBefore } from './arguments.ts'
import { destinationAfter, isPrivate, stateAsPlace } from './destination.ts'
import type { Named } from './gazetteer.ts'
import { isStateCode } from './known-codes.ts'
import { isWithin } from './lists.ts'
import type { NounInText } from './noun-in-text.ts'
import { linkAfter, pairBefore, pairWithin } from './noun-phrase.ts'
import { distinctParties } from './sides.ts'
import type { Token } from './text-model.ts'
import type { TriggerNoun } from './trigger-lexicon.ts'
import { findAfter, isAmong, isOne, isWord, wordAt } from './word-at.ts'

/** With whom a noun of meeting says that one meets, or whom it brings together. */
export type NounPartners = {
  /** What it proves to be: a visit to somebody is a meeting. */
  noun: TriggerNoun
  objects: Actor[]
  /** "the US-China talks", "talks of France and Spain" */
  pair: { parties: string[]; from: number } | null
  /** The objects meet each other: "talks between A and B", "chaired by A and B". */
  between: boolean
  /** All of them together, not one by one. */
  joint: boolean
  /** Where a visit leads, and whose it is where the words behind it tell. */
  visited: Named | null
  visitor: Actor[]
}

/** What the words behind a noun tell, beside what it is. */
type Behind = Pick<NounPartners, 'noun' | 'objects'> & Partial<NounPartners>

/** The partners that the words around the noun tell, if any; null where a visit is private or leads nowhere. */
export function partnersAround(told: NounInText): NounPartners | null {
  const { articleSource, tokens, noun, at, start, support, sentence } = told
  const pair = pairBefore(tokens, at, sentence.from)
  // "paid the minister a courtesy visit"
  const paid = support?.lemma === 'pay' ? told.actors.filter(({ from, to }) => from > support.at && to <= start) : []
  const behind = paid.length > 0 ? { noun: { ...noun, kind: 'meeting' as const }, objects: paid } : noun.kind === 'visit' ? visitBehind(told) : partnersBehind(told, pair)
  if (!behind) return null
  const partners = { pair, between: false, joint: noun.kind === 'summit' || isManySided(told), visited: null, visitor: [], ...behind }
  if (partners.objects.length > 0) return partners
  // "joined A and B for lunch"
  if (support?.lemma === 'join' && isPurpose(told)) {
    const joined = objectsAfter(told.actors, tokens, support.at + 1, start, null, (token) => isCircumstance(articleSource, token))
    if (joined.length > 0) return { ...partners, objects: joined, joint: true }
  }
  return { ...partners, ...partnersElsewhere(told, partners) }
}

/** "for talks with X": what a journey or a stay is for. */
export function isPurpose({ tokens, start }: NounInText): boolean {
  return isWord(tokens, start - 1, 'for')
}

/** Whether the sentence, or all of it but an article, begins with the noun's phrase. */
export function opens({ tokens, start, sentence: { from } }: NounInText): boolean {
  return start === from || (start === from + 1 && isWord(tokens, from, 'the'))
}

const MANY_SIDED = /^(?:(?:tri|quadri|multi)lateral|tripartite|\w+-way)$/

function isManySided({ tokens, start, at }: NounInText): boolean {
  return tokens.slice(start, at).some(({ lower }) => MANY_SIDED.test(lower))
}

/** Whom the words behind token `from` name. */
function after({ articleSource, tokens, actors, sentence }: NounInText, from: number, needs: string[] | null = null, isPair = false): Actor[] {
  return objectsAfter(actors, tokens, from, sentence.to, needs, (token) => isCircumstance(articleSource, token), isPair)
}

/** "a visit to Lima by X", "a visit by X to Lima": whose and whereto; null where it is private or leads nowhere. */
function visitBehind(told: NounInText): Behind | null {
  const { articleSource, tokens, sentence, actors, noun, at, end, support, held } = told
  const goalAfter = (from: number) => destinationAfter(articleSource, from, sentence.to, true)
  // "paid a courtesy visit to the minister"
  const received = isOne(tokens, end, 'to', 'on') && !goalAfter(end) ? after(told, end + 1).filter(isOfficial) : []
  if (received.length > 0) return { noun: { ...noun, kind: 'meeting' }, objects: received }
  if (isPrivate(tokens, at - 5, at + 12, sentence)) return null
  // "the visit that the president paid to Lima"
  let visited = goalAfter(end) ?? (held && goalAfter(held.at + 1))
  const by = isWord(tokens, end, 'of') ? end : findAfter(tokens, end, Math.min(sentence.to, (visited?.to ?? end) + 3), visited ? ['by', 'of'] : ['by'])
  const visitor = by < 0 ? [] : after(told, by + 1)
  if (!visited && visitor.length > 0) visited = goalAfter(visitor.at(-1)!.to)
  // "Fiji called off a visit by X": to whoever awaits him.
  const hosts = !visited && visitor.length > 0 && support && !support.verbGroup.passive ? subjectsBefore(actors, tokens, support.verbGroup.from, sentence.from) : []
  // "is hosting a visit by his counterpart"
  if (support && RECEIVING.has(support.lemma) && hosts.some(isOfficial)) return { noun, objects: hosts, visitor }
  const [host] = hosts
  if (host?.parties[0] && isStateCode(host.parties[0])) visited = stateAsPlace(host.parties[0], host)
  return visited || visitor.length > 0 || articleSource.home.official ? { noun, objects: [], visited, visitor } : null
}

/** "talks with A", "a call between A and B", "a meeting of the ministers of A and B". */
function partnersBehind(told: NounInText, pair: NounPartners['pair']): Behind {
  const { articleSource, tokens, sentence, actors, noun, end, support } = told
  // "received a courtesy call by the ambassador"
  const received = support?.lemma === 'receive' && isOne(tokens, end, 'by', 'from') ? { word: 'from', at: end } : null
  const link = received ?? linkAfter(articleSource, tokens, end, sentence.to, actors, noun.kind === 'call')
  if (!link) return { noun, objects: [] }
  const isOf = link.word === 'of'
  const between = !['with', 'to', 'from'].includes(link.word)
  const objects = after(told, link.at + 1, null, between || opens(told))
  // "a phone call from A to B"
  const [caller] = objects
  if (noun.kind === 'call' && link.word === 'from' && caller && isWord(tokens, caller.to, 'to')) {
    const called = after(told, caller.to + 1)
    if (called.length > 0) return { noun, objects: [caller, ...called], between: true }
  }
  // "the meeting of the council"
  const isOfOne = isOf && objects.length === 1 && objects[0]!.parties.length < 2 && !objects[0]!.plural && objects[0]!.kind !== 'collective'
  return { noun, objects: isOfOne ? [] : objects, between, pair: pair ?? (isOf ? pairWithin(tokens, link.at + 1, Math.min(sentence.to, link.at + 6)) : null) }
}

/** Whom other words of the sentence tell where none behind the noun do. */
function partnersElsewhere(told: NounInText, { noun, pair }: NounPartners): Pick<NounPartners, 'objects'> & Partial<NounPartners> {
  const { tokens, sentence, actors, discourse, end, start, support, held } = told
  const led = held ? after(told, held.at + 1, ['with']) : []
  if (led.length > 0) return { objects: led }
  // "a conversation at the Swedish foreign ministry"
  const ministries = !pair && isWord(tokens, end, 'at') ? actors.filter((actor) => actor.from > end && actor.from <= end + 2 && actor.kind === 'group' && isWord(tokens, actor.to - 1, 'ministry')) : []
  if (ministries.length > 0) return { objects: ministries }
  // "The talks were chaired by A and B"
  const leaders = noun.kind === 'visit' ? [] : leadersOf(actors, tokens, end, sentence.to, pair?.parties ?? [])
  // "began the day with a meeting with the participation of A and B": whoever began it too.
  // "The meeting was attended by the energy minister and the Fijian ambassador": of those told before.
  const isJoined = discourse && leaders.every(({ kind }) => kind === 'person') && isWord(tokens, start, 'the') && findAfter(tokens, end, sentence.to, ['attended']) > 0 && isWithin(distinctParties(leaders), discourse.parties)
  if (leaders.length > 0 && !isJoined) return { objects: leaders, between: !isAmong(tokens, end, leaders[0]!.from, 'participation'), joint: true }
  const whom = support ? whomBefore(actors, tokens, support.verbGroup.from, sentence.from) : []
  if (whom.length > 0 || start === sentence.from || !isWord(tokens, start, 'their')) return { objects: whom }
  // "Standing alongside X after their talks, Y said"
  const officials = actors.filter((actor) => isOfficial(actor) && actor.parties.length > 0)
  const before = officials.filter(({ to }) => to <= start)
  const two = [before, officials].find((list) => distinctParties(list).length === 2) ?? []
  return { objects: two, between: two.length > 0 }
}

/** Verbs of having guests. */
export const RECEIVING = new Set(['host', 'receive'])

/** Somebody by his name or his office. */
const isOfficial = ({ kind }: Actor) => kind === 'person' || kind === 'office'

/** How far behind a meeting those stand who lead it, tokens. */
const LEADERS_REACH = 20
/** How far behind them others that attend it, tokens. */
const ATTENDED_REACH = 8

/** Whom the words behind a meeting say to lead both its sides: "chaired by A and B", "under the chairmanship of A and B"; where they tell no states, those that the meeting is of. */
function leadersOf(actors: readonly Actor[], tokens: readonly Token[], end: number, ceiling: number, sides: readonly string[]): Actor[] {
  const leaders: Actor[] = []
  let reach = end + LEADERS_REACH
  for (let at = end; at < Math.min(ceiling, reach); at++) {
    const next = wordAt(tokens, at + 1)
    const verb = wordAt(tokens, at)
    if ((next !== 'by' && next !== 'of') || !(next === 'by' ? /^(?:(?:co-?)?(?:chaired|led|headed)|attended)$/ : /^(?:co-?)?(?:chairmanship|leadership|participation)$/).test(verb)) continue
    // "will also be attended by": those who join the ones told before.
    if (isAmong(tokens, end, at, 'also')) return []
    leaders.push(...objectsAfter(actors, tokens, at + 2, ceiling, null, () => false).filter((actor) => isOfficial(actor) || (verb === 'attended' && actor.kind === 'group')))
    // "was chaired by A and attended by B"
    reach = (leaders.at(-1)?.to ?? at) + ATTENDED_REACH
  }
  if (leaders.length === sides.length && distinctParties(leaders).length < 2 && leaders.every(({ title }) => title?.parties.length !== 1)) leaders.forEach(({ people: [person] }, index) => person && (person.party = sides[index]!))
  return distinctParties(leaders).length > 1 ? leaders : []
}
