import type { Actor } from './actors.ts'
import { isCircumstance, isFinite, LASTING, listFrom, objectsAfter, subjectsBefore, whomBefore } from './arguments.ts'
import { assemble } from './assemble.ts'
import { PLAIN, type Candidate, type CandidateSource, type Discourse } from './candidate.ts'
import { destinationAfter, hostsOf, isPrivate, LISTED, listedWith, receiveThere } from './destination.ts'
import { formatAround } from './format-words.ts'
import { FORUM_VERBS, forumActor, forumOf, hostCountry, isVenue } from './forums.ts'
import { type Named, partyOfWord } from './gazetteer.ts'
import { addNew } from './lists.ts'
import { isStateCode } from './known-codes.ts'
import { findAfter, isAfterSupport, isNounPosition, linkAfter, namesBefore, pairBefore, pairWithin, phraseStart, possessorsBefore, supportBefore } from './noun-phrase.ts'
import type { Person } from './people.ts'
import { nounStatus, rightVerb } from './noun-status.ts'
import { distinctParties, partiesOf, peopleOf } from './sides.ts'
import { actingSubject, mainSubject, ownerBefore, partnersOf } from './subjects.ts'
import type { Sentence, Token } from './text-model.ts'
import { isCalledOff, SUPPORT_VERBS, TRIGGER_VERBS, type TriggerNoun } from './trigger-lexicon.ts'
import { readVerbGroup, strongestCue, type VerbGroup } from './verb-group.ts'
import { anyOf, isAmong, isComma, isOne, overArticle, wordAt } from './word-at.ts'
import { byWord, wordList } from './word-lists.ts'

const MANY_SIDED = /^(?:(?:tri|quadri|multi)lateral|tripartite|\w+-way)$/

/** Words before a meeting that is to come. */
const AHEAD = new Set(['ahead', 'upcoming', 'planned', 'forthcoming', 'scheduled', 'will'])

