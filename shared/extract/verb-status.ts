import type { Actor } from './actors.ts'
import type { Candidate } from './candidate.ts'
import { calledOff, type Cue, isDenied, isFirstTo } from './noun-status.ts'
import { patternOf } from './patterns.ts'
import type { Sentence, Token } from './text-model.ts'
import { isCalledOff, type TriggerVerb } from './trigger-lexicon.ts'
import { strongestCue, type VerbGroup } from './verb-group.ts'
import { anyOf, findAfter, isComma, isIn, isOne, isWord, wordAt } from './word-at.ts'
import type { VerbForm } from './word-forms.ts'
import { wordList } from './word-lists.ts'

const INVITING = wordList('inviting')

type VerbStatus = Pick<Candidate, 'cue' | 'tense' | 'bare' | 'fellThrough'>

/** To come, unless another telling says otherwise. */
const LIKELY: VerbStatus = { cue: 'planned', tense: 'future', bare: true }

/** What the words around a verb of meeting say of its status: what governs it first, then what becomes of it. `asked`: somebody is asked to do it. */
export function verbStatus(
  tokens: readonly Token[],
  at: number,
  verb: TriggerVerb,
  group: VerbGroup,
  sentence: Sentence,
  { asked, forTalks }: { asked: boolean; forTalks: boolean },
): VerbStatus {
  const { frame, lemma } = verb
  const { from, cue, gerundOf } = group
  const floor = sentence.from
  const tense = asked ? 'future' : group.tense
  const told = (what: Cue, when = tense): VerbStatus => ({ cue: what, tense: when, bare: false })
  if (isDenied(tokens, from, floor)) return told('negated')
  // "had the opportunity to meet": he has met.
  if (isOne(tokens, from - 1, 'opportunity', 'chance') && isWord(tokens, from - 3, 'had')) return told(null, 'past')
  if (isRefused(tokens, verb, group, floor)) return told('negated')
  if (frame === 'invite') return told(cue === 'negated' ? cue : 'proposed', 'future')
  if (isConditional(tokens, from, floor)) return told('hypothetical')
  if (isFirstTo(tokens, from, floor)) return { cue: null, tense: 'past', bare: true }
  if (asked || isInvitation(tokens, group) || isProposedThat(tokens, at, verb.form, floor)) return told('proposed')
  if (cue === 'planned') {
    // "dropped plans to meet"
    const off = strongestCue(tokens, Math.max(floor, from - 2), at)
    const called = calledOff(tokens, at, sentence.to) ?? (isCalledOff(off) ? off : null)
    const but = !called && group.wasPlanned ? findAfter(tokens, at + 1, Math.min(sentence.to, at + BUT_REACH), ['but']) : -1
    // "was due to visit Lima but put off the trip", "had been scheduled to visit Lima in April but stayed at home"
    if (but >= 0) return { ...told(strongestCue(tokens, but, Math.min(sentence.to, but + BUT_REACH)) === 'postponed' ? 'postponed' : 'cancelled', 'past'), fellThrough: true }
    // "had been due to meet X on Monday"
    if (!called && group.wasPlanned && isWord(tokens, from, 'had')) return { ...told('cancelled', 'past'), fellThrough: true }
    return told(called ?? 'planned')
  }
  if (frame === 'stay' && isOne(tokens, at, 'due', 'expected')) return LIKELY
  if (frame === 'stay' && !cue && forTalks) return isOne(tokens, at, 'was', 'were') ? { cue, tense, bare: true } : { ...LIKELY, tense }
  // "as he heads to Lima"
  if (frame === 'travel' && !cue && tense === 'present' && gerundOf === null && /^(?:head|travel|fly)$/.test(lemma)) return LIKELY
  // "days after travelling to Washington for talks": held by now.
  if (gerundOf === 'after' && frame === 'travel' && cue === null && !anyOf(PLANNING, tokens, floor, sentence.to)) return { cue, tense: 'past', bare: false }
  // "After arriving in Lima, he will meet", "expected to take that up when visiting Lima": the main verb has the time.
  const arriving = gerundOf !== null && (frame === 'travel' || frame === 'visit')
  if (arriving && !cue && anyOf(PLANNING, tokens, floor, sentence.to)) return LIKELY
  if (cue !== null || frame !== 'travel') return { cue, tense, bare: arriving }
  // Who has set out for talks has not held them yet (ruling 7).
  if (lemma === 'leave' || lemma === 'depart') return { cue: 'planned', tense, bare: forTalks }
  // Whoever has arrived is still to be received, or was by now: what else is told decides.
  return forTalks && lemma !== 'come' ? { cue: 'planned', tense, bare: true } : { cue: null, tense, bare: arriving || ARRIVAL.test(lemma) }
}

