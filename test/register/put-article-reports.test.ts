import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Report } from '../../shared/domain/report.ts'
import { clusterReports } from '../../shared/register/cluster-reports.ts'
import { matchView } from '../../shared/register/match-view.ts'
import { mergeReports } from '../../shared/register/merge-reports.ts'
import { createRegister } from '../../shared/register/put-article-reports.ts'
import { RegisterContention } from '../../shared/register/retrying.ts'
import { WriteConflict } from '../../shared/register/register-tables.ts'
import { stableJson } from '../../shared/register/stable-json.ts'
import { arbitraryReports } from './arbitrary-reports.ts'
import { memoryTables, readersView } from './memory-tables.ts'
import type { MemoryTables } from './memory-tables.ts'
import { people, sampleReport } from './sample-reports.ts'

const clock = () => new Date('2021-12-01T00:00:00Z')

function registerOn(tables: MemoryTables, random: () => number = () => 0.5) {
  return createRegister({ tables, clock, sleep: () => Promise.resolve(), random })
}

function byArticle(reports: readonly Report[]): [string, Report[]][] {
  return [...Map.groupBy(reports, ({ articleId }) => articleId)]
}

async function put(tables: MemoryTables, articles: readonly [string, Report[]][]): Promise<void> {
  const register = registerOn(tables)
  for (const [article, reports] of articles) await register.putArticleReports(article, 1, reports)
}

/** Records of a register made by grouping and merging all reports at once. */
function batchRecords(reports: readonly Report[]): string[] {
  const byId = new Map(reports.map((report) => [report.reportId, report]))
  return clusterReports(reports.map(matchView))
    .map((cluster) => mergeReports(cluster.reports.flatMap(({ reportId }) => byId.get(reportId) ?? []), [], clock()))
    .map(stableJson)
    .toSorted()
}

function storedRecords(tables: MemoryTables): string[] {
  return [...tables.contents.meetings.values()]
    .filter(({ merged_into }) => merged_into === null)
    .map(({ record }) => String(record))
    .toSorted()
}

test('reports that come one by one give the register that all at once give', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReports(18), async (reports) => {
      const tables = memoryTables()
      await put(tables, byArticle(reports))
      expect(storedRecords(tables)).toEqual(batchRecords(reports))
    }),
    { numRuns: 50 },
  )
})

test('any order of articles gives the same register, ids and listings included', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryReports(15).chain((reports) => fc.tuple(fc.constant(byArticle(reports)), fc.shuffledSubarray(byArticle(reports), { minLength: byArticle(reports).length }))),
      async ([articles, shuffled]) => {
        const [one, other] = [memoryTables(), memoryTables()]
        await put(one, articles)
        await put(other, shuffled)
        expect(readersView(other)).toEqual(readersView(one))
      },
    ),
    { numRuns: 35 },
  )
})

test('articles delivered again change nothing and write nothing', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReports(12), async (reports) => {
      const tables = memoryTables()
      await put(tables, byArticle(reports))
      const before = structuredClone(tables.contents)
      const { transactions } = tables.written
      await put(tables, byArticle(reports))
      expect(tables.contents).toEqual(before)
      expect(tables.written.transactions).toBe(transactions)
    }),
    { numRuns: 20 },
  )
})

test('reports that change and go leave the register that never knew them otherwise', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReports(14), arbitraryReports(14), async (first, second) => {
      const tables = memoryTables()
      await put(tables, byArticle(first))
      const gone = byArticle(first).map(([article]): [string, Report[]] => [article, second.filter((report) => report.articleId === article)])
      await put(tables, gone)
      await put(tables, byArticle(second))
      const fresh = memoryTables()
      await put(fresh, byArticle(second))
      expect(readersView(tables)).toEqual(readersView(fresh))
    }),
    { numRuns: 50 },
  )
})

test('eight workers whose calls interleave give what one gives', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReports(24), fc.infiniteStream(fc.nat(3)), fc.infiniteStream(fc.double({ min: 0, max: 0.99, noNaN: true })), async (reports, waits, chances) => {
      const articles = byArticle(reports)
      const tables = memoryTables()
      tables.before = async () => {
        for (let turns = waits.next().value ?? 0; turns > 0; turns -= 1) await Promise.resolve()
      }
      const random = () => chances.next().value ?? 0
      // Every article is delivered twice, to whichever worker is free.
      const queue = [...articles, ...articles].values()
      const worker = async () => {
        const register = createRegister({
          tables,
          clock,
          random,
          sleep: async (ms) => {
            for (let turns = ms; turns > 0; turns -= 1) await Promise.resolve()
          },
        })
        for (const [article, own] of queue) await register.putArticleReports(article, 1, own)
      }
      await Promise.all(Array.from({ length: 8 }, worker))
      const alone = memoryTables()
      await put(alone, articles)
      expect(readersView(tables)).toEqual(readersView(alone))
    }),
    { numRuns: 30 },
  )
})

