import { isQuoteMark, isStop } from './clause-bounds.ts'
import { FUNCTION_WORDS, isCalendarWord } from './function-words.ts'
import lexicon from './lexicon/speech.json' with { type: 'json' }
import type { Occasion, Sentence, TextModel, Token } from './text-model.ts'
import { verbTable } from './word-forms.ts'

const SPEECH_VERBS = verbTable(lexicon.speech)
const SOURCE_NOUNS: ReadonlySet<string> = new Set(lexicon.sourceNouns)

/** Who speaks: tokens `[from, to)`; or a pronoun at `from`. */
export type Speaker = { from: number; to: number; pronoun: boolean }
/** A verb of saying at token `verb`, with its speaker. */
export type Saying = { verb: number; speaker: Speaker; lemma: string }

const PRONOUNS = new Set(['he', 'she', 'they', 'i', 'we'])
/** Longest naming of a speaker, words. */
const NAME_LENGTH = 14

/** The verbs of saying in a sentence, each with who says it. */
export function findSayings(model: TextModel, sentence: Sentence): Saying[] {
  const { tokens } = model
  const sayings: Saying[] = []
  for (let at = sentence.from; at < sentence.to; at++) {
    const verb = SPEECH_VERBS.get(tokens[at]!.lower)
    if (!verb || verb.form === 'ing' || verb.form === 'base' || isInsideQuote(model, tokens[at]!.start)) continue
    const speaker = speakerAfter(model, sentence, at) ?? speakerBefore(model, sentence, at)
    if (speaker) sayings.push({ verb: at, speaker, lemma: verb.lemma })
  }
  return sayings
}

/** Whether character `at` lies in direct speech. */
export function isInsideQuote(model: TextModel, at: number): boolean {
  const quote = model.quotes[firstQuoteAfter(model, at)]
  return quote !== undefined && quote.start <= at
}

/** Index of the first quotation that ends after character `at`. */
export function firstQuoteAfter(model: TextModel, at: number): number {
  let low = 0
  let high = model.quotes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (model.quotes[middle]!.end <= at) low = middle + 1
    else high = middle
  }
  return low
}

const ADVERBS = new Set('also later earlier then further however meanwhile separately additionally moreover furthermore but and though while reportedly had has have previously still nevertheless'.split(' '))

/** "… ," X said: the words before the verb, back to a stop; over an aside ("Ushakov, a Kremlin aide, said"). */
function speakerBefore(model: TextModel, sentence: Sentence, verb: number): Speaker | null {
  const { tokens } = model
  let to = verb
  while (to > sentence.from && ADVERBS.has(tokens[to - 1]!.lower)) to--
  if (tokens[to - 1]?.text === ',' || tokens[to - 1]?.text === ')') to = asideStart(tokens, sentence, to - 1)
  let from = to
  while (from > sentence.from && to - from < NAME_LENGTH && !isStop(tokens[from - 1]) && !endsBackwards(tokens[from - 1]!)) from--
  return nounPhrase(model, from, to)
}

/** Where an aside that closes at `close` opens. */
function asideStart(tokens: readonly Token[], sentence: Sentence, close: number): number {
  const opener = tokens[close]!.text === ')' ? '(' : ','
  for (let at = close - 1; at > sentence.from && close - at < 20; at--) {
    if (tokens[at]!.text === opener) return at
    if (isQuoteMark(tokens[at])) return close
  }
  return close
}

/** Words that no speaker's name holds when read backwards. */
const CLAUSE_WORDS = new Set('that which who whom as when while after before because if where but than said says told'.split(' '))

function endsBackwards(token: Token): boolean {
  return CLAUSE_WORDS.has(token.lower)
}

/** ", " said X: the words after the verb; only where speech stands before it. */
function speakerAfter(model: TextModel, sentence: Sentence, verb: number): Speaker | null {
  const { tokens } = model
  const before = tokens[verb - 1]
  if (!before || !(isQuoteMark(before) || before.text === ',')) return null
  let to = verb + 1
  while (to < sentence.to && to - verb <= NAME_LENGTH && !isStop(tokens[to]) && !endsName(tokens[to]!, to === verb + 1)) to++
  return nounPhrase(model, verb + 1, to)
}

const AFTER_NAME = new Set('on in at during after before when while who whose which as by about to that following ahead via through citing'.split(' '))

function endsName(token: Token, first: boolean): boolean {
  return !first && (AFTER_NAME.has(token.lower) || isCalendarWord(token.lower))
}

/** What a naming may open with that is no part of it. */
const OPENERS = new Set('but and also meanwhile however later separately earlier then on in at for tuesday monday wednesday thursday friday saturday sunday yesterday today'.split(' '))

/** Trims a stretch to a naming of a speaker; null if it names none. */
function nounPhrase(model: TextModel, from: number, to: number): Speaker | null {
  const { tokens } = model
  while (from < to && OPENERS.has(tokens[from]!.lower)) from++
  if (from >= to) return null
  if (to - from === 1 && PRONOUNS.has(tokens[from]!.lower)) return { from, to, pronoun: true }
  let named = false
  for (let at = from; at < to; at++) {
    const token = tokens[at]!
    if (SPEECH_VERBS.get(token.lower)?.form === 'past' || token.lower === 'is' || token.lower === 'was' || token.lower === 'were' || token.lower === 'will') return null
    const opensSentence = at === from && isFirst(model, at)
    if (SOURCE_NOUNS.has(token.lower) || (token.capital && !FUNCTION_WORDS.has(token.lower) && !isCalendarWord(token.lower) && (!opensSentence || to - from > 1 || token.text.length > 3))) named = true
  }
  return named ? { from, to, pronoun: false } : null
}

function isFirst(model: TextModel, at: number): boolean {
  const before = model.tokens[at - 1]
  return before === undefined || before.text === '.' || before.text === '\n'
}

/** The participant whom a naming means: one of whose family name it holds. */
export function participantNamed(model: TextModel, occasion: Occasion, speaker: Speaker): Occasion['participants'][number] | null {
  for (const participant of occasion.participants) {
    const words = participant.name.toLowerCase().split(/\s+/)
    const last = words.at(-1)
    const first = words[0]
    for (let at = speaker.from; at < speaker.to; at++) {
      const token = model.tokens[at]!
      if (token.capital && (token.lower === last || (token.lower === first && words.length > 1 && isEastAsian(words)))) return participant
    }
  }
  return null
}

/** Family name first, as in "Choi Jong-kun". */
function isEastAsian(words: readonly string[]): boolean {
  return words.length <= 3 && (words.at(-1)?.includes('-') ?? false)
}
