import type { Actor } from './actors.ts'
import { objectsAfter } from './arguments.ts'
import type { Candidate, CandidateSource, Discourse } from './candidate.ts'
import { sidesOf } from './discourse.ts'
import { readNoun } from './noun-tellings.ts'
import { partiesOf } from './sides.ts'
import type { Sentence } from './text-model.ts'
import { TRIGGER_NOUNS, TRIGGER_VERBS } from './trigger-lexicon.ts'
import { readVerb } from './verb-tellings.ts'

/** Finds every telling of an occasion between at least two parties, in order. */
export function findCandidates(source: CandidateSource): Candidate[] {
  const { model } = source
  const found: Candidate[] = []
  let discourse: Discourse = null
  const bySentence: Actor[][] = model.sentences.map(() => [])
  for (const actor of source.actors) bySentence[actor.sentence]?.push(actor)
  model.sentences.forEach((sentence, index) => {
    const actors = bySentence[index]!
    // What the opening is about, for collectives in it: "…, the ministers of the two countries said".
    if (discourse === null && index < 2) discourse = sidesOf(source, actors, index)
    const used = new Set<number>()
    for (let at = sentence.from; at < sentence.to; at++) {
      if (used.has(at)) continue
      const token = model.tokens[at]!
      if (token.kind !== 'word') continue
      const noun = TRIGGER_NOUNS.longestAt(model.tokens, at)
      let read: Candidate[] = []
      let end = at + 1
      if (noun) {
        end = at + noun.length
        if (noun.value) read = readNoun(source, sentence, index, actors, at, end, noun.value, discourse, bySentence)
      }
      if (read.length === 0) {
        const verb = TRIGGER_VERBS.get(token.lower)
        if (verb && !(noun && noun.value === null)) {
          read = readVerb(source, sentence, index, actors, at, verb, discourse)
          const last = found.at(-1)
          if (verb.lemma === 'host' && verb.form === 'past' && last && last.sentence === index && last.to <= at && addHost(source, last, actors, at, sentence)) read = []
        }
      }
      for (const candidate of read) {
        found.push(candidate)
        if (candidate.cue !== 'negated' && !candidate.reference) discourse = { parties: candidate.parties, people: candidate.people }
      }
      for (let skip = at; skip < end; skip++) used.add(skip)
    }
    addParticipants(source, found, actors, sentence)
    if (actors.length > 0 && found.at(-1)?.sentence !== index) {
      const sides = sidesOf(source, actors, index)
      if (sides) discourse ??= sides
    }
  })
  return found
}

/** "X of Kenya, Y of Somalia and Z took part": they were at the conference told before. */
function addParticipants(source: CandidateSource, found: readonly Candidate[], actors: readonly Actor[], sentence: Sentence): void {
  const { tokens } = source.model
  const last = found.findLast((candidate) => !candidate.reference)
  if (!last || last.kind !== 'summit' || !last.joint || last.people.length > 2) return
  let at = -1
  for (let index = sentence.from; index < sentence.to && at < 0; index++) {
    const { lower } = tokens[index]!
    if (lower === 'attended' || lower === 'participated' || (/^(?:took|taking|take)$/.test(lower) && tokens[index + 1]?.lower === 'part')) at = index
  }
  if (at < 0 || source.model.sentences[last.sentence]!.from > at || (found.at(-1)?.from ?? 0) >= sentence.from) return
  for (const actor of actors) {
    for (const person of actor.people) {
      if (person.party === null || last.people.includes(person)) continue
      last.people.push(person)
      if (!last.parties.includes(person.party)) last.parties.push(person.party)
    }
  }
}

/** "talks, which were hosted by Omani Foreign Minister X": the host takes part in what was told just before. */
function addHost(source: CandidateSource, last: Candidate, actors: readonly Actor[], at: number, sentence: Sentence): boolean {
  if (source.model.tokens[at + 1]?.lower !== 'by') return false
  const hosts = objectsAfter(actors, source.model.tokens, at + 2, sentence.to, null, () => false)
  for (const host of hosts) {
    for (const party of partiesOf(host)) if (!last.parties.includes(party)) last.parties.push(party)
    for (const person of host.people) if (!last.people.includes(person)) last.people.push(person)
    last.objects.push(host)
  }
  last.joint = true
  return hosts.length > 0
}
