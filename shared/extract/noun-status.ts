import type { Actor } from './actors.ts'
import { isCalendarWord } from './function-words.ts'
import type { Sentence, Token } from './text-model.ts'
import { isCalledOff, type StatusCue } from './trigger-lexicon.ts'
import { SAYING } from './speech.ts'
import { strongestCue, type VerbGroup } from './verb-group.ts'
import { anyOf, findAfter, isAmong, isCapital, isComma, isIn, isOne, isWord, wordAt } from './word-at.ts'
import { byWord, wordList } from './word-lists.ts'

const BEGINS = wordList('begins')

/** What words say of whether an occasion takes place; null for one that does. */
export type Cue = StatusCue | 'hypothetical' | null

/** What words say of the status and time of an occasion; `bare` if they say nothing of it. */
export type NounStatus = { cue: Cue; tense: 'past' | 'present' | 'future'; bare?: boolean }

/** What the verb behind a meeting says of it; null where none stands there. */
export type RightVerb = Pick<NounStatus, 'cue' | 'tense'> | null

/** What a cue says, with the time that goes with it. */
function told(cue: Cue): NounStatus {
  return { cue, tense: ['planned', 'proposed', 'hypothetical'].includes(cue ?? '') ? 'future' : 'past' }
}

/** What becomes of the meeting by the verb behind it: "will take place", "was cancelled", "lasted". */
export function rightVerb(tokens: readonly Token[], end: number, ceiling: number, objects: readonly Actor[]): RightVerb {
  // "talks are scheduled for Monday between A and B"
  const from = isIn(tokens, end, AUXILIARIES) ? end : (objects.at(-1)?.to ?? end)
  const off = calledOff(tokens, from, ceiling)
  // "the session, which had been put off, will now be held in April"
  const called = off === 'postponed' && isWord(tokens, findAfter(tokens, from, ceiling, ['will']) - 1, ',') ? 'planned' : off
  // "had been postponed from September": to when it is planned for now.
  if (called) return told(called === 'postponed' && isPostponedFrom(tokens, from, ceiling) ? 'planned' : called)
  // "the planned summit of A and B held on Monday"
  if (isWord(tokens, from, 'held')) return told(null)
  // "the summit to be held in Lisbon", "the summit due in Lisbon"
  if (isOne(tokens, end, 'due', 'slated') || (isWord(tokens, end, 'to') && isWord(tokens, end + 1, 'be'))) return told('planned')
  for (let at = from; at < Math.min(ceiling, from + 16); at++) {
    const { lower, text } = tokens[at]!
    // "a trip, which will take place in May"
    if (isOne(tokens, at, 'which', 'that') && isIn(tokens, at + 1, RELATIVE_VERBS)) continue
    if (CLAUSE_ENDS.has(lower)) return null
    if (!RIGHT_VERBS.has(lower) || text === 'May') continue
    // "failed to agree at a meeting on Monday and will try again": what somebody does.
    if (isOne(tokens, at, 'will', 'would')) return lower === 'will' && isWord(tokens, at - 1, 'and') ? null : told(isWord(tokens, at + 1, 'not') ? 'cancelled' : 'planned')
    // "could take place", not "could unlock the stalled trade"
    if (isOne(tokens, at, 'may', 'might', 'could')) return isIn(tokens, at + 1, MAY_HAPPEN) ? told('proposed') : null
    const past = isOne(tokens, at, 'was', 'were')
    if (past || isOne(tokens, at, 'is', 'are')) {
      // "is off", "is now off"
      if (isAmong(tokens, at + 1, at + 3, 'off')) return told('cancelled')
      if (anyOf(ARRANGED, tokens, at, Math.min(ceiling, at + 5))) return told('planned')
      if (anyOf(CONSIDERED, tokens, at, Math.min(ceiling, at + 4))) return told('proposed')
      // "was out of the question"
      if (isOne(tokens, at + 1, 'unlikely', 'impossible', 'out')) return told('negated')
      return past ? told(null) : null
    }
    // "have yet to begin", "have not begun"
    if (isOne(tokens, at, 'has', 'have') && isOne(tokens, at + 1, 'yet', 'not')) return told('negated')
    // "has been set for Friday"
    if (isOne(tokens, at, 'has', 'have', 'had') && isWord(tokens, at + 1, 'been') && anyOf(ARRANGED, tokens, at + 2, at + 3)) return told('planned')
    return { cue: null, tense: isIn(tokens, at, BEGINS) ? 'present' : 'past' }
  }
  return null
}

const RELATIVE_VERBS = wordList('relativeVerbs')
const AUXILIARIES = new Set([...RELATIVE_VERBS, 'has', 'have', 'had'])
const CLAUSE_ENDS = wordList('clauseEnds')
const RIGHT_VERBS = wordList('verbsOfMeeting')

