import type { Actor } from './actors.ts'
import { listEndingAt } from './arguments.ts'
import type { CandidateSource } from './candidate.ts'
import { pairOf } from './party-pair.ts'
import type { Token } from './text-model.ts'
import { SUPPORT_VERBS, TRIGGER_NOUNS } from './trigger-lexicon.ts'
import { readVerbGroup, type VerbGroup } from './verb-group.ts'
import { anyOf, findAfter, isCapital, isComma, isIn, isOne, isWord, wordAt } from './word-at.ts'
import type { VerbWord } from './word-forms.ts'
import { wordList } from './word-lists.ts'

const PARTNER_LINKS = wordList('partnerLinks')

const HELD_BY = wordList('heldBy')
const HELD = wordList('held')
const TAKES_PLACE = wordList('takesPlace')

const PHRASE_OPENERS = wordList('phraseOpeners')

/** First token of the noun's own phrase: adjectives, numbers and determiners before it. */
export function phraseStart(tokens: readonly Token[], at: number, floor: number): number {
  let from = at
  for (let steps = 0; from > floor && steps < 9; steps++) {
    const token = tokens[from - 1]!
    // "the Asia-Pacific Economic Cooperation (APEC) summit"
    if (token.text === ')' && isWord(tokens, from - 3, '(')) {
      from -= 3
      continue
    }
    if (token.kind === 'mark' && !isOne(tokens, from - 1, ',', '-', '"', '“', "'", '‘')) break
    if (token.text === ',') {
      if (!/(?:al|ic|ive|ed|ful|ous|ile|ant)$/.test(wordAt(tokens, from - 2))) break
      from--
      continue
    }
    if (token.lower === "'s" || OUTSIDE_PHRASE.has(token.lower)) break
    // "a return visit": no verb.
    if (SUPPORT_VERBS.has(token.lower) && !token.lower.endsWith('ed') && !(token.lower === 'return' && isDetermined(tokens, from - 1))) break
    // "Prime Minister Holt scrapped talks", "Holt today accepted credentials", "called off talks"
    if (isOne(tokens, from - 1, 'off', 'out') || (token.lower.endsWith('ed') && !token.upper && (isCapital(tokens, from - 2) || isOne(tokens, from - 2, 'today', 'yesterday')) && from - 2 > floor && !MEDIATED.test(token.lower))) break
    if (SUPPORT_VERBS.has(token.lower) && HOLDING.has(token.lower) && !isDetermined(tokens, from - 1)) break
    from--
    if (PHRASE_OPENERS.has(token.lower)) break
  }
  return from
}

/** Whether an article or the like stands right before token `at`. */
function isDetermined(tokens: readonly Token[], at: number): boolean {
  return isOne(tokens, at - 1, 'a', 'an', 'the', 'his', 'her', 'their', 'its', "'s")
}

/** "Egypt mediated talks": by whom they are held. */
const MEDIATED = /^(?:mediated|brokered|sponsored|backed|hosted|supported|-)/

/** A verb of holding or attending stands just before. */
export function isAfterSupport(tokens: readonly Token[], at: number, floor: number): boolean {
  return anyOf(SUPPORT_VERBS, tokens, Math.max(floor, at - 3), at)
}

/** What may stand between a verb and the meeting that is held, and how far they stand apart where it is not one of several. */
const BETWEEN_SUPPORT = wordList('betweenSupport')
const NEAR_SUPPORT = 4
/** "opened a new round of talks", "their second day of negotiations" */
const ROUND = wordList('round')
const ROUND_WORDS = wordList('roundWords')

/** A verb of holding, attending or calling off that a meeting is the object of, at token `at`. */
export type Support = { lemma: string; verbGroup: VerbGroup; at: number }

/** The verb as what carries a meeting, at token `at`, with the words of its own group, none before `floor`. */
export function supportAt(tokens: readonly Token[], at: number, { lemma, form }: VerbWord, floor: number): Support {
  return { lemma, verbGroup: readVerbGroup(tokens, at, form, floor), at }
}

/** "called off", "put off" */
const CALLING_OFF = wordList('callingOff')

