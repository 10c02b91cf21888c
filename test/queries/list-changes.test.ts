import { expect, test } from 'vitest'
import { listChanges } from '../../shared/queries/list-changes.ts'
import { createRegister } from '../../shared/register/put-article-reports.ts'
import { memoryTables } from '../register/memory-tables.ts'
import { sampleReport } from '../register/sample-reports.ts'
import { memoryReader } from './memory-reader.ts'

const story = sampleReport({ article: 'one' })
const second = sampleReport({ article: 'two', parties: ['JPN', 'KOR'] })

/** A meeting opened on 20 November, another on the 22nd, the first withdrawn on the 24th. */
async function threeChanges() {
  const tables = memoryTables()
  let now = new Date('2021-11-20T10:00:00Z')
  const register = createRegister({ tables, clock: () => now, sleep: () => Promise.resolve(), random: () => 0 })
  await register.putArticleReports(story.articleId, 1, [story])
  now = new Date('2021-11-22T10:00:00Z')
  await register.putArticleReports(second.articleId, 1, [second])
  now = new Date('2021-11-24T10:00:00Z')
  await register.putArticleReports(story.articleId, 1, [])
  return memoryReader(tables)
}

test('changes come in order from a day, an instant or where the page before left off, deletions included', async () => {
  const reader = await threeChanges()
  const now = new Date('2021-11-25T00:00:00Z')
  const all = await listChanges(reader, '2021-11-20', 10, now)
  expect(all.changes.map(({ kind, change_day: day }) => `${day} ${kind}`)).toEqual(['2021-11-20 opened', '2021-11-22 opened', '2021-11-24 withdrawn'])
  expect(all.next).toBeNull()
  const first = await listChanges(reader, '2021-11-20', 2, now)
  expect(first).toMatchObject({ changes: all.changes.slice(0, 2) })
  expect((await listChanges(reader, first.next ?? '', 2, now)).changes).toEqual(all.changes.slice(2))
  expect((await listChanges(reader, '2021-11-22T10:00:00.001Z', 9, now)).changes).toEqual(all.changes.slice(2))
  expect(await listChanges(reader, all.resume, 9, now)).toEqual({ changes: [], next: null, resume: all.resume })
})

test('the latest changes may come again, lest one that is stored a moment late be missed', async () => {
  const reader = await threeChanges()
  const now = new Date('2021-11-24T10:00:20Z')
  const page = await listChanges(reader, '2021-11-23', 9, now)
  expect(page.changes).toHaveLength(1)
  expect(page.resume).toBe('2021-11-23')
  expect((await listChanges(reader, page.resume, 9, now)).changes).toEqual(page.changes)
})

test('pages full of the latest changes lead to their end, from where they may come again', async () => {
  const tables = memoryTables()
  const register = createRegister({ tables, clock: () => new Date('2021-11-24T10:00:00Z'), sleep: () => Promise.resolve(), random: () => 0 })
  for (const report of [story, second]) await register.putArticleReports(report.articleId, 1, [report])
  const reader = memoryReader(tables)
  const now = new Date('2021-11-24T10:00:20Z')
  const first = await listChanges(reader, '2021-11-24T09:59:59.000Z', 1, now)
  const last = await listChanges(reader, first.next ?? '', 1, now)
  expect(new Set([...first.changes, ...last.changes].map(({ meeting_id: id }) => id)).size).toBe(2)
  expect(last.next).toBeNull()
  expect((await listChanges(reader, last.resume, 9, now)).changes).toEqual([...first.changes, ...last.changes])
})

test('where to go on is told by the changes, and not by when it is asked', async () => {
  const reader = await threeChanges()
  const nextAt = async (time: string) => (await listChanges(reader, '2021-11-21', 9, new Date(`2021-11-24T${time}Z`))).resume
  const second = await nextAt('10:00:20')
  expect(second).toMatch(/^2021-11-22T10:00:00/)
  expect(await nextAt('10:00:59.999')).toBe(second)
  expect(await nextAt('10:01:59.999')).toBe(second)
  const third = await nextAt('10:02:00')
  expect(third).toMatch(/^2021-11-24T10:00:00/)
  expect(await nextAt('23:00:00')).toBe(third)
})
