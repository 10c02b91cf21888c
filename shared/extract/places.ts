import type { Place } from '../domain/meeting-fields.ts'
import { FUNCTION_WORDS, isCalendarWord } from './function-words.ts'
import { CITY_STATES, isPlace, isTown, type Named } from './gazetteer.ts'
import { placeNamed } from './home.ts'
import { isStateCode } from './known-codes.ts'
import lexicon from './lexicon/places.json' with { type: 'json' }
import { NOT_PERSON_WORDS } from './name-lexicon.ts'
import type { Proven, Sentence, TextModel, Token } from './text-model.ts'
import { anyOf, charactersOf, isAmong, isCapital, isComma, isIn, isOne, isPossessive, isWord, past, wordAt } from './word-at.ts'
import { inProperCase } from './word-forms.ts'
import { wordList } from './word-lists.ts'
import { wordTable } from './word-tables.ts'

const BEFORE_EVENT = wordList('beforeEvent')

const PLACE_PREPOSITIONS = wordList('placePrepositions')
/** What goes on in a place that is not the meeting's: "the ceasefire in Gaza". */
export const SCENES: ReadonlySet<string> = new Set(lexicon.scenes)
/** How far from its trigger a place may stand, tokens; twice as near where it comes first. */
const PLACE_REACH = 40
/** How much further off a place counts beyond a word that begins what was talked about, or what somebody else did. */
const BEYOND_MATTER = 25
/** How far off a place counts that opens the sentence. */
const OPENING_DISTANCE = 14
/** "spoke about listing shares in New York": the place of the matter. */
const MATTER = wordList('matterWords')
const SETTLEMENTS = wordList('settlements')
const WITHIN_VENUE = wordList('withinVenue')
const BEHIND_VENUE = wordList('behindVenue')
const EVENT_PHRASE = wordList('fringes')
/** All that may lead to a place. */
const LEADS = wordTable([...PLACE_PREPOSITIONS, ...EVENT_PHRASE, 'on', 'to', 'during', 'here', 'where'])
const VENUE_NOUNS: ReadonlySet<string> = new Set(lexicon.venueNouns)

/** A place of which nothing is known. */
export const NOWHERE: Place = { city: null, country: null, venue: null }

/** A place as a phrase names it: tokens `[from, to)`. */
export type PlacePhrase = { from: number; to: number; place: Place }
/** One that the occasion may be in, with how far from its trigger it counts. */
type Candidate = PlacePhrase & { distance: number }

/** The place that the words around the trigger put the occasion in; null if they leave it open. */
export function placeOf(model: TextModel, namedAt: readonly (Named | undefined)[], sentence: Sentence, trigger: number, clauseFrom: number): Proven<Place> | null {
  const { tokens } = model
  let best: Candidate | null = null
  // "signed a fisheries agreement in Lima" where they met.
  const isSigning = wordAt(tokens, trigger).startsWith('sign')
  // "met Dellas, who returned from a trip to Lima on Monday": where somebody else was.
  let isOfSomebody = false
  for (let at = sentence.from; at < sentence.to; at++) {
    const { lower } = tokens[at]!
    if (lower === ',') isOfSomebody = at > trigger && isWord(tokens, at + 1, 'who')
    if (isOfSomebody || !LEADS.get(tokens[at])) continue
    let found: PlacePhrase | null = null
    const isOfIsland = lower === 'on' && at > trigger && isAmong(tokens, at + 1, Math.min(sentence.to, at + 5), 'island')
    const leads = PLACE_PREPOSITIONS.has(lower) ? isSigning || !isIn(tokens, at - 1, SCENES) || namedAt[at - 1]?.kind === 'nonState' || (namedAt[at - 2] !== undefined && isWord(tokens, at - 1, 'government')) : isOfIsland || (lower === 'to' && isArrival(tokens, at, sentence.from, trigger))
    if (leads) found = readPlace(tokens, namedAt, at, sentence.to)
    else if (lower === 'during') found = readVenue(tokens, namedAt, at, sentence.to)
    else if (EVENT_PHRASE.has(lower)) found = readEvent(tokens, namedAt, at, sentence.to)
    // "His next stop is Fiji, where talks are planned"
    else if (lower === 'where' && at < trigger && namedAt[at - 2] && isPlace(namedAt[at - 2]!)) found = withName(tokens, at - 2, namedAt[at - 2]!, namedAt, at)
    else if (lower === 'here' && model.dateline?.place) found = datelinePlace(model.dateline.place, at)
    if (!found && lower === 'in') found = readTown(model, namedAt, at, sentence.to)
    if (!found) continue
    // "In Moscow the same day, …": what opens the sentence sets its scene.
    const distance = at === sentence.from ? OPENING_DISTANCE : at < trigger ? (trigger - at) * 2 + (at < clauseFrom ? 10 : 0) : at - trigger + (anyOf(MATTER, tokens, trigger + 1, at) ? BEYOND_MATTER : 0)
    if (distance > PLACE_REACH) continue
    const other = { ...found, distance }
    const [near, far]: [Candidate, Candidate?] = !best ? [other] : distance < best.distance ? [other, best] : [best, other]
    best = far && sameSpot(near.place, far.place) ? { ...near, place: combine(near.place, far.place) } : near
  }
  return best && { value: best.place, ...charactersOf(tokens, best) }
}

