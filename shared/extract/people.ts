import { CALENDAR, FUNCTION_WORDS, isCalendarWord, mayName } from './function-words.ts'
import { byToken, isPlace, type Named } from './gazetteer.ts'
import { groupEnd } from './group-words.ts'
import { firstFrom } from './ordered-search.ts'
import { pairOf } from './party-pair.ts'
import { isGivenName, isParticleJoined, NAME_PARTICLES, NOT_PERSON_WORDS } from './name-lexicon.ts'
import { listUnder, mostCounted, tally } from './tally.ts'
import type { Token } from './text-model.ts'
import { HONORIFICS, OFFICIAL_RANK, STATES_WITHOUT } from './title-lexicon.ts'
import type { TitlePhrase } from './titles.ts'
import { findAfter, isCapital, isComma, isIn, isOne, isPossessive, isWord, past, wordAt } from './word-at.ts'
import { withoutAccents } from './word-forms.ts'
import { wordList } from './word-lists.ts'
import { wordTable } from './word-tables.ts'

const BEFORE_STYLE = wordList('beforeStyle')

/** A person's name as it stands in the text, with the office beside it: tokens `[from, to)` span all of it. */
export type NameMention = {
  /** Tokens of the name alone. */
  nameFrom: number
  nameTo: number
  /** Tokens of the whole phrase, office included. */
  from: number
  to: number
  nameWords: string[]
  title: TitlePhrase | null
  /** The party that the words around the name give: by its office, "of Costa Rica", "Japan's". */
  party: string | null
  /** How sure it is that this is a person: office or honorific beside it, or mere capitals. */
  strength: 'office' | 'name'
  honorific: boolean
}

/** Somebody whom the article names, over all its mentions. */
export type Person = {
  /** Index into the article's people. */
  id: number
  /** As fully as the article ever gives it. */
  name: string
  nameWords: string[]
  /** The words of the name as they are compared. */
  keys: string[]
  nameMentions: NameMention[]
  /** The office, as the article words it best, or null. */
  title: TitlePhrase | null
  party: string | null
  /** Named with an office or honorific somewhere. */
  isOfficial: boolean
  /** States that he is not of: those that have no such office, those that he deals with as another's or travels to. */
  notOf?: ReadonlySet<string> | undefined
}

/** Longest name, words. */
const NAME_LENGTH = 8
/** Letters behind a name that are no part of it. */
const POSTNOMINALS = wordList('postnominals')
const SUFFIXES = wordList('nameSuffixes')
const STYLES = wordList('styles')

/** "Chancellor Petra Voss", "Councillor Jordan Pettigrew": a place's name that is somebody's given name here. */
export function isGivenNameOfSomebody(
  tokens: readonly Token[],
  namedAt: readonly (Named | undefined)[],
  titles: readonly TitlePhrase[],
  name: Named,
): boolean {
  const { from, to, kind } = name
  if (to !== from + 1 || !isPlace(name)) return false
  const next = tokens[to]
  const before = titles[firstFrom(titles, from - 1, (title) => title.to)]
  const office = before?.to === from && !before.plural ? before : null
  // "General Austin"
  if (kind === 'city' && office?.upper && office.kind !== 'sub_national' && office.headFrom === from - 1) return true
  const surname = namedAt[to]
  if (!next || !next.upper || (!surname && !isNameWord(next)) || next.start > tokens[from]!.end + 1) return false
  if (office !== null || isGivenName(wordAt(tokens, from))) return true
  // "Israel Lind, the Fijian envoy", "her counterpart, Israel Lind,"
  if (!isComma(tokens, to + 1) || isWhere(tokens, name)) return false
  return (before?.to === from - 1 && isComma(tokens, before.to)) || (titles[firstFrom(titles, to + 2, (title) => title.from)]?.from ?? NaN) <= to + 3
}

/** Whether a preposition says that a place is meant. */
export function isWhere(tokens: readonly Token[], { from }: Named): boolean {
  return isOne(tokens, from - 1, 'in', 'at', 'from', 'of', 'for')
}

/** Whether somebody may act for a state that goes without saying: no spokesperson, former official or private person, nor a mere member of a parliament or party (ruling 11 of the record guidelines), a council or a club. */
export function mayGoWithoutCountry({ title }: Person): boolean {
  if (!title) return true
  // Most chief executives are a company's.
  return !(title.former || title.head === 'chief executive' || ['private', 'spokesperson'].includes(title.kind) || (title.rank >= 7 && ['parliament', 'party'].includes(title.kind)))
}

