import type { Feed, FeedEntry } from '../../shared/domain/feed.ts'
import type { PollFeedMessage } from '../../shared/messages.ts'
import type { Clock, FeedStore, Outbox, TimeLeft } from '../../shared/ports.ts'
import { inParallel } from '../../shared/runtime/in-parallel.ts'
import { METRIC, type Count } from '../../shared/runtime/metric-names.ts'
import { planListChanges } from './plan-list-changes.ts'

/** Writes of list changes at a time. */
const WRITES_AT_ONCE = 50
/** No further page of feeds is begun with less time left than this. */
const NEEDED_MS = 5_000
/**
 * How often feeds that were sent and are still due are sent again, in case their message was lost. Their
 * poll may also be waiting in a long queue: then the second message is found to be a duplicate.
 */
const RESEND_MINUTES = 15

export type DispatchFeedsPorts = {
  /** The feed list as deployed. */
  entries: FeedEntry[]
  feeds: FeedStore
  outbox: Outbox<PollFeedMessage>
  clock: Clock
  count: Count
}

/**
 * What a dispatcher remembers from run to run, in memory alone. It saves the cost of a lease on each feed;
 * without it (a new container, a second dispatcher) feeds are sent twice, and poll-feed drops the duplicate.
 */
export type DispatchMemory = {
  /** Whether the stored feeds are those of the list. */
  listApplied: boolean
  /** Every feed due before this has been sent, or null. */
  sentUntil: string | null
  /** When all that was overdue was sent, or null. */
  resentAt: Date | null
}

export function newDispatchMemory(): DispatchMemory {
  return { listApplied: false, sentUntil: null, resentAt: null }
}

/** Brings the stored feeds in line with the list, then sends the feeds that are due. Returns how many it sent. */
export async function dispatchFeeds(
  ports: DispatchFeedsPorts,
  memory: DispatchMemory,
  timeLeft: TimeLeft,
): Promise<number> {
  const now = ports.clock()
  if (!memory.listApplied) {
    await applyList(ports, now)
    // Feeds just added are due from before, and the index may tell of them only later.
    memory.sentUntil = null
    memory.listApplied = true
  }
  const resend = memory.resentAt === null || now.getTime() - memory.resentAt.getTime() >= RESEND_MINUTES * 60_000
  const after = resend ? null : memory.sentUntil
  let sent = 0
  for await (const due of ports.feeds.due(after, now.toISOString())) {
    await ports.outbox.send(due.map(({ feedId, nextPollAt }) => ({ feedId, dueAt: nextPollAt })))
    sent += due.length
    ports.count(METRIC.feedsDispatched, due.length)
    // What is left over stays due, and the next run sends it.
    if (timeLeft() < NEEDED_MS) return sent
  }
  memory.sentUntil = now.toISOString()
  if (resend) memory.resentAt = now
  return sent
}

async function applyList({ entries, feeds, count }: DispatchFeedsPorts, now: Date): Promise<void> {
  const stored: Feed[] = []
  for await (const feed of feeds.all()) stored.push(feed)
  const changes = planListChanges(stored, entries, now)
  await inParallel(changes, WRITES_AT_ONCE, (change) => feeds.applyListChange(change))
  const changed = (...kinds: string[]) => changes.filter(({ kind }) => kinds.includes(kind)).length
  count(METRIC.feedsAdded, changed('add', 'relist'))
  count(METRIC.feedsRevised, changed('revise'))
  count(METRIC.feedsRetired, changed('delist'))
}
