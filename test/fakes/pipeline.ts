import { z } from 'zod'
import { dispatchFeeds, newDispatchMemory } from '../../functions/dispatch-feeds/dispatch-feeds.ts'
import { dispatchRetries } from '../../functions/dispatch-feeds/dispatch-retries.ts'
import { extractMeetings } from '../../functions/extract-meetings/extract-meetings.ts'
import { type FetchArticlePorts, fetchArticle } from '../../functions/fetch-article/fetch-article.ts'
import type { HtmlPage } from '../../functions/fetch-article/page-answer.ts'
import type { PageReading } from '../../functions/fetch-article/read-page.ts'
import { pollFeed } from '../../functions/poll-feed/poll-feed.ts'
import { archiveKeys } from '../../shared/articles/archive-keys.ts'
import type { ExtractedMeeting } from '../../shared/domain/extracted-meeting.ts'
import type { FeedEntry } from '../../shared/domain/feed.ts'
import type { ParsedFeed } from '../../shared/feeds/parsed-feed.ts'
import type { ExtractMeetingsMessage, FetchArticleMessage, PollFeedMessage } from '../../shared/messages.ts'
import type { WebClient } from '../../shared/ports.ts'
import { MOST_DELIVERIES } from '../../shared/queue-limits.ts'
import { isLast } from '../../shared/runtime/queue-worker.ts'
import {
  allAllowed,
  type Kept,
  memoryArchive,
  memoryArticleRetries,
  memoryArticleStore,
  memoryFeedStore,
  memoryOutbox,
  memoryRegister,
  nothingKept,
} from './memory-ports.ts'
import { readByRules } from '../../shared/engine/article-reading.ts'
import type { ArticleText } from '../../shared/domain/extracted-meeting.ts'

export const NOW = new Date('2021-11-18T09:00:00.000Z')
/** When what failed at `NOW` for a reason that may pass is tried again. */
const HOURS_LATER = new Date('2021-11-18T11:00:00.000Z')
const AMPLE_MS = 60_000

/** Wraps each port of a function; the crash matrix makes calls fail in here. */
export type WrapPort = <Port extends object>(functionName: string, portName: string, port: Port) => Port

type Delivered<Message> = { message: Message; count: number }

export type PipelineRun = {
  kept: Kept
  /** Messages that were delivered as often as a queue delivers and failed every time. */
  deadLetters: unknown[]
}

/**
 * The whole pipeline in memory: one dispatch, then deliveries until every queue is empty; and the same some hours
 * later for what is tried again. A failed delivery is repeated; a failed dispatch too, by a new container.
 */
