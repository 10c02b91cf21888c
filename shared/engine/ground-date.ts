import type { MeetingDate, Status } from '../domain/meeting-fields.ts'
import { dayNumber, formatDay, parseDay, weekdayOf } from '../extract/calendar.ts'
import { findDates, type DateMention } from '../extract/find-dates.ts'
import { referenceDay, resolveDate, type Tense } from '../extract/resolve-date.ts'
import { readText } from '../extract/read-text.ts'
import { locate, sentencesAround, tokensOf, type ArticleProof } from './article-proof.ts'
import { NOT_QUOTED, type Grounded } from './grounded.ts'
import type { Span } from './quotes.ts'
import type { Claim } from './read-answer.ts'

/** A held meeting lies behind; of the others a date may be read either way ("was to meet on Tuesday"). */
const TENSES: Record<'held' | 'open', readonly Tense[]> = { held: ['past', 'present', 'unknown'], open: ['future', 'present', 'unknown', 'past'] }

/**
 * A date stands if the rules' reader, under one of the readings that its words allow, makes of the quoted words
 * the day and the precision claimed. Fresh news that names no date is of the day of publication.
 */
export function groundDate(proof: ArticleProof, { value, quote }: Claim<MeetingDate>, status: Status | null, evidence: Span): Grounded<MeetingDate> {
  const quoted = locate(proof, quote, evidence)
  if (quoted === null) return NOT_QUOTED
  if (!isPeriod(value)) return { why: 'no such day' }
  const inText = mentionsIn(proof, quoted)
  // Read by themselves, the quoted words lose what a paragraph's end comes between.
  const own = [...inText, ...mentionsBy(proof, quoted).filter(({ value: alone }) => !inText.some((mention) => JSON.stringify(mention.value) === JSON.stringify(alone)))]
  // Words such as "during the visit" are dated by those beside them.
  const mentions = own.length > 0 ? own : mentionsIn(proof, sentencesAround(proof, quoted, 1))
  for (const mention of mentions) {
    const span = inText.includes(mention) ? { start: mention.start, end: mention.end } : quoted
    if (isNearWeekday(proof, value, mention, status) || datesOf(proof, [mention], status).some((read) => agrees(value, read))) return { value, ...span }
  }
  const read = datesOf(proof, mentions, status)
  if (isFramed(value, read, () => datesOf(proof, proof.dates.slice(0, MOST_ANCHORS), status)) || isLaterDay(value, read, proof.model.text.slice(quoted.start, quoted.end))) return { value, ...quoted }
  if (isFreshNews(proof, value, own, quoted)) return { value, ...quoted }
  return { why: own.length > 0 ? 'not what the quoted words mean' : 'the quoted words name no date' }
}

function isPeriod({ start, end }: MeetingDate): boolean {
  const [from, to] = [parseDay(start), end === null ? null : parseDay(end)]
  return from !== null && (end === null || (to !== null && to >= from))
}

function mentionsIn(proof: ArticleProof, { start, end }: Span): DateMention[] {
  return proof.dates.filter((mention) => mention.start < end && mention.end > start)
}

/** The dates that the quoted words name when nothing stands around them; their offsets mean nothing. */
function mentionsBy({ model }: ArticleProof, { start, end }: Span): DateMention[] {
  return findDates(readText({ text: model.text.slice(start, end).replaceAll(/\s+/g, ' '), published: model.publishedOn }))
}

/** Every date that the mentions may mean: by tense, by dateline or publication, and told from any other date of the article. */
function datesOf(proof: ArticleProof, mentions: readonly DateMention[], status: Status | null): MeetingDate[] {
  const tenses = TENSES[status === 'held' ? 'held' : 'open']
  const days = new Set([referenceDay(proof.model), proof.model.publishedOn])
  const resolve = (mention: DateMention, anchors: readonly (MeetingDate | null)[]) =>
    bothWays(mention).flatMap((words) => [...days].flatMap((published) => tenses.flatMap((tense) => anchors.flatMap((anchor) => resolveDate(words, { published, tense, anchorDate: anchor }) ?? []))))
  const fixed = (mention: DateMention) => mention.value.kind !== 'anchored' && mention.value.kind !== 'span'
  const anchors = mentions.every(fixed)
    ? []
    : [...[...days].map((start) => ({ start, end: null, precision: 'day' as const })), ...proof.dates.filter(fixed).slice(0, MOST_ANCHORS).flatMap((mention) => resolve(mention, [null]))]
  return mentions.flatMap((mention) => resolve(mention, fixed(mention) ? [null] : anchors))
}

