import type { Actor } from './actors.ts'
import { isStateCode } from './known-codes.ts'
import type { Person } from './people.ts'

/** Lowest rank of those who need no office beside their name: heads of state and government, ministers. */
const LEADING = 3

/** Sentences before an office among which its holder is told of. */
const HOLDER_REACH = 2

/**
 * "Jonas flew to Tehran. The foreign secretary will …": whoever is told by his name alone holds the office that the
 * next sentence opens with, if he alone of those before it has none and nobody else holds it. Gives him the office
 * and its party, in place. `home`: the state whose offices need no country.
 */
export function giveOffices(actors: readonly Actor[], people: readonly Person[], home: string | null): void {
  let sentence = -1
  const named: { sentence: number; person: Person }[] = []
  for (const actor of actors) {
    const isFirst = actor.sentence !== sentence && actor.kind !== 'state'
    if (isFirst) sentence = actor.sentence
    const person = actor.kind === 'person' ? actor.people[0] : undefined
    if (person) named.push({ sentence: actor.sentence, person })
    const { title } = actor
    if (!isFirst || actor.kind !== 'office' || !title?.definite || title.possessive || title.former || title.deputy || title.rank > LEADING) continue
    const party = title.parties[0] ?? title.usual ?? home
    if (!party || !isStateCode(party) || people.some((other) => other.party !== null && other.party !== party ? false : other.mentions.some((mention) => mention.title?.head === title.head))) continue
    const before = named.filter((other) => other.sentence < sentence && other.sentence >= sentence - HOLDER_REACH)
    const holders = new Set(before.flatMap(({ person: other }) => (other.title === null && other.mentions.length > 1 && (other.party ?? party) === party ? other : [])))
    const [holder] = holders
    if (!holder || holders.size > 1) continue
    holder.title = title
    holder.official = true
    holder.party = party
    holder.mentions[0]!.title = title
  }
}
