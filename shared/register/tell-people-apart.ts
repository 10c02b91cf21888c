import { foldText } from './fold-text.ts'
import { officeLevel } from './office-level.ts'
import { nameWords, personId, sameName } from './person-names.ts'
import type { NameWords } from './person-names.ts'
import { textOrder } from '../domain/text-order.ts'

/** One person's part in one meeting. */
export type Sighting = {
  meetingId: string
  /** The day that the meeting is listed under. */
  day: string
  party: string
  /** The name that the record shows, then the other spellings seen. */
  names: readonly [string, ...string[]]
  title: string | null
}

/** A spelling, or a title, with the meetings that give it. */
export type Seen = { text: string; firstDay: string; lastDay: string; meetings: number }

/** One person over time: who for a party bears one name, in whatever spelling. */
export type Person = {
  /** Party and folded name; every spelling's id leads to the person, see `getPerson`. */
  personId: string
  party: string
  name: string
  /** Every spelling seen, the one most seen first. */
  names: Seen[]
  /** Offices by the first day on which they are seen; spellings of one title are one office. */
  offices: Seen[]
  firstDay: string
  lastDay: string
  /** The latest first. */
  sightings: Sighting[]
}

/** Sightings that are one person's: under the name seen most, and its variants. */
type Group = { words: NameWords; sightings: Sighting[] }

/**
 * The people of sightings. A function of the set: order does not matter. People of different parties are
 * different people. Of one party, the fullest names come first, among them the most seen; a name that one
 * person's can be is that person's, and one that several could bear stays apart, unless only one of them
 * is seen in the same office.
 */
export function tellPeopleApart(sightings: readonly Sighting[]): Person[] {
  const people: Person[] = []
  for (const own of Map.groupBy(sightings, ({ party }) => party).values()) people.push(...groupsOf(own).map(personOf))
  return people.toSorted((a, b) => b.sightings.length - a.sightings.length || textOrder(a.personId, b.personId))
}

function groupsOf(sightings: readonly Sighting[]): Group[] {
  const byName = [...Map.groupBy(sightings, ({ names: [name] }) => nameWords(name).join(' '))]
    .map(([key, own]) => ({ key, words: key.split(' '), fullness: fullWords(key.split(' ')), sightings: own }))
    .toSorted((a, b) => b.fullness - a.fullness || b.sightings.length - a.sightings.length || textOrder(a.key, b.key))
  const groups: Group[] = []
  for (const { words, sightings: own } of byName.filter(({ fullness }) => fullness >= 2)) {
    const bearers = groups.filter((group) => sameName(group.words, words))
    const [only] = bearers
    if (only !== undefined && bearers.length === 1) only.sightings.push(...own)
    else groups.push({ words, sightings: [...own] })
  }
  const named = groups.map((group): Group => ({ ...group, sightings: [...group.sightings] }))
  for (const { words, sightings: own } of byName.filter(({ fullness }) => fullness < 2)) {
    const bearers = named.flatMap((group, index) => (sameName(group.words, words) ? [{ group, index }] : []))
    const apart: Sighting[] = []
    for (const sighting of own) {
      const inOffice = bearers.length > 1 ? bearers.filter(({ group }) => group.sightings.some((other) => sameOffice(other, sighting))) : bearers
      const home = inOffice.length === 1 ? groups[inOffice[0]?.index ?? -1] : undefined
      if (home === undefined) apart.push(sighting)
      else home.sightings.push(sighting)
    }
    if (apart.length > 0) groups.push({ words, sightings: apart })
  }
  return groups
}

/** Words of a name that are more than an initial. */
function fullWords(words: NameWords): number {
  return words.filter((word) => word.length > 1).length
}

function sameOffice({ title: one }: Sighting, { title: other }: Sighting): boolean {
  return one !== null && other !== null && foldText(one) === foldText(other)
}

