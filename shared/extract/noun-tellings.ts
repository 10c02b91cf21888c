import type { Actor } from './actors.ts'
import { isFinite, objectsAfter } from './arguments.ts'
import { assemble } from './assemble.ts'
import { PLAIN, type Candidate, type Discourse, type Passage } from './candidate.ts'
import { hostsOf, LISTED, listedWith } from './destination.ts'
import { formatAround } from './format-words.ts'
import { FORUM_VERBS, forumActor, forumOf, hostCountry, isVenue } from './forums.ts'
import { partyOfWord } from './gazetteer.ts'
import { addNew, isWithin } from './lists.ts'
import { placeNoun, type NounInText } from './noun-in-text.ts'
import { partnersAround, RECEIVING } from './noun-partners.ts'
import { ATTENDING, sidesAround, type NounSides } from './noun-sides.ts'
import { nounStatus, rightVerb, type NounStatus, type RightVerb } from './noun-status.ts'
import { areApart, areMetApart, areVisiting, distinctParties, isOwnCouncil, peopleOf } from './sides.ts'
import type { Token } from './text-model.ts'
import { isCalledOff, type TriggerNoun } from './trigger-lexicon.ts'
import { strongestCue, type VerbGroup } from './verb-group.ts'
import { anyOf, findAfter, isAmong, isOne, isWord, wordAt } from './word-at.ts'
import { byWord, wordList } from './word-lists.ts'

/** The tellings that a noun of meeting at tokens `[at, end)` opens: "held talks with", "a call between", "the visit of … to"; none without two parties. */
export function readNoun(passage: Passage, at: number, end: number, noun: TriggerNoun): Candidate[] {
  const told = placeNoun(passage, at, end, noun)
  const partners = told && partnersAround(told)
  const sides = partners && sidesAround(told, partners)
  if (!sides) return []
  const right = rightVerb(told.tokens, told.end, told.sentence.to, sides.objects)
  if (isNoOccasion(told, sides, right)) return []
  const status = statusOf(told, sides, right)
  const forum = forumAround(told, sides)
  // "met ahead of an OPEC meeting"
  if (!forum && !right && isOnlyVenue(told, sides)) return []
  const whole = forum ? atForum(told, sides, forum) : sides
  if (isToldAgain(told, whole)) return referenceTo(told, whole.noun, whole.subjects)
  const tellings = tellingsOf(told, whole, status)
  addMediator(told, tellings)
  return tellings.length > 0 ? tellings : referenceTo(told, whole.noun, isAttended(told) ? whole.subjects : [])
}

/** "attended the meeting", "joined the talks" */
function isAttended({ support }: NounInText): boolean {
  return support !== null && FORUM_VERBS.has(support.lemma)
}

/** Words before a meeting that is to come. */
const AHEAD = wordList('stillAhead')

/** Whether the words tell of no one occasion: of talks in general, of what goes on beside a gathering, of a summit that is but discussed. */
function isNoOccasion({ tokens, sentence, at, end, start, support }: NounInText, { noun: { kind, words }, subjects, objects, pair }: NounSides, right: RightVerb): boolean {
  if (kind === 'weak') {
    // "consultations on resuming dialogue with Peru"
    if (isMatter(support?.verbGroup ?? null)) return true
    if (/^(?:sideline|margin|fringe)/.test(wordAt(tokens, start - 2))) return true
    // "agreed to set up a joint commission"; "the commission, which had been put off, will meet" is told by its verb
    if (words.endsWith('commission') && (support?.lemma === 'set' || (isWord(tokens, end + 1, 'which') && isAmong(tokens, end, sentence.to, 'meet', 'met')))) return true
    const isBare = !support && !pair && !right && (objects.length > 0 || distinctParties(subjects).length < 2)
    if (isBare && objects.every((actor) => actor.kind === 'state')) return true
  }
  if (isVague(tokens, start) || tokens.slice(start, at).some((token) => /^(?:long-)?(?:stalled|deadlocked|moribund|frozen)$/.test(token.lower))) return true
  if (/(?:meeting|summit|visit|call)s$/.test(wordAt(tokens, end - 1)) && isAmong(tokens, start, at, 'annual', 'regular')) return true
  // "The UN Security Council will hold a meeting on Haiti"
  if (isOwnCouncil(tokens, subjects) && objects.every((actor) => actor.kind === 'state')) return true
  // "have been in talks since 2011"
  if (isWord(tokens, start - 1, 'in') && isWord(tokens, start - 2, 'been')) return true
  // "are in touch", "remain in contact"
  if (words.startsWith('in ') && isOne(tokens, at - 1, 'is', 'are', 'remain', 'remains', 'stay', 'keep')) return true
  // "Discussions centred on the Gulf, the nuclear talks with Fiji and flights"
  if (!support && objects.length > 0 && objects.every(({ kind }) => kind === 'state') && isTopic(tokens, sentence.from, start)) return true
  // "met to discuss the summit"
  return support?.lemma === 'discuss' && kind === 'summit' && (isWord(tokens, support.at - 1, 'to') || !anyOf(AHEAD, tokens, support.at, at))
}

