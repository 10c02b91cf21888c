import type { Actor } from './actors.ts'
import { PLAIN, type Candidate, type CandidateSource } from './candidate.ts'
import { isStateCode } from './known-codes.ts'
import type { Person } from './people.ts'
import type { TextModel } from './text-model.ts'
import { anyOf, isOne, wordAt } from './word-at.ts'

/** Tokens behind a speaker's name among which the colon stands: "(As interpreted.):". */
const COLON_WITHIN = 6
const COLON = new Set([':'])

/**
 * The meeting that a government's transcript is of: one of its own and an official of another state speak in turn, each
 * named ahead of his words ("PRESIDENT HALE: …"), before it or after. Null for any other text.
 */
export function meetingOfTranscript(source: CandidateSource): Candidate | null {
  const { model, home } = source
  if (!home.official || !home.party || !isStateCode(home.party)) return null
  const speakers = source.actors.filter((actor) => isSpeaker(model, actor))
  const host = speakers.find(({ people: [person] }) => person!.party === home.party || !person!.party)
  const guest = speakers.find((actor) => isGuest(actor.people[0]!, home.party!))
  if (!guest) return null
  const first = speakers[0]!
  const [visitor, own] = [guest.people[0]!, host?.people[0]]
  if (own) own.party ??= home.party
  const { from, to } = model.sentences[first.sentence]!
  return {
    ...PLAIN,
    sentence: first.sentence,
    from: first.from,
    to: first.to,
    clauseFrom: from,
    clauseTo: to,
    subjects: host ? [host] : [],
    objects: [guest],
    parties: [home.party, visitor.party!],
    people: own ? [own, visitor] : [visitor],
    strength: 0.8,
  }
}

/** Whether the speaker is an official of another state than the host's. */
function isGuest({ isOfficial, title, party }: Person, home: string): boolean {
  return isOfficial && title?.kind !== 'spokesperson' && party !== null && party !== home && !party.startsWith('NSA:')
}

/** Named at the beginning of a line, with a colon behind. */
export function isSpeaker({ clean, tokens }: TextModel, actor: Actor): boolean {
  if (actor.kind !== 'person') return false
  let { from } = actor
  // "THE HON JONE RATU, PRIME MINISTER OF FIJI:"
  while (isOne(tokens, from - 1, 'the', 'rt', 'hon', 'h.e.')) from--
  let at = tokens[from]!.start - 1
  while (at >= 0 && (clean[at] === ' ' || clean[at] === '\u00a0')) at--
  if (at >= 0 && clean[at] !== '\n') return false
  const mark = wordAt(tokens, actor.to)
  return mark === ':' || (mark === '(' && anyOf(COLON, tokens, actor.to + 1, actor.to + COLON_WITHIN + 1))
}
