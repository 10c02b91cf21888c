import { MONTHS, NUMBER_WORDS, SPANS, WEEKDAYS } from './date-lexicon.ts'
import { type FoundDate, whole, wholeYear } from './date-parts.ts'
import type { Token } from './text-model.ts'

/** "mid-June", "two-day visit", "Monday-Wednesday", "week-long talks", "April-June". */
export function readHyphenated(tokens: readonly Token[], at: number): FoundDate | null {
  const token = tokens[at]!
  if (!token.dashed) return null
  const hyphen = token.lower.search(/[-–‑]/)
  const left = token.lower.slice(0, hyphen)
  const right = token.lower.slice(hyphen + 1)
  const amount = NUMBER_WORDS.get(left) ?? Number(left)
  if (right === 'day' || right === 'days') return readSpan(tokens, at, amount)
  if (left === 'week' && right === 'long') return readSpan(tokens, at, 7)
  if (right === 'week') return readSpan(tokens, at, 7 * amount)
  if (left === 'mid') return readMiddle(tokens, at, right)
  const [first, last] = [WEEKDAYS.get(left), WEEKDAYS.get(right)]
  if (token.upper && first !== undefined && last !== undefined) {
    return { value: { kind: 'weekday', weekday: first, last, oneOf: false, week: null, side: null }, to: at + 1 }
  }
  const month = MONTHS.get(left)
  if (token.upper && month !== undefined && MONTHS.has(right)) return whole(tokens, at + 1, 'month', month)
  return null
}

/** Most words between "two-day" and what lasts them: "two-day official working visit". */
const SPAN_WORDS = 4

export function readSpan(tokens: readonly Token[], at: number, days: number): FoundDate | null {
  if (!Number.isInteger(days) || days < 1) return null
  for (let noun = at + 1; noun <= at + SPAN_WORDS; noun++) {
    const word = tokens[noun]
    if (word === undefined || word.kind === 'mark') return null
    const span = SPANS.get(word.lower)
    if (span !== undefined) return { value: { kind: 'span', days, single: span === 'single' }, to: noun + 1 }
  }
  return null
}

function readMiddle(tokens: readonly Token[], at: number, right: string): FoundDate | null {
  const month = MONTHS.get(right)
  if (month !== undefined) return whole(tokens, at + 1, 'month', month)
  const year = Number(right)
  return year >= 1800 && year <= 2199 ? wholeYear(year, at) : null
}