/** "the Holt administration": who acts is his government. */
export function namesGovernment(tokens: readonly Token[], { to }: NameMention): boolean {
  return isOne(tokens, to, 'administration', 'government')
}

/** Finds the names of people, in order. */
export function findNames(
  tokens: readonly Token[],
  namedAt: readonly (Named | undefined)[],
  titles: readonly TitlePhrase[],
  sentenceStarts: ReadonlySet<number>,
): NameMention[] {
  const titleAt = byToken(tokens, titles)
  const titleFrom = new Map<number, TitlePhrase>()
  const titleTo = new Map<number, TitlePhrase>()
  for (const title of titles) {
    titleFrom.set(title.from, title)
    titleTo.set(title.to, title)
  }
  const taken = new Set<TitlePhrase>()
  const mentions: NameMention[] = []
  /** Words of the full names so far. */
  const inFullNames = new Set<string>()
  let index = 0
  while (index < tokens.length) {
    if (titleAt[index] || !(startsName(tokens, namedAt, index) || startsWithNameLike(tokens, namedAt, titleTo, sentenceStarts, index) || isNamedAsMonth(tokens, index, inFullNames))) {
      index++
      continue
    }
    const run = readRun(tokens, namedAt, titleAt, sentenceStarts, index)
    let from = index
    // "Ursula von der Leyen … with von der Leyen"
    while (tokens[from - 1] && isParticle(tokens[from - 1]!) && inFullNames.has(tokens[from - 1]!.text)) from--
    // A sentence's first word is capitalised whatever it is.
    if (sentenceStarts.has(from) && run - from > 1 && !isGivenName(wordAt(tokens, from)) && isCommonOpener(tokens, from)) from++
    const mention = describe(tokens, namedAt, titleFrom, titleTo, taken, from, run, sentenceStarts)
    mentions.push(mention)
    if (mention.nameWords.length > 1) for (const word of mention.nameWords) inFullNames.add(word)
    index = Math.max(run, mention.to)
  }
  return mentions
}

function isCommonOpener(tokens: readonly Token[], at: number): boolean {
  const lower = wordAt(tokens, at)
  // "Separately Tora", "Meeting Tora", "Embattled Tora", but not Emily, Jing, Majed, Naveed
  return FUNCTION_WORDS.has(lower) || /(?:.{4}ly|.{3}ing|.{3}[^e]ed)$/.test(lower)
}

function startsName(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], at: number): boolean {
  const token = tokens[at]!
  return !namedAt[at] && (isParticleJoined(token) || (token.upper && isNameWord(token) && !pairOf(tokens, at)))
}

/** "Minister of Justice He Rong", "President To Lam", "her counterpart Jan Lind", "Premier A K Rao", "Fiji's Christian Vuli": a capital amid a sentence is meant. */
function startsWithNameLike(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], titleTo: ReadonlyMap<number, TitlePhrase>, sentenceStarts: ReadonlySet<number>, at: number): boolean {
  const token = tokens[at]!
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  if (!token.upper || !next?.upper || namedAt[at + 1] || !(NAME_LIKE.has(token.lower) || token.lower === 'a') || sentenceStarts.has(at)) return false
  const isBehindName = before?.kind === 'word' && before.upper && token.lower !== 'a'
  if (!isBehindName && !titleTo.has(isComma(tokens, at - 1) ? at - 1 : at) && before?.lower !== "'s") return false
  return isNameWord(next)
}

const BEFORE_MONTH = wordList('beforeMonthName')

/** "Theresa April … April will meet", "Mrs April": a month that has been told as somebody's name. */
function isNamedAsMonth(tokens: readonly Token[], at: number, inFullNames: ReadonlySet<string>): boolean {
  const { lower, text } = tokens[at]!
  if (!isCapital(tokens, at) || mayName(tokens[at]!) || !isCalendarWord(lower) || !(inFullNames.has(text) || inFullNames.has(lower))) return false
  return tokens[at + 1]?.kind !== 'number' && !isIn(tokens, at - 1, BEFORE_MONTH)
}

function isNameWord(token: Token): boolean {
  // "Iran-aligned", "Socio-Cultural"
  return !NO_NAMES.get(token) && !(token.dashed && (/.-(?:[a-z]{3,}ed|led)$/.test(token.text) || NOT_PERSON_WORDS.has(token.lower.slice(token.lower.lastIndexOf('-') + 1))))
}

