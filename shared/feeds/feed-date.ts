import { monthOf } from './month-names.ts'
import { type Zone, instantIn, readZone, zoneOfCountry } from './time-zones.ts'

export type FeedDate = {
  /** ISO 8601 in UTC. */
  instant: string
  /** `assumed`: a time of day stood there without a zone, and the feed's country (else UTC) supplied it. */
  zone: 'stated' | 'assumed'
}

type Day = { year: number; month: number; day: number }

const TIME = /(?<![\d:])(\d{1,2})(?::|h)(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?![\d:])(?:\s*(am|pm|a\.m\.?|p\.m\.?)(?![a-z]))?/i
const ZONE_AFTER_TIME = /^\s*((?:gmt|utc)?\s?[+-]\d{1,2}:?\d{2}(?!\d)|(?:gmt|utc)?[+-]\d{1,2}(?![\d:])|[a-z_]+(?:\/[a-z_+-]+){1,2}|[a-z]{1,5}(?![a-z]))z?/i
/** "오전" and "오후" stand before the time. Korean is written in one time zone. */
const KOREAN = /오전|오후|년/
const MORNING_BEFORE = /오전|上午|午前/
const AFTERNOON_BEFORE = /오후|下午|午後/
const FILLER = new Set(['at', 'um', 'às', 'as', 'a', 'à', 'de', 'del', 'of', 'the', 'le', 'den', 'der', 'kl', 'o', 't', 'г', 'года', 'р'])
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
/** Two-digit years from here on are of the twentieth century (as in POSIX strptime). */
const CENTURY_PIVOT = 69
const LONGEST = 100
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * The instant that a feed's date names, or null if no rule reads it. Reads RFC 822 and ISO 8601 with what
 * publishers make of them: month names in many languages, any order of day, month and year, twelve-hour
 * clocks, zone names, missing zones (the feed's `country`, alpha-3, supplies one). A bare day is that
 * day's midnight in UTC, so that its calendar day survives. `now` decides between readings of an
 * ambiguous date ("05/06/2026"): news is not dated in the future.
 */
export function readFeedDate(written: string, country: string | null, now: Date): FeedDate | null {
  const text = written.trim().replace(/\s*\([^()]*\)$/, '')
  if (text === '' || text.length > LONGEST) return null
  const unix = /^(\d{9,10})(\d{3})?$/.exec(text)
  if (unix) return { instant: new Date(Number(unix[1]) * 1000).toISOString(), zone: 'stated' }

  const time = TIME.exec(text)
  if (time === null) return readDayOnly(text, country, now)
  const before = text.slice(0, time.index)
  const after = text.slice(time.index + time[0].length)
  const clock = readClock(time, before)
  if (clock === null) return null

  const zoneText = ZONE_AFTER_TIME.exec(after)
  const zone = zoneText === null ? null : readZone(zoneText[1]?.replace(/\s/g, '') ?? '', country)
  const rest = zone === null ? after : after.slice(zoneText?.[0].length)
  const day = readDay(`${before} ${rest}`, country, now)
  if (day === null) return null
  const assumed: Zone = zoneOfCountry(country) ?? (KOREAN.test(text) ? 'Asia/Seoul' : 0)
  const at = instantIn(zone ?? assumed, Date.UTC(day.year, day.month - 1, day.day) + clock)
  return { instant: instantText(at), zone: zone === null ? 'assumed' : 'stated' }
}

function readDayOnly(text: string, country: string | null, now: Date): FeedDate | null {
  const lastWord = /\s([a-z]{1,5})$/i.exec(text)
  const bare = lastWord !== null && readZone(lastWord[1] ?? '', country) !== null ? text.slice(0, lastWord.index) : text
  const day = readDay(bare, country, now)
  return day === null ? null : { instant: instantText(Date.UTC(day.year, day.month - 1, day.day)), zone: 'stated' }
}

/** Milliseconds into the day, or null for a time that no clock shows. */
function readClock(time: RegExpExecArray, before: string): number | null {
  const half = time[4]?.[0]?.toLowerCase() ?? (AFTERNOON_BEFORE.test(before) ? 'p' : MORNING_BEFORE.test(before) ? 'a' : null)
  let hour = Number(time[1])
  const minute = Number(time[2])
  const second = Number(time[3] ?? 0)
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return null
  return ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000
}

/** The calendar day that is named by `text`, from which time and zone are gone. */
function readDay(text: string, country: string | null, now: Date): Day | null {
  const truncated = /^\s*-?(\d{2})-?(\d{2})(\d{2})?\s*$/.exec(text)
  if (truncated !== null && (text.trim().startsWith('-') || truncated[3] !== undefined)) {
    // ISO 8601:1988: "-0312", "-03-12", "031231".
    return checkedDay(fullYear(truncated[1] ?? ''), Number(truncated[2]), Number(truncated[3] ?? 1))
  }
  const tokens = text.toLowerCase().split(/[\s,/.\-–—年月日년월일:]+/u).filter(Boolean)
  const numbers: string[] = []
  const words: { word: string; month: number | null; index: number }[] = []
  for (const [index, token] of tokens.entries()) {
    const number = /^(\d+)(?:st|nd|rd|th|er|º|ª|t)?$/.exec(token)
    if (number) numbers.push(number[1] ?? '')
    else if (!FILLER.has(token) && !MORNING_BEFORE.test(token) && !AFTERNOON_BEFORE.test(token)) {
      words.push({ word: token, month: monthOf(token), index })
    }
  }
  // "mar., 01 déc." has two months, the first of which is a Tuesday: the last one counts.
  const named = words.findLast(({ month }) => month !== null)
  const stray = words.filter((found) => found !== named && found.index > 0)
  if (stray.length > 0 || numbers.some((number) => number.length > 4)) return null
  if (named?.month) return dayInMonth(named.month, numbers)
  return numericDay(numbers, /-/.test(text.trim()), weekdayOf(tokens[0]), country, now)
}

function dayInMonth(month: number, numbers: string[]): Day | null {
  const [first = '', second] = numbers
  if (numbers.length === 1) return first.length === 4 ? checkedDay(Number(first), month, 1) : null
  if (second === undefined || numbers.length > 2) return null
  return first.length > 2 ? checkedDay(Number(first), month, Number(second)) : checkedDay(fullYear(second), month, Number(first))
}

function numericDay(numbers: string[], dashed: boolean, weekday: number | null, country: string | null, now: Date): Day | null {
  const [first = '', second = '1', third = '1'] = numbers
  if (numbers.length === 0 || numbers.length > 3) return null
  if (first.length === 4) return checkedDay(Number(first), Number(second), Number(third))
  if (numbers.length < 3) return null
  const dayFirst = checkedDay(fullYear(third), Number(second), Number(first))
  const monthFirst = checkedDay(fullYear(third), Number(first), Number(second))
  const yearFirst = dashed && third.length === 2 ? checkedDay(fullYear(first), Number(second), Number(third)) : null
  const readings = country === 'USA' ? [monthFirst, dayFirst, yearFirst] : [dayFirst, monthFirst, yearFirst]
  const possible = readings.filter((day) => day !== null)
  const fitting = possible.filter((day) => weekday === null || weekday === new Date(dayStart(day)).getUTCDay())
  const past = (fitting.length > 0 ? fitting : possible).filter((day) => dayStart(day) <= now.getTime() + DAY_MS)
  return past[0] ?? fitting[0] ?? possible[0] ?? null
}

function weekdayOf(token: string | undefined): number | null {
  const index = WEEKDAYS.indexOf(token?.slice(0, 3) ?? '')
  return index < 0 ? null : index
}

function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year >= CENTURY_PIVOT ? 1900 + year : 2000 + year
}

function checkedDay(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = year >= 1000 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? { year, month, day } : null
}

function dayStart({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day)
}

function instantText(at: number): string {
  return new Date(at).toISOString()
}
