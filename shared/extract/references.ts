import { isStateCode } from './known-codes.ts'
import type { Actor } from './actors.ts'
import { isOblique } from './arguments.ts'
import { settleCompany } from './entourage.ts'
import type { Person } from './people.ts'
import { bySentence, firstFrom } from './ordered-search.ts'
import { quoteAround, SAYING } from './speech.ts'
import { listUnder } from './tally.ts'
import type { Quote, TextModel, Token } from './text-model.ts'
import { anyOf, isAmong, isComma, isOne, isWord, wordAt } from './word-at.ts'
import { HEAD_RANK } from './title-lexicon.ts'
import { fieldOf, type TitlePhrase } from './titles.ts'
import { isSpeaker } from './transcript.ts'

/**
 * Fills in whom pronouns and offices without a name stand for, in place. `home` is the party of an official
 * outlet, which "I" and "we" outside of quotations speak for.
 */
export function resolveReferences(model: TextModel, actors: Actor[], people: readonly Person[], home: string | null): void {
  const { tokens } = model
  const actorsIn = bySentence(actors, model.sentences)
  const holders = holdersOf(tokens, people)
  for (const actor of actors) {
    const beside = actorsIn[actor.sentence]!
    if (actor.kind === 'person' && actor.parties.length === 0 && actor.people[0]?.party) actor.parties = [actor.people[0].party]
    // "the first summit between a U.S. president and …": any.
    if (actor.kind === 'office' && actor.title && !isAmong(tokens, actor.from - 1, actor.from + 1, 'a', 'an')) resolveOffice(tokens, actor, beside, holders, home)
  }
  /** Whose office a government's own text is headed with. */
  const author = home && people.find((person) => isAuthor(tokens, person, home))
  /** Whose words a transcript gives. */
  let label: Actor | null = null
  for (const actor of actors) {
    const beside = actorsIn[actor.sentence]!
    const { kind, title } = actor
    if (isSpeaker(model, actor)) {
      // Whoever speaks first in a government's own transcript speaks for it.
      if (label === null && home) actor.people[0]!.party ??= home
      label = actor
    }
    if (title?.kind === 'counterpart' && actor.people.length === 0) actor.people = title.holder ? [title.holder] : counterpartsOf(tokens, actor, beside, holders)
    // "the leaders of Chad and Niger": whoever the article names as such.
    if (kind === 'group' && title && actor.parties.length > 1) actor.people = officials(tokens, actor.from, actor.parties, title, holders)
    // "The senior negotiator made the remarks": whoever of that sort was told of last.
    if (kind === 'office' && actor.parties.length === 0 && actor.people.length === 0 && title?.definite && !title.possessive && ['envoy', 'official', 'leader'].includes(title.kind) && title.to === actor.to && !isDescription(tokens, actor, beside)) {
      const referent = antecedent(actorsIn, actor, true, tokens)
      if (referent?.people[0]?.isOfficial && referent.people[0].title !== null) {
        actor.people = referent.people
        actor.parties = referent.parties
      }
    }
    if (kind === 'collective' && actor.parties.length === 0) {
      const sides = sidesBefore(beside, actor)
      if (sides) {
        actor.parties = [...new Set(sides.flatMap(({ parties }) => parties))]
        if (!actor.ofStates && !title) actor.people = sides.flatMap(({ people }) => people)
      }
    }
    if (kind !== 'pronoun') continue
    if (isOne(tokens, actor.from, 'i', 'we', 'me', 'us', '"', '“')) {
      const quote = quoteAround(model, tokens[actor.from]!.end)
      const named = quote && speakerOf(model, actors, quote)
      // "… to Niger. "There I will meet X," she said": whoever was told of before the quotation.
      const speaker = named?.kind === 'pronoun' && named.people.length === 0 && named.from > actor.from ? antecedent(actorsIn, actor, false, tokens) : named
      if (speaker) assign(actor, speaker)
      else if (!quote && label) assign(actor, label)
      else if (!quote && home) {
        actor.parties = [home]
        if (author) {
          author.party = home
          actor.people = [author]
        }
      }
      continue
    }
    const isGroup = isOne(tokens, actor.to - 1, 'group', 'team')
    const delegation = isGroup || isWord(tokens, actor.to - 1, 'delegation') ? delegationBefore(actorsIn, actor, tokens) : null
    const referent = delegation ?? (isGroup ? null : antecedent(actorsIn, actor, isBehindOpening(model, actor), tokens))
    if (referent) assign(actor, referent)
  }
  settleCompany(model, actors)
}

