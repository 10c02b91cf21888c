import type { Actor } from './actors.ts'
import type { Sentence, Token } from './text-model.ts'
import type { StatusCue } from './trigger-lexicon.ts'
import { strongestCue, type VerbGroup } from './verb-group.ts'

type RightVerb = { cue: StatusCue | null; time: 'past' | 'present' | 'future' } | null

/** What becomes of the meeting by the verb behind it: "will take place", "was cancelled", "lasted". */
export function rightVerb(tokens: readonly Token[], end: number, ceiling: number, objects: readonly Actor[]): RightVerb {
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
export function calledOff(tokens: readonly Token[], from: number, ceiling: number): 'cancelled' | 'postponed' | null {
  for (let at = from; at < Math.min(ceiling, from + CALLED_OFF_REACH); at++) {
    if (!/^(?:been|was|were|is|be|being)$/.test(tokens[at]!.lower)) continue
    const cue = strongestCue(tokens, at + 1, Math.min(ceiling, at + 4))
    if (cue === 'cancelled' || cue === 'postponed') return cue
  }
  return null
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
