import { TOPIC_CODES, type TopicCode } from '../domain/topic-codes.ts'
import { perSentence, sentencesInReach } from './per-sentence.ts'
import { familyNames } from './speech.ts'
import type { Occasion, Proven, Sentence, TextModel, Token } from './text-model.ts'
import { tokenise } from './tokens.ts'
import { DISCUSSION_CUES, OFFICES, SIDES, TOPIC_CUES } from './topic-lexicon.ts'
import { anyOf, charactersOf, isCapital, isIn, isOne, wordAt } from './word-at.ts'
import { byWord, wordList } from './word-lists.ts'
import { WordTable } from './word-tables.ts'

/**
 * What a word that names a matter is worth by where it stands. All factors were fitted together on one half
 * of the annotated articles and checked on the other (docs/measurements.md), then rounded.
 */
const WEIGHTS = {
  /** The word names the matter only where matters are discussed ("war", "gas"). */
  weak: 0.3,
  /** It is part of an office or body: "Minister of Transport" need not speak of transport. */
  office: 0.1,
  /** In the sentence that tells of the occasion. */
  anchor: 2.2,
  /** Beside that sentence, for an occasion told in passing. */
  beside: 0.3,
  /** Behind a word of discussing in its sentence: "discussed", "agreed". */
  discussed: 2.8,
  undiscussed: 0.8,
  /** In a sentence that names neither a participant nor "the two sides". */
  sideless: 0.55,
  /** Said again in the same sentence. */
  repeated: 0.4,
  /** In a sentence that looks back: "last year", "since 2014". */
  background: 0.5,
}
/** Sentences from the anchor over which a word's worth halves. */
const HALVING_SENTENCES = 18
/** Worth from which a matter is entered. */
const ENOUGH = 0.9
/** Share of the best matter's worth that each must reach. */
const SHARE_OF_BEST = 0.15
/** What a matter gains that the article's title names too, for what the article is about. */
const IN_TITLE = 0.7
/** Relations as such are a matter of their own only where much is made of them, or nothing else is named. */
const RELATIONS = { beside: 1.5, alone: 0.3 }
/** Most matters of one meeting, without relations as such. */
const MOST_TOPICS = 8

type Worth = { worth: number; best: number; start: number; end: number }

/** What the two sides took up at the occasion, or are to take up, in the order of the code list. */
export function findTopics(model: TextModel, occasion: Occasion): Proven<TopicCode>[] {
  const worths = new Map<TopicCode, Worth>()
  const names = familyNames(occasion)
  for (const [index, place] of sentencesOf(occasion)) {
    const cues = cuesOf(model, index)
    if (!cues?.length) continue
    let factor = place
    if (index !== occasion.mainSentence) {
      if (!isSided(model, model.sentences[index]!, names)) factor *= WEIGHTS.sideless
      if (looksBack(model, index)) factor *= WEIGHTS.background
    }
    for (const { topic, worth, start, end } of cues) add(worths, topic, factor * worth, start, end)
  }
  if (occasion.main && occasion.title !== null) {
    for (const topic of topicsNamed(occasion.title)) {
      const found = worths.get(topic)
      if (found) found.worth += IN_TITLE
    }
  }
  const chosen = choose(worths)
  return TOPIC_CODES.flatMap((topic) => {
    const found = chosen.has(topic) ? worths.get(topic) : undefined
    return found ? [{ value: topic, start: found.start, end: found.end }] : []
  })
}

/** The matters that a title names. */
function topicsNamed(title: string): Set<TopicCode> {
  const tokens = tokenise(title)
  const topics = new Set<TopicCode>()
  for (let at = 0; at < tokens.length; at++) {
    const named = TOPIC_CUES.longestAt(tokens, at)
    if (!named) continue
    if (!isOfOffice(tokens, at, at + named.length)) for (const { topic } of named.value) topics.add(topic)
    at += named.length - 1
  }
  return topics
}

/** The occasion's sentences, each with what its place is worth; one told in a single sentence borrows from its neighbours. */
function sentencesOf(occasion: Occasion): Map<number, number> {
  const { sentences, mainSentence } = occasion
  const places = new Map<number, number>()
  if (sentences.length === 1) for (const index of [mainSentence - 1, mainSentence + 1]) places.set(index, WEIGHTS.beside)
  for (const index of sentencesInReach(occasion)) places.set(index, index === mainSentence ? WEIGHTS.anchor : 0.5 ** (Math.abs(index - mainSentence) / HALVING_SENTENCES))
  return places
}

type Cue = { topic: TopicCode; worth: number; start: number; end: number }

