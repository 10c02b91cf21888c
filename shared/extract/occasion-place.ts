import type { Place } from '../domain/meeting-fields.ts'
import { DAY_MS, daysBetween } from './calendar.ts'
import { isRemote } from './format-words.ts'
import { capitalsOf, findNamed, type Named } from './gazetteer.ts'
import { placeNamed } from './home.ts'
import { isStateCode } from './known-codes.ts'
import { haveInCommon } from './lists.ts'
import { span, type OccasionGroup } from './occasions.ts'
import { dayOf, isOfDays } from './meeting-days.ts'
import { inSentences } from './ordered-search.ts'
import { REACH } from './per-sentence.ts'
import { cityOfDateline, NOWHERE } from './places.ts'
import type { Stay } from './stays.ts'
import type { Proven, TextModel } from './text-model.ts'
import { tokenise } from './tokens.ts'
import { charactersOf, isAmong, isOne, wordsAt } from './word-at.ts'

export type PlaceReading = { model: TextModel; namedAt: readonly (Named | undefined)[]; stays: readonly Stay[] }

/** Days between an occasion and a stay beyond which they are of different times. */
const OF_THESE_DAYS = 21
/** Days from publication within which what was held is the news of the dateline. */
const FRESH_DAYS = 3
/** Sentences behind a gathering's place within which talks are taken to be there though the words do not refer to it. */
const GATHERING_REACH = 3
/** Sentences that open an article: a stay told there, even nobody's in particular, frames what follows. */
const OPENING = 5
/** Stays of an article that may be about one journey. */
const MOST_STAYS = 30
/** Sentences by which a stay of another of the party counts as further off. */
const DELEGATION = 4
/** Sentences within which the city of a stay is that of the talks, though the journey has several. */
const SAME_LEG = 2

/** Where each occasion is; what leaves it open is where the same person met somebody else that day. */
export function placesOfOccasions(reading: PlaceReading, groups: readonly OccasionGroup[]): Map<OccasionGroup, Proven<Place> | null> {
  const places = new Map(groups.map((group) => [group, placeOfOccasion(reading, group)]))
  /** Index of the first occasion told with its city, for each person's days, and for these in each country. */
  const first = new Map<string, number>()
  const enter = (index: number): void => {
    const place = places.get(groups[index]!)?.value
    if (!place?.city) return
    for (const day of daysOfPeople(groups[index]!)) for (const key of [day, `${day} ${place.country}`]) first.set(key, Math.min(first.get(key) ?? index, index))
  }
  groups.forEach((_, index) => enter(index))
  groups.forEach((group, index) => {
    const own = places.get(group) ?? null
    if (own?.value.city) return
    const found = daysOfPeople(group).flatMap((day) => first.get(own?.value.country ? `${day} ${own.value.country}` : day) ?? [])
    if (found.length === 0) return
    const beside = places.get(groups[Math.min(...found)]!)!
    places.set(group, { ...beside, value: { ...beside.value, venue: own?.value.venue ?? null } })
    enter(index)
  })
  return places
}

/** What an occasion shares with others of the same person, day and status; nothing if its day is unknown, or he met nobody in person. */
function daysOfPeople({ people, date, status, format }: OccasionGroup): string[] {
  return format === 'in_person' && (!date || isOfDays(date.value)) ? people.map(({ id }) => `${id} ${date?.value.start} ${status}`) : []
}

/**
 * Where an occasion is whose own words leave it open: where its people stay just then, in the host's country,
 * and the city that the article names there. Calls are nowhere.
 */