/** The tellings that a noun of meeting opens: "held talks with", "a call between", "the visit of … to"; none without two parties. */
export function readNoun(
  source: CandidateSource,
  sentence: Sentence,
  index: number,
  actors: readonly Actor[],
  at: number,
  end: number,
  noun: TriggerNoun,
  discourse: Discourse,
  bySentence: readonly Actor[][],
  journey: Candidate | null,
): Candidate[] {
  const { tokens } = source.model
  const { words } = noun
  const { from: floor, to: ceiling } = sentence
  // "The third Foreign Office Consultations (FOC) between Fiji and Peru"
  if (wordAt(tokens, end) === '(' && wordAt(tokens, end + 2) === ')') end += 3
  const after = (from: number, needs: string[] | null = null, isPair = false) => objectsAfter(actors, tokens, from, ceiling, needs, (token) => isCircumstance(source, token), isPair)
  const goalAfter = (from: number) => destinationAfter(source, from, ceiling, true)
  const doersOf = (from: number) => subjectsBefore(actors, tokens, from, floor)
  // "call" and "talk" may be verbs: then the verb's reader has them.
  if (['call', 'talk', 'visit', 'lunch'].includes(words) && !isNounPosition(tokens, at) && source.inDate[at - 1] !== 1 && !isAfterSupport(tokens, at, floor) && !wordAt(tokens, at - 1).match(/ly$|call$|al$|ic$/) && !pairBefore(tokens, at, floor)) {
    if (words !== 'visit' || TRIGGER_VERBS.has(wordAt(tokens, at))) return []
  }
  if (words === 'meet' && !isNounPosition(tokens, at)) return []
  // "bilateral meetings": the adjective.
  if (/^(?:bilateral|trilateral|ministerial|one-on-one)$/.test(words) && tokens[end]?.kind === 'word' && !/^(?:with|in|on|at|between|and|to|by|of|among)$/.test(wordAt(tokens, end))) return []
  const nounStart = phraseStart(tokens, at, floor)
  const held = heldBehind(actors, tokens, end, sentence)
  const possessors = namesBefore(source, actors, nounStart, at) ?? possessorsBefore(actors, tokens, nounStart)
  const support = supportBefore(tokens, possessors[0] ? phraseStart(tokens, possessors[0].from, floor) : nounStart, floor, source.inDate) ?? held ?? joinedBefore(tokens, nounStart, floor)
  const [group, lemma] = [support?.group ?? null, support?.lemma ?? '']
  const isPurpose = wordAt(tokens, nounStart - 1) === 'for'
  // "paid a farewell call on the premier"
  if (noun.kind === 'call' && lemma === 'pay') noun = { ...noun, kind: 'meeting', format: 'in_person' }
  let pair = pairBefore(tokens, at, floor)
  const apart = words.startsWith('in ') || isAmong(tokens, nounStart, at, 'separate', 'individual')
  let joint = noun.kind === 'summit' || tokens.slice(nounStart, at).some(({ lower }) => MANY_SIDED.test(lower))

  // "The meetings with A, B and C will deal with": the verb behind is theirs.
  const opens = nounStart === floor || (nounStart === floor + 1 && wordAt(tokens, floor) === 'the')
  // Partners after the noun.
  let objects: Actor[] = []
  let between = false
  let destination: Named | null = null
  let visitor: Actor[] = []
  // "paid a courtesy visit to the minister"
  const visited = noun.kind === 'visit' && isOne(tokens, end, 'to', 'on') && !goalAfter(end) ? after(end + 1).filter(isOfficial) : []
  if (visited.length > 0) {
    objects = visited
    noun = { ...noun, kind: 'meeting' }
  } else if (noun.kind === 'visit') {
    if (isPrivate(tokens, at - 5, at + 12, sentence)) return []
    destination = goalAfter(end)
    const by = wordAt(tokens, end) === 'of' ? end : findAfter(tokens, end, Math.min(ceiling, (destination?.to ?? end) + 3), destination ? ['by', 'of'] : ['by'])
    if (by >= 0) visitor = after(by + 1)
    if (!destination && visitor.length > 0) destination = goalAfter(visitor.at(-1)!.to)
    // "Fiji called off a visit by X": to whoever awaits him.
    const [host] = !destination && visitor.length > 0 && group && !group.passive ? doersOf(group.from) : []
    if (host?.parties[0] && isStateCode(host.parties[0])) destination = { kind: 'country', code: host.parties[0], weak: false, city: null, from: host.from, to: host.to }
    if (!destination && visitor.length === 0 && !source.home.official) return []
  } else {
    // "received a courtesy call by the ambassador"
    const caller = lemma === 'receive' && isOne(tokens, end, 'by', 'from') ? { word: 'from', at: end } : null
    const link = caller ?? linkAfter(source, tokens, end, ceiling, actors, noun.kind === 'call')
    if (link?.word === 'of') pair ??= pairWithin(tokens, link.at + 1, Math.min(ceiling, link.at + 6))
    if (link) {
      between = !['with', 'to', 'from'].includes(link.word)
      objects = after(link.at + 1, null, between || opens)
      if (link.word === 'of' && objects.length === 1 && objects[0]!.parties.length < 2 && !objects[0]!.plural) objects = []
    }
  }

  // "joined A and B for lunch"
  if (support && lemma === 'join' && isPurpose && objects.length === 0) {
    objects = objectsAfter(actors, tokens, support.at + 1, nounStart, null, (token) => isCircumstance(source, token))
    joint = true
  }
  const { kind } = noun
  const [isVisit, isSummit] = [kind === 'visit', kind === 'summit']
  if (held && objects.length === 0) objects = after(held.at + 1, ['with'])

  // "a conversation at the Swedish foreign ministry"
  if (objects.length === 0 && !pair && wordAt(tokens, end) === 'at') objects = actors.filter((actor) => actor.from > end && actor.from <= end + 2 && actor.kind === 'group' && wordAt(tokens, actor.to - 1) === 'ministry')

  // "The talks were chaired by A and B"
  const leaders = objects.length === 0 && !isVisit ? leadersOf(actors, tokens, end, ceiling, pair?.parties ?? []) : []
  if (leaders.length > 0) {
    objects = leaders
    // "began the day with a meeting with the participation of A and B": whoever began it too.
    between = !isAmong(tokens, end, leaders[0]!.from, 'participation')
    joint = true
  }

  if (objects.length === 0 && group) objects = whomBefore(actors, tokens, group.from, floor)
  // "Standing alongside X after their talks, Y said"
  if (objects.length === 0 && nounStart > floor && wordAt(tokens, nounStart) === 'their') {
    const officials = actors.filter((actor) => isOfficial(actor) && actor.parties.length > 0)
    const told = officials.filter(({ to }) => to <= nounStart)
    objects = [told, officials].find((list) => distinctParties(list).length === 2) ?? []
    between = objects.length > 0
  }

  // Partners before it: whose meeting, or who held it.
  let subjects: Actor[] = []
  const cueFrom = group ? group.from : Math.max(floor, nounStart - 5)
  const owner = isOne(tokens, nounStart, 'his', 'her') ? ownerBefore(actors, tokens, nounStart, sentence) : null
  // "attended the ASEAN ministers' retreat", "joined the president's dinner"
  const isJoined = FORUM_VERBS.has(lemma)
  const isGuest = possessors.length > 0 && objects.length === 0 && group !== null && isJoined && doersOf(group.from).some((actor) => !possessors.includes(actor))
  if (isGuest) objects = distinctParties(possessors).every(isStateCode) ? possessors : [...possessors, ...hostCountry(source, actors, end, sentence)]
  if (held && support === held) subjects = held.by
  else if (possessors.length > 0 && !isGuest) subjects = possessors
  else if (owner && !support && partiesOf(owner).some((party) => objects.every((actor) => !partiesOf(actor).includes(party)))) subjects = [owner]
  else if (group) {
    subjects = group.passive ? [] : doersOf(group.from)
    if (subjects.length === 0 && group.gerundOf !== null) subjects = mainSubject(actors, tokens, sentence, at, [])
  } else if (!between) {
    const isMeanwhile = wordAt(tokens, nounStart - 2) === 'course' || /^(?:during|in|at|after|before|following|on|by|over)$/.test(wordAt(tokens, beforeSpan(tokens, nounStart) - 1))
    subjects = isMeanwhile ? actingSubject(actors, tokens, nounStart, floor) : []
    if (subjects.length === 0) subjects = doersOf(nounStart)
    // "left Tokyo for talks in Beijing"
    if (subjects.length === 1 && isLeft(tokens, subjects[0]!)) subjects = doersOf(subjects[0]!.from)
    if (subjects.length === 0 && !opens) subjects = mainSubject(actors, tokens, sentence, at, [])
    // "was taken up by the envoy in the course of an audience with X"
    if (subjects.length === 0 && isMeanwhile) subjects = actors.filter(({ from, to }) => to <= nounStart && wordAt(tokens, from - 1) === 'by').slice(-1)
  }
  // "urged the two Koreas to resume talks"
  if (group && wordAt(tokens, group.from) === 'to' && subjects.some((actor) => actor.to === group.from && isUrged(tokens, actor.from))) return []
  // "invited the army and its foes to talks"
  const invited = subjects.at(-1)?.to === nounStart - 1 && isOne(tokens, nounStart - 1, 'to', 'for') && wordAt(tokens, overArticle(tokens, subjects[0]!.from)).startsWith('invit')
  // "The minister, in Cairo for talks with Z, told reporters": he is there.
  const isThere = isPurpose && subjects.length === 1 && isComma(tokens, subjects[0]!.to) && wordAt(tokens, subjects[0]!.to + 1) === 'in'
  // "left for three days of talks in Egypt, Jordan and Israel"
  const isLeaving = isPurpose && objects.length === 0 && wordAt(tokens, end) === 'in'
  if (isLeaving) destination = goalAfter(end)
  if (visitor.length > 0) subjects = visitor
  // "Fiji will be the first stop of a tour, with visits to Tonga": no state goes anywhere.
  else if (isVisit && possessors.length === 0) subjects = subjects.filter(({ kind }) => kind !== 'state')
  // "travelling to Lima for talks with Y", "to hold talks"
  const isForIt = group ? !isCalledOff(journey?.cue ?? null) && wordAt(tokens, group.from) === 'to' && !ATTENDING.has(lemma) : isPurpose
  const purpose = !isVisit && !between && isForIt ? journey : null
  if (purpose && objects.length > 0) {
    subjects = purpose.subjects
    receiveThere(objects, purpose.destination!)
  }
  // Whoever visits in a government's own words visits that government.
  if (isVisit && !destination && source.home.party) objects = [forumActor(source.home.party, at, end, index)]
  if (between && objects.length > 0) {
    // "Egypt hosted talks between Hamas and Fatah": whoever brings two together takes part.
    if (distinctParties(objects).length >= 2 && !(support && (isJoined || MEDIATING.has(lemma)) && !support.group.passive && !wordAt(tokens, support.at).endsWith('ing'))) subjects = []
    joint = true
  }
  // "Talks with Iran resumed", "It will be her first visit to Kosovo": whoever was told of last.
  const pointsBack = (objects.length > 0 && !between && !pair) || (isVisit && destination !== null && isOne(tokens, nounStart, 'his', 'her'))
  if (subjects.length === 0 && pointsBack) subjects = (bySentence[index - 1] ?? []).filter((actor) => actor.kind === 'person').slice(0, 1)
  if (objects.length === 0 && !pair && !isVisit && distinctParties(subjects).length < 2) {
    const partners = partnersOf(actors, tokens, nounStart, sentence, kind === 'call')
    if (partners) {
      subjects = [partners[0]]
      objects = [partners[1]]
    }
  }
  // "NATO ministers will hold a meeting in Brussels", "The SCO held its annual summit in Astana": its members.
  const [body] = distinctParties(subjects)
  if (support && objects.length === 0 && !pair && body !== undefined && !isStateCode(body) && subjects.length === 1 && (isSummit || (subjects[0]!.kind === 'group' && kind === 'meeting'))) {
    objects = hostCountry(source, actors, end - 1, sentence)
    joint = true
  }
  const right = rightVerb(tokens, end, ceiling, objects)
  if (kind === 'weak' && (/^(?:sideline|margin|fringe)/.test(wordAt(tokens, nounStart - 2)) || (!support && !pair && right === null && (objects.length > 0 || distinctParties(subjects).length < 2) && objects.every((actor) => actor.kind === 'state')))) return []
  let { cue, time, bare = false } = nounStatus(tokens, sentence, nounStart, at, group, lemma, right)
  if (isVague(tokens, nounStart) || (/(?:meeting|summit|visit|call)s$/.test(wordAt(tokens, end - 1)) && isAmong(tokens, nounStart, at, 'annual', 'regular')) || tokens.slice(nounStart, at).some((token) => /^(?:long-)?(?:stalled|deadlocked|moribund|frozen)$/.test(token.lower))) return []
  // "is visiting Fiji for talks that are expected to last"
  if (purpose && right?.cue !== 'planned') [cue, time, bare] = [group ? 'planned' : purpose.cue, purpose.time, group !== null || purpose.bare]
  else if (isThere) bare = false
  if (invited) [cue, time] = ['proposed', 'future']
  // "met to discuss the summit": no second occasion.
  if (support?.lemma === 'discuss' && isSummit && (wordAt(tokens, support.at - 1) === 'to' || !anyOf(AHEAD, tokens, support.at, at))) return []
  // "discussed the upcoming summit"
  const cueTo = support ? at : nounStart
  if (cue === null && (!support || lemma === 'discuss') && strongestCue(tokens, cueFrom, cueTo) === 'planned' && anyOf(AHEAD, tokens, cueFrom, cueTo)) [cue, time] = ['planned', 'future']
  const forum = ((isJoined && (kind === 'meeting' || kind === 'weak')) || (isSummit && !isVenue(tokens, nounStart))) ? forumOf(source, nounStart, at, end, ceiling) : null
  // "met ahead of an OPEC meeting"
  if (!forum && !support && right === null && objects.length === 0 && !pair && isVenue(tokens, nounStart) && forumOf(source, nounStart, at, end, ceiling)) return []
  if (forum && (subjects.length > 0 || isSummit) && !subjects.some((actor) => actor.parties.includes(forum))) {
    const members = objects.filter((actor) => actor.kind === 'person')
    objects = [...members, forumActor(forum, at, end, index), ...hostCountry(source, actors, end - 1, sentence)]
    joint = true
  }
  const reference = (joining: readonly Actor[]) => referenceTo(source, sentence, index, nounStart, at, end, noun, discourse, peopleOf(joining))
  // "The two will hold a press conference after the talks": the ones told before.
  const isToldAgain = !pair && objects.length === 0 && nounStart === at - 1 && wordAt(tokens, nounStart) === 'the' && isOne(tokens, nounStart - 1, 'after', 'before', 'during', 'following')
  if (isToldAgain && subjects.length > 0 && covers(discourse, subjects)) return reference(subjects)
  const stops = destination ? listedWith(source, destination, ceiling) : [null]
  const candidates = stops.flatMap((stop) => assemble(
    source,
    {
      ...PLAIN,
      sentence: index,
      from: at,
      to: end,
      clauseFrom: subjects[0] ? Math.min(subjects[0].from, nounStart) : cueFrom,
      clauseTo: ceiling,
      kind,
      format: formatAround(tokens, at, sentence, noun.format),
      subjects,
      objects: stop ? [...objects, ...hostsOf(source, actors, sentence, stop)] : objects,
      cue,
      time,
      many: noun.plural || apart || words.startsWith('cred') || areMetSeparately(tokens, objects),
      joint: joint || (source.together && distinctParties(objects).length > 1),
      strength: isVisit ? (stops.length > 1 && !isAmong(tokens, nounStart, at, 'official', 'state') ? LISTED : 0.5) : kind === 'weak' ? 0.5 : objects.length > 0 || support ? 0.85 : 0.55,
      destination: stop,
      plural: words.endsWith('s') || noun.plural,
      bare: bare || isMatter(group),
    },
    discourse,
    lemma === 'host' || lemma === 'receive' ? 'subjects' : /^(?:courtesy|audience)/.test(words) ? 'objects' : null,
    pair,
  ))
  const mediator = mediatorBefore(tokens, nounStart, at)
  if (mediator) for (const { parties } of candidates) addNew(parties, [mediator])
  return candidates.length > 0 ? candidates : reference(isJoined ? subjects : [])
}

