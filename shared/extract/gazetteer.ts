import { isCalendarWord } from './function-words.ts'
import cities from './lexicon/cities.json' with { type: 'json' }
import countries from './lexicon/countries.json' with { type: 'json' }
import nonState from './lexicon/non-state.json' with { type: 'json' }
import organisations from './lexicon/organisations.json' with { type: 'json' }
import outlets from './lexicon/outlets.json' with { type: 'json' }
import regions from './lexicon/regions.json' with { type: 'json' }
import venues from './lexicon/venues.json' with { type: 'json' }
import { PhraseTable } from './phrase-table.ts'
import type { Token } from './text-model.ts'
import { tokenise } from './tokens.ts'
import { isCapital, isComma, isIn, isOne, isWord, overArticle, wordAt } from './word-at.ts'
import { spellings } from './word-forms.ts'
import { byWord, wordList } from './word-lists.ts'

/**
 * What a known name stands for. `country`: "South Korea". `demonym`: "South Korean". `capital` and `city`:
 * a place, and a capital also a government. `metonym`: a seat that stands for its government ("the Kremlin").
 * `region`: no party, but a name that contains one ("Central America"). `body`: a ministry, parliament or agency of one state or organisation. `organisation`, `nonState`: a party.
 */
export type NamedKind = 'country' | 'demonym' | 'capital' | 'city' | 'metonym' | 'body' | 'organisation' | 'nonState' | 'venue' | 'region'

/** A name from the lexicons, and what it stands for. */
export type NamedEntry = {
  kind: NamedKind
  /** Party code; null for a venue in no known country. */
  partyCode: string | null
  /** Doubtful by itself: a city that is also a word or a surname; counts only after a preposition of place. */
  weak: boolean
  /** The city that a venue lies in. */
  city: string | null
}

/** An occurrence of a known name: tokens `[from, to)`. */
export type Named = NamedEntry & { from: number; to: number }

/** Whether the name is that of a town. */
export function isTown({ kind }: NamedEntry): boolean {
  return kind === 'city' || kind === 'capital'
}

/** Whether the name is that of a country or of a town. */
export function isPlace(named: NamedEntry): boolean {
  return named.kind === 'country' || isTown(named)
}

/** Whether the country is somebody's there, not a place: "U.S." of "U.S. Secretary of State X". */
export function isNationality(tokens: readonly Token[], named: Named | undefined): boolean {
  const next = named && tokens[named.to]
  return named?.kind === 'country' && next !== undefined && next.upper && next.kind === 'word' && !isCalendarWord(next.lower)
}

const TABLE = new PhraseTable<NamedEntry>()

type CountryNames = {
  names?: string[]
  demonyms?: string[]
  nationals?: string[]
  capital?: string[]
  metonyms?: string[]
  bodies?: string[]
  combining?: string[]
  homeBodies?: string[]
  /** Those of the phrases above that mean something else as often as not. */
  weak?: string[]
}
type OutletNames = { name: string; aliases?: string[] }
type BodyNames = { names: string[]; bodies?: string[]; weak?: string[] }
type PlaceNames = { cities?: string[]; regions?: string[]; weak?: string[] }

function addAll(phrases: readonly string[] = [], kind: NamedKind, code: string, weak: readonly string[] = []): void {
  const [plain, doubtful] = [entryOf(kind, code), { ...entryOf(kind, code), weak: true }]
  const doubted = spellings(weak)
  for (const phrase of spellings(phrases)) TABLE.add(phrase, doubted.includes(phrase) ? doubtful : plain)
}

function entryOf(kind: NamedKind, code: string | null, city: string | null = null): NamedEntry {
  return { kind, partyCode: code, weak: false, city }
}

for (const [code, places] of Object.entries(cities as Record<string, PlaceNames>)) {
  for (const names of [places.regions, places.cities, places.weak]) addAll(names, 'city', code, places.weak)
}
/** "the two Koreas", "the Baltic states": the states of each. */
export const STATES_OF_REGION = byWord<string[]>(regions.groups)