/** Words of a sentence that tells of what is to come. */
const PLANNING = wordList('planning')

const ARRIVAL = /^(?:arrive|land|touch|fly|come)$/

/** How far behind its verb the "but" of a plan that fell through may stand, tokens. */
const BUT_REACH = 30

const FOR_TALKS = patternOf('forTalks')

/** Whether the words behind a verb of travelling say that it is for talks. */
export function isForTalks(clause: string): boolean {
  return FOR_TALKS.test(clause)
}

/** How far before a gerund what keeps it from happening may stand, tokens. */
const REFUSED_REACH = 3

/** "ruled out meeting", "left without meeting", "is considering meeting", "dismissed the idea of meeting", "turned down an invitation to meet". */
function isRefused(tokens: readonly Token[], { form }: TriggerVerb, { from, gerundOf }: VerbGroup, floor: number): boolean {
  const isGerund = form === 'ing' && (gerundOf === null || gerundOf === 'without' || gerundOf === 'of')
  if (!isGerund && !isIn(tokens, from - 1, INVITATIONS)) return false
  if (isGerund && CONSIDERED.test(wordAt(tokens, from - 1))) return true
  const before = Math.max(floor, from - (isGerund && gerundOf === null ? REFUSED_REACH : REFUSED_REACH + 2))
  return strongestCue(tokens, before, from) === 'negated'
}

const CONSIDERED = /^(?:consider(?:s|ed|ing)?|contemplat\w+)$/
const INVITATIONS = wordList('invitations')

const CONDITIONS = wordList('conditions')

/** How far behind "if" and "whether" a verb may stand over its subject, and how far behind "readiness" and the like, tokens. */
const CONDITION_REACH = 12
const NOUN_REACH = 6

/** "if they indeed meet", "were they to meet". */
function isConditional(tokens: readonly Token[], at: number, floor: number): boolean {
  for (let before = at - 1; before >= floor && at - before <= CONDITION_REACH && !isComma(tokens, before); before--) {
    const { lower } = tokens[before]!
    if (at - before > NOUN_REACH && !isOne(tokens, before, 'if', 'whether')) continue
    if (lower === 'open' ? isWord(tokens, before + 1, 'to') : CONDITIONS.has(lower)) return true
  }
  return false
}

const ASKING = wordList('asking')

/** "invited Prime Minister Dellas to visit": who is asked, and where the asking verb stands; or null. */
export function askedToMeet(actors: readonly Actor[], tokens: readonly Token[], group: VerbGroup): { guest: Actor; verb: number } | null {
  if (!isWord(tokens, group.from, 'to')) return null
  const index = actors.findIndex((actor) => actor.to === group.from || (actor.to === group.from - 1 && isComma(tokens, actor.to)))
  const guest = actors[index]
  if (!guest) return null
  // "invited his Indian counterpart, X, to visit"
  const before = actors[index - 1]
  const from = before && before.to === guest.from - 1 && isComma(tokens, before.to) ? before.from : guest.from
  for (let at = from - 1; at >= from - 3 && at >= 0; at--) {
    if (isIn(tokens, at, ASKING)) return { guest, verb: at }
  }
  return null
}

const PROPOSING = wordList('proposing')

/** "the offer that the two countries meet": the bare verb of what is proposed. */
function isProposedThat(tokens: readonly Token[], at: number, form: VerbForm, floor: number): boolean {
  if (form !== 'base') return false
  for (let that = at - 1; that > floor && at - that < 8; that--) {
    if (!isWord(tokens, that, 'that')) continue
    return anyOf(PROPOSING, tokens, Math.max(floor, that - 4), that)
  }
  return false
}

/** "accepted an invitation to visit": nothing is agreed but the principle. */
function isInvitation(tokens: readonly Token[], group: VerbGroup): boolean {
  return isWord(tokens, group.from, 'to') && isIn(tokens, group.from - 1, INVITING)
}
