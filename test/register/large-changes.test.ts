import { expect, test } from 'vitest'
import type { Report } from '../../shared/domain/report.ts'
import { createRegister } from '../../shared/register/put-article-reports.ts'
import { MOST_ACTIONS } from '../../shared/register/register-tables.ts'
import { memoryTables, readersView } from './memory-tables.ts'
import type { MemoryTables } from './memory-tables.ts'
import { sampleReport } from './sample-reports.ts'

const FORTY = (
  'ALB AND ARM AUT AZE BEL BGR BIH CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GEO GRC ' +
  'HRV HUN IRL ISL ITA LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU SMR'
).split(' ')

function summit(article: string, start: string, published: string, parties: string[] = FORTY): Report {
  return sampleReport({
    article,
    published,
    parties,
    status: 'planned',
    date: { start, end: null, precision: 'day' },
    participants: parties.map((party) => ({ name: `Leader Of${party.toLowerCase()}`, party, title: 'Prime Minister' })),
    place: { city: 'Chisinau', country: 'MDA', venue: null },
    topics: ['security_defence', 'energy', 'regional_cooperation'],
  })
}

const clock = () => new Date('2023-06-01T00:00:00Z')

function registerOn(tables: MemoryTables) {
  return createRegister({ tables, clock, sleep: () => Promise.resolve(), random: () => 0.5 })
}

async function put(tables: MemoryTables, reports: readonly Report[]): Promise<void> {
  for (const report of reports) await registerOn(tables).putArticleReports(report.articleId, 1, [report])
}

test('a summit of forty states, and its move to another day, keep within a transaction', async () => {
  const tables = memoryTables()
  const announced = summit('announced', '2023-06-01', '2023-05-02T10:00:00Z')
  const moved = summit('moved', '2023-06-09', '2023-05-20T10:00:00Z')
  await put(tables, [announced, moved])
  expect(tables.written.largest).toBeLessThanOrEqual(MOST_ACTIONS)
  const listings = [...tables.contents.meeting_index.values()].filter(({ facet }) => !String(facet).startsWith('match_'))
  expect(listings.length).toBeGreaterThan(120)
  expect(new Set(listings.map(({ date_start }) => date_start))).toEqual(new Set(['2023-06-09']))
  const fresh = memoryTables()
  await put(fresh, [moved, announced])
  expect(readersView(fresh)).toEqual(readersView(tables))
})

test('an earlier report found late renames a meeting of many reports, and their pointers follow', async () => {
  const tables = memoryTables()
  const coverage = Array.from({ length: 150 }, (_, index) =>
    sampleReport({ article: `story-${index}`, published: new Date(Date.UTC(2021, 10, 17, 8, index)).toISOString() }),
  )
  await put(tables, coverage)
  const late = sampleReport({ article: 'first-word', published: '2021-11-16T20:00:00Z' })
  await put(tables, [late])
  const pointers = new Set([...tables.contents.reports.values()].map(({ meeting_id }) => meeting_id))
  expect(pointers).toEqual(new Set([`m_${late.reportId.slice(2)}`]))
  expect(tables.written.largest).toBeLessThanOrEqual(MOST_ACTIONS)
})

type Delivery = [articleId: string, reports: Report[]]

/** Hands over the deliveries in turn; one that fails comes again. */
async function deliver(tables: MemoryTables, deliveries: readonly Delivery[]): Promise<void> {
  for (const [articleId, reports] of deliveries) {
    await registerOn(tables)
      .putArticleReports(articleId, 1, reports)
      .catch(() => registerOn(tables).putArticleReports(articleId, 1, reports))
  }
}

/**
 * What the deliveries leave of the register that was there before, if the worker dies at the first, the second, …
 * call to the tables: before it is done, or after.
 */
async function crashEverywhere(before: MemoryTables, deliveries: readonly Delivery[]): Promise<unknown[]> {
  const views: unknown[] = []
  for (let failing = 1; ; failing += 1) {
    const tables = memoryTables(structuredClone(before.contents))
    let calls = 0
    const crash = () => {
      calls += 1
      if (calls === failing) throw new Error('the worker died')
    }
    tables.before = () => Promise.resolve().then(crash)
    tables.afterWrite = crash
    await deliver(tables, deliveries)
    if (calls < failing) return views
    views.push(readersView(tables))
  }
}

test('a crash before or after any call, then redelivery, leaves the register undisturbed', async () => {
  const announced = summit('announced', '2023-06-01', '2023-05-02T10:00:00Z')
  const moved = summit('moved', '2023-06-09', '2023-05-20T10:00:00Z')
  const bilateral = sampleReport({ article: 'bilateral' })
  const deliveries: Delivery[] = [
    [bilateral.articleId, [bilateral]],
    [announced.articleId, [announced]],
    [moved.articleId, [moved]],
    [announced.articleId, []],
    [bilateral.articleId, [{ ...bilateral, extractorVersion: '2' }]],
    [moved.articleId, []],
  ]
  const undisturbed = memoryTables()
  for (const stage of [deliveries.slice(0, 3), deliveries.slice(3, 5), deliveries.slice(5)]) {
    const before = memoryTables(structuredClone(undisturbed.contents))
    await deliver(undisturbed, stage)
    const views = await crashEverywhere(before, stage)
    expect(views.length).toBeGreaterThan(10)
    for (const view of views) expect(view).toEqual(readersView(undisturbed))
  }
})
