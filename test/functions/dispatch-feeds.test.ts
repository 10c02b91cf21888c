import { describe, expect, test } from 'vitest'
import { dispatchFeeds, newDispatchMemory } from '../../functions/dispatch-feeds/dispatch-feeds.ts'
import { planListChanges } from '../../functions/dispatch-feeds/plan-list-changes.ts'
import type { Feed, FeedEntry } from '../../shared/domain/feed.ts'
import { feedId } from '../../shared/domain/ids.ts'
import { newFeed } from '../../shared/feeds/feed-life.ts'
import type { PollFeedMessage } from '../../shared/messages.ts'
import { feedEntry } from '../fakes/feed-entry.ts'
import { memoryFeedStore, memoryOutbox, nothingKept } from '../fakes/memory-ports.ts'

const NOW = new Date('2021-11-18T09:00:00.000Z')
const A = feedEntry('https://a.example.org/rss')
const B = feedEntry('https://b.example.org/rss')

function after(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000)
}

/** A dispatcher over a feed store in memory; `run` is one scheduled run at so many minutes. */
function dispatcher(entries: FeedEntry[], kept = nothingKept()) {
  const queue: PollFeedMessage[] = []
  const memory = newDispatchMemory()
  const counted: Record<string, number> = {}
  async function run(minutes: number, timeLeft = 60_000): Promise<string[]> {
    queue.length = 0
    await dispatchFeeds(
      {
        entries,
        feeds: memoryFeedStore(kept),
        outbox: memoryOutbox(queue),
        clock: () => after(minutes),
        count: (metric, amount = 1) => {
          counted[metric] = (counted[metric] ?? 0) + amount
        },
      },
      memory,
      () => timeLeft,
    )
    return queue.map(({ feedId }) => feedId)
  }
  return { run, kept, counted, queue }
}

/** Leaves a feed as a poll does that makes it due every hour, next at `nextPoll`. */
function poll(kept: ReturnType<typeof nothingKept>, entry: FeedEntry, nextPoll: Date): void {
  const feed = kept.feeds.get(feedId(entry.url))
  if (feed === undefined) throw new Error(`no feed ${entry.url}`)
  kept.feeds.set(feed.feedId, { ...feed, nextPollAt: nextPoll.toISOString(), periodMinutes: 60, lastPolledAt: NOW.toISOString() })
}

describe('dispatching', () => {
  test('adds the feeds of the list and sends them at once, each with the time that made it due', async () => {
    const { run, queue, counted } = dispatcher([A, B])
    expect(await run(0)).toEqual([feedId(A.url), feedId(B.url)])
    expect(queue.every(({ dueAt }) => dueAt === NOW.toISOString())).toBe(true)
    expect(counted).toMatchObject({ FeedsAdded: 2, FeedsDispatched: 2 })
  })

  test('sends a feed when its poll is due, and not before', async () => {
    const { run, kept } = dispatcher([A, B])
    await run(0)
    poll(kept, A, after(20))
    poll(kept, B, after(40))
    expect(await run(5)).toEqual([])
    expect(await run(25)).toEqual([feedId(A.url)])
  })

  test('sends a feed once for each turn, with the moment of the turn', async () => {
    const { run, kept, queue } = dispatcher([A])
    await run(0)
    poll(kept, A, after(10))
    expect(await run(9)).toEqual([])
    expect(await run(12)).toHaveLength(1)
    expect(queue).toMatchObject([{ dueAt: after(10).toISOString() }])
    expect(await run(14)).toEqual([])
  })

  test('makes up for the runs that it missed, with one message a feed', async () => {
    const { run, kept } = dispatcher([A, B])
    await run(0)
    poll(kept, A, after(10))
    poll(kept, B, after(40))
    expect((await run(55)).toSorted()).toEqual([feedId(A.url), feedId(B.url)].toSorted())
  })

  test('sends all that is overdue when it knows nothing of the runs before, or was asleep for long', async () => {
    const { run, kept } = dispatcher([A, B])
    await run(0)
    poll(kept, A, after(90))
    poll(kept, B, after(200))
    expect(await run(180)).toEqual([feedId(A.url)])
    expect(await dispatcher([A, B], kept).run(180)).toEqual([feedId(A.url)])
  })

  test('leaves to the next run what it has no time for', async () => {
    const { run } = dispatcher([A, B])
    expect(await run(0, 1_000)).toHaveLength(2)
    // The fake gives one page; a run that stopped early does not count as having sent everything.
    expect(await run(5)).toHaveLength(2)
  })

  test('takes no feed as sent if the queue refused it', async () => {
    const kept = nothingKept()
    const memory = newDispatchMemory()
    const ports = { entries: [A], feeds: memoryFeedStore(kept), clock: () => NOW, count: () => {} }
    const down = { send: () => Promise.reject(new Error('the queue is down')) }
    await expect(dispatchFeeds({ ...ports, outbox: down }, memory, () => 60_000)).rejects.toThrow('the queue is down')
    const queue: PollFeedMessage[] = []
    expect(await dispatchFeeds({ ...ports, outbox: memoryOutbox(queue) }, memory, () => 60_000)).toBe(1)
  })
})

describe('a changed list', () => {
  const stored = (entry: FeedEntry, changes: Partial<Feed> = {}): Feed => ({ ...newFeed(entry, NOW), etag: '"1"', ...changes })
  const kinds = (feeds: Feed[], entries: FeedEntry[]) =>
    planListChanges(feeds, entries, after(60)).map(({ kind, feed }) => `${kind} ${feed.entry.url}`)

  test('changes nothing where it changed nothing, its notes included', () => {
    expect(kinds([stored(A)], [{ ...A, note: 'found in a public list' }])).toEqual([])
  })

  test('adds, revises and delists', () => {
    expect(kinds([stored(A), stored(B)], [{ ...A, maxMinutes: 60 }, feedEntry('https://c.example.org/rss')])).toEqual([
      'add https://c.example.org/rss',
      `revise ${A.url}`,
      `delist ${B.url}`,
    ])
  })

  test('keeps what polls know of a revised feed', () => {
    const [change] = planListChanges([stored(A)], [{ ...A, name: 'Renamed' }], after(60))
    expect(change?.feed).toMatchObject({ etag: '"1"', nextPollAt: NOW.toISOString(), entry: { name: 'Renamed' } })
  })

  test('brings a feed back that was taken off the list, due at once', () => {
    const delisted = stored(A, { state: 'retired' })
    expect(kinds([delisted], [])).toEqual([])
    const [change] = planListChanges([delisted], [A], after(60))
    expect(change).toMatchObject({ kind: 'relist', feed: { state: 'active', nextPollAt: after(60).toISOString() } })
  })

  test('leaves a feed alone whose publisher retired it, until its entry is edited', () => {
    const gone = stored(A, { state: 'retired', lastFailure: 'HTTP 410' })
    expect(kinds([gone], [A])).toEqual([])
    expect(kinds([gone], [{ ...A, name: 'Renamed' }])).toEqual([`relist ${A.url}`])
  })

  test('takes an address listed twice once', () => {
    expect(kinds([], [A, A])).toEqual([`add ${A.url}`])
  })

  test('has nothing left to change once it is applied', async () => {
    const { run, kept } = dispatcher([A, B])
    await run(0)
    expect(planListChanges([...kept.feeds.values()], [A, B], after(5))).toEqual([])
  })
})
