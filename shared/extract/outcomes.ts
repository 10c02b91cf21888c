import { isQuoteMark, isStop, stretchStart, wordsBetween } from './clause-bounds.ts'
import lexicon from './lexicon/outcomes.json' with { type: 'json' }
import { sentencesInReach } from './per-sentence.ts'
import { phraseTable } from './phrase-table.ts'
import { familyNames } from './speech.ts'
import type { Occasion, Proven, Sentence, TextModel, Token } from './text-model.ts'
import { anyOf, isCapital, isComma, isIn, isOne, isWord, wordAt } from './word-at.ts'
import { verbTable, type VerbWord } from './word-forms.ts'
import { wordList } from './word-lists.ts'
import { WordTable } from './word-tables.ts'

const VERBS = new WordTable(verbTable(lexicon.verbs))
/** Verbs that tell of a result only with certain objects: "exchanged letters", not "exchanged views". */
const LIGHT: ReadonlyMap<string, ReadonlySet<string>> = new Map(Object.entries(lexicon.light).map(([verb, objects]) => [verb, new Set<string>(objects)]))
/** Verbs of which results are told passively: "a protocol was signed". */
const PASSIVE: ReadonlySet<string> = new Set(lexicon.inPassive)
/** Words for who brings results about: "the two sides", "the talks". */
const SUBJECTS: ReadonlySet<string> = new Set(lexicon.agents)
const RESULTS = phraseTable(lexicon.results)

/** Sentences from the anchor within which results are told. */
const NEAR_SENTENCES = 25
/** Most results of one record, and longest one in words. */
const MOST_OUTCOMES = 6
const PHRASE_LENGTH = 40

/** What was agreed, signed, decided or explicitly not achieved, in the document's own words; in the order of the text. */
export function findOutcomes(model: TextModel, occasion: Occasion): Proven<string>[] {
  const names = familyNames(occasion)
  const outcomes: Proven<string>[] = []
  for (const index of sentencesInReach(occasion)) {
    const sentence = model.sentences[index]
    if (!sentence || Math.abs(index - occasion.mainSentence) > NEAR_SENTENCES || !(VERBS.mayBeIn(sentence) || RESULTS.mayBeIn(sentence)) || (index !== occasion.mainSentence && tellsOfThePast(model, sentence))) continue
    let sided = false
    /** Up to where the sides are looked for, once somebody asks. */
    let read = sentence.from
    for (let at = read; at < sentence.to && outcomes.length < MOST_OUTCOMES; at++) {
      const token = model.tokens[at]!
      if (!VERBS.mayBeIn(token) && !RESULTS.mayBeIn(token)) continue
      sided ||= [SUBJECTS, names].some((words) => anyOf(words, model.tokens, read, at + 1))
      const found = outcomeAt(model, sentence, at, sided)
      if (found) {
        outcomes.push(wordsBetween(model, found)!)
        at = found.to - 1
      }
      read = at + 1
    }
  }
  return outcomes
}

/** What happened years ago came of another occasion. */
function tellsOfThePast({ tokens, publishedOn }: TextModel, sentence: Sentence): boolean {
  for (let at = sentence.from; at < sentence.to; at++) {
    const { lower, kind } = tokens[at]!
    if (lower === 'ago') return true
    if (kind === 'number' && lower.length === 4 && lower >= '1800' && lower < publishedOn.slice(0, 4) && isWord(tokens, at - 1, 'in')) return true
  }
  return false
}

type Stretch = { from: number; to: number }

/** The result told from token `at`; `sided` if the sentence has named the two sides before it. */
function outcomeAt({ tokens }: TextModel, sentence: Sentence, at: number, sided: boolean): Stretch | null {
  const result = RESULTS.longestAt(tokens, at)
  if (result && (sided || anyOf(SUBJECTS, tokens, at + result.length, sentence.to))) {
    if (!isAsserted(tokens, sentence, at)) return null
    const from = isWord(tokens, at - 1, 'ended') ? at - 1 : at
    return { from, to: clauseEnd(tokens, sentence, at + result.length) }
  }
  const verb = VERBS.get(tokens[at])
  if (!verb || !isAsserted(tokens, sentence, at)) return null
  if (isPassive(tokens, at)) return passiveOutcome(tokens, sentence, at, verb)
  if (!sided || !isFinite(tokens, at, verb) || !takesObject(tokens, at) || !objectFollows(tokens, verb, at + 1, sentence.to)) return null
  return { from: at, to: clauseEnd(tokens, sentence, at + 1) }
}

/** "A protocol was signed": from its subject on; "it was agreed to …": from the verb on. */
function passiveOutcome(tokens: readonly Token[], sentence: Sentence, at: number, verb: VerbWord): Stretch | null {
  const from = stretchStart(tokens, sentence, at)
  const impersonal = isWord(tokens, from, 'it')
  if (!impersonal && (!PASSIVE.has(verb.lemma) || at - from > PHRASE_LENGTH || !objectFollows(tokens, verb, from, at))) return null
  return { from: impersonal ? at : from, to: clauseEnd(tokens, sentence, at + 1) }
}

