import type { MeetingDate, Precision } from '../domain/meeting-fields.ts'
import { dayNumber, type DayNumber, formatDay, isWritable, mondayOf, monthStart, parseDay, partsOf, weekdayOf } from './calendar.ts'
import type { Unit } from './date-lexicon.ts'
import type { DateValue, Reference } from './date-value.ts'
import { dayOf, isOfDays } from './meeting-days.ts'
import { once } from './per-sentence.ts'
import { readDate } from './read-date.ts'
import type { TextModel } from './text-model.ts'
import { tokenise } from './tokens.ts'

/** Time of the clause that a date stands in. */
export type Tense = 'past' | 'future' | 'present' | 'unknown'

export type DateContext = {
  /** The day against which relative dates are read, `YYYY-MM-DD`. */
  published: string
  tense: Tense
  /** When that happened from which "a day later" counts; for a span, when it begins. */
  anchorDate?: MeetingDate | null
  /**
   * The clause opens the article. What is told there as past on tomorrow's weekday is of tomorrow, not of six
   * days ago: the outlet's clock is ahead of the one that its publication day is by.
   */
  opening?: boolean
  /**
   * For "one day before the two were to meet": the anchor is when the first thing happened, and the date of
   * what follows "before" is asked for.
   */
  reversed?: boolean
}

type Value<Kind extends DateValue['kind']> = Extract<DateValue, { kind: Kind }>

/** The calendar date that a mention means, or null where its words do not tell. */
export function resolveDate(mention: { value: DateValue }, context: DateContext): MeetingDate | null {
  const { value } = mention
  const { tense } = context
  const published = parseDay(context.published)
  switch (value.kind) {
    case 'anchored':
      return resolveAnchored(value, context)
    case 'span':
      return resolveSpan(value, context)
    case 'year':
      return date(dayNumber(value.year, 1, 1), 'year', value.last === null ? null : dayNumber(value.last, 12, 31))
    case 'vague':
      return null
  }
  if (published === null) return null
  switch (value.kind) {
    case 'absolute':
      return resolveAbsolute(value, published, tense)
    case 'numeric':
      return resolveNumeric(value, published)
    case 'weekday':
      return resolveWeekday(value, published, context)
    case 'weekend':
      return resolveWeekend(value, published, tense)
    case 'month':
      return resolveMonth(value, published, tense)
    case 'season':
      return resolveSeason(value, published, tense)
    case 'trailing':
      return date(published - value.days, 'week', published - 1)
    default:
      if (value.ahead && tense !== 'future') return null
      // "later this week" and "last week", said on a Sunday
      return shifted(value.unit === 'week' && (value.amount === -1 || (value.amount === 0 && tense === 'future')) && weekdayOf(published) === SUNDAY ? published + 1 : published, value.amount, value.unit)
  }
}

const SUNDAY = 7

/** Days after its dateline within which an article appears. */
const DATELINE_DAYS = 3

/** The day that "today" means in the article: its dateline's if that is at most days before publication or the day after, else the publication's. */
export const referenceDay = once((model: Pick<TextModel, 'publishedOn' | 'dateline'>): string => {
  const written = model.dateline?.date
  const published = parseDay(model.publishedOn)
  if (!written || published === null) return model.publishedOn
  const tokens = tokenise(written)
  const found = tokens.length > 0 ? readDate(tokens, 0) : null
  const resolved = found ? resolveDate({ value: found.value }, { published: model.publishedOn, tense: 'unknown' }) : null
  const day = isOfDays(resolved) ? parseDay(resolved.start) : null
  return day !== null && day <= published + CLOCK_AHEAD && published - day <= DATELINE_DAYS ? formatDay(day) : model.publishedOn
})

function date(start: DayNumber | null, precision: Precision, end: DayNumber | null = null): MeetingDate | null {
  if (start === null || !isWritable(start)) return null
  return { start: formatDay(start), end: end !== null && end > start && isWritable(end) ? formatDay(end) : null, precision }
}

function numberOf(reference: Reference, now: number): number | null {
  return typeof reference === 'object' && reference !== null ? now + reference.offset : reference
}

