import { setTimeout as sleep } from 'node:timers/promises'
import type { ArchiveKeys } from '../../shared/articles/archive-keys.ts'
import { nextTry } from '../../shared/articles/next-try.ts'
import { RetryLater } from '../../shared/delivery-errors.ts'
import type { Article, FailureReason } from '../../shared/domain/article.ts'
import { articleId } from '../../shared/domain/ids.ts'
import type { ExtractMeetingsMessage, FetchArticleMessage } from '../../shared/messages.ts'
import type { Archive, ArticleStore, Clock, Outbox, RobotsRules, WebClient } from '../../shared/ports.ts'
import { type Count, METRIC } from '../../shared/runtime/metric-names.ts'
import type { Delivery } from '../../shared/runtime/queue-worker.ts'
import type { Log } from '../../shared/runtime/telemetry.ts'
import { attribution, listedArticle, nextText, type TextReading, textDigest } from './article-version.ts'
import { documentUrl } from './document-url.ts'
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

const DISALLOWED = { reason: 'robots_disallowed', detail: 'robots.txt asks not to fetch it', passing: false } as const

export type FetchArticlePorts = {
  articles: ArticleStore
  archive: Archive
  archiveKeys: ArchiveKeys
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

/** What an article's text will be, or why there is none. `url` is the document's own address. */
type Outcome = FoundText | NoText
type FoundText = { kind: 'text'; page: HtmlPage | null; url: string; reading: TextReading; textSource: 'page' | 'feed' }
type NoText = { kind: 'failed'; page: HtmlPage | null } & Pick<NoPage, 'reason' | 'detail' | 'passing'>

/**
 * Fetches one article: page and text into the archive, the article's state, then the text to be read. An
 * article that has been fetched gets a new version if it is to be read again and its text has changed.
 * A repeated delivery finds the state and sends the text again, so that none is left unread. Throws
 * `RetryLater` for a page that may be had later, but on the last delivery makes do with what there is; a failure
 * that may pass then has a time at which it is to be tried again.
 */
export async function fetchArticle(
  message: FetchArticleMessage,
  ports: FetchArticlePorts,
  delivery: Delivery,
): Promise<void> {
  const stored = await ports.articles.get(message.articleId)
  if (stored !== null && !isToBeFetched(stored, message)) return sendIfUnread(stored, ports)
  const robots = await ports.robots(message.url)
  if ('unavailable' in robots) {
    const { detail, ...none } = noPage(robots.unavailable, ports.clock())
    return keep(message, stored, laterOrWithout({ ...none, detail: `robots.txt: ${detail}` }, message, stored, ports, delivery), ports)
  }
  if (!robots.allowed) return keep(message, stored, withoutPage(DISALLOWED, message, ports, null), ports)
  await keep(message, stored, await fetchPage(message, stored, ports, delivery), ports)
  // The host's next article is fetched only when this one is done.
  await sleep(Math.min((robots.crawlDelaySeconds ?? 0) * 1000, MOST_CRAWL_DELAY_MS))
}

/** For the first time, for a feed that comes before the one that the article was fetched for, or once more. */
function isToBeFetched(stored: Article, { feedId, unlessReadSince }: FetchArticleMessage): boolean {
  if (stored.reason === 'taken_down') return false
  if (stored.state === 'listed' || feedId < stored.feedId) return true
  return unlessReadSince !== null && (stored.checkedAt === null || stored.checkedAt < unlessReadSince)
}

async function sendIfUnread({ articleId: id, state, version, textKey }: Article, { outbox }: FetchArticlePorts): Promise<void> {
  if (state === 'archived' && textKey !== null) await outbox.send([{ articleId: id, version, textKey }])
}

async function fetchPage(message: FetchArticleMessage, stored: Article | null, ports: FetchArticlePorts, delivery: Delivery): Promise<Outcome> {
  const request = { url: message.url, accept: ACCEPT, maxBytes: MOST_PAGE_BYTES, timeoutMs: FETCH_TIMEOUT_MS }
  const answer = pageAnswer(await ports.web(request), ports.clock())
  if (answer.kind === 'none') return laterOrWithout(answer, message, stored, ports, delivery)
  const reading = ports.readPage(answer, { country: message.country, now: ports.clock() })
  if (reading.obstacle !== null) return withoutPage({ ...reading.obstacle, passing: false }, message, ports, answer)
  const url = documentUrl(message.url, { finalUrl: answer.url, canonical: reading.canonicalUrl })
  const content = reading.teaser && message.content !== null ? ports.contentText(message.content) : ''
  if (content.length > reading.text.length) return { kind: 'text', url, reading: { ...reading, text: content }, textSource: 'feed', page: answer }
  return { kind: 'text', url, reading, textSource: 'page', page: answer }
}

/** Throws `RetryLater` if the page may be had later, and it is not time to settle the matter. */
function laterOrWithout(none: NoPage, message: FetchArticleMessage, stored: Article | null, ports: FetchArticlePorts, delivery: Delivery): Outcome {
  if (none.passing && !delivery.last && !isTriedLater(none, stored, ports)) throw new RetryLater(none.detail, retrySeconds(none, delivery.count))
  return withoutPage(none, message, ports, null)
}

/**
 * Whether an article that failed before has further tries to come: then one request is a try, so that an outlet
 * which is still down does not hold up its other articles. A server that says when to come back is heeded first.
 */
function isTriedLater({ retryAfterSeconds }: NoPage, stored: Article | null, { clock }: FetchArticlePorts): boolean {
  return retryAfterSeconds === null && stored?.state === 'failed' && nextTry(stored.failures + 1, clock().toISOString()) !== null
}

/** What is left when the page cannot be read: the feed's content where there is some, else the failure. */
function withoutPage(
  { reason, detail, passing }: Pick<NoText, 'reason' | 'detail' | 'passing'>,
  { url, title, content }: FetchArticleMessage,
  { contentText }: FetchArticlePorts,
  page: HtmlPage | null,
): Outcome {
  const text = content !== null && FEED_STANDS_IN.has(reason) ? contentText(content) : ''
  if (text === '') return { kind: 'failed', reason, detail, passing, page }
  return { kind: 'text', url, reading: { title, text, language: null, published: null }, textSource: 'feed', page }
}

function retrySeconds({ retryAfterSeconds }: NoPage, deliveries: number): number {
  const backOff = FIRST_RETRY_SECONDS * RETRY_FACTOR ** (deliveries - 1)
  return Math.min(Math.max(backOff, retryAfterSeconds ?? 0), MOST_RETRY_SECONDS)
}

async function keep(message: FetchArticleMessage, stored: Article | null, outcome: Outcome, ports: FetchArticlePorts): Promise<void> {
  if (outcome.kind === 'failed') return keepFailure(message, stored, outcome, ports)
  // What has been read under an address of its own stays there.
  if (outcome.url === message.url || (stored !== null && stored.version > 0)) return keepText(message, stored, outcome, ports)
  const id = articleId(outcome.url)
  const document = await ports.articles.get(id)
  const listing = { ...message, articleId: id, url: outcome.url }
  if (document === null || wantsText(document, message)) await keepText(listing, document, outcome, ports)
  else await sendIfUnread(document, ports)
  // Last, so that a crash before leads here again.
  await keepDuplicate(message, stored, id, ports)
}

/** Whether a text found at another address is of use to the article that it belongs to. */
function wantsText(document: Article, message: FetchArticleMessage): boolean {
  if (document.state === 'duplicate') return false
  return document.version === 0 || isToBeFetched(document, message)
}

/** Archives first and sends last: whatever a crash leaves undone, the next delivery does. */
async function keepText(message: FetchArticleMessage, stored: Article | null, found: FoundText, ports: FetchArticlePorts): Promise<void> {
  const { archive, articles, outbox, count } = ports
  const text = nextText(message, stored, found.reading, found.textSource)
  const digest = textDigest(text)
  // The feed's content does not replace a page that could be had before.
  const poorer = stored !== null && stored.textSource === 'page' && text.textSource === 'feed'
  if (stored !== null && stored.version > 0 && (poorer || stored.textDigest === digest)) return keepAsItIs(message, stored, ports)
  const { page: pageKey, text: textKey } = ports.archiveKeys(text.articleId, text.version)
  if (found.page !== null) await archive.putPage(pageKey, found.page.body, found.page.contentType ?? 'text/html')
  await archive.putText(textKey, text)
  await articles.saveFetched({
    ...fetched(message, stored, ports),
    state: 'archived',
    reason: null,
    detail: null,
    title: text.title,
    publishedAt: text.publishedAt,
    textSource: text.textSource,
    version: text.version,
    pageKey: found.page === null ? null : pageKey,
    textKey,
    textDigest: digest,
  })
  await outbox.send([{ articleId: text.articleId, version: text.version, textKey }])
  count(text.version === 1 ? METRIC.articlesArchived : METRIC.articlesRevised)
  if (text.textSource === 'feed') count(METRIC.articlesFromFeed)
}

async function keepDuplicate(message: FetchArticleMessage, stored: Article | null, duplicateOf: string, ports: FetchArticlePorts): Promise<void> {
  await ports.articles.saveFetched({ ...fetched(message, stored, ports), state: 'duplicate', reason: null, detail: null, pageKey: null, duplicateOf })
  ports.count(METRIC.articlesDuplicate)
}

async function keepFailure(message: FetchArticleMessage, stored: Article | null, { page, reason, detail, passing }: NoText, ports: FetchArticlePorts): Promise<void> {
  const { archive, articles, count, log } = ports
  if (stored !== null && stored.version > 0) return keepAsItIs(message, stored, ports)
  const { page: pageKey } = ports.archiveKeys(message.articleId, 0)
  if (page !== null) await archive.putPage(pageKey, page.body, page.contentType ?? 'text/html')
  const article = fetched(message, stored, ports)
  // One more feed that lists it, within minutes as it may be, does not use up one of its tries.
  const isSameTry = stored?.state === 'failed' && message.feedId !== stored.feedId
  const failures = article.failures + (isSameTry ? 0 : 1)
  const retryAt = passing ? nextTry(failures, article.updatedAt) : null
  await articles.saveFetched({ ...article, state: 'failed', reason, detail, failures, retryAt, duplicateOf: null, pageKey: page === null ? null : pageKey })
  // Each article once, however often it is tried: the alarm compares them with those archived.
  if (stored?.state !== 'failed') count(METRIC.articlesFailed)
  log.info('article failed', { articleId: message.articleId, url: message.url, reason, detail, retryAt })
}

/** An article that was read again to no avail. */
async function keepAsItIs(message: FetchArticleMessage, stored: Article, ports: FetchArticlePorts): Promise<void> {
  await ports.articles.saveChecked(fetched(message, stored, ports))
  await sendIfUnread(stored, ports)
}

/** The article, its page just asked for; whether that is to be tried again is for its failure to say. */
function fetched(message: FetchArticleMessage, stored: Article | null, { clock }: FetchArticlePorts): Article {
  const now = clock().toISOString()
  return { ...(stored ?? listedArticle(message)), ...attribution(message, stored), retryAt: null, checkedAt: now, updatedAt: now }
}
