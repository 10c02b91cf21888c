import type { Actor } from './actors.ts'
import { isCircumstance, isPlacePhrase, listEndingAt, objectsAfter, subjectsBefore, whomBefore } from './arguments.ts'
import { assemble } from './assemble.ts'
import { PLAIN, type Candidate, type CandidateSource, type Passage } from './candidate.ts'
import { destinationAfter, hostsOf, isPrivate, LISTED, listedWith, meetThere, receiveThere, stateAsPlace } from './destination.ts'
import { formatAround } from './format-words.ts'
import { forumActor, hostCountry } from './forums.ts'
import { regionAt, type Named } from './gazetteer.ts'
import { isStateCode } from './known-codes.ts'
import { isNounPosition } from './noun-phrase.ts'
import { patternOf } from './patterns.ts'
import { areApart, areMetApart, areVisiting, distinctParties, isOwnCouncil, partiesOf } from './sides.ts'
import { mainDoers, mainSubject, ownerBefore } from './subjects.ts'
import type { Sentence, TextModel, Token } from './text-model.ts'
import { SPORT_WORDS, SUPPORT_VERBS, type NounKind, type TriggerVerb } from './trigger-lexicon.ts'
import { readVerbGroup, type VerbGroup } from './verb-group.ts'
import { askedToMeet, isForTalks, verbStatus } from './verb-status.ts'
import { anyOf, findAfter, isAmong, isComma, isIn, isOne, isWord, past, phraseAt, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** A verb of meeting where it stands. */
type VerbInText = Passage & {
  at: number
  verb: TriggerVerb
  verbGroup: VerbGroup
  /** Whom the verb has for its subject; of an invitation, whom it is for. */
  subjects: Actor[]
  /** Who invites. */
  hosts: Actor[]
}

/** The tellings that a verb of meeting at token `at` opens: "met", "was received by", "flew to"; none without two parties. */
export function readVerb(passage: Passage, at: number, verb: TriggerVerb): Candidate[] {
  if (passage.actors.length === 0) return []
  const told = placeVerb(passage, at, verb)
  const partners = told && partnersOf(told)
  if (!partners) return []
  const { visited } = partners
  const objects = objectsOf(told, partners)
  const whole = objects.length === 0 ? withListed(told) : told
  return isOtherMatter(whole, objects, visited) ? [] : tellingsOf(whole, objects, visited)
}

/** "A and B, who met in Lima, agreed": both, of a verb without an object that takes several. */
function withListed(told: VerbInText): VerbInText {
  const { tokens, actors, verbGroup, subjects: [subject, another] } = told
  const isOfBoth = subject && !another && RECIPROCAL.includes(told.verb.frame) && isWord(tokens, verbGroup.from - 1, 'who')
  return isOfBoth ? { ...told, subjects: listEndingAt(actors, tokens, actors.indexOf(subject)) } : told
}

/** The verb with its subject; null where the word is no verb there, or nobody goes where it tells. */
function placeVerb(passage: Passage, at: number, verb: TriggerVerb): VerbInText | null {
  const { articleSource, tokens, sentence, actors } = passage
  if (verb.lemma === 'come' && isWord(tokens, at + 1, 'to')) verb = { ...verb, frame: 'travel' }
  const verbGroup = readVerbGroup(tokens, at, verb.form, sentence.from)
  // "was called to the foreign ministry", "called in the ambassador"
  if (verb.lemma === 'call' && isOne(tokens, at + 1, 'in', verbGroup.passive ? 'to' : 'in')) verb = { ...verb, lemma: 'summon', frame: 'receive', format: 'in_person' }
  // "Received in Lima by the premier, Dellas said": the subject of the main verb.
  const isOpening = at === sentence.from && verb.frame === 'receive' && findAfter(tokens, at, Math.min(sentence.to, at + OPENING_REACH), ['by']) > 0
  if (isOpening) verbGroup.passive = true
  const told = { ...passage, at, verb, verbGroup, subjects: isOpening ? mainSubject(actors, tokens, sentence, at, []) : subjectsBefore(actors, tokens, verbGroup.from, sentence.from), hosts: [] }
  if (isOtherWord(told)) return null
  const subjects = doersOf(told)
  if (verb.frame === 'invite') return placeInvitation({ ...told, subjects })
  if (verb.frame !== 'send') return { ...told, subjects }
  // "sent his envoy to Lima": whoever goes.
  const [envoy, ...others] = objectsAfter(actors, tokens, at + 1, sentence.to, null, (token) => isCircumstance(articleSource, token))
  if (verbGroup.passive || !envoy || others.length > 0 || !articleSource.namedAt[envoy.to + 1] && !articleSource.namedAt[envoy.to + 2] || envoy.kind === 'state' || !isWord(tokens, past(tokens, envoy.to, ','), 'to')) return null
  const [sender] = distinctParties(subjects)
  for (const person of envoy.people) person.party ??= sender ?? null
  return { ...told, subjects: [partiesOf(envoy).length > 0 || !sender ? envoy : { ...envoy, parties: [sender] }] }
}

/** How far behind a participle that opens a sentence those may stand who did it, tokens. */
const OPENING_REACH = 14

/** Whether the word is no verb of meeting there: a noun, an adjective, a verb of another phrase. */
function isOtherWord({ tokens, sentence, actors, at, verb: { frame, lemma, form, before }, verbGroup }: VerbInText): boolean {
  if (frame === 'stay' && !isStay(tokens, at, sentence)) return true
  if (before.some((word, step) => wordAt(tokens, at + 1 + step) !== word)) return true
  // "came together", "came face to face", "caught up"
  if (frame === 'come' && !isOne(tokens, at + 1, ...(lemma === 'catch' ? ['up'] : ['together', 'face']))) return true
  // "was in Lima, where he urged President X": nowhere else a meeting.
  if (frame === 'tell' && lemma !== 'tell' && !isWord(tokens, verbGroup.from - 2, 'where')) return true
  // "It will be the first time that they have met"
  const time = findAfter(tokens, sentence.from, at, ['time'])
  if (isWord(tokens, time - 1, 'first') && isAmong(tokens, sentence.from, time, 'will')) return true
  // "spent almost four hours with"
  if (lemma === 'spend' && !isAmong(tokens, at + 1, at + SPENT_REACH, 'hour', 'hours', 'minutes')) return true
  // "the visiting minister", "the pope's landing", "a private meeting"
  if (form === 'ing' && isOne(tokens, at - 1, 'the', 'a', "'s", 'private', 'bilateral')) return true
  // "meets with visiting US envoy X"
  if (lemma === 'visit' && form === 'ing' && verbGroup.from === at && actors.some(({ from, kind }) => from === at + 1 && kind !== 'state')) return true
  if (form !== 'past' && (frame === 'visit' || /^(?:call|contact|talk|head|host|lunch|review)$/.test(lemma)) && isNounPosition(tokens, at)) return true
  // "rejected talks", "called off talks"
  return lemma === 'talk' && form === 's' && (isOne(tokens, at - 1, 'off', 'out', 'up', 'to', 'for', 'in', 'at') || wordAt(tokens, at - 1).endsWith('ed') || isIn(tokens, at - 1, SUPPORT_VERBS))
}

/** How far behind "spent" its hours may stand, tokens. */
const SPENT_REACH = 6

/** Who does what the verb tells: its own subject, or that of the verb which it goes on from. */
function doersOf(told: VerbInText): Actor[] {
  const { tokens, sentence, actors, at, verb: { form }, verbGroup, journey } = told
  const { from: start, gerundOf } = verbGroup
  // "flew to Doha to meet X"
  if (isForJourney(told)) return journey!.subjects
  const owner = (before: number) => ownerBefore(actors, tokens, before, sentence)
  // "is to have lunch with A, who is visiting, and meet B"
  if (isSecond(told)) return [owner(at) ?? told.subjects[0]!]
  // "will be meeting A and signing a paper, as well as meeting B"
  const first = form === 'ing' && start === at && at - sentence.from > 8 && isOne(tokens, at - 1, 'and', 'as', ',') ? owner(at) : null
  if (first) return [first]
  const isHeadless = gerundOf !== null || (told.subjects.length === 0 && (form === 'ing' || isWord(tokens, start, 'having')))
  const subjects = isHeadless ? mainSubject(actors, tokens, sentence, at, told.subjects) : told.subjects
  return mainDoers(actors, tokens, start, sentence, gerundOf, subjects)
}

/** Whether it is a second verb of the same subject, which has the status of the first: "will meet A and call on B", "… and be received by B". */
function isSecond({ tokens, at, verb: { form }, verbGroup: { from }, subjects }: VerbInText): boolean {
  return (form === 'base' ? from === at : isWord(tokens, from, 'be')) && isWord(tokens, from - 1, 'and') && subjects.length === 1
}

/** Whether it is what the journey told just before is for. */
function isForJourney({ tokens, verb: { frame }, verbGroup, journey }: VerbInText): boolean {
  return journey !== null && isWord(tokens, verbGroup.from, 'to') && frame !== 'visit' && frame !== 'travel'
}

/** Whom the verb's subject meets, at home where the words are of a journey to them. */
function objectsOf(told: VerbInText, partners: Partners): Actor[] {
  const { articleSource, tokens, sentence, actors, at, verb: { frame }, verbGroup, subjects, journey } = told
  let { objects } = partners
  if (objects.length === 0) objects = whomBefore(actors, tokens, verbGroup.from, sentence.from)
  if (isForJourney(told)) meetThere(objects, journey!)
  else if (journey) receiveThere(objects, journey.visited!)
  // "NATO's ministers met in Brussels"
  const isOfBody = objects.length === 0 && distinctParties(subjects).length === 1 && subjects.some((actor) => actor.kind === 'group' && actor.parties.length === 1 && !isStateCode(actor.parties[0]!))
  return isOfBody && (frame === 'meet' || frame === 'gather') && findAfter(tokens, at + 1, sentence.to, ['with']) < 0 ? hostCountry(articleSource, actors, at, sentence) : objects
}

/** Verbs of what several do together. */
const RECIPROCAL = ['meet', 'gather', 'come', 'with', 'speak', 'sit', 'chair']

/** "saw each other", "ran into one another" */
function isToEachOther(tokens: readonly Token[], at: number): boolean {
  const each = isOne(tokens, at + 1, 'each', 'one') ? at + 1 : at + 2
  return (isWord(tokens, each, 'each') && isWord(tokens, each + 1, 'other')) || (isWord(tokens, each, 'one') && isWord(tokens, each + 1, 'another'))
}

/** Whether the verb tells of no meeting: of a thing, a habit, the press, sport. */
function isOtherMatter({ articleSource, tokens, sentence, index, at, verb: { frame, lemma, form }, verbGroup, subjects }: VerbInText, objects: readonly Actor[], visited: Named | null): boolean {
  const sides = distinctParties(subjects).length
  const isPlain = form === 'base' && verbGroup.from === at
  if (objects.length === 0 && !visited) {
    if (!RECIPROCAL.includes(frame) && !(frame === 'discuss' && sides + subjects.length > 2) && !isToEachOther(tokens, at)) return true
    // "meet ambitious targets"
    if (lemma === 'meet' && takesThing(tokens, at + 1, articleSource.inDate)) return true
    if (frame === 'speak' && sides < 2 && !subjects.some(({ kind }) => kind === 'collective') && !/phone|video|minutes|hour/.test(restOfClause(tokens, at, sentence.to))) return true
    // "met to talk about fisheries"
    if (frame === 'speak' && isWord(tokens, verbGroup.from, 'to') && isWord(tokens, at + 1, 'about') && isAmong(tokens, sentence.from, at, 'meet', 'met', 'meeting')) return true
    if (frame === 'gather' && tokens[at + 1]?.kind === 'word' && !isIn(tokens, at + 1, BEHIND_GATHER)) return true
  }
  // "The Security Council will hold a meeting on Haiti"
  if (form === 'ing' && isOwnCouncil(tokens, subjects)) return true
  if (isHabitual(tokens, at, sentence.to, articleSource.inDate)) return true
  if (frame === 'see' && objects.length > 0 && !objects.some(({ kind, title, to, people }) => kind !== 'state' && !isWord(tokens, to, "'s") && (title ?? people[0]?.title ?? null) !== null)) return true
  // "will meet journalists", "spoke to reporters"
  if (frame === 'meet' && verbGroup.from < at && objects.length > 0 && objects.every(({ kind }) => kind === 'collective') && anyOf(PRESS, tokens, at + 1, objects[0]!.to)) return true
  if (frame === 'speak' && anyOf(PRESS, tokens, at + 1, Math.min(at + 5, sentence.to))) return true
  if ((lemma === 'meet' || frame === 'speak') && isSport(articleSource.model, index, [...subjects, ...objects])) return true
  // "as India meet Australia": one name with the verb of many is a team.
  if (lemma === 'meet' && isPlain && subjects.length === 1 && subjects[0]!.kind === 'state') return true
  return (frame === 'visit' || frame === 'travel') && isPrivate(tokens, at, at + 16, sentence)
}

/** A telling of each place that is visited, or the one of the meeting. */
function tellingsOf(told: VerbInText, objects: Actor[], visited: Named | null): Candidate[] {
  const { articleSource, tokens, sentence, index, actors, at, verb, verbGroup, subjects, journey, discourse } = told
  const { frame } = verb
  const { from: start } = verbGroup
  const asked = askedToMeet(actors, tokens, verbGroup)
  const rest = restOfClause(tokens, at, sentence.to)
  const forTalks = isForTalks(rest)
  const isCourtesy = frame === 'call' && isWord(tokens, at + 1, 'on')
  const format = isCourtesy ? 'in_person' : formatAround(tokens, at, sentence, verb.format)
  const kind: NounKind = frame === 'stay' || JOURNEYS.includes(frame) ? 'visit' : isCourtesy ? 'meeting' : verb.format === 'phone' || frame === 'speak' ? 'call' : 'meeting'
  const status = isForJourney(told) ? { cue: journey!.cue, tense: journey!.tense, bare: journey!.bare } : verbStatus(tokens, at, verb, verbGroup, sentence, { asked: asked !== null, forTalks })
  const each = areApart(tokens, at, at + 2) || areMetApart(tokens, objects)
  const base = {
    ...PLAIN,
    sentence: index,
    from: at,
    to: at + 1,
    clauseFrom: subjects[0] ? Math.max(sentence.from, Math.min(subjects[0].from, start)) : start,
    clauseTo: sentence.to,
    kind,
    format,
    ...status,
    ...(isSecond(told) && { cue: 'planned' as const, tense: 'future' as const }),
    many: true,
    each,
    joint: !each && (format === 'video' || areTogether(told, objects)),
    visited,
  }
  const strength = strengthOf(verb, isOne(tokens, start - 1, 'who', 'which') ? [] : subjects, forTalks, /\bwhere (?:he|she|they) (?:saw|met|held|spoke)\b/.test(rest))
  if (asked) {
    const host = subjectsBefore(actors, tokens, asked.verb, sentence.from)
    return assemble(articleSource, { ...base, subjects: [...host, asked.guest], objects, strength, joint: true }, discourse, null)
  }
  // The ministers of two countries who arrive somewhere attend something there.
  if (visited && !forTalks && frame !== 'visit' && distinctParties(subjects).filter((party) => party !== visited.partyCode).length > 1) return []
  const stops = visited ? listedWith(articleSource, visited, sentence.to) : [null]
  const isListed = stops.length > (frame === 'visit' ? 2 : 1) && !forTalks && !/ (?:met|meet|held|hold) /.test(rest)
  return stops.flatMap((stop) => assemble(articleSource, { ...base, visited: stop, subjects, objects: stop ? [...objects, ...hostsOf(articleSource, actors, sentence, stop)] : objects, strength: isListed ? LISTED : strength }, discourse, receivingSide(told, objects, kind)))
}

/** Whether all of them meet together, not the objects one by one. */
function areTogether({ articleSource, tokens, sentence, verb: { frame, lemma }, verbGroup, subjects }: VerbInText, objects: readonly Actor[]): boolean {
  if (['host', 'welcome', 'greet', 'sit'].includes(lemma) || ['bring', 'mediate', 'chair'].includes(frame) || (frame === 'discuss' && (verbGroup.passive || subjects.length === 0))) return true
  if (isOne(tokens, objects.at(-1)?.to ?? -1, 'together', 'jointly') || (objects.length > 1 && isAmong(tokens, objects[0]!.to, objects.at(-1)!.from, 'together', 'along', 'alongside'))) return true
  if (objects.some((actor) => namesRegion(articleSource, actor)) || (articleSource.together && distinctParties(objects).length > 1)) return true
  if (objects.length > 1 && THREE_SIDED.test(restOfClause(tokens, objects.at(-1)!.to, sentence.to))) return true
  return distinctParties(subjects).length > 1 && !areApart(tokens, subjects[0]!.to, subjects.at(-1)!.from)
}

/** "the Baltic leaders", "the leaders of Central Asia": of several states together. */
function namesRegion({ model: { tokens }, namedAt }: CandidateSource, { from, to }: Actor): boolean {
  for (let at = from; at < to; at++) if (regionAt(tokens, namedAt, at)) return true
  return false
}

/** Whether a noun follows rather than a circumstance: where, when, how. */
function takesThing(tokens: readonly Token[], at: number, inDate: ArrayLike<number>): boolean {
  const next = tokens[at]
  return next?.kind === 'word' && !next.upper && !inDate[at] && !next.lower.endsWith('ly') && !CIRCUMSTANCES.has(next.lower)
}

const CIRCUMSTANCES = wordList('circumstances')

/** Those whom one speaks to about a meeting. */
const PRESS = wordList('press')

/** "met A and B for trilateral talks", "for the Nordic summit" */
const THREE_SIDED = patternOf('threeSided')

/** What one calls on somebody to do oneself. */
const COURTESIES = wordList('courtesies')

/** What an official stays somewhere for beside talks, in words that stand behind it. */
const STAY_PURPOSE = patternOf('stayPurpose')

/** "is in Qatar, where he will discuss": a place, and a purpose behind it. */
function isStay(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const next = wordAt(tokens, at + 1)
  // "is expected in Baghdad"
  if (next === 'in' && isOne(tokens, at, 'due', 'expected')) return true
  if (next !== 'in' && !(/^(?:currently|now|also|here)$/.test(next) && isWord(tokens, at + 2, 'in'))) return false
  // "X, who was in Lima on Thursday, will travel to Santiago for talks": what the next clause is for.
  const [behind = ''] = phraseAt(tokens, at, Math.min(at + 30, sentence.to)).split(/ , (?:will|would|is|was|has|had) /)
  return isForTalks(behind) || STAY_PURPOSE.test(behind)
}

/** Not "visited Marina Barrage", "welcomed Exercise Falcon": a name that nothing says is somebody's. */
const isSomebody = ({ kind, people }: Actor) => kind !== 'person' || people[0]!.isOfficial

type Partners = { objects: Actor[]; visited: Named | null }

/** Whom the verb has for its object, who goes nowhere. */
const only = (objects: Actor[]): Partners => ({ objects, visited: null })
/** Where its traveller goes, without a word on whom he meets. */
const onlyTo = (visited: Named | null | undefined | false): Partners | null => (visited ? { objects: [], visited } : null)

/** "Fiji's foreign ministry protested. The ambassador of Peru was summoned": the state that the sentence before is about, or the outlet's. */
function summonerOf({ articleSource, tokens, actorsBefore }: VerbInText): string | null {
  const protesting = actorsBefore.find((actor) => (actor.kind === 'state' || actor.kind === 'group') && !isPlacePhrase(tokens, actor))
  return protesting ? (partiesOf(protesting)[0] ?? null) : articleSource.home.party
}

/** Whom the verb's object names, or where its traveller goes; null where the words tell of no meeting. */
function partnersOf(told: VerbInText): Partners | null {
  const { articleSource, tokens, sentence, actors, at, verb, verbGroup, subjects } = told
  const { frame, lemma } = verb
  const ceiling = sentence.to
  const skip = (token: number) => isCircumstance(articleSource, token)
  const after = (from: number, needs: string[] | null = null) => objectsAfter(actors, tokens, from, ceiling, needs, skip)
  const afterLead = (reach: number, ...leads: string[]) => {
    const lead = findAfter(tokens, at + 1, Math.min(ceiling, at + reach), leads)
    return lead < 0 ? [] : after(lead + 1)
  }
  if (verbGroup.passive && ['receive', 'meet', 'brief'].includes(frame)) {
    // "was summoned to the foreign ministry of Peru"
    const by = afterLead(16, 'by', ...(lemma === 'summon' ? ['to'] : []))
    if (by.length > 0) return only(by)
    // "Norway's ambassador in Lima was summoned"
    const envoy = lemma === 'summon' && subjects.find(({ title }) => title?.kind === 'ambassador')
    const post = envoy && tokens.slice(envoy.from, at + 9).flatMap(({ lower }, step) => (lower === 'in' || lower === 'to' ? destinationAfter(articleSource, envoy.from + step + 1, ceiling, false) ?? [] : []))[0]
    const summoner = envoy && !post ? summonerOf(told) : null
    if (envoy && summoner && !partiesOf(envoy).includes(summoner)) return only([forumActor(summoner, at, at + 1, told.index)])
    // "was received in Moscow", "was welcomed at the Palace of the Revolution in Havana"
    return onlyTo(post || (lemma === 'summon' || !subjects.some(isSomebody) ? null : destinationAfter(articleSource, past(tokens, at + 1, 'in', 'at'), ceiling, false)))
  }
  switch (frame) {
    case 'send':
    case 'visit':
    case 'travel': {
      // "Germany visit Hungary on Friday": teams; "the former president visited".
      if (subjects.length > 0 && subjects.every(({ kind, title, people }) => kind === 'state' || (title ?? people[0]?.title)?.former)) return null
      const visited = destinationAfter(articleSource, frame === 'send' ? subjects[0]!.to : at + 1 + verb.before.length, ceiling, frame !== 'visit')
      const hosts = !visited && frame === 'visit' ? after(at + 1).filter((actor) => actor.kind !== 'state' && isSomebody(actor)) : []
      return visited || hosts.length > 0 ? { objects: hosts, visited } : null
    }
    case 'call': {
      if (isWord(tokens, at + 1, 'on')) {
        const target = after(at + 2)
        // "called on Iran to stop" asks; "called on the president" visits.
        const end = target.at(-1)?.to ?? at
        const asked = tokens.slice(end, Math.min(end + 5, ceiling)).findIndex(({ lower }) => ['to', 'and', ','].includes(lower))
        return target.length === 0 || target[0]!.kind === 'state' || (isWord(tokens, end + asked, 'to') && asked >= 0 && !isIn(tokens, end + asked + 1, COURTESIES)) ? null : only(target)
      }
      return /phone/.test(restOfClause(tokens, at, ceiling)) || isCallOfPerson(actors, tokens, at) ? only(after(at + 1)) : null
    }
    // "returned from Pyongyang"
    case 'return': {
      const from = findAfter(tokens, at + 1, Math.min(ceiling, at + 4), ['from'])
      const visited = from < 0 ? null : destinationAfter(articleSource, from + 1, ceiling, false)
      return subjects.some((actor) => actor.people.length > 0) ? onlyTo(visited) : null
    }
    case 'stay': {
      const visited = destinationAfter(articleSource, at + 1, ceiling, true)
      return subjects.some((actor) => actor.kind === 'group' || actor.title !== null || actor.people.some((person) => person.isOfficial)) ? onlyTo(visited) : null
    }
    case 'chair': {
      if (verbGroup.passive) {
        // "will be co-chaired by A and B"
        const chairs = isWord(tokens, at + 1, 'by') ? after(at + 2) : []
        return distinctParties(chairs).length > 1 ? only(chairs) : null
      }
      if (lemma !== 'co-chair') return null
      // "co-chaired with his counterpart", "will co-chair a review of trade with X"
      const link = findAfter(tokens, at + 1, Math.min(ceiling, at + MATTER_LENGTH), ['with'])
      if (link > 0) return only(after(link + 1))
      // "A and B co-chaired the Joint Committee"
      return subjects.length > 1 && subjects.every((actor) => actor.people.length > 0) ? only([]) : null
    }
    case 'discuss':
      return discussed(told)
    case 'bring': {
      const from = past(tokens, at + 1, 'together')
      const objects = after(from)
      const together = from > at + 1 || isWord(tokens, objects.at(-1)?.to ?? at, 'together')
      return together && distinctParties(objects).length > 1 ? only(objects) : null
    }
    // "briefed the president on": officials of another party.
    case 'brief':
      return verb.form === 'base' && verbGroup.from === at ? null : only(after(at + 1).filter((actor) => actor.kind !== 'state'))
    // "mediated between the government and the rebels"
    case 'mediate': {
      const sides = afterLead(5, 'between')
      return distinctParties(sides).length > 1 ? only(sides) : null
    }
    case 'invite':
      return { objects: told.hosts, visited: invitedTo(told) }
    case 'tell':
      return only(after(at + 1).filter(({ kind, title, people }) => kind === 'office' ? title?.kind === 'counterpart' : kind === 'person' && people[0]!.isOfficial))
    case 'speak':
      return only(after(at + 1, ['with', 'to']))
    case 'with':
    case 'come':
    case 'gather':
      return only(after(at + 1, ['with']))
    // "sat down with", "sat across from"
    case 'sit':
      return only(after(at + 1, [isWord(tokens, at + 1, 'down') ? 'with' : isWord(tokens, at + 1, 'across') ? 'from' : 'never']))
    case 'receive': {
      const objects = after(at + 1).filter(isSomebody)
      // "hosted Iran": teams.
      return only(objects.length < 2 && objects.every((actor) => actor.kind === 'state') ? objects.filter((actor) => !actor.placeName) : objects)
    }
    default:
      return only(after(at + 1 + verb.before.length))
  }
}

/** What one is invited to that is a meeting with whoever invites. */
const INVITED_TO = wordList('invitedTo')

/** How far behind an invitation those stand by whom, tokens. */
const INVITED_BY_REACH = 16

/** "invited the premier to visit", "was invited to Lima for talks by X": the guest, and who invites; null where it is to something else. */
function placeInvitation(told: VerbInText): VerbInText | null {
  const { articleSource, tokens, sentence, actors, at, verbGroup, subjects } = told
  const objectsFrom = (from: number) => objectsAfter(actors, tokens, from, sentence.to, null, (token) => isCircumstance(articleSource, token))
  const by = verbGroup.passive ? findAfter(tokens, at + 1, Math.min(sentence.to, at + INVITED_BY_REACH), ['by']) : -1
  const guests = verbGroup.passive ? subjects : objectsFrom(at + 1)
  const hosts = verbGroup.passive ? (by < 0 ? [] : objectsFrom(by + 1)) : subjects
  const invited = { ...told, subjects: guests, hosts }
  return distinctParties(guests).length < 2 && guests.some(({ kind }) => kind !== 'state' && kind !== 'collective') && goalOf(invited) ? invited : null
}

/** Where what somebody is invited to begins, over its article; null if it is no meeting with whoever invites. */
function goalOf({ articleSource, tokens, sentence, at, verbGroup, subjects }: VerbInText): number | null {
  const from = verbGroup.passive ? at + 1 : subjects.at(-1)!.to
  const to = findAfter(tokens, from, Math.min(sentence.to, from + 2), ['to', 'for'])
  const goal = past(tokens, past(tokens, to + 1, 'the'), 'a')
  return to >= 0 && (articleSource.namedAt[goal] !== undefined || isIn(tokens, goal, INVITED_TO)) ? goal : null
}

/** The place that somebody is invited to, else the country of whoever invites. */
function invitedTo(told: VerbInText): Named | null {
  const { articleSource, sentence, hosts: [host] } = told
  const place = destinationAfter(articleSource, goalOf(told)!, sentence.to, false)
  const country = host?.parties.find(isStateCode)
  return place ?? (country ? stateAsPlace(country, host!) : null)
}

/** How far behind a matter those stand with whom it is discussed, tokens. */
const MATTER_LENGTH = 24
/** How far behind "was signed" those stand by whom, tokens. */
const BY_REACH = 10
const MATTER_ENDS = wordList('clauseEnds')

/** "agreed on Tuesday in La Paz to restore ambassadors": a place right behind the verb. */
export function isDoneSomewhere({ model: { tokens }, namedAt, inDate }: CandidateSource, at: number): boolean {
  let next = at + 1
  while (inDate[next] || isWord(tokens, next, 'on')) next++
  return isWord(tokens, next, 'in') && namedAt[next + 1] !== undefined
}

/** "discussed the border with his Iraqi counterpart", "The Secretary and the Foreign Minister discussed Syria". */
function discussed({ articleSource, tokens, sentence, actors, at, verb: { lemma, form }, verbGroup, subjects }: VerbInText): Partners | null {
  if (lemma === 'witness' && !isWord(tokens, at + 2, 'signing')) return null
  // "was signed in Suva by A and B", "the pact, signed by A and B"; "Iran and Yemen were discussed": the matter.
  const isSigned = form === 'past' && verbGroup.from === at && isComma(tokens, at - 1) && wordAt(tokens, at).startsWith('sign')
  if (verbGroup.passive || isSigned) {
    const by = findAfter(tokens, at + 1, Math.min(sentence.to, at + BY_REACH), ['by'])
    const agents = by < 0 ? [] : objectsAfter(actors, tokens, by + 1, sentence.to, null, (token) => isCircumstance(articleSource, token))
    if (distinctParties(agents).length > 1 && agents.every(({ kind }) => kind !== 'state')) return only(agents)
    if (lemma === 'discuss') return null
  }
  // "X and his counterpart Y agreed": those who met, if it was told
  if (lemma === 'agree' && !isDoneSomewhere(articleSource, at)) return subjects.length > 1 && subjects.every(({ people }) => people.length > 0) && distinctParties(subjects).length > 1 ? only([]) : null
  if (isWord(tokens, verbGroup.from, 'to') || !/^(?:view|opinion|idea|note)/.test(wordAt(tokens, at + 1)) && wordAt(tokens, at).startsWith('exchang')) return null
  for (let token = at + 1; token < Math.min(sentence.to, at + MATTER_LENGTH); token++) {
    const { lower } = tokens[token]!
    // "discussed it the day before in Lima with"
    if (articleSource.inDate[token]) continue
    if (MATTER_ENDS.has(lower)) break
    if (lower !== 'with') continue
    const objects = objectsAfter(actors, tokens, token + 1, sentence.to, null, (other) => articleSource.inDate[other] === 1)
    if (objects.some(({ kind, people }) => ['office', 'group'].includes(kind) || (kind === 'person' && people[0]!.isOfficial))) return only(objects)
  }
  // "With the Peruvian president, he discussed trade"
  const others = isWord(tokens, sentence.from, 'with') ? objectsAfter(actors, tokens, sentence.from + 1, at, null, () => false) : []
  if (others.some(({ kind }) => kind !== 'state') && !others.some((actor) => subjects.includes(actor))) return only(others)
  const states = subjects.filter(({ kind, title }) => kind !== 'person' && kind !== 'office' && (kind !== 'group' || !title))
  // "angered China and Japan and raised questions about": nobody's talks.
  if (lemma === 'raise' && states.length > 0) return null
  const signed = wordAt(tokens, at).startsWith('sign')
  const sides = distinctParties(subjects).length
  return (sides > 1 || (sides === 1 && subjects.length > 1 && states.length === 0)) && !states.some(({ kind }) => signed || kind === 'collective') ? only([]) : null
}

/** A leader who travels abroad is taken to be received there, unless it is `told` whom he met; others need to be said to. */
function strengthOf({ frame }: TriggerVerb, subjects: readonly Actor[], forTalks: boolean, told: boolean): number {
  if (JOURNEYS.includes(frame)) {
    const leads = subjects.some((actor) => (actor.title && actor.title.rank <= LEADING && !actor.title.former) || (actor.kind === 'group' && !actor.title))
    return forTalks ? 0.6 : frame === 'send' || (leads && !told) ? 0.5 : frame === 'visit' ? 0.45 : 0.3
  }
  return frame === 'tell' ? 0.5 : frame === 'stay' ? 0.6 : ['receive', 'discuss', 'brief', 'mediate'].includes(frame) ? 0.7 : 0.85
}

/** What verbs of going somewhere tell. */
const JOURNEYS = ['travel', 'visit', 'return', 'send']

/** Lowest rank of those who travel for their state: heads of state and government, ministers. */
const LEADING = 3

/** Nations, not people, that meet or speak in words of sport; a headline leaves these to the sentence below it. */
function isSport({ tokens, sentences }: TextModel, index: number, actors: readonly Actor[]): boolean {
  if (actors.some(({ people, title }) => people.length > 0 || (title && title.kind !== 'private'))) return false
  const { from } = sentences[index]!
  const { to } = sentences[index === 0 ? 1 : index] ?? sentences[index]!
  return anyOf(SPORT_WORDS, tokens, from, to)
}

const REPEATEDLY = wordList('repeatedly')

/** "has met him repeatedly", "meets often": no one occasion; but "several times on Saturday". */
function isHabitual(tokens: readonly Token[], at: number, ceiling: number, inDate: ArrayLike<number>): boolean {
  for (let word = at + 1; word < Math.min(at + 9, ceiling); word++) if (isIn(tokens, word, REPEATEDLY) && !inDate[word + 1] && !inDate[word + 2]) return true
  return false
}

/** "Whitlock called Prime Minister Dellas and …": a titled person right behind the verb, and nothing said of him. */
function isCallOfPerson(actors: readonly Actor[], tokens: readonly Token[], at: number): boolean {
  const target = actors.find((actor) => actor.from === at + 1 || (actor.from === at + 2 && tokens[at + 1]!.kind === 'word'))
  if (!target || (target.kind === 'person' ? !target.people[0]!.isOfficial : target.kind !== 'office')) return false
  const behind = wordAt(tokens, target.to)
  return !behind || BEHIND_TARGET.has(behind)
}

const BEHIND_TARGET = wordList('behindTarget')

function restOfClause(tokens: readonly Token[], at: number, ceiling: number): string {
  return phraseAt(tokens, at, Math.min(at + 14, ceiling))
}

/** Who is at home: whoever meets a visitor, whoever receives, by the voice of the verb, or is called on. */
function receivingSide({ tokens, verb, verbGroup, subjects }: VerbInText, objects: readonly Actor[], kind: NounKind): 'subject' | 'object' | null {
  if (areVisiting(tokens, objects)) return 'subject'
  if (areVisiting(tokens, subjects)) return 'object'
  if (verb.frame === 'call' && kind === 'meeting') return 'object'
  if (verb.frame !== 'receive' || verb.format !== 'in_person') return null
  return verbGroup.passive ? 'object' : 'subject'
}

/** What follows a verb of gathering that takes no object. */
const BEHIND_GATHER = wordList('behindGather')
