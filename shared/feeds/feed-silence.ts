import type { Feed } from '../domain/feed.ts'
import type { FeedItem } from './parsed-feed.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
const FAILURES_OF_A_NEW_FEED = 3
/** No feed counts as silent within a day: nights and holidays are quiet everywhere. */
const LEAST_SILENCE_HOURS = 24
/** Silence of a feed that lists too little to tell its habits. */
const UNKNOWN_SILENCE_HOURS = 30 * 24
/** How many of its own long pauses a feed may be quiet for. */
const PAUSES = 4
/** Of the pauses between a feed's items this share is shorter than its long pause; the rest are pinned items and the like. */
const LONG_PAUSE_QUANTILE = 0.9

/** How long a feed pauses between items when it pauses long (over the weekend, say), hours; null if fewer than three are dated. */
export function longPauseHours(items: readonly Pick<FeedItem, 'published'>[]): number | null {
  const times = items.flatMap(({ published }) => (published === null ? [] : [Date.parse(published)])).toSorted((a, b) => a - b)
  if (times.length < 3) return null
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? time)).toSorted((a, b) => a - b)
  const long = pauses[Math.ceil(LONG_PAUSE_QUANTILE * pauses.length) - 1] ?? 0
  return Math.round((long / HOUR_MS) * 10) / 10
}

/** When the feed last had something new: its newest item's date, or when an item was first seen in it. Null if never. */
export function lastNews({ newestItemAt, lastNewsAt }: Pick<Feed, 'newestItemAt' | 'lastNewsAt'>): string | null {
  if (newestItemAt === null || lastNewsAt === null) return newestItemAt ?? lastNewsAt
  return newestItemAt > lastNewsAt ? newestItemAt : lastNewsAt
}

/**
 * Whether a feed is lost to the register for now: its publisher retired it, or it will not have been read for a
 * day by the time of its next poll. One that was never read counts after its third failure.
 */
export function isUnheard({ state, lastSuccessAt, nextPollAt, failuresInRow }: Pick<Feed, 'state' | 'lastSuccessAt' | 'nextPollAt' | 'failuresInRow'>): boolean {
  if (state !== 'failing') return state === 'retired'
  if (lastSuccessAt === null) return failuresInRow >= FAILURES_OF_A_NEW_FEED
  return Date.parse(nextPollAt) - Date.parse(lastSuccessAt) > DAY_MS
}

/** Whether a feed has had nothing new for much longer than it usually pauses. One that never had anything is judged by nothing. */
export function isSilent(feed: Pick<Feed, 'newestItemAt' | 'lastNewsAt' | 'longPauseHours'>, now: Date): boolean {
  const last = lastNews(feed)
  if (last === null) return false
  const allowed = feed.longPauseHours === null ? UNKNOWN_SILENCE_HOURS : Math.max(LEAST_SILENCE_HOURS, PAUSES * feed.longPauseHours)
  return now.getTime() - Date.parse(last) > allowed * HOUR_MS
}
