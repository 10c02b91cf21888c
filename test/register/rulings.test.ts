import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Correction } from '../../shared/domain/correction.ts'
import type { Report } from '../../shared/domain/report.ts'
import { getMeeting } from '../../shared/queries/get-meeting.ts'
import { listMeetings } from '../../shared/queries/list-meetings.ts'
import { clusterReports } from '../../shared/register/cluster-reports.ts'
import { matchView } from '../../shared/register/match-view.ts'
import { mergeReports } from '../../shared/register/merge-reports.ts'
import { createRegister } from '../../shared/register/put-article-reports.ts'
import { stableJson } from '../../shared/register/stable-json.ts'
import { memoryReader } from '../queries/memory-reader.ts'
import { arbitraryReports } from './arbitrary-reports.ts'
import { memoryTables, readersView } from './memory-tables.ts'
import type { MemoryTables } from './memory-tables.ts'
import { people, sampleReport } from './sample-reports.ts'
import { sampleRuling } from './sample-rulings.ts'

const clock = () => new Date('2021-12-01T00:00:00Z')

function registerOn(tables: MemoryTables) {
  return createRegister({ tables, clock, sleep: () => Promise.resolve(), random: () => 0.5 })
}

type Step = { articleId: string; reports: Report[] } | { ruling: Correction }

async function take(tables: MemoryTables, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if ('ruling' in step) await registerOn(tables).rule(step.ruling)
    else await registerOn(tables).putArticleReports(step.articleId, 1, step.reports)
  }
}

function stepsOf(reports: readonly Report[], rulings: readonly Correction[]): Step[] {
  const articles = [...Map.groupBy(reports, ({ articleId }) => articleId)].map(([articleId, own]): Step => ({ articleId, reports: own }))
  return [...articles, ...rulings.map((ruling): Step => ({ ruling }))]
}

/** The records that all reports and rulings at once give. */
function batchRecords(reports: readonly Report[], rulings: readonly Correction[]): string[] {
  const byId = new Map(reports.map((report) => [report.reportId, report]))
  return clusterReports(reports.map(matchView), rulings)
    .map(({ reports: members, corrections }) => mergeReports(members.flatMap(({ reportId }) => byId.get(reportId) ?? []), corrections, clock()))
    .map(stableJson)
    .toSorted()
}

function storedRecords(tables: MemoryTables): string[] {
  return [...tables.contents.meetings.values()].filter(({ merged_into: into }) => into === null).map(({ record }) => String(record)).toSorted()
}

/** Up to three rulings of any kind on reports of a drawing, some revoked. */
function arbitraryRulings(reports: Report[]): fc.Arbitrary<Correction[]> {
  const some = fc.subarray(reports, { minLength: 1, maxLength: Math.min(3, reports.length) })
  const drawn = fc.record({
    kind: fc.constantFrom('set' as const, 'merge' as const, 'split' as const, 'not_a_meeting' as const),
    one: some,
    other: some,
    topic: fc.constantFrom('health', 'energy'),
    revoked: fc.constantFrom(false, false, false, true),
  })
  return fc.array(drawn, { maxLength: 3 }).map((rulings) =>
    rulings.map(({ kind, one, other, topic, revoked }, index) =>
      sampleRuling(
        one,
        {
          kind,
          correctedAt: `2021-12-01T00:00:0${index}.000Z`,
          ...(kind === 'set' ? { field: 'topics', value: JSON.stringify([topic]) } : {}),
          ...(revoked ? { revokedAt: '2021-12-02T00:00:00.000Z', revokedBy: 'desk' } : {}),
        },
        kind === 'merge' || kind === 'split' ? other.filter(({ reportId }) => !one.some((report) => report.reportId === reportId)) : [],
      ),
    ),
  )
}

const coverage = arbitraryReports(12).chain((reports) => fc.tuple(fc.constant(reports), arbitraryRulings(reports)))

test('reports and rulings in any order give the register of all at once', async () => {
  await fc.assert(
    fc.asyncProperty(
      coverage.chain(([reports, rulings]) => {
        const steps = stepsOf(reports, rulings)
        return fc.tuple(fc.constant(reports), fc.constant(rulings), fc.shuffledSubarray(steps, { minLength: steps.length }))
      }),
      async ([reports, rulings, steps]) => {
        const tables = memoryTables()
        await take(tables, steps)
        expect(storedRecords(tables)).toEqual(batchRecords(reports, rulings))
      },
    ),
    { numRuns: 40 },
  )
})