const NO_NAMES = wordTable(["'s", ...FUNCTION_WORDS, ...CALENDAR, ...NOT_PERSON_WORDS, ...HONORIFICS])

/** Function and calendar words that are names too, in some order of names. */
const NAME_LIKE = wordList('nameLike')

function readRun(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], titleAt: readonly (TitlePhrase | undefined)[], sentenceStarts: ReadonlySet<number>, start: number): number {
  let at = start + 1
  // "President A", "her counterpart, A", "Fiji's A"
  const isSomebodys = titleAt[isComma(tokens, start - 1) ? start - 2 : start - 1] !== undefined || isWord(tokens, start - 1, "'s")
  while (at < tokens.length && at - start < NAME_LENGTH) {
    const token = tokens[at]!
    if (titleAt[at] || sentenceStarts.has(at)) break
    // "Whitlock, Jr."
    if (token.text === ',' && isIn(tokens, at + 1, SUFFIXES) && isCapital(tokens, at + 1)) {
      at += 2
      continue
    }
    // "Jone “Joe” Vuli"
    if (isNickname(tokens, at)) {
      at += 3
      continue
    }
    if (token.kind !== 'word') break
    if (isParticle(token)) {
      const next = tokens[at + 1]
      const end = next && (isParticle(next) || next.lower === 'haji') ? at + 2 : at + 1
      const further = tokens[end]
      if (!further?.upper || namedAt[end] || (!isNameWord(further) && !NAME_LIKE.has(further.lower))) break
      at = end + 1
      continue
    }
    if (!isParticleJoined(token) && !(token.upper && goesOnWithName(tokens, namedAt, at, !sentenceStarts.has(start) || isGivenName(wordAt(tokens, start)), isSomebodys))) break
    at++
  }
  return at
}

/** A word in quotes, at `at`, with more of the name behind it. */
function isNickname(tokens: readonly Token[], at: number): boolean {
  return isOne(tokens, at, '"', '“') && isOne(tokens, at + 2, '"', '”') && isCapital(tokens, at + 3)
}

/** "bin", "von" */
function isParticle({ lower, upper }: Token): boolean {
  return !upper && NAME_PARTICLES.has(lower)
}

/** Whether the capital at `at`, behind a name's first word, is one more of its words. `isMeant`: the first is a name for certain; `isSomebodys`: it stands behind an office or a state. */
function goesOnWithName(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], at: number, isMeant: boolean, isSomebodys: boolean): boolean {
  const token = tokens[at]!
  const { lower, text } = token
  const named = namedAt[at]
  // "Henry Lincoln", "Peter Jordan": a city right behind a name is the surname, a country or capital only behind a given name or whoever is said to be somebody.
  if (named) return named.to === at + 1 && isPlace(named) && (named.kind === 'city' || isSomebodys || isGivenName(wordAt(tokens, at - 1)))
  // "met Holt Dec. 17", "Holt Meets Lind In Oslo"
  if (tokens[at + 1]?.kind === 'number' ? isCalendarWord(lower) : lower === 'in' && namedAt[at + 1]) return false
  // "Liu He", "Dong Jun": capitals within a sentence are meant.
  if (NAME_LIKE.has(lower) && isMeant) return true
  // "Jone Ratu", "Hassan Sheikh Mohamud": a form of address that closes a name is the surname; these stand within names.
  const closes = HONORIFICS.has(lower) && text.length > 3 && (!isCapital(tokens, at + 1) || lower === 'sheikh' || lower === 'haji')
  return closes || SUFFIXES.has(lower) || isNameWord(token) || (text.length <= 3 && text !== text.toUpperCase() && !FUNCTION_WORDS.has(lower))
}

