import { canonicalUrl } from '../../shared/articles/canonical-url.ts'
import type { Article } from '../../shared/domain/article.ts'
import type { Feed } from '../../shared/domain/feed.ts'
import { articleId } from '../../shared/domain/ids.ts'
import type { FeedItem } from '../../shared/feeds/parsed-feed.ts'
import type { FetchArticleMessage } from '../../shared/messages.ts'
import { itemDigest } from './read-again.ts'

/** Beyond this no server takes an address either. */
const MOST_URL_LENGTH = 4_000
const MOST_TITLE_LENGTH = 1_000
/** A message of a queue holds 256 KB; the content is most of it. */
export const MOST_CONTENT_BYTES = 200_000
/** An item dated further ahead than this has a wrong date; its page may tell a better one. */
const FUTURE_TOLERANCE_MS = 24 * 60 * 60_000

/** An item of a feed as the pipeline takes it up. `message` is null for one that no request can be made of. */
export type ListedItem = { article: Article; message: FetchArticleMessage | null }

/**
 * The items as articles, each once. An item without a usable address is an article that failed at once,
 * so that it can be listed.
 */
export function listedItems(feed: Feed, items: FeedItem[], now: Date): ListedItem[] {
  const listed = items.map((item) => listedItem(feed, item, now))
  return [...new Map(listed.toReversed().map((item) => [item.article.articleId, item])).values()].toReversed()
}

function listedItem(feed: Feed, item: FeedItem, now: Date): ListedItem {
  const url = canonicalUrl(item.originalLink ?? item.link ?? item.id ?? '')
  const usable = url !== null && url.length <= MOST_URL_LENGTH
  const address = usable ? url : `${feed.entry.url}#${item.id ?? JSON.stringify([item.title, item.published])}`
  const article: Article = {
    articleId: articleId(address),
    url: address.slice(0, MOST_URL_LENGTH),
    feedId: feed.feedId,
    outlet: feed.entry.name,
    outletKind: feed.entry.kind,
    country: feed.entry.country,
    title: item.title?.slice(0, MOST_TITLE_LENGTH) ?? null,
    publishedAt: notInFuture(item.published, now),
    state: usable ? 'listed' : 'failed',
    reason: usable ? null : 'malformed_url',
    detail: usable ? null : `the feed's item links to ${JSON.stringify(item.link)}`,
    failures: 0,
    retryAt: null,
    duplicateOf: null,
    textSource: null,
    version: 0,
    pageKey: null,
    textKey: null,
    textDigest: null,
    itemDigest: itemDigest(item),
    checkedAt: null,
    listedAt: now.toISOString(),
    updatedAt: now.toISOString(),
    extractorVersion: null,
    fallback: null,
    reportCount: 0,
  }
  return { article, message: usable ? messageOf(article, item) : null }
}

function messageOf(article: Article, item: FeedItem): FetchArticleMessage {
  const { articleId, url, feedId, outlet, outletKind, country, title, publishedAt, listedAt, itemDigest: digest } = article
  const content = item.content === null ? null : cutContent(item.content)
  return { articleId, url, feedId, outlet, outletKind, country, title, publishedAt, listedAt, content, itemDigest: digest, unlessReadSince: null }
}

function notInFuture(published: string | null, now: Date): string | null {
  return published !== null && Date.parse(published) <= now.getTime() + FUTURE_TOLERANCE_MS ? published : null
}

/** The head of `content` that a message has room for, as JSON. */
function cutContent(content: string): string {
  let cut = content.slice(0, MOST_CONTENT_BYTES)
  while (Buffer.byteLength(JSON.stringify(cut)) > MOST_CONTENT_BYTES) cut = cut.slice(0, Math.floor(cut.length * 0.9))
  return cut
}
