import type { Statement } from '../domain/meeting-fields.ts'
import { isQuoteMark, wordsBetween } from './clause-bounds.ts'
import { findSayings, firstQuoteAfter, participantNamed, type Saying } from './speech.ts'
import type { Occasion, Proven, Quote, TextModel } from './text-model.ts'

/** Shortest quotation that is a statement rather than a borrowed word, in words. */
const QUOTE_WORDS = 4
/** Shortest reported speech kept, words. */
const REPORTED_WORDS = 5
const MOST_STATEMENTS = 8
/** Sentences from the anchor within which a speaker who takes no part may speak of the occasion. */
const NEAR_SENTENCES = 3

/** What is quoted or reported as said about the occasion, with the speaker as fully as he is named; in the order of the text. */
export function findStatements(model: TextModel, occasion: Occasion): Proven<Statement>[] {
  const statements: Proven<Statement>[] = []
  let lastSpeaker: string | null = null
  for (const index of occasion.sentences) {
    const sentence = model.sentences[index]
    if (!sentence || statements.length >= MOST_STATEMENTS) continue
    const near = Math.abs(index - occasion.anchor) <= NEAR_SENTENCES
    for (const saying of findSayings(model, sentence)) {
      const participant = participantNamed(model, occasion, saying.speaker)
      const speaker: string | null = saying.speaker.pronoun ? lastSpeaker : (participant?.name ?? (near ? named(model, saying) : null))
      if (!saying.speaker.pronoun) lastSpeaker = speaker
      if (speaker === null) continue
      const words = quotedWords(model, sentence.start, sentence.end) ?? reportedWords(model, saying, sentence.to)
      if (words && !statements.some((other) => other.start === words.start)) {
        statements.push({ value: { speaker, text: words.value }, start: words.start, end: words.end })
      }
      break
    }
  }
  return statements
}

function named(model: TextModel, saying: Saying): string | null {
  return wordsBetween(model.text, model.tokens, saying.speaker.from, saying.speaker.to)?.value ?? null
}

type Words = { value: string; start: number; end: number }

/** The longest quotation that begins in the sentence. */
function quotedWords(model: TextModel, start: number, end: number): Words | null {
  let best: Quote | null = null
  for (let index = firstQuoteAfter(model, start); index < model.quotes.length; index++) {
    const quote = model.quotes[index]!
    if (quote.start >= end) break
    if (quote.start < start) continue
    if (!best || quote.end - quote.start > best.end - best.start) best = quote
  }
  if (!best) return null
  const value = model.text.slice(best.start, best.end)
  if (value.split(/\s+/).length < QUOTE_WORDS) return null
  return { value: value.replace(/\s+/g, ' ').trim(), start: best.start, end: best.end }
}

/** "said that …": what follows up to the sentence's end. */
function reportedWords(model: TextModel, saying: Saying, limit: number): Words | null {
  const { tokens } = model
  let from = saying.verb + 1
  while (from < limit && from - saying.verb < 8 && tokens[from]!.lower !== 'that') from++
  if (from >= limit || tokens[from]!.lower !== 'that') from = saying.verb
  from++
  let to = limit
  while (to > from && tokens[to - 1]!.kind === 'mark') to--
  if (to - from < REPORTED_WORDS || isQuoteMark(tokens[from])) return null
  return wordsBetween(model.text, tokens, from, to)
}
