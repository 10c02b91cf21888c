import type { Statement } from '../domain/meeting-fields.ts'
import { isQuoteMark, isStop, wordsBetween } from './clause-bounds.ts'
import { FUNCTION_WORDS, isCalendarWord } from './function-words.ts'
import { perSentence, sentencesInReach } from './per-sentence.ts'
import { firstQuoteAfter, fullestNaming, participantNamed, type Saying, sayingsOf } from './speech.ts'
import type { Occasion, Proven, Quote, Sentence, TextModel } from './text-model.ts'
import { isOne, isWord } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** Shortest quotation that is a statement rather than a borrowed word, and shortest reported speech, in words. */
const QUOTE_WORDS = 5
const REPORTED_WORDS = 6
const MOST_STATEMENTS = 8
/** Sentences from the anchor within which a speaker who takes no part may speak of the occasion. */
const NEAR_SENTENCES = 3
/** Words behind the verb among which "that" opens what was said: "told reporters in Lima on Monday that". */
const THAT_WITHIN = 9

/** What is quoted or reported as said about the occasion, with the speaker as fully as the article names him; in the order of the text. */
export function findStatements(model: TextModel, occasion: Occasion): Proven<Statement>[] {
  const statements: Proven<Statement>[] = []
  let speaker: string | null = null
  for (const index of sentencesInReach(occasion)) {
    const sentence = model.sentences[index]
    if (!sentence || statements.length >= MOST_STATEMENTS) continue
    const near = Math.abs(index - occasion.mainSentence) <= NEAR_SENTENCES
    for (const saying of sayingsOf(model, index) ?? []) {
      // "he said": whoever spoke before.
      if (!saying.speaker.pronoun) speaker = speakerOf(model, occasion, saying, near)
      if (!speaker) continue
      const words = quotedWords(model, index) ?? reportedWords(model, saying, sentence)
      if (words && !statements.some((other) => other.start === words.start)) {
        statements.push({ ...words, value: { speaker, text: words.value } })
      }
    }
  }
  return statements
}

function speakerOf(model: TextModel, occasion: Occasion, { speaker }: Saying, near: boolean): string | null {
  const participant = participantNamed(model, occasion, speaker)
  if (participant) return participant.name
  return near ? wordsBetween(model, fullestNaming(model, speaker))!.value : null
}

/** The longest quotation that begins in the sentence. */
const quotedWords = perSentence((model, { start, end }): Proven<string> | null => {
  let best: Quote | null = null
  for (let index = firstQuoteAfter(model, start); index < model.quotes.length; index++) {
    const quote = model.quotes[index]!
    if (quote.start >= end) break
    if (quote.start < start) continue
    if (!best || quote.end - quote.start > best.end - best.start) best = quote
  }
  if (!best) return null
  const value = model.text.slice(best.start, best.end).replace(/\s+/g, ' ').trim()
  return value.split(' ').length < QUOTE_WORDS ? null : { value, start: best.start, end: best.end }
})

/** "said that …", "said the talks were …": what follows, up to a stop that the speaker's own words do not hold. */
function reportedWords(model: TextModel, saying: Saying, sentence: Sentence): Proven<string> | null {
  const { tokens } = model
  if (saying.speaker.from > saying.verb) return null
  // Behind "told", over whom it was told.
  const openers = ['that', ...(saying.lemma === 'tell' ? ['he', 'she', 'they', 'it', 'we'] : [])]
  let from = saying.verb + 1
  while (from < sentence.to && from - saying.verb <= THAT_WITHIN && !isOne(tokens, from, ...openers)) from++
  const opened = from < sentence.to && isOne(tokens, from, ...openers)
  if (!opened) from = saying.verb + 1
  else if (isWord(tokens, from, 'that')) from++
  const first = tokens[from]
  if (!first || from >= sentence.to || first.kind === 'mark' || isCalendarWord(first.lower)) return null
  if (!opened && (saying.lemma === 'tell' || (FUNCTION_WORDS.has(first.lower) && !OPENS_CLAUSE.has(first.lower)))) return null
  let to = sentence.to
  while (to > from && (isStop(tokens[to - 1]) || isQuoteMark(tokens[to - 1]))) to--
  return to - from < REPORTED_WORDS ? null : wordsBetween(model, { from, to })
}

const OPENS_CLAUSE = wordList('opensClause')
