import { isFinite } from './arguments.ts'
import { isPlace, opponentsOf, regionAt, STATE_FACED, STATES_OF_REGION, type Named } from './gazetteer.ts'
import { behindIncluding, describedFrom, GROUP_HEADS, GROUP_LEADS, groupEnd, isDescriber, RULERS } from './group-words.ts'
import { isStateCode } from './known-codes.ts'
import { pairOf } from './party-pair.ts'
import type { NameMention, Person } from './people.ts'
import type { Sentence, TextModel, Token } from './text-model.ts'
import { HEAD_RANK } from './title-lexicon.ts'
import type { TitlePhrase } from './titles.ts'
import { anyOf, isCapital, isComma, isIn, isOne, isWord, overArticle, past, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'
import { kindTable, wordTable } from './word-tables.ts'

/**
 * Whoever can deal with someone, as a phrase of the text at tokens `[from, to)`. `person`: named.
 * `office`: told by office only ("the Russian foreign minister"). `group`: officials of a party. `state`: a country,
 * capital, seat or organisation that acts. `pronoun`: he, she, I. `collective`: "the two leaders", "both sides", "they".
 */
export type Actor = {
  kind: 'person' | 'office' | 'group' | 'state' | 'pronoun' | 'collective'
  from: number
  to: number
  parties: string[]
  people: Person[]
  title: TitlePhrase | null
  plural: boolean
  sentence: number
  /** A collective of states ("both sides"), which stands for nobody in person. */
  ofStates: boolean
  /** A state named by its capital or a city: may as well be the place. */
  placeName: Named | null
}

const HEADS = wordTable(GROUP_HEADS)

/** Those who face a government across the table, and what they are called in a code. */
const OPPONENTS = kindTable({
  rebels: ['rebel', 'rebels', 'insurgents', 'guerrillas', 'guerillas'],
  separatists: ['separatist', 'separatists', 'secessionists'],
  opposition: ['opposition'],
})

const COLLECTIVE_HEADS = wordList('collectives')

/** Words that may begin a reference to people or sides named elsewhere, and what they begin. */
const REFERENCES = kindTable({
  collective: ['two', 'both', 'three', 'four', 'all'],
  pronoun: 'he she him her i me they we us them majesty highness excellency'.split(' '),
  the: ['the'],
})
const COLLECTIVES_BY_THE = wordList('collectivesByThe')
const OF_STATES = wordList('ofStates')

const BETWEEN_LEAD_AND_HEAD = wordList('betweenLeadAndHead')
const BEHIND_TWO = wordList('behindTwo')

export type ActorSource = {
  model: TextModel
  named: readonly Named[]
  namedAt: readonly (Named | undefined)[]
  titles: readonly TitlePhrase[]
  mentions: readonly NameMention[]
  personOf: readonly (Person | undefined)[]
  people: readonly Person[]
  sentenceOf: Int32Array
}

/** The actors found so far, and the tokens that they cover: whoever comes first keeps them. */
type Found = { actors: Actor[]; covered: Uint8Array; sentenceOf: Int32Array }

/** Finds every actor phrase, in order and without overlaps; references are not resolved yet. */
export function findActors(source: ActorSource): Actor[] {
  const found: Found = { actors: [], covered: new Uint8Array(source.model.tokens.length), sentenceOf: source.sentenceOf }
  addPeople(source, found)
  addOffices(source, found)
  addDelegations(source, found)
  for (const named of source.named) addNamed(source, named, found)
  addOpponents(source, found)
  if (source.namedAt.some((named) => named?.kind === 'nonState')) addRulers(source, found)
  addReferences(source.model.tokens, found)
  return withOwners(source.model.tokens, found.actors.sort((a, b) => a.from - b.from))
}

/** "The ministers of the two countries", "delegations from both sides", "both countries' leaders": those of the sides, as one phrase. */
function withOwners(tokens: readonly Token[], actors: readonly Actor[]): Actor[] {
  const joined: Actor[] = []
  for (const actor of actors) {
    const last = joined.at(-1)
    const link = overArticle(tokens, actor.from)
    if (last?.ofStates && last.to === actor.from && actor.kind === 'collective') last.to = actor.to
    else if (actor.ofStates && isOne(tokens, link, 'of', 'from')) {
      const isOffice = last?.kind === 'collective' && last.to === link
      if (isOffice) joined.pop()
      joined.push({ ...actor, from: isOffice ? last.from : isIn(tokens, link - 1, GROUP_HEADS) ? link - 1 : actor.from })
    } else joined.push(actor)
  }
  return joined
}

function add({ actors, covered, sentenceOf }: Found, actor: Pick<Actor, 'kind' | 'from' | 'to' | 'parties'> & Partial<Actor>): void {
  const { kind, from, to, parties, people = [], title = null, plural = false, ofStates = false, placeName = null } = actor
  for (let at = from; at < to; at++) if (covered[at]) return
  covered.fill(1, from, to)
  actors.push({ kind, from, to, parties, people, title, plural, placeName, sentence: sentenceOf[from]!, ofStates })
}

function addPeople({ mentions, personOf }: ActorSource, found: Found): void {
  for (let index = 0; index < mentions.length; index++) {
    const mention = mentions[index]!
    const person = personOf[index]
    if (!person) continue
    const party = mention.party ?? person.party
    add(found, { kind: 'person', from: mention.from, to: mention.to, parties: party ? [party] : [], people: [person], title: mention.title })
  }
}

function addOffices(source: ActorSource, found: Found): void {
  const { titles, model: { tokens } } = source
  for (const title of titles) {
    // "since becoming president": what somebody is.
    if (title.parties.length === 0 && isIn(tokens, title.from - 1, BECOMING)) continue
    // "rebels and government negotiators": a side of its own.
    const ruler = isIn(tokens, title.from, RULERS) ? title.from : title.from - 1
    if (title.plural && title.parties.length === 0 && (isRulerBesideOpponents(tokens, ruler) || stateFaced(source, ruler))) continue
    const several = title.plural && title.kind !== 'counterpart'
    // "officials in Moscow and Tehran", "advisers from 14 countries, including Chad"
    const place = source.namedAt[title.to + 1]
    const isWhere = isWord(tokens, title.to, 'in')
    // "the two presidents in Lima": no two of there.
    const isOfPlace = place && isPlace(place) && title.rank > HEAD_RANK && !isOne(tokens, title.from - 1, 'two', 'both', 'three', 'four')
    const there = several && title.parties.length === 0 && (!isWhere || isOfPlace) ? partiesAfter(source, title.to, ['of', 'from', 'for', 'in']) : null
    // "representatives of the army and the RSF"
    const faced = several && title.parties.length === 0 ? stateFaced(source, title.to - 1) : null
    const parties = there?.parties ?? (faced ? [faced] : [...title.parties])
    const kind = !several ? 'office' : parties.length > 0 ? 'group' : 'collective'
    add(found, { kind, from: title.from, to: isWhere ? title.to : (there?.to ?? title.to), parties, title, plural: title.plural })
  }
}

const BECOMING = wordList('becoming')

/** "a government delegation from Mexico", "the US-Fijian commission". */
function addDelegations(source: ActorSource, found: Found): void {
  const { tokens } = source.model
  const { covered } = found
  for (let index = 0; index < tokens.length; index++) {
    // "the Fiji-Norway Joint Committee"
    const pair = covered[index] ? null : pairOf(tokens, index)
    const end = pair ? groupEnd(tokens, pair.to) : -1
    if (pair && end > 0) add(found, { kind: 'group', from: index, to: end, parties: pair.parties, plural: true })
    if (covered[index] || !HEADS.get(tokens[index])) continue
    const list = partiesAfter(source, behindField(source, index))
    if (!list) continue
    let from = index
    while (from > 0 && !covered[from - 1] && (isIn(tokens, from - 1, GROUP_LEADS) || isIn(tokens, from - 1, GROUP_HEADS))) from--
    add(found, { kind: 'group', from, to: list.to, parties: list.parties, plural: true })
    index = list.to - 1
  }
}

/** Where "of Fiji" begins behind a group at `at`, over what a ministry is for: "the Ministries of Foreign Affairs of Fiji and Tonga". */
function behindField({ model: { tokens }, namedAt }: ActorSource, at: number): number {
  if (!wordAt(tokens, at).startsWith('ministr')) return at + 1
  let of = at + 1
  while (of < at + FIELD_LENGTH && !(isWord(tokens, of, 'of') && namedAt[past(tokens, of + 1, 'the')])) of++
  return of < at + FIELD_LENGTH ? of : at + 1
}

/** Longest field of a ministry, tokens. */
const FIELD_LENGTH = 8

/** "Both sides", "the pair", "they", "she": whom they stand for is settled later. */
function addReferences(tokens: readonly Token[], found: Found): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    // "Pleased to meet Lind": the speaker's own words.
    if (token.kind !== 'word') {
      if (isOne(tokens, index, '"', '“') && isCapital(tokens, index + 1) && isIn(tokens, index + 1, UNSPOKEN)) add(found, { kind: 'pronoun', from: index, to: index + 1, parties: [] })
      continue
    }
    if (found.covered[index]) continue
    const reference = REFERENCES.get(token)
    if (!reference) continue
    if (reference === 'pronoun') {
      if (/^(?:i|US)$/.test(token.text)) continue
      // "Her Majesty Queen Holt", "His Majesty the King": a style of somebody named.
      if (token.text.length > 4 && (isCapital(tokens, index + 1) || isWord(tokens, index + 1, 'the'))) continue
      if (token.lower === 'her' && tokens[index + 1]?.kind === 'word' && !isBoundary(tokens[index + 1]!)) continue
      add(found, { kind: isOne(tokens, index, 'they', 'them') ? 'collective' : 'pronoun', from: index, to: index + 1, parties: [] })
    } else if (reference === 'the' && isOne(tokens, index + 1, 'delegation', 'group', 'team')) add(found, { kind: 'pronoun', from: index, to: index + 2, parties: [] })
    else if (reference === 'collective' || isIn(tokens, index + 1, COLLECTIVES_BY_THE) || isThePair(tokens, index + 1)) {
      const end = collectiveEnd(tokens, index)
      if (end <= index) continue
      const head = isOne(tokens, end - 1, "'", '’') ? end - 2 : end - 1
      const ofStates = isIn(tokens, head, OF_STATES)
      const states = STATES_OF_REGION.get(wordAt(tokens, ofStates ? head - 1 : head))
      if (states) add(found, { kind: 'group', from: index, to: end, parties: states, plural: true })
      else add(found, { kind: 'collective', from: index, to: end, parties: [], plural: true, ofStates })
      index = end - 1
    }
  }
}

