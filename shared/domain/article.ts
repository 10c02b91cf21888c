import { z } from 'zod'
import { instantSchema } from './meeting-fields.ts'
import { fallbackSchema } from './provenance.ts'

/**
 * Where an article stands. `listed`: seen in a feed, not yet fetched. `archived`: page and text in S3,
 * not yet read. Final: `reported` (gave reports), `no_meeting`, `duplicate` (another address of an article
 * that is kept under its own), `failed` (with a reason).
 */
export const articleStateSchema = z.enum(['listed', 'archived', 'reported', 'no_meeting', 'duplicate', 'failed'])
export type ArticleState = z.infer<typeof articleStateSchema>

/** Why an article ended without being read. None of these is mended by trying again at once. */
export const failureReasonSchema = z.enum([
  'not_found',
  'gone',
  'blocked',
  'not_html',
  'no_text',
  'too_large',
  'unsupported_language',
  'redirect_loop',
  'forbidden_address',
  'robots_disallowed',
  'unreachable',
  'server_error',
  'timeout',
  'malformed_url',
  'decompression_bomb',
  /** By its owner's or publisher's wish: never to be fetched again. */
  'taken_down',
])
export type FailureReason = z.infer<typeof failureReasonSchema>

/** One document at one URL, as the register keeps it. Its text lives in the archive, never here. */
export const articleSchema = z.object({
  articleId: z.string(),
  url: z.string(),
  /** Of the feeds that list it the one with the smallest id, whose outlet it is. */
  feedId: z.string(),
  outlet: z.string().nullable(),
  outletKind: z.string().nullable(),
  /** The outlet's country, alpha-3, or null. */
  country: z.string().nullable(),
  title: z.string().nullable(),
  /** As listed by the feed, or as the page says; null until one of them tells. */
  publishedAt: instantSchema.nullable(),
  state: articleStateSchema,
  reason: failureReasonSchema.nullable(),
  /** What exactly happened, for a person to read. */
  detail: z.string().nullable(),
  /** How many tries to have it have failed; requests for it within minutes are one try. */
  failures: z.int().nonnegative(),
  /** When it is tried again by itself. Null unless it failed for a reason that may pass, and in the end of those too. */
  retryAt: instantSchema.nullable(),
  /** Of a duplicate: the article that it is. */
  duplicateOf: z.string().nullable(),
  /** `page`: read from the article's page; `feed`: the page could not be had and the feed's own content is the text. */
  textSource: z.enum(['page', 'feed']).nullable(),
  /** Counts the texts that the article has had; 0 before there is one. */
  version: z.int().nonnegative(),
  pageKey: z.string().nullable(),
  textKey: z.string().nullable(),
  /** Digest of the newest version; equal digest, nothing changed. */
  textDigest: z.string().nullable(),
  /** Digest of what the feed's item said when the page was last asked for. */
  itemDigest: z.string().nullable(),
  /** When the page was last asked for. */
  checkedAt: instantSchema.nullable(),
  listedAt: instantSchema,
  updatedAt: instantSchema,
  extractorVersion: z.string().nullable(),
  /** Why the rules read alone what a model should have; such articles can be read again. Null of all others. */
  fallback: fallbackSchema.nullable().default(null),
  reportCount: z.int().nonnegative(),
})
export type Article = z.infer<typeof articleSchema>

/** What the archive keeps beside the raw page: all that extraction needs, so that the register can be rebuilt from it. */
export const archivedTextSchema = z.object({
  articleId: z.string(),
  version: z.int().positive(),
  url: z.string(),
  feedId: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  outletKind: z.string().nullable(),
  /** The outlet's country, alpha-3, or null. */
  country: z.string().nullable().default(null),
  listedAt: instantSchema,
  publishedAt: instantSchema,
  /** Where the publication date comes from: the page's markup, the feed, the address, or the moment of listing. */
  publishedFrom: z.string(),
  language: z.string().nullable(),
  textSource: z.enum(['page', 'feed']),
  text: z.string(),
})
export type ArchivedText = z.infer<typeof archivedTextSchema>
