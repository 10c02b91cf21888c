import { officesWithName } from './affiliation.ts'
import { isForeignTo, originOf } from './name-origins.ts'
import type { Person } from './people.ts'
import { listUnder } from './tally.ts'
import type { TextModel } from './text-model.ts'
import type { TitlePhrase } from './titles.ts'
import { isOne, isWord } from './word-at.ts'

/** Sentences behind an office among which its holder's name may follow. */
const NAME_REACH = 2
/** Lowest rank of an office whose holder is told by his name alone afterwards: ambassadors. */
const LOWEST = 5
/** Most that a sentence tells of so. */
const MOST = 4

/** An office of one party that nobody is named in. */
type Vacancy = { title: TitlePhrase; party: string }

/**
 * "The presidents of Chad and Niger spoke on Monday. A and B agreed …": whoever is first told of by his name alone holds
 * the office that the sentence before leaves without a name; several in their order, where as many names follow as
 * offices were told. One alone has to open its sentence. Gives them office and party, in place.
 */
export function nameOffices({ tokens, sentences }: TextModel, titles: readonly TitlePhrase[], people: readonly Person[], sentenceOf: Int32Array): void {
  const withName = officesWithName(people)
  const held = new Set(people.flatMap(({ party, nameMentions }) => nameMentions.flatMap(({ title }) => (title ? [`${party} ${title.head}`] : []))))
  const vacancies = new Map<number, Vacancy[]>()
  let owner: TitlePhrase | null = null
  for (const title of titles) {
    const sentence = sentenceOf[title.from]!
    if (withName.has(title) || title.former || title.rank > LOWEST || title.kind === 'private' || title.kind === 'spokesperson' || isOne(tokens, title.from - 1, 'a', 'an')) continue
    // "his Israeli counterpart": of the office of the one before.
    const office: TitlePhrase = title.kind === 'counterpart' && owner && sentenceOf[owner.from] === sentence ? owner : title
    if (title.kind !== 'counterpart') owner = title
    for (const party of title.parties) if (!held.has(`${party} ${office.head}`)) listUnder(vacancies, sentence, { title: { ...office, kind: title.kind, from: title.from, to: title.to, parties: [party] }, party })
  }
  if (vacancies.size === 0) return
  const newcomers = new Map<number, Person[]>()
  const heads = new Set([...vacancies.values()].flatMap((vacant) => vacant.map(({ title }) => title.head)))
  for (const person of people.toSorted((a, b) => a.nameMentions[0]!.from - b.nameMentions[0]!.from)) {
    const { title } = person
    if (!title || title.kind === 'counterpart' || (title.parties.length === 0 && heads.has(title.head))) listUnder(newcomers, sentenceOf[person.nameMentions[0]!.from]!, person)
  }
  for (const [sentence, vacant] of vacancies) {
    // "A and B will meet on Monday. The prime minister of Chad spoke to the president of Niger": those before, in their order.
    const before = newcomers.get(sentence - 1) ?? []
    if (vacant.length === 2 && before.every(({ party }) => !party) && appointAll(before, vacant)) continue
    let next = sentence + 1
    while (next < sentence + NAME_REACH && !newcomers.has(next)) next++
    const named = newcomers.get(next) ?? []
    const [first, second] = named
    if (!first || vacant.length > MOST || new Set(vacant.map(({ party }) => party)).size < vacant.length) continue
    if (!second && first.nameMentions[0]!.from !== sentences[next]!.from) continue
    // "The premier of Chad met the president of Niger. A said … The meeting with B lasted": who acts first, then the other.
    if (!second && vacant.length === 2 && vacant[0]!.title.from < vacant[1]!.title.from) {
      const [other, ...others] = newcomers.get(next + 1) ?? []
      if (mayHold(first, vacant[0]!)) appoint(first, vacant[0]!)
      if (other && others.length === 0 && isWord(tokens, other.nameMentions[0]!.from - 1, 'with') && mayHold(other, vacant[1]!)) appoint(other, vacant[1]!)
    }
    // Somebody else of whom the sentence tells need not be of them.
    else appointAll(named, vacant)
  }
}

/** Gives as many people the offices, in their order; false, and nothing, if one of them may not hold his. */
function appointAll(people: readonly Person[], vacant: readonly Vacancy[]): boolean {
  const mayAll = people.length === vacant.length && people.every((person, at) => mayHold(person, vacant[at]!))
  if (mayAll) people.forEach((person, at) => appoint(person, vacant[at]!))
  return mayAll
}

function appoint(person: Person, { title, party }: Vacancy): void {
  person.party = party
  person.isOfficial = true
  if (person.nameMentions[0]!.title) return
  person.nameMentions[0]!.title = title
  // "his Israeli counterpart": no words of its own.
  if (title.kind !== 'counterpart') person.title = title
}

/** Whether somebody of whom nothing is known but a full name, or an office of that name, may hold the office, by his name and by his being told of. */
function mayHold({ party, title, nameWords }: Person, { party: state, title: { head } }: Vacancy): boolean {
  const origin = originOf(nameWords)
  const isOpen = (!party || party === state) && (!title || title.kind === 'counterpart' || title.head === head)
  return isOpen && nameWords.length > 1 && !(origin && isForeignTo(origin, state))
}
