import type { Named } from './gazetteer.ts'
import { stateOfDateline, type Home } from './home.ts'
import { isStateCode } from './known-codes.ts'
import { isForeignTo, originOf, stateByName, usualState } from './name-origins.ts'
import { firstFrom } from './ordered-search.ts'
import { mayGoWithoutCountry, namesGovernment, type NameMention, type Person } from './people.ts'
import { isGoneTo, isMatter, isStayedIn } from './story.ts'
import { addUnder, listUnder, tally } from './tally.ts'
import type { Sentence, TextModel, Token } from './text-model.ts'
import { HEAD_RANK, OFFICIAL_RANK } from './title-lexicon.ts'
import { fieldOf, type TitlePhrase } from './titles.ts'
import { isComma, isIn, isOne, isWord, overArticle, past, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** What a state named beside a person weighs: its seat or ministry tells more than its name. */
const WEIGHT: Partial<Record<Named['kind'], number>> = { metonym: 2, body: 1.5, country: 1, demonym: 1, capital: 1, organisation: 2 }
/** What the outlet's own country has ahead: its officials are the ones that need no country. */
const HOME_HEADSTART = 2.5
/** What the country that a wire writes from has ahead. */
const DATELINE_HEADSTART = 1.5
const MARKED_HEADSTART = 0.5
/** Least weight, and least lead over the next state, for an affiliation. */
const LEAST = 1
const LEAD = 1.3

/** What the usual state of an office or of a name weighs, what "the Ukrainian leader" just behind somebody does. */
const USUAL = 2
const CALLED = 4

/**
 * Gives officials whom the article names without a country the state that it most often names beside them,
 * but for that of an official beside him and for places gone to. The outlet's country has a head start; so has,
 * where it is unknown, the one that most of them point to, for a country's own officials are those that go
 * without one.
 */
export function affiliate(model: TextModel, namedAt: readonly (Named | undefined)[], people: readonly Person[], titles: readonly TitlePhrase[], home: Home, sentenceOf: Int32Array, stateCounts: ReadonlyMap<string, number>): void {
  const { tokens } = model
  const own = home.party ?? home.dateline
  const scene = stateOfDateline(model)
  // Whom an official of another state stands beside says nothing of his own.
  const besides = new Map<number, Set<string>>()
  for (const person of people) {
    if (!person.party || person.title?.usual) continue
    for (const { from } of person.nameMentions) addUnder(besides, sentenceOf[from]!, person.party)
  }
  const offices = officesHeld(people)
  /** Sentences that name somebody who is told to be of the outlet's country. */
  const withOwn = new Set(people.flatMap(({ party, nameMentions }) => (party === own ? nameMentions.map((mention) => sentenceOf[mention.from]!) : [])))
  const open = people.filter((person) => !person.party && (person.isOfficial || person.nameMentions.length >= 3) && mayGoWithoutCountry(person))
  const evidence = new Map<Person, Map<string, number>>()
  /** Who by his name is of another state than the outlet. */
  const foreign = new Set<Person>()
  const namedIn = new Uint8Array(tokens.length)
  for (const { nameMentions } of people) for (const { nameFrom, nameTo } of nameMentions) namedIn.fill(1, nameFrom, nameTo)
  // "The Norwegian minister met President X": whose office that is is not X's.
  const inOffice = new Uint8Array(tokens.length)
  const withName = officesWithName(people)
  for (const title of titles) {
    if (title.parties.length !== 1) continue
    // "the US commander in Iraq": where he is posted.
    for (let at = title.from; at < title.to; at++) if (namedAt[at] && namedAt[at]!.partyCode !== title.parties[0]) inOffice[at] = 1
    if (title.definite && !title.upper && !withName.has(title)) inOffice.fill(1, title.from, title.to)
  }
  const partiesOfKind = (kind: Named['kind']) => new Set(namedAt.flatMap((name) => (name?.kind === kind ? [name.partyCode!] : [])))
  const [sides, bodies] = [partiesOfKind('nonState'), partiesOfKind('organisation')]
  for (const person of open) {
    // "rebel leader X": of the movement that the article names, and of no state.
    if (person.title?.kind === 'non_state') {
      evidence.set(person, new Map([...sides].map((side) => [side, USUAL / sides.size])))
      continue
    }
    const ofOrganisation = person.title?.kind === 'organisation'
    const scores = new Map<string, number>()
    // There is one prime minister of Laos.
    const taken = (person.title && person.title.rank <= ONE_PER_STATE && offices.get(person.title.head)) || new Set<string>()
    const abroad = new Set(person.notOf)
    for (const mention of person.nameMentions) {
      const sentence = model.sentences[sentenceOf[mention.from]!]!
      const here = new Map<string, number>()
      for (const code of visitedBy(mention, sentence, tokens, namedAt, namedIn)) if (code !== home.party) abroad.add(code)
      for (let at = sentence.from; at < sentence.to; at++) {
        const named = namedAt[at]
        const isHost = named && at < mention.from && isReceiving(tokens, named)
        if (!named || named.from !== at || inOffice[at] || named.weak || !named.partyCode || isStateCode(named.partyCode) === ofOrganisation || (isGoneTo(tokens, named) && !isHost) || (own && named.partyCode !== own && isStayedIn(tokens, named)) || isMatter(tokens, named)) continue
        here.set(named.partyCode, Math.max(here.get(named.partyCode) ?? 0, isHost ? CALLED : (WEIGHT[named.kind] ?? 0)))
      }
      for (const code of taken) here.delete(code)
      for (const code of besides.get(sentenceOf[mention.from]!) ?? []) here.delete(code)
      for (const [code, weight] of here) tally(scores, code, weight / here.size)
    }
    const origin = originOf(person.nameWords)
    let { usual } = person.title ?? { usual: null }
    // "NATO … the secretary-general": of the body that the article names.
    if (usual && ofOrganisation && !bodies.has(usual)) usual = bodies.size === 1 ? [...bodies][0]! : null
    if (origin) {
      // "TASHKENT - … Defence Minister Rakhmatov"
      const counted = (code: string) => stateCounts.get(code) ?? 0
      const isOfScene = scene && counted(scene) > 0 && origin.includes(scene) && !heldBy(offices, person).has(scene) && origin.every((code) => counted(code) <= counted(scene))
      const state = isOfScene ? scene : stateByName(origin, stateCounts, heldBy(offices, person), own)
      if (state && !ofOrganisation) tally(scores, state, USUAL)
      if (state && state !== own) foreign.add(person)
      if (state || origin.length === 0) for (const code of [...stateCounts.keys(), home.party]) if (code && isForeignTo(origin, code)) abroad.add(code)
    }
    // "COLOMBO: President X met Indian Foreign Minister Y", in an Indian outlet
    const { from } = person.nameMentions[0]!
    if (scene && scene !== own && scores.size === 0 && person.title && person.title.rank <= HEAD_RANK && !ofOrganisation && withOwn.has(sentenceOf[from]!)) {
      tally(scores, scene, CALLED)
      foreign.add(person)
    }
    // "ISLAMABAD - Foreign Secretary Mahmud", in news that names no Britain
    if (usual && isStateCode(usual) && !ofOrganisation && !stateCounts.has(usual) && (scene || scores.size > 0)) usual = null
    for (const code of abroad) scores.delete(code)
    person.notOf = abroad
    if (usual) tally(scores, usual, USUAL)
    evidence.set(person, scores)
  }
  const nameless = people.filter((person) => !person.party && !person.isOfficial && person.nameWords.length > 1 && !open.includes(person))
  for (const person of nameless) evidence.set(person, new Map())
  const unsettled = [...open, ...nameless]
  // Where the outlet's own are called by their country, whoever goes without one need not be its own.
  const isMarked = own && people.filter(({ title }) => title && title.rank <= ONE_PER_STATE && title.parties.includes(own)).length > 1
  const called = callByOffice(titles, tokens, unsettled, people, offices, evidence, sentenceOf, besides, withName)
  // "President Hale … President Nasir Rahimi": one's own needs no full name.
  for (const person of unsettled.toSorted((a, b) => Number(a.nameWords.length > 1) - Number(b.nameWords.length > 1))) {
    const scores = evidence.get(person)!
    // The outlet's country counts ahead only where something else is named beside: an official of whom nothing is known stays open.
    const bare = !scores.has(own!)
    if (own && scores.size > 0 && person.title?.kind !== 'organisation' && person.isOfficial && !person.notOf?.has(own) && !foreign.has(person)) tally(scores, own, isMarked && person.title && person.title.rank > HEAD_RANK && person.title.kind !== 'parliament' ? MARKED_HEADSTART : home.party ? HOME_HEADSTART : DATELINE_HEADSTART)
    // "President X … President Y": who came first is of it, and nobody else.
    const held = person.title && ['state_head', 'government_head'].includes(person.title.kind) ? offices.get(person.title.head) : undefined
    const [best, next] = [...scores].filter(([code]) => !held?.has(code)).sort((a, b) => b[1] - a[1])
    // Where nothing but the headstart speaks for the outlet's country, it only keeps others from being sure.
    if (best && best[1] >= LEAST && best[1] >= LEAD * (next?.[1] ?? 0) && !(bare && best[0] === own)) {
      person.party = best[0]
      enter(offices, person)
    }
  }
  for (const person of people) {
    if (person.party !== null || person.title?.kind === 'organisation' || !mayGoWithoutCountry(person)) continue
    const origin = originOf(person.nameWords)
    const state = origin && usualState(origin, model.publishedOn, own)
    if (state && !person.notOf?.has(state) && !heldBy(offices, person).has(state)) {
      person.party = state
      enter(offices, person)
    }
  }
  for (const [title, person] of called) {
    if (person.party !== title.parties[0]) continue
    title.holder = person
    if (!person.title && title.kind !== 'counterpart') person.title = title
    person.isOfficial = true
  }
}

/** In a government's own release, where its own officials go without a country, a foreign name tells another's. */
export function affiliateByName(people: readonly Person[], stateCounts: ReadonlyMap<string, number>, home: string | null): void {
  const offices = officesHeld(people)
  for (const person of people) {
    const { title } = person
    if (person.party !== null || !title || title.rank > OFFICIAL_RANK || title.former) continue
    const origin = originOf(person.nameWords)
    const state = origin && stateByName(origin, stateCounts, heldBy(offices, person), home)
    if (state && isForeignTo([], state)) {
      person.party = state
      enter(offices, person)
    }
  }
}

/** "a visit to Fiji, where he met X", "visited Fiji, holding talks with X": whoever is told behind it is of there. */
function isReceiving(tokens: readonly Token[], { to }: Named): boolean {
  return isOne(tokens, past(tokens, to, ','), 'where', 'holding', 'meeting')
}

/** The states to which the sentence has somebody travel: who alone is named before the journey is not of there. */
function visitedBy({ from, to }: NameMention, sentence: Sentence, tokens: readonly Token[], namedAt: readonly (Named | undefined)[], inName: Uint8Array): string[] {
  const codes: string[] = []
  for (let at = sentence.from; at < from; at++) if (inName[at]) return codes
  for (let at = to; at < sentence.to && !inName[at] && !OTHERS_TRAVEL.test(wordAt(tokens, at)); at++) {
    const named = namedAt[at]
    if (named?.from === at && named.partyCode && isTravelledTo(tokens, named, from)) codes.push(named.partyCode)
  }
  return codes
}

/** How far before its goal the word of a journey may stand, tokens. */
const JOURNEY_REACH = 6
/** Words of having somebody else come, or of telling that he does. */
const OTHERS_TRAVEL = /^(?:invit|welcom|receiv|host|urg|ask|sen[dt]|said|says|told|that$|who$|when$|as$)/
const JOURNEYS = wordList('journeys')

function isTravelledTo(tokens: readonly Token[], named: Named, floor: number): boolean {
  if ((!isGoneTo(tokens, named) && !isStayedIn(tokens, named)) || isWord(tokens, named.to, '-')) return false
  for (let at = named.from - 1; at > Math.max(floor, named.from - JOURNEY_REACH); at--) {
    if (isIn(tokens, at, JOURNEYS)) return true
    if (isOne(tokens, at, 'by', 'from', 'with', 'said')) return false
  }
  return false
}

/**
 * "Hrytsenko … the Ukrainian leader": an office that nobody is named in speaks of whoever without a country
 * alone is named before it, in its sentence or the last; in an opening also of the one named next.
 */
function callByOffice(titles: readonly TitlePhrase[], tokens: readonly Token[], open: readonly Person[], people: readonly Person[], offices: ReadonlyMap<string, Set<string>>, evidence: Map<Person, Map<string, number>>, sentenceOf: Int32Array, besides: ReadonlyMap<number, ReadonlySet<string>>, withName: ReadonlySet<TitlePhrase | null>): Map<TitlePhrase, Person> {
  const called = new Map<TitlePhrase, Person>()
  const bySentence = new Map<number, { person: Person; at: number }[]>()
  for (const person of open) {
    for (const mention of person.nameMentions) {
      if (namesGovernment(tokens, mention)) continue
      const { from } = mention
      const sentence = sentenceOf[from]!
      if (!bySentence.get(sentence)?.some((other) => other.person === person)) listUnder(bySentence, sentence, { person, at: from })
    }
  }
  for (const here of bySentence.values()) here.sort((a, b) => a.at - b.at)
  // The one name without a country, wherever the office stands: "Petrov had a call … The President of Russia said".
  const only = open.length === 1 && sentenceOf[open[0]!.nameMentions[0]!.from]! < OPENING ? open[0]! : null
  const named = people.flatMap((person) => person.nameMentions.map(({ from }) => ({ at: from, person }))).sort((a, b) => a.at - b.at)
  for (const [index, title] of titles.entries()) {
    const party = title.parties[0]
    const isOwned = isWord(tokens, title.officeFrom - 1, "'s")
    if (!party || title.plural || title.former || (title.upper && !only && !isOwned) || title.rank > ONE_PER_STATE + 1 || title.parties.length > 1 || withName.has(title)) continue
    const lastNamed = named[firstFrom(named, title.from, ({ at }) => at) - 1]
    // "President Holt and his French counterpart … President Armand": the one other who holds that office without a country.
    if (title.kind === 'counterpart') {
      const owner = lastNamed?.person
      const peers = owner?.title && !offices.get(owner.title.head)?.has(party) ? open.filter((other) => other !== owner && holdsOffice(tokens, other, owner.title!)) : []
      if (peers.length === 1) {
        evidence.set(peers[0]!, new Map([[party, CALLED]]))
        called.set(title, peers[0]!)
      }
      continue
    }
    const sentence = sentenceOf[title.from]!
    const earlier = titles[index - 1]
    const isSecond = earlier && isCoordinate(tokens, earlier, title)
    // "Foreign Minister Han met his Mongolian counterpart, X … the Mongolian minister"
    if (people.some((other) => other.party === party && other.isOfficial && (!other.title || other.title.kind === 'counterpart'))) continue
    if (!isSecond && !title.definite && !isOwned) continue
    if (offices.get(title.head)?.has(party) || (title.kind === 'leader' && (besides.get(sentence)?.has(party) || LEADERS.some((head) => offices.get(head)?.has(party))))) continue
    const here = bySentence.get(sentence) ?? []
    const before = here.filter(({ at }) => at < title.from)
    // "Stavrou, who met the French minister": whom he met.
    if (before.length > 0 && PARTNER_OF.test(wordAt(tokens, overArticle(tokens, title.from)))) continue
    const meant = before.length > 0 ? before : (bySentence.get(sentence - 1) ?? (sentence < OPENING && here.length === 0 ? bySentence.get(sentence + 1) : undefined) ?? [])
    // "Whitlock will meet Syria's foreign minister … Foreign Minister Haddad": told by his name afterwards.
    const told = lastNamed && sentenceOf[lastNamed.at] === sentence ? open.filter((other) => holdsOffice(tokens, other, title)) : []
    const later = told.length === 1 && told[0]!.nameMentions[0]!.from > title.to && !isWord(tokens, title.to, "'s") ? told[0]! : null
    // "Fiji's PM meets Norway's FM … Prime Minister X and Foreign Minister Y": by their offices.
    const fitting = meant.length > 1 ? meant.filter((other) => holdsOffice(tokens, other.person, title)) : []
    // "Voss and Armand … The German chancellor and French president": in the same order.
    const isBeforeCounterpart = titles[index + 1]?.kind === 'counterpart' && sentenceOf[titles[index + 1]!.from] === sentence
    const ofTwo = meant.length === 2 && (isSecond || isBeforeCounterpart || isCoordinate(tokens, title, titles[index + 1])) ? meant[isSecond ? 1 : 0]!.person : null
    // "Pakistan's military leader, General X"
    const apposed = isComma(tokens, title.to) ? here.find(({ at }) => at === title.to + 1)?.person : undefined
    const [first] = meant
    // Not whoever alone is told of, if somebody of that party stands beside him.
    const single = !first ? (title.rank < ONE_PER_STATE ? only : null) : meant.length === 1 && !besides.get(sentenceOf[first.at]!)?.has(party) ? first.person : null
    const person = apposed ?? later ?? (fitting.length === 1 ? fitting[0]!.person : null) ?? ofTwo ?? single
    // "Foreign Minister Holt … the Russian president": not by a higher office than he holds.
    // "Fiji's prime minister … President Holt": another man.
    const isAnother = person?.title && title.kind !== 'leader' && title.head !== person.title.head && Math.max(title.rank, person.title.rank) <= HEAD_RANK
    if (!person || isAnother || (person.title && (isStateCode(party) === (person.title.kind === 'organisation') || (!apposed && title.rank < Math.min(person.title.rank, HEAD_RANK + 1))))) continue
    // "Greece's finance minister … Stavrou … the head of the IMF": he is the first of them.
    if ([...called].some(([other, same]) => same === person && other.parties[0] !== party)) continue
    tally(evidence.get(person)!, party, CALLED)
    called.set(title, person)
  }
  return called
}

/** "the German chancellor and (the) French president" */
function isCoordinate(tokens: readonly Token[], first: TitlePhrase, second: TitlePhrase | undefined): boolean {
  return isWord(tokens, first.to, 'and') && second !== undefined && second.from <= first.to + 2 && second.parties.length === 1 && first.parties.length === 1 && first.parties[0] !== second.parties[0]
}

/** Whether somebody's office may be this one: that of a foreign minister is not that of a home minister. */
function holdsOffice(tokens: readonly Token[], { title }: Person, office: TitlePhrase): boolean {
  if (title?.head !== office.head || title.deputy !== office.deputy) return false
  const [field, other] = [fieldOf(tokens, title), fieldOf(tokens, office)]
  return !field || !other || field === other
}

/** The offices that stand beside somebody's name. */
export function officesWithName(people: readonly Person[]): Set<TitlePhrase | null> {
  return new Set(people.flatMap(({ nameMentions }) => nameMentions.map(({ title }) => title)))
}

/** Words before whoever somebody deals with. */
const PARTNER_OF = /^(?:with|met|meets?|meeting|by|of|from|for)$/

/** Sentences that may tell somebody's office before his name. */
const OPENING = 2
const LEADERS = ['president', 'prime minister', 'premier', 'chancellor', 'king']

/** Lowest rank of the offices that a state has one of. */
const ONE_PER_STATE = 3

/** The parties whose office of each name somebody is said to hold. */
function officesHeld(people: readonly Person[]): Map<string, Set<string>> {
  const offices = new Map<string, Set<string>>()
  for (const person of people) enter(offices, person)
  return offices
}

/** The states that have another head of that office. */
function heldBy(offices: ReadonlyMap<string, ReadonlySet<string>>, { title }: Person): ReadonlySet<string> {
  return (title && title.rank <= HEAD_RANK && offices.get(title.head)) || new Set()
}

function enter(offices: Map<string, Set<string>>, { title, party }: Person): void {
  if (title && party && !title.former) addUnder(offices, title.head, party)
}
