import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Report } from '../../shared/domain/report.ts'
import { overlayTables } from '../../shared/register/overlay-tables.ts'
import { createRegister } from '../../shared/register/put-article-reports.ts'
import type { RegisterTables } from '../../shared/register/register-tables.ts'
import { arbitraryReports } from './arbitrary-reports.ts'
import { memoryTables } from './memory-tables.ts'
import type { MemoryTables } from './memory-tables.ts'
import { storeReports } from './store-reports.ts'

type Articles = [articleId: string, reports: Report[]][]

async function put(tables: RegisterTables, articles: Articles): Promise<void> {
  const register = createRegister({ tables, clock: () => new Date(0), sleep: () => Promise.resolve(), random: () => 0 })
  for (const [articleId, reports] of articles) await register.putArticleReports(articleId, 1, reports)
}

function records(tables: MemoryTables): Map<string, string> {
  return new Map([...tables.contents.meetings.values()].filter(({ merged_into: into }) => into === null).map((item) => [String(item.meeting_id), String(item.record)]))
}

test('changes laid over a register tell what the same changes would do to it, and do nothing', async () => {
  const twoStages = arbitraryReports(12).chain((reports) => {
    const articles: Articles = [...Map.groupBy(reports, ({ articleId }) => articleId)]
    return fc.tuple(fc.constant(reports), fc.subarray(reports), fc.subarray(articles))
  })
  await fc.assert(
    fc.asyncProperty(twoStages, async ([reports, first, again]) => {
      const tables = memoryTables()
      await storeReports(tables, first)
      const before = structuredClone(tables.contents)
      const changes = again.map(([articleId]): Articles[number] => [articleId, reports.filter((report) => report.articleId === articleId && report.reportId < 'r_9')])
      const overlay = overlayTables(tables)
      await put(overlay, changes)
      const compared = await overlay.compared()
      expect(tables.contents).toEqual(before)
      const was = records(tables)
      await put(tables, changes)
      const is = records(tables)
      expect(compared).toEqual({
        appear: [...is.keys()].filter((id) => !was.has(id)).length,
        vanish: [...was.keys()].filter((id) => !is.has(id)).length,
        change: [...is].filter(([id, record]) => was.has(id) && was.get(id) !== record).length,
      })
    }),
    { numRuns: 40 },
  )
})
