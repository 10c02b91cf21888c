import { z } from 'zod'
import type { Article } from './domain/article.ts'
import { instantSchema } from './domain/meeting-fields.ts'

/** dispatch-feeds to poll-feed: this feed is due. */
export const pollFeedMessageSchema = z.object({
  feedId: z.string(),
  /**
   * The moment for which it was sent. A feed whose next poll is later has been polled meanwhile or is not due
   * yet, and the message comes to nothing. Null asks for a poll in any case.
   */
  dueAt: instantSchema.nullable().default(null),
})
export type PollFeedMessage = z.infer<typeof pollFeedMessageSchema>

/** poll-feed to fetch-article: this item is new, or to be read again. FIFO, grouped by host. */
export const fetchArticleMessageSchema = z.object({
  articleId: z.string(),
  url: z.string(),
  feedId: z.string(),
  outlet: z.string().nullable(),
  outletKind: z.string().nullable(),
  /** The outlet's country, alpha-3: pages date themselves in its time zone. */
  country: z.string().nullable().default(null),
  title: z.string().nullable(),
  publishedAt: instantSchema.nullable(),
  /** When poll-feed saw the item; the publication date of last resort. */
  listedAt: instantSchema,
  /** The feed's own content as HTML, cut to what a message holds, for pages that cannot be had. */
  content: z.string().nullable(),
  /** Digest of what the item says, or null. */
  itemDigest: z.string().nullable().default(null),
  /** Asks to read the article again unless that was done at or after this instant. Null: only if it is new. */
  unlessReadSince: instantSchema.nullable().default(null),
})
export type FetchArticleMessage = z.infer<typeof fetchArticleMessageSchema>

/** The articles queue is FIFO, with a group per host: its pages are asked for one at a time. */
export const fetchArticleKeys = {
  group: ({ url }: FetchArticleMessage): string => new URL(url).hostname,
  deduplication: ({ articleId, feedId, unlessReadSince }: FetchArticleMessage): string => `${articleId} ${feedId} ${unlessReadSince ?? ''}`,
}

/** Asks to fetch an article again that has been listed before, unless that was done since `unlessReadSince`. The feed's content was not kept. */
export function fetchAgainMessage(article: Article, unlessReadSince: FetchArticleMessage['unlessReadSince']): FetchArticleMessage {
  const { articleId, url, feedId, outlet, outletKind, country, title, publishedAt, listedAt, itemDigest } = article
  return { articleId, url, feedId, outlet, outletKind, country, title, publishedAt, listedAt, content: null, itemDigest, unlessReadSince }
}

/** fetch-article (or replay) to extract-meetings: this text is to be read. */
export const extractMeetingsMessageSchema = z.object({
  articleId: z.string(),
  version: z.int().positive(),
  textKey: z.string(),
  /** Asks to read the text unless what bears this stamp has read it; without, to read it in any case. */
  unlessReadBy: z.string().optional(),
})
export type ExtractMeetingsMessage = z.infer<typeof extractMeetingsMessageSchema>
