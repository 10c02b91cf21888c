import { isQuoteMark, isStop } from './clause-bounds.ts'
import { isCalendarWord, mayName } from './function-words.ts'
import lexicon from './lexicon/speech.json' with { type: 'json' }
import { firstFrom } from './ordered-search.ts'
import { once, perSentence } from './per-sentence.ts'
import type { Occasion, Quote, Sentence, TextModel, Token } from './text-model.ts'
import { isCapital, isIn, isOne, isWord } from './word-at.ts'
import { verbTable, type VerbWord } from './word-forms.ts'
import { wordList } from './word-lists.ts'
import { WordTable, wordTable } from './word-tables.ts'

/** Verbs that give a quotation its speaker, in the forms in which they mostly do. */
export const SAYING = wordList('speechVerbs')
const SPEECH_VERBS = new WordTable(verbTable(lexicon.speech))
/** Verbs of saying only with a document: "issued a statement". */
const PUBLISHING_VERBS = new WordTable(verbTable(lexicon.publishing))
/** What a source puts out: "statement", "readout". */
export const DOCUMENTS: ReadonlySet<string> = new Set(lexicon.documents)
const SOURCE_NOUNS = wordTable([...lexicon.sourceNouns, ...lexicon.outletNouns])

/** Tokens `[from, to)` that name somebody; `pronoun` if they only point back to who spoke before ("he said", "… and added"). */
export type Speaker = { from: number; to: number; pronoun: boolean }
/** A verb of saying at token `verb`, with its speaker. */
export type Saying = { verb: number; speaker: Speaker; lemma: string }

const PRONOUNS = wordList('speakingPronouns')
/** Longest naming of a speaker, words. */
const NAME_LENGTH = 14
/** Longest aside between a speaker and his verb, words. */
const ASIDE_LENGTH = 20

/** The verbs of saying in the sentence of that index, outside of direct speech, each with who says it. */
export const sayingsOf = perSentence(findSayings)

function findSayings(model: TextModel, sentence: Sentence): Saying[] {
  const { tokens } = model
  const sayings: Saying[] = []
  if (!SPEECH_VERBS.mayBeIn(sentence) && !PUBLISHING_VERBS.mayBeIn(sentence)) return sayings
  for (let at = sentence.from; at < sentence.to; at++) {
    const verb = SPEECH_VERBS.get(tokens[at]) ?? publishingVerb(tokens, at)
    if (!verb || verb.form === 'ing' || verb.form === 'base' || isPartOfName(tokens, at) || quoteAround(model, tokens[at]!.start)) continue
    const speaker = speakerAfter(model, sentence, at) ?? speakerBefore(model, sentence, at)
    if (speaker) sayings.push({ verb: at, speaker, lemma: verb.lemma })
  }
  return sayings
}

/** Words behind "issued" among which the document stands. */
const DOCUMENT_WITHIN = 5

function publishingVerb(tokens: readonly Token[], at: number): VerbWord | undefined {
  const verb = PUBLISHING_VERBS.get(tokens[at])
  if (!verb) return undefined
  let next = at + 1
  while (next < at + DOCUMENT_WITHIN && !isStop(tokens[next]) && !isIn(tokens, next, DOCUMENTS)) next++
  return isIn(tokens, next, DOCUMENTS) ? verb : undefined
}

/** "United States", "Washington Post": a capital amid words that are not all in capitals. */
function isPartOfName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!
  return token.upper && token.text !== token.text.toUpperCase()
}

/** The direct speech that character `at` lies in. */
export function quoteAround(model: TextModel, at: number): Quote | undefined {
  const quote = model.quotes[firstQuoteAfter(model, at)]
  return quote && quote.start <= at ? quote : undefined
}

/** Index of the first quotation that ends after character `at`. */
export function firstQuoteAfter(model: TextModel, at: number): number {
  return firstFrom(model.quotes, at + 1, (quote) => quote.end)
}

const ADVERBS = wordList('speechAdverbs')

/** Words that no speaker's name holds when read backwards. */
const CLAUSE_WORDS = wordList('clauseOfSpeech')

/** "X said": the words before the verb, back to a stop; over an aside ("Rivas, a palace aide, said"). */
function speakerBefore(model: TextModel, sentence: Sentence, verb: number): Speaker | null {
  const { tokens } = model
  let to = verb
  while (to > sentence.from && isIn(tokens, to - 1, ADVERBS)) to--
  if (to > sentence.from) {
    if (isOne(tokens, to - 1, 'and', 'but', 'who')) return { from: to - 1, to, pronoun: true }
    if (isOne(tokens, to - 1, ',', ')')) to = asideStart(tokens, sentence, to - 1)
  }
  let from = to
  while (from > sentence.from && to - from < NAME_LENGTH && !isStop(tokens[from - 1]) && !isIn(tokens, from - 1, CLAUSE_WORDS)) from--
  return trimmed(model, sentence, from, to)
}

/** Where an aside that closes at `close` opens; `close` if none does. */
function asideStart(tokens: readonly Token[], sentence: Sentence, close: number): number {
  const opener = isWord(tokens, close, ')') ? '(' : ','
  for (let at = close - 1; at > sentence.from && close - at < ASIDE_LENGTH; at--) {
    if (tokens[at]!.text === opener) return at
  }
  return close
}

const AFTER_NAME = wordList('afterName')

