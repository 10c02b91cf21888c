import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDocumentClient } from '../../shared/adapters/aws-clients.ts'
import { createRegisterReader } from '../../shared/adapters/register-reader.ts'
import { createRegisterStore } from '../../shared/adapters/register-store.ts'
import type { RegisterTableNames } from '../../shared/adapters/register-tables.ts'
import type { Report } from '../../shared/domain/report.ts'
import type { Register } from '../../shared/ports.ts'
import { getMeeting } from '../../shared/queries/get-meeting.ts'
import { listMeetings } from '../../shared/queries/list-meetings.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import { clusterReports } from '../../shared/register/cluster-reports.ts'
import { matchView } from '../../shared/register/match-view.ts'
import { mergeReports } from '../../shared/register/merge-reports.ts'
import { type LocalServices, startLocalServices } from '../fakes/local-services.ts'
import { arbitraryReports } from '../register/arbitrary-reports.ts'
import { people, sampleReport } from '../register/sample-reports.ts'

const clock = () => new Date('2021-12-01T00:00:00Z')

let services: LocalServices
let registers = 0
beforeAll(async () => {
  services = await startLocalServices()
})
afterAll(() => services.close())

/** A register in tables of its own, as the stack defines them. */
async function emptyRegister(): Promise<{ register: Register; reader: RegisterReader; another: () => Register }> {
  registers += 1
  const name = (table: string) => `${table}-${registers}`
  const names: RegisterTableNames = {
    reports: name('reports'),
    meetings: name('meetings'),
    meeting_index: name('meeting_index'),
    meeting_history: name('meeting_history'),
    match_blocks: name('match_blocks'),
    corrections: name('corrections'),
  }
  await services.createTable(names.reports, { hash: 'article_id', range: 'report_id' })
  await services.createTable(names.meetings, { hash: 'meeting_id' })
  await services.createTable(names.meeting_index, { hash: 'facet', range: 'date_id' })
  await services.createTable(names.meeting_history, { hash: 'meeting_id', range: 'revision', index: { name: 'by_change', hash: 'change_day', range: 'change_id' } })
  await services.createTable(names.match_blocks, { hash: 'block_id' })
  await services.createTable(names.corrections, { hash: 'meeting_id', range: 'corrected_at' })
  const client = createDocumentClient()
  const another = () => createRegisterStore(client, names, clock)
  return { register: another(), another, reader: createRegisterReader(client, names) }
}

/** All records, by way of the listings. */
async function records(reader: RegisterReader): Promise<unknown[]> {
  const { meetings, next } = await listMeetings(reader, {}, { limit: 1000, after: null })
  expect(next).toBeNull()
  const answers = await Promise.all(meetings.map(({ meeting_id: id }) => getMeeting(reader, id)))
  return answers.map((answer) => (answer.found ? answer.meeting : answer)).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function expectedRecords(reports: readonly Report[]): unknown[] {
  const byId = new Map(reports.map((report) => [report.reportId, report]))
  return clusterReports(reports.map(matchView))
    .map((cluster) => mergeReports(cluster.reports.flatMap(({ reportId }) => byId.get(reportId) ?? []), [], clock()))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function byArticle(reports: readonly Report[]): [string, Report[]][] {
  return [...Map.groupBy(reports, ({ articleId }) => articleId)]
}

test('eight workers on DynamoDB, each article delivered twice, give the register of all reports at once', async () => {
  const [reports = []] = fc.sample(arbitraryReports(30).filter(({ length }) => length >= 20), { numRuns: 1, seed: 7 })
  expect(reports.length).toBeGreaterThanOrEqual(20)
  const { another, reader } = await emptyRegister()
  const queue = [...byArticle(reports), ...byArticle(reports).toReversed()].values()
  const worker = async () => {
    const register = another()
    for (const [articleId, own] of queue) await register.putArticleReports(articleId, 1, own)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  expect(await records(reader)).toEqual(expectedRecords(reports))
}, 60_000)

test('articles delivered again are read and not written', async () => {
  const { register } = await emptyRegister()
  const report = sampleReport({ article: 'once' })
  await register.putArticleReports(report.articleId, 1, [report])
  services.ledger.reset()
  await register.putArticleReports(report.articleId, 1, [report])
  expect(services.ledger.entries().map(({ operation, writeUnits }) => ({ operation, writeUnits }))).toEqual([
    { operation: 'GetItem', writeUnits: 0 },
    { operation: 'Query', writeUnits: 0 },
  ])
})

test('a bilateral with two people and three topics costs at most 60 write units, a second report of it 70', async () => {
  const { register } = await emptyRegister()
  const told = {
    participants: people('Noh Jae-min/KOR/First Vice Foreign Minister; Wanda Shepherd/USA/Deputy Secretary of State'),
    place: { city: 'Washington', country: 'USA', venue: null },
    topics: ['bilateral_ties' as const, 'supply_chains' as const, 'sanctions' as const],
  }
  const [first, second] = [sampleReport({ article: 'first', ...told }), sampleReport({ article: 'second', ...told })]
  const cost = async (report: Report) => {
    services.ledger.reset()
    await register.putArticleReports(report.articleId, 1, [report])
    const entries = services.ledger.entries()
    return { write: entries.reduce((sum, entry) => sum + entry.writeUnits, 0), read: entries.reduce((sum, entry) => sum + entry.readUnits, 0) }
  }
  const [one, two] = [await cost(first), await cost(second)]
  console.log(`a new meeting: ${one.write} write and ${one.read} read units; a second report: ${two.write} and ${two.read}`)
  expect(one.write).toBeLessThanOrEqual(60)
  expect(two.write).toBeLessThanOrEqual(70)
})

test('a report withdrawn takes its meeting with it, and the old id says so', async () => {
  const { register, reader } = await emptyRegister()
  const report = sampleReport({ article: 'mistaken' })
  await register.putArticleReports(report.articleId, 1, [report])
  await register.putArticleReports(report.articleId, 1, [])
  expect(await records(reader)).toEqual([])
  expect(await getMeeting(reader, `m_${report.reportId.slice(2)}`)).toMatchObject({ found: false, reason: 'withdrawn' })
})

test('the id of a meeting that was found to be another’s leads to that one', async () => {
  const { register, reader } = await emptyRegister()
  const late = sampleReport({ article: 'late', published: '2021-11-18T00:00:00Z' })
  const early = sampleReport({ article: 'early', published: '2021-11-16T00:00:00Z' })
  await register.putArticleReports(late.articleId, 1, [late])
  await register.putArticleReports(early.articleId, 1, [early])
  const [oldId, newId] = [`m_${late.reportId.slice(2)}`, `m_${early.reportId.slice(2)}`]
  expect(await getMeeting(reader, oldId)).toMatchObject({ found: true, meeting: { meetingId: newId }, mergedFrom: [oldId] })
})