/** "Three days after the visit" dates the one by the other, whichever of them has a date. */
function bothWays({ value }: DateMention): Pick<DateMention, 'value'>[] {
  return value.kind === 'anchored' && value.amount !== null ? [{ value }, { value: { ...value, amount: -value.amount } }] : [{ value }]
}

/** Dates of an article that another may be told from; only lists have more. */
const MOST_ANCHORS = 40

/** The same first day and precision, and no other last day than the words give. */
function agrees(claimed: MeetingDate, read: MeetingDate): boolean {
  if (claimed.start !== read.start || claimed.precision !== read.precision) return false
  return claimed.end === null || claimed.end === (read.end ?? impliedEnd(read))
}

/** Last day of a week or month that is told by its name. */
function impliedEnd({ start, precision }: MeetingDate): string | null {
  const day = parseDay(start)!
  if (precision === 'week') return formatDay(day + 6)
  if (precision === 'year') return `${start.slice(0, 4)}-12-31`
  if (precision !== 'month') return null
  const [year, month] = start.split('-').map(Number) as [number, number, number]
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)
  return next === null ? null : formatDay(next - 1)
}

/**
 * A span put together from several dates, the last of which may stand elsewhere, or cut out of one: "from Monday" … "until Thursday"; one meeting on an
 * unknown day of such a span; the named day of a visit that lasts from the 14th to the 18th.
 */
function isFramed(claimed: MeetingDate, read: readonly MeetingDate[], elsewhere: () => readonly MeetingDate[]): boolean {
  if (claimed.precision !== 'day' && claimed.precision !== 'week') return false
  const starts = new Set(read.flatMap((date) => (date.precision === 'day' || date.precision === 'week' ? [date.start] : [])))
  if (claimed.end !== null) {
    return starts.has(claimed.start) && [...read, ...elsewhere()].some((date) => date.precision === 'day' && (date.end ?? date.start) === claimed.end)
  }
  if (claimed.precision === 'week') return false
  return read.some(({ start, end, precision }) => precision === 'day' && end !== null && claimed.start >= start && claimed.start <= end)
}

const A_WEEK = 7

/** "On Thursday", said on a Thursday, is today's, the last or the next. */
function isNearWeekday(proof: ArticleProof, claimed: MeetingDate, { value }: DateMention, status: Status | null): boolean {
  if (value.kind !== 'weekday' || value.last !== null || value.week !== null || claimed.precision !== 'day' || claimed.end !== null) return false
  const [day, today] = [parseDay(claimed.start)!, parseDay(referenceDay(proof.model))]
  if (today === null || weekdayOf(day) !== value.weekday || Math.abs(day - today) > A_WEEK) return false
  return status !== 'held' || day <= today
}

const LATER_DAY = /\b(?:second|third|fourth|fifth|last|final|2nd|3rd|4th) (?:and (?:last|final) )?(?:straight )?day\b/i
const MOST_DAYS_BACK = 5

/** "A second day of talks on Thursday": they began before. */
function isLaterDay(claimed: MeetingDate, read: readonly MeetingDate[], words: string): boolean {
  if (!LATER_DAY.test(words) || claimed.precision !== 'day') return false
  const last = claimed.end ?? claimed.start
  return read.some(({ start, precision }) => precision === 'day' && (start === last || start === claimed.start)) && parseDay(last)! - parseDay(claimed.start)! <= MOST_DAYS_BACK
}

/** Words of a quote that do more than name a date. */
const TELLING_WORDS = 3

/** News of the day: its words tell of the meeting and name no other day. */
function isFreshNews(proof: ArticleProof, claimed: MeetingDate, own: readonly DateMention[], quoted: Span): boolean {
  if (claimed.precision !== 'day' || claimed.end !== null) return false
  if (claimed.start !== referenceDay(proof.model) && claimed.start !== proof.model.publishedOn) return false
  const { from, to } = tokensOf(proof, quoted)
  const dated = mentionsIn(proof, quoted).reduce((sum, mention) => sum + mention.to - mention.from, 0)
  const namesDay = own.some((mention) => mention.value.kind !== 'anchored' && datesOf(proof, [mention], null).some(({ precision }) => precision === 'day' || precision === 'week'))
  return !namesDay && to - from - dated >= TELLING_WORDS
}