/** How far behind a meeting the verb that calls it off may stand, over a relative clause; tokens. */
const CALLED_OFF_REACH = 26

/** What a meeting may, might or could do if it is one: "could take place". */
const MAY_HAPPEN = wordList('mayHappen')

const STANDING = wordList('standing')

/** "…, which had been scheduled for March 17, has been postponed". */
export function calledOff(tokens: readonly Token[], from: number, ceiling: number): 'cancelled' | 'postponed' | null {
  for (let at = from; at < Math.min(ceiling, from + CALLED_OFF_REACH); at++) {
    if (!STANDING.has(wordAt(tokens, at))) continue
    const cue = strongestCue(tokens, at + 1, Math.min(ceiling, at + 4))
    if (isCalledOff(cue)) return cue
    // "has been moved to 11 June", not "to Lima"
    const moved = findAfter(tokens, at + 1, at + 4, ['moved'])
    if (moved > at && isWord(tokens, moved + 1, 'to') && (tokens[moved + 2]?.kind === 'number' || isCalendarWord(wordAt(tokens, moved + 2)))) return 'postponed'
  }
  return null
}

function isPostponedFrom(tokens: readonly Token[], from: number, ceiling: number): boolean {
  return tokens.slice(from, Math.min(ceiling, from + CALLED_OFF_REACH)).some((_, step) => isOne(tokens, from + step, 'postponed', 'delayed') && isWord(tokens, from + step + 1, 'from'))
}

/** How far before its purpose a verb of travelling may stand, tokens. */
const TRAVEL_REACH = 12
const TRAVEL = wordList('setOut')
/** Those of them that tell of a journey begun: "flew", not "flies". */
const SET_OUT = /(?:ed|ew|ft)$/

/** How far back the verb that governs a noun behind a preposition may stand, tokens. */
const GOVERNOR_REACH = 25
const AHEAD = wordList('governsAhead')
const BEHIND = wordList('governsPast')

/** Clauses that a verb before them does not govern from within. */
const CLOSERS = new Set(['who', 'which', 'whose'])

/** Whether the nearest verb before token `at` tells of what is to come, of what is past, or of what did not come about; null if there is none. */
function governingTime(tokens: readonly Token[], at: number, floor: number): 'past' | 'future' | 'never' | null {
  for (let index = at - 1; index >= floor && at - index <= GOVERNOR_REACH; index--) {
    const { lower, upper } = tokens[index]!
    if (CLOSERS.has(lower)) return null
    // "said the visit aims to": the visit opens a clause of its own.
    if (index === at - 1 && /^(?:said|says|told|added)$/.test(lower)) return null
    // "would have taken him to Rome for talks"
    if (lower === 'have' && isOne(tokens, index - 1, 'would', 'could', 'might')) return 'never'
    // "discussed the planned summit in a call"
    if (AHEAD.has(lower) && !isOne(tokens, index - 1, 'a', 'the', 'his', 'their')) return 'future'
    // "is to attend … after the talks", "agreed to sign … at their meeting"; not "agreed to a truce"
    if (lower === 'to' && (index === floor || !isCapital(tokens, index + 1)) && !(index + 1 < at && isOne(tokens, index + 1, 'a', 'an', 'the')) && isIn(tokens, index - 1, AHEAD_OF_TO)) return 'future'
    // "would meet on Monday, followed by a meeting of ministers"
    if (lower === 'followed' && isWord(tokens, index + 1, 'by')) continue
    if (BEHIND.has(lower) || (!upper && lower.length > 4 && lower.endsWith('ed') && !AHEAD.has(lower))) return isWord(tokens, index - 1, 'be') ? governingTime(tokens, index - 1, floor) : 'past'
  }
  return null
}

const AHEAD_OF_TO = wordList('toDoWhat')

const ONE_OF_MANY = wordList('oneOfMany')

/** "the first African minister to visit Canberra": of what is told elsewhere. */
export function isFirstTo(tokens: readonly Token[], at: number, floor: number): boolean {
  if (!isWord(tokens, at, 'to')) return false
  for (let before = at - 1; before >= floor && at - before <= FIRST_REACH; before--) {
    const { lower } = tokens[before]!
    if (ONE_OF_MANY.has(lower)) return true
    if (AHEAD_OF_TO.has(lower) || isOne(tokens, before, 'will', 'has', 'have', 'had', ',')) return false
  }
  return false
}

/** How far before its infinitive "the first" may stand, tokens. */
const FIRST_REACH = 8

/** How far before "to talks" those who are invited may be told, tokens. */
const INVITED_REACH = 14