/** "They agreed"; of the present only "we agree", "the leaders commit". */
function isFinite(tokens: readonly Token[], at: number, verb: VerbWord): boolean {
  if (verb.form === 'past') return true
  const before = wordAt(tokens, at - 1)
  return verb.form === 'base' && !LIGHT.has(verb.lemma) && SUBJECTS.has(before === 'also' ? wordAt(tokens, at - 2) : before)
}

const NO_OBJECT = wordList('noObject')

/** "agreed in bilateral talks in Suva, Fiji, to …": tokens within which what was agreed follows the place. */
const PLACE_WITHIN = 14
const PLACES = new Set(['in', 'at', 'during'])
const DETERMINERS = wordList('resultDeterminers')

/** "Signed the accord", not "the accord signed in March", "agreed to by both" or "the agreed framework". */
function takesObject(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  if (isStop(next) && !isQuoteMark(next)) return false
  if (!next || isIn(tokens, at - 1, DETERMINERS)) return false
  if (NO_OBJECT.has(next.lower)) return PLACES.has(next.lower) && goesOnToObject(tokens, at + 2)
  return next.lower !== 'to' || !isIn(tokens, at + 2, NO_OBJECT)
}

function goesOnToObject(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + PLACE_WITHIN; at++) {
    const token = tokens[at]
    if (!token || (isStop(token) && token.text !== ',')) return false
    if (token.lower === 'that' || (token.lower === 'to' && !isCapital(tokens, at + 1))) return true
  }
  return false
}

const UNSURE = wordList('unsure')

/** Neither wished, planned, denied nor long past: "hopes to sign", "had agreed", "if they agreed". */
function isAsserted(tokens: readonly Token[], sentence: Sentence, at: number): boolean {
  for (let before = at - 1; before >= Math.max(sentence.from, at - 4); before--) {
    if (isIn(tokens, before, UNSURE)) return false
    if (isStop(tokens[before])) break
  }
  return true
}

function isPassive(tokens: readonly Token[], at: number): boolean {
  const be = (place: number) => isOne(tokens, place, 'was', 'were', 'been', 'being', 'is', 'are')
  const before = wordAt(tokens, at - 1)
  return be(at - 1) || (be(at - 2) && (before.endsWith('ly') || before === 'also'))
}

/** Words behind a light verb among which its object stands. */
const OBJECT_WITHIN = 7

/** Whether a light verb has one of its objects; other verbs need none. */
function objectFollows(tokens: readonly Token[], verb: VerbWord, from: number, limit: number): boolean {
  const objects = LIGHT.get(verb.lemma)
  if (!objects) return true
  for (let at = from; at < Math.min(from + OBJECT_WITHIN, limit); at++) {
    if (isStop(tokens[at])) return false
    if (isIn(tokens, at, objects)) return true
  }
  return false
}

const NEXT_CLAUSE = wordList('nextClause')
const AFTER_COMMA = wordList('afterComma')

/** Words after a comma among which a verb of saying shows that another clause has begun. */
const SAYING_WITHIN = 7
const SAYING = wordList('outcomeSaying')

/** The token after the clause that runs on from `at`: at the sentence's end, a stop that opens another clause, or speech. */
function clauseEnd(tokens: readonly Token[], sentence: Sentence, at: number): number {
  let to = at
  while (to < sentence.to && to - at < PHRASE_LENGTH && !endsClause(tokens, to, at)) to++
  while (to > at && (isStop(tokens[to - 1]) || isIn(tokens, to - 1, NEXT_CLAUSE)) && !isWord(tokens, to - 1, ')')) to--
  return to
}

function endsClause(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at]!
  if (NEXT_CLAUSE.has(token.lower)) return true
  // "agreed on a date and signed a protocol": two results.
  if (token.lower === 'and' && VERBS.get(tokens[at + 1])?.form === 'past') return true
  if (!isStop(token)) return false
  if (isQuoteMark(token)) return at > from && isComma(tokens, at - 1)
  if (token.text === ',') return opensClause(tokens, at + 1)
  // "(AfricaTrade) area", "end-use": within the clause.
  return token.text === '-' ? tokens[at - 1]!.end < token.start : token.text !== '(' && token.text !== ')'
}

/** After a comma: "which …", "the ministry said", "as …": another clause; "food and water": the same. */
function opensClause(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at)
  if (NEXT_CLAUSE.has(word) || AFTER_COMMA.has(word)) return true
  for (let next = at; next < at + SAYING_WITHIN; next++) {
    const token = tokens[next]
    if (!token || isStop(token)) return false
    if (SAYING.has(token.lower)) return true
  }
  return false
}