/** The verb that the noun is the object of: "held", "attended", "called off"; or null. */
export function supportBefore(tokens: readonly Token[], nounStart: number, floor: number, inDate: ArrayLike<number>): Support | null {
  let at = nounStart - 1
  // "received on Tuesday evening a call"
  while (at >= floor && (inDate[at] || (isWord(tokens, at, 'on') && inDate[at + 1]))) at--
  let inRound = false
  for (let steps = 0; at >= floor && steps < 9; at--, steps++) {
    const token = tokens[at]!
    // "called off", "put off"
    if (isWord(tokens, at + 1, 'off') && CALLING_OFF.has(token.lower)) {
      return supportAt(tokens, at, { lemma: token.lower.startsWith('call') ? 'cancel' : 'postpone', form: 'past' }, floor)
    }
    // "held a hastily arranged meeting"
    if (token.lower.endsWith('ly') || (token.lower === 'arranged' && wordAt(tokens, at - 1).endsWith('ly'))) continue
    const verb = SUPPORT_VERBS.get(token.lower)
    // "at the end of their talks": no verb.
    if (verb) return isOne(tokens, at - 1, 'the', 'an') ? null : supportAt(tokens, at, verb, floor)
    if (steps >= NEAR_SUPPORT && !inRound) return null
    if (ROUND.has(token.lower)) inRound = true
    else if (!BETWEEN_SUPPORT.has(token.lower) && !(inRound && ROUND_WORDS.has(token.lower)) && !(token.lower === 'of' && steps === 0)) return null
  }
  return null
}

const SMALL_WORDS = wordList('smallWords')

/** "the US-China talks": the pair that the noun is qualified with, with its first token; or null. */
export function pairBefore(tokens: readonly Token[], at: number, floor: number): { parties: string[]; from: number } | null {
  for (let before = at - 1; before >= floor && at - before < 6; before--) {
    const token = tokens[before]!
    if (token.kind === 'mark' && !isOne(tokens, before, '-', '–', '/', "'", '’')) return null
    const start = Math.max(floor, before - 3)
    for (let from = start; from <= before; from++) {
      const pair = pairOf(tokens, from)
      if (pair && pair.to === before + 1) return { parties: pair.parties, from }
    }
    if (SMALL_WORDS.has(token.lower)) return null
  }
  return null
}

/** The first pair among tokens `[from, to)`; or null. */
export function pairWithin(tokens: readonly Token[], from: number, to: number): { parties: string[]; from: number } | null {
  for (let at = from; at < to; at++) {
    const pair = pairOf(tokens, at)
    if (pair) return { parties: pair.parties, from: at }
  }
  return null
}

/** "a Holt call with X", "the Holt-Armand talks": whose meeting it is, by names within its phrase; null without any. */
export function namesBefore({ actors, model: { tokens } }: CandidateSource, beside: readonly Actor[], nounStart: number, at: number): Actor[] | null {
  const modifier = beside.find((actor) => actor.kind === 'person' && actor.people[0]!.nameMentions.length > 1 && actor.from >= nounStart && actor.to === at)
  if (modifier) return [modifier]
  const { text, upper } = tokens[at - 1] ?? { text: '', upper: false }
  const names = upper ? text.split(/[-–]/) : []
  if (names.length < 2) return null
  const found = names.map((name) => actors.find(({ kind, people }) => kind === 'person' && people[0]!.nameWords.at(-1) === name))
  return found.every((actor) => actor !== undefined) ? found : null
}

/** "Aksoy's meeting", "Bae and Whitlock's meeting". */
export function possessorsBefore(actors: readonly Actor[], tokens: readonly Token[], nounStart: number): Actor[] {
  const mark = tokens[nounStart - 1]
  if (mark?.lower === "'s" || mark?.text === "'" || mark?.text === '’') {
    const index = actors.findIndex((actor) => actor.to === nounStart - 1 || actor.to === nounStart)
    return index < 0 ? [] : listEndingAt(actors, tokens, index)
  }
  return []
}

const BETWEEN_HOLDING = wordList('betweenHolding')

/** Last token of "was also held", "will take place" from `at` on; `at` itself if none stands there. */
function heldAfter(tokens: readonly Token[], at: number, ceiling: number): number {
  if (!isIn(tokens, at, TAKES_PLACE)) return at
  for (let next = at + 1; next < Math.min(ceiling, at + 5); next++) {
    const { lower } = tokens[next]!
    if (HELD.has(lower)) return next
    if (!BETWEEN_HOLDING.has(lower)) return at
  }
  return at
}