/** Within how many tokens the author of a release is named, and how long his office is, tokens. */
const HEADING_LENGTH = 40
const HEADED_OFFICE = 7

/** "MEDIA RELEASE MINISTER FOR FOREIGN AFFAIRS MARY HALE": in capitals above the text. */
function isAuthor(tokens: readonly Token[], { title, party, nameMentions }: Person, home: string): boolean {
  const { from, nameFrom, nameTo } = nameMentions[0]!
  if (!title || title.rank > 3 || title.former || title.to - title.from > HEADED_OFFICE || (party && party !== home)) return false
  return from < HEADING_LENGTH && nameTo - nameFrom > 1 && tokens.slice(nameFrom, nameTo).every(({ text }) => text === text.toUpperCase())
}

function assign(actor: Actor, referent: Actor): void {
  actor.people = referent.people
  actor.parties = referent.parties
  actor.title = referent.title
}

/** "The Greek and Turkish premiers will discuss it when they meet", "X told Y of it when the two met": whoever the sentence tells of before, if they are of exactly two parties. */
function sidesBefore(beside: readonly Actor[], actor: Actor): readonly Actor[] | null {
  const told = beside.filter((other) => other.to <= actor.from && other.parties.length > 0)
  const people = told.filter((other) => other.kind !== 'state')
  const before = people.length > 0 ? people : told
  return new Set(before.flatMap(({ parties }) => parties)).size === 2 ? before : null
}

/** "the Russian foreign minister": whoever the article names in that office for that party; else the party alone. */
function resolveOffice(tokens: readonly Token[], actor: Actor, beside: readonly Actor[], holders: Holders, home: string | null): void {
  const title = actor.title!
  if (['private', 'spokesperson', 'counterpart'].includes(title.kind) || title.possessive) return
  const party = actor.parties[0] ?? null
  const holderOf = (head: string, former = false, deputy = false) => nearestHolder(holders.get(officeKey(party, head, former, deputy)) ?? [], actor.from)
  const holding = (deputy: boolean) => holderOf(title.kind === 'leader' && party ? LEADER : title.head, title.former, deputy)
  // "The minister" may be the deputy whom the article calls so in full, a deputy never the minister.
  const found = title.holder ?? holding(title.deputy) ?? (title.deputy ? null : holding(true)) ?? (party && isOne(tokens, title.headFrom, 'minister', 'top', 'guest', 'official') ? (holderOf('counterpart') ?? (title.head === 'top diplomat' ? holderOf('minister') : null)) : null)
  // "The Kremlin said the president had called French President X": not he.
  const best = !party && beside.some(({ from, people }) => from > actor.from && people[0] === found) && found!.nameMentions[0]!.from > actor.from ? null : found
  if (best && (party !== null || title.definite || title.upper)) {
    actor.people = [best]
    if (best.party) actor.parties = [best.party]
  } else if (!party && title.definite && title.rank <= 3) {
    const seat = beside.findLast(({ kind, to }) => kind === 'state' && to <= actor.from && isWord(tokens, to, 'said'))
    const own = seat?.parties[0] ?? title.usual ?? (home !== null && isStateCode(home) ? home : null)
    if (own) actor.parties = [own]
  }
}

/** "met his Thai and Lao counterparts": whoever the article names in the same office as the first of the sentence, for each of these parties. */
function counterpartsOf(tokens: readonly Token[], { from, parties }: Actor, beside: readonly Actor[], holders: Holders): Person[] {
  const own = beside.find((other) => other.to <= from && other.people.length > 0)?.people[0]
  return own?.title && own.party ? officials(tokens, from, parties.filter((party) => party !== own.party), own.title, holders) : []
}

/** Whoever the article names in that office for each of the parties, nearest to token `at`. */
function officials(tokens: readonly Token[], at: number, parties: readonly string[], title: TitlePhrase, holders: Holders): Person[] {
  const field = fieldOf(tokens, title)
  const office = title.kind === 'leader' ? LEADER : field ? `${field} ${title.head}` : title.head
  return parties.flatMap((party) => nearestHolder(holders.get(officeKey(party, office, false, title.deputy)) ?? [], at) ?? [])
}