function describe(
  tokens: readonly Token[],
  namedAt: readonly (Named | undefined)[],
  titleFrom: ReadonlyMap<number, TitlePhrase>,
  titleTo: ReadonlyMap<number, TitlePhrase>,
  taken: Set<TitlePhrase>,
  nameFrom: number,
  nameTo: number,
  sentenceStarts: ReadonlySet<number>,
): NameMention {
  if (isWord(tokens, nameFrom, 'tan') && isWord(tokens, nameFrom + 1, 'sri')) nameFrom += 2
  if (nameTo - nameFrom > 2 && /^[A-Z]+$/.test(tokens[nameTo - 1]!.text) && isIn(tokens, nameTo - 1, POSTNOMINALS)) nameTo--
  const nameWords: string[] = []
  for (let at = nameFrom; at < nameTo; at++) if (tokens[at]!.kind === 'word') nameWords.push(tokens[at]!.text)
  const mention: NameMention = { nameFrom, nameTo, from: nameFrom, to: nameTo, nameWords, title: null, party: null, strength: 'name', honorific: false }
  let before = nameFrom
  const floor = sentenceStarts.has(nameFrom) ? nameFrom : 0
  // "Dato’ Saifuddin"
  if (isWord(tokens, before - 1, '’') && isIn(tokens, before - 2, HONORIFICS)) before--
  while (before > floor && !sentenceStarts.has(before) && titleTo.get(before)?.kind !== 'spouse' && ((isIn(tokens, before - 1, HONORIFICS) && isCapital(tokens, before - 1)) || isWithinHonorifics(tokens, before))) {
    before--
    // "His Royal Highness"
    if (isIn(tokens, before, STYLES)) {
      while (before > floor && isIn(tokens, before - 1, BEFORE_STYLE)) before--
    }
    mention.honorific = true
    mention.strength = 'office'
    mention.from = before
  }
  const gapComma = isComma(tokens, before - 1)
  // "Foreign Secretary (S. Rao)", "(Serbian President) A. Ilić"
  const bracketed = isWord(tokens, before - 1, '(') && isWord(tokens, nameTo, ')')
  const prenominal = titleTo.get(before) ?? (gapComma || bracketed || isOne(tokens, before - 1, ')', ']') ? titleTo.get(before - 1) : undefined)
  // "The union's envoy, Ada Obi is hopeful": what a sentence begins with is no clause before its subject.
  if (prenominal && !taken.has(prenominal) && !(gapComma && holdsAnother(tokens, titleFrom, nameTo, prenominal)) && canHold(prenominal, mention, tokens, gapComma, sentenceStarts.has(prenominal.from) || sentenceStarts.has(prenominal.from - 1))) {
    attach(mention, prenominal, taken)
    mention.from = prenominal.from
    if (bracketed) mention.to++
    else if (prenominal.to < before && isOne(tokens, mention.from - 1, '(', '[')) mention.from--
    // "the head of Egypt's military, General Farouk": a rank behind the office.
    const office = !mention.party && ['military', 'ambassador', 'royal'].includes(prenominal.kind) && isComma(tokens, prenominal.from - 1) ? titleTo.get(prenominal.from - 1) : undefined
    if (office && !office.plural && !office.former && (office.definite || office.possessive || office.upper || office.officeFrom > office.from) && office.parties.length === 1 && !taken.has(office)) {
      mention.party = office.parties[0]!
      if (office.kind !== 'counterpart') mention.title = office
      mention.from = office.from
      taken.add(office)
    }
  } else if (isPossessive(tokens, before - 1) && isParty(namedAt[before - 2])) {
    // "Japan's Takeo Mori"
    const named = namedAt[before - 2]!
    mention.party = named.partyCode
    mention.from = named.from
    if (nameWords.length > 1 || named.kind === 'country') mention.strength = 'office'
  } else {
    const named = namedAt[before - 1]
    // "of Chile X, Peru Y and Bolivia Z"
    const inList = named?.kind === 'country' && /^(?:,|and)$/.test(tokens[named.from - 1]?.text ?? '')
    if (named && (inList || named.kind === 'demonym') && named.to === before && nameWords.length > 1) {
      mention.party = named.partyCode
      if (inList) mention.from = named.from
    }
  }
  readApposition(tokens, namedAt, titleFrom, taken, mention)
  // "Jone Lind (Fiji)"
  const within = isWord(tokens, mention.to, '(') ? namedAt[mention.to + 1] : undefined
  if (!mention.party && nameWords.length > 1 && within?.kind === 'country' && isWord(tokens, within.to, ')')) {
    mention.party = within.partyCode
    mention.to = within.to + 1
    mention.strength = 'office'
  }
  // "Lind of Fiji", "Lind, who heads the Fijian delegation", "Lind represented Fiji"
  const link = past(tokens, past(tokens, mention.to, ','), 'who')
  const leads = isIn(tokens, link, LEADING)
  if (leads || (link === mention.to && isWord(tokens, link, 'of'))) {
    const named = namedAt[past(tokens, link + 1, 'the')]
    const end = named ? (named.kind === 'demonym' ? groupEnd(tokens, named.to) : named.to) : -1
    if (named && end > 0 && (mention.party ?? named.partyCode) === named.partyCode && (mention.title || mention.honorific || nameWords.length > 1) && isParty(named)) {
      mention.party = named.partyCode
      // "X headed the Fijian team": what he did.
      if (!leads || link > mention.to) mention.to = end
      mention.strength = 'office'
    }
  }
  return mention
}

