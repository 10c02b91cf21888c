import { createHash } from 'node:crypto'
import type { ArchivedText, Article } from '../../shared/domain/article.ts'
import type { FetchArticleMessage } from '../../shared/messages.ts'
import type { PageReading } from './read-page.ts'

export type TextReading = Pick<PageReading, 'title' | 'text' | 'language' | 'published'>

/** Whose article it is. */
export type Attribution = Pick<Article, 'feedId' | 'outlet' | 'outletKind' | 'country' | 'itemDigest'>

/** Of the feeds that list an article it is that with the smallest id, whichever came first. */
export function attribution(message: FetchArticleMessage, stored: Article | null): Attribution {
  const { feedId, outlet, outletKind, country, itemDigest } = stored !== null && stored.feedId < message.feedId ? stored : message
  return { feedId, outlet, outletKind, country, itemDigest }
}

/** The text of the article's next version, as the archive keeps it. */
export function nextText(
  message: FetchArticleMessage,
  stored: Article | null,
  reading: TextReading,
  textSource: 'page' | 'feed',
): ArchivedText {
  const { feedId, outlet, outletKind, country } = attribution(message, stored)
  const published = publication(message, reading)
  return {
    articleId: message.articleId,
    version: (stored?.version ?? 0) + 1,
    url: message.url,
    feedId,
    title: reading.title ?? message.title,
    outlet,
    outletKind,
    country,
    listedAt: stored?.listedAt ?? message.listedAt,
    publishedAt: published.at,
    publishedFrom: published.from,
    language: reading.language,
    textSource,
    text: reading.text,
  }
}

/** Equal digests, no new version: what counts is what is read and whom it is ascribed to. */
export function textDigest({ text, title, feedId, outlet, outletKind, country }: ArchivedText): string {
  const content = JSON.stringify([text, title, feedId, outlet, outletKind, country])
  return createHash('sha256').update(content).digest('hex').slice(0, 32)
}

/** The page's own time before the feed's, which may be that of a change; a page that tells but the day after it. */
function publication({ publishedAt, listedAt }: FetchArticleMessage, { published }: TextReading): { at: string; from: string } {
  if (published !== null && (!published.dayOnly || publishedAt === null)) return published
  return publishedAt === null ? { at: listedAt, from: 'listing' } : { at: publishedAt, from: 'feed' }
}

/** The article as it was listed. */
export function listedArticle(message: FetchArticleMessage): Article {
  const { articleId, url, feedId, outlet, outletKind, country, title, publishedAt, listedAt, itemDigest } = message
  return {
    articleId,
    url,
    feedId,
    outlet,
    outletKind,
    country,
    title,
    publishedAt,
    listedAt,
    itemDigest,
    state: 'listed',
    reason: null,
    detail: null,
    failures: 0,
    retryAt: null,
    duplicateOf: null,
    textSource: null,
    version: 0,
    pageKey: null,
    textKey: null,
    textDigest: null,
    checkedAt: null,
    updatedAt: listedAt,
    extractorVersion: null,
    fallback: null,
    reportCount: 0,
  }
}
