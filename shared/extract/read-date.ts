import { DAY_WORDS, MONTHS, NUMBER_WORDS, PARTS_OF_DAY, SEASONS, UNITS, VAGUE_PHRASES, WEEKDAYS } from './date-lexicon.ts'
import { anchored, type DateReader, type FoundDate, monthAt, offset, OPEN_NUMBERS, singleUnitAt, weekdayAt, whole, wholeYear, yearAt } from './date-parts.ts'
import { phraseTable } from './phrase-table.ts'
import { readDayFirst, readDayOfMonth, readIso, readMonth, readNumeric, readYear } from './read-calendar-date.ts'
import { readHyphenated, readSpan } from './read-hyphenated-date.ts'
import { afterUnit, readAmount, readDayWord, readIn, readSeason, readSided, readStretch, readUnit } from './read-relative-date.ts'
import { readWeekday } from './read-weekday.ts'
import type { Token } from './text-model.ts'
import { isCapital, isIn, isOne, isWord, past, wordAt } from './word-at.ts'
import { byWord, wordList } from './word-lists.ts'
import { WordTable } from './word-tables.ts'

const BEFORE_SEASON = wordList('beforeSeason')

const READERS = new Map<string, DateReader>()
const inOrder =
  (...readers: DateReader[]): DateReader =>
  (tokens, at) => {
    for (const reader of readers) {
      const found = reader(tokens, at)
      if (found) return found
    }
    return null
  }

/** The date that begins at token `at`, or null. */
export function readDate(tokens: readonly Token[], at: number): FoundDate | null {
  const token = tokens[at]
  if (token === undefined || token.kind === 'mark') return null
  const found = STARTS.get(token)?.(tokens, at)
  if (found) return found
  return (token.kind === 'number' ? readNumber(tokens, at) : null) ?? readHyphenated(tokens, at)
}

/** Dates that begin with digits. */
const readNumber: DateReader = inOrder(readIso, readDayFirst, readNumeric, readYear, readAmount)

// ---- led in by "the", "early", "that"

const EDGES = wordList('edges')

/** Which day, week or month is meant from the one told of last. */
const NEIGHBOURS = byWord({ following: 1, next: 1, previous: -1, preceding: -1, same: 0 })

/** "the following day", "the week before", "the end of May", "the eve of", "the fall", "the 16th". */
function readThe(tokens: readonly Token[], at: number): FoundDate | null {
  const word = wordAt(tokens, at + 1)
  if (word === 'day' && isOne(tokens, at + 3, 'yesterday', 'tomorrow')) return { value: offset(isWord(tokens, at + 2, 'before') ? -2 : 2, 'day'), to: at + 4 }
  const sign = NEIGHBOURS.get(word)
  if (sign !== undefined) return readFollowing(tokens, at + 2, sign)
  // "the last week of May"
  if (isOne(tokens, at + 2, 'week', 'day') && isWord(tokens, at + 3, 'of')) return readWithin(tokens, at + 4)
  if (word === 'last' || word === 'past') return readStretch(tokens, at + 2, 'last')
  if (word === 'coming') return readStretch(tokens, at + 2, 'next')
  if (word === 'weekend') return { value: { kind: 'weekend', offset: null }, to: at + 2 }
  if (word === 'eve' && isWord(tokens, at + 2, 'of')) return { value: anchored(-1, 'day', true), to: at + 3 }
  const season = SEASONS.get(word)
  // Not "in the Winter Olympics".
  if (season !== undefined && isIn(tokens, at - 1, BEFORE_SEASON) && !(isCapital(tokens, at + 1) && isCapital(tokens, at + 2))) return whole(tokens, at + 2, 'season', season)
  const edge = (word === 'first' || word === 'second') && isIn(tokens, at + 2, EDGES) ? at + 2 : at + 1
  if (isIn(tokens, edge, EDGES) && isWord(tokens, edge + 1, 'of')) return readWithin(tokens, edge + 2)
  const unit = UNITS.get(word)
  if (unit !== undefined && isOne(tokens, at + 2, 'before', 'after')) return afterUnit(tokens, at + 1, 1, unit)
  return readDayFirst(tokens, at + 1) ?? readDayOfMonth(tokens, at + 1)
}

