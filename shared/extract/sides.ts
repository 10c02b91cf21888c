import type { Actor } from './actors.ts'
import type { Person } from './people.ts'

/** The parties of several actors, in order, each once. */
export function distinctParties(actors: readonly Actor[]): string[] {
  return actors.length === 0 ? [] : [...new Set(actors.flatMap(partiesOf))]
}

/** The parties that the words name; nothing for officials whose country goes without saying. */
export function partiesOf(actor: Actor): string[] {
  if (actor.people.length === 0 || actor.kind === 'group') return actor.parties
  const own = partiesOfPeople(actor.people)
  return own.length > 0 ? own : actor.parties
}

/** Whoever several actors stand for, in order, each once. */
export function peopleOf(actors: readonly Actor[]): Person[] {
  return [...new Set(actors.flatMap(({ people }) => people))]
}

/** The parties of several people, in order, each once. */
export function partiesOfPeople(people: readonly Person[]): string[] {
  return [...new Set(people.flatMap(({ party }) => party ?? []))]
}