/** What a quotation begins with that leaves "I" or "it was" unsaid. */
const UNSPOKEN = wordList('unspoken')

/** "The two met again", "the three last spoke": people, by the verb behind. */
function isThePair(tokens: readonly Token[], at: number): boolean {
  return isOne(tokens, at, 'two', 'three') && ((isComma(tokens, at + 1) && isWord(tokens, at + 2, 'who')) || isFinite(tokens[at + 1]) || isIn(tokens, at + 1, BEHIND_TWO))
}

/** "South Sudan's government and the rebels": those whose state the words before them name; "Syrian rebels and government negotiators": the other way round. */
function addOpponents({ model: { tokens }, namedAt, sentenceOf }: ActorSource, found: Found): void {
  const { covered } = found
  const addGroup = (from: number, to: number, party: string) => add(found, { kind: 'group', from, to, parties: [party], plural: true })
  for (let at = 0; at < tokens.length; at++) {
    const who = OPPONENTS.get(tokens[at])
    if (!who) continue
    if (covered[at]) continue
    let link = at - 1
    // "and Tigrayan rebels", "and the main armed opposition"
    while (link > 0 && at - link < 4 && !covered[link] && tokens[link]!.kind === 'word' && !isOne(tokens, link, 'and', 'the') && !MEETS_REBELS.test(wordAt(tokens, link))) link--
    const from = link + 1
    if (isWord(tokens, link, 'the')) link--
    // "government negotiators met communist rebels"
    const met = at - from < 2 && tokens[link] !== undefined && MEETS_REBELS.test(wordAt(tokens, link))
    if (!isWord(tokens, link, 'and') && !met) continue
    let state = link - 1
    if (met) while (state > Math.max(0, link - 4) && !isIn(tokens, state, RULERS)) state--
    // "government negotiators and communist rebels"
    if (isIn(tokens, state, GROUP_HEADS) && isIn(tokens, state - 1, RULERS)) state--
    if (!isIn(tokens, state, RULERS)) continue
    for (let name = state; name >= Math.max(0, state - 3) && sentenceOf[name] === sentenceOf[at]; name--) {
      const code = namedAt[name]?.partyCode
      if (!code || !isStateCode(code)) continue
      addGroup(from, at + 1, opponentsOf(code, who))
      break
    }
  }
}