/** What somebody does for his side. */
const LEADING = wordList('leading')

/** "Dr the Honourable", ", the Most Honourable": a small word among forms of address or before them, before token `at`. */
function isWithinHonorifics(tokens: readonly Token[], at: number): boolean {
  const [before, first] = [wordAt(tokens, at - 1), wordAt(tokens, at)]
  // "Tan Sri", while Tan alone is a name
  if (before === 'tan') return first === 'sri'
  if (isOne(tokens, at - 1, 'most', 'right', 'rt')) return first.startsWith('hon')
  return before === 'the' && /^(?:most|right|rt|hon|honourable|honorable)\.?$/.test(first) && (isComma(tokens, at - 2) || isIn(tokens, at - 2, HONORIFICS))
}

function isParty(named: Named | undefined): boolean {
  return named !== undefined && ['country', 'demonym', 'organisation', 'nonState', 'capital', 'metonym'].includes(named.kind)
}

/** "At the invitation of the Prime Minister of Croatia, Ed Whitlock, Prime Minister of Australia, paid": whose office of another state stands behind his name. */
function holdsAnother(tokens: readonly Token[], titleFrom: ReadonlyMap<number, TitlePhrase>, nameTo: number, { parties: [party] }: TitlePhrase): boolean {
  const behind = isComma(tokens, nameTo) ? titleFrom.get(nameTo + 1) : undefined
  return party !== undefined && behind?.parties[0] !== undefined && behind.parties[0] !== party && isComma(tokens, behind.to) && tokens[behind.to + 1]?.upper === false
}

/** Whether an office before a name, over a comma or not, may be that of whoever is named so. */
function canHold(title: TitlePhrase, { nameWords, nameTo, honorific }: NameMention, tokens: readonly Token[], comma: boolean, opensSentence: boolean): boolean {
  if (title.plural && title.kind !== 'counterpart') return !comma
  if (!comma || honorific || opensSentence) return true
  const after = tokens[nameTo]?.text
  return (nameWords.length > 1 || title.possessive) && (!after || AFTER_APPOSED.has(after)) && (title.definite || title.possessive || title.parties.length > 0 || (title.upper && title.to - title.from > 1))
}

/** What a name between its office and the rest of the sentence may be followed by. */
const AFTER_APPOSED = wordList('afterApposed')
const BEFORE_APPOSED = wordList('beforeApposed')

function attach(mention: NameMention, title: TitlePhrase, taken: Set<TitlePhrase>): void {
  mention.title = title
  mention.strength = 'office'
  if (!title.plural) taken.add(title)
  // "Lind, a former Fijian prosecutor": of whoever he acts for now.
  if (title.former && title.from > mention.nameFrom) return
  if (title.parties.length === 1 || !title.plural) mention.party ??= title.parties[0] ?? null
}

/** Longest telling of a member's party and seat, tokens: "(R-Tenn.)". */
const MEMBER_OF = 7