/** The states of the region that the word at `at` names, itself ("Baltic") or as one of several ("Central Asian"), and the words that name it; or null. */
export function regionAt(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], at: number): { states: string[]; from: number; to: number } | null {
  const named = namedAt[at]
  const { from, to } = named?.kind === 'region' ? named : { from: at, to: at + 1 }
  const states = STATES_OF_REGION.get(tokens.slice(from, to).map(({ lower }) => lower).join(' '))
  return states ? { states, from, to } : null
}

for (const name of regions.regions) TABLE.add(name, entryOf('region', null))
// "the Times of India"; not "visited Russia today", nor what is one word without its article
for (const { name, aliases = [] } of outlets.outlets as readonly OutletNames[]) for (const paper of [name, ...aliases]) if (/^(?!The \S+$)\S+ .*(?<!Today)$/.test(paper)) TABLE.add(paper, entryOf('region', null))
for (const [name, venue] of Object.entries(venues as Record<string, { country?: string | null; city?: string | null }>)) {
  TABLE.add(name, entryOf('venue', venue.country ?? null, venue.city))
}
/** The state whose government faces each side that is no state. */
export const STATE_FACED = new Map<string, string>()
for (const [state, sides] of Object.entries(nonState as Record<string, Record<string, string[]>>)) {
  for (const [code, names] of Object.entries(sides)) {
    addAll(names, 'nonState', code)
    STATE_FACED.set(code, state)
  }
}
for (const [code, entry] of Object.entries(organisations as Record<string, BodyNames>)) {
  addAll(entry.names, 'organisation', code, entry.weak)
  addAll(entry.bodies, 'body', code, entry.weak)
}
/** Names of states that are also their capital's: Singapore, Luxembourg. */
export const CITY_STATES = new Set<string>()
/** Combining forms of nationalities: "Sino-Russian". */
const COMBINING = new Map<string, string>()
const COUNTRIES: Readonly<Record<string, CountryNames>> = countries
for (const [code, entry] of Object.entries(COUNTRIES)) {
  addAll(entry.capital, 'capital', code, entry.weak)
  addAll(entry.bodies, 'body', code, entry.weak)
  addAll(entry.metonyms, 'metonym', code, entry.weak)
  addAll(entry.nationals, 'demonym', code, entry.weak)
  addAll(entry.demonyms?.filter((word) => /[nicrt]$/.test(word)).map((word) => `${word}s`), 'demonym', code, entry.weak)
  addAll(entry.demonyms, 'demonym', code, entry.weak)
  addAll(entry.names, 'country', code, entry.weak)
  for (const name of entry.names ?? []) if (entry.capital?.includes(name)) CITY_STATES.add(name.toLowerCase())
  for (const form of entry.combining ?? []) COMBINING.set(form.toLowerCase(), code)
}

/** Finds the known names, longest first, left to right; occurrences do not overlap. */
export function findNamed(tokens: readonly Token[]): Named[] {
  const found: Named[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (!token.upper && !(token.kind === 'number' && token.text.startsWith('10'))) continue
    const match = TABLE.longestAt(tokens, index) ?? halfOfKorea(tokens, index)
    if (!match) continue
    const floor = found.at(-1)?.to ?? 0
    const from = match.value.kind === 'country' ? stateNameStart(tokens, index, floor) : index
    const to = overAbbreviation(tokens, index + match.length, match.value)
    const named = { ...match.value, from, to }
    if (named.kind === 'country') settleTown(tokens, found.at(-1), named)
    found.push(named)
    index = to - 1
  }
  return found
}