/** "the government and the FARC", "the RSF and army representatives": those who hold the state. */
function addRulers(source: ActorSource, found: Found): void {
  const { tokens } = source.model
  for (let at = 0; at < tokens.length; at++) {
    const state = found.covered[at] ? null : stateFaced(source, at)
    if (state) add(found, { kind: 'group', from: at, to: isIn(tokens, at + 1, GROUP_HEADS) ? at + 2 : at + 1, parties: [state], plural: true })
  }
}

/** How far from those whom it faces a government may be told, tokens. */
const FACING = 8

/** The state of a government, army or the like that stands beside a side that is no state, by the "and" or "with" between them; or null. */
function stateFaced({ model: { tokens }, namedAt, sentenceOf }: ActorSource, at: number): string | null {
  if (!RULERS.has(wordAt(tokens, at))) return null
  for (let next = Math.max(0, at - FACING); next < at + FACING; next++) {
    const side = namedAt[next]
    if (side?.kind === 'nonState' && sentenceOf[next] === sentenceOf[at] && anyOf(FACES, tokens, Math.min(at + 1, side.to), Math.max(at, side.from))) return STATE_FACED.get(side.partyCode!)!
  }
  return null
}

const FACES = new Set(['and', 'with', 'met', 'meets'])

const BOUNDARIES = wordList('boundaries')

