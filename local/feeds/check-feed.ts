import { createRobotsRules } from '../../shared/adapters/robots-rules.ts'
import { canonicalUrl } from '../../shared/articles/canonical-url.ts'
import type { FeedEntry } from '../../shared/domain/feed.ts'
import { NotAFeed, parseFeed } from '../../shared/feeds/parse-feed.ts'
import type { FeedFormat, FeedItem, ParsedFeed } from '../../shared/feeds/parsed-feed.ts'
import { pollFailure, robotsFailure } from '../../shared/feeds/poll-outcome.ts'
import type { WebClient } from '../../shared/ports.ts'

/** What one look at a feed gave. */
export type FeedCheck = {
  name: string
  url: string
  /** Whether articles can be taken from it. */
  readable: boolean
  /** HTTP status, or null if there was no answer. */
  status: number | null
  format: FeedFormat | null
  items: number
  /** The latest publication date that is not in the future, ISO 8601. */
  newest: string | null
  /** What is wrong or was mended, for a person to read. */
  problems: string[]
}

const ACCEPT = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5'
const MOST_BYTES = 10 * 1024 * 1024
const TIMEOUT_MS = 20_000
const DAY_MS = 24 * 60 * 60 * 1000
/** A feed without news for longer than this is said to be silent. */
const SILENT_DAYS = 30

/** Fetches and reads one feed, as polling does. Never rejects for what the feed or its server does. */
export async function checkFeed(entry: FeedEntry, web: WebClient, now: Date): Promise<FeedCheck> {
  const { name, url } = entry
  const nothing = { name, url, readable: false, status: null, format: null, items: 0, newest: null }
  const { country, language, listPage = null } = entry
  const refusal = listPage === null ? null : robotsFailure(await createRobotsRules(web, () => now)(url))
  if (refusal !== null) return { ...nothing, problems: [refusal.detail] }
  const answer = await web({ url, accept: ACCEPT, maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS })
  if (!answer.ok) return { ...nothing, problems: [`${answer.reason.replaceAll('_', ' ')}: ${answer.detail}`] }
  const { status, headers, body, finalUrl, movedTo } = answer
  const failure = pollFailure(answer)
  if (failure !== null) return { ...nothing, status, problems: [failure.detail] }
  const moved = movedTo === null ? [] : [`moved for good to ${movedTo}`]
  try {
    const feed = await parseFeed(body, { contentType: headers['content-type'] ?? null, url: finalUrl, country, language, listPage, now })
    const newest = newestDate(feed.items, now)
    const linked = feed.items.filter(hasAddress)
    return {
      ...nothing,
      readable: linked.length > 0,
      status,
      format: feed.format,
      items: feed.items.length,
      newest,
      problems: [...moved, ...feed.warnings, ...itemProblems(feed, linked.length, newest, now)],
    }
  } catch (error) {
    if (error instanceof NotAFeed) return { ...nothing, status, problems: [...moved, error.message] }
    throw error
  }
}

function itemProblems({ items }: ParsedFeed, linked: number, newest: string | null, now: Date): string[] {
  if (items.length === 0) return ['no items']
  const count = (condition: (item: FeedItem) => boolean): number => items.filter(condition).length
  const undated = count(({ publishedAs }) => publishedAs === 'absent')
  const unreadable = count(({ publishedAs }) => publishedAs === 'unreadable')
  const zoneless = count(({ publishedAs }) => publishedAs === 'zone_assumed')
  const future = count(({ published }) => published !== null && Date.parse(published) > now.getTime() + DAY_MS)
  const silentDays = newest === null ? 0 : Math.floor((now.getTime() - Date.parse(newest)) / DAY_MS)
  const found: [number | boolean, string][] = [
    [items.length - linked, `${itemCount(items.length - linked)} without a usable link`],
    [undated, `${itemCount(undated)} without a date`],
    [unreadable, `${itemCount(unreadable)} with a date that cannot be read`],
    [zoneless, `${itemCount(zoneless)} dated without a zone`],
    [future, `${itemCount(future)} dated in the future`],
    [silentDays > SILENT_DAYS, `silent for ${silentDays} days`],
  ]
  return found.filter(([present]) => Boolean(present)).map(([, problem]) => problem)
}

function itemCount(count: number): string {
  return count === 1 ? '1 item' : `${count} items`
}

function hasAddress({ link, id }: FeedItem): boolean {
  return canonicalUrl(link ?? id ?? '') !== null
}

function newestDate(items: readonly FeedItem[], now: Date): string | null {
  const latest = new Date(now.getTime() + DAY_MS).toISOString()
  return items.reduce((newest: string | null, { published }) => {
    if (published === null || published > latest) return newest
    return newest === null || published > newest ? published : newest
  }, null)
}