const TOPICAL = /^(?:cent(?:re|er)|focus)/
/** How far behind "centred on" a matter may stand, tokens. */
const TOPIC_REACH = 25

/** Whether what stands at token `at` is one of the matters that talks centred on. */
function isTopic(tokens: readonly Token[], floor: number, at: number): boolean {
  let on = at - 1
  while (on > floor && at - on < TOPIC_REACH && !isFinite(tokens[on]) && !(isWord(tokens, on, 'on') && TOPICAL.test(wordAt(tokens, on - 1)))) on--
  return isWord(tokens, on, 'on') && TOPICAL.test(wordAt(tokens, on - 1))
}

/** "years of negotiations", "called for dialogue", "open to talks": no one occasion. */
function isVague(tokens: readonly Token[], start: number): boolean {
  return VAGUE.get(wordAt(tokens, start - 1))?.has(wordAt(tokens, start - 2)) === true
}

/** What talks of no one occasion are told as, by the preposition behind it: verbs and nouns of calling for talks, of being open to them, spans of time. */
const VAGUE = byWord({ for: wordList('callingFor'), to: wordList('openTo'), of: wordList('spansOfTalks') })

/** Whether it takes place, and when, by the words around the noun. */
function statusOf(told: NounInText, { purpose, present, invited }: NounSides, right: RightVerb): NounStatus {
  const { tokens, sentence, at, start, support } = told
  const [group, lemma] = [support?.verbGroup ?? null, support?.lemma ?? '']
  let status = nounStatus(tokens, sentence, start, at, group, lemma, right)
  // "is visiting Fiji for talks that are expected to last"
  if (purpose && right?.cue !== 'planned') status = group ? { cue: 'planned', tense: purpose.tense, bare: true } : purpose
  else if (present) status = { ...status, bare: false }
  if (invited) return { ...status, cue: 'proposed', tense: 'future' }
  // "discussed the upcoming summit"
  const [from, to] = [clauseStart(told), support ? at : start]
  const isAhead = !status.cue && (!support || lemma === 'discuss') && strongestCue(tokens, from, to) === 'planned' && anyOf(AHEAD, tokens, from, to)
  return isAhead ? { ...status, cue: 'planned', tense: 'future' } : status
}

/** How far before a noun that is no verb's object its clause is read, tokens. */
const CLAUSE_REACH = 5

/** Where the clause begins that tells of the meeting, but for its subject. */
function clauseStart({ sentence, start, support }: NounInText): number {
  return support ? support.verbGroup.from : Math.max(sentence.from, start - CLAUSE_REACH)
}

/** The body or summit that is attended: "attended the ASEAN meeting in Lima"; or null. */
function forumAround(told: NounInText, { noun: { kind } }: NounSides): string | null {
  const { articleSource, tokens, sentence, at, end, start } = told
  const isSummit = kind === 'summit'
  if (!(isAttended(told) && (kind === 'meeting' || kind === 'weak')) && !(isSummit && !isVenue(tokens, start))) return null
  return forumOf(articleSource, start, at, end, sentence.to)
}

