import ICAL from 'ical.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atomFeed } from '../../shared/api/atom.ts'
import { calendar } from '../../shared/api/calendar.ts'
import { csv } from '../../shared/api/csv.ts'
import { summaryOf } from '../../shared/api/meeting-summary.ts'
import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import { statusSchema } from '../../shared/domain/meeting-fields.ts'
import { parseFeed } from '../../shared/feeds/parse-feed.ts'
import { mergeReports } from '../../shared/register/merge-reports.ts'
import { listingOf } from '../../shared/register/meeting-row.ts'
import { people, sampleReport } from '../register/sample-reports.ts'

const urlOf = (meetingId: string) => `https://register.example/v1/meetings/${meetingId}`
const HOSTILE = '=HYPERLINK("http://x")</title><script>alert(1)</script>\r\nEND:VEVENT\u0000\u202e;,\\'
const text = fc.oneof(fc.string({ maxLength: 80, unit: 'binary' }), fc.constantFrom(HOSTILE, '@SUM(A1)', ']]><script>', '\t=1', '-2', 'a"b\nc'))

function summary(changes: Partial<MeetingSummary> = {}): MeetingSummary {
  const record = mergeReports([sampleReport({ article: 'one', participants: people('Noh Hyun-woo/KOR; Curtis Delacroix/USA') })], [], new Date('2021-12-01T00:00:00Z'))
  return { ...summaryOf(listingOf(record, 1, 3)), ...changes }
}

describe('a calendar', () => {
  const events = (file: string) => new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))

  it('keeps the UID of a meeting and raises its SEQUENCE, so that programs bring it up to date', () => {
    const planned = summary({ status: 'planned', version: 1 })
    const [before] = events(calendar('Meetings', [{ kind: 'meeting', meeting: planned }], urlOf))
    const [after] = events(calendar('Meetings', [{ kind: 'meeting', meeting: { ...planned, status: 'cancelled', version: 2 } }], urlOf))
    expect(after?.uid).toBe(before?.uid)
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0)
    expect(after?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  })

  it('is the same file for the same meetings', () => {
    const entries = [{ kind: 'meeting' as const, meeting: summary() }]
    expect(calendar('Meetings', entries, urlOf)).toBe(calendar('Meetings', entries, urlOf))
  })

  it('holds whole days, the last one too', () => {
    const [event] = events(calendar('M', [{ kind: 'meeting', meeting: summary({ date: { start: '2026-02-28', end: '2026-03-01', precision: 'day' } }) }], urlOf))
    expect([event?.startDate.toString(), event?.endDate.toString(), event?.startDate.isDate]).toEqual(['2026-02-28', '2026-03-02', true])
  })

  it('leaves out a meeting whose day nobody tells, and cancels one that is no more', () => {
    const gone = { kind: 'tombstone' as const, meetingId: 'm_x', day: '2026-03-01', sequence: 4, endedAt: '2026-03-02T00:00:00Z', mergedInto: null }
    const [event, ...others] = events(calendar('M', [{ kind: 'meeting', meeting: summary({ date: null }) }, gone], urlOf))
    expect(others).toEqual([])
    expect([event?.uid, event?.component.getFirstPropertyValue('status')]).toEqual(['m_x@parley', 'CANCELLED'])
  })

  it('passes a strict parser whatever the texts, and gives each event once', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom(...statusSchema.options), (name, city, status) => {
        const meeting = summary({ status, people: [{ personId: 'KOR:x', name, party: 'KOR', title: name }], place: { city, country: 'KOR', venue: name } })
        const file = calendar(name, [{ kind: 'meeting', meeting }], urlOf)
        expect(events(file)).toHaveLength(1)
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }),
    )
  })
})

describe('CSV', () => {
  it('holds no cell that a spreadsheet would take for a formula', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (values) => {
        const rows = cells(csv(['value'], values.map((value) => ({ value })))).slice(1)
        expect(rows).toHaveLength(values.length)
        for (const [cell = ''] of rows) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })

  it('leaves numbers as they are', () => {
    expect(csv(['a', 'b'], [{ a: -1.5, b: null }])).toBe('a,b\r\n-1.5,\r\n')
  })
})

/** RFC 4180, read by hand. */
function cells(file: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of file.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.slice(0, -1)
}

describe('an Atom feed', () => {
  const entry = { id: urlOf('m_1'), url: urlOf('m_1'), published: '2026-03-01T00:00:00Z', updated: '2026-03-02T00:00:00Z', categories: ['KOR'], via: null }

  it('is read by the parser of feeds, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (title, summary) => {
        const file = atomFeed(title, 'https://register.example/v1/meetings?format=atom', [{ ...entry, title: `${title} x`, summary }])
        const feed = await parseFeed(Buffer.from(file), { contentType: 'application/atom+xml' })
        expect(feed.items.map(({ id, link, published }) => ({ id, link, published }))).toEqual([{ id: entry.id, link: entry.url, published: '2026-03-01T00:00:00.000Z' }])
      }),
      { numRuns: 50 },
    )
  })

  it('keeps hostile text text', async () => {
    const file = atomFeed('Meetings', 'https://register.example/', [{ ...entry, title: HOSTILE, summary: HOSTILE }])
    expect(file.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '')).not.toContain('<script>')
    const feed = await parseFeed(Buffer.from(file), { contentType: 'application/atom+xml' })
    expect(feed.items[0]?.title).toContain('=HYPERLINK("http://x")')
  })
})
