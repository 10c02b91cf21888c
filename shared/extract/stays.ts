import type { MeetingDate, Place } from '../domain/meeting-fields.ts'
import type { Actor } from './actors.ts'
import type { DateMention } from './find-dates.ts'
import { isNationality, isPlace, type Named } from './gazetteer.ts'
import type { Home } from './home.ts'
import lexicon from './lexicon/places.json' with { type: 'json' }
import { firstFrom, inSentence } from './ordered-search.ts'
import type { Person } from './people.ts'
import { referenceDay, resolveDate } from './resolve-date.ts'
import { NOWHERE, readPlace, type PlacePhrase } from './places.ts'
import { partiesOfPeople } from './sides.ts'
import type { Proven, Sentence, TextModel, Token } from './text-model.ts'
import { charactersOf, isAmong, isComma, isOne, isWord, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'
import { kindTable } from './word-tables.ts'

/** Somebody's being somewhere, as the text tells it: a visit, an arrival, a gathering. What happens meanwhile happens there. */
export type Stay = Proven<Place> & {
  sentence: number
  /** Whose stay it is; both empty where the words name nobody. */
  parties: readonly string[]
  people: readonly Person[]
  /** The noun of a gathering that many attend ("summit"); null for one side's visit. */
  gathering: string | null
  /** Only asked for, or still to come: "invited him to Pyongyang", "will return to Lima". */
  ahead: boolean
  date: MeetingDate | null
}

const GATHERINGS: ReadonlySet<string> = new Set(lexicon.gatherings)
/** Words that lead to where somebody is: a journey, a gathering, or being there ("was in Myanmar", "who is in Paris"). */
const TELLING = kindTable({
  where: ['where'],
  being: ['is', 'was', 'are', 'were', 'be', 'been', 'while', 'currently'],
  travel: lexicon.travel,
  gathering: lexicon.gatherings,
})
/** Words that stand between the noun or verb and the place that it leads to. */
const BETWEEN: ReadonlySet<string> = new Set(lexicon.between)
const LEADS = wordList('stayPrepositions')
/** Words that take the place without a preposition: "visited Japan". */
const DIRECT = /^(?:visit|tour)(?:s|ed|ing)?$/
/** How far behind its word a place may stand, tokens. */
const PLACE_WITHIN = 12
/** How far from its word a date may stand, tokens. */
const DATE_WITHIN = 14
/** Most places of one journey. */
const MOST_STOPS = 8

export type StaySource = { model: TextModel; namedAt: readonly (Named | undefined)[]; actors: readonly Actor[]; dates: readonly DateMention[]; home: Home }

/** Reads every stay that the article tells of, in order. */
export function findStays(source: StaySource): Stay[] {
  const stays: Stay[] = []
  const { tokens } = source.model
  source.model.sentences.forEach((sentence, index) => {
    for (let at = sentence.from; at < sentence.to; at++) {
      const event = eventAt(source, at, index)
      if (event) stays.push(event)
      const kind = TELLING.get(tokens[at])
      // "who returned from a trip to Lima": he is there no longer; "before heading to Cairo", "then return to Lima": not yet.
      if (!kind || (kind === 'being' && !isWord(tokens, at + 1, 'in')) || (kind === 'travel' && (isAmong(tokens, Math.max(sentence.from, at - 3), at, 'from', 'before') || (isWord(tokens, at, 'return') && isWord(tokens, at - 1, 'then'))))) continue
      const gathering = kind === 'gathering'
      const places = kind === 'where' ? placeBefore(source, at, sentence) : placesBehind(source, at, sentence, gathering)
      if (places.length === 0) continue
      const date = dateBeside(source, index, at)
      const word = wordAt(tokens, at)
      for (const found of places) {
        const mover = gathering ? null : moverOf(source, sentence, at, found)
        stays.push({
          value: found.place,
          ...charactersOf(tokens, found),
          sentence: index,
          parties: mover ? [...new Set([...mover.parties, ...partiesOfPeople(mover.people)])] : [],
          people: mover?.people ?? [],
          gathering: gathering ? word : null,
          ahead: word.startsWith('invit') || isOne(tokens, at - 1, 'will', 'to', 'would', 'may'),
          date,
        })
      }
      at = Math.max(at, places.at(-1)!.to - 1)
    }
  })
  return stays
}

/** A gathering that never leaves its country, by its name alone: "the 18th Shangri-La Dialogue". */
function eventAt({ model, namedAt }: StaySource, at: number, sentence: number): Stay | null {
  const named = namedAt[at]
  if (named?.from !== at || named.kind !== 'venue' || !named.partyCode) return null
  const last = model.tokens[named.to - 1]!
  if (!GATHERINGS.has(last.lower)) return null
  const start = model.tokens[at]!.start
  return {
    value: { city: named.city, country: named.partyCode, venue: model.text.slice(start, last.end) },
    start,
    end: last.end,
    sentence,
    parties: [],
    people: [],
    gathering: last.lower,
    ahead: false,
    date: null,
  }
}

/** "in Uruguay, where he arrived", "Doha, where she is": the place that somebody is told to be at. */
function placeBefore({ model: { tokens }, namedAt }: StaySource, where: number, sentence: Sentence): PlacePhrase[] {
  const named = namedAt[isComma(tokens, where - 1) ? where - 2 : where - 1]
  if (!named || named.from <= sentence.from || !isOne(tokens, where + 1, 'he', 'she', 'they')) return []
  const found = readPlace(tokens, namedAt, named.from - 1, sentence.to)
  return found?.place.country ? [found] : []
}

/** "to Japan, South Korea and China", "in the lakeside city of Como": where the word leads. */
function placesBehind({ model, namedAt, home }: StaySource, word: number, sentence: Sentence, gathering: boolean): PlacePhrase[] {
  const { tokens } = model
  const places: PlacePhrase[] = []
  for (let at = word + 1; at < Math.min(word + PLACE_WITHIN, sentence.to); at++) {
    const token = tokens[at]!
    const lead = LEADS.has(token.lower) && !(gathering && token.lower === 'to')
    // "visiting U.S. Secretary of State X": whose he is.
    const direct = at === word + 1 && DIRECT.test(wordAt(tokens, word)) && !isNationality(tokens, namedAt[at])
    const found = lead && home.official && isOurCountry(tokens, at + 1) ? { from: at + 1, to: at + 3, place: { ...NOWHERE, country: home.party } } : lead || direct ? readPlace(tokens, namedAt, lead ? at : word, sentence.to) : null
    if (found && found.place.country !== null) {
      places.push(found)
      break
    }
    if (!lead && !BETWEEN.has(token.lower) && token.kind === 'word' && !token.upper && (gathering || namedAt[at] === undefined)) break
    if (token.text === ';' || token.text === ':') break
  }
  while (places.length > 0 && places.length < MOST_STOPS) {
    const { to } = places.at(-1)!
    let next = to
    while (next < sentence.to && /^(?:,|and|then|before|onto|on|to|in)$/.test(wordAt(tokens, next)) && next - to < 3) next++
    const named = namedAt[next]
    if (next === to || !named || named.from !== next || named.weak || !isPlace(named)) break
    const found = readPlace(tokens, namedAt, next - 1, sentence.to)
    if (!found || found.from !== next) break
    places.push(found)
  }
  return places
}

/** "to our country", in a government's own words. */
function isOurCountry(tokens: readonly Token[], at: number): boolean {
  return isWord(tokens, at, 'our') && isWord(tokens, at + 1, 'country')
}

/** Who stays there: the nearest before the word, or else whoever the sentence names behind the place. */
function moverOf({ actors }: StaySource, sentence: Sentence, word: number, found: PlacePhrase): Actor | null {
  const first = firstFrom(actors, sentence.from, (actor) => actor.from)
  let before: Actor | null = null
  let behind: Actor | null = null
  for (let at = first; at < actors.length && actors[at]!.from < sentence.to; at++) {
    const actor = actors[at]!
    if (!isFrom(actor, found.place.country)) continue
    if (actor.to <= word) before = actor
    else if (actor.from >= found.to && actor.kind !== 'state') behind ??= actor
    // "a visit by X to Japan", "invited X to Japan"
    else if (actor.from > word && actor.to <= found.from && actor.kind !== 'state') return actor
  }
  return before ?? behind
}

/** Comes from elsewhere than the place. */
function isFrom(actor: Actor, country: string | null): boolean {
  if (actor.people.length > 0) return actor.people.some((person) => person.party && person.party !== country)
  return actor.parties.length > 0 && actor.parties.some((party) => party !== country)
}

function dateBeside({ model, dates }: StaySource, sentence: number, word: number): MeetingDate | null {
  const distance = ({ from }: DateMention) => Math.abs(from - word)
  const [nearest] = inSentence(dates, sentence).toSorted((a, b) => distance(a) - distance(b))
  return nearest && distance(nearest) <= DATE_WITHIN ? resolveDate(nearest, { published: referenceDay(model), tense: 'unknown', anchorDate: null }) : null
}