/** "in San Juan, Argentina, on Friday": the town of the state that stands behind it, whichever else has one of that name. */
function settleTown(tokens: readonly Token[], town: Named | undefined, state: Named): void {
  if (!town || !isTown(town) || town.to !== state.from - 1 || !isComma(tokens, town.to) || !isOne(tokens, town.from - 1, 'in', 'at', 'to', 'from', 'near')) return
  if (tokens[state.to]?.kind !== 'word' || isOne(tokens, state.to, 'on', 'at', 'in', 'for', 'to')) town.partyCode = state.partyCode
}

/** For each token, the phrase that holds it. */
export function byToken<Phrase extends { from: number; to: number }>(tokens: readonly Token[], phrases: readonly Phrase[]): (Phrase | undefined)[] {
  const found: (Phrase | undefined)[] = tokens.map(() => undefined)
  for (const phrase of phrases) for (let at = phrase.from; at < phrase.to; at++) found[at] = phrase
  return found
}

/** "African Union (AU)": where the name ends with the abbreviation that stands behind it in brackets. */
function overAbbreviation(tokens: readonly Token[], to: number, { kind, partyCode }: NamedEntry): number {
  if (!['organisation', 'nonState', 'country'].includes(kind) || !isWord(tokens, to, '(') || !isWord(tokens, to + 2, ')')) return to
  const short = tokens[to + 1]!.text
  return TABLE.lookUp(short)?.partyCode === partyCode || (kind !== 'country' && /^\p{Lu}[\p{Lu}-]{1,7}$/u.test(short)) ? to + 3 : to
}

/** "North and South Korea": the first of the two. */
function halfOfKorea(tokens: readonly Token[], at: number): { value: NamedEntry; length: number } | null {
  if (!isWord(tokens, at + 1, 'and')) return null
  const half = HALVES.get(wordAt(tokens, at))
  if (!half || !isIn(tokens, at + 2, HALVES) || !/^korean?s?$/.test(wordAt(tokens, at + 3))) return null
  return { value: entryOf(isWord(tokens, at + 3, 'korea') ? 'country' : 'demonym', half), length: 1 }
}

const HALVES = byWord({ north: 'PRK', south: 'KOR' })

const STATE_NOUNS = wordList('stateNouns')

/** Where a state's full style begins: "Bolivarian Republic of Venezuela", "Kingdom of Cambodia". */
function stateNameStart(tokens: readonly Token[], at: number, floor: number): number {
  const before = overArticle(tokens, at)
  if (!isWord(tokens, before, 'of') || !isIn(tokens, before - 1, STATE_NOUNS) || !isCapital(tokens, before - 1)) return at
  let from = before - 1
  while (from - 1 >= floor && before - from < 5 && (isWord(tokens, from - 1, "'s") || isIn(tokens, from - 1, STYLE_WORDS))) from--
  return from < floor ? at : from
}

const STYLE_WORDS = wordList('styleWords')

/** The party that a hyphenated part ("US" of "US-China") names, or null. */
export function partyOfWord(word: string): string | null {
  const combining = COMBINING.get(word.toLowerCase())
  if (combining) return combining
  // "South Korea"
  const words = word.includes(' ') ? tokenise(word) : null
  const known = words && TABLE.longestAt(words, 0)
  const entry = words ? known?.length === words.length && known.value : TABLE.lookUp(word)
  return entry && ['country', 'demonym', 'organisation', 'nonState', 'capital'].includes(entry.kind) ? entry.partyCode : null
}

/** The code of those who stand against a state's government: "NSA:syrian-rebels". */
export function opponentsOf(state: string, who: string): string {
  return `NSA:${(COUNTRIES[state]?.demonyms?.[0] ?? state).toLowerCase().replace(/[^a-z]+/g, '-')}-${who}`
}

/** The seats of government of a state, as articles name them. */
export function capitalsOf(state: string): string[] {
  return spellings(COUNTRIES[state]?.capital ?? [])
}

/** Names that are another state's, but in a state's own news its body's: "the Foreign Office" of Pakistan. */
export function homeBodiesOf(state: string): readonly string[] {
  return COUNTRIES[state]?.homeBodies ?? []
}