/** Somebody by his name or his office. */
const isOfficial = ({ kind }: Actor) => kind === 'person' || kind === 'office'

/** Verbs of being at what others hold. */
const ATTENDING = new Set(['attend', 'take', 'join', 'participate'])

/** How far before a meeting the verb may stand that has somebody join others for it, tokens. */
const JOINED_REACH = 24

/** "joined A and B for talks": the verb; or null. */
function joinedBefore(tokens: readonly Token[], nounStart: number, floor: number): ReturnType<typeof supportBefore> {
  if (wordAt(tokens, nounStart - 1) !== 'for') return null
  for (let at = nounStart - 2; at >= Math.max(floor, nounStart - JOINED_REACH) && !isFinite(tokens[at]); at--) {
    const verb = SUPPORT_VERBS.get(wordAt(tokens, at))
    if (verb?.lemma === 'join') return wordAt(tokens, at + 1) === 'by' ? null : { lemma: verb.lemma, group: readVerbGroup(tokens, at, verb.form, floor), at }
  }
  return null
}

/** "US-brokered talks", "a UN-mediated round of talks": who brings the others together; or null. */
function mediatorBefore(tokens: readonly Token[], from: number, to: number): string | null {
  for (let at = from; at < to; at++) {
    const [, who] = /^(.+)-(?:brokered|mediated|sponsored|facilitated)$/.exec(tokens[at]!.text) ?? []
    if (who) return partyOfWord(who)
  }
  return null
}

