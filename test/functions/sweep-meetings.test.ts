import { expect, test } from 'vitest'
import { sweepMeetings } from '../../functions/sweep-meetings/sweep-meetings.ts'
import { listMeetings } from '../../shared/queries/list-meetings.ts'
import { createRegister } from '../../shared/register/put-article-reports.ts'
import { memoryReader } from '../queries/memory-reader.ts'
import { memoryTables } from '../register/memory-tables.ts'
import { sampleReport } from '../register/sample-reports.ts'

const plan = (article: string, date: { start: string; end: string | null; precision: 'day' | 'month' } | null, parties: string[]) =>
  sampleReport({ article, status: 'planned', date, parties, published: '2021-11-01T08:00:00Z' })

const PLANS = [
  plan('past', { start: '2021-11-16', end: null, precision: 'day' }, ['KOR', 'USA']),
  plan('long', { start: '2021-11-16', end: '2021-11-20', precision: 'day' }, ['JPN', 'KOR']),
  plan('month', { start: '2021-11-01', end: null, precision: 'month' }, ['CHN', 'KOR']),
  plan('undated', null, ['DEU', 'KOR']),
  plan('future', { start: '2021-12-24', end: null, precision: 'day' }, ['FRA', 'KOR']),
]

test.each([
  ['2021-11-18T23:00:00Z', []],
  ['2021-11-19T00:00:00Z', ['KOR,USA']],
  ['2021-11-25T00:00:00Z', ['JPN,KOR', 'KOR,USA']],
  ['2021-12-03T00:00:00Z', ['CHN,KOR', 'JPN,KOR', 'KOR,USA']],
  ['2022-03-01T00:00:00Z', ['CHN,KOR', 'DEU,KOR', 'FRA,KOR', 'JPN,KOR', 'KOR,USA']],
])('on %s those whose last day has passed for two days are unconfirmed', async (now, unconfirmed) => {
  const tables = memoryTables()
  let clock = () => new Date('2021-11-01T09:00:00Z')
  const register = createRegister({ tables, clock: () => clock(), sleep: () => Promise.resolve(), random: () => 0 })
  for (const report of PLANS) await register.putArticleReports(report.articleId, 1, [report])
  clock = () => new Date(now)
  const reader = memoryReader(tables)
  const ports = { reader, register, clock: () => clock(), count: () => {} }
  expect(await sweepMeetings(ports, () => 60_000)).toBe(unconfirmed.length)
  const { meetings } = await listMeetings(reader, { status: 'unconfirmed' }, { limit: 9, after: null })
  expect(meetings.map(({ parties }) => parties).toSorted()).toEqual(unconfirmed)
  expect(await sweepMeetings(ports, () => 60_000)).toBe(0)
})

test('what there is no time for is left to the next sweep', async () => {
  const tables = memoryTables()
  const register = createRegister({ tables, clock: () => new Date('2021-11-01T09:00:00Z'), sleep: () => Promise.resolve(), random: () => 0 })
  for (const report of PLANS) await register.putArticleReports(report.articleId, 1, [report])
  const ports = { reader: memoryReader(tables), register, clock: () => new Date('2022-06-01T00:00:00Z'), count: () => {} }
  expect(await sweepMeetings(ports, () => 1000)).toBe(0)
})
