import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listedArticle } from '../../../functions/fetch-article/article-version.ts'
import { dataDirectory, writeState } from '../../../local/cloud/data-directory.ts'
import { readOpsOptions } from '../../../local/ops/ops-options.ts'
import { createArticleStore } from '../../../shared/adapters/article-store.ts'
import { createDocumentClient, createSqsClient } from '../../../shared/adapters/aws-clients.ts'
import { createFeedStore } from '../../../shared/adapters/feed-store.ts'
import type { Article } from '../../../shared/domain/article.ts'
import { articleId } from '../../../shared/domain/ids.ts'
import { newFeed } from '../../../shared/feeds/feed-life.ts'
import { fetchArticleMessageSchema } from '../../../shared/messages.ts'
import { feedEntry } from '../../fakes/feed-entry.ts'
import { type LocalServices, startLocalServices } from '../../fakes/local-services.ts'
import { UsageError } from '../../../local/command-line.ts'

const NOW = new Date('2026-03-10T12:00:00.000Z')
const data = mkdtempSync(join(tmpdir(), 'parley-ops-'))
const failing = { ...newFeed(feedEntry('https://harbour.example/rss', { name: 'Harbour Post' }), NOW), state: 'failing' as const, failuresInRow: 5, lastFailure: 'HTTP 503' }
const well = newFeed(feedEntry('https://ridge.example/rss', { name: 'Ridge Times' }), NOW)

function article(url: string, changes: Partial<Article>): Article {
  const message = fetchArticleMessageSchema.parse({
    articleId: articleId(url), url, feedId: well.feedId, outlet: null, outletKind: null, title: null, publishedAt: null, listedAt: '2026-03-09T10:00:00.000Z', content: null,
  })
  return { ...listedArticle(message), ...changes }
}
const blocked = article('https://ridge.example/a', { state: 'failed', reason: 'blocked', detail: 'HTTP 403', updatedAt: '2026-03-09T10:05:00.000Z' })
const timedOut = article('https://ridge.example/b', { state: 'failed', reason: 'timeout', detail: '20 s', failures: 2, retryAt: '2026-03-09T17:00:00.000Z', updatedAt: '2026-03-09T11:00:00.000Z' })
const read = article('https://ridge.example/c', { state: 'reported', version: 2, textKey: 'texts/c/2.json.gz', reportCount: 1 })
const older = article('https://ridge.example/d', { state: 'no_meeting', version: 1, textKey: 'texts/d/1.json.gz', listedAt: '2026-03-01T10:00:00.000Z' })

let services: LocalServices

const ops = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['local/ops.ts', ...args, '--data', data], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err })
    })
  })
const json = async (...args: string[]): Promise<unknown> => {
  const { code, out, err } = await ops(...args, '--json')
  expect(code, err).toBe(0)
  return JSON.parse(out)
}
const waiting = (queue: string): unknown[] => services.sqsS3.bodies(queue).map((body) => JSON.parse(body))

beforeAll(async () => {
  services = await startLocalServices()
  const { sqsS3 } = services
  await services.createTable('feeds', { hash: 'feed_id' })
  await services.createTable('articles', { hash: 'article_id', index: { name: 'by_failure', hash: 'failure_reason', range: 'failed_at' } })
  // What tells a local cloud from something else at its address.
  await services.createTable('meetings', { hash: 'meeting_id' })
  sqsS3.ensureQueue({ name: 'Feeds', attributes: {}, deadLetter: null })
  sqsS3.ensureQueue({ name: 'ArticlesDeadLetters.fifo', attributes: { FifoQueue: 'true' }, deadLetter: null })
  sqsS3.ensureQueue({ name: 'Articles.fifo', attributes: { FifoQueue: 'true' }, deadLetter: { queue: 'ArticlesDeadLetters.fifo', maxReceiveCount: 5 } })
  sqsS3.ensureQueue({ name: 'Texts', attributes: {}, deadLetter: null })
  const dynamo = createDocumentClient()
  for (const feed of [failing, well]) await createFeedStore(dynamo, 'feeds').applyListChange({ kind: 'add', feed })
  for (const one of [blocked, timedOut, read, older]) await createArticleStore(dynamo, 'articles').add(one)
  writeState(dataDirectory(data), {
    pid: process.pid,
    endpoints: { dynamodb: process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '', sqs: sqsS3.endpoint, s3: sqsS3.endpoint },
    names: {
      FEEDS_TABLE: 'feeds', ARTICLES_TABLE: 'articles', MEETINGS_TABLE: 'meetings',
      FEEDS_QUEUE_URL: sqsS3.queueUrl('Feeds'), ARTICLES_QUEUE_URL: sqsS3.queueUrl('Articles.fifo'), TEXTS_QUEUE_URL: sqsS3.queueUrl('Texts'),
    },
  })
})
afterAll(async () => {
  await services.close()
  rmSync(data, { recursive: true })
})

