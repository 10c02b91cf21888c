import { setTimeout as sleep } from 'node:timers/promises'
import { archiveKeys } from '../../shared/articles/archive-keys.ts'
import { RetryLater } from '../../shared/delivery-errors.ts'
import type { ArchivedText, Article, FailureReason } from '../../shared/domain/article.ts'
import type { ExtractMeetingsMessage, FetchArticleMessage } from '../../shared/messages.ts'
import type { Archive, ArticleStore, Clock, Outbox, RobotsRules, WebClient } from '../../shared/ports.ts'
import { type Count, METRIC } from '../../shared/runtime/metric-names.ts'
import type { Delivery } from '../../shared/runtime/queue-worker.ts'
import type { Log } from '../../shared/runtime/telemetry.ts'
import type { PageReading } from './read-page.ts'
import { type HtmlPage, noPage, type NoPage, pageAnswer } from './page-answer.ts'

const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1'
const MOST_PAGE_BYTES = 8 * 1024 * 1024
const FETCH_TIMEOUT_MS = 20_000
/** A site's crawl-delay is waited for up to this; the wait is paid for by the millisecond. */
const MOST_CRAWL_DELAY_MS = 10_000
/** What a fetch needs of time to be begun: robots.txt, the page, the archive, and the crawl-delay. */
export const FETCH_NEEDS_MS = FETCH_TIMEOUT_MS + MOST_CRAWL_DELAY_MS + 15_000

/** Waits before the second, third … request for a page that could not be had: 10 s, 30 s, 90 s. */
const FIRST_RETRY_SECONDS = 10
const RETRY_FACTOR = 3
/** The other articles of the host wait meanwhile, which is what a server asks for that sends `Retry-After`. */
const MOST_RETRY_SECONDS = 6 * 3600

/** The only version there is until articles are read again. */
const FIRST_VERSION = 1

/**
 * Failures after which the feed's own content, which its publisher gave out, stands in for the page. Not
 * for withdrawn articles, nor for addresses that a feed should not have named.
 */
const FEED_STANDS_IN: ReadonlySet<FailureReason> = new Set([
  'blocked',
  'robots_disallowed',
  'no_text',
  'not_html',
  'too_large',
  'redirect_loop',
  'unreachable',
  'server_error',
  'timeout',
])

const DISALLOWED = { reason: 'robots_disallowed', detail: 'robots.txt asks not to fetch it' } as const

export type FetchArticlePorts = {
  articles: ArticleStore
  archive: Archive
  outbox: Outbox<ExtractMeetingsMessage>
  web: WebClient
  robots: RobotsRules
  readPage: (page: HtmlPage, context: { country: string | null; now: Date }) => PageReading
  /** The plain text of a feed's content; empty if there is none. */
  contentText: (html: string) => string
  clock: Clock
  count: Count
  log: Log
}

type TextReading = Pick<PageReading, 'title' | 'text' | 'language' | 'published'>

/** What an article's text will be, or why there is none. */
type Outcome = { page: HtmlPage | null } & (
  | { kind: 'text'; reading: TextReading; textSource: 'page' | 'feed' }
  | { kind: 'failed'; reason: FailureReason; detail: string }
)

/**
 * Fetches one article: page and text into the archive, the article's state, then the text to be read.
 * A repeated delivery finds the state and sends the text again, so that none is left unread. Throws
 * `RetryLater` for a page that may be had later, but on the last delivery makes do with what there is.
 */
export async function fetchArticle(
  message: FetchArticleMessage,
  ports: FetchArticlePorts,
  delivery: Delivery,
): Promise<void> {
  const article = await ports.articles.get(message.articleId)
  if (article !== null && article.state !== 'listed') return sendIfUnread(article, ports)
  const robots = await ports.robots(message.url)
  if ('unavailable' in robots) {
    const { detail, ...none } = noPage(robots.unavailable, ports.clock())
    return keep(message, laterOrWithout({ ...none, detail: `robots.txt: ${detail}` }, message, ports, delivery), ports)
  }
  if (!robots.allowed) return keep(message, withoutPage(DISALLOWED, message, ports, null), ports)
  await keep(message, await fetchPage(message, ports, delivery), ports)
  // The host's next article is fetched only when this one is done.
  await sleep(Math.min((robots.crawlDelaySeconds ?? 0) * 1000, MOST_CRAWL_DELAY_MS))
}

async function sendIfUnread({ articleId, state, version, textKey }: Article, { outbox }: FetchArticlePorts): Promise<void> {
  if (state === 'archived' && textKey !== null) await outbox.send([{ articleId, version, textKey }])
}

