import { z } from 'zod'
import { articleId, reportId } from '../../shared/domain/ids.ts'
import { reportSchema } from '../../shared/domain/report.ts'
import type { Report } from '../../shared/domain/report.ts'
import table from './labelled-occasions.json' with { type: 'json' }
import { people } from './sample-reports.ts'

/**
 * The labelled set: scenarios of reports, one a line:
 *
 *   occasion | status date | format | parties | name/party/title; … | city, country | outlet published [mention] [copy X] [no day]
 *
 * A date is a day, `from..to` (of the same month), `week day[..to]`, a month, a year, or `-`. Within a
 * scenario, reports with the same occasion are the same meeting, others are not. `no day`: the article has no word on the
 * day, and is dated by its publication.
 */
const scenariosSchema = z.array(z.strictObject({ scenario: z.string(), reports: z.array(z.string()).min(2) }))

export type LabelledReport = { scenario: string; occasion: string; report: Report }

export function labelledScenarios(): LabelledReport[][] {
  return scenariosSchema.parse(table).map(({ scenario, reports }) =>
    reports.map((line, index) => ({ scenario, ...readLine(line, `${scenario} ${index}`) })),
  )
}

function readLine(line: string, name: string): { occasion: string; report: Report } {
  const [occasion = '', when = '', format = '', parties = '', named = '', place = '', source = ''] = line.split('|').map((cell) => cell.trim())
  const [status = '', ...date] = when.split(' ')
  const [, outlet, published, flags = ''] = /^(.*?) (\d{4}-\d\d-\d\d)(.*)$/.exec(source) ?? []
  const copy = /copy (\w+)/.exec(flags)?.[1]
  const evidence = copy === undefined ? `${name}: the sentence of this report alone that tells of the meeting.` : `The story that the wire ${copy} sent out to all its subscribers.`
  const id = articleId(`https://labelled.test/${encodeURIComponent(name)}`)
  const report = reportSchema.parse({
    reportId: reportId(id, occasion),
    articleId: id,
    articleVersion: 1,
    extractorVersion: 'by hand',
    outlet,
    outletKind: /ministry|department|house/i.test(outlet ?? '') ? 'ministry' : 'newspaper',
    url: `https://labelled.test/${encodeURIComponent(name)}`,
    title: null,
    publishedAt: `${published}T12:00:00Z`,
    meeting: {
      salience: flags.includes('mention') ? 'mention' : 'main',
      status,
      format,
      parties: parties.split(' '),
      participants: named === '-' ? [] : people(named).map((person) => ({ ...person, title: person.title === '-' ? null : person.title })),
      date: readDate(date.join(' ')),
      place: readPlace(place),
      topics: [],
      durationMin: null,
      series: null,
      outcomes: [],
      statements: [],
      accounts: [],
      evidence,
      confidence: flags.includes('mention') ? 0.6 : 0.85,
      spans: [{ field: 'date', start: 0, end: flags.includes('no day') ? evidence.length : 'on Tuesday'.length }],
    },
  })
  return { occasion, report }
}

function readDate(text: string): unknown {
  if (text === '-') return null
  const week = text.startsWith('week ')
  const [start = '', end] = text.replace('week ', '').split('..')
  const last = end === undefined ? null : lastDay(start, end)
  if (start.length === 4) return { start: `${start}-01-01`, end: null, precision: 'year' }
  if (start.length === 7) return { start: `${start}-01`, end: null, precision: 'month' }
  return { start, end: last, precision: week ? 'week' : 'day' }
}

/** `29..04` ends in the next month. */
function lastDay(start: string, end: string): string {
  const month = new Date(`${start.slice(0, 7)}-01T00:00:00Z`)
  if (end < start.slice(8)) month.setUTCMonth(month.getUTCMonth() + 1)
  return `${month.toISOString().slice(0, 7)}-${end}`
}

function readPlace(text: string): unknown {
  if (text === '-') return null
  const [city = '-', country = '-'] = text.split(', ')
  return { city: city === '-' ? null : city, country: country === '-' ? null : country, venue: null }
}
