import { ParseError, parseJsonFeed } from 'feedsmith'
import { escapeHtml, plainText } from '../articles/plain-text.ts'
import { readFeedDate } from './feed-date.ts'
import type { FeedContext } from './feed-context.ts'
import type { DateReading, FeedItem, ParsedFeed } from './parsed-feed.ts'

type JsonFeedItem = NonNullable<ReturnType<typeof parseJsonFeed>['items']>[number]

const STANDARD_VERSION = 'https://jsonfeed.org/version/1.1'

/** Reads a JSON Feed (1.0 or 1.1). Throws a SyntaxError for what is no JSON; null for JSON that is no feed. */
export function readJsonFeed(text: string, context: FeedContext): ParsedFeed | null {
  const value: unknown = JSON.parse(text)
  if (!isJsonFeed(value)) return null
  const feed = readFields(value)
  const base = context.url ?? feed.feed_url ?? feed.home_page_url
  return {
    format: 'json',
    title: plainText(feed.title ?? ''),
    language: feed.language ?? null,
    items: (feed.items ?? []).map((item) => readItem(item, base, context)),
    ttlMinutes: null,
    skipHours: [],
    warnings: [],
  }
}

/** feedsmith refuses versions that are not the standard's, and a feed without one field that it can read; here that is an empty feed. */
function readFields(value: object): ReturnType<typeof parseJsonFeed> {
  try {
    return parseJsonFeed({ ...value, version: STANDARD_VERSION })
  } catch (error) {
    if (error instanceof ParseError) return {}
    throw error
  }
}

function isJsonFeed(value: unknown): value is object {
  // Publishers write all sorts of versions; JSON with an error instead of items is the case to tell apart.
  return typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items) && ('version' in value || 'title' in value)
}

function readItem(item: JsonFeedItem, base: string | undefined, context: FeedContext): FeedItem {
  const address = item.url ?? item.external_url ?? (/^https?:/i.test(item.id ?? '') ? item.id : undefined)
  const link = address === undefined ? null : (URL.parse(address, base)?.href ?? null)
  const published = readDate(item.date_published, context)
  const updated = readDate(item.date_modified, context)
  const text = item.content_text ?? item.summary
  return {
    title: plainText(item.title ?? ''),
    link,
    originalLink: null,
    id: item.id ?? link,
    published: published.instant ?? updated.instant,
    publishedAs: published.instant === null && updated.instant !== null ? 'updated' : published.as,
    updated: updated.instant,
    content: item.content_html ?? (text === undefined ? null : escapeHtml(text).replace(/\n\s*\n/g, '<p>')),
    author: item.authors?.[0]?.name ?? null,
  }
}

function readDate(written: unknown, context: FeedContext): { instant: string | null; as: DateReading } {
  if (typeof written !== 'string' || written.trim() === '') return { instant: null, as: 'absent' }
  const date = readFeedDate(written, context.country, context.now)
  if (date === null) return { instant: null, as: 'unreadable' }
  return { instant: date.instant, as: date.zone === 'assumed' ? 'zone_assumed' : 'stated' }
}