/** How far behind a meeting those stand who lead it, tokens. */
const LEADERS_REACH = 20
/** How far behind them others that attend it, tokens. */
const ATTENDED_REACH = 8

/** Whom the words behind a meeting say to lead both its sides: "chaired by A and B", "under the chairmanship of A and B"; where they tell no states, those that the meeting is of. */
function leadersOf(actors: readonly Actor[], tokens: readonly Token[], end: number, ceiling: number, sides: readonly string[]): Actor[] {
  const leaders: Actor[] = []
  let reach = end + LEADERS_REACH
  for (let at = end; at < Math.min(ceiling, reach); at++) {
    const next = wordAt(tokens, at + 1)
    const verb = wordAt(tokens, at)
    if ((next !== 'by' && next !== 'of') || !(next === 'by' ? /^(?:(?:co-?)?(?:chaired|led|headed)|attended)$/ : /^(?:co-?)?(?:chairmanship|leadership|participation)$/).test(verb)) continue
    // "will also be attended by": those who join the ones told before.
    if (isAmong(tokens, end, at, 'also')) return []
    leaders.push(...objectsAfter(actors, tokens, at + 2, ceiling, null, () => false).filter((actor) => isOfficial(actor) || (verb === 'attended' && actor.kind === 'group')))
    // "was chaired by A and attended by B"
    reach = (leaders.at(-1)?.to ?? at) + ATTENDED_REACH
  }
  if (leaders.length === sides.length && distinctParties(leaders).length < 2 && leaders.every(({ title }) => title?.parties.length !== 1)) leaders.forEach(({ people: [person] }, index) => person && (person.party = sides[index]!))
  return distinctParties(leaders).length > 1 ? leaders : []
}