/** Who holds an office for a party, at each of his mentions in order. */
type Holders = Map<string, { at: number; person: Person }[]>

/** Any office that makes its holder the leader of a state: "the French leader" is its president or prime minister. */
const LEADER = '(leader)'

function officeKey(party: string | null, head: string, former: boolean, deputy: boolean): string {
  return `${party ?? ''}|${head}|${former}|${deputy}`
}

function holdersOf(tokens: readonly Token[], people: readonly Person[]): Holders {
  const holders: Holders = new Map()
  const marked = new Set<Person>()
  for (const person of people) {
    const { party, nameMentions } = person
    if (nameMentions.some((mention) => mention.party !== null)) marked.add(person)
    const keys = new Set<string>()
    for (const { title } of nameMentions) {
      if (!title) continue
      const { head, kind, rank, former, deputy } = title
      const enter = (of: string | null, office: string) => keys.add(officeKey(of, office, former, deputy))
      enter(null, head)
      // "the Secretary", "the minister": whoever is one of something.
      enter(null, head.split(' of ')[0]!)
      // "the envoy": a special envoy.
      if (kind === 'envoy') enter(null, head.split(' ').at(-1)!)
      if (!party) continue
      enter(party, head)
      enter(party, `${fieldOf(tokens, title)} ${head}`)
      if (rank <= HEAD_RANK || kind === 'leader') enter(party, LEADER)
      // "the German head of state": its president.
      if (kind === 'state_head') enter(party, 'head of state')
      if (kind === 'government_head') enter(party, 'head of government')
    }
    for (const key of keys) {
      for (const mention of nameMentions) listUnder(holders, key, { at: mention.from, person })
    }
  }
  for (const [key, list] of holders) {
    list.sort((a, b) => a.at - b.at)
    // Whoever is told first, and all through without a country, needs none as "the president": "President Holt" beside "Peru's President Sosa".
    if (key.startsWith('|') && !marked.has(list[0]!.person)) holders.set(key, list.filter(({ person }) => !marked.has(person)))
  }
  return holders
}

/** Whoever was mentioned nearest to token `at`; what comes behind it is three times as far. */
function nearestHolder(holders: readonly { at: number; person: Person }[], at: number): Person | null {
  const next = firstFrom(holders, at, (holder) => holder.at)
  const [before, after] = [holders[next - 1], holders[next]]
  const nearest = before && after && at - before.at > (after.at - at) * 3 ? after : (before ?? after)
  return nearest?.person ?? null
}

/** "Talking to the ambassador, he said": the phrase ahead tells of somebody else. */
function isBehindOpening({ tokens, sentences }: TextModel, actor: Actor): boolean {
  const { from } = sentences[actor.sentence]!
  return isComma(tokens, actor.from - 1) && /^(?:.*ing|after|before|with)$/.test(wordAt(tokens, from)) && !isAmong(tokens, from, actor.from, 'said')
}

/** "the chairman of the forum, President X": what he is who is named behind it. */
function isDescription(tokens: readonly Token[], actor: Actor, beside: readonly Actor[]): boolean {
  const next = beside[beside.indexOf(actor) + 1]
  return next?.kind === 'person' && isComma(tokens, next.from - 1)
}

/** "A Fijian delegation arrived … The delegation met X": the one told of last, and whoever of its side its sentence names first. */
function delegationBefore(actorsIn: readonly Actor[][], { sentence }: Actor, tokens: readonly Token[]): Actor | null {
  const told = actorsIn.slice(Math.max(0, sentence - DELEGATION_REACH), sentence).flat()
  const group = told.findLast(({ kind, from, to, parties }) => kind === 'group' && parties.length === 1 && isAmong(tokens, from, to, 'delegation'))
  const leader = told.find((other) => other.kind === 'person' && other.sentence === group?.sentence && other.parties[0] === group.parties[0])
  return group ? { ...group, people: leader?.people ?? [] } : null
}

/** How far before "him" the "and" of a second verb may stand, tokens. */
const SECOND_VERB_REACH = 5