/** Words between a government and the rebels it deals with. */
const MEETS_REBELS = /^(?:met|with|between|meets?)$/

/** "… rebels and government" */
function isRulerBesideOpponents(tokens: readonly Token[], at: number): boolean {
  return isIn(tokens, at, RULERS) && isWord(tokens, at - 1, 'and') && OPPONENTS.get(tokens[at - 2]) !== undefined
}

function isBoundary(token: Token): boolean {
  return BOUNDARIES.has(token.lower)
}

function addNamed(source: ActorSource, named: Named, found: Found): void {
  const { tokens } = source.model
  if (!named.partyCode || named.kind === 'venue' || named.kind === 'city') return
  let to = named.to
  if (isWord(tokens, to, "'s") || (isWord(tokens, to, '’') && tokens[to + 1]?.kind === 'word')) to++
  let head = to
  while (tokens[head] && isIn(tokens, head, GROUP_LEADS) && head - to < 4) head++
  const against = OPPONENTS.get(tokens[to])
  if (against && isStateCode(named.partyCode)) {
    const after = wordAt(tokens, to + 1)
    const end = GROUP_HEADS.has(after) || ['groups', 'leaders', 'leader'].includes(after) ? to + 2 : to + 1
    add(found, { kind: 'group', from: named.from, to: end, parties: [opponentsOf(named.partyCode, against)], plural: true })
    return
  }
  const parties = [named.partyCode]
  if (tokens[head] && isIn(tokens, head, GROUP_HEADS)) {
    // "Chinese and Russian officials"
    const before = wordAt(tokens, named.from - 1)
    const other = before === 'and' || before === ',' ? source.namedAt[named.from - 2] : undefined
    const from = other && other.partyCode && other.kind !== 'city' && other.kind !== 'venue' && other.to === named.from - 1 ? other.from : named.from
    if (other && from === other.from) parties.unshift(other.partyCode!)
    // "US and Chinese officials": not the state alone.
    const state = found.actors.at(-1)
    if (state?.kind === 'state' && state.from === from) {
      found.actors.pop()
      found.covered.fill(0, state.from, state.to)
    }
    // "the Afghan government team", "the army chiefs"
    while (isIn(tokens, head + 1, GROUP_HEADS)) head++
    add(found, { kind: 'group', from, to: head + 1, parties, plural: true })
    return
  }
  if (named.kind === 'demonym') {
    if (/s$|ese$|sh$|ch$/.test(wordAt(tokens, named.to - 1)) && !isCapital(tokens, named.to) && isWord(tokens, named.from - 1, 'the') && isBareNoun(tokens, named.to)) {
      add(found, { kind: 'group', from: named.from, to: named.to, parties, plural: true })
    }
    return
  }
  if (describedFrom(tokens, source.namedAt, named.from) !== named.from || (named.kind === 'body' && named.weak)) return
  add(found, { kind: 'state', from: beforeDescribers(source, named, found), to: named.to, parties, placeName: named.kind === 'capital' || named.kind === 'country' ? named : null })
}