function sameSpot(a: Place, b: Place): boolean {
  return !areTwo(a.country, b.country) && !areTwo(a.city, b.city)
}

/** Whether two names are told, and not the same. */
export function areTwo(name: string | null | undefined, other: string | null | undefined): boolean {
  return Boolean(name && other && name !== other)
}

/** The one place with what it leaves open from the other. */
export function combine(a: Place, b: Place): Place {
  return { city: a.city ?? b.city, country: a.country ?? b.country, venue: a.venue ?? b.venue }
}

/** "flew to Doha", "welcomed X to the White House"; but "met him before flying to Doha", "will meet him, then return to Lima" was elsewhere. */
function isArrival(tokens: readonly Token[], at: number, floor: number, trigger: number): boolean {
  if (at > trigger && wordAt(tokens, trigger).startsWith('welcom')) return true
  // "will return to Lima before meeting X": first the one, then the other.
  if (at < trigger && isAmong(tokens, at, trigger, 'before', 'after')) return false
  for (let before = at - 1; before >= floor && at - before < 5; before--) {
    if (isIn(tokens, before, VISITS)) return before < trigger || !isOne(tokens, before - 1, 'before', 'then')
  }
  return false
}

/** "in Washington, DC", "at the presidential Blue House in Seoul", "in the southern city of Busan". */
export function readPlace(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], preposition: number, ceiling: number): PlacePhrase | null {
  let at = preposition + 1
  while (at < ceiling && at - preposition < BEFORE_PLACE_LENGTH && !namedAt[at] && isIn(tokens, at, BEFORE_PLACE)) at++
  const named = namedAt[at]
  // "in the town of Batken", which no list holds
  const unknown = !named && isWord(tokens, preposition, 'in') ? cityCalled(tokens, namedAt, preposition + 1, ceiling) : null
  if (unknown) return follow(tokens, namedAt, unknown.from, unknown.to, { ...NOWHERE, city: words(tokens, unknown) }, ceiling)
  if (!named || named.from !== at || at >= ceiling) return readVenue(tokens, namedAt, preposition, ceiling)
  const { from, to, kind, partyCode: code } = named
  const after = tokens[to]
  const isOwner = isPossessive(tokens, to)
  // "in the Saudi capital", "in Laos' Luang Prabang", "in the Red Sea resort of Sharm El-Sheikh"
  if (isOwner || (after && (kind === 'demonym' || (kind === 'country' && after.lower === 'capital') || (['country', 'region'].includes(kind) && cityCalled(tokens, namedAt, to, ceiling))))) {
    const start = to + (isOwner ? 1 : 0)
    const next = tokens[start]
    // "in Egypt's Sharm el-Sheikh", "in the Egyptian capital", "in the Swiss city of Geneva"
    if (next?.lower === 'capital') {
      // "in the Fijian capital, Suva"
      const capital = namedAt[start + (isOne(tokens, start + 1, ',', 'of') ? 2 : 1)]
      if (capital && isTown(capital) && capital.partyCode === code) return withName(tokens, from, capital, namedAt, ceiling)
      // "in the Fijian capital", where the text names it elsewhere
      const known = namedAt.find((name) => name?.kind === 'capital' && name.partyCode === code && !name.weak)
      return { from, to: start + 1, place: { ...NOWHERE, city: known ? words(tokens, known) : null, country: code } }
    }
    const called = cityCalled(tokens, namedAt, start, ceiling)
    if (called) return { from, to: called.to, place: { ...NOWHERE, city: words(tokens, called), country: code ?? namedAt[called.from]?.partyCode ?? null } }
    for (let further = start; further < Math.min(start + 6, ceiling); further++) {
      const city = namedAt[further]
      if (city && isTown(city) && city.partyCode === code) return withName(tokens, from, city, namedAt, ceiling)
    }
    // "in Havana's Palace of the Revolution"
    if ((kind !== 'capital' && kind !== 'city') || !next?.upper) return null
    return { from, to, place: { ...NOWHERE, city: words(tokens, named), country: code } }
  }
  if (isPlace(named)) {
    if (isWord(tokens, preposition, 'at') && kind === 'country' && !CITY_STATES.has(words(tokens, named).toLowerCase())) return null
    return withName(tokens, from, named, namedAt, ceiling)
  }
  if (['venue', 'metonym', 'body'].includes(kind)) {
    // A body of the WTO is in no country.
    const country = code && isStateCode(code) ? code : null
    return follow(tokens, namedAt, from, to, { city: named.city, country, venue: words(tokens, named) }, ceiling)
  }
  return kind === 'organisation' ? readVenue(tokens, namedAt, preposition, ceiling) : null
}