test('reports that go leave the rulings to the others, and all that go and come back leave nothing changed', async () => {
  await fc.assert(
    fc.asyncProperty(
      coverage.chain(([reports, rulings]) => fc.tuple(fc.constant(reports), fc.constant(rulings), fc.subarray([...new Set(reports.map(({ articleId }) => articleId))]))),
      async ([reports, rulings, gone]) => {
        const tables = memoryTables()
        await take(tables, stepsOf(reports, rulings))
        const before = readersView(tables)
        await take(tables, gone.map((articleId) => ({ articleId, reports: [] })))
        expect(storedRecords(tables)).toEqual(batchRecords(reports.filter(({ articleId }) => !gone.includes(articleId)), rulings))
        await take(tables, stepsOf(reports.filter(({ articleId }) => gone.includes(articleId)), []))
        expect(readersView(tables)).toEqual(before)
      },
    ),
    { numRuns: 25 },
  )
})

test('a ruling given twice writes nothing the second time', async () => {
  const report = sampleReport({ article: 'one' })
  const tables = memoryTables()
  const ruling = sampleRuling([report], { kind: 'set', field: 'status', value: '"cancelled"' })
  await take(tables, stepsOf([report], [ruling]))
  const before = structuredClone(tables.contents)
  await take(tables, [{ ruling }])
  expect(tables.contents).toEqual(before)
})

const told = { participants: people('Noh Jae-min/KOR/vice minister; Wanda Shepherd/USA/Deputy Secretary') }
const one = sampleReport({ article: 'one', ...told, published: '2021-11-16T08:00:00Z' })
const other = sampleReport({ article: 'other', ...told, published: '2021-11-17T08:00:00Z' })
const far = sampleReport({ article: 'far', ...told, date: { start: '2021-11-25', end: null, precision: 'day' }, published: '2021-11-26T08:00:00Z' })

async function listed(tables: MemoryTables): Promise<string[]> {
  const { meetings } = await listMeetings(memoryReader(tables), {}, { limit: 50, after: null })
  return meetings.map(({ listed_day: day, status, source_count: sources }) => `${day} ${status} ${sources}`)
}

test('a ruling outlives an extractor that gives its only report another date, and so another id', async () => {
  const tables = memoryTables()
  await take(tables, stepsOf([one], [sampleRuling([one], { kind: 'set', field: 'status', value: '"cancelled"' })]))
  const better = sampleReport({ article: 'one', ...told, date: { start: '2021-11-15', end: null, precision: 'day' }, published: one.publishedAt })
  expect(better.reportId).not.toBe(one.reportId)
  await take(tables, [{ articleId: one.articleId, reports: [better] }])
  expect(await listed(tables)).toEqual(['2021-11-15 cancelled 1'])
})

test('two meetings ruled to be one are one, until that is revoked', async () => {
  const tables = memoryTables()
  const ruling = sampleRuling([one], { kind: 'merge' }, [far])
  await take(tables, stepsOf([one, far], [ruling]))
  expect(await listed(tables)).toHaveLength(1)
  expect(await getMeeting(memoryReader(tables), `m_${far.reportId.slice(2)}`)).toMatchObject({ found: true, mergedFrom: [`m_${far.reportId.slice(2)}`] })
  await take(tables, [{ ruling: { ...ruling, revokedAt: '2021-12-02T00:00:00.000Z', revokedBy: 'desk' } }])
  expect(await listed(tables)).toHaveLength(2)
})

test('reports split off are a meeting of their own, and a later report does not tie them together again', async () => {
  const tables = memoryTables()
  await take(tables, stepsOf([one, other], [sampleRuling([other], { kind: 'split' }, [one])]))
  expect(await listed(tables)).toHaveLength(2)
  const third = sampleReport({ article: 'third', ...told, published: '2021-11-18T08:00:00Z' })
  await take(tables, stepsOf([third], []))
  expect((await listed(tables)).toSorted()).toEqual(['2021-11-16 held 1', '2021-11-16 held 2'])
})