/** The words of a sentence that name matters, with what they are worth by what stands around them there. */
const cuesOf = perSentence(({ tokens }, sentence): Cue[] => {
  const cues: Cue[] = []
  if (!TOPIC_CUES.mayBeIn(sentence)) return cues
  const seen = new Set<TopicCode>()
  let discussed = false
  let denied = false
  let at = sentence.from
  while (at < sentence.to) {
    const discussion = DISCUSSION_CUES.longestAt(tokens, at)
    if (discussion) {
      discussed = true
      denied = isDenied(tokens, at, sentence.from)
    }
    const named = TOPIC_CUES.longestAt(tokens, at)
    if (named && !denied) {
      const to = at + named.length
      const office = isOfOffice(tokens, at, to) ? WEIGHTS.office : 1
      for (const { topic, weak } of named.value) {
        const strength = (weak ? WEIGHTS.weak : 1) * (seen.has(topic) ? WEIGHTS.repeated : 1)
        const worth = strength * office * (discussed ? WEIGHTS.discussed : WEIGHTS.undiscussed)
        cues.push({ topic, worth, ...charactersOf(tokens, { from: at, to }) })
        seen.add(topic)
      }
    }
    at += named?.length ?? discussion?.length ?? 1
  }
  return cues
})

/** A sentence that tells of former years. */
const looksBack = perSentence(({ tokens }, sentence) => {
  for (let at = sentence.from; at < sentence.to; at++) {
    const next = BACK.get(tokens[at])
    if (next && (next.length === 0 || isOne(tokens, at + 1, ...next))) return true
    if (tokens[at + 1]?.kind === 'number' && isIn(tokens, at, BACK_LEADS) && /^(?:19|20)\d\d$/.test(wordAt(tokens, at + 1))) return true
  }
  return false
})
/** Words that look back, by themselves or before certain others. */
const BACK = new WordTable(byWord({ decade: [], decades: [], previously: [], formerly: [], years: ['ago'], months: ['ago'], last: ['year', 'month'], had: ['been'] }))
const BACK_LEADS = new Set(['in', 'since', 'until', 'of'])

/** "did not discuss", "was never raised", "declined to discuss". */
function isDenied(tokens: readonly Token[], at: number, floor: number): boolean {
  return anyOf(DENIALS, tokens, Math.max(floor, at - DENIAL_REACH), at)
}

/** Whether a sentence names a participant or "the two sides". */
function isSided({ tokens }: TextModel, sentence: Sentence, names: ReadonlySet<string>): boolean {
  return (SIDES.mayBeIn(sentence) && anyOf(SIDES, tokens, sentence.from, sentence.to)) || anyOf(names, tokens, sentence.from, sentence.to)
}

/** Words before a word of discussing within which it is denied. */
const DENIAL_REACH = 3
const DENIALS = wordList('denials')

/** Words before or behind a name's part within which the office stands that it belongs to. */
const OFFICE_BEFORE = 10
const OFFICE_BEHIND = 3
const WITHIN_OFFICE = wordList('withinNames')

const OF = new Set(['of', 'for', 'on'])

/** "Minister of Trade and [Transport]", "[National Security] Adviser". */
function isOfOffice(tokens: readonly Token[], from: number, to: number): boolean {
  if (!isCapital(tokens, from)) return false
  for (let at = from - 1; at >= Math.max(0, from - OFFICE_BEFORE); at--) {
    const token = tokens[at]!
    if (token.upper && OFFICES.has(token.lower)) return isIn(tokens, at + 1, OF)
    if (!token.upper && !WITHIN_OFFICE.has(token.lower)) break
  }
  for (let at = to; at < to + OFFICE_BEHIND && isCapital(tokens, at); at++) if (isIn(tokens, at, OFFICES)) return true
  return false
}

/** A topic is proved by the words that are worth most. */
function add(worths: Map<TopicCode, Worth>, topic: TopicCode, worth: number, start: number, end: number): void {
  const known = worths.get(topic)
  if (!known) worths.set(topic, { worth, best: worth, start, end })
  else {
    known.worth += worth
    if (worth > known.best) Object.assign(known, { best: worth, start, end })
  }
}

function choose(worths: ReadonlyMap<TopicCode, Worth>): Set<TopicCode> {
  const best = Math.max(0, ...[...worths.values()].map(({ worth }) => worth))
  const chosen = [...worths]
    .filter(([topic, { worth }]) => topic !== 'bilateral_ties' && worth >= ENOUGH && worth >= best * SHARE_OF_BEST)
    .sort(([, a], [, b]) => b.worth - a.worth)
    .slice(0, MOST_TOPICS)
    .map(([topic]) => topic)
  const relations = worths.get('bilateral_ties')?.worth ?? 0
  if (relations >= (chosen.length > 0 ? RELATIONS.beside : RELATIONS.alone)) chosen.push('bilateral_ties')
  return new Set(chosen)
}
