import type { Feed, FeedEntry } from '../domain/feed.ts'
import { feedId } from '../domain/ids.ts'
import { periodOfAtLeast } from './timetable.ts'

/** A feed newly on the list: due at once. */
export function newFeed(entry: FeedEntry, now: Date): Feed {
  return {
    feedId: feedId(entry.url),
    entry,
    state: 'active',
    movedTo: null,
    etag: null,
    lastModified: null,
    itemsDigest: null,
    nextPollAt: now.toISOString(),
    intervalMinutes: entry.minMinutes,
    periodMinutes: periodOfAtLeast(entry.minMinutes),
    lastPolledAt: null,
    lastSuccessAt: null,
    newestItemAt: null,
    lastNewsAt: null,
    longPauseHours: null,
    failuresInRow: 0,
    lastFailure: null,
    backoffMinutes: 0,
    lastReadAt: null,
    validatorsTrusted: true,
    ttlMinutes: null,
    skipHours: [],
  }
}

/**
 * A known feed whose list entry changed. A retired one comes back to life, due at once, since somebody
 * thought it worth an edit; any other keeps its place in the queue within the new bounds.
 */
export function relistFeed(feed: Feed, entry: FeedEntry, now: Date): Feed {
  const intervalMinutes = Math.min(Math.max(feed.intervalMinutes, entry.minMinutes), entry.maxMinutes)
  if (feed.state !== 'retired') return { ...feed, entry, intervalMinutes }
  return {
    ...feed,
    entry,
    intervalMinutes,
    state: 'active',
    nextPollAt: now.toISOString(),
    failuresInRow: 0,
    lastFailure: null,
    backoffMinutes: 0,
  }
}

/** A feed taken off the list. What was read from it stays. */
export function delistFeed(feed: Feed): Feed {
  return { ...feed, state: 'retired', lastFailure: null }
}
