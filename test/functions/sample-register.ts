import { createRegister } from '../../shared/register/put-article-reports.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import { memoryReader } from '../queries/memory-reader.ts'
import { memoryTables } from '../register/memory-tables.ts'
import type { MemoryTables } from '../register/memory-tables.ts'
import { people, sampleReport } from '../register/sample-reports.ts'

/** A register of a dozen meetings over three months, read through a reader that counts its requests. */
export type SampleRegister = {
  tables: MemoryTables
  reader: RegisterReader & { requests: number }
  add: (article: string, day: string, changes?: Partial<Parameters<typeof sampleReport>[0]>) => Promise<void>
}

export async function sampleRegister(): Promise<SampleRegister> {
  const tables = memoryTables()
  const changedAt = new Date('2026-04-20T10:00:00Z')
  const register = createRegister({ tables, clock: () => changedAt, sleep: () => Promise.resolve(), random: () => 0 })
  const add: SampleRegister['add'] = async (article, day, changes = {}) => {
    const report = sampleReport({ article, published: `${day}T12:00:00Z`, date: { start: day, end: null, precision: 'day' }, ...changes })
    await register.putArticleReports(report.articleId, 1, [report])
  }
  const topics = ['trade_investment', 'security_defence'] as const
  for (const month of ['02', '03', '04']) {
    for (const day of ['05', '12', '19', '26']) {
      await add(`story ${month}-${day}`, `2026-${month}-${day}`, {
        parties: day === '05' ? ['KOR', 'USA'] : day === '12' ? ['JPN', 'KOR', 'USA'] : ['FRA', 'KOR'],
        participants: people(day === '26' ? '' : 'Noh Hyun-woo/KOR/first vice minister'),
        topics: [day < '15' ? topics[0] : topics[1]],
        place: day === '05' ? { city: 'Washington', country: 'USA', venue: null } : null,
        status: month === '04' && day === '26' ? 'planned' : 'held',
      })
    }
  }
  const inner = memoryReader(tables)
  const reader = { requests: 0, ...counting(inner, () => (reader.requests += 1)) }
  return { tables, reader, add }
}

function counting(inner: RegisterReader, count: () => void): RegisterReader {
  const counted = <Result>(answer: Promise<Result>): Promise<Result> => {
    count()
    return answer
  }
  return {
    listing: (query) => counted(inner.listing(query)),
    // A batch of a hundred is one request, and none is sent for nothing.
    meetings: (ids) => {
      for (let start = 0; start < ids.length; start += 100) count()
      return inner.meetings(ids)
    },
    reports: (keys) => counted(inner.reports(keys)),
    changesOfDay: (query) => counted(inner.changesOfDay(query)),
    history: (meetingId) => counted(inner.history(meetingId)),
  }
}