async function fetchPage(message: FetchArticleMessage, ports: FetchArticlePorts, delivery: Delivery): Promise<Outcome> {
  const request = { url: message.url, accept: ACCEPT, maxBytes: MOST_PAGE_BYTES, timeoutMs: FETCH_TIMEOUT_MS }
  const answer = pageAnswer(await ports.web(request), ports.clock())
  if (answer.kind === 'none') return laterOrWithout(answer, message, ports, delivery)
  const reading = ports.readPage(answer, { country: message.country, now: ports.clock() })
  if (reading.obstacle !== null) return withoutPage(reading.obstacle, message, ports, answer)
  const content = reading.teaser && message.content !== null ? ports.contentText(message.content) : ''
  if (content.length > reading.text.length) return { kind: 'text', reading: { ...reading, text: content }, textSource: 'feed', page: answer }
  return { kind: 'text', reading, textSource: 'page', page: answer }
}

/** Throws `RetryLater` if the page may be had later, and it is not time to settle the matter. */
function laterOrWithout(none: NoPage, message: FetchArticleMessage, ports: FetchArticlePorts, delivery: Delivery): Outcome {
  if (none.passing && !delivery.last) throw new RetryLater(none.detail, retrySeconds(none, delivery.count))
  return withoutPage(none, message, ports, null)
}

/** What is left when the page cannot be read: the feed's content where there is some, else the failure. */
function withoutPage(
  { reason, detail }: { reason: FailureReason; detail: string },
  { title, content }: FetchArticleMessage,
  { contentText }: FetchArticlePorts,
  page: HtmlPage | null,
): Outcome {
  const text = content !== null && FEED_STANDS_IN.has(reason) ? contentText(content) : ''
  if (text === '') return { kind: 'failed', reason, detail, page }
  return { kind: 'text', reading: { title, text, language: null, published: null }, textSource: 'feed', page }
}

function retrySeconds({ retryAfterSeconds }: NoPage, deliveries: number): number {
  const backOff = FIRST_RETRY_SECONDS * RETRY_FACTOR ** (deliveries - 1)
  return Math.min(Math.max(backOff, retryAfterSeconds ?? 0), MOST_RETRY_SECONDS)
}

/** Archives first and sends last: whatever a crash leaves undone, the next delivery does. */
async function keep(message: FetchArticleMessage, outcome: Outcome, ports: FetchArticlePorts): Promise<void> {
  const { archive, articles, outbox, count, log } = ports
  const { page: pageKey, text: textKey } = archiveKeys(message.articleId, FIRST_VERSION)
  const { page } = outcome
  if (page !== null) await archive.putPage(pageKey, page.body, page.contentType ?? 'text/html')
  const base = { pageKey: page === null ? null : pageKey, updatedAt: ports.clock().toISOString() }
  if (outcome.kind === 'failed') {
    const { reason, detail } = outcome
    await articles.saveFetched({ ...articleOf(message), ...base, state: 'failed', reason, detail })
    count(METRIC.articlesFailed)
    log.info('article failed', { articleId: message.articleId, url: message.url, reason, detail })
    return
  }
  const text = archivedText(message, outcome.reading, outcome.textSource)
  await archive.putText(textKey, text)
  await articles.saveFetched({
    ...articleOf(message),
    ...base,
    title: text.title,
    publishedAt: text.publishedAt,
    state: 'archived',
    textSource: text.textSource,
    version: text.version,
    textKey,
  })
  await outbox.send([{ articleId: message.articleId, version: text.version, textKey }])
  count(METRIC.articlesArchived)
  if (text.textSource === 'feed') count(METRIC.articlesFromFeed)
}

function archivedText(
  message: FetchArticleMessage,
  reading: TextReading,
  textSource: 'page' | 'feed',
): ArchivedText {
  const { articleId, url, feedId, outlet, outletKind, country, listedAt } = message
  const published = publication(message, reading)
  return {
    articleId,
    version: FIRST_VERSION,
    url,
    feedId,
    title: reading.title ?? message.title,
    outlet,
    outletKind,
    country,
    listedAt,
    publishedAt: published.at,
    publishedFrom: published.from,
    language: reading.language,
    textSource,
    text: reading.text,
  }
}

/** The page's own time before the feed's, which may be that of a change; a page that tells but the day after it. */
function publication({ publishedAt, listedAt }: FetchArticleMessage, { published }: TextReading): { at: string; from: string } {
  if (published !== null && (!published.dayOnly || publishedAt === null)) return published
  return publishedAt === null ? { at: listedAt, from: 'listing' } : { at: publishedAt, from: 'feed' }
}

/** The article as it was listed. */
function articleOf(message: FetchArticleMessage): Article {
  const { articleId, url, feedId, outlet, outletKind, title, publishedAt, listedAt } = message
  return {
    articleId,
    url,
    feedId,
    outlet,
    outletKind,
    title,
    publishedAt,
    listedAt,
    state: 'listed',
    reason: null,
    detail: null,
    textSource: null,
    version: 0,
    pageKey: null,
    textKey: null,
    updatedAt: listedAt,
    extractorVersion: null,
    reportCount: 0,
  }
}
