import type { Actor } from './actors.ts'

/** The parties of several actors, in order, each once. */
export function distinctParties(actors: readonly Actor[]): string[] {
  return actors.length === 0 ? [] : [...new Set(actors.flatMap(partiesOf))]
}

/** The parties that the words name; nothing for officials whose country goes without saying. */
export function partiesOf(actor: Actor): string[] {
  if (actor.people.length === 0 || actor.kind === 'group') return actor.parties
  const own = actor.people.flatMap((person) => (person.party ? [person.party] : []))
  return own.length > 0 ? [...new Set(own)] : actor.parties
}