/** "the following [week]", "the next [morning]", "the same [day]", "the following [Monday]". */
function readFollowing(tokens: readonly Token[], at: number, sign: number): FoundDate | null {
  if (isIn(tokens, at, PARTS_OF_DAY)) return { value: anchored(sign, 'day'), to: at + 1 }
  const unit = singleUnitAt(tokens, at)
  if (unit) return { value: anchored(sign, unit), to: at + 1 }
  const weekday = weekdayAt(tokens, at)
  if (weekday !== null && sign !== 0) return { value: { ...anchored(sign, 'week'), weekday }, to: at + 1 }
  return sign > 0 ? readStretch(tokens, at, 'next') : null
}

/** After "the end of": "May", "the month", "next week", "2021", "the summer". */
function readWithin(tokens: readonly Token[], at: number): FoundDate | null {
  if (isWord(tokens, at, 'the')) {
    const unit = UNITS.get(wordAt(tokens, at + 1))
    if (unit !== undefined && unit !== 'hour' && unit !== 'day') return { value: offset(0, unit), to: at + 2 }
  }
  const year = yearAt(tokens, at)
  if (year !== null) return wholeYear(year, at)
  const from = past(tokens, at, 'the')
  const season = SEASONS.get(wordAt(tokens, from))
  if (season !== undefined) return whole(tokens, from + 1, 'season', season)
  return monthAt(tokens, at) === null ? readDate(tokens, at) : readMonth(tokens, at)
}

/** "earlier today", "later this month", "early Tuesday", "late May", "earlier in the day", "early in 2021". */
function readShaded(tokens: readonly Token[], at: number): FoundDate | null {
  if (isWord(tokens, at + 1, 'in')) {
    if (isWord(tokens, at + 2, 'the') && isOne(tokens, at + 3, 'day', 'evening', 'morning', 'afternoon')) {
      return { value: { ...anchored(0, 'day'), orPublished: true }, to: at + 4 }
    }
    return readWithin(tokens, at + 2)
  }
  if (isWord(tokens, at + 1, 'that')) return readThat(tokens, at + 1)
  const from = past(tokens, at + 1, 'on')
  // "will meet her in Oslo later": of the day's programme.
  if (tokens[at]!.text === 'later' && (tokens[from]?.kind === 'mark' || isWord(tokens, from, 'to'))) return { value: { kind: 'offset', amount: 0, unit: 'day', ahead: true }, to: from }
  if (tokens[from] === undefined || READERS.get(wordAt(tokens, from)) === readShaded) return null
  return readWithin(tokens, from)
}

/** "that day", "that same week". */
function readThat(tokens: readonly Token[], at: number): FoundDate | null {
  const from = past(tokens, at + 1, 'same')
  const unit = isIn(tokens, from, PARTS_OF_DAY) ? 'day' : singleUnitAt(tokens, from)
  return unit && { value: anchored(0, unit), to: from + 1 }
}

// ---- which words begin a date

function readBy(words: Iterable<string>, reader: DateReader): void {
  for (const word of words) READERS.set(word, reader)
}

readBy(UNITS.keys(), readUnit)
readBy(MONTHS.keys(), readMonth)
readBy(WEEKDAYS.keys(), readWeekday)
readBy(SEASONS.keys(), readSeason)
readBy(DAY_WORDS.keys(), readDayWord)
readBy(NUMBER_WORDS.keys(), readAmount)
readBy(OPEN_NUMBERS, readAmount)
readBy(['last', 'next', 'this'], readSided)
readBy(['the'], readThe)
readBy(['that'], readThat)
readBy(['in', 'within'], readIn)
readBy(['weeklong'], (tokens, at) => readSpan(tokens, at, 7))
readBy(['weekend'], (tokens, at) => (isOne(tokens, at - 1, 'the', 'that', 'long') ? null : { value: { kind: 'weekend', offset: null }, to: at + 1 }))
readBy(['early', 'late', 'mid', 'earlier', 'later'], readShaded)

const VAGUE = phraseTable(VAGUE_PHRASES)
for (const first of new Set(VAGUE_PHRASES.map((phrase) => phrase.split(' ')[0]!))) {
  const exact = READERS.get(first)
  READERS.set(first, exact ? inOrder(exact, readVague) : readVague)
}

const STARTS = new WordTable(READERS)

/** "recently", "in the coming weeks". */
function readVague(tokens: readonly Token[], at: number): FoundDate | null {
  const found = VAGUE.longestAt(tokens, at)
  return found ? { value: { kind: 'vague' }, to: at + found.length } : null
}