/** What the words around a noun of meeting say of its status: its support verb first, then the verb behind it, then its adjectives and what leads up to it. */
export function nounStatus(
  tokens: readonly Token[],
  sentence: Sentence,
  nounStart: number,
  at: number,
  group: VerbGroup | null,
  lemma: string,
  right: RightVerb,
): NounStatus {
  const floor = sentence.from
  if (isDenied(tokens, nounStart, floor)) return told('negated')
  const supported = BY_LEMMA.get(lemma)
  // "Plans for a summit have been shelved"
  if (supported) return supported === 'planned' && right && isCalledOff(right.cue) ? right : told(supported)
  const own = strongestCue(tokens, nounStart, at)
  if (isCalledOff(own)) return told(own)
  /** The place that many tokens before the noun, or where the sentence begins. */
  const before = (reach: number) => Math.max(floor, nounStart - reach)
  // "has backed out of next month's visit"
  const near = strongestCue(tokens, before(isOne(tokens, nounStart - 2, 'week', 'month', 'year') ? 8 : isWord(tokens, nounStart - 1, 'including') ? 14 : 5), nounStart)
  // not "suspended the member at a meeting"
  if (isCalledOff(near) && !isOne(tokens, nounStart - 1, 'at', 'during')) return told(near)
  // "will reject any negotiations, including a summit"
  if (near === 'negated' && isWord(tokens, nounStart - 1, 'including')) return told(near)
  if (right && isCalledOff(right.cue)) return right
  const first = nounStart < at ? wordAt(tokens, nounStart) : ''
  const lead = tokens.slice(before(4), nounStart).map((token) => token.lower)
  const last = lead.at(-1) ?? ''
  if (first === 'no' || last === 'no') return told('negated')
  // "asked whether officials would hold talks"
  if (isAmong(tokens, before(WHETHER_REACH), nounStart, 'whether')) return told('hypothetical')
  // "did not expect talks to resume"
  if (isOne(tokens, at - 1, 'expect', 'expected', 'expecting') && isAmong(tokens, Math.max(floor, at - 4), at, 'not', "n't", 'never')) return told('negated')
  // "thanked him for his readiness to support talks between …"
  if ((last === 'to' && lead.at(-2) === 'open') || anyOf(READINESS, tokens, before(8), nounStart)) return told('hypothetical')
  // "has refused direct talks"
  if (lemma === 'have' && own === 'negated') return told(own)
  if (group && isFirstTo(tokens, group.from, floor)) return { ...told(null), bare: true }
  if (group) return { cue: group.cue, tense: group.tense }
  // "the highly anticipated summit held on Monday"
  if (anyOf(UPCOMING, tokens, nounStart, at)) return right?.cue === null && right.tense === 'past' ? right : told('planned')
  if (anyOf(POSSIBLE, tokens, nounStart, at)) return told('proposed')
  if (lead.includes('forward')) return { cue: null, tense: 'future' }
  if (first === 'any' || last === 'any') return told('negated')
  // "invited the two sides to talks"
  if (isWord(tokens, nounStart - 1, 'to') && strongestCue(tokens, before(INVITED_REACH), nounStart) === 'proposed') return told('proposed')
  const governed = governingTime(tokens, nounStart, floor)
  if (governed === 'never') return told('hypothetical')
  const within = ['at', 'during', 'in'].includes(last)
  const behind = ['after', 'following'].includes(last)
  // "said there were no plans to leave, after talks with Y"
  const isAfterwards = behind && isComma(tokens, nounStart - 2)
  // "agreed to reopen the border after talks", "agreed to step up trade at a meeting", not "to sign it at their meeting"
  if (governed === 'future' && (behind || (within && !DEFINITE.test(first))) && (anyOf(PLEDGED, tokens, floor, nounStart) || (isAfterwards && anyOf(SAYING, tokens, floor, nounStart)))) return told(null)
  // "may seek talks before the summit of A and B", "met him before the summit next week"
  if ((governed === 'future' && behind) || (last === 'before' && near === 'proposed') || (isAmong(tokens, before(5), nounStart, 'before') && (governed === 'future' || isAmong(tokens, at, Math.min(sentence.to, at + 6), 'next', 'tomorrow')))) return told('planned')
  // "After a meeting with X, she is expected to leave"; not "Following the visit of April, he will come"
  if ((last === 'after' || last === 'during') && isAheadOfMainClause(tokens, sentence, nounStart, at)) return told('planned')
  if (behind || ['since', 'from'].includes(last)) return told(null)
  // "left for a visit that includes a summit with X", "The last item of his programme is a meeting with X"
  if (last === 'includes' || (last === 'is' && anyOf(AGENDAS, tokens, floor, nounStart))) return told('planned')
  // "headed to Washington for talks": not held yet (ruling 7), as far as these words go.
  if (last === 'for' && anyOf(TRAVEL, tokens, before(TRAVEL_REACH), nounStart)) return { cue: 'planned', tense: tokens.slice(before(TRAVEL_REACH), nounStart).some(({ lower }) => TRAVEL.has(lower) && SET_OUT.test(lower)) ? 'past' : 'future', bare: true }
  if (right) return right
  // "failed to agree at talks"
  if (near === 'negated' && !within) return told('negated')
  if (isAmong(tokens, before(4), nounStart, 'ahead', 'eve', 'prior', 'expectations', 'way', 'groundwork') || (!within && tokens.slice(before(7), nounStart).some(({ lower }) => lower.startsWith('prepar')))) return told('planned')
  if (near === 'proposed' && !within) return told('proposed')
  if (governed === 'future' || (!governed && isAheadOfMainClause(tokens, sentence, nounStart, at))) return told('planned')
  // "called the meeting with him a milestone": one that is told elsewhere.
  const known = ['the', 'this', 'that'].includes(first)
  return !governed || known ? { ...told(null), bare: true } : told(null)
}