/** Whether it is but the gathering before or at which something else is told. */
function isOnlyVenue({ articleSource, tokens, sentence, at, end, start, support }: NounInText, { objects, pair }: NounSides): boolean {
  return !support && objects.every(({ to }) => to <= start) && !pair && isVenue(tokens, start) && forumOf(articleSource, start, at, end, sentence.to) !== null
}

/** The sides of a forum's meeting: whoever attends, its body, and who hosts it. */
function atForum({ articleSource, tokens, sentence, index, actors, at, end }: NounInText, sides: NounSides, forum: string): NounSides {
  const { subjects, objects, noun } = sides
  if ((subjects.length === 0 && noun.kind !== 'summit') || subjects.some((actor) => actor.parties.includes(forum))) return sides
  // "The SADC summit was attended by the presidents of X and Y"
  const attended = subjects.length > 0 ? -1 : findAfter(tokens, end, sentence.to, ['attended'])
  const guests = attended > 0 && isWord(tokens, attended + 1, 'by') ? objectsAfter(actors, tokens, attended + 2, sentence.to, null, () => false) : []
  const members = objects.filter((actor) => actor.kind === 'person')
  const others = guests.length > 0 ? guests : hostCountry(articleSource, actors, end - 1, sentence)
  return { ...sides, objects: [...members, forumActor(forum, at, end, index), ...others], joint: true }
}

/** "The two will hold a press conference after the talks", "Peru requested the call": the ones told before. */
function isToldAgain(told: NounInText, { pair, objects, subjects }: NounSides): boolean {
  const { tokens, discourse, at, start, support } = told
  if (discourse && isWord(tokens, start, 'the') && (support?.lemma === 'request' || (support && ATTENDING.has(support.lemma) && start === at - 1 && objects.length === 0))) return true
  const isDefinite = start === at - 1 && isWord(tokens, start, 'the') && isOne(tokens, start - 1, 'after', 'before', 'during', 'following')
  return isDefinite && !pair && objects.length === 0 && subjects.length > 0 && covers(discourse, subjects)
}

/** Whether the occasion told before is of all the parties of these. */
function covers(discourse: Discourse, subjects: readonly Actor[]): boolean {
  const parties = distinctParties(subjects)
  const isOfTwo = parties.length > 1 || subjects[0]!.kind === 'collective'
  return discourse !== null && !discourse.loose && isOfTwo && isWithin(parties, discourse.parties)
}

/** A telling of each place that is visited, or the one of the meeting. */
function tellingsOf(told: NounInText, sides: NounSides, { cue, tense, bare = false }: NounStatus): Candidate[] {
  const { articleSource, tokens, sentence, index, actors, at, end, start, support, discourse } = told
  const { noun, subjects, objects, pair, visited } = sides
  const { kind, words } = noun
  const [group, lemma] = [support?.verbGroup ?? null, support?.lemma ?? '']
  const stops = visited ? listedWith(articleSource, visited, sentence.to) : [null]
  const isListed = stops.length > 1 && !isAmong(tokens, start, at, 'official', 'state')
  // "bilateral talks with A and B": with each
  const each = areApart(tokens, start, at) || areMetApart(tokens, objects) || (distinctParties(objects).length > 1 && isAmong(tokens, start, at, 'bilateral'))
  const receiving = RECEIVING.has(lemma) && sides.visitor.length === 0 ? 'subject' : sides.visitor.length > 0 || /^(?:courtesy|audience)/.test(words) || areVisiting(tokens, subjects) ? 'object' : null
  return stops.flatMap((stop) => assemble(
    articleSource,
    {
      ...PLAIN,
      sentence: index,
      from: at,
      to: end,
      clauseFrom: subjects[0] ? Math.min(subjects[0].from, start) : clauseStart(told),
      clauseTo: sentence.to,
      kind,
      format: formatAround(tokens, at, sentence, noun.format),
      subjects,
      objects: stop ? [...objects, ...hostsOf(articleSource, actors, sentence, stop)] : objects,
      cue,
      tense,
      many: noun.plural || each || words.startsWith('in ') || words.startsWith('cred'),
      each,
      joint: !each && (sides.joint || (articleSource.together && distinctParties(objects).length > 1)),
      strength: kind === 'visit' ? (isListed ? LISTED : 0.5) : kind === 'weak' ? 0.5 : objects.length > 0 || support ? 0.85 : 0.55,
      visited: stop,
      plural: words.endsWith('s') || noun.plural,
      bare: bare || isMatter(group),
    },
    discourse,
    receiving,
    pair,
  ))
}