/** "(Mexican) resort city of Los Cabos": the capitals behind it, whether known or not. */
function cityCalled(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], at: number, ceiling: number): { from: number; to: number } | null {
  let of = at
  while (of < at + CALLED_WITHIN && !isWord(tokens, of, 'of')) of++
  if (!isWord(tokens, of, 'of') || !isIn(tokens, of - 1, SETTLEMENTS)) return null
  const from = of + 1
  let to = namedAt[from]?.to ?? from
  while (to < ceiling && (isCapital(tokens, to) || (to > from && isOne(tokens, to, 'de', 'del', 'do', 'la'))) && to - from < 4) to++
  return to > from ? { from, to } : null
}

/** A city or country, with ", D.C." or ", Indonesia" or "in Seoul" behind it. */
function withName(tokens: readonly Token[], from: number, named: Named, namedAt: readonly (Named | undefined)[], ceiling: number): PlacePhrase {
  const name = words(tokens, named)
  const isCity = named.kind !== 'country' || CITY_STATES.has(name.toLowerCase())
  const place: Place = { ...NOWHERE, city: isCity ? name : null, country: named.partyCode }
  let to = named.to
  if (place.city && isComma(tokens, to) && /^(?:d\.c\.?|dc)$/.test(wordAt(tokens, to + 1))) {
    place.city = `${place.city}, ${tokens[to + 1]!.text}`
    to += 2
  }
  return follow(tokens, namedAt, from, to, place, ceiling)
}

function follow(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], from: number, to: number, place: Place, ceiling: number): PlacePhrase {
  const { country } = place
  const at = past(tokens, past(tokens, past(tokens, to, ','), 'in'), 'the')
  const named = at > to && at < ceiling ? namedAt[at] : undefined
  if (named && named.from === at && !isWord(tokens, named.to, "'s")) {
    // "in Springdale, California"
    if ((named.kind === 'country' || (named.kind === 'city' && place.city && namedAt[from] === undefined)) && (!country || country === named.partyCode)) return { from, to: named.to, place: { ...place, country: named.partyCode } }
    // "at the UN headquarters in Geneva": wherever else such a venue is.
    if (isTown(named) && !place.city && (!country || country === named.partyCode || (place.venue !== null && isWord(tokens, at - 1, 'in')))) {
      return { from, to: named.to, place: { ...place, city: words(tokens, named), country: named.partyCode } }
    }
  }
  return { from, to, place }
}