/** Where "the militant group Hamas", "the Palestinian movement Fatah", "the US-backed SDF" begins, over its article. */
function beforeDescribers({ model: { tokens }, namedAt }: ActorSource, { kind, from }: Named, { covered }: Found): number {
  if (kind !== 'nonState' && kind !== 'organisation') return from
  let first = from
  while (first > 0 && !covered[first - 1] && isDescriber(tokens, first - 1)) first--
  const isOwned = isWord(tokens, first - 1, "'s")
  const whose = first < from ? namedAt[isOwned ? first - 2 : first - 1] : undefined
  return whose && (isOwned || whose.kind === 'demonym') && !covered[whose.from] ? whose.from : first
}

/** Whether the word at `at` begins something else than the noun that an adjective goes with. */
function isBareNoun(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return !token || token.kind === 'mark' || BEHIND_DEMONYM.has(token.lower)
}

function collectiveEnd(tokens: readonly Token[], from: number): number {
  if (isWord(tokens, from, 'the')) return from + 2
  for (let at = from + 1; at < from + 5; at++) {
    const token = tokens[at]
    if (!token) return from
    if (COLLECTIVE_HEADS.has(token.lower)) return past(tokens, at + 1, "'", '’')
    if (!BETWEEN_LEAD_AND_HEAD.has(token.lower)) return from
  }
  return from
}

/** What may stand before and between the states of a list: "from 14 countries, including the six-nation GCC and Iran". */
const BETWEEN_PARTIES = wordList('betweenParties')

/** "of the United States and Japan", "from Iran". */
function partiesAfter(source: ActorSource, at: number, links: readonly string[] = ['of', 'from', 'for']): { parties: string[]; to: number } | null {
  const { tokens } = source.model
  if (!links.includes(wordAt(tokens, at))) return null
  const parties: string[] = []
  let next = behindIncluding(tokens, at + 1)
  let to = at
  for (let steps = 0; steps < 40; steps++) {
    while (tokens[next] && (isIn(tokens, next, BETWEEN_PARTIES) || tokens[next]!.kind === 'number' || wordAt(tokens, next).endsWith('-nation'))) next++
    next = describedFrom(tokens, source.namedAt, next)
    const region = regionAt(tokens, source.namedAt, next)
    if (region) return { parties: region.states, to: isIn(tokens, region.to, OF_STATES) ? region.to + 1 : region.to }
    // "of the army and the RSF"
    const faced = stateFaced(source, next)
    if (faced) {
      parties.push(faced)
      to = ++next
      continue
    }
    // "of the government of Laos"
    if (isIn(tokens, next, RULERS) && isWord(tokens, next + 1, 'of')) {
      next += 2
      continue
    }
    const named = source.namedAt[next]
    if (!named || named.from !== next || !named.partyCode || ['venue', 'city'].includes(named.kind)) break
    const group = groupEnd(tokens, past(tokens, named.to, "'s"))
    if (named.kind === 'demonym' && group < 0) break
    // "representatives of Sudan's Rapid Support Forces"
    const own = isWord(tokens, named.to, "'s") ? source.namedAt[named.to + 1] : undefined
    const told = own?.partyCode && ['organisation', 'nonState'].includes(own.kind) ? own : named
    parties.push(told.partyCode!)
    // "of the Colombian government and FARC rebels", "for Sudan's army"
    to = group > told.to ? group : told.to
    if (OPPONENTS.get(tokens[to])) to++
    next = to
  }
  return parties.length > 0 ? { parties, to } : null
}

/** For each token, the index of its sentence. */
export function sentenceIndex(tokens: readonly Token[], sentences: readonly Sentence[]): Int32Array {
  const index = new Int32Array(tokens.length)
  sentences.forEach((sentence, at) => index.fill(at, sentence.from, sentence.to))
  return index
}

/** What follows a demonym that is a noun. */
const BEHIND_DEMONYM = wordList('behindDemonym')
