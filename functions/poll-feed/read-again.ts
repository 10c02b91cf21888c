import { createHash } from 'node:crypto'
import type { Article } from '../../shared/domain/article.ts'
import type { FeedItem } from '../../shared/feeds/parsed-feed.ts'
import type { Listing } from '../../shared/ports.ts'

const HOUR_MS = 60 * 60_000
/** Articles change on the day that they come out; what is older than this is left alone. */
const FRESH_MS = 72 * HOUR_MS
/** Least time between two readings. It doubles: some feeds change every item at every poll. */
const LEAST_PAUSE_MS = HOUR_MS

/**
 * Whether an article that has been listed before is to be fetched once more: because this feed comes before
 * the one that it was fetched for, because its item was changed, or, `recheckHours` after it was listed, to
 * see whether an article that tells of meetings has been mended.
 */
export function isToBeReadAgain(known: Listing, item: Article, recheckHours: number, now: Date): boolean {
  if (known.feedId !== item.feedId) return item.feedId < known.feedId
  if (known.checkedAt === null) return false
  const [listed, checked] = [Date.parse(known.listedAt), Date.parse(known.checkedAt)]
  const paused = now.getTime() - checked >= Math.max(LEAST_PAUSE_MS, checked - listed)
  if (!paused || now.getTime() - listed > FRESH_MS) return false
  return known.itemDigest !== item.itemDigest || isToBeRechecked(known, listed + recheckHours * HOUR_MS, now)
}

function isToBeRechecked({ state, checkedAt, listedAt }: Listing, dueAt: number, now: Date): boolean {
  const due = dueAt > Date.parse(listedAt) && now.getTime() >= dueAt
  return due && state === 'reported' && Date.parse(checkedAt ?? listedAt) < dueAt
}

/**
 * What a feed says about the text of an item: when it was changed, or else its words. Markup does not
 * count, since it carries counters and tokens.
 */
export function itemDigest({ updated, title, content }: Pick<FeedItem, 'updated' | 'title' | 'content'>): string {
  const said = updated ?? JSON.stringify([title, content?.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') ?? null])
  return createHash('sha256').update(said).digest('hex').slice(0, 16)
}
