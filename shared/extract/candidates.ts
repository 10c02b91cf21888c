import { isStateCode } from '../domain/party-codes.ts'
import type { Format } from '../domain/meeting-fields.ts'
import type { Actor } from './actors.ts'
import { isOblique, isPlacePhrase, listEndingAt, objectsAfter, subjectsBefore } from './arguments.ts'
import type { Named } from './gazetteer.ts'
import type { Home } from './home.ts'
import { pairOf } from './party-pair.ts'
import { speaksForNoState, type Person } from './people.ts'
import type { Sentence, TextModel, Token } from './text-model.ts'
import { SPORT_WORDS, SUPPORT_VERBS, TRIGGER_NOUNS, TRIGGER_VERBS, type NounKind, type StatusCue, type TriggerNoun, type TriggerVerb } from './trigger-lexicon.ts'
import { readVerbGroup, strongestCue, type VerbGroup } from './verb-group.ts'

/** One telling of an occasion: a trigger in a sentence, with whoever it brings together. */
export type Candidate = {
  sentence: number
  /** The trigger's tokens. */
  from: number
  to: number
  /** The part of the sentence that belongs to it. */
  clauseFrom: number
  clauseTo: number
  kind: NounKind
  format: Format
  subjects: Actor[]
  objects: Actor[]
  /** Party codes, subjects' first. */
  parties: string[]
  people: Person[]
  cue: StatusCue | 'hypothetical' | null
  time: 'past' | 'present' | 'future'
  /** Told as several occasions ("meetings with"), so that counterparts of different parties are met one by one. */
  many: boolean
  /** All of them together ("trilateral", "summit"), so that it is not cut into pairs. */
  joint: boolean
  /** 0 to 1: how plainly these words tell of an occasion. */
  strength: number
  /** Party that receives, if told. */
  host: string | null
  /** A country or city that is visited. */
  destination: Named | null
  /** The noun names rounds or talks, which may take days. */
  plural: boolean
  /** Only refers to an occasion told before ("the meeting"): it adds to that one and opens none. */
  reference: boolean
}

export type CandidateSource = {
  model: TextModel
  namedAt: readonly (Named | undefined)[]
  actors: readonly Actor[]
  /** Tokens inside a date phrase. */
  inDate: Uint8Array
  /** The article is about one meeting of three or more parties. */
  together: boolean
  /** Whose officials an article may name without their country. */
  home: Home
}

/** What the tellings so far have brought together, for "the two leaders". */
type Discourse = { parties: string[]; people: Person[] } | null

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