/** "Choi Jong-kun, South Korea's first vice foreign minister," and "Ren Hongbin (chairman of …)". */
function readApposition(
  tokens: readonly Token[],
  namedAt: readonly (Named | undefined)[],
  titleFrom: ReadonlyMap<number, TitlePhrase>,
  taken: Set<TitlePhrase>,
  mention: NameMention,
): void {
  // "the former minister X, now NATO chief,"
  const isNow = isWord(tokens, mention.to + 1, 'now')
  // "Sen. X, the chairman of the Foreign Relations Committee"
  const isMember = mention.title?.kind === 'parliament' && mention.title.rank > OFFICIAL_RANK
  if (mention.title && mention.title.kind !== 'counterpart' && !isNow && !isMember) return
  // "X (R-Tenn.), the chairman"
  const from = isMember && isWord(tokens, mention.to, '(') ? findAfter(tokens, mention.to, mention.to + MEMBER_OF, [')']) + 1 : mention.to
  if (!isOne(tokens, from, ',', '(', '–', '—')) return
  let at = from + 1
  // "X, the government's deputy prime minister"
  while (at - from <= 5 && !titleFrom.has(at) && isIn(tokens, at, BEFORE_APPOSED)) at++
  const first = titleFrom.get(at) ?? titleFrom.get(namedAt[at]?.from ?? at)
  // "X, the Fijian president's special envoy"
  const own = first && isWord(tokens, first.to, "'s") ? titleFrom.get(first.to + 1) : undefined
  if (own) mention.party ??= first!.parties[0] ?? null
  const title = own ?? first
  if (!title || taken.has(title) || title.plural) return
  const { to } = title
  const next = tokens[to]
  // "met X, his French counterpart, in Rome"; not "met X, his French counterpart, Y, said"
  if (title.kind === 'counterpart' && (mention.title || title.parties.length !== 1 || (isComma(tokens, to) && isCapital(tokens, to + 1)))) return
  // "…, President Kemal Aksoy" goes on with another person.
  if (next?.upper && !namedAt[to] && isNameWord(next)) return
  // "Kell, Britain's foreign secretary, Dan Hale, and": the office of the next.
  if (mention.nameWords.length === 1 && isComma(tokens, to) && isCapital(tokens, to + 1) && isCapital(tokens, to + 2) && !titleFrom.has(to + 1)) return
  if (isNow) mention.party = null
  attach(mention, title, taken)
  mention.to = to
}

/** Joins mentions into people: fuller names take in the shorter ones. Returns each mention's person. */
export function joinPeople(mentions: readonly NameMention[], tokens: readonly Token[], titles: readonly TitlePhrase[]): { people: Person[]; personOf: (Person | undefined)[] } {
  shareOffices(mentions, tokens, titles)
  const people: Person[] = []
  const known: PeopleByName = new Map()
  const add = ({ nameWords }: NameMention): Person => {
    const keys = nameWords.map(nameKey)
    const person: Person = { id: people.length, name: nameWords.join(' '), nameWords, keys, nameMentions: [], title: null, party: null, isOfficial: false }
    people.push(person)
    for (const beginning of beginningsOf(keys)) listUnder(known, beginning, person)
    return person
  }
  const personOf: (Person | undefined)[] = mentions.map(() => undefined)
  // Told as each mention comes in: looking through all of them for every short name would take the square of their number.
  const namedBeside = new Set<Person>()
  const give = (index: number, person: Person): void => {
    const mention = mentions[index]!
    person.nameMentions.push(mention)
    personOf[index] = person
    if (isNamedBeside(person, mention, tokens)) namedBeside.add(person)
  }
  const byLength = mentions.map((_, index) => index).sort((a, b) => mentions[b]!.nameWords.length - mentions[a]!.nameWords.length)
  for (const index of byLength) {
    const mention = mentions[index]!
    if (mention.nameWords.length < 2) break
    const keys = mention.nameWords.map(nameKey)
    const person = alike(known, keys).find((other) => other.nameWords.length > 1 && sameFullName(other.keys, keys))
    give(index, person ?? add(mention))
  }
  // A short name beside an office goes to whoever can hold that office, else is somebody of its own;
  // after that, short names alone go to the person of that name who was mentioned last.
  for (const withOffice of [true, false]) {
    const lastAt = new Map<Person, number>()
    for (const [index, mention] of mentions.entries()) {
      if (!personOf[index] && (mention.title !== null) === withOffice) {
        const candidates = beginningAlike(known, nameKey(mention.nameWords[0]!).slice(0, BEGINNING)).filter((person) => !namedBeside.has(person))
        give(index, pickByShortName(candidates, mention, lastAt, tokens) ?? add(mention))
      }
      const person = personOf[index]
      if (person) lastAt.set(person, mention.from)
    }
  }
  for (const person of people) settle(person)
  // A capital that stands alone and is nobody's elsewhere is a thing, not a person.
  const things = new Set(people.filter((person) => !person.isOfficial && person.nameWords.length === 1 && !person.nameMentions.some((mention) => speaks(tokens, mention))))
  return { people, personOf: personOf.map((person) => (person && things.has(person) ? undefined : person)) }
}

