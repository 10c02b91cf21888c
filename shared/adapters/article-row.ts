import { z } from 'zod'
import { type Article, articleSchema, articleStateSchema } from '../domain/article.ts'
import type { Listing } from '../ports.ts'
import { withoutNulls } from './flat-row.ts'

/** Titles and details of any length would make items of any size; the head of them tells. */
const MOST_TITLE_LENGTH = 300
const MOST_DETAIL_LENGTH = 300

/** An article as an item of its table: flat, absent where the domain says null. */
const articleRowSchema = z.object({
  article_id: z.string(),
  url: z.string(),
  feed_id: z.string(),
  outlet: z.string().optional(),
  outlet_kind: z.string().optional(),
  country: z.string().optional(),
  title: z.string().optional(),
  published_at: z.string().optional(),
  state: z.string(),
  /** Present in failed articles alone, as is `failed_at`: together they are the index of failures. */
  failure_reason: z.string().optional(),
  failure_detail: z.string().optional(),
  failed_at: z.string().optional(),
  failures: z.number().optional(),
  /** Present while a try is to come: with `state` it is the index of what to try again. */
  retry_at: z.string().optional(),
  duplicate_of: z.string().optional(),
  text_source: z.string().optional(),
  version: z.number(),
  page_key: z.string().optional(),
  text_key: z.string().optional(),
  text_digest: z.string().optional(),
  item_digest: z.string().optional(),
  checked_at: z.string().optional(),
  listed_at: z.string(),
  updated_at: z.string(),
  extractor_version: z.string().optional(),
  /** Present where the rules read what a model should have, as is `fell_back_at`: together they are the index of what to read again. */
  model_fallback: z.string().optional(),
  fell_back_at: z.string().optional(),
  report_count: z.number(),
})
export type ArticleRow = z.infer<typeof articleRowSchema>

/** What a repeated reading may write though another function writes the rest. */
export const CHECKED_ATTRIBUTES = ['checked_at', 'item_digest', 'feed_id', 'outlet', 'outlet_kind', 'country'] as const satisfies (keyof ArticleRow)[]

export function toArticleRow(article: Article): ArticleRow {
  const failed = article.state === 'failed'
  const values = withoutNulls({
    article_id: article.articleId,
    url: article.url,
    feed_id: article.feedId,
    outlet: article.outlet,
    outlet_kind: article.outletKind,
    country: article.country,
    title: article.title?.slice(0, MOST_TITLE_LENGTH) ?? null,
    published_at: article.publishedAt,
    state: article.state,
    failure_reason: failed ? article.reason : null,
    failure_detail: failed ? (article.detail?.slice(0, MOST_DETAIL_LENGTH) ?? null) : null,
    failed_at: failed ? article.updatedAt : null,
    failures: article.failures === 0 ? null : article.failures,
    retry_at: article.retryAt,
    duplicate_of: article.duplicateOf,
    text_source: article.textSource,
    version: article.version,
    page_key: article.pageKey,
    text_key: article.textKey,
    text_digest: article.textDigest,
    item_digest: article.itemDigest,
    checked_at: article.checkedAt,
    listed_at: article.listedAt,
    updated_at: article.updatedAt,
    extractor_version: article.extractorVersion,
    model_fallback: article.fallback,
    fell_back_at: article.fallback === null ? null : article.updatedAt,
    report_count: article.reportCount,
  })
  return articleRowSchema.parse(values)
}

/** Throws a `ZodError` naming the attribute if the item is none of ours. */
export function fromArticleRow(item: Record<string, unknown>): Article {
  const row = articleRowSchema.parse(item)
  return articleSchema.parse({
    articleId: row.article_id,
    url: row.url,
    feedId: row.feed_id,
    outlet: row.outlet ?? null,
    outletKind: row.outlet_kind ?? null,
    country: row.country ?? null,
    title: row.title ?? null,
    publishedAt: row.published_at ?? null,
    state: row.state,
    reason: row.failure_reason ?? null,
    detail: row.failure_detail ?? null,
    failures: row.failures ?? 0,
    retryAt: row.retry_at ?? null,
    duplicateOf: row.duplicate_of ?? null,
    textSource: row.text_source ?? null,
    version: row.version,
    pageKey: row.page_key ?? null,
    textKey: row.text_key ?? null,
    textDigest: row.text_digest ?? null,
    itemDigest: row.item_digest ?? null,
    checkedAt: row.checked_at ?? null,
    listedAt: row.listed_at,
    updatedAt: row.updated_at,
    extractorVersion: row.extractor_version ?? null,
    fallback: row.model_fallback ?? null,
    reportCount: row.report_count,
  })
}

const listingRowSchema = articleRowSchema
  .pick({ article_id: true, feed_id: true, listed_at: true, checked_at: true, item_digest: true })
  .extend({ state: articleStateSchema })

/** The part of an item that tells what a feed's poll has to do. */
export function listingOfRow(item: Record<string, unknown>): [articleId: string, Listing] {
  const row = listingRowSchema.parse(item)
  const { article_id: articleId, feed_id: feedId, listed_at: listedAt, state } = row
  return [articleId, { feedId, listedAt, state, checkedAt: row.checked_at ?? null, itemDigest: row.item_digest ?? null }]
}