/** Sentences back in which a delegation may have been told of. */
const DELEGATION_REACH = 4

/**
 * He or she: the first person of this sentence before it, else of the sentence before; the other way round behind an
 * opening phrase. As an object ("hosted him") never whoever stands nearest before it: that is who does it.
 */
function antecedent(actorsIn: readonly Actor[][], actor: Actor, behindOpening: boolean, tokens: readonly Token[]): Actor | null {
  const isPerson = (other: Actor) => (other.kind === 'person' || ((other.kind === 'office' || other.kind === 'pronoun') && other.people.length > 0)) && other.people[0]?.title?.kind !== 'spokesperson'
  const isLeader = ({ kind, parties, title }: Actor) => (kind === 'office' || kind === 'pronoun') && parties.length > 0 && title && title.rank <= HEAD_RANK + 1
  // "the Turkish president said that he": somebody without a name, within the sentence.
  const before = actorsIn[actor.sentence]!.filter((other) => other.to <= actor.from && (isPerson(other) || (other.kind === 'office' && other.parties.length > 0)))
  // "met B in Delhi and invited him", "spoke to B and will meet him": whoever did the one did the other.
  const isSecondVerb = isAmong(tokens, Math.max(before.at(-1)?.to ?? 0, actor.from - SECOND_VERB_REACH), actor.from, 'and')
  const doer = isOne(tokens, actor.from, 'him', 'her') ? before.at(isSecondVerb ? 0 : -1)?.people[0] : undefined
  const isOther = (other: Actor) => !doer || other.people[0] !== doer
  // "Fresh from talks with the crown prince, the president arrived in Doha, where he": whoever arrived.
  const same = (isWord(tokens, actor.from - 1, 'where') ? before.find((other) => !isOblique(tokens, other, 0)) : undefined) ?? before.find(isOther)
  if (same && !behindOpening) return same
  for (let back = 1; back <= 3; back++) {
    const told = actorsIn[actor.sentence - back]?.filter(isOther) ?? []
    // "The prime minister flew to Lima. There he met X. He then met Y": whoever has no name here is called so all along.
    const called = told.find((other) => other.kind === 'pronoun' && other.people.length === 0 && isLeader(other) && wordAt(tokens, other.from) === wordAt(tokens, actor.from))
    // "Peru's foreign minister met X. President Vega of Peru received him": the guest.
    const guest = doer?.party ? told.find((other) => isPerson(other) && other.parties[0] !== doer.party) : undefined
    const earlier = called ?? guest ?? told.find((other) => isPerson(other) && !isOblique(tokens, other, 0)) ?? told.find(isPerson) ?? told.find(isLeader)
    if (earlier) return earlier
  }
  // "Talking to the envoy, who called on him, President X said": whoever is told behind.
  return same ?? actorsIn[actor.sentence]!.find((other) => doer && other.from > actor.to && isPerson(other) && isComma(tokens, other.from - 1)) ?? null
}

/** Index of the first token that begins at character `start` or later. */
export function tokenAt(tokens: readonly Token[], start: number): number {
  return firstFrom(tokens, start, (token) => token.start)
}

/** The person beside a quotation with a verb of speech. */
function speakerOf(model: TextModel, actors: readonly Actor[], quote: Quote): Actor | null {
  const { tokens } = model
  const after = tokenAt(tokens, quote.end)
  const speaks = (from: number, to: number) => anyOf(SAYING, tokens, from, to)
  const near = (from: number, to: number) => actors.slice(actorAt(actors, from), actorAt(actors, to))
  const behind = near(after, after + 8).find((actor) => actor.kind !== 'state')
  if (behind && speaks(after, behind.to + 3)) return behind
  const firstInside = tokenAt(tokens, quote.start)
  const ahead = near(firstInside - AHEAD - LONGEST, firstInside).find((actor) => actor.to <= firstInside && actor.to > firstInside - AHEAD && ['person', 'office', 'pronoun'].includes(actor.kind))
  return ahead && speaks(ahead.to, firstInside) ? ahead : null
}

/** Tokens before a quotation among which its speaker's naming ends, and longest naming. */
const AHEAD = 14
const LONGEST = 40

function actorAt(actors: readonly Actor[], from: number): number {
  return firstFrom(actors, from, (actor) => actor.from)
}
