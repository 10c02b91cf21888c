import { isQuoteMark, isStop, stretchStart, wordsBetween } from './clause-bounds.ts'
import lexicon from './lexicon/outcomes.json' with { type: 'json' }
import { PhraseTable } from './phrase-table.ts'
import type { Occasion, Proven, Sentence, TextModel, Token } from './text-model.ts'
import { verbTable } from './word-forms.ts'

const VERBS = verbTable(lexicon.verbs)
const LIGHT: ReadonlySet<string> = new Set(lexicon.light)
const LIGHT_OBJECTS: ReadonlySet<string> = new Set(lexicon.lightObjects)
const RESULTS = new PhraseTable<true>()
for (const phrase of lexicon.results) RESULTS.add(phrase, true)

/** Sentences from the anchor within which results are told. */
const NEAR_SENTENCES = 6
/** Most results of one record, and longest one in words. */
const MOST_OUTCOMES = 6
const PHRASE_LENGTH = 40

/** What was agreed, signed, decided or explicitly not achieved, in the document's own words; in the order of the text. */
export function findOutcomes(model: TextModel, occasion: Occasion): Proven<string>[] {
  const outcomes: Proven<string>[] = []
  for (const index of occasion.sentences) {
    const sentence = model.sentences[index]
    if (!sentence || Math.abs(index - occasion.anchor) > NEAR_SENTENCES) continue
    for (let at = sentence.from; at < sentence.to && outcomes.length < MOST_OUTCOMES; at++) {
      const found = outcomeAt(model, sentence, at)
      if (!found) continue
      const words = wordsBetween(model.text, model.tokens, found.from, found.to)
      if (words) outcomes.push(words)
      at = found.to - 1
    }
  }
  return outcomes
}

type Stretch = { from: number; to: number }

function outcomeAt({ tokens }: TextModel, sentence: Sentence, at: number): Stretch | null {
  const result = RESULTS.longestAt(tokens, at)
  if (result) return { from: resultStart(tokens, sentence, at), to: clauseEnd(tokens, sentence, at + result.length) }
  const verb = VERBS.get(tokens[at]!.lower)
  if (!verb || verb.form !== 'past' || !isAsserted(tokens, sentence, at)) return null
  if (isPassive(tokens, at)) {
    const from = stretchStart(tokens, sentence, at)
    const subject = tokens[from]?.lower
    if (LIGHT.has(verb.lemma) || at - from > PHRASE_LENGTH) return null
    return { from: subject === 'it' ? at : from, to: clauseEnd(tokens, sentence, at + 1) }
  }
  if (tokens[at + 1] === undefined || isStop(tokens[at + 1])) return null
  if (LIGHT.has(verb.lemma) && !objectFollows(tokens, at + 1, sentence.to)) return null
  const to = clauseEnd(tokens, sentence, at + 1)
  return to > at + 1 ? { from: at, to } : null
}

/** "The talks failed to …": the verb's own phrase; "No agreement was reached": from its beginning. */
function resultStart(tokens: readonly Token[], sentence: Sentence, at: number): number {
  const before = tokens[at - 1]
  return at > sentence.from && before?.lower === 'ended' ? at - 1 : at
}

const UNSURE = new Set('to not never yet will would could may might should must shall if whether expected hoping hoped wants wanted refused declined plan plans planned unless when once until before'.split(' '))

/** Not wished, planned or denied: "hopes to sign", "had not agreed", "if they agreed". */
function isAsserted(tokens: readonly Token[], sentence: Sentence, at: number): boolean {
  for (let before = at - 1; before >= Math.max(sentence.from, at - 4); before--) {
    if (UNSURE.has(tokens[before]!.lower)) return false
    if (isStop(tokens[before])) break
  }
  return true
}

function isPassive(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower ?? ''
  const earlier = tokens[at - 2]?.lower ?? ''
  const be = (word: string) => word === 'was' || word === 'were' || word === 'been' || word === 'being'
  return be(before) || (be(earlier) && /ly$|^also$/.test(before))
}

function objectFollows(tokens: readonly Token[], from: number, limit: number): boolean {
  for (let at = from; at < Math.min(from + 6, limit); at++) {
    if (isStop(tokens[at])) return false
    if (LIGHT_OBJECTS.has(tokens[at]!.lower)) return true
  }
  return false
}

const NEXT_CLAUSE = new Set('but while although though whereas because said says saying adding according which who'.split(' '))

/** The token after the clause that runs on from `at`: at the sentence's end, a stop that opens another clause, or speech. */
function clauseEnd(tokens: readonly Token[], sentence: Sentence, at: number): number {
  let to = at
  while (to < sentence.to && to - at < PHRASE_LENGTH) {
    const token = tokens[to]!
    if (isQuoteMark(token) && to > at && tokens[to - 1]!.text === ',') break
    if (NEXT_CLAUSE.has(token.lower) || ((isStop(token) && token.text !== ',' && token.text !== '-' && !isQuoteMark(token)))) break
    if (token.text === ',' && opensClause(tokens, to + 1)) break
    to++
  }
  while (to > at && (isStop(tokens[to - 1]) || NEXT_CLAUSE.has(tokens[to - 1]!.lower))) to--
  return to
}

/** After a comma: "which …", "the ministry said", "as …": another clause; "food and water": the same. */
function opensClause(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? ''
  if (NEXT_CLAUSE.has(word) || ['as', 'after', 'when', 'where', 'with', 'he', 'she', 'they', 'it', 'during', 'in', 'after'].includes(word)) return true
  for (let next = at; next < at + 7; next++) {
    const token = tokens[next]
    if (!token || isStop(token)) return false
    if (['said', 'says', 'reported', 'added', 'announced'].includes(token.lower)) return true
  }
  return false
}
