import { createServer } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { dispatchFeeds, newDispatchMemory } from '../functions/dispatch-feeds/dispatch-feeds.ts'
import { PROJECT_ROOT } from '../infra/bundle.ts'
import type { AwsCall, CallTotals } from '../local/aws-calls.ts'
import { ensureAssembly } from '../local/cloud/assembly.ts'
import { nameOf } from '../local/cloud/name-of.ts'
import { type LocalCloud, startCloud } from '../local/cloud/start-cloud.ts'
import { generatedEntry } from '../local/generated-entry.ts'
import { listenOnLoopback } from '../local/loopback-server.ts'
import { pollNow } from '../local/start/run-through.ts'
import { createFeedStore } from '../shared/adapters/feed-store.ts'
import { createOutbox } from '../shared/adapters/outbox.ts'
import type { FeedEntry } from '../shared/domain/feed.ts'
import type { PollFeedMessage } from '../shared/messages.ts'

export type Operation = AwsCall & CallTotals

/** One pass over all feeds. */
export type Pass = { seconds: number; operations: Operation[] }

/** Many generated feeds through the deployed poll-feed on the local cloud. */
export type PollingFigures = {
  feeds: number
  items: number
  /** All items new. */
  first: Pass
  /** Nothing new: one half of the servers says 304, the other sends the same again. */
  second: Pass
  /** Resident memory of the process that is the whole local cloud, its database and queues included, MB. */
  mostMemoryMb: number
}

/** How long the dispatcher takes, and what it asks for, with every feed due. */
export type DispatchFigures = { feeds: number; adding: Pass; starting: Pass; bySlot: Pass }

const ITEMS_PER_FEED = 25
const LOOK_EVERY_MS = 100
const MOST_PERIOD_MS = 15 * 60_000

export async function measurePolling(feeds: number): Promise<PollingFigures> {
  const server = await startFeedServer(feeds)
  try {
    return await onCloud(entriesAt(server.url, feeds), ['poll-feed'], async (cloud, dynamo) => {
      const store = createFeedStore(dynamo, nameOf(cloud, 'FEEDS_TABLE'))
      const first = await measured(cloud, async () => {
        await cloud.runSchedules()
        await untilPolled(cloud)
      })
      const known = await Array.fromAsync(store.all())
      const second = await measured(cloud, async () => {
        await pollNow(cloud, known)
        await untilPolled(cloud)
      })
      return { feeds, items: feeds * ITEMS_PER_FEED, first, second, mostMemoryMb: process.resourceUsage().maxRSS / 1024 }
    })
  } finally {
    await server.close()
  }
}

export async function measureDispatch(feeds: number): Promise<DispatchFigures> {
  const entries = entriesAt('https://feeds.example', feeds)
  return onCloud(entries, [], async (cloud, dynamo) => {
    const adding = await measured(cloud, () => cloud.runSchedules())
    const sqs = new SQSClient(cloud.clientSettings('sqs', 'dispatch-feeds'))
    const ports = {
      entries,
      feeds: createFeedStore(dynamo, nameOf(cloud, 'FEEDS_TABLE')),
      outbox: createOutbox<PollFeedMessage>(sqs, nameOf(cloud, 'FEEDS_QUEUE_URL')),
      clock: () => new Date(),
      count: () => {},
    }
    try {
      const starting = await measured(cloud, () => dispatchFeeds(ports, newDispatchMemory(), () => 60_000))
      // The feeds are new, so that all stand in slots of the shortest period, which all have opened since then.
      const memory = { sentUntil: new Date(Date.now() - MOST_PERIOD_MS) }
      const bySlot = await measured(cloud, () => dispatchFeeds(ports, memory, () => 60_000))
      return { feeds, adding, starting, bySlot }
    } finally {
      sqs.destroy()
    }
  })
}

/** Runs `work` on a local cloud with these feeds, of which only the named functions take from their queues. */
async function onCloud<Result>(entries: FeedEntry[], working: string[], work: (cloud: LocalCloud, dynamo: DynamoDBDocumentClient) => Promise<Result>): Promise<Result> {
  const assembly = await ensureAssembly(PROJECT_ROOT)
  const data = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const feedList = join(data, 'bench-feeds.json')
  await writeFile(feedList, JSON.stringify({ feeds: entries }))
  try {
    const cloud = await startCloud({ assembly, data, working, variables: { FEED_LIST_FILE: feedList, ALLOW_LOOPBACK: '1' } })
    const client = new DynamoDBClient(cloud.clientSettings('dynamodb', 'dispatch-feeds'))
    try {
      return await work(cloud, DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }))
    } finally {
      client.destroy()
      await cloud.close()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

async function measured(cloud: LocalCloud, work: () => Promise<unknown>): Promise<Pass> {
  cloud.ledger.reset()
  const started = performance.now()
  await work()
  return { seconds: (performance.now() - started) / 1000, operations: cloud.ledger.entries() }
}

async function untilPolled(cloud: LocalCloud): Promise<void> {
  const source = cloud.stack.eventSources.find(({ functionName }) => /poll-?feed/i.test(functionName))
  if (source === undefined) throw new Error('no queue invokes poll-feed')
  for (;;) {
    const depth = cloud.workQueues().get(source.queue)
    if (depth !== undefined && Object.values(depth).every((count) => count === 0) && cloud.busy() === 0) return
    await pause(LOOK_EVERY_MS)
  }
}

function entriesAt(origin: string, count: number): FeedEntry[] {
  return Array.from({ length: count }, (_, n) => generatedEntry(`Generated Feed ${n}`, `${origin}/feeds/${n}.xml`))
}

/** Serves `/feeds/N.xml`; those of even numbers know conditional requests. */
async function startFeedServer(count: number) {
  const now = Date.now()
  const feeds = Array.from({ length: count }, (_, n) => feedText(n, now))
  const server = createServer((request, response) => {
    const number = Number(/^\/feeds\/(\d+)\.xml$/.exec(request.url ?? '')?.[1])
    const text = feeds[number]
    const etag = number % 2 === 0 ? `"${number}"` : null
    if (text === undefined) response.writeHead(404).end()
    else if (etag !== null && request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end()
    else response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', ...(etag === null ? {} : { etag }) }).end(text)
  })
  return listenOnLoopback(server)
}

function feedText(feed: number, now: number): string {
  const items = Array.from({ length: ITEMS_PER_FEED }, (_, n) => {
    const published = new Date(now - n * 3_600_000).toUTCString()
    return `<item><title>Item ${n} of feed ${feed}</title><link>https://site-${feed}.example/news/${n}</link><guid isPermaLink="false">${feed}-${n}</guid><pubDate>${published}</pubDate><description>The ministers of two countries discussed item ${n} and agreed to meet again.</description></item>`
  })
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Generated Feed ${feed}</title><link>https://site-${feed}.example/</link><description>Generated</description>${items.join('')}</channel></rss>`
}