/** "with", "between", "among", "of" behind the noun, over places, dates and matters; or null. */
export function linkAfter(articleSource: CandidateSource, tokens: readonly Token[], end: number, ceiling: number, actors: readonly Actor[], call: boolean): { word: string; at: number } | null {
  const last = Math.min(ceiling, end + 16)
  for (let at = end; at < last; at++) {
    const lower = wordAt(tokens, at)
    // "meetings, which he called fruitful, with X"
    if (lower === ',' && isWord(tokens, at + 1, 'which')) {
      at = findAfter(tokens, at + 1, ceiling, [','])
      if (at < 0) return null
      continue
    }
    // "a meeting in Seoul, a day after their summit with X": another's partners.
    if (at > end && TRIGGER_NOUNS.longestAt(tokens, at)?.value != null) return null
    if (PARTNER_LINKS.has(lower)) return { word: lower, at }
    if (lower === 'for' && at === end && isIn(tokens, end - 1, MEALS)) return { word: 'with', at }
    // "a banquet in honour of"
    if (lower === 'of' && wordAt(tokens, at - 1).startsWith('hono') && at - end < 3) return { word: 'with', at }
    // "talks headed by A and B"
    if (isWord(tokens, at + 1, 'by') && HELD_BY.has(lower)) return { word: 'between', at: at + 1 }
    // "a banquet given in his honour by X"
    if (lower === 'by' && anyOf(GIVEN, tokens, end, at)) return { word: 'with', at }
    // "presented his credentials to", "received the letters of credence of"
    if (lower === 'to' && at === end && isWord(tokens, end - 1, 'audience')) return { word: 'with', at }
    if (at === end && wordAt(tokens, end - 1).startsWith('cred') && isOne(tokens, at, 'to', 'of', 'from')) return { word: 'with', at }
    if (call && (lower === 'from' || lower === 'to')) return { word: lower, at }
    if ((lower === 'on' || lower === 'to') && isDated(articleSource, end, at) && isPersonalCall(tokens, end)) return { word: 'with', at }
    if (lower === 'of' && isDated(articleSource, end, at) && (actors.some((actor) => actor.from >= at && actor.from <= at + 4 && (actor.plural || actor.kind !== 'pronoun')) || pairWithin(tokens, at + 1, Math.min(ceiling, at + 4)) !== null)) return { word: 'of', at }
    if (articleSource.inDate[at]) continue
    if (tokens[at]!.kind === 'mark' && !isComma(tokens, at) && !isWord(tokens, at, '"') && !isWord(tokens, at, '”') && !isWord(tokens, at, '-')) return null
    // "a meeting was held between"
    const held = heldAfter(tokens, at, last)
    if (held > at) {
      at = held
      continue
    }
    // "a meeting on defence and security between A and B"
    if (lower === 'and' && isWord(tokens, at + 2, 'between')) continue
    if (PHRASE_ENDS.has(lower)) return null
    if (at - end > 10) return null
  }
  return null
}

const GIVEN = new Set(['given', 'offered'])

/** Behind an article or adjective, where a word that may be a verb is a noun. */
export function isNounPosition(tokens: readonly Token[], at: number): boolean {
  return isIn(tokens, at - 1, BEFORE_NOUN)
}

/** "a courtesy call on", "paid a farewell call to" */
function isPersonalCall(tokens: readonly Token[], end: number): boolean {
  return wordAt(tokens, end - 1).startsWith('call') && tokens.slice(Math.max(0, end - 5), end - 1).some((token) => token.lower === 'courtesy' || SUPPORT_VERBS.get(token.lower)?.lemma === 'pay')
}

/** Whether nothing but when and where stands among tokens `[from, to)`. */
function isDated({ inDate, namedAt, model }: CandidateSource, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!inDate[at] && !namedAt[at] && !isOne(model.tokens, at, 'in', 'on', ',')) return false
  return true
}

/** Words before which a noun's own phrase begins. */
const OUTSIDE_PHRASE = wordList('outsidePhrase')

/** Verbs of holding and calling off that may look like adjectives. */
const HOLDING = wordList('holding')

const MEALS = wordList('meals')

/** Words that end the phrase of a meeting before its partners are told. */
const PHRASE_ENDS = wordList('phraseEnds')

/** Words behind which what may be a verb is a noun. */
const BEFORE_NOUN = wordList('beforeNoun')