/** How far before a meeting "whether" it is held may stand, tokens. */
const WHETHER_REACH = 12

const DENIED = wordList('denied')

/** "There are no plans for Aksoy to meet Dellas", "has no intention to meet", "denied that he had met her", "dismissed reports that they had met". */
export function isDenied(tokens: readonly Token[], at: number, floor: number): boolean {
  if (isDeniedReport(tokens, at, floor)) return true
  for (let no = at + DENIED_WITHIN; no >= floor && at - no <= DENIAL_REACH; no--) {
    // "no plans to leave, he said after talks with": they were held.
    if (no < at && isOne(tokens, no, 'after', 'following', 'during', 'at', 'when')) return false
    if (isWord(tokens, no, 'no')) return anyOf(DENIED, tokens, no + 1, no + 4)
    if (isOne(tokens, no, 'deny', 'denies', 'denied', 'denying')) return no === at - 1 || isAmong(tokens, no + 1, no + 4, 'that', 'he', 'she', 'having', 'holding', 'any')
  }
  return false
}

/** How far before a meeting a report of it may stand, over those who are said to have met, and how far before that its denial, tokens. */
const REPORT_REACH = 24
const REPORT_DENIED_REACH = 6
const REPORTS = wordList('reports')
const DENYING = wordList('denying')

/** "denied reports that", "dismissed as false a claim that", "rejected rumours of" */
function isDeniedReport(tokens: readonly Token[], at: number, floor: number): boolean {
  for (let that = at - 1; that > Math.max(floor, at - REPORT_REACH); that--) {
    if (!isOne(tokens, that, 'that', 'of') || !isIn(tokens, that - 1, REPORTS)) continue
    return anyOf(DENYING, tokens, Math.max(floor, that - REPORT_DENIED_REACH), that - 1)
  }
  return false
}

/** How far behind the beginning of its verb's own words "no" of "no plans to" may stand, tokens. */
const DENIED_WITHIN = 2
/** How far before a meeting a denial of it may stand, tokens. */
const DENIAL_REACH = 10

/** What leads up to a meeting that is told elsewhere. */
const DEFINITE = /^(?:the|this|that|his|her|its|their)$/

/** Verbs of agreeing to do something. */
export const PLEDGED = wordList('pledged')

const AGENDAS = wordList('agendas')
const ARRANGED = wordList('arranged')
const CONSIDERED = wordList('considered')
const POSSIBLE = wordList('possible')
const READINESS = wordList('readiness')
const UPCOMING = wordList('upcoming')

/** What verbs with a meeting as their object say of it. */
const BY_LEMMA = byWord<StatusCue>({
  cancel: 'cancelled', postpone: 'postponed', delay: 'postponed', skip: 'negated', propose: 'proposed', consider: 'proposed', seek: 'proposed', request: 'proposed',
  plan: 'planned', schedule: 'planned', arrange: 'planned', announce: 'planned', set: 'planned',
})

/** "In addition to a private meeting I will host a lunch": a phrase at the head of the sentence, told by its verb. */
function isAheadOfMainClause(tokens: readonly Token[], sentence: Sentence, nounStart: number, at: number): boolean {
  if (nounStart - sentence.from > 4) return false
  for (let index = at + 1; index < Math.min(sentence.to, at + GOVERNOR_REACH); index++) {
    const { lower } = tokens[index]!
    if ((lower === 'will' && !isOne(tokens, index - 1, '"', '“', 'political', 'the', 'of')) || lower === 'shall' || (lower === 'to' && isIn(tokens, index - 1, AHEAD_OF_TO) && !isIn(tokens, index - 1, PLEDGED))) return true
    if (BEHIND.has(lower)) return false
  }
  return false
}
