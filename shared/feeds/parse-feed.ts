import type { ListPage } from '../domain/list-page.ts'
import { decodeBytes } from './decode-bytes.ts'
import type { FeedContext } from './feed-context.ts'
import { readJsonFeed } from './json-feed.ts'
import { BadSelector, type ListContext, readListPage } from './list-page.ts'
import { mendXml } from './mend-xml.ts'
import type { ParsedFeed } from './parsed-feed.ts'
import { readXmlFeed } from './xml-feed.ts'

export type ParseFeedOptions = {
  /** The answer's `Content-Type`. */
  contentType?: string | null
  /** Where the bytes came from; relative links are resolved against it. */
  url?: string | null
  /** Alpha-3 code of the publisher's country, for dates without a zone. */
  country?: string | null
  /** How to read the bytes as a list page; null for a feed or news sitemap. */
  listPage?: ListPage | null
  /** BCP 47; of a list page's dates. */
  language?: string | null
  /** The moment of reading; settles ambiguous dates. */
  now?: Date
}

/** The bytes are no feed. Final for these bytes: the same bytes give the same error. */
export class NotAFeed extends Error {
  readonly reason: 'empty' | 'html' | 'not_a_feed' | 'malformed'

  constructor(reason: NotAFeed['reason'], detail: string) {
    super(detail)
    this.name = 'NotAFeed'
    this.reason = reason
  }
}

/**
 * Reads RSS (0.9 to 2.0, RDF), Atom (0.3, 1.0), JSON Feed and news sitemaps, however encoded and, within
 * reason, however broken, and list pages, as they are told to; `warnings` tell what was mended. Rejects with `NotAFeed` alone.
 */
export async function parseFeed(bytes: Uint8Array, options: ParseFeedOptions = {}): Promise<ParsedFeed> {
  const context: FeedContext = { url: options.url ?? null, country: options.country ?? null, now: options.now ?? new Date() }
  const { text, warning } = decodeBytes(bytes, options.contentType)
  if (text.trim() === '') throw new NotAFeed('empty', 'the answer is empty')
  const { listPage } = options
  const feed = listPage ? parseListPage(text, listPage, { ...context, language: options.language ?? null }) : await parseDocument(text, context)
  return warning === null ? feed : { ...feed, warnings: [warning, ...feed.warnings] }
}

function parseDocument(text: string, context: FeedContext): Promise<ParsedFeed> | ParsedFeed {
  return /^\uFEFF?\s*[{[]/.test(text) ? parseJson(text, context) : parseXml(text, context)
}

function parseListPage(text: string, listPage: ListPage, context: ListContext): ParsedFeed {
  try {
    const feed = readListPage(text, listPage, context)
    if (feed.items.length > 0) return feed
  } catch (error) {
    if (error instanceof BadSelector) throw new NotAFeed('malformed', error.message)
    throw error
  }
  throw new NotAFeed('not_a_feed', `nothing on the page is an item with a link (listPage.item: ${JSON.stringify(listPage.item)}); has its layout changed?`)
}

function parseJson(text: string, context: FeedContext): ParsedFeed {
  try {
    const feed = readJsonFeed(text.replace(/^\uFEFF/, ''), context)
    if (feed !== null) return feed
  } catch (error) {
    throw new NotAFeed('malformed', `JSON that cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  throw new NotAFeed('not_a_feed', 'JSON, but no JSON Feed: it needs "items", and a "version" or "title"')
}

async function parseXml(text: string, context: FeedContext): Promise<ParsedFeed> {
  const mended = mendXml(text)
  if (mended === null) {
    if (/<(?:!doctype\s+html|html|head|body)[\s>]/i.test(text)) throw new NotAFeed('html', 'an HTML page, not a feed')
    throw new NotAFeed('not_a_feed', `no feed's root element; it starts with ${JSON.stringify(text.trim().slice(0, 60))}`)
  }
  try {
    return await readXmlFeed(mended, context)
  } catch (error) {
    throw new NotAFeed('malformed', `<${mended.root.name}> that cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
