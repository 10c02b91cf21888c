import type { Candidate, CandidateSource, Discourse } from './candidate.ts'
import { addHost, addParticipants } from './company.ts'
import { sidesOf } from './discourse.ts'
import { readCaption } from './caption.ts'
import { isWithin } from './lists.ts'
import { readNoun } from './noun-tellings.ts'
import { bySentence } from './ordered-search.ts'
import type { Token } from './text-model.ts'
import { MEETING_VERBS, SPORT_WORDS, TRIGGER_NOUNS } from './trigger-lexicon.ts'
import { isDoneSomewhere, readVerb } from './verb-tellings.ts'
import { isAmong, isWord, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** What is done to talks by whoever brings the others together. */
const HOSTING = wordList('hosting')

/** Sentences behind a meeting within which those are named who agree on something there. */
const NAMED_WITHIN = 3

/** How far behind a word of travel stands what the journey is for, tokens. */
const PURPOSE_REACH = 14

/** "flew to Doha on Tuesday to meet X", "travelling to Lima for talks with Y", "arrived in Oslo, where he was received by Z": whether the word at `at` tells what the journey told just before is for. */
function belongsToJourney(tokens: readonly Token[], journey: Candidate, sentence: number, at: number): boolean {
  const { visited } = journey
  if (journey.sentence !== sentence || journey.kind !== 'visit' || visited === null || visited.to > at || at - journey.to > PURPOSE_REACH) return false
  for (let lead = at - 1; lead >= visited.to; lead--) {
    const word = wordAt(tokens, lead)
    if (['to', 'for', 'where'].includes(word)) return true
    if (word === ',' || word === 'and') return false
  }
  return false
}

/** Whether nobody was told of as meeting yet. */
function isOpen(discourse: Discourse): boolean {
  return !discourse || discourse.loose === true
}

/** Finds every telling of an occasion between at least two parties, in order. */
export function findCandidates(articleSource: CandidateSource): Candidate[] {
  const { model } = articleSource
  const found: Candidate[] = []
  let discourse = articleSource.heading
  const actorsIn = bySentence(articleSource.actors, model.sentences)
  model.sentences.forEach((sentence, index) => {
    const actors = actorsIn[index]!
    // What the opening is about, for collectives in it: "…, the ministers of the two countries said".
    if (index < 2 && isOpen(discourse)) discourse = sidesOf(articleSource, actors, index) ?? discourse
    let end = sentence.from
    const mayTell = TRIGGER_NOUNS.mayBeIn(sentence) || MEETING_VERBS.mayBeIn(sentence)
    for (let at = mayTell ? sentence.from : sentence.to; at < sentence.to; at = end) {
      end = at + 1
      const token = model.tokens[at]!
      if (token.kind !== 'word') continue
      // "talks brokered by Qatar", "which were hosted by Oman": told of the occasion just before.
      const last = found.at(-1)
      if (last && last.sentence === index && last.to <= at && HOSTING.has(token.lower) && addHost(model.tokens, last, actors, at, sentence)) continue
      const noun = TRIGGER_NOUNS.longestAt(model.tokens, at)
      const verb = MEETING_VERBS.get(token)
      if (!noun && !verb) continue
      const journey = last && belongsToJourney(model.tokens, last, index, at) ? last : null
      const passage = { articleSource, tokens: model.tokens, sentence, index, actors, actorsBefore: actorsIn[index - 1] ?? [], discourse, journey }
      let read: Candidate[] = []
      if (noun) {
        end = at + noun.length
        if (noun.value) read = readNoun(passage, at, end, noun.value)
      }
      if (read.length === 0 && verb && noun?.value !== null) {
        read = readVerb(passage, at, verb)
        // Told within a meeting that is told already.
        const isTold = ({ parties }: Candidate, by: readonly Candidate[]) => by.some((other) => isWithin(parties, other.parties))
        if (verb.frame === 'brief') read = read.map((telling) => ({ ...telling, reference: isTold(telling, found) }))
        // "Norway and Peru held talks. X and his counterpart Y agreed": who they were.
        if (verb.lemma === 'agree' && !isDoneSomewhere(articleSource, at)) {
          const nameless = found.filter((other) => !other.cue && other.people.length === 0 && index - other.sentence < NAMED_WITHIN)
          read = read.filter((telling) => isTold(telling, nameless)).map((telling) => ({ ...telling, reference: true }))
        }
      }
      for (const candidate of read) {
        if (last && isManner(model.tokens, last, candidate)) {
          join(last, candidate)
          continue
        }
        if (isOnlyPurpose(model.tokens, last, candidate) || isOfPartners(last, candidate) || isVenueOf(model.tokens, last, candidate)) continue
        found.push(candidate)
        if (candidate.reference || (candidate.cue === 'negated' && !isOpen(discourse))) continue
        const sibling = last?.from === candidate.from || found.at(-2)?.from === candidate.from ? discourse?.all : undefined
        const all = { parties: [...new Set([...(sibling?.parties ?? []), ...candidate.parties])], people: [...new Set([...(sibling?.people ?? []), ...candidate.people])] }
        // "… in what would be the Turkish leader's first visit. The two last spoke in July": he and the one told with him.
        const isOfSame = discourse && isWithin(discourse.parties, candidate.parties) && isWithin(candidate.parties, discourse.parties) && isWithin(candidate.people, discourse.people)
        discourse = { parties: candidate.parties, people: isOfSame ? discourse!.people : candidate.people, host: candidate.host, all, ever: [...new Set([...(discourse?.ever ?? []), ...candidate.parties])] }
      }
    }
    if (found.at(-1)?.sentence !== index) found.push(...readCaption(articleSource, sentence, index, actors))
    addParticipants(model.tokens, found, actors, sentence, index)
    if (actors.length > 0 && found.at(-1)?.sentence !== index) {
      const sides = sidesOf(articleSource, actors, index)
      if (isOpen(discourse)) discourse = sides ?? discourse
    }
  })
  return found.some(isOfStates) && isOfSport(model.tokens) ? found.filter((candidate) => !isOfStates(candidate)) : found
}

/** Told of states alone, as teams are. */
function isOfStates({ subjects, objects }: Candidate): boolean {
  return [...subjects, ...objects].every(({ kind }) => kind === 'state' || kind === 'collective')
}

/** Different words of sport that make an article one of sport. */
const SPORT_REPORT = 4

function isOfSport(tokens: readonly Token[]): boolean {
  return new Set(tokens.flatMap(({ lower }) => (SPORT_WORDS.has(lower) ? [lower] : []))).size >= SPORT_REPORT
}

/** "A and B met for hours in talks hosted by C": how they met, with C. */
function isManner(tokens: readonly Token[], last: Candidate, { sentence, from, kind, parties }: Candidate): boolean {
  return last.sentence === sentence && last.kind === 'meeting' && kind === 'meeting' && last.from < from && isWord(tokens, from - 1, 'in') && isWithin(last.parties, parties)
}

/** Takes what a telling says of another into that, in lists of its own: "the two" behind it are still whoever it told of first. */
function join(last: Candidate, { parties, people, objects }: Candidate): void {
  last.parties = [...new Set([...last.parties, ...parties])]
  last.people = [...new Set([...last.people, ...people])]
  last.objects = [...new Set([...last.objects, ...objects])]
  last.joint ||= last.parties.length > 2
}

/** "met at the G20 summit", "spoke at a dinner": where, and no occasion of its own (ruling 6). */
function isVenueOf(tokens: readonly Token[], last: Candidate | undefined, { sentence, from, kind }: Candidate): boolean {
  if (last?.sentence !== sentence || (kind !== 'summit' && kind !== 'meal') || last.kind === 'visit') return false
  let at = from - 1
  while (at >= last.to && at > from - VENUE_LENGTH && !isWord(tokens, at, 'at')) at--
  const to = last.objects.findLast((actor) => actor.to <= at)?.to ?? last.to
  return at - to < BETWEEN_VENUE && isWord(tokens, at, 'at')
}

/** Words between "meet" and "at", at most: "again later this month". */
const BETWEEN_VENUE = 6

/** Longest naming of a summit that is but a venue, tokens. */
const VENUE_LENGTH = 9

/** "met A and B as part of bilateral meetings": no meeting of A with B. */
function isOfPartners(last: Candidate | undefined, { sentence, subjects, objects }: Candidate): boolean {
  return last?.sentence === sentence && objects.length === 0 && subjects.length > 1 && subjects.every(({ from }) => last.objects.some((other) => other.from === from))
}

/** How far before its noun or verb the "to" of a purpose stands, tokens. */
const INFINITIVE_REACH = 4

/** "met in Cairo to restart negotiations between the two": what those who meet are there for, no second occasion. */
function isOnlyPurpose(tokens: readonly Token[], last: Candidate | undefined, { sentence, from, cue, tense, people }: Candidate): boolean {
  if (!last || last.sentence !== sentence || last.kind === 'visit' || last.cue === 'negated' || cue !== null || tense !== 'future' || people.length > 0) return false
  return isAmong(tokens, Math.max(last.to, from - INFINITIVE_REACH), from, 'to')
}
