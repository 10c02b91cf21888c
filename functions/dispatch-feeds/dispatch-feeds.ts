import type { Feed, FeedEntry } from '../../shared/domain/feed.ts'
import { slotsBetween } from '../../shared/feeds/timetable.ts'
import type { PollFeedMessage } from '../../shared/messages.ts'
import type { Clock, FeedStore, Outbox, TimeLeft } from '../../shared/ports.ts'
import { inParallel } from '../../shared/runtime/in-parallel.ts'
import { METRIC, type Count } from '../../shared/runtime/metric-names.ts'
import { planListChanges } from './plan-list-changes.ts'

/** Writes of list changes at a time. */
const WRITES_AT_ONCE = 50
/** No further page of feeds is begun with less time left than this. */
const NEEDED_MS = 5_000
/** After a longer sleep it is cheaper to look at every feed than at every slot that opened meanwhile. */
const LONGEST_SLEEP_MS = 60 * 60_000
/** Feeds sent together, so that a run which stops early has sent some. */
const FEEDS_PER_STEP = 1_000

export type DispatchFeedsPorts = {
  /** The feed list as deployed. */
  entries: FeedEntry[]
  feeds: FeedStore
  outbox: Outbox<PollFeedMessage>
  clock: Clock
  count: Count
}

/**
 * What a dispatcher remembers from run to run, in memory alone: it saves a lease on each feed. Without it (a
 * new container, a second dispatcher) feeds are sent twice, and poll-feed drops the duplicate.
 */
export type DispatchMemory = {
  /** Every feed due until then has been sent. Null: nothing is known, not even whether the stored feeds are those of the list. */
  sentUntil: Date | null
}

export function newDispatchMemory(): DispatchMemory {
  return { sentUntil: null }
}

/**
 * Sends the feeds that are due, and returns how many. At first it looks at every feed, brings them in line with
 * the list, and sends all that are overdue; from then on at the slots of the timetable that have opened.
 */
export async function dispatchFeeds(
  ports: DispatchFeedsPorts,
  memory: DispatchMemory,
  timeLeft: TimeLeft,
): Promise<number> {
  const now = ports.clock()
  const { sentUntil } = memory
  const knows = sentUntil !== null && now.getTime() - sentUntil.getTime() <= LONGEST_SLEEP_MS
  let sent = 0
  for await (const due of knows ? openedSlots(ports.feeds, sentUntil, now) : overdue(ports, now)) {
    await ports.outbox.send(due)
    sent += due.length
    ports.count(METRIC.feedsDispatched, due.length)
    // What is left over stays due, and the next run sends it.
    if (timeLeft() < NEEDED_MS) return sent
  }
  memory.sentUntil = now
  return sent
}

async function* openedSlots(feeds: FeedStore, after: Date, until: Date): AsyncIterable<PollFeedMessage[]> {
  for (const [slot, openedAt] of slotsBetween(after, until)) {
    for await (const ids of feeds.inSlot(slot)) yield ids.map((feedId) => ({ feedId, dueAt: openedAt.toISOString() }))
  }
}

async function* overdue(ports: DispatchFeedsPorts, now: Date): AsyncIterable<PollFeedMessage[]> {
  const feeds = await applyList(ports, now)
  const due = feeds.filter(({ state, nextPollAt }) => state !== 'retired' && nextPollAt <= now.toISOString())
  for (let start = 0; start < due.length; start += FEEDS_PER_STEP) {
    yield due.slice(start, start + FEEDS_PER_STEP).map(({ feedId, nextPollAt }) => ({ feedId, dueAt: nextPollAt }))
  }
}

/** Makes the stored feeds those of the list, and returns them. */
async function applyList({ entries, feeds, count }: DispatchFeedsPorts, now: Date): Promise<Feed[]> {
  const stored: Feed[] = []
  for await (const feed of feeds.all()) stored.push(feed)
  const changes = planListChanges(stored, entries, now)
  await inParallel(changes, WRITES_AT_ONCE, (change) => feeds.applyListChange(change))
  const changed = (...kinds: string[]) => changes.filter(({ kind }) => kinds.includes(kind)).length
  count(METRIC.feedsAdded, changed('add', 'relist'))
  count(METRIC.feedsRevised, changed('revise'))
  count(METRIC.feedsRetired, changed('delist'))
  return [...new Map([...stored, ...changes.map(({ feed }) => feed)].map((feed) => [feed.feedId, feed])).values()]
}