// ---- dates of the calendar

function resolveAbsolute(value: Value<'absolute'>, published: DayNumber, tense: Tense): MeetingDate | null {
  const now = partsOf(published)
  const start = absoluteStart(value, published, tense, now)
  if (start === null || !value.last) return date(start, 'day')
  const first = partsOf(start)
  const month = value.last.month ?? first.month
  const end = dayNumber(month < first.month ? first.year + 1 : first.year, month, value.last.day)
  return date(start, value.oneOf ? 'week' : 'day', end)
}

function absoluteStart(value: Value<'absolute'>, published: DayNumber, tense: Tense, now: { year: number; month: number }): DayNumber | null {
  if (value.month === null) return nearest([-1, 0, 1].map((months) => dayInMonth(now, months, value.day)), published, tense, MONTH_SLACK)
  const { month, day, weekday } = value
  const year = numberOf(value.year, now.year)
  if (year !== null) return dayNumber(year, month, day)
  const candidates = aroundYear(now.year, month, day)
  const fitting = candidates.filter((candidate) => candidate !== null && weekdayOf(candidate) === weekday)
  return nearest(fitting.length > 0 ? fitting : candidates, published, tense, YEAR_SLACK)
}

/** That day in the year before, in the year and in the next. */
function aroundYear(year: number, month: number, day: number): (DayNumber | null)[] {
  return [-1, 0, 1].map((years) => dayNumber(year + years, month, day))
}

function dayInMonth(now: { year: number; month: number }, months: number, day: number): DayNumber | null {
  const start = monthStart(now.year, now.month, months)
  return start === null ? null : dayNumber(partsOf(start).year, partsOf(start).month, day)
}

/** By how many days a date on the other side of publication must be nearer to be taken nevertheless, by the clause's tense, which may mislead: "will", of last month, more easily than "met", of next month. */
const YEAR_SLACK = { past: 330, future: 290 }
const MONTH_SLACK = { past: 25, future: 25 }

/** The candidate on the side of the publication that the tense says, or the nearest where it says nothing. */
function nearest(candidates: readonly (DayNumber | null)[], published: DayNumber, tense: Tense, slack: typeof YEAR_SLACK): DayNumber | null {
  let best: DayNumber | null = null
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    if (candidate === null) continue
    const distance = candidate - published
    const wrongSide = tense === 'past' ? distance > 0 : tense === 'future' && distance < 0
    const cost = Math.abs(distance) + (wrongSide ? slack[tense as 'past' | 'future'] : 0)
    if (cost < least || (cost === least && distance < 0)) {
      best = candidate
      least = cost
    }
  }
  return best
}

/** Day and month in the order that lies nearer to the publication; month first where both lie equally near. */
function resolveNumeric({ first, second, year }: Value<'numeric'>, published: DayNumber): MeetingDate | null {
  const [monthFirst, dayFirst] = [dayNumber(year, first, second)!, dayNumber(year, second, first)!]
  return date(Math.abs(dayFirst - published) < Math.abs(monthFirst - published) ? dayFirst : monthFirst, 'day')
}

function resolveMonth({ month, side, year: told }: Value<'month' | 'season'>, published: DayNumber, tense: Tense): MeetingDate | null {
  const now = partsOf(published)
  const [last, next] = [month < now.month ? 0 : -1, month > now.month ? 0 : 1]
  const year = !side ? numberOf(told, now.year) : now.year + { last, this: 0, next, coming: next }[side]
  if (year !== null) return date(dayNumber(year, month, 1), 'month')
  return date(nearest(aroundYear(now.year, month, 1), published - now.day + 1, tense, YEAR_SLACK), 'month')
}

/** Seasons are told by their year (of the half of the world where most news is from). */
function resolveSeason(value: Value<'season'>, published: DayNumber, tense: Tense): MeetingDate | null {
  const first = resolveMonth(value, published, tense)
  return first && { ...first, start: `${first.start.slice(0, 4)}-01-01`, precision: 'year' }
}

// ---- weekdays

