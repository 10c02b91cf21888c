import type { FeedDate } from './feed-date.ts'
import { monthOf } from './month-names.ts'
import { instantIn, zoneOfCountry } from './time-zones.ts'

/** What each part of a date pattern matches; names are those of the fields that `readDateAs` puts together. */
const PARTS: Readonly<Record<string, string>> = {
  yyyy: String.raw`(?<year>\d{4})`,
  yy: String.raw`(?<shortYear>\d{2})`,
  MMMM: String.raw`(?<monthName>\p{L}[\p{L}\p{M}.]*)`,
  MMM: String.raw`(?<monthName>\p{L}[\p{L}\p{M}.]*)`,
  MM: String.raw`(?<month>\d{1,2})`,
  M: String.raw`(?<month>\d{1,2})`,
  dd: String.raw`(?<day>\d{1,2})`,
  d: String.raw`(?<day>\d{1,2})`,
  EEEE: String.raw`\p{L}[\p{L}\p{M}.-]*`,
  EEE: String.raw`\p{L}[\p{L}\p{M}.-]*`,
  HH: String.raw`(?<hour>\d{1,2})`,
  H: String.raw`(?<hour>\d{1,2})`,
  hh: String.raw`(?<hour>\d{1,2})`,
  h: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d{2})`,
  a: String.raw`(?<half>[ap])\.?m\.?`,
}

/** Where a date was written. */
type Publisher = { country: string | null; language: string | null }

/**
 * The instant of the first date in `text` that is written as `format` says (a pattern as in `ListPage`), or
 * null. Months by name are read in the publisher's language, times in its country's zone; a day without a
 * time is that day's midnight in UTC.
 */
export function readDateAs(text: string, format: string, { country, language }: Publisher): FeedDate | null {
  const fields = patternOf(format).exec(text)?.groups
  if (fields === undefined) return null
  const year = Number(fields['year'] ?? `20${fields['shortYear']}`)
  const month = fields['monthName'] === undefined ? Number(fields['month']) : monthOf(fields['monthName'], language)
  const day = Number(fields['day'])
  if (month === null) return null
  const midnight = Date.UTC(year, month - 1, day)
  if (new Date(midnight).getUTCMonth() !== month - 1) return null
  if (fields['hour'] === undefined) return { instant: new Date(midnight).toISOString(), zone: 'stated' }
  const minutes = hourOfDay(Number(fields['hour']), fields['half']) * 60 + Number(fields['minute'] ?? 0)
  if (minutes >= 24 * 60) return null
  return { instant: new Date(instantIn(zoneOfCountry(country) ?? 0, midnight + minutes * 60_000)).toISOString(), zone: 'assumed' }
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

function patternOf(format: string): RegExp {
  const parts = format.match(/'[^']*'|([A-Za-z])\1*|\s+|[^A-Za-z\s']/g) ?? []
  const source = parts.map((part) => {
    if (/^\s/.test(part)) return String.raw`\s+`
    return PARTS[part] ?? part.replaceAll("'", '').replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
  })
  return new RegExp(String.raw`(?<![\d\p{L}])${source.join('')}(?!\d)`, 'iu')
}