/** Where "two days of" begins that leads up to talks at `at`; else `at`. */
function beforeSpan(tokens: readonly Token[], at: number): number {
  if (wordAt(tokens, at - 1) !== 'of' || !isOne(tokens, at - 2, 'days', 'hours', 'rounds')) return at
  let from = at - 2
  while (LASTING.has(wordAt(tokens, from - 1)) || tokens[from - 1]?.kind === 'number') from--
  return from
}

/** Whether those at token `at` are urged to do something, who have not agreed to it. */
function isUrged(tokens: readonly Token[], at: number): boolean {
  return [1, 2, 3].some((back) => /^(?:urg|press|implor|encourag|appeal|call|plead)/.test(wordAt(tokens, at - back)))
}

/** Whether the occasion told before is of all the parties of these. */
function covers(discourse: Discourse, subjects: readonly Actor[]): boolean {
  const parties = distinctParties(subjects)
  const isOfTwo = parties.length > 1 || subjects[0]!.kind === 'collective'
  return discourse !== null && !discourse.loose && isOfTwo && parties.every((party) => discourse.parties.includes(party))
}

/** "talks with A and B, separately" */
function areMetSeparately(tokens: readonly Token[], objects: readonly Actor[]): boolean {
  const end = objects.length > 1 ? objects.at(-1)!.to : tokens.length
  return isAmong(tokens, end, end + 3, 'separately', 'individually')
}

