import type { Actor } from './actors.ts'
import type { Person } from './people.ts'
import type { TextModel } from './text-model.ts'
import { isComma, isIn, isOne, isWord, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

const COMPANY = wordList('companyVerbs')

/** "Holt's adviser X", "accompanied by X and Y", "a delegation from Peru led by X", "UN officials including X": officials of the same party. */
export function settleCompany({ tokens, sentences }: TextModel, actors: readonly Actor[], stateCounts?: ReadonlyMap<string, number>): void {
  let party: string | null = null
  /** Whether those listed act for it. */
  let leads = false
  /** Of somebody before in the same list. */
  let listedParty: string | null = null
  /** Of the delegation told of last. */
  let delegation: string | null = null
  /** Those who lead the delegation of another party than the one they held an office of. */
  const moved = new Map<Person | undefined, string>()
  actors.forEach((actor, index) => {
    const { sentence, from, kind, parties, title, people: [person] } = actor
    const last = actors[index - 1]
    const before = last?.sentence === sentence ? last : undefined
    let listed = before !== undefined
    for (let at = before?.to ?? sentences[sentence]!.from; at < from; at++) {
      if (isWord(tokens, at + 1, 'by') && isIn(tokens, at, COMPANY)) {
        const isOwn = isOne(tokens, at, 'accompanied', 'joined') || before?.kind === 'group'
        // "met President X, accompanied by Foreign Minister Y": the subject's.
        const subject = isWord(tokens, at, 'accompanied') && isComma(tokens, at - 1) ? actors.find((other) => other.sentence === sentence && other.kind !== 'state' && partyOf(other) !== null) : before
        party = isOwn && before ? partyOf(subject ?? before) : delegation
        leads = !isOne(tokens, at, 'accompanied', 'joined')
        listed = true
        break
      }
      if (before?.kind === 'group' && wordAt(tokens, at).startsWith('includ')) party = before.parties[0]!
      else if (listed && tokens[at]!.kind !== 'mark' && !isOne(tokens, at, 'and', 'along', 'with', 'his', 'her', 'the')) listed = false
    }
    if (!listed) listedParty = null
    if (before?.to === from - 1 && isWord(tokens, from - 1, "'s") && title?.kind !== 'counterpart') party = partyOf(before)
    // "the president and First Lady X", "the Fijian president, the minister and House Speaker X"
    else if (listed && person && (title?.kind === 'spouse' || (title?.usual && !stateCounts?.has(title.usual)))) party = listedParty
    else if (!listed) party = null
    leads &&= listed
    // Whoever leads a delegation acts for it, whatever he is.
    if (kind === 'person' && party && person && (person.party ? leads && person.title?.former : person.isOfficial || leads)) {
      person.party = party
      person.isOfficial = true
      moved.set(person, party)
    }
    const now = moved.get(person)
    if (now !== undefined) actor.parties = [now]
    if (person) listedParty = person.party ?? listedParty
    if (kind === 'group' && parties.length === 1) delegation = parties[0]!
  })
}

function partyOf({ people, parties }: Actor): string | null {
  return people[0]?.party ?? parties[0] ?? null
}
