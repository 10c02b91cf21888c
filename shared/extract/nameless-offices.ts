import type { Actor } from './actors.ts'
import { isStateCode } from './known-codes.ts'
import type { Person } from './people.ts'
import { addUnder } from './tally.ts'
import { MINISTER_RANK, STATES_WITHOUT } from './title-lexicon.ts'


/** Sentences before an office among which its holder is told of. */
const HOLDER_REACH = 2

/**
 * "Jonas flew to Tehran. The foreign secretary will …": whoever is told by his name alone holds the office that the
 * next sentence opens with, if he alone of those before it has none and nobody else holds it. Gives him the office
 * and its party, in place. `home`: the state whose offices need no country.
 */
export function giveOffices(actors: readonly Actor[], people: readonly Person[], home: string | null): void {
  let sentence = -1
  const named: Actor[] = []
  // Of which parties the holders of each office are; null where that is not told.
  const held = new Map<string, Set<string | null>>()
  for (const { nameMentions, party } of people) for (const { title } of nameMentions) if (title) addUnder(held, title.head, party)
  for (const actor of actors) {
    const isFirst = actor.sentence !== sentence && actor.kind !== 'state'
    if (isFirst) sentence = actor.sentence
    if (actor.kind === 'person') named.push(actor)
    const { title } = actor
    if (!isFirst || actor.kind !== 'office' || !title?.definite || title.possessive || title.former || title.deputy || title.rank > MINISTER_RANK) continue
    const party = title.parties[0] ?? title.usual ?? home
    const taken = held.get(title.head)
    if (!party || !isStateCode(party) || STATES_WITHOUT.get(title.head)?.has(party) || taken?.has(party) || taken?.has(null)) continue
    const holders = new Set<Person>()
    for (let index = named.length - 1; index >= 0 && named[index]!.sentence >= sentence - HOLDER_REACH; index--) {
      const person = named[index]!.people[0]!
      if (!person.title && person.nameMentions.length > 1 && (person.party ?? party) === party) holders.add(person)
    }
    const [holder] = holders
    if (!holder || holders.size > 1) continue
    holder.title = title
    holder.isOfficial = true
    holder.party = party
    holder.nameMentions[0]!.title = title
  }
}