/** Whether it is a state's seat that somebody leaves. */
function isLeft(tokens: readonly Token[], { kind, from }: Actor): boolean {
  return kind === 'state' && /^(?:left|leave|leaves|leaving|departed|departing)$/.test(wordAt(tokens, from - 1))
}

/** "the summit that the president hosted": whoever held it, and the verb. */
function heldBehind(actors: readonly Actor[], tokens: readonly Token[], end: number, sentence: Sentence): (NonNullable<ReturnType<typeof supportBefore>> & { by: Actor[] }) | null {
  const that = findAfter(tokens, end, Math.min(end + 4, sentence.to), ['that', 'which'])
  const first = actors.findIndex(({ from }) => (that < 0 ? from === end : from > that && from <= that + 2))
  const by = first < 0 ? [] : listFrom(actors, tokens, first)
  const at = by.at(-1)?.to ?? end
  const verb = by.length > 0 ? SUPPORT_VERBS.get(wordAt(tokens, at)) : undefined
  return verb && (verb.lemma === 'have' || FORUM_VERBS.has(verb.lemma)) ? { lemma: verb.lemma, group: readVerbGroup(tokens, at, verb.form, sentence.from), at, by } : null
}

/** What whoever brings others together does with their talks. */
const MEDIATING = wordList('mediating')