/**
 * "The foreign ministers of Armenia and Azerbaijan, X and Y": as many names as parties behind the office go to
 * them in order; to one party all of them go.
 */
function shareOffices(mentions: readonly NameMention[], tokens: readonly Token[], titles: readonly TitlePhrase[]): void {
  for (const title of titles) {
    const { parties } = title
    if (!title.plural) continue
    const list: NameMention[] = []
    const joins = (from: number, to: number) => to - from <= 3 && tokens.slice(from, to).every((token) => [',', 'and', '–', '—', 'mr', '(', 'the'].includes(token.lower))
    let end = title.to
    const behind = firstFrom(mentions, title.from, (mention) => mention.from)
    for (let index = behind; index < mentions.length; index++) {
      const mention = mentions[index]!
      // "…, A and B, and EU envoy C"
      if ((mention.title && mention.title !== title) || !joins(end, mention.from)) break
      list.push(mention)
      end = mention.to
    }
    // "X and Y, the foreign ministers of Armenia and Azerbaijan"
    const first = mentions[behind - 2]
    const second = mentions[behind - 1]!
    if (first && list.length === 0 && !first.title && joins(first.to, second.from) && joins(second.to, title.from)) list.push(first, second)
    if (list.length < 2) continue
    // "Presidents X of Nigeria and Y of Benin"
    if (list[0]!.title === title) {
      for (const mention of list) {
        if (!mention.party && parties.length > 0) continue
        mention.title ??= title
        mention.strength = 'office'
      }
    }
    const isOfOne = parties.length === 1
    if (list.length !== parties.length && !isOfOne) continue
    list.forEach((mention, index) => {
      mention.party ??= parties[isOfOne ? 0 : index]!
      mention.strength = 'office'
    })
  }
}

/** Followed by what people do: said, met, told. */
function speaks(tokens: readonly Token[], mention: NameMention): boolean {
  return isIn(tokens, mention.nameTo, DEEDS) && mention.nameWords[0]!.length > 2
}

/** Keys of the words met last; the same names come back all through an article. */
const NAME_KEYS = new Map<string, string>()
const MOST_NAME_KEYS = 20_000

/** A word of a name without accents, marks and article. */
function nameKey(word: string): string {
  let key = NAME_KEYS.get(word)
  if (key === undefined) {
    if (NAME_KEYS.size >= MOST_NAME_KEYS) NAME_KEYS.clear()
    key = makeNameKey(word)
    NAME_KEYS.set(word, key)
  }
  return key
}

function makeNameKey(word: string): string {
  return withoutAccents(word)
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
    .replace(/^(?:al|el)(?=.{3})/, '')
}

/** People by how a word of their name begins. */
type PeopleByName = Map<string, Person[]>
/** Letters in which two spellings of one name agree. */
const BEGINNING = 4

function beginningsOf(keys: readonly string[]): Set<string> {
  return new Set(keys.map((key) => key.slice(0, BEGINNING)))
}

/** People whose names begin alike that are compared: the latest. No article names more, but for lists. */
const MOST_ALIKE = 100

function beginningAlike(known: PeopleByName, beginning: string): Person[] {
  return known.get(beginning)?.slice(-MOST_ALIKE) ?? []
}

/** Whoever has a name that begins like one of these, in the order of mention: all who can be meant by it. */
function alike(known: PeopleByName, keys: readonly string[]): Person[] {
  const found = new Set<Person>()
  for (const beginning of beginningsOf(keys)) for (const person of beginningAlike(known, beginning)) found.add(person)
  return [...found].sort((a, b) => a.id - b.id)
}

function sameFullName(longer: string[], shorter: string[]): boolean {
  if (longer.join('') === shorter.join('')) return true
  const rest = [...longer]
  for (const word of shorter) {
    const at = rest.findIndex((other) => other === word || (word.length === 1 && other.startsWith(word)) || (other.length === 1 && word.startsWith(other)))
    if (at < 0) return closeSpelling(longer, shorter)
    rest.splice(0, at + 1)
  }
  return true
}

/** "Wronski" and "Wronsky", "Bae Seung Jun" and "Bae Seung-jun": one letter apart in one long word, the rest alike. */
function closeSpelling(a: string[], b: string[]): boolean {
  const differing = [...a.keys()].filter((index) => a[index] !== b[index])
  return a.length === b.length && differing.length <= 1 && differing.every((index) => isCloseTo(a[index]!, b[index]!))
}