export async function runPipeline(scenario: {
  entries: FeedEntry[]
  web: WebClient
  /** The web some hours later; the same unless given. */
  laterWeb?: WebClient
  wrap?: WrapPort
  /** How often each message is delivered though it succeeded. */
  deliveries?: number
  /** The order in which messages that were sent are delivered; as they were sent unless told otherwise. */
  ordered?: <Item>(messages: Item[]) => Item[]
  kept?: Kept
}): Promise<PipelineRun> {
  const { entries, web, wrap = (_functionName, _portName, port) => port, deliveries = 1, ordered = (messages) => messages } = scenario
  const kept = scenario.kept ?? nothingKept()
  const queues = { feeds: [] as PollFeedMessage[], articles: [] as FetchArticleMessage[], texts: [] as ExtractMeetingsMessage[] }
  const deadLetters: unknown[] = []
  const common = { clock: () => NOW, count: () => {}, log: { info: () => {}, warn: () => {}, error: () => {} } }

  const later = { ...common, clock: () => HOURS_LATER }

  const dispatchPorts = {
    ...common,
    entries,
    feeds: wrap('dispatch-feeds', 'feeds', memoryFeedStore(kept)),
    outbox: wrap('dispatch-feeds', 'outbox', memoryOutbox(queues.feeds)),
  }
  const retryPorts = {
    ...later,
    retries: wrap('dispatch-feeds', 'retries', memoryArticleRetries(kept)),
    outbox: wrap('dispatch-feeds', 'outbox', memoryOutbox(queues.articles)),
  }
  const pollPorts = {
    ...common,
    feeds: wrap('poll-feed', 'feeds', memoryFeedStore(kept)),
    articles: wrap('poll-feed', 'articles', memoryArticleStore(kept)),
    outbox: wrap('poll-feed', 'outbox', memoryOutbox(queues.articles)),
    web,
    robots: allAllowed,
    parseFeed: readFakeFeed,
    recheckHours: 6,
  }
  const fetchPorts = {
    ...common,
    articles: wrap('fetch-article', 'articles', memoryArticleStore(kept)),
    archive: wrap('fetch-article', 'archive', memoryArchive(kept)),
    archiveKeys,
    outbox: wrap('fetch-article', 'outbox', memoryOutbox(queues.texts)),
    web,
    robots: allAllowed,
    readPage: readFakePage,
    contentText: (html: string) => html,
  }
  const extractPorts = {
    ...common,
    articles: wrap('extract-meetings', 'articles', memoryArticleStore(kept)),
    archive: wrap('extract-meetings', 'archive', memoryArchive(kept)),
    register: wrap('extract-meetings', 'register', memoryRegister(kept)),
    read: async (article: ArticleText) => readByRules(article, ({ text }) => fakeMeetings(text)),
    extractorVersion: 'test',
    isEnglish: (text: string) => !text.includes('会談'),
  }

  await untilDone(() => dispatchFeeds(dispatchPorts, newDispatchMemory(), () => AMPLE_MS))
  await drain(queues.feeds, (message) => pollFeed(message, pollPorts, () => AMPLE_MS))
  await drainArticles(fetchPorts)
  await drain(queues.texts, (message) => extractMeetings(message, extractPorts))

  await untilDone(() => dispatchRetries(retryPorts, () => AMPLE_MS))
  await drainArticles({ ...fetchPorts, ...later, web: scenario.laterWeb ?? web })
  await drain(queues.texts, (message) => extractMeetings(message, { ...extractPorts, ...later }))
  return { kept, deadLetters }

  function drainArticles(ports: FetchArticlePorts): Promise<void> {
    return drain(queues.articles, (message, count) =>
      fetchArticle(message, ports, { count, last: isLast(count, MOST_DELIVERIES), timeLeft: () => AMPLE_MS }),
    )
  }

  async function drain<Message>(queue: Message[], work: (message: Message, count: number) => Promise<void>): Promise<void> {
    const waiting: Delivered<Message>[] = []
    for (;;) {
      waiting.push(...ordered(queue.splice(0)).flatMap((message) => Array.from({ length: deliveries }, () => ({ message, count: 0 }))))
      const next = waiting.shift()
      if (next === undefined) return
      const count = next.count + 1
      try {
        await work(next.message, count)
      } catch {
        if (count >= MOST_DELIVERIES) deadLetters.push(next.message)
        // At once, as a FIFO queue does: which of two feeds lists an article first is a matter of order, not of crashes.
        else waiting.unshift({ message: next.message, count })
      }
    }
  }
}

async function untilDone(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await work()
      return
    } catch (error) {
      if (tries === MOST_DELIVERIES) throw error
    }
  }
}

const fakeItemsSchema = z.array(
  z.object({
    link: z.string().nullable(),
    title: z.string().default('A title'),
    content: z.string().nullable().default(null),
    updated: z.string().nullable().default(null),
  }),
)

/** A feed of the fakes is JSON: a list of items. */
export async function readFakeFeed(body: Uint8Array): Promise<ParsedFeed> {
  const items = fakeItemsSchema.parse(JSON.parse(Buffer.from(body).toString('utf8')))
  return {
    format: 'rss',
    title: null,
    language: null,
    ttlMinutes: null,
    skipHours: [],
    warnings: [],
    items: items.map(({ link, title, content, updated }) => ({
      title,
      link,
      originalLink: null,
      id: link,
      published: '2021-11-18T08:00:00.000Z',
      publishedAs: 'stated',
      updated,
      content,
      author: null,
    })),
  }
}

/** A page of the fakes is its text, after its own address where it gives one; "CONSENT" stands for a wall before it. */
export function readFakePage({ body }: HtmlPage): PageReading {
  const [, canonicalUrl = null, text = ''] = /^(?:CANONICAL (\S+)\n)?([^]*)$/.exec(Buffer.from(body).toString('utf8')) ?? []
  const obstacle = text === 'CONSENT' ? { reason: 'blocked' as const, detail: 'a consent page' } : null
  return { title: 'A title', text, teaser: false, language: 'en', canonicalUrl, published: null, obstacle }
}

/** A text of the fakes tells of a meeting of KOR and USA wherever it says "met on <day>", and of a plan where "will meet on <day>". */
export function fakeMeetings(text: string): ExtractedMeeting[] {
  return [...text.matchAll(/(?:met|will meet) on (\d{4}-\d{2}-\d{2})/g)].map((match) => ({
    salience: 'main',
    status: match[0].startsWith('met') ? 'held' : 'planned',
    format: 'in_person',
    parties: ['USA', 'KOR'],
    participants: [],
    date: { start: match[1] ?? '', end: null, precision: 'day' },
    place: null,
    topics: [],
    durationMin: null,
    series: null,
    outcomes: [],
    statements: [],
    accounts: [],
    evidence: match[0],
    confidence: 0.9,
    spans: [{ field: 'date', start: match.index, end: match.index + match[0].length }],
  }))
}
