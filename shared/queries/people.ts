import { partyCodeSchema } from '../domain/party.ts'
import { facets } from '../register/index-rows.ts'
import type { IndexRow } from '../register/index-rows.ts'
import { peopleOfListing } from '../register/meeting-row.ts'
import { lookupWords, nameWords, personId as idOfName, sameName } from '../register/person-names.ts'
import { tellPeopleApart } from '../register/tell-people-apart.ts'
import type { Person, Sighting } from '../register/tell-people-apart.ts'
import { withoutLeftovers } from './current-rows.ts'
import type { RegisterReader } from './register-reader.ts'

/** A person, with the rows that list their meetings among all, the latest first. */
export type PersonAnswer = {
  person: Person
  meetings: IndexRow[]
  /** People with the same full name for other parties: the same person in another office, or a homonym. */
  namesakes: Person[]
}

/** As many meetings, the latest, are read of each word of a name. */
const MEETINGS_OF_A_WORD = 5000
/** Other spellings lead to other words, those to other spellings; more than a few such steps lead astray. */
const MOST_STEPS = 3

/**
 * The person of an id, party and folded name (`KOR:choi-jong-kun`). The name may be any spelling that was
 * seen, or one like it; the answer has the id of the spelling to show. Null if nobody is seen under it.
 */
export async function getPerson(reader: RegisterReader, id: string): Promise<PersonAnswer | null> {
  const asked = splitPersonId(id)
  if (asked === null) return null
  const { people, rows } = await peopleAround(reader, asked.name, asked.party)
  const ofParty = people.filter(({ party }) => party === asked.party)
  const person = ofParty.find((one) => one.names.some(({ text }) => idOfName(text, one.party) === id)) ?? onlyOne(ofParty.filter((one) => isCalled(one, asked.name)))
  if (person === undefined) return null
  const own = new Set(person.sightings.map(({ meetingId }) => meetingId))
  const meetings = rows.filter(({ meeting_id: meetingId }) => own.has(meetingId))
  const namesakes = people.filter(({ party, names }) => party !== person.party && names.some(({ text }) => isFullNameOf(text, person)))
  return { person, meetings, namesakes }
}

/** The people who bear a name, in any usual spelling, or a family name alone; of one party or of all. The most seen first. */
export async function findPeople(reader: RegisterReader, { name, party }: { name: string; party?: string | undefined }): Promise<Person[]> {
  const { people } = await peopleAround(reader, name, party ?? null)
  return people.filter((one) => (party === undefined || one.party === party) && isCalled(one, name))
}

/** Whether a text is written as a person's id is. */
export function isPersonId(text: string): boolean {
  return splitPersonId(text) !== null
}

/** The party and the name in a person's id; null if it is none. */
export function splitPersonId(id: string): { party: string; name: string } | null {
  const at = id.lastIndexOf(':')
  const [party, name] = [id.slice(0, Math.max(at, 0)), id.slice(at + 1).replaceAll('-', ' ')]
  return partyCodeSchema.safeParse(party).success && lookupWords(name).length > 0 ? { party, name } : null
}

/**
 * The people among those who share a word with a name, and their meetings. Where the name's bearers for the
 * party have other spellings, those are followed too, so that it does not matter by which one is asked.
 */
async function peopleAround(reader: RegisterReader, name: string, party: string | null): Promise<{ people: Person[]; rows: IndexRow[] }> {
  const rows = new Map<string, IndexRow>()
  const words = new Set<string>()
  let fresh = lookupWords(name)
  let people: Person[] = []
  for (let step = 0; step < MOST_STEPS && fresh.length > 0; step += 1) {
    for (const listing of await Promise.all(fresh.map((word) => meetingsOfWord(reader, word)))) {
      for (const row of listing) rows.set(row.meeting_id, { ...row, facet: facets.all() })
    }
    for (const word of fresh) words.add(word)
    people = tellPeopleApart([...rows.values()].flatMap((row) => sightingsIn(row, words)))
    const bearers = people.filter((one) => (party === null || one.party === party) && isCalled(one, name))
    fresh = [...new Set(bearers.flatMap(({ names }) => names.flatMap(({ text }) => lookupWords(text))))].filter((word) => !words.has(word))
  }
  const latestFirst = [...rows.values()].toSorted((a, b) => (a.date_id < b.date_id ? 1 : -1))
  return { people, rows: latestFirst }
}

async function meetingsOfWord(reader: RegisterReader, word: string): Promise<IndexRow[]> {
  const rows = await reader.listing({ facet: facets.person(word), order: 'desc', from: null, to: null, after: null, limit: MEETINGS_OF_A_WORD })
  return withoutLeftovers(reader, rows)
}

function sightingsIn(row: IndexRow, words: ReadonlySet<string>): Sighting[] {
  return peopleOfListing(row)
    .filter(({ names }) => names.some((name) => lookupWords(name).some((word) => words.has(word))))
    .map((one) => ({ ...one, meetingId: row.meeting_id, day: row.listed_day }))
}

function isCalled({ names }: Person, name: string): boolean {
  const asked = nameWords(name)
  return names.some(({ text }) => sameName(asked, nameWords(text)))
}

function isFullNameOf(text: string, person: Person): boolean {
  const words = nameWords(text)
  return words.length >= 2 && person.names.some(({ text: other }) => nameWords(other).length >= 2 && sameName(words, nameWords(other)))
}

function onlyOne<Value>(values: readonly Value[]): Value | undefined {
  return values.length === 1 ? values[0] : undefined
}
