import type { Actor } from './actors.ts'
import type { CandidateSource, Discourse } from './candidate.ts'
import type { Named } from './gazetteer.ts'
import { addNew } from './lists.ts'
import type { Person } from './people.ts'
import { hostOrHome, ownOrLeading } from './settle-countries.ts'
import { partiesOfPeople, peopleOf } from './sides.ts'
import { countStates, isGoneTo, isMatter } from './story.ts'
import type { Token } from './text-model.ts'
import { HEAD_RANK } from './title-lexicon.ts'
import { isIn, isOne, isWord, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

const STRIFE = wordList('strife')

/** A sentence that names people of exactly two parties, for "the two leaders" that follow. */
export function sidesOf(source: CandidateSource, actors: readonly Actor[], sentence: number): Discourse {
  const people = peopleOf(actors.filter(({ kind }) => kind === 'person'))
  if (people.length === 0) return sidesOfStates(source, actors, sentence)
  const known = partiesOfPeople(people)
  // "President Langat and Ethiopian Prime Minister Tesfaye agreed": the one without a country is of the outlet's, or of the story's.
  // Beside "a Hamas delegation" those it met are of one side; beside one of its own, an official outlet tells of more of them.
  if (known.length === 1 && !(source.home.official && known[0] === source.home.party) && !actors.some(({ kind, parties }) => kind === 'group' && parties.some((party) => !known.includes(party)))) {
    const own = hostOrHome(source, known, people[0]!.party !== null)
    const party = goalBefore(source, sentence, people.at(-1)!, known) ?? (own && !known.includes(own) ? own : ownOrLeading(source, null, known))
    for (const person of people) if (!person.party && person.isOfficial && person.title && person.title.rank <= 3 && party && !person.notOf?.has(party)) person.party = party
  }
  // "A and B will attend the meeting between President X and President Y": who holds the office that another holds is of the other side.
  if (known.length === 2) {
    for (const person of people) {
      const peers = people.filter(({ party, title }) => party && title?.head === person.title?.head)
      if (!person.party && person.title && person.title.rank <= HEAD_RANK && peers.length === 1) person.party = known.find((party) => party !== peers[0]!.party)!
    }
  }
  const parties = partiesOfPeople(people)
  if (parties.length === 2) return { parties, people }
  const states = sentence < 2 ? statesAmong(source, actors) : []
  return states.length > 1 ? { parties: states, people: [], loose: true } : null
}

/** "flew to Riyadh, where he met King X", "met King X on a visit to Riyadh": the state to which the sentence has somebody travel last before it names `who`, or pay a visit; null if it is told of none, or of one of those known. */
function goalBefore({ model: { tokens, sentences }, namedAt }: CandidateSource, sentence: number, who: Person, known: readonly string[]): string | null {
  const { from, to } = sentences[sentence]!
  const isBefore = (goal: Named) => isOne(tokens, goal.from - 2, 'visit', 'trip') || who.nameMentions.some((mention) => mention.from > goal.from && mention.from < to)
  // "the envoy for Sudan" goes nowhere.
  const goal = namedAt.slice(from, to).findLast((named) => named && !known.includes(named.partyCode!) && isGoneTo(tokens, named) && !isWord(tokens, named.from - 1, 'for') && isBefore(named))
  return goal?.partyCode ?? null
}

/** "their disputes with China" */
function isOpponent(tokens: readonly Token[], { from }: Actor): boolean {
  return isWord(tokens, from - 1, 'with') && isIn(tokens, from - 2, STRIFE)
}

function statesAmong({ model: { tokens } }: CandidateSource, actors: readonly Actor[]): string[] {
  // "Negotiators from Fiji, Tonga and Samoa … Teams from the three countries"
  const states = actors.flatMap(({ kind, parties }) => (kind === 'group' && parties.length > 2 ? parties : []))
  for (const actor of actors) if (actor.kind === 'state' && !actor.placeName?.weak && !isOpponent(tokens, actor) && !(actor.placeName && isMatter(tokens, actor.placeName))) addNew(states, actor.parties)
  return states
}

/** Who comes from several states for business, sport or study. */
const OF_BUSINESS = /^(?:compan|firm|business|export|import|invest|student|athlete|tourist|team|player|visitor)\w*s$/

/** The same, of a sentence that names states alone. */
function sidesOfStates(source: CandidateSource, actors: readonly Actor[], sentence: number): Discourse {
  const { tokens } = source.model
  // "400 companies from Russia, India and Vietnam"
  if (actors.some(({ from }) => isWord(tokens, from - 1, 'from') && OF_BUSINESS.test(wordAt(tokens, from - 2)))) return null
  const states = statesAmong(source, actors)
  if (states.length < 2 && sentence < 2) {
    // By whatever form of their names.
    const { from, to } = source.model.sentences[sentence]!
    const named = [...countStates(source.namedAt.slice(from, to), (name) => !name.weak && name.kind !== 'city' && !isMatter(tokens, name)).keys()]
    return named.length === 2 ? { parties: named, people: [] } : null
  }
  return states.length >= 2 && states.length <= (sentence < 2 ? 6 : 2) ? { parties: states, people: [] } : null
}
