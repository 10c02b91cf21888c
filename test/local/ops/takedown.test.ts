import { S3Client } from '@aws-sdk/client-s3'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listedArticle } from '../../../functions/fetch-article/article-version.ts'
import { takeDown, type TakedownMeans } from '../../../local/ops/takedown.ts'
import { createArchive } from '../../../shared/adapters/archive.ts'
import { createArticleStore } from '../../../shared/adapters/article-store.ts'
import { createDocumentClient } from '../../../shared/adapters/aws-clients.ts'
import { createRegisterReader } from '../../../shared/adapters/register-reader.ts'
import { createRegisterStore } from '../../../shared/adapters/register-store.ts'
import { archiveKeys } from '../../../shared/articles/archive-keys.ts'
import type { Article } from '../../../shared/domain/article.ts'
import { fetchArticleMessageSchema } from '../../../shared/messages.ts'
import { getMeeting } from '../../../shared/queries/get-meeting.ts'
import { type LocalServices, startLocalServices } from '../../fakes/local-services.ts'
import { people, sampleReport } from '../../register/sample-reports.ts'

const NOW = new Date('2026-03-20T08:00:00.000Z')
const WORDS = 'The two ministers signed a border protocol in the old customs house'
const OUTCOME = 'signed a border protocol'
const tables = { reports: 'reports', meetings: 'meetings', meeting_index: 'meeting_index', meeting_history: 'meeting_history', match_blocks: 'match_blocks', corrections: 'corrections' }

let services: LocalServices
let means: TakedownMeans
const dynamo = () => means.dynamo

beforeAll(async () => {
  services = await startLocalServices()
  await services.createTable('articles', { hash: 'article_id' })
  await services.createTable('reports', { hash: 'article_id', range: 'report_id' })
  await services.createTable('meetings', { hash: 'meeting_id' })
  await services.createTable('meeting_index', { hash: 'facet', range: 'date_id' })
  await services.createTable('meeting_history', { hash: 'meeting_id', range: 'revision', index: { name: 'by_change', hash: 'change_day', range: 'change_id' } })
  await services.createTable('match_blocks', { hash: 'block_id' })
  await services.createTable('corrections', { hash: 'meeting_id', range: 'corrected_at' })
  services.sqsS3.ensureBucket('archive')
  const client = createDocumentClient()
  const s3 = new S3Client({ forcePathStyle: true })
  means = {
    dynamo: client,
    s3,
    articles: createArticleStore(client, 'articles'),
    register: createRegisterStore(client, tables, () => NOW),
    bucket: 'archive',
    reportsTable: 'reports',
    historyTable: 'meeting_history',
    now: NOW,
  }
})
afterAll(() => services.close())

/** Everything that the tables hold, as text. */
async function everything(): Promise<string> {
  const pages = await Promise.all(['articles', ...Object.values(tables)].map((TableName) => dynamo().send(new ScanCommand({ TableName }))))
  return JSON.stringify(pages.map(({ Items }) => Items))
}

it('a taken-down article leaves its facts in the register and none of its words anywhere', async () => {
  const parties = ['ALB', 'MNE']
  const taken = sampleReport({ article: 'taken', published: '2026-03-11T09:00:00Z', parties, participants: people('Ilir Dervishi/ALB; Vuk Radonja/MNE'), evidence: `${WORDS} on Tuesday.`, outcomes: [OUTCOME] })
  const other = sampleReport({ article: 'other', published: '2026-03-11T12:00:00Z', parties, participants: people('Ilir Dervishi/ALB; Vuk Radonja/MNE'), evidence: 'Albania and Montenegro settled their border on Tuesday, both sides said.' })
  const message = fetchArticleMessageSchema.parse({
    articleId: taken.articleId, url: taken.url, feedId: 'f_1', outlet: null, outletKind: null, title: WORDS, publishedAt: null, listedAt: '2026-03-11T09:00:00.000Z', content: null,
  })
  const keys = archiveKeys(taken.articleId, 1)
  const article: Article = { ...listedArticle(message), title: WORDS, state: 'reported', version: 1, pageKey: keys.page, textKey: keys.text, reportCount: 1 }
  const archive = createArchive(means.s3, 'archive')
  await archive.putPage(keys.page, new TextEncoder().encode(WORDS), 'text/html')
  await means.articles.add(article)
  await means.register.putArticleReports(other.articleId, 1, [other])
  await means.register.putArticleReports(taken.articleId, 1, [taken])
  expect(await everything()).toContain(OUTCOME)

  expect(await takeDown(article, 'its publisher asked', means)).toEqual({ reports: 1, meetings: 1, objects: 1 })

  const left = await everything()
  expect(left).not.toContain(OUTCOME)
  expect(left).not.toContain(WORDS)
  const { Items: rows = [] } = await dynamo().send(new ScanCommand({ TableName: 'meetings' }))
  const id = String(rows.find((row) => row['record'] !== undefined)?.['meeting_id'])
  const answer = await getMeeting(createRegisterReader(dynamo(), tables), id)
  expect(answer.found && answer.meeting).toMatchObject({ parties, sourceCount: 2, outcomes: [] })
  await expect(archive.getText(keys.text)).rejects.toThrow('no such object')
  const kept = await means.articles.get(taken.articleId)
  expect(kept).toMatchObject({ state: 'failed', reason: 'taken_down', detail: 'its publisher asked', title: null, textKey: null })

  expect(await takeDown(kept ?? article, 'again', means)).toEqual({ reports: 1, meetings: 1, objects: 0 })
  expect(await everything()).not.toContain(OUTCOME)
})
