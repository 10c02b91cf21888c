import type { Quote, Sentence, Token } from './text-model.ts'
import { isOne } from './word-at.ts'
import { wordList } from './word-lists.ts'
import { marksOf } from './word-tables.ts'

/** Abbreviations whose full stop ends no sentence. */
const ABBREVIATIONS = wordList('abbreviations')

/** Words that open a sentence, so that "in the U.S. The minister" is two and "the U.S. Secretary" is not. */
const SENTENCE_OPENERS = wordList('sentenceOpeners')

const LETTER = /[\p{L}\p{M}]/u
const UPPER = /\p{Lu}/u

// What stands at a place of the text; nothing does beyond its end.

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
  return LETTER.test(text.charAt(at))
}

function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return code >= 65 && code <= 90
  return UPPER.test(text.charAt(at))
}

/** Of the alphabet without accents. */
function isSmall(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 97 && code <= 122
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

function isWordCharacter(text: string, at: number): boolean {
  return isLetter(text, at) || isDigit(text, at)
}

// By their codes, which are found sooner than strings.
/** ' ’ ʼ ` */
const APOSTROPHES = [39, 0x2019, 0x2bc, 96]
/** - ‑ – */
const HYPHENS = [45, 0x2011, 0x2013]
const BLANK = 32
const STOP = 46
/** What an apostrophe sets off from the word before it: "Korea's", "he'll", "we've". */
const ENDING = /^(?:s|ll|ve|re|m)(?!\p{L})/iu

/**
 * Cuts a text into tokens. A possessive ending is a token of its own ("Korea" + "'s"); initials and
 * dotted acronyms keep their stops ("R.", "U.S."); hyphenated words are one token ("Jong-kun").
 */
export function tokenise(words: string): Token[] {
  const tokens: Token[] = []
  const { length } = words
  // With blanks for whatever looks ahead, which takes long where it reads beyond the end; joined, as a sum is kept in two parts that take longer.
  const text = [words, '  '].join('')
  let at = 0
  while (at < length) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === 0xa0) at++
    else if (isLetter(text, at)) at = readWord(text, at, tokens)
    else if (isDigit(text, at)) at = readNumber(text, at, tokens)
    else at = readMark(text, at, tokens)
  }
  return tokens
}

function push(tokens: Token[], text: string, start: number, end: number, kind: Token['kind'], hasApostrophe = false, dashed = false, small = kind !== 'word'): number {
  const written = text.slice(start, end)
  let lower = small ? written : lowerCase(written)
  if (hasApostrophe) lower = lower.replaceAll('’', "'")
  tokens.push({ text: written, lower, start, end, kind, upper: !small && isUpper(text, start), dashed, marks: marksOf(lower) })
  return end
}

function lowerCase(word: string): string {
  // "HE Foreign Minister Al-Harbi": His Excellency, and no pronoun.
  if (word === 'HE') return 'h.e.'
  // "H.E", "U.S": as with their last stop.
  if (word.charAt(1) === '.' && /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word)) return `${word.toLowerCase()}.`
  return word.toLowerCase()
}

function readWord(text: string, start: number, tokens: Token[]): number {
  let at = start
  while (isSmall(text, at)) at++
  // As most words are.
  if (at > start && text.charCodeAt(at) === BLANK) return push(tokens, text, start, at, 'word', false, false, true)
  let hasApostrophe = false
  let dashed = false
  for (;;) {
    while (isWordCharacter(text, at)) at++
    const code = text.charCodeAt(at)
    if (code === BLANK) break
    if (APOSTROPHES.includes(code) && isLetter(text, at + 1)) {
      const ending = ENDING.exec(text.slice(at + 1, at + 4))?.[0].length
      if (ending !== undefined) {
        push(tokens, text, start, at, 'word', hasApostrophe, dashed)
        return push(tokens, text, at, at + 1 + ending, 'word', true)
      }
      hasApostrophe = true
      at += 1
    } else if (HYPHENS.includes(code) && isWordCharacter(text, at + 1)) {
      dashed = true
      at += 1
    } else if (code === STOP && at - start === 1 && isUpper(text, start)) {
      at = endOfInitials(text, start)
      return push(tokens, text, start, at, 'word')
    } else if (code === STOP && ABBREVIATIONS.has(text.slice(start, at).toLowerCase()) && isUpper(text, start)) {
      push(tokens, text, start, at, 'word')
      return at + 1
    } else break
  }
  return push(tokens, text, start, at, 'word', hasApostrophe, dashed)
}

/** End of "U.S.", "J.", "D.C.": single letters each followed by a stop, which the last may lack. */
function endOfInitials(text: string, start: number): number {
  let at = start
  while (isUpper(text, at) && text.charAt(at + 1) === '.') at += 2
  // "H.E Jone Ratu", "the U.S envoy"
  return isUpper(text, at) && !isLetter(text, at + 1) && at > start + 1 ? at + 1 : at
}

