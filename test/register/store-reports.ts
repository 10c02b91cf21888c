import type { Report } from '../../shared/domain/report.ts'
import { createRegister } from '../../shared/register/put-article-reports.ts'
import type { MemoryTables } from './memory-tables.ts'

/** Puts reports into a register in memory, article by article in the order in which they first come. */
export async function storeReports(tables: MemoryTables, reports: readonly Report[]): Promise<void> {
  const register = createRegister({ tables, clock: () => new Date(0), sleep: () => Promise.resolve(), random: () => 0 })
  for (const [articleId, own] of Map.groupBy(reports, (report) => report.articleId)) await register.putArticleReports(articleId, 1, own)
}