/** "talks on resuming negotiations", "the prospect of holding a summit": what is spoken of, whether it takes place or not. */
function isMatter(group: VerbGroup | null): boolean {
  return group !== null && group.gerundOf !== null && /^(?:on|about|of|for|towards?)$/.test(group.gerundOf)
}

/** Adds who brings the others together: "US-brokered talks", "a UN-mediated round of talks". */
function addMediator({ tokens, start, at }: NounInText, tellings: readonly Candidate[]): void {
  for (const { text } of tokens.slice(start, at)) {
    const [, who] = /^(.+)-(?:brokered|mediated|sponsored|facilitated)$/.exec(text) ?? []
    if (!who) continue
    const mediator = partyOfWord(who)
    if (mediator) for (const { parties } of tellings) addNew(parties, [mediator])
    return
  }
}

/** "the meeting", "their talks", "Friday's call": the occasion told before, with whatever these words add. */
function referenceTo({ articleSource, tokens, sentence, index, at, end, start, discourse }: NounInText, noun: TriggerNoun, joining: readonly Actor[]): Candidate[] {
  if (!discourse || discourse.loose || noun.kind === 'visit' || noun.plural) return []
  // "Foreign Minister X attended the meeting": one of the outlet's own, or of the host's.
  const own = discourse.parties.find((party) => party === articleSource.home.party) ?? discourse.host
  for (const person of peopleOf(joining)) if (own && person.isOfficial && !person.notOf?.has(own)) person.party ??= own
  const first = wordAt(tokens, start)
  const before = wordAt(tokens, start - 1)
  const definite = /^(?:the|their|this|that|these|those)$/.test(first) || (before === "'s" && articleSource.inDate[start - 2])
  const right = rightVerb(tokens, end, sentence.to, [])
  const { cue, tense, bare = false } = nounStatus(tokens, sentence, start, at, null, '', right)
  // "A meeting that had been set for Monday was called off"
  const isOff = isCalledOff(cue) && /^an?$/.test(first)
  // "The next round of talks will be held in May", "The previous one was held in March": not the one told before.
  // "A first round of talks will be held in Lima": one more.
  const isNext = isOff || (cue === 'planned' ? anyOf(NEXT, tokens, start, at) || (first === 'a' && isWord(tokens, start + 1, 'first')) : tense === 'past' && isAmong(tokens, start, at, 'previous', 'last', 'earlier', 'preceding'))
  // "the first such meeting is due in May": another.
  if (!(definite || isOff || (isNext && right && /^an?$/.test(first))) || cue === 'negated' || (!isNext && isAmong(tokens, start, at, 'such')) || (noun.kind === 'weak' && !(isNext && right))) return []
  return [
    {
      ...PLAIN, sentence: index, from: at, to: end, clauseFrom: start, clauseTo: sentence.to, kind: noun.kind, format: noun.kind === 'call' || isNext ? noun.format : 'unknown', subjects: [], objects: [],
      parties: discourse.parties, people: peopleOf(joining), cue, tense, strength: isNext ? 0.5 : 0.3, reference: !isNext, bare,
    },
  ]
}

const NEXT = wordList('nextWords')
