import type { Actor } from './actors.ts'
import type { TextModel } from './text-model.ts'
import { isOne, wordAt } from './word-at.ts'

/** "Holt's adviser X", "accompanied by X and Y", "a delegation from Peru led by X", "UN officials including X": officials of the same party. */
export function settleCompany({ tokens, sentences }: TextModel, actors: readonly Actor[]): void {
  let party: string | null = null
  /** Whether those listed act for it. */
  let leads = false
  /** Of the delegation told of last. */
  let delegation: string | null = null
  actors.forEach(({ sentence, from, kind, parties, title, people: [person] }, index) => {
    const last = actors[index - 1]
    const before = last?.sentence === sentence ? last : undefined
    let listed = before !== undefined
    for (let at = before?.to ?? sentences[sentence]!.from; at < from; at++) {
      if (wordAt(tokens, at + 1) === 'by' && isOne(tokens, at, 'accompanied', 'led', 'headed', 'represented')) {
        const isOwn = wordAt(tokens, at) === 'accompanied' || before?.kind === 'group'
        party = isOwn && before ? partyOf(before) : delegation
        leads = wordAt(tokens, at) !== 'accompanied'
        listed = true
        break
      }
      if (before?.kind === 'group' && wordAt(tokens, at).startsWith('includ')) party = before.parties[0]!
      else if (tokens[at]!.kind !== 'mark' && wordAt(tokens, at) !== 'and') listed = false
    }
    if (before?.to === from - 1 && wordAt(tokens, from - 1) === "'s" && title?.kind !== 'counterpart') party = partyOf(before)
    else if (!listed) party = null
    leads &&= listed
    // Whoever leads a delegation acts for it, whatever he is.
    if (kind === 'person' && party !== null && person && (person.official || leads) && person.party === null) {
      person.party = party
      person.official = true
    }
    if (kind === 'group' && parties.length === 1) delegation = parties[0]!
  })
}

function partyOf({ people, parties }: Actor): string | null {
  return people[0]?.party ?? parties[0] ?? null
}