function readNumber(text: string, start: number, tokens: Token[]): number {
  let at = start
  while (isDigit(text, at) || (/[,.:]/.test(text.charAt(at)) && isDigit(text, at + 1))) at++
  const dashed = HYPHENS.includes(text.charCodeAt(at)) && isLetter(text, at + 1)
  if (dashed || isLetter(text, at)) {
    while (isWordCharacter(text, at) || (HYPHENS.includes(text.charCodeAt(at)) && isWordCharacter(text, at + 1))) at++
  }
  return push(tokens, text, start, at, 'number', false, dashed)
}

function readMark(text: string, start: number, tokens: Token[]): number {
  if (APOSTROPHES.includes(text.charCodeAt(start)) && /s/i.test(text.charAt(start + 1))) {
    const before = tokens.at(-1)
    const glued = before && before.end === start && (before.kind !== 'mark' || before.text === ')')
    if (glued && !isLetter(text, start + 2)) return push(tokens, text, start, start + 2, 'word', true)
  }
  return push(tokens, text, start, text.startsWith('--', start) ? start + 2 : start + 1, 'mark')
}

/**
 * Longest sentence, tokens: what goes on longer is a list or no prose, and is cut, so that whatever looks
 * around within a sentence stays quick.
 */
const SENTENCE_LENGTH = 300

/** Groups tokens into sentences. A line break in `text` ends one unless the sentence plainly runs on. */
export function splitSentences(text: string, tokens: Token[]): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  let paragraph = 0
  const close = (to: number) => {
    const first = tokens[from]
    const last = tokens[to - 1]
    let marks = 0
    for (let at = from; at < to; at++) marks |= tokens[at]!.marks
    if (first && last) sentences.push({ start: first.start, end: last.end, from, to, paragraph, marks })
    from = to
  }
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    const next = tokens[index + 1]
    if (!next) break
    if (index - from >= SENTENCE_LENGTH) close(index)
    if (breaksLine(text, token.end, next.start)) {
      if (runsOn(token, next, tokens[index + 2])) continue
      close(index + 1)
      paragraph++
      continue
    }
    if (isOne(tokens, index, '.', '!', '?', '…')) {
      let end = index + 1
      while (isOne(tokens, end, '"', '”', '’', "'", ')', ']', '»') && tokens[end]!.start === tokens[end - 1]!.end) end++
      const after = tokens[end]
      if (!after || breaksLine(text, tokens[end - 1]!.end, after.start)) continue
      // "Sen. X (R-Tenn.), the chairman"
      if (isOne(tokens, end, ',', ';')) continue
      const spaced = after.start > tokens[end - 1]!.end || end > index + 1
      if (spaced && (after.upper || after.kind !== 'word')) {
        close(end)
        index = end - 1
      }
    } else if (next.upper && next.start > token.end && token.text.endsWith('.') && SENTENCE_OPENERS.has(next.lower)) {
      close(index + 1)
    }
  }
  close(tokens.length)
  return sentences
}

/** Words that no sentence ends with. */
const LEADING_ON = wordList('leadingOn')

/** A line that was broken within its sentence, as scans and old wires have them: "will visit from March 2 to / March 9". */
function runsOn(last: Token, next: Token, second: Token | undefined): boolean {
  if (last.text === ',') return true
  if (last.kind !== 'word') return false
  if (next.kind === 'word' && !next.upper) return true
  if (LEADING_ON.has(last.lower)) return true
  return !last.upper && next.kind === 'number' && second?.kind === 'word' && second.upper
}

function breaksLine(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) return true
  return false
}

/** Longest direct speech between two marks, characters; beyond it a mark is taken for a stray one. */
const QUOTE_LENGTH = 3000

/** Direct speech within paragraphs, by double marks, and by single ones that open before a word. An unclosed one runs to its paragraph's end. */
export function findQuotes(text: string, tokens: Token[]): Quote[] {
  const quotes: Quote[] = []
  let open: { mark: string; start: number } | null = null
  const add = (start: number, end: number) => {
    if (end > start) quotes.push({ start, end })
  }
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (!open && token.kind !== 'mark') continue
    const before = tokens[index - 1]
    if (open && before && (breaksLine(text, before.end, token.start) || token.start - open.start > QUOTE_LENGTH)) {
      if (open.mark !== "'") add(open.start, before.end)
      open = null
    }
    if (token.kind !== 'mark') continue
    const spaceBefore = !before || before.end < token.start || '([—–-'.includes(before.text)
    const next = tokens[index + 1]
    const spaceAfter = !next || next.start > token.end || next.kind === 'mark'
    if (!open) {
      if (token.text === '“' || (token.text === '"' && !spaceAfter) || token.text === '«') open = { mark: '"', start: token.end }
      else if ((token.text === '‘' || token.text === "'") && spaceBefore && !spaceAfter) open = { mark: "'", start: token.end }
    } else if (
      (open.mark === '"' && ['”', '"', '»'].includes(token.text)) ||
      (open.mark === "'" && (token.text === '’' || token.text === "'") && !spaceBefore && spaceAfter)
    ) {
      add(open.start, token.start)
      open = null
    }
  }
  if (open && open.mark !== "'") add(open.start, tokens.at(-1)!.end)
  return quotes
}