function resolveWeekday({ weekday, last, side, week: told, oneOf }: Value<'weekday'>, published: DayNumber, { tense, opening = false }: DateContext): MeetingDate | null {
  const monday = mondayOf(published)
  const week = side === 'next' ? 1 : told
  let start: DayNumber
  if (week !== null) start = monday + 7 * week + weekday - 1
  else if (side === 'coming') start = onOrBefore(published + 7, weekday)
  else if (side === 'last') start = onOrBefore(published - 1, weekday)
  else if (side === 'this') start = thisWeekday(monday + weekday - 1, published, tense)
  else if (tense === 'future') start = onOrBefore(published + 6, weekday)
  else start = onOrBefore(tense === 'present' ? published + NEAR_AHEAD : opening && last === null ? published + CLOCK_AHEAD : published, weekday)
  if (last === null) return date(start, 'day')
  let end = onOrBefore(start + 6, last)
  if (tense === 'past' && told === null && !side && end > published) {
    start -= 7
    end -= 7
  }
  return date(start, oneOf ? 'week' : 'day', end)
}

/** Days ahead within which a weekday is meant in the present: "meets him on Friday". */
const NEAR_AHEAD = 4

/** Days by which an outlet's clock may be ahead of the publication day. */
const CLOCK_AHEAD = 1

/** "This Tuesday", said on a Sunday of what is to come, is the next one. */
function thisWeekday(day: DayNumber, published: DayNumber, tense: Tense): DayNumber {
  if (tense === 'future' && day < published) return day + 7
  return tense === 'past' && day > published ? day - 7 : day
}

function onOrBefore(day: DayNumber, weekday: number): DayNumber {
  return day - ((weekdayOf(day) - weekday + 7) % 7)
}

function resolveWeekend({ offset }: Value<'weekend'>, published: DayNumber, tense: Tense): MeetingDate | null {
  const saturday = mondayOf(published) + 5
  const weeks = offset ?? (tense === 'past' && saturday > published ? -1 : 0)
  return date(saturday + 7 * weeks, 'week', saturday + 7 * weeks + 1)
}

// ---- counted from a day

/** That many units from a day: a day, or the week, month or year that it falls in. */
function shifted(from: DayNumber, amount: number, unit: Unit): MeetingDate | null {
  const { year, month } = partsOf(from)
  if (unit === 'hour') return date(from, 'day')
  if (unit === 'day') return date(from + amount, 'day')
  if (unit === 'month') return date(monthStart(year, month, amount), 'month')
  if (unit === 'year') return date(dayNumber(year + amount, 1, 1), 'year')
  const monday = mondayOf(from + amount * (unit === 'week' ? 7 : 14))
  return date(monday, 'week', monday + 6)
}

/** How long each is, the shortest first. */
export const FINENESS: Record<Precision | Unit, number> = { hour: 0, day: 0, week: 1, fortnight: 1, month: 2, year: 3 }

function resolveAnchored(value: Value<'anchored'>, context: DateContext): MeetingDate | null {
  const anchor: MeetingDate | null = context.anchorDate ?? (value.orPublished ? dayOf(context.published) : null)
  const from = anchor ? parseDay(anchor.start) : null
  if (!anchor || from === null) return null
  // "A few days later" in a year of which no more is known is in that year still.
  if (FINENESS[value.unit] < FINENESS[anchor.precision]) return { ...anchor, end: null }
  if (value.amount === null) return null
  const amount = context.reversed && value.complement ? -value.amount : value.amount
  const base = amount > 0 && anchor.end !== null ? (parseDay(anchor.end) ?? from) : from
  if (value.weekday !== null) return date(onOrBefore(amount > 0 ? base + 7 : from - 1, value.weekday), 'day')
  return shifted(base, amount, value.unit)
}

/** "A two-day visit" that begins on the anchor. */
function resolveSpan(value: Value<'span'>, context: DateContext): MeetingDate | null {
  const start = isOfDays(context.anchorDate) ? parseDay(context.anchorDate.start) : null
  if (start === null) return null
  const end = value.days > 1 ? start + value.days - 1 : null
  return date(start, value.single && end !== null ? 'week' : 'day', end)
}
