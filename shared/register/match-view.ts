import type { Format, Salience, Status } from '../domain/meeting-fields.ts'
import type { Report } from '../domain/report.ts'
import { dayNumber, lastDayOfMonth, lastDayOfYear, sortableInstant } from './calendar-days.ts'
import { cityKey } from './city-name.ts'
import { isDatedByPublication } from './dated-by-publication.ts'
import { foldText } from './fold-text.ts'
import { officeLevel } from './office-level.ts'
import { nameWords } from './person-names.ts'
import type { NameWords } from './person-names.ts'
import { sentenceKey } from './sentence-key.ts'

/**
 * How exactly a report tells the day: one day; a stay or conference of several days; one day within a
 * week; a month; a year; or not at all, so that only its publication bounds it.
 */
export type DateKind = 'day' | 'days' | 'week' | 'month' | 'year' | 'none'

/** The days, as day numbers, of which at least one is the meeting's. */
export type DayWindow = { from: number; to: number }

/** A name's words, and the same as one text. */
type ViewedName = { key: string; words: NameWords }

/** What of a report decides whether it tells of the same occasion as another; names and places folded. */
export type MatchView = {
  reportId: string
  articleId: string
  publishedAt: string
  publishedDay: number
  status: Status
  format: Format
  salience: Salience
  /** In alphabetical order. */
  parties: readonly string[]
  dateKind: DateKind
  window: DayWindow
  /** Whether the day is that of the publication, for want of a word on it. */
  datedByPublication: boolean
  /** Names given per party; parties without a named person are missing. */
  people: ReadonlyMap<string, readonly ViewedName[]>
  /** The highest office per party among its named persons, 1 the highest. */
  levels: ReadonlyMap<string, number>
  city: string | null
  country: string | null
  venue: string | null
  /** The sentence that proves the occasion, by its words: equal ones are copies of one text. */
  evidence: string
}

/** A stay longer than this is taken for a misread date and cut, days. */
const LONGEST_STAY = 30
/** How far back fresh news without a date reaches, and background without one, days. */
const FRESH_NEWS = 7
const BACKGROUND = 365
/** How far ahead an undated announcement reaches, days. */
export const ANNOUNCEMENT = 90

/** The view of a report that matching works on. Pure; the same report always gives the same view. */
export function matchView(report: Report): MatchView {
  const { meeting } = report
  const publishedDay = dayNumber(report.publishedAt)
  const { dateKind, window } = possibleDays(report, publishedDay)
  const people = new Map<string, ViewedName[]>()
  const levels = new Map<string, number>()
  for (const { name, party, title } of meeting.participants) {
    const words = nameWords(name)
    people.set(party, [...(people.get(party) ?? []), { key: words.join(' '), words }])
    const level = officeLevel(title)
    if (level !== null) levels.set(party, Math.min(level, levels.get(party) ?? level))
  }
  const { city = null, country = null, venue = null } = meeting.place ?? {}
  return {
    reportId: report.reportId,
    articleId: report.articleId,
    publishedAt: sortableInstant(report.publishedAt),
    publishedDay,
    status: meeting.status,
    format: meeting.format,
    salience: meeting.salience,
    parties: [...new Set(meeting.parties)].sort(),
    dateKind,
    window,
    datedByPublication: isDatedByPublication(report),
    people,
    levels,
    city: city === null ? null : cityKey(city),
    country,
    venue: venue === null ? null : foldText(venue),
    evidence: sentenceKey(meeting.evidence),
  }
}

function possibleDays({ meeting }: Report, published: number): { dateKind: DateKind; window: DayWindow } {
  const { date, status, salience } = meeting
  if (date === null) return { dateKind: 'none', window: undatedDays(status, salience, published) }
  const from = dayNumber(date.start)
  const given = date.end === null ? null : Math.max(from, dayNumber(date.end))
  if (date.precision === 'day') {
    const to = Math.min(given ?? from, from + LONGEST_STAY)
    return { dateKind: to > from ? 'days' : 'day', window: { from, to } }
  }
  const to = date.precision === 'week' ? Math.min(given ?? from + 6, from + LONGEST_STAY) : lastDayOfPeriod(date.start, date.precision)
  return { dateKind: date.precision, window: withinTense({ from, to }, status, published) }
}

function lastDayOfPeriod(start: string, precision: 'month' | 'year'): number {
  return precision === 'month' ? lastDayOfMonth(start) : lastDayOfYear(start)
}

function undatedDays(status: Status, salience: Salience, published: number): DayWindow {
  if (status !== 'held') return { from: published - 1, to: published + ANNOUNCEMENT }
  return { from: published - (salience === 'main' ? FRESH_NEWS : BACKGROUND), to: published + 1 }
}

/** "Met this month" means up to now, "will meet this month" from now on; a day is left for time zones. */
function withinTense({ from, to }: DayWindow, status: Status, published: number): DayWindow {
  const window = status === 'held' ? { from, to: Math.min(to, published + 1) } : { from: Math.max(from, published - 1), to }
  return window.from <= window.to ? window : { from, to }
}
