import type { Actor } from './actors.ts'
import { LASTING, subjectsBefore } from './arguments.ts'
import type { Candidate } from './candidate.ts'
import { destinationAfter, meetThere } from './destination.ts'
import { FORUM_VERBS, forumActor, hostCountry } from './forums.ts'
import { isOrganisationCode } from './known-codes.ts'
import type { NounInText } from './noun-in-text.ts'
import { isPurpose, opens, type NounPartners } from './noun-partners.ts'
import { distinctParties, partiesOf } from './sides.ts'
import { actingSubject, mainDoers, mainSubject, ownerBefore, partnersOf } from './subjects.ts'
import type { Token } from './text-model.ts'
import { isCalledOff } from './trigger-lexicon.ts'
import { anyOf, isComma, isIn, isOne, isWord, overArticle, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** Who holds the meeting that a noun tells of, and with whom. */
export type NounSides = NounPartners & {
  subjects: Actor[]
  /** The journey that it is the purpose of. */
  purpose: Candidate | null
  /** "invited A and B to talks" */
  invited: boolean
  /** "The minister, in Cairo for talks with Z": he is there. */
  present: boolean
}

/** Both sides of the meeting, as far as the sentence and the ones before it tell; null where somebody is only urged to hold it. */
export function sidesAround(told: NounInText, partners: NounPartners): NounSides | null {
  const { articleSource, tokens, index, actors, at, start, end, sentence, support } = told
  const holders = withLeader(told, holdersOf(told, partners))
  if (isUrged(told, holders)) return null
  const { noun: { kind }, between, pair } = partners
  const isVisit = kind === 'visit'
  const sides: NounSides = {
    ...partners,
    // "Fiji will be the first stop of a tour, with visits to Tonga": no state goes anywhere.
    subjects: partners.visitor.length > 0 ? partners.visitor : isVisit && told.possessors.length === 0 ? holders.filter((actor) => actor.kind !== 'state') : holders,
    purpose: isVisit || between ? null : journeyFor(told),
    invited: holders.at(-1)?.to === start - 1 && isOne(tokens, start - 1, 'to', 'for') && wordAt(tokens, overArticle(tokens, holders[0]!.from)).startsWith('invit'),
    present: isPurpose(told) && holders.length === 1 && isComma(tokens, holders[0]!.to) && isWord(tokens, holders[0]!.to + 1, 'in'),
  }
  // "left for three days of talks in Egypt, Jordan and Israel"
  if (sides.objects.length === 0 && isWord(tokens, end, 'in') && (isPurpose(told) || isAbroad(told, sides))) sides.visited = destinationAfter(articleSource, end, sentence.to, true)
  if (sides.purpose && sides.objects.length > 0) {
    sides.subjects = sides.purpose.subjects
    meetThere(sides.objects, sides.purpose)
  }
  // Whoever visits in a government's own words visits that government.
  if (isVisit && !sides.visited && articleSource.home.party) sides.objects = [forumActor(articleSource.home.party, at, end, index)]
  if (between && sides.objects.length > 0) {
    // "Egypt hosted talks between Hamas and Fatah": whoever brings two together takes part.
    if (distinctParties(sides.objects).length >= 2 && !isMediated(told)) sides.subjects = []
    sides.joint = true
  }
  // "Talks with Iran resumed", "It will be her first visit to Kosovo": whoever was told of last.
  const pointsBack = (sides.objects.length > 0 && !between && !pair) || (isVisit && sides.visited !== null && isOne(tokens, start, 'his', 'her'))
  // "His next stop is Fiji, where talks with the prime minister are planned"
  const isThere = sides.subjects.every(({ kind, parties: [party] }) => kind === 'state' && sides.objects.every((actor) => partiesOf(actor).includes(party!)))
  if (isThere && pointsBack) sides.subjects = told.actorsBefore.filter((actor) => actor.kind === 'person').slice(0, 1)
  if (sides.objects.length > 0 || pair) return sides
  if (!isVisit && distinctParties(sides.subjects).length < 2) {
    // "in a videoconference that brought together A and B": told by its own verb.
    const [first, second] = (isOne(tokens, end, 'that', 'which') ? null : partnersOf(actors, tokens, start, sentence, kind === 'call')) ?? []
    if (first && second) return { ...sides, subjects: [first], objects: [second] }
  }
  // "NATO ministers will hold a meeting in Brussels", "The SCO held its annual summit in Astana": its members.
  const [subject, ...others] = sides.subjects
  const [body] = distinctParties(sides.subjects)
  const isOfMembers = support && others.length === 0 && body && isOrganisationCode(body) && (kind === 'summit' || (kind === 'meeting' && subject!.kind === 'group'))
  return isOfMembers ? { ...sides, objects: hostCountry(articleSource, actors, end - 1, sentence), joint: true } : sides
}

/** "held talks in Moscow", of one side that nothing was told of before: with those of there. */
function isAbroad({ articleSource, discourse, end, support }: NounInText, { noun: { words }, pair, subjects }: NounSides): boolean {
  const place = articleSource.namedAt[end + 1]
  const [party, ...others] = distinctParties(subjects)
  if (!TALKS.has(words) || !support || !HOLDING.has(support.lemma) || pair || !party || others.length > 0 || subjects.some((actor) => actor.kind === 'state')) return false
  return (place?.kind === 'capital' || place?.kind === 'country') && place.partyCode !== party && (!discourse || discourse.loose === true || discourse.parties.includes(place.partyCode!))
}

/** What is held with others; a meeting may be of one's own. */
const TALKS = wordList('talks')

/** Verbs of having a meeting. */
const HOLDING = wordList('having')

/** The subject of the words at token `at`. */
function doersOf({ tokens, actors, sentence }: NounInText, at: number): Actor[] {
  return subjectsBefore(actors, tokens, at, sentence.from)
}

/** Whose meeting it is, or who held it. */
function holdersOf(told: NounInText, { objects, between }: NounPartners): Actor[] {
  const { tokens, actors, sentence, at, start, support, held, possessors } = told
  if (held && support === held) return held.by
  if (possessors.length > 0) return possessors
  if (support) {
    const { verbGroup } = support
    // "will visit Peru to attend a meeting with"
    if (told.journey && ATTENDING.has(support.lemma) && isWord(tokens, verbGroup.from, 'to')) return told.journey.subjects
    const doers = verbGroup.passive ? [] : doersOf(told, verbGroup.from)
    if (doers.length === 0) return verbGroup.gerundOf ? mainSubject(actors, tokens, sentence, at, []) : doers
    return mainDoers(actors, tokens, verbGroup.from, sentence, verbGroup.gerundOf, doers)
  }
  // "urged calm in his talks with X"
  const owner = isOne(tokens, start, 'his', 'her') ? ownerBefore(actors, tokens, start, sentence) : null
  if (owner && partiesOf(owner).some((party) => objects.every((actor) => !partiesOf(actor).includes(party)))) return [owner]
  return between ? [] : actingAround(told)
}

/** "will lead the Fijian delegation to the talks": he too. */
function withLeader({ tokens, actors, sentence }: NounInText, holders: Actor[]): Actor[] {
  const [group, ...others] = holders
  if (group?.kind !== 'group' || others.length > 0 || !LEADS.test(wordAt(tokens, overArticle(tokens, group.from)))) return holders
  const leader = ownerBefore(actors, tokens, group.from, sentence)
  return leader ? [leader] : holders
}

/** What whoever heads a delegation does. */
const LEADS = /^(?:lead|head)(?:s|ing|ed)?$|^led$/

/** Words before a meeting in whose course something else is done. */
const MEANWHILE = wordList('meanwhile')

/** Who does whatever the sentence tells beside a meeting that is no verb's object. */
function actingAround(told: NounInText): Actor[] {
  const { tokens, actors, sentence, noun, at, start } = told
  // "summoned the envoy over the visit": no visit of his.
  if (noun.kind === 'visit' && isOne(tokens, start - 1, 'over', 'about')) return []
  const isMeanwhile = isWord(tokens, start - 2, 'course') || isIn(tokens, beforeSpan(tokens, start) - 1, MEANWHILE)
  let subjects = isMeanwhile ? actingSubject(actors, tokens, start, sentence.from) : []
  if (subjects.length === 0) subjects = doersOf(told, start)
  // "told reporters after a meeting with X": whoever told them.
  const [heard] = subjects
  const teller = heard && anyOf(PRESS, tokens, heard.from, heard.to) ? ownerBefore(actors, tokens, heard.from, told.sentence) : null
  if (teller) subjects = [teller]
  // "left Tokyo for talks in Beijing"
  if (subjects.length === 1 && isLeft(tokens, subjects[0]!)) subjects = doersOf(told, subjects[0]!.from)
  if (subjects.length === 0 && !opens(told)) subjects = mainSubject(actors, tokens, sentence, at, [])
  // "was taken up by the envoy in the course of an audience with X"
  return subjects.length === 0 && isMeanwhile ? actors.filter(({ from, to }) => to <= start && isWord(tokens, from - 1, 'by')).slice(-1) : subjects
}

/** Where "two days of" begins that leads up to talks at `at`; else `at`. */
function beforeSpan(tokens: readonly Token[], at: number): number {
  if (!isWord(tokens, at - 1, 'of') || !isOne(tokens, at - 2, 'days', 'hours', 'rounds')) return at
  let from = at - 2
  while (isIn(tokens, from - 1, LASTING) || tokens[from - 1]?.kind === 'number') from--
  return from
}

const LEAVING = wordList('leaving')
const PRESS = wordList('press')

/** Whether it is a state's seat that somebody leaves. */
function isLeft(tokens: readonly Token[], { kind, from }: Actor): boolean {
  return kind === 'state' && isIn(tokens, from - 1, LEAVING)
}

const URGING = /^(?:urg|press|implor|encourag|appeal|call|plead)/
/** How far before a second thing that somebody is urged to do the urging may stand, tokens. */
const URGED_REACH = 14

/** "urged the two Koreas to resume talks": whoever has not agreed to it. */
function isUrged({ tokens, sentence, support }: NounInText, holders: readonly Actor[]): boolean {
  if (!support || !isWord(tokens, support.verbGroup.from, 'to')) return false
  // "urged Fiji to refrain from force and to enter into talks"
  if (isWord(tokens, support.verbGroup.from - 1, 'and') && tokens.slice(Math.max(sentence.from, support.verbGroup.from - URGED_REACH), support.verbGroup.from).some(({ lower }) => URGING.test(lower))) return true
  return holders.some(({ from, to }) => to === support.verbGroup.from && [1, 2, 3].some((back) => URGING.test(wordAt(tokens, from - back))))
}

/** Verbs of being at what others hold. */
export const ATTENDING = new Set(['attend', 'take', 'join', 'participate'])

/** "travelling to Lima for talks with Y", "to hold talks": the journey told just before; or null. */
function journeyFor(told: NounInText): Candidate | null {
  const { tokens, support, journey } = told
  const isForIt = support ? !isCalledOff(journey?.cue ?? null) && isWord(tokens, support.verbGroup.from, 'to') && !ATTENDING.has(support.lemma) : isPurpose(told)
  return isForIt ? journey : null
}

/** What whoever brings others together does with their talks. */
const MEDIATING = wordList('mediating')

/** Whether the verb is what those do who bring others together, and take part. */
function isMediated({ tokens, support }: NounInText): boolean {
  return support !== null && (FORUM_VERBS.has(support.lemma) || MEDIATING.has(support.lemma)) && !support.verbGroup.passive && !wordAt(tokens, support.at).endsWith('ing')
}
