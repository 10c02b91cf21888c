import type { Feed, FeedEntry } from '../../shared/domain/feed.ts'
import { feedId } from '../../shared/domain/ids.ts'
import { delistFeed, newFeed, relistFeed } from '../../shared/feeds/feed-life.ts'
import type { FeedListChange } from '../../shared/ports.ts'

/** What makes the stored feeds those of the list. Applied, it leaves nothing to change. */
export function planListChanges(stored: Feed[], entries: FeedEntry[], now: Date): FeedListChange[] {
  const listed = new Map(entries.map((entry) => [feedId(entry.url), entry]))
  const storedIds = new Set(stored.map((feed) => feed.feedId))
  const added = [...listed].filter(([id]) => !storedIds.has(id)).map(([, entry]) => newFeed(entry, now))
  return [
    ...added.map((feed) => ({ kind: 'add', feed }) as const),
    ...stored.map((feed) => changeOf(feed, listed.get(feed.feedId), now)).filter((change) => change !== null),
  ]
}

function changeOf(feed: Feed, entry: FeedEntry | undefined, now: Date): FeedListChange | null {
  if (entry === undefined) return isDelisted(feed) ? null : { kind: 'delist', feed: delistFeed(feed) }
  if (!isDelisted(feed) && sameEntry(feed.entry, entry)) return null
  return { kind: feed.state === 'retired' ? 'relist' : 'revise', feed: relistFeed(feed, entry, now) }
}

/** Retired by the list, not by a publisher who said 410, which leaves that as the last failure. */
function isDelisted(feed: Feed): boolean {
  return feed.state === 'retired' && feed.lastFailure === null
}

/** Whether the stored part of two entries is the same; their notes stay in the list. */
function sameEntry(one: FeedEntry, other: FeedEntry): boolean {
  const key = ({ name, url, country, kind, language, terms, minMinutes, maxMinutes, listPage }: FeedEntry) =>
    JSON.stringify([name, url, country, kind, language, terms, minMinutes, maxMinutes, listPage ?? null])
  return key(one) === key(other)
}