/** "talks on resuming negotiations", "the prospect of holding a summit": what is spoken of, whether it takes place or not. */
function isMatter(group: VerbGroup | null): boolean {
  return group !== null && group.gerundOf !== null && /^(?:on|about|of|for|towards?)$/.test(group.gerundOf)
}

/** "the meeting", "their talks", "Friday's call": the occasion told before, with whatever these words add. */
function referenceTo(source: CandidateSource, sentence: Sentence, index: number, nounStart: number, at: number, end: number, noun: TriggerNoun, discourse: Discourse, people: Person[]): Candidate[] {
  const { tokens } = source.model
  if (!discourse || discourse.loose || noun.kind === 'weak' || noun.kind === 'visit' || noun.plural) return []
  const first = wordAt(tokens, nounStart)
  const before = wordAt(tokens, nounStart - 1)
  const definite = /^(?:the|their|this|that|these|those)$/.test(first) || (before === "'s" && source.inDate[nounStart - 2] === 1)
  // "the first such meeting is due in May": another.
  if (!definite || isAmong(tokens, nounStart, at, 'such')) return []
  const { cue, time, bare = false } = nounStatus(tokens, sentence, nounStart, at, null, '', rightVerb(tokens, end, sentence.to, []))
  if (cue === 'negated') return []
  // "The next round of talks will be held in May": not the one told before.
  const isNext = cue === 'planned' && anyOf(NEXT, tokens, nounStart, at)
  return [
    {
      ...PLAIN, sentence: index, from: at, to: end, clauseFrom: nounStart, clauseTo: sentence.to, kind: noun.kind, format: noun.kind === 'call' || isNext ? noun.format : 'unknown', subjects: [], objects: [],
      parties: discourse.parties, people, cue, time, strength: isNext ? 0.5 : 0.3, reference: !isNext, bare,
    },
  ]
}

const NEXT = wordList('nextWords')

/** "years of negotiations", "called for dialogue", "open to talks": no one occasion. */
function isVague(tokens: readonly Token[], nounStart: number): boolean {
  return VAGUE.get(wordAt(tokens, nounStart - 1))?.has(wordAt(tokens, nounStart - 2)) === true
}

/** What talks of no one occasion are told as, by the preposition behind it: verbs and nouns of calling for talks, of being open to them, spans of time. */
const VAGUE = byWord({ for: wordList('callingFor'), to: wordList('openTo'), of: wordList('spansOfTalks') })
