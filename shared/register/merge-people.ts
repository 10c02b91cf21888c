import type { Alternative, Attendee } from '../domain/meeting.ts'
import { foldText } from './fold-text.ts'
import { alternative, supportedValues, supportOf } from './supported-value.ts'
import { nameWords, personId, sameName } from './person-names.ts'
import type { NameWords } from './person-names.ts'
import type { Voice } from './voices.ts'
import { textOrder } from '../domain/text-order.ts'

type Seen = { name: string; words: NameWords; title: string | null; party: string; voice: Voice }
type Person = { party: string; seen: Seen[]; spellings: Map<string, NameWords> }

/**
 * Who took part. The same person under several spellings is one, under the fullest. An official readout
 * that names somebody for a party decides about that party: whom only one unofficial voice adds is kept as
 * an alternative. Lists are partial by nature, so nobody is left out for being missing from an account.
 */
export function mergePeople(voices: readonly Voice[], parties: readonly string[]): { participants: Attendee[]; alternatives: Alternative[] } {
  const participants: Attendee[] = []
  const alternatives: Alternative[] = []
  for (const party of parties) {
    const people = tellApart(voices, party)
    const officiallyNamed = people.some((person) => person.seen.some(({ voice }) => voice.official))
    for (const person of people) {
      const attendee = attendeeOf(person)
      if (officiallyNamed && !isSupported(person)) {
        alternatives.push(alternative('participants', { name: attendee.name, party, title: attendee.title }, voicesBehind(person)))
        continue
      }
      participants.push(attendee)
      alternatives.push(...otherTitles(person, attendee))
    }
  }
  participants.sort((a, b) => textOrder(a.party, b.party) || textOrder(a.personId, b.personId))
  return { participants, alternatives }
}

function isSupported(person: Person): boolean {
  const voices = voicesBehind(person)
  return voices.some(({ official }) => official) || new Set(voices.map(({ source }) => source)).size > 1
}

/** The fullest names first, so that a family name alone finds the person that it belongs to. */
function tellApart(voices: readonly Voice[], party: string): Person[] {
  const seen = voices
    .flatMap((voice) =>
      voice.reports.flatMap(({ meeting }) =>
        meeting.participants
          .filter((participant) => participant.party === party)
          .map(({ name, title }): Seen => ({ name, words: nameWords(name), title, party, voice })),
      ),
    )
    .toSorted((a, b) => b.words.length - a.words.length || b.name.length - a.name.length || textOrder(a.name, b.name))
  const people: Person[] = []
  for (const one of seen) {
    const spelling = one.words.join(' ')
    const known = people.find(({ spellings }) => spellings.has(spelling) || spellings.values().every((words) => sameName(words, one.words)))
    if (known === undefined) {
      people.push({ party, seen: [one], spellings: new Map([[spelling, one.words]]) })
    } else {
      known.seen.push(one)
      known.spellings.set(spelling, one.words)
    }
  }
  return people
}

function attendeeOf(person: Person): Attendee {
  const name = bestName(person)
  const spellings = [...new Set(person.seen.map((seen) => seen.name))]
  const title = titles(person)[0]?.value ?? null
  return {
    name,
    party: person.party,
    title,
    personId: personId(name, person.party),
    otherNames: spellings.filter((spelling) => spelling !== name).toSorted(textOrder),
  }
}

/** The spelling with the most words; among those the best supported. */
function bestName(person: Person): string {
  const words = Math.max(...person.spellings.values().map(({ length }) => length))
  const fullest = Map.groupBy(person.seen.filter((seen) => seen.words.length === words), ({ name }) => name)
  const [best] = [...fullest]
    .map(([name, seen]) => ({ name, support: supportOf(seen.map(({ voice }) => voice)) }))
    .toSorted((a, b) => b.support - a.support || textOrder(a.name, b.name))
  if (best === undefined) throw new Error('a person was seen at least once')
  return best.name
}

function titles(person: Person) {
  const titleOf = new Map<Voice, string>()
  for (const { voice, title } of person.seen) {
    if (title !== null && !titleOf.has(voice)) titleOf.set(voice, title)
  }
  return supportedValues(voicesBehind(person), (voice) => titleOf.get(voice) ?? null, foldText)
}

function otherTitles(person: Person, attendee: Attendee): Alternative[] {
  return titles(person)
    .filter(({ value }) => value !== attendee.title)
    .map(({ value, voices }) => alternative(`participants/${attendee.personId}/title`, value, voices))
}

function voicesBehind(person: Person): Voice[] {
  return [...new Set(person.seen.map(({ voice }) => voice))]
}
