import type { Actor } from './actors.ts'
import { objectsAfter } from './arguments.ts'
import type { Candidate } from './candidate.ts'
import { isStateCode } from './known-codes.ts'
import { addNew, haveInCommon } from './lists.ts'
import type { Person } from './people.ts'
import { partiesOf, partiesOfPeople } from './sides.ts'
import type { Sentence, Token } from './text-model.ts'
import { MINISTER_RANK } from './title-lexicon.ts'
import { findAfter, isOne, isWord, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'
import { wordTable } from './word-tables.ts'

/** "talks, which were hosted by Omani Foreign Minister X", "under the mediation of X": the host takes part in what was told just before. */
export function addHost(tokens: readonly Token[], last: Candidate, actors: readonly Actor[], at: number, sentence: Sentence): boolean {
  // "…, with X joining them"
  const joining = isWord(tokens, at, 'joining') ? actors.find(({ from, to }) => to === at && from >= last.to && isWord(tokens, from - 1, 'with')) : undefined
  if (joining) {
    addTo(last, partiesOf(joining), joining.people)
    return true
  }
  if (wordAt(tokens, at + 1) !== (isWord(tokens, at - 2, 'under') ? 'of' : 'by')) return false
  // "Following the talks, she took part in a conference hosted by Z": somebody else's.
  if (actors.some((actor) => actor.kind !== 'state' && actor.from >= last.to && actor.to <= at && !last.objects.some(({ from }) => from === actor.from))) return false
  const hosts = objectsAfter(actors, tokens, at + 2, sentence.to, null, () => false)
  for (const host of hosts) {
    addTo(last, partiesOf(host), host.people)
    last.objects.push(host)
  }
  last.joint = true
  return hosts.length > 0
}

function addTo(candidate: Candidate, parties: readonly string[], people: readonly Person[]): void {
  addNew(candidate.parties, parties)
  addNew(candidate.people, people)
}

/** Sentences behind a gathering within which those who attended it are told. */
const ATTENDANCE_REACH = 12

/** A summit, or a meeting of a body or of three and more: one that others may be told to have attended. */
function isGathering(candidate: Candidate): boolean {
  if (candidate.reference || candidate.cue === 'negated' || candidate.kind === 'visit') return false
  return candidate.joint && (candidate.kind === 'summit' || candidate.parties.length > 2 || candidate.parties.some(isBody))
}

/** An organisation. */
function isBody(party: string): boolean {
  return !isStateCode(party) && !party.startsWith('NSA:')
}

const ATTENDANCE = wordTable(wordList('attendance'))

/** "X of Kenya, Y of Somalia and Z took part", "…, where X of Kenya signed": they were at the gathering told before. */
export function addParticipants(tokens: readonly Token[], found: readonly Candidate[], actors: readonly Actor[], sentence: Sentence, index: number): void {
  const last = found.findLast((candidate) => !candidate.reference)
  if (!last || index - last.sentence > ATTENDANCE_REACH) return
  const here = last.sentence === index
  let from = here ? last.to : sentence.from
  if (!isGathering(last)) {
    // "The talks, which were also attended by X": of whatever state.
    from = findAfter(tokens, from, sentence.to, ['by']) - 1
    if (!isWord(tokens, from, 'attended') || !isOne(tokens, from - 1, 'was', 'were', 'also') || last.cue || last.kind === 'visit') return addMembers(tokens, last, actors, sentence)
    last.joint = true
  }
  const attended = tellsOfAttendance(tokens, from, sentence.to)
  if (!attended && !(here && last.parties.some(isBody))) return
  for (const actor of actors) {
    if (actor.from < from) continue
    for (const person of actor.people) {
      if (!person.party || isSpeech(tokens[actor.to]) || isSpeech(tokens[actor.from - 1]) || person.title?.kind === 'spokesperson' || (!attended && (person.title?.rank ?? MINISTER_RANK + 1) > MINISTER_RANK)) continue
      addTo(last, [person.party], [person])
    }
  }
}

/** "Ministers from A, B and C participated", "Participants were A, B and C": so many that what was told of two is a gathering. */
function addMembers(tokens: readonly Token[], last: Candidate, actors: readonly Actor[], sentence: Sentence): void {
  if (last.cue === 'negated' || last.kind === 'visit' || !tellsOfAttendance(tokens, sentence.from, sentence.to)) return
  const members = actors.filter((actor) => (actor.kind === 'person' && actor.people[0]?.party != null) || (actor.kind === 'group' && actor.parties.length > 2))
  const parties = [...new Set(members.flatMap((actor) => [...actor.parties, ...partiesOfPeople(actor.people)]))]
  if (parties.length < 3 || !(last.parties.some(isBody) || members.some(({ people }) => haveInCommon(people, last.people)))) return
  addTo(last, parties, members.flatMap(({ people }) => people))
  last.joint = true
}

/** "…, McMaster said": whoever tells of it. */
function isSpeech(token: Token | undefined): boolean {
  return token !== undefined && /^(?:said|says|told|added|according)$/.test(token.lower)
}

/** Whether tokens `[from, to)` say that somebody attended. */
function tellsOfAttendance(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isAttendance(tokens, at)) return true
  return false
}

function isAttendance(tokens: readonly Token[], at: number): boolean {
  if (!ATTENDANCE.get(tokens[at])) return false
  if (isOne(tokens, at, 'took', 'taking', 'take')) return isWord(tokens, at + 1, 'part')
  if (isOne(tokens, at, 'joined', 'represented')) return isWord(tokens, at + 1, 'by')
  return !isWord(tokens, at, 'present') || isOne(tokens, at - 1, 'were', 'was', 'also', 'are')
}