/** "at the Lotte Hotel", "at the Walkerhill Resort in Seoul": capitals that end in a noun of buildings. */
function readVenue(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], preposition: number, ceiling: number): PlacePhrase | null {
  let at = preposition + 1
  while (isOne(tokens, at, 'the', 'a', 'an', 'this', 'annual', 'year', "'s")) at++
  const from = at
  let last = -1
  while (at < ceiling && at - from < 7) {
    const { lower, upper } = tokens[at]!
    if (!upper && lower !== 'of' && lower !== 'de') {
      if (last < 0 && VENUE_NOUNS.has(lower) && at > from && isCapital(tokens, from)) {
        last = at
        at++
      }
      break
    }
    if (VENUE_NOUNS.has(lower)) last = at
    at++
  }
  if (last <= from) return null
  return follow(tokens, namedAt, from, last + 1, { ...NOWHERE, venue: words(tokens, { from, to: last + 1 }) }, ceiling)
}

/** "on the sidelines of the G20 summit in Bali". */
function readEvent(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], at: number, ceiling: number): PlacePhrase | null {
  if (!isWord(tokens, at + 1, 'of')) return null
  let from = at + 2
  while (isIn(tokens, from, BEFORE_EVENT)) from++
  let to = from
  while (to < ceiling && to - from < 10) {
    const { lower, upper, kind } = tokens[to]!
    if (isCalendarWord(lower) && upper) break
    if (!(upper || kind === 'number' || VENUE_NOUNS.has(lower) || WITHIN_VENUE.has(lower))) break
    to++
  }
  while (to > from && isOne(tokens, to - 1, 'of', 'on', 'the', "'s", 'for', '(')) to--
  if (!tokens.slice(from, to).some((token) => token.upper || token.kind === 'number')) return null
  const known = namedAt[from]?.kind === 'venue' ? namedAt[from] : null
  return follow(tokens, namedAt, from, to, { city: known?.city ?? null, country: known?.partyCode ?? null, venue: words(tokens, { from, to }) }, ceiling)
}

/** "met here on Tuesday": where the dateline is. */
function datelinePlace(dateline: string, at: number): PlacePhrase {
  return { from: at, to: at + 1, place: { ...NOWHERE, city: cityOfDateline(dateline), country: placeNamed(dateline) } }
}

/** "NEW DELHI" or "Geneva, Switzerland" as a city's name. */
export function cityOfDateline(dateline: string): string {
  const city = dateline.split(/[,/]/)[0]!.trim()
  return city === city.toUpperCase() ? inProperCase(city) : city
}

/** "in Arica": a town that no list holds, by its capital and what stands around it. Its country only if that is named behind it. */
function readTown({ tokens }: TextModel, namedAt: readonly (Named | undefined)[], preposition: number, ceiling: number): PlacePhrase | null {
  const from = preposition + 1
  let to = from
  while (to < ceiling && to - from < 3 && isTownWord(tokens[to]!) && namedAt[to] === undefined) to++
  if (to === from || (isCapital(tokens, to) && !isWord(tokens, to, 'and'))) return null
  const behind = tokens[to]
  if (to < ceiling && behind && !BEHIND_VENUE.has(behind.lower) && namedAt[to] === undefined && !isCalendarWord(behind.lower)) return null
  return follow(tokens, namedAt, from, to, { ...NOWHERE, city: words(tokens, { from, to }) }, ceiling)
}

function isTownWord({ upper, kind, text, lower }: Token): boolean {
  return upper && kind === 'word' && text.length > 3 && text !== text.toUpperCase() && !isCalendarWord(lower) && !NOT_PERSON_WORDS.has(lower) && !FUNCTION_WORDS.has(lower)
}

function words(tokens: readonly Token[], { from, to }: { from: number; to: number }): string {
  let text = ''
  for (let at = from; at < to; at++) {
    const token = tokens[at]!
    text += (at > from && token.start > tokens[at - 1]!.end ? ' ' : '') + token.text
  }
  return text
}

/** How far behind the country's name "city of" may stand, tokens. */
const CALLED_WITHIN = 5

/** What may stand between a preposition and its place, and within how many tokens behind the preposition. */
const BEFORE_PLACE = wordList('beforePlace')
const BEFORE_PLACE_LENGTH = 8

/** Verbs and nouns of visiting and coming to a place. */
const VISITS = wordList('visits')
