import type { Actor } from './actors.ts'
import type { Person } from './people.ts'
import type { Quote, TextModel, Token } from './text-model.ts'

/** Verbs that give a quotation its speaker. */
const SPEECH = new Set('said says say told tells added wrote posted tweeted stated announced declared noted explained stressed remarked replied insisted warned commented continued'.split(' '))

/**
 * Fills in whom pronouns and offices without a name stand for, in place. `home` is the party of an official
 * outlet, which "I" and "we" outside of quotations speak for.
 */
export function resolveReferences(model: TextModel, actors: Actor[], people: readonly Person[], home: string | null): void {
  const bySentence: Actor[][] = model.sentences.map(() => [])
  for (const actor of actors) bySentence[actor.sentence]?.push(actor)
  for (const actor of actors) {
    if (actor.kind === 'person' && actor.parties.length === 0 && actor.people[0]?.party) actor.parties = [actor.people[0].party]
    if (actor.kind === 'office' && actor.title) resolveOffice(actor, people, home)
  }
  for (const actor of actors) {
    if (actor.kind !== 'pronoun') continue
    const word = model.tokens[actor.from]!.lower
    if (word === 'i' || word === 'we') {
      const start = model.tokens[actor.from]!.start
      const quote = model.quotes.find((candidate) => candidate.start <= start && start < candidate.end)
      const speaker = quote ? speakerOf(model, actors, quote) : null
      if (speaker) assign(actor, speaker)
      else if (!quote && home) actor.parties = [home]
      continue
    }
    const referent = antecedent(bySentence, actor)
    if (referent) assign(actor, referent)
  }
}

function assign(actor: Actor, referent: Actor): void {
  actor.people = referent.people
  actor.parties = referent.parties
  actor.title = referent.title
}

/** "the Russian foreign minister": whoever the article names in that office for that party; else the party alone. */
function resolveOffice(actor: Actor, people: readonly Person[], home: string | null): void {
  const title = actor.title!
  if (title.kind === 'private' || title.kind === 'spokesperson' || title.kind === 'counterpart' || title.possessive) return
  const party = actor.parties[0] ?? null
  let best: Person | undefined
  let bestDistance = Infinity
  for (const person of people) {
    if (party !== null && person.party !== party) continue
    const held = person.mentions.find((mention) => mention.title && (mention.title.head === title.head || (title.kind === 'leader' && party !== null && mention.title.rank <= 2)) && mention.title.former === title.former)
    if (!held) continue
    for (const mention of person.mentions) {
      const distance = mention.from < actor.from ? actor.from - mention.from : (mention.from - actor.from) * 3
      if (distance < bestDistance) {
        bestDistance = distance
        best = person
      }
    }
  }
  if (best && (party !== null || title.definite || title.capital)) {
    actor.people = [best]
    if (best.party) actor.parties = [best.party]
  } else if (party === null && title.definite && home && title.rank <= 3) {
    actor.parties = [home]
  }
}

/** He or she: the first person of this sentence before it, else of the sentence before. */
function antecedent(bySentence: readonly Actor[][], actor: Actor): Actor | null {
  const isPerson = (other: Actor) => (other.kind === 'person' || (other.kind === 'office' && other.people.length > 0) || (other.kind === 'pronoun' && other.people.length > 0)) && other.people[0]?.title?.kind !== 'spokesperson'
  const same = bySentence[actor.sentence]!.filter((other) => other.to <= actor.from && isPerson(other))
  if (same[0]) return same[0]
  for (let back = 1; back <= 3; back++) {
    const before = bySentence[actor.sentence - back]?.find(isPerson)
    if (before) return before
  }
  return null
}

/** Index of the first token that begins at character `start` or later. */
export function tokenAt(tokens: readonly Token[], start: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}

/** The person beside a quotation with a verb of speech. */
export function speakerOf(model: TextModel, actors: readonly Actor[], quote: Quote): Actor | null {
  const { tokens } = model
  const after = tokenAt(tokens, quote.end)
  const speaks = (from: number, to: number) => tokens.slice(Math.max(0, from), to).some((token) => SPEECH.has(token.lower))
  const behind = actors.find((actor) => actor.from >= after && actor.from < after + 8 && actor.kind !== 'state')
  if (behind && speaks(after, behind.to + 3)) return behind
  const firstInside = tokenAt(tokens, quote.start)
  const ahead = actors.filter((actor) => actor.to <= firstInside && actor.to > firstInside - 14 && (actor.kind === 'person' || actor.kind === 'office' || actor.kind === 'pronoun'))
  const nearest = ahead[0]
  return nearest && speaks(nearest.to, firstInside) ? nearest : null
}