function placeOfOccasion(reading: PlaceReading, group: OccasionGroup): Proven<Place> | null {
  if (isRemote(group.format)) return null
  const own = group.place
  if (own?.value.city) return own
  if (group.format === 'unknown' && group.tellings.every((telling) => telling.kind === 'call')) return null
  const eligible = staysNear(reading, group).map((stay) => ({ stay, distance: distanceTo(reading, group, stay) })).filter(({ distance }) => distance < Infinity).sort((a, b) => a.distance - b.distance)
  const country = own?.value.country ?? eligible[0]?.stay.value.country
  const there = eligible.filter(({ stay }) => stay.value.country === country)
  const [nearest] = there
  if (nearest && country) {
    const venue = own?.value.venue ?? nearest.stay.value.venue
    // "arrived in New York … at the White House": a seat of government is in the capital.
    const cities = isSeat(own?.value.venue ?? '') ? there.filter(({ stay: { value } }) => capitalsOf(country).includes(value.city ?? '')) : there
    return { ...(own ?? nearest.stay), value: { city: cityOf(country, cities) ?? cityHere(reading, group, country), country, venue } }
  }
  const hosted = own ?? hostCountry(reading, group)
  if (!hosted) return sceneOf(reading, group)
  if (!hosted.value.country) return hosted
  return { ...hosted, value: { ...hosted.value, city: cityHere(reading, group, hosted.value.country) } }
}

/** "ANCHORAGE, Alaska - …": reporters go where that is on of which nothing else tells the place. */
function sceneOf({ model, stays }: PlaceReading, group: OccasionGroup): Proven<Place> | null {
  const { dateline } = model
  const country = dateline?.place ? placeNamed(dateline.place) : null
  // Unless they write of a gathering elsewhere.
  if (!country || group.format !== 'in_person' || !isOfTheNews(model, group) || stays.some((stay) => stay.gathering !== null && stay.value.country !== country)) return null
  return { value: { ...NOWHERE, city: cityOfDateline(dateline!.place!), country }, start: dateline!.start, end: dateline!.end }
}

/** Tellings of an occasion whose surroundings are searched; the first show where it is. */
const MOST_TELLINGS = 12

/** The stays of the opening, and those within reach of the occasion's tellings. */
function staysNear({ stays }: PlaceReading, group: OccasionGroup): Stay[] {
  const near = new Set(inSentences(stays, 0, OPENING - 1))
  for (const { sentence } of group.tellings.slice(0, MOST_TELLINGS)) {
    for (const stay of inSentences(stays, sentence - REACH, sentence + REACH)) near.add(stay)
  }
  return [...near]
}

/** How far the stay is from the occasion, sentences; infinite if it is not its. */
function distanceTo(reading: PlaceReading, group: OccasionGroup, stay: Stay): number {
  const { sentence: told, gathering } = stay
  const country = stay.value.country!
  if (!atOneTime(reading.model, group, stay) || (stay.ahead && group.status === 'held')) return Infinity
  const nearest = Math.min(...group.tellings.slice(0, MOST_TELLINGS).map(({ sentence }) => (sentence >= told ? sentence - told : (told - sentence) * 1.5 + 1)))
  const stayer = stayerOf(group, stay)
  if (gathering !== null) {
    if (refersTo(reading.model, group, gathering)) return nearest
    if (nearest <= GATHERING_REACH && group.tellings.some((telling) => telling.sentence >= told) && group.parties.includes(country)) return nearest + 2
    return Infinity
  }
  if (group.parties.includes(country)) {
    // The others of a delegation are where its head is, unless talks of their own are told nearer.
    if (stayer !== 'nobody') return stayer === 'himself' ? nearest - 1 : nearest + DELEGATION
    const isAnybodys = stay.parties.length === 0 && stay.people.length === 0
    return isAnybodys && (nearest <= 2 || told < OPENING) ? nearest + 1 : Infinity
  }
  if (stayer !== 'himself') return Infinity
  // Talks in a third country: that their own words name, or that the whole journey goes to.
  if (group.place?.value.country === country) return nearest
  return !group.place && stay.people.length > 0 && told < OPENING && reading.stays.length <= MOST_STAYS && isOnlyJourney(reading, stay) ? nearest + DELEGATION : Infinity
}

/** Whether somebody who takes part stays there: he by name, another of his party, or nobody. */
function stayerOf(group: OccasionGroup, stay: Stay): 'himself' | 'another' | 'nobody' {
  if (haveInCommon(stay.people, group.people)) return 'himself'
  if (!haveInCommon(stay.parties, group.parties)) return 'nobody'
  const named = stay.people.length > 0 && group.people.some((person) => person.party && stay.parties.includes(person.party))
  return named ? 'another' : 'himself'
}