function isCloseTo(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 5 && Math.abs(a.length - b.length) <= 1 && a.startsWith(b.slice(0, 4))
}

/** Mentions of somebody that tell which offices and parties are his. */
const MOST_TELLING = 50

/** The person that a single word means. `lastAt`: where each was mentioned last. */
function pickByShortName(people: readonly Person[], mention: NameMention, lastAt: ReadonlyMap<Person, number>, tokens: readonly Token[]): Person | undefined {
  const { title, party } = mention
  const key = nameKey(mention.nameWords[0]!)
  if (key.length < 2) return undefined
  let best: Person | undefined
  let bestScore = -Infinity
  for (const person of people) {
    const at = person.keys.findIndex((other) => other === key || isCloseTo(other, key))
    if (at < 0) continue
    const last = lastAt.get(person)
    const telling = person.nameMentions.slice(0, MOST_TELLING)
    const offices = title ? telling.flatMap((other) => other.title ?? []) : []
    if (title && offices.length > 0 && !offices.some((office) => canBeSame(office, title))) continue
    let score = last === undefined ? -tokens.length - (person.nameMentions[0]?.from ?? 0) : last - mention.from
    if (at === person.nameWords.length - 1) score += 40
    score += Math.min(person.nameMentions.length, 10) * 15
    if (at === 0) score += 20
    if (title && offices.some(({ head, kind }) => head === title.head && kind === title.kind)) score += 10_000
    if (party) score += telling.some((other) => other.party === party) ? 5000 : telling.some((other) => other.party !== null) ? -50_000 : 0
    if (score > bestScore) {
      bestScore = score
      best = person
    }
  }
  return bestScore < -40_000 ? undefined : best
}

/** "Holt and Nancy Holt": she is told by her own name where he is by the family's. */
function isNamedBeside(person: Person, { nameFrom }: NameMention, tokens: readonly Token[]): boolean {
  return person.nameWords.length > 1 && isWord(tokens, nameFrom - 1, 'and') && tokens[nameFrom - 2]?.text === person.nameWords.at(-1)
}

/** Whether one person may be called by both: "Secretary" and "Secretary of State", not "President" and "First Lady". */
function canBeSame(a: TitlePhrase, b: TitlePhrase): boolean {
  if (a.head.includes(b.head) || b.head.includes(a.head)) return true
  // "Crown Prince Majid bin Nasser … King Nasser"
  if (a.kind === 'royal' && b.kind === 'royal') return a.rank === b.rank
  return isBesideAnother(a) || isBesideAnother(b) || a.kind === b.kind || Math.abs(a.rank - b.rank) <= 2
}

/** "Nshimiye, a former prosecutor", "Defence Minister General Thanh … General Thanh": what says nothing against another office. */
function isBesideAnother({ kind, former }: TitlePhrase): boolean {
  return former || ['counterpart', 'private', 'military', 'leader'].includes(kind)
}

/** Chooses the name, office and party that the mentions give. */
function settle(person: Person): void {
  const votes = new Map<string, number>()
  // "his counterpart, Ivo Bilic … Bilic, a former teacher": an official all the same.
  const isCounterpart = person.nameMentions.some(({ title }) => title?.kind === 'counterpart')
  for (const { strength, title, party } of person.nameMentions.sort((a, b) => a.nameFrom - b.nameFrom)) {
    if (strength === 'office') person.isOfficial = true
    if (title && title.kind !== 'counterpart' && !(isCounterpart && title.kind === 'private') && betterTitle(title, person.title)) person.title = title
    if (party) tally(votes, party, title?.kind === 'private' ? 0.5 : title ? 2 : 1)
  }
  if (person.title) person.notOf = STATES_WITHOUT.get(person.title.head)
  person.party = mostCounted(votes)
}

/** The first office with a nationality is the one an editor would print; a longer wording beats a bare "president". */
function betterTitle(next: TitlePhrase, current: TitlePhrase | null): boolean {
  if (!current) return true
  // Whoever speaks for others may hold an office beside.
  if ((current.kind === 'spokesperson') !== (next.kind === 'spokesperson')) return current.kind === 'spokesperson'
  if (current.former !== next.former) return current.former
  if ((current.parties.length > 0) !== (next.parties.length > 0)) return next.parties.length > 0
  return false
}

/** What people do, behind a name. */
const DEEDS = wordList('deeds')