test('what is ruled to be no meeting disappears with all that is told of it, is deleted in history, and comes back', async () => {
  const tables = memoryTables()
  const ruling = sampleRuling([one], { kind: 'not_a_meeting' })
  const id = `m_${one.reportId.slice(2)}`
  await take(tables, stepsOf([one], [ruling]))
  await take(tables, stepsOf([other], []))
  expect(await listed(tables)).toEqual([])
  expect(await getMeeting(memoryReader(tables), id)).toMatchObject({ found: false, reason: 'ruled_out' })
  await take(tables, [{ ruling: { ...ruling, revokedAt: '2021-12-02T00:00:00.000Z', revokedBy: 'desk' } }])
  expect(await listed(tables)).toEqual(['2021-11-16 held 2'])
  const history = await memoryReader(tables).history(id)
  expect(history.map(({ kind, cause, cause_id: by }) => `${kind} by ${cause} ${by}`)).toEqual([
    `opened by article ${one.articleId}`,
    `withdrawn by correction ${id}@${ruling.correctedAt}`,
    `opened by correction ${id}@${ruling.correctedAt}`,
  ])
})

test('what a ruling replaces stays among the alternatives', async () => {
  const tables = memoryTables()
  await take(tables, stepsOf([one], [sampleRuling([one], { kind: 'set', field: 'place.city', value: '"Seoul"' })]))
  const answer = await getMeeting(memoryReader(tables), `m_${one.reportId.slice(2)}`)
  expect(answer).toMatchObject({ meeting: { place: { city: 'Seoul' }, correctedFields: ['place.city'], alternatives: [{ field: 'place.city', value: null, reports: 1 }] } })
})

test('the sweep makes a planned meeting of which nothing was heard unconfirmed, once, and late news confirms it', async () => {
  const planned = sampleReport({ article: 'plan', ...told, status: 'planned', published: '2021-11-10T08:00:00Z' })
  const tables = memoryTables()
  let now = new Date('2021-11-17T00:00:00Z')
  const register = createRegister({ tables, clock: () => now, sleep: () => Promise.resolve(), random: () => 0.5 })
  await register.putArticleReports(planned.articleId, 1, [planned])
  const id = `m_${planned.reportId.slice(2)}`
  await register.sweep(id)
  expect(await listed(tables)).toEqual(['2021-11-16 planned 1'])
  now = new Date('2021-11-20T03:00:00Z')
  await register.sweep(id)
  const swept = structuredClone(tables.contents)
  await register.sweep(id)
  expect(tables.contents).toEqual(swept)
  const unconfirmed = await listMeetings(memoryReader(tables), { status: 'unconfirmed' }, { limit: 9, after: null })
  expect(unconfirmed.meetings.map(({ meeting_id: found }) => found)).toEqual([id])
  const late = sampleReport({ article: 'late', ...told, published: '2021-11-21T08:00:00Z' })
  await register.putArticleReports(late.articleId, 1, [late])
  expect(await listed(tables)).toEqual(['2021-11-16 held 2'])
  const changes = (await memoryReader(tables).history(id)).map(({ kind, cause, cause_id: by, fields }) => [kind, cause, by, fields.split(',').includes('status')])
  expect(changes).toEqual([
    ['opened', 'article', planned.articleId, false],
    ['changed', 'sweep', '2021-11-20', true],
    ['changed', 'article', late.articleId, true],
  ])
})

test('a crash before or after any call of a ruling, then the same ruling again, leaves what the ruling alone leaves', async () => {
  const rulings = [sampleRuling([one], { kind: 'merge', correctedAt: '2021-12-01T00:00:01.000Z' }, [far]), sampleRuling([other], { kind: 'split', correctedAt: '2021-12-01T00:00:02.000Z' }, [one])]
  const undisturbed = memoryTables()
  await take(undisturbed, stepsOf([one, other, far], rulings))
  for (let failing = 1, calls = failing; calls >= failing; failing += 1) {
    const tables = memoryTables()
    await take(tables, stepsOf([one, other, far], []))
    calls = 0
    const crash = () => {
      calls += 1
      if (calls === failing) throw new Error('the command died')
    }
    tables.before = () => Promise.resolve().then(crash)
    tables.afterWrite = crash
    for (const ruling of rulings) await registerOn(tables).rule(ruling).catch(() => registerOn(tables).rule(ruling))
    expect(readersView(tables)).toEqual(readersView(undisturbed))
  }
})
