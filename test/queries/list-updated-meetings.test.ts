import { expect, test } from 'vitest'
import { listUpdatedMeetings } from '../../shared/queries/list-updated-meetings.ts'
import { createRegister } from '../../shared/register/put-article-reports.ts'
import { memoryTables } from '../register/memory-tables.ts'
import { sampleReport } from '../register/sample-reports.ts'
import { memoryReader } from './memory-reader.ts'

const [early, slow, quick] = [['KOR', 'USA'], ['JPN', 'KOR'], ['DEU', 'FRA']].map((parties, index) => sampleReport({ article: `story-${index}`, parties })) as [ReturnType<typeof sampleReport>, ReturnType<typeof sampleReport>, ReturnType<typeof sampleReport>]

test('who pages to the end and goes on from where it says misses no meeting that was stored after a later one', async () => {
  const tables = memoryTables()
  const put = async (report: typeof early, at: string) => {
    const register = createRegister({ tables, clock: () => new Date(at), sleep: () => Promise.resolve(), random: () => 0 })
    await register.putArticleReports(report.articleId, 1, [report])
  }
  const reader = memoryReader(tables)
  const ask = (after: string, now: string) => listUpdatedMeetings(reader, {}, { after, limit: 1, mostQueries: 2, now: new Date(now) })
  await put(early, '2021-11-24T09:00:00Z')
  await put(quick, '2021-11-24T10:00:01Z')
  const first = await ask('2021-11-24', '2021-11-24T10:00:02Z')
  const second = await ask(first.next ?? '', '2021-11-24T10:00:02Z')
  const last = await ask(second.next ?? '', '2021-11-24T10:00:02Z')
  expect([...first.meetings, ...second.meetings].map(({ parties }) => parties)).toEqual(['KOR,USA', 'DEU,FRA'])
  expect(last).toMatchObject({ meetings: [], next: null })
  // Planned a moment before the other, and stored a moment after it was read.
  await put(slow, '2021-11-24T10:00:00Z')
  const later = await ask(last.resume, '2021-11-24T10:05:00Z')
  expect(later.meetings.map(({ parties }) => parties)).toEqual(['JPN,KOR'])
})

test('where to go on moves with the changes, and not with the time of asking', async () => {
  const tables = memoryTables()
  const register = createRegister({ tables, clock: () => new Date('2021-11-24T09:00:00Z'), sleep: () => Promise.resolve(), random: () => 0 })
  await register.putArticleReports(early.articleId, 1, [early])
  const resumeAt = async (now: string) => (await listUpdatedMeetings(memoryReader(tables), {}, { after: '2021-11-24', limit: 5, mostQueries: 2, now: new Date(now) })).resume
  expect(await resumeAt('2021-11-24T09:00:30Z')).toBe('2021-11-24')
  expect(await resumeAt('2021-11-24T09:02:00Z')).toBe('2021-11-24T09:00:00.000Z')
  expect(await resumeAt('2021-11-24T23:00:00Z')).toBe('2021-11-24T09:00:00.000Z')
})
