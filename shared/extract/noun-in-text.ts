import type { Actor } from './actors.ts'
import { isFinite, listFrom } from './arguments.ts'
import type { Passage } from './candidate.ts'
import { FORUM_VERBS } from './forums.ts'
import { isAfterSupport, isNounPosition, namesBefore, pairBefore, phraseStart, possessorsBefore, supportAt, supportBefore, type Support } from './noun-phrase.ts'
import { rightVerb } from './noun-status.ts'
import type { Sentence, Token } from './text-model.ts'
import { SUPPORT_VERBS, TRIGGER_NOUNS, TRIGGER_VERBS, type TriggerNoun } from './trigger-lexicon.ts'
import { findAfter, isCapital, isIn, isOne, isWord, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** A noun of meeting where it stands, with the words that carry it. */
export type NounInText = Passage & {
  noun: TriggerNoun
  /** Its tokens `[at, end)`, and the first one of its phrase. */
  at: number
  end: number
  start: number
  /** "Aksoy's meeting": whose it is. */
  possessors: Actor[]
  /** The verb of holding, attending or calling off that it is the object of. */
  support: Support | null
  /** The same behind it, with whoever did: "the summit that the president hosted". */
  held: Held | null
}

/** A verb behind the meeting, with its subject. */
type Held = Support & { by: Actor[] }

/** The noun at tokens `[at, end)`; null where it is a verb or an adjective there. */
export function placeNoun(passage: Passage, at: number, end: number, noun: TriggerNoun): NounInText | null {
  const { articleSource, tokens, sentence, actors } = passage
  const { from: floor } = sentence
  // "The third Foreign Office Consultations (FOC) between Fiji and Peru"
  if (isWord(tokens, end, '(') && isWord(tokens, end + 2, ')')) end += 3
  if (isOtherWord(passage, at, end, noun)) return null
  const inner = phraseStart(tokens, at, floor)
  const body = articleSource.namedAt[inner]
  // "the Group of 20 summit"
  const phrase = body?.kind === 'organisation' && body.from < inner && body.from >= floor ? phraseStart(tokens, body.from, floor) : inner
  const held = heldBehind(actors, tokens, end, sentence)
  const possessors = namesBefore(articleSource, actors, phrase, at) ?? possessorsBefore(actors, tokens, phrase)
  const support = supportBefore(tokens, possessors[0] ? phraseStart(tokens, possessors[0].from, floor) : phrase, floor, articleSource.inDate) ?? held ?? paidBefore(actors, tokens, phrase, floor) ?? joinedBefore(tokens, phrase, floor) ?? (rightVerb(tokens, end, sentence.to, []) ? null : sharedBefore(tokens, phrase, floor, articleSource.inDate))
  // "paid a farewell call on the premier"
  const isVisit = noun.kind === 'call' && support?.lemma === 'pay'
  return { ...passage, noun: isVisit ? { ...noun, kind: 'meeting', format: 'in_person' } : noun, at, end, start: phrase, possessors, support, held }
}

/** Nouns that are verbs as well. */
const VERBAL = new Set(['call', 'talk', 'visit', 'lunch'])

/** Nouns that are adjectives as well, and what stands behind them where they are nouns. */
const ADJECTIVAL = wordList('adjectivalNouns')
const BEHIND_NOUN = wordList('behindMeeting')

/** Whether the word is no noun there: a verb, which has its own reader, or the adjective of "bilateral meetings". */
function isOtherWord({ articleSource, tokens, sentence: { from: floor } }: Passage, at: number, end: number, { words }: TriggerNoun): boolean {
  if (VERBAL.has(words) && !isNounPosition(tokens, at) && !articleSource.inDate[at - 1] && !isAfterSupport(tokens, at, floor) && !wordAt(tokens, at - 1).match(/ly$|call$|al$|ic$/) && !pairBefore(tokens, at, floor)) {
    if (words !== 'visit' || isIn(tokens, at, TRIGGER_VERBS)) return true
  }
  // "after meeting President X"
  if ((words === 'meet' || words === 'round' || (isWord(tokens, at, 'meeting') && isCapital(tokens, end))) && !isNounPosition(tokens, at)) return true
  // "the latest round of deportations"
  if (words === 'round' && isWord(tokens, end, 'of')) return true
  return ADJECTIVAL.has(words) && tokens[end]?.kind === 'word' && !isIn(tokens, end, BEHIND_NOUN)
}

/** "the summit that the president hosted": whoever held it, and the verb; or null. */
function heldBehind(actors: readonly Actor[], tokens: readonly Token[], end: number, sentence: Sentence): Held | null {
  const that = findAfter(tokens, end, Math.min(end + 4, sentence.to), ['that', 'which'])
  const first = actors.findIndex(({ from }) => (that < 0 ? from === end : from > that && from <= that + 2))
  const by = first < 0 ? [] : listFrom(actors, tokens, first)
  let at = by.at(-1)?.to ?? end
  // "was to pay"
  if (isWord(tokens, at + 1, 'to') && isOne(tokens, at, 'was', 'were', 'is')) at += 2
  const verb = by.length > 0 ? SUPPORT_VERBS.get(wordAt(tokens, at)) : undefined
  return verb && (['have', 'pay'].includes(verb.lemma) || FORUM_VERBS.has(verb.lemma)) ? { ...supportAt(tokens, at, verb, sentence.from), by } : null
}

/** How far before a meeting the verb may stand that it shares with another, tokens. */
const SHARED_REACH = 24

/** "to attend a NATO meeting on Tuesday and talks in Paris", "will hold talks with A on Monday, a meeting with B": the verb of the one before; or null. */
function sharedBefore(tokens: readonly Token[], start: number, floor: number, inDate: ArrayLike<number>): Support | null {
  if (!isOne(tokens, start - 1, 'and', ',')) return null
  let met = false
  for (let at = start - 2; at >= Math.max(floor, start - SHARED_REACH) && !(isFinite(tokens[at]) && !inDate[at]) && !isOne(tokens, at, ';', 'who', 'which', 'that'); at--) {
    met ||= TRIGGER_NOUNS.longestAt(tokens, at)?.value != null
    const verb = SUPPORT_VERBS.get(wordAt(tokens, at))
    if (verb) return met && (verb.lemma === 'hold' || verb.lemma === 'attend') ? supportAt(tokens, at, verb, floor) : null
  }
  return null
}

/** "paid the minister a courtesy visit": the verb; or null. */
function paidBefore(actors: readonly Actor[], tokens: readonly Token[], start: number, floor: number): Support | null {
  const paid = actors.find(({ to }) => to === start)
  const verb = paid && SUPPORT_VERBS.get(wordAt(tokens, paid.from - 1))
  return verb?.lemma === 'pay' ? supportAt(tokens, paid!.from - 1, verb, floor) : null
}

/** How far before a meeting the verb may stand that has somebody join others for it, tokens. */
const JOINED_REACH = 24

/** "joined A and B for talks": the verb; or null. */
function joinedBefore(tokens: readonly Token[], start: number, floor: number): Support | null {
  if (!isWord(tokens, start - 1, 'for')) return null
  for (let at = start - 2; at >= Math.max(floor, start - JOINED_REACH) && !isFinite(tokens[at]); at--) {
    const verb = SUPPORT_VERBS.get(wordAt(tokens, at))
    if (verb?.lemma === 'join') return isWord(tokens, at + 1, 'by') ? null : supportAt(tokens, at, verb, floor)
  }
  return null
}
