import type { Actor } from './actors.ts'
import { addNew } from './lists.ts'
import type { Person } from './people.ts'
import type { Token } from './text-model.ts'
import { anyOf, isAmong, isOne, isWord } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** The parties of several actors, in order, each once. */
export function distinctParties(actors: readonly Actor[]): string[] {
  const parties: string[] = []
  for (const actor of actors) addNew(parties, partiesOf(actor))
  return parties
}

/** The parties that the words name; nothing for officials whose country goes without saying. */
export function partiesOf(actor: Actor): string[] {
  // "The pair", of whom one is told by his office alone.
  if (actor.people.length === 0 || actor.kind === 'group' || (actor.kind === 'collective' && actor.parties.length > 1)) return actor.parties
  const own = partiesOfPeople(actor.people)
  return own.length > 0 ? own : actor.parties
}

/** Whoever several actors stand for, in order, each once. */
export function peopleOf(actors: readonly Actor[]): Person[] {
  const found: Person[] = []
  for (const { people } of actors) addNew(found, people)
  return found
}

/** The parties of several people, in order, each once. */
export function partiesOfPeople(people: readonly Person[]): string[] {
  const parties: string[] = []
  for (const { party } of people) if (party && !parties.includes(party)) parties.push(party)
  return parties
}

/** "The UN Security Council": whose meetings are its own. */
export function isOwnCouncil(tokens: readonly Token[], [actor, ...others]: readonly Actor[]): boolean {
  return actor !== undefined && others.length === 0 && actor.parties[0] === 'UN' && isOne(tokens, actor.to - 1, 'council', 'assembly')
}

const APART = wordList('apart')

/** "separate talks", "met separately": with each one by one. */
export function areApart(tokens: readonly Token[], from: number, to: number): boolean {
  return anyOf(APART, tokens, from, to)
}

/** "talks with A and B, separately", "met A and B in turn", "met A and, separately, B", "met A and later B", "with A and with B" */
export function areMetApart(tokens: readonly Token[], actors: readonly Actor[]): boolean {
  const [first, last] = [actors[0], actors.at(-1)]
  return actors.length > 1 && (areApart(tokens, first!.to, last!.to + 3) || isAmong(tokens, first!.to, last!.from, 'later', 'then', 'afterwards', 'subsequently') || (isWord(tokens, last!.from - 1, 'with') && isWord(tokens, last!.from - 2, 'and')))
}

/** "visiting Foreign Minister X": whether one of them is a guest in the other's country. */
export function areVisiting(tokens: readonly Token[], actors: readonly Actor[]): boolean {
  return actors.some(({ from }) => isWord(tokens, from - 1, 'visiting'))
}
