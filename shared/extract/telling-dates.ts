import type { MeetingDate } from '../domain/meeting-fields.ts'
import type { Candidate } from './candidate.ts'
import { ORDINAL, type DateMention } from './find-dates.ts'
import { isOrganisationCode } from './known-codes.ts'
import { firstFrom, inSentence } from './ordered-search.ts'
import { referenceDay, resolveDate, type Tense } from './resolve-date.ts'
import type { Proven, TextModel, Token } from './text-model.ts'
import { tenseAround } from './timeline.ts'
import { isCalledOff } from './trigger-lexicon.ts'
import { isAmong, isOne, isWord } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** Sentences at the head of an article that tell its news. */
export const OPENING_SENTENCES = 2

export type DateReading = {
  model: TextModel
  dates: readonly DateMention[]
  /** What each of the dates means in the order of the story. */
  timeline: readonly (MeetingDate | null)[]
  candidates: readonly Candidate[]
}

/** The date that the words around the trigger give the occasion, resolved by the tense of its clause; null if they give none. */
export function dateOfTelling(reading: DateReading, mention: DateMention | undefined, candidate: Candidate): Proven<MeetingDate> | null {
  if (!mention) return null
  const { value } = mention
  // "A came one day before B": the date is counted from A, and B's is asked for.
  if (value.kind === 'anchored' && value.complement && candidate.from < mention.from) return null
  if (value.kind === 'anchored') return proven(reading.timeline[firstFrom(reading.dates, mention.from, (date) => date.from)] ?? null, mention)
  // "left on Tuesday for Lima, where he will meet": the day of setting out is over, the talks are to come.
  const sentence = reading.model.sentences[candidate.sentence]!
  const own = tenseOf(candidate)
  const apart = own === 'present' || hasSetOut(candidate) || (mention.to <= candidate.from && mention.from > sentence.from + 1)
  const around = apart ? tenseAround(reading.model.tokens, sentence, mention) : own
  // "was due to visit in March, but the trip was cancelled": the March that is nearer, not the next one.
  const tense = isCalledOff(candidate.cue) && CALENDAR.has(value.kind) ? 'unknown' : around === 'unknown' ? own : around
  return proven(resolveDate(mention, { published: referenceDay(reading.model), tense, opening: candidate.sentence < OPENING_SENTENCES }), mention)
}

/** Dates that name a month, which may be over as well as to come. */
const CALENDAR: ReadonlySet<string> = new Set(['absolute', 'month', 'season'])

/** The tense by which the candidate's weekdays and months are read. */
export function tenseOf(candidate: Candidate): Tense {
  if (candidate.fellThrough) return 'past'
  if (['planned', 'proposed', 'cancelled', 'postponed'].includes(candidate.cue ?? '')) return 'future'
  // "flies to Cairo on Sunday": the present of a programme.
  if (candidate.tense === 'present') return candidate.kind === 'visit' ? 'future' : 'present'
  return candidate.tense
}

/** "left on Tuesday for talks", "flew to Doha to meet him" */
export function hasSetOut({ cue, tense }: Candidate): boolean {
  return cue === 'planned' && tense === 'past'
}

/** What is told as still to come. */
export function isAhead(candidate: Candidate): boolean {
  return tenseOf(candidate) === 'future'
}

/** A visit, a conference, a meeting of an organisation as such or rounds of talks take all the days that they are dated with. */
export function takesAllDays({ kind, plural, parties, people }: Candidate): boolean {
  return ['visit', 'summit', 'weak'].includes(kind) || plural || parties.some((code) => isOrganisationCode(code) && !people.some(({ party }) => party === code))
}

/** The date as the days on some of which something falls. */
export function someDayOf(date: Proven<MeetingDate>): Proven<MeetingDate> {
  return { ...date, value: { ...date.value, precision: 'week' } }
}

/** The date with the words that name it. */
export function proven(value: MeetingDate | null, mention: DateMention): Proven<MeetingDate> | null {
  return value ? { value, start: mention.start, end: mention.end } : null
}

/** How far from its trigger a vague word of time still leaves the day open, characters. */
const OPEN_REACH = 60

/** "their recent meeting", "previous talks": some other day, untold. */
const EARLIER = wordList('earlierDays')
/** How far before its noun such a word may stand, tokens. */
const EARLIER_REACH = 3

/** "previous talks", "their last meeting", "comes days after X met Y": another occasion than the one told of. */
export function isFormer(tokens: readonly Token[], candidate: Candidate): boolean {
  if (isWord(tokens, candidate.clauseFrom - 1, 'after') && isOne(tokens, candidate.clauseFrom - 2, 'days', 'weeks', 'months')) return true
  return tokens.slice(Math.max(0, candidate.from - EARLIER_REACH), candidate.from).some(({ lower }, at, near) => (EARLIER.has(lower) && near[at + 1]?.lower !== 'to') || (candidate.reference && isCounted(lower) && isOver(tokens, candidate.to)))
}

/** "the last meeting of the three was held in Lima", "the 7th summit took place in 2018" */
const isCounted = (lower: string) => lower === 'last' || ORDINAL.test(lower)

function isOver(tokens: readonly Token[], from: number): boolean {
  return isAmong(tokens, from, from + EARLIER_REACH * 2, 'was', 'took')
}

/** "met recently", "a recent meeting", "will meet in the coming weeks": the words themselves leave the day open. */
export function isLeftOpen({ model, dates }: DateReading, candidate: Candidate): boolean {
  if (isFormer(model.tokens, candidate)) return true
  const [first, last] = [model.tokens[candidate.from]!, model.tokens[candidate.to - 1]!]
  return inSentence(dates, candidate.sentence).some(({ value, start, end }) => value.kind === 'vague' && Math.max(first.start - end, start - last.end) <= OPEN_REACH)
}