test('a change that others are always in the way of gives up, to come back later', async () => {
  const tables = memoryTables()
  tables.write = () => Promise.reject(new WriteConflict('somebody else again'))
  const report = sampleReport({ article: 'unlucky' })
  await expect(registerOn(tables).putArticleReports(report.articleId, 1, [report])).rejects.toThrow(RegisterContention)
})

test('reports of another article are refused', async () => {
  const report = sampleReport({ article: 'one' })
  await expect(registerOn(memoryTables()).putArticleReports('a_other', 1, [report])).rejects.toThrow('not of a_other')
})

test('who followed a withdrawn report finds another, however far off', async () => {
  const told = { participants: people('Noh Jae-min/KOR/vice minister; Wanda Shepherd/USA/Deputy Secretary') }
  const day = (start: string) => ({ start, end: null, precision: 'day' as const })
  const march = sampleReport({ article: 'march', ...told, date: day('2021-03-10'), published: '2021-03-11T00:00:00Z' })
  const november = sampleReport({ article: 'november', ...told, date: day('2021-11-16') })
  const background = sampleReport({ article: 'background', ...told, date: { start: '2021-01-01', end: null, precision: 'year' }, published: '2021-12-20T00:00:00Z' })
  const tables = memoryTables()
  await put(tables, byArticle([march, november, background]))
  expect(storedRecords(tables)).toEqual(batchRecords([march, november, background]))
  await put(tables, [[november.articleId, []]])
  expect(storedRecords(tables)).toEqual(batchRecords([march, background]))
  expect(storedRecords(tables)).toHaveLength(1)
})

test('a meeting that changed between being listed and being read is listed again', async () => {
  const tables = memoryTables()
  const first = sampleReport({ article: 'first' })
  await put(tables, byArticle([first]))
  const undisturbed = { ...tables }
  const listings: number[] = []
  tables.listedMeetings = async (ranges) => {
    const listed = await undisturbed.listedMeetings(ranges)
    if (ranges.length > 0) listings.push(listed.length)
    return ranges.length > 0 && listings.length === 1 ? listed.map((one) => ({ ...one, version: one.version - 1 })) : listed
  }
  const second = sampleReport({ article: 'second' })
  await put(tables, byArticle([second]))
  expect(listings).toEqual([expect.any(Number), expect.any(Number)])
  expect(storedRecords(tables)).toEqual(batchRecords([first, second]))
})

test('reports of another version of the article than the one put are refused', async () => {
  const report = sampleReport({ article: 'one' })
  await expect(registerOn(memoryTables()).putArticleReports(report.articleId, 2, [report])).rejects.toThrow('not of 2')
})

test.each([
  ['other reports', [sampleReport({ article: 'one', parties: ['JPN', 'USA'] })]],
  ['the same report', [sampleReport({ article: 'one' })]],
  ['no reports', []],
])('a newer version of an article keeps its reports from an older one with %s', async (_name, older) => {
  const newer = { ...sampleReport({ article: 'one' }), articleVersion: 2 }
  const tables = memoryTables()
  expect(await registerOn(tables).putArticleReports(newer.articleId, 2, [newer])).toBe('stored')
  const before = structuredClone(tables.contents)
  expect(await registerOn(tables).putArticleReports(newer.articleId, 1, older)).toBe('overtaken')
  expect(tables.contents).toEqual(before)
})

test('a newer version that comes while an older one is being stored wins the reports that both have', async () => {
  const older = sampleReport({ article: 'one' })
  const newer = { ...older, articleVersion: 2 }
  const tables = memoryTables()
  let overtaken = false
  tables.before = async (call) => {
    if (call !== 'reports' || overtaken) return
    overtaken = true
    expect(await registerOn(tables).putArticleReports(newer.articleId, 2, [newer])).toBe('stored')
  }
  expect(await registerOn(tables).putArticleReports(older.articleId, 1, [older])).toBe('overtaken')
  expect([...tables.contents.reports.values()].map(({ article_version }) => article_version)).toEqual([2])
})