/** No other country is told of that somebody travels to. */
function isOnlyJourney({ stays }: PlaceReading, stay: Stay): boolean {
  return stays.every((other) => other.gathering !== null || other.value.country === stay.value.country)
}

/** "at the summit", "on the sidelines": the gathering told elsewhere. */
function refersTo(model: TextModel, group: OccasionGroup, gathering: string): boolean {
  const words = ['summit', 'conference', 'assembly', 'forum'].filter((word) => word === gathering)
  return group.tellings.some(({ sentence }) => {
    const { from, to } = model.sentences[sentence]!
    return isAmong(model.tokens, from, to, 'sidelines', 'margins', ...words)
  })
}

/** Neither is of a time that the other cannot be of; what has no date is of the article's days. */
function atOneTime(model: TextModel, group: OccasionGroup, stay: Stay): boolean {
  if (group.tellings.some((telling) => telling.sentence === stay.sentence)) return true
  const now = dayOf(model.publishedOn)
  const [metFrom, metTo] = span(group.date?.value ?? now)
  const [stayedFrom, stayedTo] = span(stay.date ?? now)
  return Math.max(metFrom - stayedTo, stayedFrom - metTo) <= OF_THESE_DAYS * DAY_MS
}

/** The city of the country that the stays name: the only one, that of the same leg of the journey, or the capital, where governments receive. */
function cityOf(country: string, there: readonly { stay: Stay; distance: number }[]): string | null {
  const named = there.filter(({ stay }) => stay.value.city !== null)
  const cities = new Set(named.map(({ stay }) => stay.value.city!.toLowerCase()))
  const [first, second] = named
  const alone = !second || second.stay.sentence !== first?.stay.sentence || second.stay.value.city === first.stay.value.city
  if (first && (cities.size === 1 || (alone && first.distance <= SAME_LEG))) return first.stay.value.city
  return capitalsOf(country).find((capital) => cities.has(capital.toLowerCase())) ?? null
}

/** The country of whoever receives: the host told, the minister called on, the state that an ambassador is posted to. */
function hostCountry(reading: PlaceReading, group: OccasionGroup): Proven<Place> | null {
  if (group.format !== 'in_person') return null
  for (const telling of group.tellings) {
    const host = telling.host ?? postOf(group)
    if (host === null || !isStateCode(host) || !group.parties.includes(host)) continue
    return { value: { ...NOWHERE, country: host }, ...charactersOf(reading.model.tokens, telling) }
  }
  return null
}

/** An ambassador meets officials of the state that he is posted to where he is posted. */
function postOf(group: OccasionGroup): string | null {
  const envoy = group.people.find((person) => person.title?.kind === 'ambassador')
  const hosts = group.parties.filter((party) => party !== envoy?.party && isStateCode(party))
  return envoy && hosts.length === 1 && group.parties.length === 2 ? hosts[0]! : null
}

/** The city of an occasion in a country known: its capital where the article's dateline or a phrase of place names it and it is the scene. */
function cityHere({ model, namedAt }: PlaceReading, group: OccasionGroup, country: string): string | null {
  const dateline = model.dateline?.place
  if (dateline && placeNamed(dateline) === country && isOfTheNews(model, group)) return cityOfDateline(dateline)
  if (!isSeat(group.place?.value.venue ?? '')) return null
  const capital = namedAt.find((named) => named?.kind === 'capital' && named.partyCode === country && !named.weak && isOne(model.tokens, named.from - 1, 'in', 'to'))
  return capital ? wordsAt(model, capital.from, capital.to) : null
}

/** "the Kremlin": a seat of government is in its capital. */
function isSeat(venue: string): boolean {
  return findNamed(tokenise(venue))[0]?.kind === 'metonym'
}

function isOfTheNews(model: TextModel, group: OccasionGroup): boolean {
  if (group.tellings[0]!.sentence >= OPENING || group.status !== 'held') return false
  return !group.date || Math.abs(daysBetween(group.date.value.start, model.publishedOn)) <= FRESH_DAYS
}