describe('npm run ops', () => {
  it('shows a dead letter, leaves it there, and moves it back to the queue where it failed', async () => {
    const sqs = createSqsClient()
    for (const n of [1, 2]) {
      await sqs.send(
        new SendMessageCommand({ QueueUrl: services.sqsS3.queueUrl('ArticlesDeadLetters.fifo'), MessageBody: `{"poisoned":${n}}`, MessageGroupId: 'ridge.example', MessageDeduplicationId: String(n) }),
      )
    }
    sqs.destroy()
    expect(await json('dlq', 'list')).toEqual({ queues: [{ name: 'ArticlesDeadLetters.fifo', messages: 2 }] })
    expect(await json('dlq', 'show', 'ArticlesDeadLetters.fifo', '--limit', '1')).toMatchObject({ messages: [{ body: { poisoned: 1 } }] })
    expect(await json('dlq', 'redrive', 'all')).toEqual({ moved: [{ name: 'ArticlesDeadLetters.fifo', moved: 2 }] })
    expect(waiting('ArticlesDeadLetters.fifo')).toEqual([])
    expect(waiting('Articles.fifo').slice(-2)).toEqual([{ poisoned: 1 }, { poisoned: 2 }])
  })

  it('lists failed articles, the latest first, by reason and day', async () => {
    expect(await json('articles', 'failed')).toMatchObject({ articles: [{ url: timedOut.url, reason: 'timeout' }, { url: blocked.url }] })
    expect(await json('articles', 'failed', '--reason', 'blocked')).toMatchObject({ articles: [{ url: blocked.url }] })
    expect(await json('articles', 'failed', '--since', '2026-03-10')).toEqual({ articles: [] })
  })

  it('tells when a failed article is tried again by itself, and which no more', async () => {
    expect(await json('articles', 'failed')).toMatchObject({ articles: [{ failures: 2, nextTryAt: timedOut.retryAt }, { nextTryAt: null }] })
    const { out } = await ops('articles', 'failed')
    expect(out).toMatch(/^2026-03-09 11:00 +2 +2026-03-09 17:00 +timeout /m)
    expect(out).toMatch(/^2026-03-09 10:05 +0 +none +blocked /m)
  })

  it('sends a failed article to be fetched again, whatever was made of it before', async () => {
    expect(await json('articles', 'retry', blocked.url)).toEqual({ sent: [blocked.articleId] })
    const message = fetchArticleMessageSchema.parse(waiting('Articles.fifo').at(-1))
    expect(message).toMatchObject({ articleId: blocked.articleId, url: blocked.url, feedId: well.feedId })
    expect(Date.parse(message.unlessReadSince ?? '')).toBeGreaterThan(Date.parse(blocked.updatedAt))
  })

  it('polls failing feeds at once, and no others', async () => {
    expect(await json('feeds', 'revive', 'all')).toEqual({ sent: [failing.feedId] })
    expect(waiting('Feeds')).toEqual([{ feedId: failing.feedId, dueAt: null }])
  })

  it('works through the articles of some days again: fetches what failed, reads what is archived', async () => {
    expect(await json('backfill', '--from', '2026-03-09', '--to', '2026-03-09')).toEqual({ fetched: 2, read: 1, limitReached: false })
    expect(waiting('Texts')).toEqual([{ articleId: read.articleId, version: 2, textKey: read.textKey }])
  })

  it.each([
    [['dlq', 'show', 'Nowhere'], 'there is no dead-letter queue Nowhere; there are ArticlesDeadLetters.fifo'],
    [['articles', 'retry', 'https://elsewhere.example/x'], 'no feed has listed an article at https://elsewhere.example/x'],
    [['feeds', 'revive', 'f_0'], 'there is no feed f_0'],
  ])('%j ends with 1 and says: %s', async (args, words) => {
    const answer = await ops(...args)
    expect(answer.code).toBe(1)
    expect(answer.err).toContain(words)
  })
})

it.each([
  [[], 'no command given; there are dlq list'],
  [['dlq', 'lst'], 'unknown command "dlq lst"'],
  [['dlq', 'redrive'], 'takes the name of a dead-letter queue'],
  [['dlq', 'purge', 'all'], 'dlq purge takes one queue'],
  [['dlq', 'list', 'all'], 'unexpected argument "all"'],
  [['backfill', '--from', '2026-03-09'], 'backfill takes --from DAY and --to DAY'],
  [['backfill', '--from', '2026-03-09', '--to', '2026-03-08'], '--from 2026-03-09 lies after --to 2026-03-08'],
  [['articles', 'retry'], 'takes addresses, or --reason or --since'],
  [['articles', 'failed', '--reason', 'bored'], '--reason bored: no such reason; there are not_found'],
  [['articles', 'failed', '--since', '2026-02-30'], '--since 2026-02-30: a day like'],
  [['articles', 'failed', '--limit', '0'], '--limit 0: a whole number'],
  [['dlq', 'list', '--data', 'x', '--stack', 'y'], 'exclude each other'],
  [['dlq', 'list', '--colour'], 'colour'],
])('the arguments %j are refused with: %s', (args, words) => {
  expect(() => readOpsOptions(args)).toThrow(UsageError)
  expect(() => readOpsOptions(args)).toThrow(words)
})
