import { ListObjectsV2Command, GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import { gunzipSync } from 'node:zlib'
import type { z } from 'zod'
import { dispatchFeeds, newDispatchMemory } from '../../functions/dispatch-feeds/dispatch-feeds.ts'
import { dispatchRetries } from '../../functions/dispatch-feeds/dispatch-retries.ts'
import { extractMeetings } from '../../functions/extract-meetings/extract-meetings.ts'
import { type FetchArticlePorts, fetchArticle } from '../../functions/fetch-article/fetch-article.ts'
import { pollFeed } from '../../functions/poll-feed/poll-feed.ts'
import { replayTexts } from '../../functions/replay-texts/replay-texts.ts'
import { sweepMeetings } from '../../functions/sweep-meetings/sweep-meetings.ts'
import { createArchive } from '../../shared/adapters/archive.ts'
import { createArticleRetries, createArticleStore } from '../../shared/adapters/article-store.ts'
import { createFeedStore } from '../../shared/adapters/feed-store.ts'
import { createOutbox } from '../../shared/adapters/outbox.ts'
import { createRegisterReader } from '../../shared/adapters/register-reader.ts'
import { createRegisterStore } from '../../shared/adapters/register-store.ts'
import { archiveKeys } from '../../shared/articles/archive-keys.ts'
import type { FeedEntry } from '../../shared/domain/feed.ts'
import {
  type ExtractMeetingsMessage,
  extractMeetingsMessageSchema,
  fetchArticleKeys,
  type FetchArticleMessage,
  fetchArticleMessageSchema,
  type PollFeedMessage,
  pollFeedMessageSchema,
} from '../../shared/messages.ts'
import type { WebClient } from '../../shared/ports.ts'
import { MOST_DELIVERIES } from '../../shared/queue-limits.ts'
import { isLast } from '../../shared/runtime/queue-worker.ts'
import type { LocalServices, TableShape } from '../fakes/local-services.ts'
import { allAllowed } from '../fakes/memory-ports.ts'
import { fakeMeetings, NOW, readFakeFeed, readFakePage } from '../fakes/pipeline.ts'
import { readByRules } from '../../shared/engine/article-reading.ts'
import type { ArticleText } from '../../shared/domain/extracted-meeting.ts'

const TABLES: Record<string, TableShape> = {
  feeds: { hash: 'feed_id', index: { name: 'by_slot', hash: 'due_shard', range: 'due_slot' } },
  articles: {
    hash: 'article_id',
    index: [
      { name: 'by_failure', hash: 'failure_reason', range: 'failed_at' },
      { name: 'by_retry', hash: 'state', range: 'retry_at' },
    ],
  },
  reports: { hash: 'article_id', range: 'report_id' },
  meetings: { hash: 'meeting_id' },
  meeting_index: { hash: 'facet', range: 'date_id' },
  meeting_history: { hash: 'meeting_id', range: 'revision', index: { name: 'by_change', hash: 'change_day', range: 'change_id' } },
  match_blocks: { hash: 'block_id' },
  corrections: { hash: 'meeting_id', range: 'corrected_at', index: { name: 'by_state', hash: 'state', range: 'corrected_at' } },
}

/** The caller by which the pipeline's own calls are told from those of the test around it. */
export const PIPELINE = 'pipeline'

/** When what failed at `NOW` for a reason that may pass is tried again. */
const HOURS_LATER = new Date('2021-11-18T11:00:00Z')
/** A day by which every meeting that was planned should have taken place. */
const MUCH_LATER = new Date('2022-06-01T03:00:00Z')

/** What a run left: every item of every table, every object of the archive, every message still waiting. */
export type Left = { tables: Record<string, unknown[]>; objects: Record<string, string>; waiting: number }

/**
 * Runs the pipeline on the services' adapters, in tables, queues and a bucket of its own, until nothing is
 * left to do. A failed delivery is repeated at once. Clients try each call once, so that a disturbed call
 * fails its delivery.
 */
export async function runOnServices(
  services: LocalServices,
  name: string,
  scenario: { entries: FeedEntry[]; web: WebClient; laterWeb: WebClient; onFailure: () => void },
): Promise<Left> {
  const once = { maxAttempts: 1, credentials: { accessKeyId: PIPELINE, secretAccessKey: 'test' } }
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(once))
  const s3 = new S3Client(once)
  const sqs = new SQSClient(once)
  const table = (kind: string) => `${name}-${kind}`
  for (const [kind, shape] of Object.entries(TABLES)) await services.createTable(table(kind), shape)
  services.sqsS3.ensureBucket(name)
  const queues = { feeds: `${name}-feeds`, articles: `${name}-articles.fifo`, texts: `${name}-texts`, replay: `${name}-replay` }
  for (const queue of Object.values(queues)) {
    const attributes: Record<string, string> = { VisibilityTimeout: '600', ...(queue.endsWith('.fifo') ? { FifoQueue: 'true' } : {}) }
    services.sqsS3.ensureQueue({ name: queue, attributes, deadLetter: null })
  }

  const common = { clock: () => NOW, count: () => {}, log: { info: () => {}, warn: () => {}, error: () => {} } }
  const timeLeft = () => 60_000
  const feeds = createFeedStore(dynamo, table('feeds'))
  const articles = createArticleStore(dynamo, table('articles'))
  const archive = createArchive(s3, name)
  const registerTables = {
    reports: table('reports'),
    meetings: table('meetings'),
    meeting_index: table('meeting_index'),
    meeting_history: table('meeting_history'),
    match_blocks: table('match_blocks'),
    corrections: table('corrections'),
  }
  const articlesOutbox = createOutbox<FetchArticleMessage>(sqs, services.sqsS3.queueUrl(queues.articles), fetchArticleKeys)
  const feedsOutbox = createOutbox<PollFeedMessage>(sqs, services.sqsS3.queueUrl(queues.feeds))
  const textsOutbox = createOutbox<ExtractMeetingsMessage>(sqs, services.sqsS3.queueUrl(queues.texts))
  const { entries, web, laterWeb } = scenario

  await untilDone(() =>
    dispatchFeeds({ ...common, entries, feeds, outbox: feedsOutbox }, newDispatchMemory(), timeLeft),
  )
  await drain(queues.feeds, pollFeedMessageSchema, (message) =>
    pollFeed(message, { ...common, feeds, articles, outbox: articlesOutbox, web, robots: allAllowed, parseFeed: readFakeFeed, recheckHours: 6 }, timeLeft),
  )
  const fetchPorts = {
    ...common,
    articles,
    archive,
    archiveKeys,
    outbox: textsOutbox,
    web,
    robots: allAllowed,
    readPage: readFakePage,
    contentText: (html: string) => html,
  }
  await drainArticles(fetchPorts)
  const hoursLater = { ...common, clock: () => HOURS_LATER }
  const retries = createArticleRetries(dynamo, table('articles'))
  await untilDone(() => dispatchRetries({ ...hoursLater, retries, outbox: articlesOutbox }, timeLeft))
  await drainArticles({ ...fetchPorts, ...hoursLater, web: laterWeb })
  const register = createRegisterStore(dynamo, registerTables, common.clock)
  const readBy = (extractorVersion: string) => (message: ExtractMeetingsMessage) =>
    extractMeetings(message, { ...common, articles, archive, register, read: async (article: ArticleText) => readByRules(article, ({ text }) => fakeMeetings(text)), extractorVersion, isEnglish: () => true })
  await drain(queues.texts, extractMeetingsMessageSchema, readBy('first'))

  const replayOutbox = createOutbox<ExtractMeetingsMessage>(sqs, services.sqsS3.queueUrl(queues.replay))
  const Items = (await archivedKeys('texts/')).map((Key) => ({ Key }))
  await untilDone(() => replayTexts({ Items, BatchInput: { force: false } }, { ...common, articles, outbox: replayOutbox, extractorVersion: 'second' }))
  await drain(queues.replay, extractMeetingsMessageSchema, readBy('second'))

  const later = () => MUCH_LATER
  const sweeper = createRegisterStore(dynamo, registerTables, later)
  await untilDone(() => sweepMeetings({ ...common, clock: later, reader: createRegisterReader(dynamo, registerTables), register: sweeper }, timeLeft))
  const left = await whatIsLeft()
  for (const client of [dynamo, s3, sqs]) client.destroy()
  return left

  function drainArticles(ports: FetchArticlePorts): Promise<void> {
    return drain(queues.articles, fetchArticleMessageSchema, (message, count) =>
      fetchArticle(message, ports, { count, last: isLast(count, MOST_DELIVERIES), timeLeft }),
    )
  }

  async function archivedKeys(Prefix: string): Promise<string[]> {
    const client = new S3Client()
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: name, Prefix }))
    client.destroy()
    return Contents.map(({ Key = '' }) => Key)
  }

  async function untilDone(work: () => Promise<unknown>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await work()
        return
      } catch (error) {
        scenario.onFailure()
        if (tries === MOST_DELIVERIES) throw error
      }
    }
  }

  /** Works through a queue as Lambda does: a message is deleted when its delivery succeeded. */
  async function drain<Message>(
    queue: string,
    schema: z.ZodType<Message>,
    work: (message: Message, count: number) => Promise<void>,
  ): Promise<void> {
    const client = new SQSClient()
    const QueueUrl = services.sqsS3.queueUrl(queue)
    for (;;) {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl }))
      const [received] = Messages
      if (received === undefined) break
      const message = schema.parse(JSON.parse(received.Body ?? ''))
      let count = 0
      await untilDone(() => work(message, ++count))
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: received.ReceiptHandle }))
    }
    client.destroy()
  }

  async function whatIsLeft(): Promise<Left> {
    const tables: Left['tables'] = {}
    const client = DynamoDBDocumentClient.from(new DynamoDBClient())
    const archived = new S3Client()
    for (const kind of Object.keys(TABLES)) {
      const items: Record<string, unknown>[] = []
      for await (const page of paginateScan({ client }, { TableName: table(kind) })) items.push(...(page.Items ?? []))
      tables[kind] = items.map((item) => JSON.stringify(item, Object.keys(item).sort())).sort()
    }
    const objects: Left['objects'] = {}
    for (const Key of await archivedKeys('')) {
      const { Body } = await archived.send(new GetObjectCommand({ Bucket: name, Key }))
      objects[Key] = gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString('utf8')
    }
    client.destroy()
    archived.destroy()
    const waiting = Object.values(queues).reduce((sum, queue) => sum + services.sqsS3.bodies(queue).length, 0)
    return { tables, objects, waiting }
  }
}
