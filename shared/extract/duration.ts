import durations from './lexicon/durations.json' with { type: 'json' }
import { nearest, perSentence } from './per-sentence.ts'
import type { Occasion, Proven, Sentence, TextModel, Token } from './text-model.ts'
import { charactersOf, isIn, isWord, proseOf, wordAt } from './word-at.ts'
import { byWord } from './word-lists.ts'

const NUMBERS = byWord<number>(durations.numbers)
const UNITS = byWord<number>(durations.units)
const OCCASIONS: ReadonlySet<string> = new Set(durations.occasions)
const LASTING: ReadonlySet<string> = new Set(durations.lasting)
const TALKING: ReadonlySet<string> = new Set(durations.talking)
const ENDED: ReadonlySet<string> = new Set(durations.ended)
const SHADES: ReadonlySet<string> = new Set(durations.shades)

/** Longest meeting that hours are told of, minutes; beyond it they measure something else. */
const LONGEST = 24 * 60

/**
 * How long the occasion lasted, in minutes: "60-minute meeting", "lasted more than three hours" (the number
 * named), "met for an hour and a half"; or null. The sentence nearest to the anchor counts.
 */
export function findDuration(model: TextModel, occasion: Occasion): Proven<number> | null {
  return nearest(occasion, (index) => durationOf(model, index))
}

const durationOf = perSentence(durationIn)

/** What any telling of minutes or hours holds. */
const TIME = /hour|minute|\b(?:min|hr)s?\b/i

function durationIn(model: TextModel, sentence: Sentence): Proven<number> | null {
  const { tokens } = model
  if (!TIME.test(proseOf(model, sentence))) return null
  let told = false
  for (let at = sentence.from; at < sentence.to; at++) {
    const { lower } = tokens[at]!
    const lasted = LASTING.has(lower) || (lower === 'after' && isIn(tokens, at - 1, ENDED))
    if (told && (lasted || lower === 'for')) {
      const time = timeAt(tokens, pastShades(tokens, at + 1), sentence.to)
      if (time && (lasted || !isWord(tokens, time.to, 'the'))) return proven(tokens, time)
    }
    if (TALKING.has(lower) || OCCASIONS.has(lower)) told = true
    const adjective = adjectiveAt(tokens, at)
    if (adjective && occasionFollows(tokens, adjective.to, sentence.to)) return proven(tokens, adjective)
    const noun = timeAt(tokens, at, sentence.to)
    if (noun && isWord(tokens, noun.to, 'of') && occasionFollows(tokens, noun.to + 1, sentence.to)) return proven(tokens, noun)
  }
  return null
}

type Time = { minutes: number; from: number; to: number }

function proven(tokens: readonly Token[], time: Time): Proven<number> | null {
  const { minutes } = time
  return minutes > 0 && minutes <= LONGEST ? { value: minutes, ...charactersOf(tokens, time) } : null
}

/** "for", "about", "more than", "just over": the number that follows is the one to keep. */
function pastShades(tokens: readonly Token[], at: number): number {
  while (isIn(tokens, at, SHADES)) at++
  return at
}

/** The minutes that words tell from the first on, and how many words do: "three hours", "two and a half hours", "half an hour", "an hour and 20 minutes". */
function readTime(word: (at: number) => string): { minutes: number; length: number } | null {
  const andAHalf = (at: number) => word(at) === 'and' && word(at + 1) === 'a' && word(at + 2) === 'half'
  if (word(0) === 'half' && (word(1) === 'an' || word(1) === 'a') && word(2) === 'hour') return { minutes: 30, length: 3 }
  // "forty-five-minute"
  const tens = numberOf(`${word(0)}-${word(1)}`)
  let amount = tens ?? numberOf(word(0))
  if (amount === null) return null
  let at = tens === null ? 1 : 2
  if (andAHalf(at)) {
    amount += 0.5
    at += 3
  }
  const unit = UNITS.get(word(at))
  if (unit === undefined) return null
  at++
  if (unit === 60 && andAHalf(at)) return { minutes: amount * 60 + 30, length: at + 3 }
  const more = unit === 60 && word(at) === 'and' && UNITS.get(word(at + 2)) === 1 ? numberOf(word(at + 1)) : null
  return { minutes: Math.round(amount * unit + (more ?? 0)), length: more === null ? at : at + 3 }
}

/** The time that tokens tell from `from` on, up to `limit` at most. */
function timeAt(tokens: readonly Token[], from: number, limit: number): Time | null {
  const time = readTime((at) => (from + at < limit ? wordAt(tokens, from + at) : ''))
  return time && { minutes: time.minutes, from, to: from + time.length }
}

/** "60-minute", "two-hour", "hour-long", "2.5-hour", "one-and-a-half-hour", "hour-and-a-half", "90 minute meeting". */
function adjectiveAt(tokens: readonly Token[], at: number): Time | null {
  const { lower } = tokens[at]!
  if (lower.length > 30 || !/[-–‑]/.test(lower)) {
    const time = timeAt(tokens, at, tokens.length)
    const unit = time && wordAt(tokens, time.to - 1)
    return (unit === 'minute' || unit === 'hour') && time!.minutes > UNITS.get(unit)! ? time : null
  }
  const parts = lower.split(/[-–‑]/)
  if (parts.at(-1) === 'long') parts.pop()
  if (parts[0] === 'hour') parts.unshift('one')
  if (parts[0] === 'half') parts.splice(1, 0, 'an')
  const time = readTime((index) => parts[index] ?? '')
  return time?.length === parts.length ? { minutes: time.minutes, from: at, to: at + 1 } : null
}

/** Every length of time that the tokens `[from, to)` name, minutes: "more than three hours", "hour-long". */
export function timesWithin(tokens: readonly Token[], from: number, to: number): number[] {
  const times: number[] = []
  for (let at = from; at < to; at++) {
    const time = adjectiveAt(tokens, at) ?? timeAt(tokens, at, to)
    if (time) times.push(time.minutes)
  }
  return times
}

function numberOf(word: string): number | null {
  return NUMBERS.get(word) ?? (/^\d{1,3}(?:\.\d)?$/.test(word) ? Number(word) : null)
}

/** Most words between the time and what lasted it: "two-hour one-on-one closed-door meeting". */
const WORDS_BETWEEN = 5

function occasionFollows(tokens: readonly Token[], from: number, limit: number): boolean {
  for (let at = from; at < Math.min(from + WORDS_BETWEEN, limit); at++) {
    const token = tokens[at]!
    if (token.kind === 'mark' && token.text !== ',') return false
    if (OCCASIONS.has(token.lower)) return true
  }
  return false
}