/** The states that a sentence names, by whatever form of their names. */
function statesNamed(source: CandidateSource, sentence: number): string[] {
  const { from, to } = source.model.sentences[sentence]!
  const codes = new Set<string>()
  for (let at = from; at < to; at++) {
    const named = source.namedAt[at]
    if (named && named.code !== null && isStateCode(named.code) && !named.weak) codes.add(named.code)
  }
  return [...codes]
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

/** A sentence that names people of exactly two parties, for "the two leaders" that follow. */
function sidesOf(source: CandidateSource, actors: readonly Actor[], sentence: number): Discourse {
  const people = actors.flatMap((actor) => (actor.kind === 'person' ? actor.people : []))
  const known = [...new Set(people.flatMap((person) => (person.party ? [person.party] : [])))]
  // "President Langat and Ethiopian Prime Minister Tesfaye agreed": the one without a country is of the outlet's, or of the story's.
  if (known.length === 1) {
    const party = source.home.party !== null && !known.includes(source.home.party) ? source.home.party : leadingState(source, known)
    for (const person of people) if (person.party === null && person.official && person.title && person.title.rank <= 3 && party) person.party = party
  }
  const parties = [...new Set(people.flatMap((person) => (person.party ? [person.party] : [])))]
  if (parties.length === 2) return { parties, people: [...new Set(people)] }
  const states = [...new Set(actors.flatMap((actor) => (actor.kind === 'state' && !actor.placeName?.weak ? actor.parties : [])))]
  if (people.length === 0 && states.length < 2 && sentence < 2) {
    const named = statesNamed(source, sentence)
    return named.length === 2 ? { parties: named, people: [] } : null
  }
  return people.length === 0 && states.length >= 2 && states.length <= (sentence < 2 ? 6 : 2) ? { parties: states, people: [] } : null
}

function readVerb(source: CandidateSource, sentence: Sentence, index: number, actors: readonly Actor[], at: number, verb: TriggerVerb, discourse: Discourse): Candidate[] {
  const { tokens } = source.model
  const group = readVerbGroup(tokens, at, verb.form, sentence.from)
  // "a meeting", "the visiting minister": nouns and adjectives that look like the verb.
  if (verb.form === 'ing' && isNounUse(tokens, at, group)) return []
  if (verb.form !== 'past' && (verb.frame === 'visit' || verb.lemma === 'call' || verb.lemma === 'talk' || verb.lemma === 'head' || verb.lemma === 'host' || verb.lemma === 'lunch') && isNounPosition(tokens, at)) return []
  const skip = (token: number) => source.inDate[token] === 1
  let subjects = subjectsBefore(actors, tokens, group.from, sentence.from)
  if (group.gerundOf !== null || (verb.form === 'ing' && subjects.length === 0)) {
    subjects = mainSubject(actors, tokens, sentence, at, subjects)
  }
  let needs: string[] | null = null
  if (verb.frame === 'speak') needs = ['with', 'to']
  else if (verb.frame === 'with' || verb.frame === 'gather') needs = ['with']
  else if (verb.frame === 'sit') needs = tokens[at + 1]?.lower === 'down' ? ['with'] : ['never']
  let objects: Actor[] = []
  let destination: Named | null = null
  if (verb.frame === 'visit' || verb.frame === 'travel') {
    destination = destinationAfter(source, at + 1, sentence.to, verb.frame === 'travel')
    if (!destination && verb.frame === 'visit') objects = objectsAfter(actors, tokens, at + 1, sentence.to, null, skip).filter((actor) => actor.kind !== 'state')
    if (!destination && objects.length === 0) return []
  } else if (verb.frame === 'call') {
    if (tokens[at + 1]?.lower !== 'on' && !/phone|telephone/.test(restOfClause(tokens, at, sentence.to)) && !isCallOfPerson(actors, tokens, at)) return []
    if (tokens[at + 1]?.lower === 'on') {
      const target = objectsAfter(actors, tokens, at + 2, sentence.to, null, skip)
      // "called on Iran to stop" asks; "called on the president" visits.
      if (target.length === 0 || target[0]!.kind === 'state' || tokens.slice(target.at(-1)!.to, Math.min(target.at(-1)!.to + 5, sentence.to)).some((token) => token.lower === 'to')) return []
      objects = target
    } else objects = objectsAfter(actors, tokens, at + 1, sentence.to, null, skip)
  } else {
    objects = objectsAfter(actors, tokens, at + 1, sentence.to, needs, skip)
    if (verb.frame === 'receive' && objects.length > 0 && objects.every((actor) => actor.kind === 'state') && !group.passive) objects = objects.filter((actor) => !actor.placeName)
  }
  if (group.passive && (verb.frame === 'receive' || verb.frame === 'meet')) {
    const agent = findAfter(tokens, at + 1, Math.min(sentence.to, at + 16), ['by'])
    const by = agent < 0 ? [] : objectsAfter(actors, tokens, agent + 1, sentence.to, null, skip)
    if (by.length === 0) return []
    objects = by
  }
  const members = objects.length === 0 ? subjects.find((actor) => actor.kind === 'group' && actor.parties.length === 1 && !isStateCode(actor.parties[0]!)) : undefined
  if (members && (verb.frame === 'meet' || verb.frame === 'gather')) objects = hostCountry(source, actors, at, sentence)
  const reciprocal = verb.frame === 'meet' || verb.frame === 'gather' || verb.frame === 'with' || verb.frame === 'speak' || verb.frame === 'sit'
  if (objects.length === 0 && !destination) {
    if (!reciprocal) return []
    if (verb.frame === 'speak' && !/phone|telephone|video|minutes|hour/.test(restOfClause(tokens, at, sentence.to))) return []
    if (verb.frame === 'gather' && tokens[at + 1]?.kind === 'word' && !/^(?:in|at|on|for|to|here|today|this|last|again|from|and|around|near|outside|behind|under)$/.test(tokens[at + 1]!.lower)) return []
  }
  if (isHabitual(tokens, at, sentence.to)) return []
  if (verb.frame === 'see' && !objects.some((actor) => actor.kind === 'person' && actor.title !== null && subjects.some((subject) => subject.people.length > 0))) return []
  if (verb.lemma === 'meet' && isSport(tokens, sentence, [...subjects, ...objects])) return []
  const asked = askedToMeet(actors, tokens, group)
  const base = {
    sentence: index,
    from: at,
    to: at + 1,
    clauseFrom: subjects[0] ? Math.max(sentence.from, Math.min(subjects[0].from, group.from)) : group.from,
    clauseTo: sentence.to,
    kind: (verb.frame === 'visit' || verb.frame === 'travel' ? 'visit' : verb.frame === 'call' && tokens[at + 1]?.lower === 'on' ? 'meeting' : verb.format === 'phone' || verb.frame === 'speak' ? 'call' : 'meeting') as NounKind,
    format: verb.frame === 'call' && tokens[at + 1]?.lower === 'on' ? 'in_person' as const : formatAround(tokens, at, sentence, verb.format),
    cue: isConditional(tokens, group.from, sentence.from) ? 'hypothetical' as const : asked || isInvitation(tokens, group) ? 'proposed' as const : (group.cue === 'planned' ? (calledOff(tokens, at, sentence.to) ?? group.cue) : group.cue),
    time: asked ? 'future' as const : group.time,
    many: true,
    joint: (source.together && distinctParties(objects).length > 1) || verb.lemma === 'host' || verb.lemma === 'welcome' || verb.lemma === 'sit' || distinctParties(subjects).length > 1,
    host: null,
    destination,
    plural: false,
    reference: false,
  }
  const forTalks = /\bfor (?:[\w-]+ ){0,4}(?:talks|meeting|meetings|negotiations|consultations|summit)\b|\bto (?:meet|hold|discuss)\b/.test(restOfClause(tokens, at, sentence.to))
  const strength = verb.frame === 'travel' ? (forTalks ? 0.6 : 0.3) : verb.frame === 'visit' ? 0.45 : verb.frame === 'receive' ? 0.7 : 0.85
  if (asked) {
    const host = subjectsBefore(actors, tokens, asked.verb, sentence.from)
    return assemble(source, { ...base, subjects: [...host, asked.guest], objects, strength, joint: true }, discourse, false)
  }
  return assemble(source, { ...base, subjects, objects, strength }, discourse, verb.frame === 'receive' && verb.format === 'in_person')
}

/** The country in which an organisation's members meet, as one of those who deal with each other there. */
function hostCountry(source: CandidateSource, actors: readonly Actor[], at: number, sentence: Sentence): Actor[] {
  const host = actors.find((actor) => actor.from > at && actor.to <= sentence.to && actor.placeName !== null && isPlacePhrase(source.model.tokens, actor))
  return host ? [host] : []
}

/** Nations, not people, that meet in words of sport. */
function isSport(tokens: readonly Token[], sentence: Sentence, actors: readonly Actor[]): boolean {
  return actors.every((actor) => actor.people.length === 0 && actor.title === null) && tokens.slice(sentence.from, sentence.to).some((token) => SPORT_WORDS.has(token.lower))
}

/** "has met him repeatedly", "meets often": no one occasion. */
function isHabitual(tokens: readonly Token[], at: number, ceiling: number): boolean {
  return tokens.slice(at + 1, Math.min(at + 9, ceiling)).some((token) => /^(?:repeatedly|often|frequently|regularly|routinely|annually|times)$/.test(token.lower))
}

/** "if they indeed meet", "were they to meet". */
function isConditional(tokens: readonly Token[], at: number, floor: number): boolean {
  return tokens.slice(Math.max(floor, at - 6), at).some((token) => /^(?:if|unless|whether|willingness|openness|desire|eagerness|readiness|open|opportunity)$/.test(token.lower))
}

/** "invited Prime Minister Dellas to visit": who is asked, and where the asking verb stands; or null. */
function askedToMeet(actors: readonly Actor[], tokens: readonly Token[], group: VerbGroup): { guest: Actor; verb: number } | null {
  const lead = tokens[group.from]?.lower
  if (lead !== 'to' && !(lead === 'formally' || lead === 'not')) return null
  const guest = actors.find((actor) => actor.to === group.from)
  if (!guest) return null
  for (let at = guest.from - 1; at >= guest.from - 3 && at >= 0; at--) {
    if (/^(?:invite|invites|invited|inviting|asked|asks|urged|urges|wants|wanted|want|encouraged|like|invitation)$/.test(tokens[at]!.lower)) return { guest, verb: at }
  }
  return null
}

/** "accepted an invitation to visit": nothing is agreed but the principle. */
function isInvitation(tokens: readonly Token[], group: VerbGroup): boolean {
  return tokens[group.from]?.lower === 'to' && /^(?:invitation|invitations|offer|proposal|request)$/.test(tokens[group.from - 1]?.lower ?? '')
}

function isNounUse(tokens: readonly Token[], at: number, group: VerbGroup): boolean {
  if (group.from < at && /^(?:is|are|was|were|be|been|am)$/.test(tokens[at - 1]!.lower)) return false
  const before = tokens[at - 1]?.lower
  if (before === undefined) return false
  if (/^(?:a|an|the|this|that|his|her|their|its|'s|first|second|third|next|last|bilateral|trilateral|virtual|joint|ministerial|annual|any|every|another|such|s)$/.test(before)) return true
  return tokens[at + 1]?.lower === 'with' && !/^(?:after|before|while|by|when|of|for|on|in|about|from|without|since|been|and|following|despite)$/.test(before) && !tokens[at - 1]!.capital
}

function isNounPosition(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower
  return before !== undefined && /^(?:a|an|the|this|that|his|her|their|its|'s|first|second|third|next|last|state|official|working|phone|telephone|video|conference|recent|latest|upcoming|planned|such|any|no|during|of|courtesy|historic|surprise|rare|three-day|two-day|four-day|day|of|private)$/.test(before)
}

/** "Whitlock called Prime Minister Dellas and …": a titled person right behind the verb, and nothing said of him. */
function isCallOfPerson(actors: readonly Actor[], tokens: readonly Token[], at: number): boolean {
  const target = actors.find((actor) => actor.from === at + 1 || (actor.from === at + 2 && tokens[at + 1]!.kind === 'word'))
  if (!target || target.kind !== 'person' || target.title === null) return false
  return /^(?:and|on|to|this|last|,|\.|after|before|in|earlier|late|today|yesterday|twice|again)$/.test(tokens[target.to]?.lower ?? '.')
}

function restOfClause(tokens: readonly Token[], at: number, ceiling: number): string {
  return tokens
    .slice(at, Math.min(at + 14, ceiling))
    .map((token) => token.lower)
    .join(' ')
}

/** The subject of the sentence's main clause: for "After meeting Aksoy, Dellas said" right of the comma, else the first. */
function mainSubject(actors: readonly Actor[], tokens: readonly Token[], sentence: Sentence, at: number, near: Actor[]): Actor[] {
  if (near.length > 0) return near
  const early = at - sentence.from < 6
  if (!early) return []
  let comma = at
  while (comma < sentence.to && tokens[comma]!.text !== ',') comma++
  const after = actors.filter((actor) => actor.from > comma && (actor.kind === 'person' || actor.kind === 'office' || actor.kind === 'pronoun'))
  return after[0] && after[0].from - comma < 4 ? [after[0]] : []
}

/** The last phrase before `at` that a verb follows: in "urged Iran to spare Israel during a call", nobody but the one who urged. */
function actingSubject(actors: readonly Actor[], tokens: readonly Token[], at: number, floor: number): Actor[] {
  const acting = actors.findLast((actor) => {
    if (actor.from < floor || actor.to > at || isOblique(tokens, actor, floor)) return false
    const next = tokens[actor.to]
    return next !== undefined && next.kind === 'word' && !next.capital && !NO_VERB.has(next.lower) && actor.to < at - 1
  })
  return acting ? subjectsBefore(actors, tokens, acting.to, floor) : []
}

const NO_VERB = new Set('during in at after before following on by over to of for from with and or but as into about against between who which that than since until when while where because under amid'.split(' '))

function destinationAfter(source: CandidateSource, at: number, ceiling: number, needsTo: boolean): Named | null {
  const { tokens } = source.model
  let met = !needsTo
  for (let token = at; token < Math.min(at + 9, ceiling); token++) {
    const named = source.namedAt[token]
    const lower = tokens[token]!.lower
    if (named && named.from === token && met && named.code !== null && ['country', 'capital', 'city', 'metonym'].includes(named.kind)) return named
    if (named && met && named.kind === 'demonym' && token === at) return null
    if (lower === 'to' || lower === 'in' || lower === 'for' || lower === 'into') met = true
    else if (!source.inDate[token] && !/^(?:on|the|a|city|of|capital|southern|northern|eastern|western|island|neighbouring|neighboring|central|back|here|next|overnight|early|late|later|again|also|resort|port|village|town|secretly|officially|first|,|for|his|her|their)$/.test(lower)) {
      if (named) continue
      return null
    }
  }
  return null
}

function readNoun(
  source: CandidateSource,
  sentence: Sentence,
  index: number,
  actors: readonly Actor[],
  at: number,
  end: number,
  noun: TriggerNoun,
  discourse: Discourse,
  bySentence: readonly Actor[][],
): Candidate[] {
  const { tokens } = source.model
  const skip = (token: number) => source.inDate[token] === 1
  // "call" and "talk" may be verbs: then the verb's reader has them.
  if ((noun.words === 'call' || noun.words === 'talk' || noun.words === 'visit' || noun.words === 'lunch') && !isNounPosition(tokens, at) && !isAfterSupport(tokens, at, sentence.from) && !tokens[at - 1]?.lower.match(/ly$|call$|al$|ic$/) && !pairBefore(tokens, at, sentence.from)) {
    if (noun.words !== 'visit' || TRIGGER_VERBS.has(tokens[at]!.lower)) return []
  }
  // "bilateral meetings": the adjective.
  if (/^(?:bilateral|trilateral|ministerial|one-on-one)$/.test(noun.words) && tokens[end]?.kind === 'word' && !/^(?:with|in|on|at|between|and|to|by|of|among)$/.test(tokens[end].lower)) return []
  const nounStart = phraseStart(tokens, at, sentence.from)
  const support = supportBefore(tokens, nounStart, sentence.from)
  let pair = pairBefore(tokens, at, sentence.from)
  let joint = noun.kind === 'summit' || /^(?:trilateral|three-way|four-way|quadrilateral|multilateral|joint|tripartite)$/.test(tokens[at - 1]?.lower ?? '') || /trilateral|tripartite/.test(tokens[nounStart]?.lower ?? '')

  // Partners after the noun.
  let objects: Actor[] = []
  let between = false
  let destination: Named | null = null
  let visitor: Actor[] = []
  if (noun.kind === 'visit') {
    destination = destinationAfter(source, end, sentence.to, true)
    const by = tokens[end]?.lower === 'of' ? end : findAfter(tokens, end, Math.min(sentence.to, (destination?.to ?? end) + 3), ['by'])
    if (by >= 0) visitor = objectsAfter(actors, tokens, by + 1, sentence.to, null, skip)
    if (!destination && visitor.length > 0) destination = destinationAfter(source, visitor.at(-1)!.to, sentence.to, true)
    if (!destination && visitor.length === 0 && !source.home.official) return []
  } else {
    const link = linkAfter(source, tokens, end, sentence.to, actors, noun.kind === 'call')
    if (link?.word === 'of') pair ??= pairWithin(tokens, link.at + 1, Math.min(sentence.to, link.at + 6))
    if (link) {
      between = link.word !== 'with' && link.word !== 'to' && link.word !== 'from'
      objects = objectsAfter(actors, tokens, link.at + 1, sentence.to, null, skip)
      const owner = link.word === 'of' ? objects.at(-1) : undefined
      const others = owner && tokens[owner.to]?.lower === 'with' ? objectsAfter(actors, tokens, owner.to + 1, sentence.to, null, skip) : []
      if (owner && others.length > 0) {
        // "the meeting of X with Y"
        visitor = objects
        objects = others
        between = false
      } else if (link.word === 'of' && objects.length === 1 && objects[0]!.parties.length < 2 && !objects[0]!.plural) objects = []
    }
  }

  // Partners before it: whose meeting, or who held it.
  if (objects.length === 0 && !pair && tokens[end]?.lower === 'at') {
    const host = actors.find((actor) => actor.from >= end + 1 && actor.from <= end + 2 && actor.kind === 'group' && tokens[actor.to - 1]!.lower === 'ministry')
    if (host) objects = [host]
  }
  let subjects: Actor[] = []
  const possessors = possessorsBefore(actors, tokens, nounStart)
  const cueFrom = support ? support.group.from : Math.max(sentence.from, nounStart - 5)
  if (possessors.length > 0) subjects = possessors
  else if (support) {
    subjects = support.group.passive ? [] : subjectsBefore(actors, tokens, support.group.from, sentence.from)
    if (subjects.length === 0 && support.group.gerundOf !== null) subjects = mainSubject(actors, tokens, sentence, at, [])
  } else if (!between) {
    subjects = /^(?:during|in|at|after|before|following|on|by|over)$/.test(tokens[nounStart - 1]?.lower ?? '') ? actingSubject(actors, tokens, nounStart, sentence.from) : []
    if (subjects.length === 0) subjects = subjectsBefore(actors, tokens, nounStart, sentence.from)
    if (subjects.length === 0) subjects = mainSubject(actors, tokens, sentence, at, [])
  }
  if (visitor.length > 0) subjects = visitor
  // Whoever visits in a government's own words visits that government.
  if (noun.kind === 'visit' && !destination && source.home.party) objects = [forumActor(source.home.party, at, end, index)]
  if (between && objects.length > 0) {
    if (distinctParties(objects).length >= 2) subjects = []
    joint = true
  }
  // "Talks with Iran resumed": whoever spoke last.
  if (subjects.length === 0 && objects.length > 0 && !between && !pair) {
    const previous = bySentence[index - 1]?.find((actor) => actor.kind === 'person')
    if (previous && index > 0) subjects = [previous]
  }
  if (objects.length === 0 && !pair && noun.kind !== 'visit' && distinctParties(subjects).length < 2) {
    const partners = partnersBefore(actors, tokens, nounStart, sentence)
    if (partners) {
      subjects = [partners[0]]
      objects = [partners[1]]
    }
  }
  if (noun.kind === 'weak' && !support && !pair && objects.every((actor) => actor.kind === 'state')) return []
  // "the pair will be joined by X for three-way talks"
  if (objects.length === 0 && !pair && joint && noun.kind === 'meeting') {
    objects = actors.filter((actor) => actor.to <= nounStart && !subjects.includes(actor) && actor.kind === 'person' && partiesOf(actor).length > 0)
  }
  const right = rightVerb(tokens, end, sentence.to, objects)
  let { cue, time } = nounStatus(tokens, sentence, nounStart, at, support?.group ?? null, support?.lemma ?? null, right)
  if (isVague(tokens, nounStart)) return []
  if (noun.kind === 'weak' && !support && !pair && objects.length === 0) return []
  if (cue === null && strongestCue(tokens, cueFrom, nounStart) === 'planned' && !support) {
    const word = tokens.slice(cueFrom, nounStart).map((token) => token.lower)
    if (word.includes('ahead') || word.includes('upcoming') || word.includes('planned') || word.includes('forthcoming') || word.includes('scheduled') || word.includes('will')) {
      cue = 'planned'
      time = 'future'
    }
  }
  const forum = ((support && FORUM_VERBS.has(support.lemma) && (noun.kind === 'meeting' || noun.kind === 'weak')) || (noun.kind === 'summit' && !isVenue(tokens, nounStart))) ? forumOf(source, nounStart, at, end, sentence.to) : null
  if (forum && (subjects.length > 0 || noun.kind === 'summit') && !subjects.some((actor) => actor.parties.includes(forum))) {
    const members = objects.filter((actor) => actor.kind === 'person')
    objects = [...members, forumActor(forum, at, end, index), ...hostCountry(source, actors, end - 1, sentence)]
    joint = true
  }
  const candidates = assemble(
    source,
    {
      sentence: index,
      from: at,
      to: end,
      clauseFrom: subjects[0] ? Math.min(subjects[0].from, nounStart) : cueFrom,
      clauseTo: sentence.to,
      kind: noun.kind,
      format: formatAround(tokens, at, sentence, noun.format),
      subjects,
      objects,
      cue,
      time,
      many: noun.plural,
      joint: joint || (source.together && distinctParties(objects).length > 1),
      strength: noun.kind === 'visit' ? 0.5 : noun.kind === 'weak' ? 0.5 : objects.length > 0 || support ? 0.85 : 0.55,
      host: null,
      destination,
      plural: noun.words.endsWith('s') || noun.plural,
      reference: false,
    },
    discourse,
    support?.lemma === 'host',
    pair,
  )
  return candidates.length > 0 ? candidates : referenceTo(source, sentence, index, nounStart, at, end, noun, discourse)
}

/** "the meeting", "their talks", "Friday's call": the occasion told before, with whatever these words add. */
function referenceTo(source: CandidateSource, sentence: Sentence, index: number, nounStart: number, at: number, end: number, noun: TriggerNoun, discourse: Discourse): Candidate[] {
  const { tokens } = source.model
  if (!discourse || noun.kind === 'weak' || noun.kind === 'visit' || noun.plural) return []
  const first = tokens[nounStart]!.lower
  const before = tokens[nounStart - 1]?.lower
  const definite = /^(?:the|their|this|that|these|those)$/.test(first) || (before === "'s" && source.inDate[nounStart - 2] === 1)
  if (!definite) return []
  const { cue, time } = nounStatus(tokens, sentence, nounStart, at, null, null, rightVerb(tokens, end, sentence.to, []))
  if (cue === 'negated') return []
  return [
    {
      sentence: index, from: at, to: end, clauseFrom: nounStart, clauseTo: sentence.to, kind: noun.kind, format: noun.kind === 'call' ? noun.format : 'unknown', subjects: [], objects: [],
      parties: discourse.parties, people: [], cue, time, many: false, joint: false, strength: 0.3, host: null, destination: null, plural: false, reference: true,
    },
  ]
}

function findAfter(tokens: readonly Token[], from: number, to: number, words: readonly string[]): number {
  for (let at = from; at < to; at++) if (words.includes(tokens[at]!.lower)) return at
  return -1
}

/**
 * "urged his Russian counterpart … in a telephone call", "raised the issue with X during their meeting": the
 * sentence's subject and the other official that it tells of, where the meeting stands behind a preposition.
 */
function partnersBefore(actors: readonly Actor[], tokens: readonly Token[], nounStart: number, sentence: Sentence): [Actor, Actor] | null {
  const preposition = tokens[nounStart - 1]?.lower
  if (preposition === undefined || !/^(?:in|during|at|by|over|on|after|following)$/.test(preposition)) return null
  const officials = actors.filter((actor) => actor.from >= sentence.from && actor.to <= nounStart && actor.kind !== 'state' && actor.kind !== 'collective')
  const first = officials.find((actor) => !isOblique(tokens, actor, sentence.from))
  if (!first) return null
  const own = partiesOf(first)
  const second = officials.find((actor) => actor !== first && actor.from > first.from && partiesOf(actor).some((party) => !own.includes(party)))
  return second && own.length > 0 ? [first, second] : null
}

/** Verbs of taking part in a body's own meeting. */
const FORUM_VERBS = new Set(['attend', 'participate', 'take', 'join', 'host', 'chair', 'co-chair', 'lead', 'open', 'convene', 'hold'])

/** The organisation whose meeting it is: "a NATO summit", "a meeting of the Shanghai Cooperation Organisation"; or null. */
function forumOf(source: CandidateSource, nounStart: number, at: number, end: number, ceiling: number): string | null {
  for (let token = nounStart; token < at; token++) {
    const named = source.namedAt[token]
    if (named && named.kind === 'organisation') return named.code
  }
  if (source.model.tokens[end]?.lower !== 'of') return null
  for (let token = end + 1; token < Math.min(ceiling, end + 5); token++) {
    const named = source.namedAt[token]
    if (named && named.kind === 'organisation') return named.code
  }
  return null
}

/** "years of negotiations": no one occasion. */
function isVague(tokens: readonly Token[], nounStart: number): boolean {
  // "called for dialogue", "open to talks"
  const [second, first] = [tokens[nounStart - 2]?.lower ?? '', tokens[nounStart - 1]?.lower ?? '']
  if (first === 'for' && /^(?:call|calls|called|calling|appeal|appealed|need|hope|hopes|push|pushed|pressing|plead|pleaded)$/.test(second)) return true
  if (first === 'to' && /^(?:open|opposed|committed|alternative|door|way|path|return|commitment)$/.test(second)) return true
  return tokens[nounStart - 1]?.lower === 'of' && /^(?:years|decades|months|weeks|lots|kind|sort|prospect|possibility|absence|lack|idea)$/.test(tokens[nounStart - 2]?.lower ?? '')
}

/** "on the sidelines of the summit", "ahead of the summit": where or when something else takes place. */
function isVenue(tokens: readonly Token[], nounStart: number): boolean {
  const [second, first] = [tokens[nounStart - 2]?.lower, tokens[nounStart - 1]?.lower]
  return (first === 'of' && /^(?:sidelines|margins|margin|sideline|ahead|eve|fringes|opening|start|end)$/.test(second ?? '') && second !== 'end') || first === 'before' || first === 'since' || first === 'after' || first === 'during'
}

function forumActor(code: string, from: number, to: number, sentence: number): Actor {
  return { kind: 'state', from, to, parties: [code], people: [], title: null, plural: false, sentence, placeName: null }
}

/** First token of the noun's own phrase: adjectives, numbers and determiners before it. */
function phraseStart(tokens: readonly Token[], at: number, floor: number): number {
  let from = at
  for (let steps = 0; from > floor && steps < 9; steps++) {
    const token = tokens[from - 1]!
    if (token.kind === 'mark' && token.text !== ',' && token.text !== '-' && token.text !== '"' && token.text !== '“') break
    if (token.text === ',') {
      if (!/(?:al|ic|ive|ed|ful|ous|ile|ant)$/.test(tokens[from - 2]?.lower ?? '')) break
      from--
      continue
    }
    if (token.lower === "'s" || /^(?:and|with|of|to|in|on|at|for|from|by|that|who|which|after|before|during|following|as|is|was|were|are|be|been|he|she|they|it|into|about|between|than|while|when|against|over|up|down|via|through|since|without|also|ahead|then)$/.test(token.lower)) break
    if (SUPPORT_VERBS.has(token.lower) && !token.lower.endsWith('ed')) break
    if (SUPPORT_VERBS.has(token.lower) && /^(?:held|had|cancelled|canceled|postponed|hosted|attended|concluded|opened|resumed|announced|proposed|requested|discussed|delayed|arranged|scheduled|planned|started|continued|joined|chaired|conducted)$/.test(token.lower) && !/^(?:a|an|the|his|her|their|its|'s)$/.test(tokens[from - 2]?.lower ?? '')) break
    from--
    if (/^(?:a|an|the|his|her|their|its|this|that|these|those|no|any|some|several|two|three|four|our|my)$/.test(token.lower)) break
  }
  return from
}

function isAfterSupport(tokens: readonly Token[], at: number, floor: number): boolean {
  for (let before = at - 1; before >= floor && at - before < 4; before--) if (SUPPORT_VERBS.has(tokens[before]!.lower)) return true
  return false
}

function supportBefore(tokens: readonly Token[], nounStart: number, floor: number): { lemma: string; group: VerbGroup } | null {
  let at = nounStart - 1
  for (let steps = 0; at >= floor && steps < 4; at--, steps++) {
    const token = tokens[at]!
    // "called off", "put off"
    if (tokens[at + 1]?.lower === 'off' && /^(?:call|calls|called|calling|put|puts|putting)$/.test(token.lower)) {
      return { lemma: token.lower.startsWith('call') ? 'cancel' : 'postpone', group: readVerbGroup(tokens, at, 'past', floor) }
    }
    const verb = SUPPORT_VERBS.get(token.lower)
    if (verb) return { lemma: verb.lemma, group: readVerbGroup(tokens, at, verb.form, floor) }
    if (!/^(?:up|off|on|in|out|part|place|of|for|to|back|forward|into|from|also|with|separate|down|as|directly|face-to-face|plans|ahead|late|early)$/.test(token.lower)) return null
  }
  return null
}

function pairBefore(tokens: readonly Token[], at: number, floor: number): { parties: string[]; from: number } | null {
  for (let before = at - 1; before >= floor && at - before < 6; before--) {
    const token = tokens[before]!
    if (token.kind === 'mark' && token.text !== '-' && token.text !== '–' && token.text !== '/') return null
    const start = Math.max(floor, before - 2)
    for (let from = start; from <= before; from++) {
      const pair = pairOf(tokens, from)
      if (pair && pair.to === before + 1) return { parties: pair.parties, from }
    }
    if (/^(?:of|with|between|to|in|on|at|and|the|a|an|his|her|their|by|for|that)$/.test(token.lower)) return null
  }
  return null
}

function pairWithin(tokens: readonly Token[], from: number, to: number): { parties: string[]; from: number } | null {
  for (let at = from; at < to; at++) {
    const pair = pairOf(tokens, at)
    if (pair) return { parties: pair.parties, from: at }
  }
  return null
}

/** "Aksoy's meeting", "Bae and Whitlock's meeting". */
function possessorsBefore(actors: readonly Actor[], tokens: readonly Token[], nounStart: number): Actor[] {
  const mark = tokens[nounStart - 1]
  if (mark?.lower === "'s" || mark?.text === "'" || mark?.text === '’') {
    const index = actors.findIndex((actor) => actor.to === nounStart - 1 || actor.to === nounStart)
    return index < 0 ? [] : listEndingAt(actors, tokens, index)
  }
  return []
}

/** "with", "between", "among", "of" behind the noun, over places, dates and matters; or null. */
function linkAfter(source: CandidateSource, tokens: readonly Token[], end: number, ceiling: number, actors: readonly Actor[], call: boolean): { word: string; at: number } | null {
  const last = Math.min(ceiling, end + 16)
  for (let at = end; at < last; at++) {
    const lower = tokens[at]!.lower
    if (lower === 'with' || lower === 'between' || lower === 'among' || lower === 'involving' || lower === 'amongst') return { word: lower, at }
    if (call && lower === 'from') return { word: lower, at }
    if (lower === 'on' && at === end && tokens[end - 2]?.lower === 'courtesy') return { word: 'with', at }
    if (lower === 'of' && at === end && actors.some((actor) => actor.from >= at && actor.from <= at + 4 && (actor.plural || actor.kind !== 'pronoun'))) return { word: 'of', at }
    if (source.inDate[at]) continue
    if (tokens[at]!.kind === 'mark' && tokens[at]!.text !== ',' && tokens[at]!.text !== '"' && tokens[at]!.text !== '”' && tokens[at]!.text !== '-') return null
    if (/^(?:that|who|which|after|before|because|but|said|says|and|will|would|was|were|is|are|has|have|had|while|when|as|came|comes|took|takes|ended|began|to|where|if|since)$/.test(lower)) return null
    if (at - end > 10) return null
  }
  return null
}

type RightVerb = { cue: StatusCue | null; time: 'past' | 'present' | 'future' } | null

/** What becomes of the meeting by the verb behind it: "will take place", "was cancelled", "lasted". */
function rightVerb(tokens: readonly Token[], end: number, ceiling: number, objects: readonly Actor[]): RightVerb {
  const from = objects.at(-1)?.to ?? end
  const called = calledOff(tokens, from, ceiling)
  if (called) return { cue: called, time: 'past' }
  for (let at = from; at < Math.min(ceiling, from + 16); at++) {
    const { lower } = tokens[at]!
    if (/^(?:that|who|which|where|;|but|said|says|told|according|while|after|before)$/.test(lower)) return null
    if (!RIGHT_VERBS.has(lower)) continue
    if (lower === 'will' || lower === 'would') return { cue: 'planned', time: 'future' }
    if (lower === 'may' || lower === 'might' || lower === 'could') return { cue: 'proposed', time: 'future' }
    if (lower === 'is' || lower === 'are' || lower === 'was' || lower === 'were') {
      const planned = tokens.slice(at, Math.min(ceiling, at + 5)).some((word) => ['scheduled', 'set', 'due', 'expected', 'planned', 'slated', 'to', 'arranged'].includes(word.lower))
      if (planned) return { cue: 'planned', time: 'future' }
      return lower === 'was' || lower === 'were' ? { cue: null, time: 'past' } : null
    }
    if (lower === 'has' || lower === 'have' || lower === 'had' || lower === 'remains') return null
    return { cue: null, time: lower === 'begins' || lower === 'starts' || lower === 'comes' || lower === 'takes' ? 'present' : 'past' }
  }
  return null
}

const RIGHT_VERBS = new Set('will is are was were has had have would may might could took takes lasted ended began begins starts started opened came comes resumed concluded remains failed'.split(' '))
/** How far behind a meeting the verb that calls it off may stand, over a relative clause; tokens. */
const CALLED_OFF_REACH = 26

/** "…, which had been scheduled for March 17, has been postponed". */
function calledOff(tokens: readonly Token[], from: number, ceiling: number): 'cancelled' | 'postponed' | null {
  for (let at = from; at < Math.min(ceiling, from + CALLED_OFF_REACH); at++) {
    if (!/^(?:been|was|were|is|be|being)$/.test(tokens[at]!.lower)) continue
    const cue = strongestCue(tokens, at + 1, Math.min(ceiling, at + 4))
    if (cue === 'cancelled' || cue === 'postponed') return cue
  }
  return null
}

function nounStatus(
  tokens: readonly Token[],
  sentence: Sentence,
  nounStart: number,
  at: number,
  group: VerbGroup | null,
  lemma: string | null,
  right: RightVerb,
): { cue: StatusCue | 'hypothetical' | null; time: 'past' | 'present' | 'future' } {
  if (lemma === 'cancel') return { cue: 'cancelled', time: 'past' }
  if (lemma === 'postpone' || lemma === 'delay') return { cue: 'postponed', time: 'past' }
  if (lemma === 'skip') return { cue: 'negated', time: 'past' }
  if (lemma === 'propose' || lemma === 'seek' || lemma === 'request') return { cue: 'proposed', time: 'future' }
  if (lemma === 'plan' || lemma === 'schedule' || lemma === 'arrange' || (lemma === 'set' && group)) return { cue: 'planned', time: 'future' }
  const own = strongestCue(tokens, nounStart, at)
  if (own === 'cancelled' || own === 'postponed') return { cue: own, time: 'past' }
  const near = strongestCue(tokens, Math.max(sentence.from, nounStart - 5), nounStart)
  if (near === 'cancelled' || near === 'postponed') return { cue: near, time: 'past' }
  if (right?.cue === 'cancelled' || right?.cue === 'postponed') return right
  if (group) {
    if (group.cue) return { cue: group.cue, time: group.time }
    return { cue: null, time: group.time }
  }
  const before = tokens.slice(Math.max(sentence.from, nounStart - 4), nounStart).map((token) => token.lower)
  const adjectives = tokens.slice(nounStart, at).map((token) => token.lower)
  if (adjectives.some((word) => ['planned', 'scheduled', 'upcoming', 'forthcoming', 'future', 'next', 'expected', 'imminent', 'looming'].includes(word))) return { cue: 'planned', time: 'future' }
  if (adjectives.some((word) => ['possible', 'potential', 'proposed', 'hypothetical', 'suggested'].includes(word))) return { cue: 'proposed', time: 'future' }
  if (adjectives.includes('no') || before.at(-1) === 'no') return { cue: 'negated', time: 'past' }
  if (adjectives[0] === 'any' || before.at(-1) === 'any') return { cue: 'negated', time: 'future' }
  if (['after', 'following', 'since', 'from'].includes(before.at(-1) ?? '')) return { cue: null, time: 'past' }
  if (right) return { cue: right.cue, time: right.time }
  if (near === 'negated') return { cue: 'negated', time: 'past' }
  if (before.includes('ahead') || before.includes('eve') || before.includes('preparations') || before.includes('prior')) return { cue: 'planned', time: 'future' }
  if (before.some((word) => ['for', 'to'].includes(word)) && near === 'proposed') return { cue: 'proposed', time: 'future' }
  if (near === 'proposed' && !before.includes('in')) return { cue: 'proposed', time: 'future' }
  const ahead = tokens.slice(Math.max(sentence.from, nounStart - 25), nounStart).some((token) => /^(?:will|expected|would|shall|scheduled|slated|likely|plans)$/.test(token.lower))
  if (ahead) return { cue: 'planned', time: 'future' }
  return { cue: null, time: 'past' }
}

/** Words around a trigger that say how the two sides dealt with each other. */
function formatAround(tokens: readonly Token[], at: number, sentence: Sentence, format: Format): Format {
  const from = Math.max(sentence.from, at - 8)
  const to = Math.min(sentence.to, at + 18)
  for (let index = from; index < to; index++) {
    const lower = tokens[index]!.lower
    if (/^(?:video|videoconference|videoconferencing|virtual|virtually|teleconference|zoom|video-conference|videolink|vtc)$/.test(lower)) return 'video'
    if (lower === 'online' && Math.abs(index - at) <= 2) return 'video'
    if (/^(?:phone|telephone|phoned|telephoned|telephonic|hotline)$/.test(lower) && format !== 'in_person') return 'phone'
    if (/^(?:phone|telephone)$/.test(lower) && Math.abs(index - at) < 5) return 'phone'
  }
  return format
}

function distinctParties(actors: readonly Actor[]): string[] {
  return [...new Set(actors.flatMap(partiesOf))]
}

/** The parties that the words name; nothing for officials whose country goes without saying. */
function partiesOf(actor: Actor): string[] {
  const own = actor.people.flatMap((person) => (person.party ? [person.party] : []))
  return own.length > 0 ? [...new Set(own)] : actor.parties
}

/** Officials named without a country, somewhere in the article or here. */
function unmarked(actors: readonly Actor[], home: Home): Actor[] {
  return actors.filter((actor) => {
    if (partiesOf(actor).length > 0) return false
    if (actor.kind === 'person') return actor.people.every((person) => !speaksForNoState(person) && person.title?.kind !== 'private' && person.title?.kind !== 'spokesperson' && (person.official || home.official))
    return actor.kind === 'office' && actor.title !== null && !['counterpart', 'private', 'spokesperson'].includes(actor.title.kind)
  })
}

/**
 * Gives the officials named without a country one, for good: whoever acts first is of the outlet's own
 * country; whoever is met abroad is of the country where that is.
 */
function settleUnmarked(source: CandidateSource, draft: Draft, subjects: readonly Actor[], objects: readonly Actor[], discourse: Discourse): { subjects: Actor[]; objects: Actor[] } {
  const home = { ...source.home, party: homeInStory(source) }
  const openSubjects = unmarked(subjects, home)
  const openObjects = unmarked(objects, home)
  if (openSubjects.length === 0 && openObjects.length === 0) return { subjects: [...subjects], objects: [...objects] }
  const leftKnown = distinctParties(subjects)
  const rightKnown = [...distinctParties(objects), ...(draft.destination?.code ? [draft.destination.code] : [])]
  const known = [...leftKnown, ...rightKnown]
  const abroad = countryAround(source, draft, known)
  const settle = (actors: readonly Actor[], open: readonly Actor[], party: string | null): Actor[] =>
    actors.map((actor) => {
      if (!open.includes(actor) || party === null) return actor
      for (const person of actor.people) person.party ??= party
      return { ...actor, parties: [party] }
    })
  let left: string | null = null
  let right: string | null = null
  if (openSubjects.length > 0 && rightKnown.length === 0 && leftKnown.length > 0 && openSubjects.length < subjects.length) left = home.party !== null && !leftKnown.includes(home.party) ? home.party : (abroad ?? leadingState(source, leftKnown))
  else if (openSubjects.length > 0 && leftKnown.length === 1) left = home.party !== null && !known.includes(home.party) ? home.party : leftKnown[0]!
  else if (openSubjects.length > 0) left = home.party !== null && !rightKnown.includes(home.party) ? home.party : rightKnown.length > 0 ? (abroad ?? leadingState(source, known)) : null
  if (openObjects.length > 0) {
    const others = left === null ? leftKnown : [...leftKnown, left]
    const partner = discourse?.parties.length === 2 && others.length === 1 && discourse.parties.includes(others[0]!) ? discourse.parties.find((party) => !others.includes(party))! : null
    if (rightKnown.length === 1 && openObjects.length < objects.length) right = rightKnown[0]!
    else if (abroad !== null && !others.includes(abroad)) right = abroad
    else if (partner !== null) right = partner
    else if (home.party !== null && !others.includes(home.party) && others.length > 0) right = home.party
    else if (home.party === null && others.length > 0) right = leadingState(source, others)
  }
  return { subjects: settle(subjects, openSubjects, left), objects: settle(objects, openObjects, right) }
}

/** Mentions of another state from which a story that never names the outlet's own is taken to be about that state. */
const FOREIGN_STORY = 3

/** The outlet's country, unless the story is all about another and never names it. */
function homeInStory(source: CandidateSource): string | null {
  const own = source.home.party
  if (own === null || source.home.official) return own
  const counts = stateCounts(source)
  if (counts.has(own)) return own
  let foreign = 0
  for (const count of counts.values()) foreign += count
  return foreign >= FOREIGN_STORY ? null : own
}

/** The one foreign country that the sentence, else the article's opening, names as a place. */
function countryAround(source: CandidateSource, draft: Draft, known: readonly string[]): string | null {
  const { sentences } = source.model
  const here = sentences[draft.sentence]!
  const within = (from: number, to: number) => {
    const codes = new Set<string>()
    for (let at = from; at < to; at++) {
      const named = source.namedAt[at]
      if (named && named.code !== null && named.code !== source.home.party && !known.includes(named.code) && /^[A-Z]{3}$/.test(named.code) && (named.kind === 'country' || named.kind === 'capital' || named.kind === 'city' || named.kind === 'demonym') && !named.weak) codes.add(named.code)
    }
    return codes
  }
  const near = within(here.from, here.to)
  if (near.size === 1) return [...near][0]!
  if (near.size > 1) return null
  const heading = headingBefore(source, draft.sentence)
  if (heading && !known.includes(heading.country)) return heading.country
  if (!source.home.official) return null
  const last = sentences[Math.min(2, sentences.length - 1)]!.to
  if (!source.model.tokens.slice(0, last).some((token) => /^(?:visit|visits|visited|visiting|trip|travel|travels|travelled)$/.test(token.lower))) return null
  const opening = within(0, last)
  return opening.size === 1 ? [...opening][0]! : null
}

/** The country that a heading above the sentence names alone: the stops of an itinerary. */
export function headingBefore(source: Pick<CandidateSource, 'model' | 'namedAt'>, sentence: number): { country: string; start: number; end: number } | null {
  const { sentences } = source.model
  for (let index = sentence - 1; index >= 0 && sentence - index < 10; index--) {
    const { from, to } = sentences[index]!
    const named = source.namedAt[to - 1]
    if (to - from <= 3 && named && named.code !== null && isStateCode(named.code) && named.to === to && named.from - from <= 1) {
      return { country: named.code, start: source.model.tokens[from]!.start, end: source.model.tokens[to - 1]!.end }
    }
  }
  return null
}

/** How often the article names each state, by whatever name; counted once an article. */
function stateCounts(source: CandidateSource): ReadonlyMap<string, number> {
  const known = STATE_COUNTS.get(source)
  if (known) return known
  const counts = new Map<string, number>()
  let before: Named | undefined
  for (const named of source.namedAt) {
    if (!named || named === before) continue
    before = named
    if (named.code !== null && isStateCode(named.code)) counts.set(named.code, (counts.get(named.code) ?? 0) + 1)
  }
  STATE_COUNTS.set(source, counts)
  return counts
}

const STATE_COUNTS = new WeakMap<CandidateSource, ReadonlyMap<string, number>>()

/** The state that the article names most beside those known; null if it names no other. */
function leadingState(source: CandidateSource, known: readonly string[]): string | null {
  let best: string | null = null
  let most = 0
  for (const [code, count] of stateCounts(source)) {
    if (count > most && !known.includes(code)) {
      best = code
      most = count
    }
  }
  return best
}

type Draft = Omit<Candidate, 'parties' | 'people'>

/** Works out the parties of a telling and cuts it into one per counterpart where the guidelines say so; empty without two parties. */
function assemble(source: CandidateSource, draft: Draft, discourse: Discourse, hosts: boolean, pair: { parties: string[] } | null = null): Candidate[] {
  const { subjects, objects } = settleUnmarked(
    source,
    draft,
    draft.subjects.map((actor) => withDiscourse(actor, discourse)),
    draft.objects.map((actor) => withDiscourse(actor, discourse)),
    discourse,
  )
  const left = distinctParties(subjects)
  let right = distinctParties(objects)
  if (draft.destination?.code) right = [draft.destination.code]
  const people = [...new Set([...subjects, ...objects].flatMap((actor) => actor.people))]
  const base = { ...draft, subjects, objects, host: hosts ? (left[0] ?? null) : (draft.destination?.code ?? null) }
  const finish = (parties: string[], who: Person[], joint: boolean): Candidate[] => {
    const all = [...new Set(parties)]
    return all.length >= 2 ? [{ ...base, parties: all, people: who, joint }] : []
  }
  if (pair && pair.parties.length >= 2) {
    const within = people.filter((person) => person.party === null || pair.parties.includes(person.party))
    const extra = right.filter((party) => !pair.parties.includes(party))
    if (extra.length === 0) return finish(pair.parties, draft.objects.length > 0 || draft.subjects.length > 0 ? within : [], true)
  }
  if (right.length === 0) return left.length >= 2 ? finish(left, people, true) : []
  if (left.length === 0) {
    if (right.length >= 2 && (draft.joint || objects.length === 0)) return finish(right, people, true)
    return []
  }
  const others = right.filter((party) => !left.includes(party))
  if (others.length === 0) return left.length >= 2 || right.length >= 2 ? finish([...left, ...right], people, true) : []
  if (draft.many && !draft.joint && left.length > 1 && others.length === 1) {
    return left.flatMap((party) => finish([party, ...others], [...subjects.filter((actor) => partiesOf(actor).includes(party)), ...objects].flatMap((actor) => actor.people), false))
  }
  if (draft.joint || others.length === 1 || left.length > 1) return finish([...left, ...others], people, true)
  // One record each for counterparts of different parties under one verb (ruling 1).
  if (!draft.many) return finish([...left, ...others], people, true)
  return others.flatMap((party) =>
    finish(
      [...left, party],
      [...new Set([...subjects, ...objects.filter((actor) => partiesOf(actor).includes(party))].flatMap((actor) => actor.people))],
      false,
    ),
  )
}

function withDiscourse(actor: Actor, discourse: Discourse): Actor {
  if (actor.kind !== 'collective' || actor.parties.length > 0 || !discourse) return actor
  if (actor.title && !((actor.title.definite || actor.title.possessive) && actor.title.rank <= 4)) return actor
  return { ...actor, parties: discourse.parties, people: discourse.people }
}