function personOf({ sightings }: Group): Person {
  const ordered = sightings.toSorted((a, b) => textOrder(b.day, a.day) || textOrder(a.meetingId, b.meetingId) || textOrder(wordsOf(a), wordsOf(b)))
  const [latest] = ordered
  const names = namesOf(ordered)
  const name = names[0]?.text
  if (latest === undefined || name === undefined) throw new Error('a person is seen at least once')
  return {
    personId: personId(name, latest.party),
    party: latest.party,
    name,
    names,
    offices: officesOf(ordered),
    firstDay: ordered.at(-1)?.day ?? latest.day,
    lastDay: latest.day,
    sightings: ordered,
  }
}

function wordsOf({ names, title }: Sighting): string {
  return [...names, title ?? ''].join('\n')
}

/** Spellings; the name to show first: a full one rather than a family name, then the one most seen. */
function namesOf(sightings: readonly Sighting[]): Seen[] {
  const spelled = sightings.flatMap((sighting) => [...new Set(sighting.names)].map((name) => ({ name, sighting })))
  const shown = Map.groupBy(sightings, ({ names: [name] }) => name)
  // Only a name that a record shows: so no two people have the same id.
  const isFull = ({ text }: Seen) => shown.has(text) && fullWords(nameWords(text)) >= 2
  return [...Map.groupBy(spelled, ({ name }) => name)]
    .map(([name, of]) => seen(name, of.map(({ sighting }) => sighting)))
    .toSorted(
      (a, b) =>
        Number(isFull(b)) - Number(isFull(a)) ||
        (shown.get(b.text)?.length ?? 0) - (shown.get(a.text)?.length ?? 0) ||
        b.meetings - a.meetings ||
        textOrder(a.text, b.text),
    )
}

/** Words that make another office of the same title. */
const NOT_IN_OFFICE: ReadonlySet<string> = new Set(['former', 'ex', 'late', 'acting', 'interim', 'caretaker', 'incoming', 'designate', 'elect'])

/** Titles with their days; "US Deputy Secretary of State" is the office of "Deputy Secretary of State". */
function officesOf(sightings: readonly Sighting[]): Seen[] {
  const titled = sightings.flatMap(({ title, ...sighting }) => (title === null ? [] : [{ title, words: foldText(title).split(' '), sighting }]))
  const shapes = [...new Map(titled.map(({ words }) => [words.join(' '), words])).values()]
  return [...Map.groupBy(titled, ({ words }) => shortestForm(words, shapes))]
    .map(([, of]) => seen(mostFrequent(of.map(({ title }) => title)), of.map(({ sighting }) => sighting)))
    .toSorted((a, b) => textOrder(a.firstDay, b.firstDay) || textOrder(a.text, b.text))
}

/** Of the titles that this one ends in, with at least two words and of the same rank, the shortest. */
function shortestForm(words: readonly string[], shapes: readonly (readonly string[])[]): string {
  const forms = shapes.filter((shape) => shape.length >= 2 && isEndOf(shape, words)).toSorted((a, b) => a.length - b.length)
  return (forms[0] ?? words).join(' ')
}

function isEndOf(end: readonly string[], words: readonly string[]): boolean {
  const start = words.length - end.length
  return (
    start >= 0 &&
    end.every((word, index) => words[start + index] === word) &&
    !words.slice(0, start).some((word) => NOT_IN_OFFICE.has(word)) &&
    officeLevel(end.join(' ')) === officeLevel(words.join(' '))
  )
}

function mostFrequent(texts: readonly string[]): string {
  const counted = [...Map.groupBy(texts, (text) => text)].toSorted(([a, as], [b, bs]) => bs.length - as.length || textOrder(a, b))
  return counted[0]?.[0] ?? ''
}

function seen(text: string, sightings: readonly { day: string; meetingId: string }[]): Seen {
  const days = sightings.map(({ day }) => day).toSorted()
  return { text, firstDay: days[0] ?? '', lastDay: days.at(-1) ?? '', meetings: new Set(sightings.map(({ meetingId }) => meetingId)).size }
}
