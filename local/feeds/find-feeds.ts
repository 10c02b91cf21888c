import { parsePage } from '../../shared/articles/page-dom.ts'
import { stripMarkup } from '../../shared/articles/strip-markup.ts'
import type { FeedEntry } from '../../shared/domain/feed.ts'
import type { ListPage } from '../../shared/domain/list-page.ts'
import { decodeBytes } from '../../shared/feeds/decode-bytes.ts'
import { NotAFeed, parseFeed } from '../../shared/feeds/parse-feed.ts'
import type { ParsedFeed } from '../../shared/feeds/parsed-feed.ts'
import type { WebClient, WebResponse } from '../../shared/ports.ts'
import { proposeListPage } from './propose-list-page.ts'

/** A feed that was found, as it was read; `listPage` where it is a page with a list of links. */
export type FoundFeed = { url: string; feed: ParsedFeed; listPage?: ListPage }

/** Nothing to read was found behind an address; the message says what was tried. */
export class NoFeedFound extends Error {
  override name = 'NoFeedFound'
}

const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)$/i
/** Where sites put their feeds without linking them. */
const USUAL_PATHS = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/news-sitemap.xml', '/sitemap-news.xml', '/sitemap_news.xml']
const MOST_TRIED = 20
const MOST_BYTES = 10 * 1024 * 1024
const TIMEOUT_MS = 20_000

/**
 * The feed at `url`, or else the first that can be read of those that its page links, the news sitemaps that
 * the site's robots.txt names, and the usual places; or else the page itself, if it lists articles. Asks for
 * one at a time. Rejects with `NoFeedFound`.
 */
export async function findFeed(url: string, web: WebClient, country: string | null = null): Promise<FoundFeed> {
  const page = await get(url, web)
  if (typeof page === 'string') throw new NoFeedFound(`${url}: ${page}`)
  const direct = await readFeed(page)
  if (direct !== null) return direct
  const linked = linkedFeeds(page)
  const named = await namedSitemaps(page.finalUrl, web)
  const usual = USUAL_PATHS.map((path) => new URL(path, page.finalUrl).href)
  const tried = [...new Set([...linked, ...named, ...usual])].slice(0, MOST_TRIED)
  for (const address of tried) {
    const answer = await get(address, web)
    const found = typeof answer === 'string' ? null : await readFeed(answer)
    if (found !== null) return found
  }
  const proposed = proposeListPage(pageText(page), { url: page.finalUrl, country, now: new Date(), language: null })
  if (proposed !== null) return { url: page.finalUrl, ...proposed }
  throw new NoFeedFound(`${url}: no feed nor news sitemap at the ${linked.length + named.length} addresses that the site names, nor at the ${usual.length} usual ones, and no list of articles on the page`)
}

/** The list entry of a found feed; a person should look it over. */
export function entryOf({ url, feed, listPage }: FoundFeed, given: Pick<FeedEntry, 'country' | 'kind' | 'terms'>): FeedEntry {
  const name = feed.title ?? new URL(url).hostname
  const language = feed.language?.toLowerCase() ?? 'en'
  const entry = { name, url, ...given, language: language.length < 2 ? 'en' : language, minMinutes: 15, maxMinutes: 360 }
  return listPage === undefined ? entry : { ...entry, minMinutes: 60, listPage }
}

/** The answer, or why there is none. */
async function get(url: string, web: WebClient): Promise<WebResponse | string> {
  const answer = await web({ url, accept: '*/*', maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS })
  if (!answer.ok) return `${answer.reason.replaceAll('_', ' ')}: ${answer.detail}`
  return answer.status === 200 ? answer : `HTTP ${answer.status}`
}

/** The feed that an answer holds; null if it holds none, or one without any linked item. */
async function readFeed({ body, headers, finalUrl }: WebResponse): Promise<FoundFeed | null> {
  try {
    const feed = await parseFeed(body, { contentType: headers['content-type'] ?? null, url: finalUrl })
    return feed.items.some(({ link }) => link !== null) ? { url: finalUrl, feed } : null
  } catch (error) {
    if (error instanceof NotAFeed) return null
    throw error
  }
}

function pageText({ body, headers }: WebResponse): string {
  return decodeBytes(body, headers['content-type']).text
}

function linkedFeeds(page: WebResponse): string[] {
  const { finalUrl } = page
  const document = parsePage(stripMarkup(pageText(page)).html)
  const links = [...document.querySelectorAll('link[rel~="alternate" i][href]')]
  return links
    .filter((link) => FEED_TYPE.test(link.getAttribute('type')?.trim() ?? ''))
    .map((link) => URL.parse(link.getAttribute('href') ?? '', finalUrl)?.href ?? null)
    .filter((address) => address !== null)
}

/** The sitemaps of robots.txt (sitemaps.org) whose name speaks of news; others list all pages of the site. */
async function namedSitemaps(url: string, web: WebClient): Promise<string[]> {
  const answer = await get(new URL('/robots.txt', url).href, web)
  if (typeof answer === 'string') return []
  const lines = new TextDecoder().decode(answer.body).matchAll(/^\s*sitemap\s*:\s*(\S+)/gim)
  return [...lines].map(([, address = '']) => URL.parse(address, url)?.href ?? '').filter((address) => /news/i.test(address))
}
