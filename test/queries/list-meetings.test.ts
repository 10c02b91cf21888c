import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MeetingRecord } from '../../shared/domain/meeting.ts'
import { statusSchema, topicSchema } from '../../shared/domain/meeting-fields.ts'
import type { Report } from '../../shared/domain/report.ts'
import { listMeetings } from '../../shared/queries/list-meetings.ts'
import type { MeetingFilter } from '../../shared/queries/meeting-filter.ts'
import { cityKey } from '../../shared/register/city-name.ts'
import { isTombstone, parseMeetingsItem, recordOfRow } from '../../shared/register/meeting-row.ts'
import { listedDay } from '../../shared/register/record-columns.ts'
import { nameWords, sameName } from '../../shared/register/person-names.ts'
import { arbitraryReports } from '../register/arbitrary-reports.ts'
import { memoryTables } from '../register/memory-tables.ts'
import type { MemoryTables } from '../register/memory-tables.ts'
import { people, sampleReport } from '../register/sample-reports.ts'
import { storeReports } from '../register/store-reports.ts'
import { memoryReader } from './memory-reader.ts'

async function registerOf(reports: readonly Report[]): Promise<MemoryTables> {
  const tables = memoryTables()
  await storeReports(tables, reports)
  return tables
}

function allRecords(tables: MemoryTables): MeetingRecord[] {
  return [...tables.contents.meetings.values()].map(parseMeetingsItem).flatMap((item) => (isTombstone(item) ? [] : [recordOfRow(item)]))
}

/** What a filter means, on the record itself. */
function satisfies(filter: MeetingFilter, record: MeetingRecord): boolean {
  const day = listedDay(record)
  const asked = filter.person === undefined ? null : nameWords(filter.person)
  return (
    (filter.party === undefined || record.parties.includes(filter.party)) &&
    (filter.with === undefined || record.parties.includes(filter.with)) &&
    (filter.topic === undefined || record.topics.includes(filter.topic)) &&
    (filter.status === undefined || record.status === filter.status) &&
    (filter.place === undefined || filter.place === record.place?.country || (record.place?.city ? cityKey(record.place.city) === cityKey(filter.place) : false)) &&
    (asked === null || record.participants.some(({ name, otherNames }) => [name, ...otherNames].some((one) => sameName(asked, nameWords(one))))) &&
    (filter.from === undefined || day >= filter.from) &&
    (filter.to === undefined || day <= filter.to)
  )
}

const party = fc.constantFrom('KOR', 'USA', 'JPN', 'CHN', 'DEU', 'FRA', 'UN')
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2021-11-${String(number).padStart(2, '0')}`)
const filters: fc.Arbitrary<MeetingFilter> = fc
  .record(
    {
      party,
      with: party,
      person: fc.constantFrom('Sherman', 'Choi Jong-kun', 'Wendy Sherman', 'Joe Biden', 'Hayashi'),
      topic: topicSchema.options.length > 0 ? fc.constantFrom(...topicSchema.options.slice(0, 3)) : fc.constant('health' as const),
      status: fc.constantFrom(...statusSchema.options),
      place: fc.constantFrom('KOR', 'USA', 'Washington', 'Seoul'),
      from: day,
      to: day,
    },
    { requiredKeys: [] },
  )

test('every combination of conditions finds what the records say, page by page, each meeting once', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReports(30), filters, fc.integer({ min: 1, max: 7 }), async (reports, filter, limit) => {
      const tables = await registerOf(reports)
      const reader = memoryReader(tables)
      const found: string[] = []
      let after: string | null = null
      do {
        const page: Awaited<ReturnType<typeof listMeetings>> = await listMeetings(reader, filter, { limit, after })
        expect(page.meetings.length).toBeLessThanOrEqual(limit)
        found.push(...page.meetings.map(({ meeting_id: id }) => id))
        after = page.next
      } while (after !== null)
      const expected = allRecords(tables).filter((record) => satisfies(filter, record))
      const latestFirst = expected.toSorted((a, b) => (`${listedDay(a)}#${a.meetingId}` < `${listedDay(b)}#${b.meetingId}` ? 1 : -1))
      expect(found).toEqual(latestFirst.map(({ meetingId }) => meetingId))
    }),
    { numRuns: 100 },
  )
})

test('a list by party alone reads no more rows than it shows, and one', async () => {
  const days = Array.from({ length: 20 }, (_, index) => `2021-${String(1 + (index % 12)).padStart(2, '0')}-${index < 12 ? '05' : '25'}`)
  const tables = await registerOf(days.map((start) => sampleReport({ article: start, date: { start, end: null, precision: 'day' } })))
  const reader = memoryReader(tables)
  const { meetings, next } = await listMeetings(reader, { party: 'KOR' }, { limit: 5, after: null })
  expect(meetings).toHaveLength(5)
  expect(next).not.toBeNull()
  expect(reader.rowsRead).toBe(6)
})

test('a conference of many parties is found under a pair of them', async () => {
  const parties = ['CAN', 'DEU', 'FRA', 'GBR', 'ITA', 'JPN', 'USA', 'G7']
  const tables = await registerOf([sampleReport({ article: 'summit', parties })])
  const { meetings } = await listMeetings(memoryReader(tables), { party: 'JPN', with: 'G7' }, { limit: 5, after: null })
  expect(meetings).toHaveLength(1)
})

test('a row that a large meeting’s last change left over is not shown', async () => {
  const parties = 'ALB AUT BEL BGR CHE CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN IRL ITA LTU LUX LVA'.split(' ')
  const report = sampleReport({ article: 'summit', parties, participants: people(parties.map((code) => `Leader Of${code}/${code}`).join(';')) })
  const tables = await registerOf([report])
  const row = [...tables.contents.meeting_index.values()].find(({ facet }) => facet === 'party#DEU')
  tables.contents.meeting_index.set('left over', { ...row, facet: 'party#DEU', date_id: `2021-12-01#${row?.meeting_id}` })
  const { meetings } = await listMeetings(memoryReader(tables), { party: 'DEU' }, { limit: 5, after: null })
  expect(meetings.map(({ date_id: id }) => id.slice(0, 10))).toEqual(['2021-11-16'])
})