/** "…," said X: the words after the verb, where speech or a whole clause stands before it. */
function speakerAfter(model: TextModel, sentence: Sentence, verb: number): Speaker | null {
  const { tokens } = model
  const before = tokens[verb - 1]
  if (verb === sentence.from || !before || !(isQuoteMark(before) || before.text === ',')) return null
  let to = verb + 1
  while (to < sentence.to && to - verb <= NAME_LENGTH && !isStop(tokens[to])) {
    const token = tokens[to]!
    const portfolio = ['of', 'for', 'to'].includes(token.lower)
    if (to > verb + 1 && ((AFTER_NAME.has(token.lower) && !(portfolio && isCapital(tokens, to + 1))) || isCalendarWord(token.lower))) break
    to++
  }
  const found = trimmed(model, sentence, verb + 1, to)
  if (!found || found.pronoun) return null
  // After a comma the words behind the verb may as well be what was said: "X, who is ill, said the envoys met".
  if (!isQuoteMark(before) && !isCapital(tokens, found.to - 1) && !isIn(tokens, found.to - 1, SOURCE_NOUNS)) return null
  return found
}

/** What a naming may open with that is no part of it. */
const OPENERS = wordList('speechOpeners')

/** Words of clauses, not of names. */
const VERBS = wordList('verbsOfOthers')

/** Trims a stretch to a naming of a speaker; null if it names none. */
function trimmed(model: TextModel, sentence: Sentence, start: number, to: number): Speaker | null {
  const { tokens } = model
  let from = start
  while (from < to && isIn(tokens, from, OPENERS)) from++
  if (from >= to) return null
  if (to - from === 1 && isIn(tokens, from, PRONOUNS)) return { from, to, pronoun: true }
  let named = false
  for (let at = from; at < to; at++) {
    const token = tokens[at]!
    if (VERBS.has(token.lower) || SPEECH_VERBS.get(token)?.form === 'past' || PRONOUNS.has(token.lower)) return null
    const isOpener = at === sentence.from && to - from > 1 && !isCapital(tokens, at + 1)
    if (SOURCE_NOUNS.has(token.lower) || (mayName(token) && !isOpener)) named = true
  }
  return named ? { from, to, pronoun: false } : null
}

/** The last words of the participants' names, lower case. */
export function familyNames({ participants }: Occasion): Set<string> {
  return new Set(participants.map(({ name }) => name.toLowerCase().split(/\s+/).at(-1)!))
}

/** The participant whom a naming means: one of whose family name it holds. */
export function participantNamed(model: TextModel, occasion: Occasion, speaker: Speaker): Occasion['participants'][number] | null {
  for (const participant of occasion.participants) {
    const words = participant.name.toLowerCase().split(/\s+/)
    const familyFirst = words.length > 1 && words.length <= 3 && words.at(-1)!.includes('-')
    for (let at = speaker.from; at < speaker.to; at++) {
      const token = model.tokens[at]!
      if (token.upper && (token.lower === words.at(-1) || (familyFirst && token.lower === words[0]))) return participant
    }
  }
  return null
}

/** Most words of a fullest naming. */
const FULL_LENGTH = 9

/**
 * Where the article first names at length whom a short naming means: "McLeod" → "Trade Commissioner Ann McLeod",
 * "the official" → "a senior palace official". The naming itself if there is no longer one.
 */
export function fullestNaming(model: TextModel, speaker: Speaker): Speaker {
  const last = model.tokens[speaker.to - 1]!
  const length = speaker.to - speaker.from
  if (length > 2 || (length === 2 && model.tokens[speaker.from]!.upper && last.upper && !SOURCE_NOUNS.has(last.lower))) return speaker
  const full = fullNamings(model).get(keyOf(last))
  return full && full.to - full.from > length ? full : speaker
}

function keyOf(token: Token): string {
  return token.upper ? token.text : token.lower
}

/** The first run of more than one word that ends with each family name or source noun. */
const fullNamings = once(({ tokens, sentences }: TextModel): ReadonlyMap<string, Speaker> => {
  const namings = new Map<string, Speaker>()
  for (const sentence of sentences) {
    for (let at = sentence.from; at < sentence.to; at++) {
      const token = tokens[at]!
      if (token.kind !== 'word') continue
      const key = keyOf(token)
      const isNoun = SOURCE_NOUNS.get(token) === true
      if (!(isNoun || (token.upper && !isCapital(tokens, at + 1))) || namings.has(key)) continue
      let from = at
      while (from > sentence.from && at - from < FULL_LENGTH && isPartOfNaming(tokens, from - 1, at, isNoun)) from--
      if (!isNoun) while (from < at && !isCapital(tokens, from)) from++
      if (at > from) namings.set(key, { from, to: at + 1, pronoun: false })
    }
  }
  return namings
})

const QUALITIES = wordList('qualities')

function isPartOfNaming(tokens: readonly Token[], at: number, last: number, ofNoun: boolean): boolean {
  const token = tokens[at]!
  if (token.lower === "'s") return ofNoun || isCapital(tokens, at + 1)
  if (token.kind !== 'word') return false
  if (token.lower === 'a' || token.lower === 'an') return ofNoun && !isCapital(tokens, last)
  return mayName(token) || QUALITIES.has(token.lower) || (SOURCE_NOUNS.has(token.lower) && !ofNoun)
}
