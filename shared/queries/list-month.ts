import { facets } from '../register/index-rows.ts'
import type { IndexRow } from '../register/index-rows.ts'
import { withoutLeftovers } from './current-rows.ts'
import type { RegisterReader } from './register-reader.ts'

const PAGE_SIZE = 1000

/** All meetings listed under the days of a month, the earliest first. */
export async function listMonth(reader: RegisterReader, month: string): Promise<IndexRow[]> {
  const rows: IndexRow[] = []
  for (let after: string | null = null; ; ) {
    const page = await reader.listing({ facet: facets.month(month), order: 'asc', from: null, to: null, after, limit: PAGE_SIZE })
    rows.push(...page)
    const last = page.at(-1)
    if (page.length < PAGE_SIZE || last === undefined) return withoutLeftovers(reader, rows)
    after = last.date_id
  }
}

/** Every month that has a meeting, the latest first: one row is read for each, from month to month. */
export async function listMonths(reader: RegisterReader): Promise<string[]> {
  const months: string[] = []
  for (let to: string | null = null; ; ) {
    const [row] = await reader.listing({ facet: facets.all(), order: 'desc', from: null, to, after: null, limit: 1 })
    if (row === undefined) return months
    const month = row.listed_day.slice(0, 7)
    months.push(month)
    to = new Date(Date.parse(`${month}-01`) - 1).toISOString().slice(0, 10)
  }
}
