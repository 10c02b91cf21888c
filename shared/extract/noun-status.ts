import type { Actor } from './actors.ts'
import type { Sentence, Token } from './text-model.ts'
import type { StatusCue } from './trigger-lexicon.ts'
import { strongestCue, type VerbGroup } from './verb-group.ts'
import { isOne, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** What words say of the status and time of an occasion; `bare` if they say nothing of it. */
export type NounStatus = { cue: StatusCue | 'hypothetical' | null; time: 'past' | 'present' | 'future'; bare?: true }

type RightVerb = { cue: StatusCue | null; time: 'past' | 'present' | 'future' } | null

/** What becomes of the meeting by the verb behind it: "will take place", "was cancelled", "lasted". */
export function rightVerb(tokens: readonly Token[], end: number, ceiling: number, objects: readonly Actor[]): RightVerb {
  const from = objects.at(-1)?.to ?? end
  const called = calledOff(tokens, from, ceiling)
  if (called) return { cue: called, time: 'past' }
  // "the summit to be held in Lisbon"
  if (wordAt(tokens, end) === 'to' && wordAt(tokens, end + 1) === 'be') return { cue: 'planned', time: 'future' }
  for (let at = from; at < Math.min(ceiling, from + 16); at++) {
    const { lower, text } = tokens[at]!
    // "a trip, which will take place in May"
    if ((lower === 'which' || lower === 'that') && RELATIVE_VERBS.has(wordAt(tokens, at + 1))) continue
    if (CLAUSE_ENDS.has(lower)) return null
    if (!RIGHT_VERBS.has(lower) || text === 'May') continue
    if (lower === 'will' || lower === 'would') return { cue: 'planned', time: 'future' }
    if (lower === 'may' || lower === 'might' || lower === 'could') return { cue: 'proposed', time: 'future' }
    if (lower === 'is' || lower === 'are' || lower === 'was' || lower === 'were') {
      const planned = tokens.slice(at, Math.min(ceiling, at + 5)).some((word) => ['scheduled', 'set', 'due', 'expected', 'planned', 'slated', 'to', 'arranged'].includes(word.lower))
      if (planned) return { cue: 'planned', time: 'future' }
      return lower === 'was' || lower === 'were' ? { cue: null, time: 'past' } : null
    }
    if (lower === 'remains') return null
    return { cue: null, time: lower === 'begins' || lower === 'starts' || lower === 'comes' || lower === 'takes' ? 'present' : 'past' }
  }
  return null
}

const RELATIVE_VERBS = new Set(['will', 'would', 'is', 'are', 'was', 'were'])
const CLAUSE_ENDS = wordList('clauseEnds')
const RIGHT_VERBS = wordList('verbsOfMeeting')

/** How far behind a meeting the verb that calls it off may stand, over a relative clause; tokens. */
const CALLED_OFF_REACH = 26

const STANDING = new Set('been was were is be being stands stand remains'.split(' '))

/** "…, which had been scheduled for March 17, has been postponed". */
export function calledOff(tokens: readonly Token[], from: number, ceiling: number): 'cancelled' | 'postponed' | null {
  for (let at = from; at < Math.min(ceiling, from + CALLED_OFF_REACH); at++) {
    if (!STANDING.has(wordAt(tokens, at))) continue
    const cue = strongestCue(tokens, at + 1, Math.min(ceiling, at + 4))
    if (cue === 'cancelled' || cue === 'postponed') return cue
  }
  return null
}

/** How far before its purpose a verb of travelling may stand, tokens. */
const TRAVEL_REACH = 12
const TRAVEL = wordList('setOut')

/** How far back the verb that governs a noun behind a preposition may stand, tokens. */
const GOVERNOR_REACH = 25
const AHEAD = wordList('governsAhead')
const BEHIND = wordList('governsPast')

/** Clauses that a verb before them does not govern from within. */
const CLOSERS = new Set(['who', 'which', 'whose'])

/** Whether the nearest verb before token `at` tells of what is to come, of what is past, or of what did not come about; null if there is none. */
function governingTime(tokens: readonly Token[], at: number, floor: number): 'past' | 'future' | 'never' | null {
  for (let index = at - 1; index >= floor && at - index <= GOVERNOR_REACH; index--) {
    const { lower, capital } = tokens[index]!
    if (CLOSERS.has(lower)) return null
    // "said the visit aims to": the visit opens a clause of its own.
    if (index === at - 1 && /^(?:said|says|told|added)$/.test(lower)) return null
    // "would have taken him to Rome for talks"
    if (lower === 'have' && isOne(tokens, index - 1, 'would', 'could', 'might')) return 'never'
    if (AHEAD.has(lower)) return 'future'
    // "is to attend … after the talks", "agreed to sign … at their meeting"
    if (lower === 'to' && (index === floor || !tokens[index + 1]!.capital) && isToCome(wordAt(tokens, index - 1))) return 'future'
    // "would meet on Monday, followed by a meeting of ministers"
    if (lower === 'followed' && wordAt(tokens, index + 1) === 'by') continue
    if (BEHIND.has(lower) || (!capital && lower.length > 4 && lower.endsWith('ed') && !AHEAD.has(lower))) return wordAt(tokens, index - 1) === 'be' ? governingTime(tokens, index - 1, floor) : 'past'
  }
  return null
}

const AHEAD_OF_TO = wordList('toDoWhat')

function isToCome(lower: string): boolean {
  return AHEAD_OF_TO.has(lower)
}

/** What the words around a noun of meeting say of its status: its support verb first, then the verb behind it, then its adjectives and what leads up to it. */
export function nounStatus(
  tokens: readonly Token[],
  sentence: Sentence,
  nounStart: number,
  at: number,
  group: VerbGroup | null,
  lemma: string | null,
  right: RightVerb,
): NounStatus {
  if (lemma === 'cancel') return { cue: 'cancelled', time: 'past' }
  if (lemma === 'postpone' || lemma === 'delay') return { cue: 'postponed', time: 'past' }
  if (lemma === 'skip') return { cue: 'negated', time: 'past' }
  if (lemma === 'propose' || lemma === 'seek' || lemma === 'request') return { cue: 'proposed', time: 'future' }
  if (lemma === 'plan' || lemma === 'schedule' || lemma === 'arrange' || lemma === 'announce' || (lemma === 'set' && group)) return { cue: 'planned', time: 'future' }
  const own = strongestCue(tokens, nounStart, at)
  if (own === 'cancelled' || own === 'postponed') return { cue: own, time: 'past' }
  const near = strongestCue(tokens, Math.max(sentence.from, nounStart - 5), nounStart)
  if (near === 'cancelled' || near === 'postponed') return { cue: near, time: 'past' }
  if (right?.cue === 'cancelled' || right?.cue === 'postponed') return right
  const adjectives = tokens.slice(nounStart, at).map((token) => token.lower)
  const before = tokens.slice(Math.max(sentence.from, nounStart - 4), nounStart).map((token) => token.lower)
  if (adjectives[0] === 'no' || before.at(-1) === 'no') return { cue: 'negated', time: 'past' }
  // "thanked him for his readiness to support talks between …"
  if (tokens.slice(Math.max(sentence.from, nounStart - 8), nounStart).some(({ lower }) => /^(?:willingness|readiness|openness|eagerness)$/.test(lower))) return { cue: 'hypothetical', time: 'future' }
  if (group) {
    if (group.cue) return { cue: group.cue, time: group.time }
    return { cue: null, time: group.time }
  }
  if (adjectives.some((word) => ['planned', 'scheduled', 'upcoming', 'forthcoming', 'future', 'next', 'expected', 'imminent', 'looming', 'anticipated', 'long-awaited', 'much-anticipated', 'long-planned'].includes(word))) return { cue: 'planned', time: 'future' }
  if (adjectives.some((word) => ['possible', 'potential', 'proposed', 'hypothetical', 'suggested'].includes(word))) return { cue: 'proposed', time: 'future' }
  if (before.includes('forward')) return { cue: null, time: 'future' }
  if (adjectives[0] === 'any' || before.at(-1) === 'any') return { cue: 'negated', time: 'future' }
  const governed = governingTime(tokens, nounStart, sentence.from)
  if (governed === 'never') return { cue: 'hypothetical', time: 'future' }
  if (['after', 'following'].includes(before.at(-1) ?? '') && governed === 'future') return { cue: 'planned', time: 'future' }
  // "After a meeting with X, she is expected to leave"
  if (['after', 'following', 'during'].includes(before.at(-1) ?? '') && isAheadOfMainClause(tokens, sentence, nounStart, at)) return { cue: 'planned', time: 'future' }
  if (['after', 'following', 'since', 'from'].includes(before.at(-1) ?? '')) return { cue: null, time: 'past' }
  // "The last item of his programme is a meeting with X"
  if (before.at(-1) === 'is' && tokens.slice(sentence.from, nounStart).some(({ lower }) => AGENDAS.has(lower))) return { cue: 'planned', time: 'future' }
  // "headed to Washington for talks": not held yet (ruling 7), as far as these words go.
  if (before.at(-1) === 'for' && tokens.slice(Math.max(sentence.from, nounStart - TRAVEL_REACH), nounStart).some((token) => TRAVEL.has(token.lower))) return { cue: 'planned', time: 'future', bare: true }
  if (right) return { cue: right.cue, time: right.time }
  if (near === 'negated') return { cue: 'negated', time: 'past' }
  if (before.some((word) => /^(?:ahead|eve|prior|prepar.*)$/.test(word))) return { cue: 'planned', time: 'future' }
  if (before.some((word) => ['for', 'to'].includes(word)) && near === 'proposed') return { cue: 'proposed', time: 'future' }
  if (near === 'proposed' && !before.includes('in')) return { cue: 'proposed', time: 'future' }
  if (governed === 'future' || (governed === null && isAheadOfMainClause(tokens, sentence, nounStart, at))) return { cue: 'planned', time: 'future' }
  // "called the meeting with him a milestone": one that is told elsewhere.
  const known = /^(?:the|this|that)$/.test(adjectives[0] ?? '')
  return governed === null || known ? { cue: null, time: 'past', bare: true } : { cue: null, time: 'past' }
}

const AGENDAS = wordList('agendas')

/** "In addition to a private meeting I will host a lunch": a phrase at the head of the sentence, told by its verb. */
function isAheadOfMainClause(tokens: readonly Token[], sentence: Sentence, nounStart: number, at: number): boolean {
  if (nounStart - sentence.from > 4) return false
  for (let index = at + 1; index < Math.min(sentence.to, at + GOVERNOR_REACH); index++) {
    const { lower } = tokens[index]!
    if (lower === 'will' || lower === 'shall' || (lower === 'to' && isToCome(wordAt(tokens, index - 1)))) return true
    if (BEHIND.has(lower)) return false
  }
  return false
}
