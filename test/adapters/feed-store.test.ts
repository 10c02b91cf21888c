import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDocumentClient } from '../../shared/adapters/aws-clients.ts'
import { fromFeedRow, toFeedRow } from '../../shared/adapters/feed-row.ts'
import { createFeedStore } from '../../shared/adapters/feed-store.ts'
import type { Feed } from '../../shared/domain/feed.ts'
import { delistFeed, newFeed } from '../../shared/feeds/feed-life.ts'
import type { DueFeed, FeedStore } from '../../shared/ports.ts'
import { feedEntry } from '../fakes/feed-entry.ts'
import { type LocalServices, startLocalServices } from '../fakes/local-services.ts'

const NOW = new Date('2021-11-18T09:00:00.000Z')
const polled: Feed = {
  ...newFeed(feedEntry('https://daily.example.org/rss'), NOW),
  state: 'failing',
  movedTo: 'https://www.daily.example.org/rss',
  etag: '"abc"',
  lastModified: 'Thu, 18 Nov 2021 08:00:00 GMT',
  itemsDigest: '0123456789abcdef0123456789abcdef',
  nextPollAt: '2021-11-18T10:00:00.000Z',
  lastPolledAt: '2021-11-18T09:00:00.000Z',
  lastSuccessAt: '2021-11-18T08:00:00.000Z',
  newestItemAt: '2021-11-18T07:30:00.000Z',
  lastNewsAt: '2021-11-18T08:00:00.000Z',
  longPauseHours: 13.5,
  failuresInRow: 3,
  lastFailure: 'HTTP 503',
  backoffMinutes: 45,
  lastReadAt: '2021-11-18T08:00:00.000Z',
  validatorsTrusted: false,
  ttlMinutes: 30,
  skipHours: [0, 1, 2, 23],
}

let services: LocalServices
let feeds: FeedStore
let table = 0

beforeAll(async () => {
  services = await startLocalServices()
})
afterAll(() => services.close())
beforeEach(async () => {
  const name = `feeds-${table++}`
  await services.createTable(name, {
    hash: 'feed_id',
    index: { name: 'by_due', hash: 'due_shard', range: 'next_poll_at' },
  })
  feeds = createFeedStore(createDocumentClient(), name)
  services.ledger.reset()
})

async function due(after: string | null, until: string): Promise<DueFeed[]> {
  const found: DueFeed[] = []
  for await (const page of feeds.due(after, until)) found.push(...page)
  return found
}

describe('a feed as an item', () => {
  test('comes back as it was, with every field set and with every field null', () => {
    const fresh = newFeed(feedEntry('https://daily.example.org/rss', { country: null }), NOW)
    expect(fromFeedRow(toFeedRow(polled))).toEqual(polled)
    expect(fromFeedRow(toFeedRow(fresh))).toEqual(fresh)
  })

  test('stays below one write unit with every field set', () => {
    const bytes = Object.entries(toFeedRow(polled)).reduce((sum, [name, value]) => sum + name.length + String(value).length, 0)
    expect(bytes).toBeLessThan(1024 - 100)
  })

  test('drops a validator of absurd length, which only costs an unconditional request', () => {
    expect(fromFeedRow(toFeedRow({ ...polled, etag: `"${'x'.repeat(5000)}"` })).etag).toBeNull()
  })

  test('that is none of ours is refused by the name of the attribute', () => {
    expect(() => fromFeedRow({ feed_id: 'f_1' })).toThrow(/next_poll_at/)
  })
})

describe('the feed store', () => {
  test('finds the feeds that are due, and none that is retired, later, or sent before', async () => {
    const at = (url: string, nextPollAt: string): Feed => ({ ...newFeed(feedEntry(url), NOW), nextPollAt })
    const early = at('https://a.example.org/', '2021-11-18T08:00:00.000Z')
    const late = at('https://b.example.org/', '2021-11-18T08:30:00.000Z')
    const future = at('https://c.example.org/', '2021-11-18T09:30:00.000Z')
    const retired = delistFeed(at('https://d.example.org/', '2021-11-18T08:00:00.000Z'))
    for (const feed of [early, late, future, retired]) await feeds.applyListChange({ kind: 'add', feed })
    const ids = (list: DueFeed[]) => list.map(({ feedId }) => feedId).sort()
    expect(ids(await due(null, NOW.toISOString()))).toEqual([early.feedId, late.feedId].sort())
    expect(await due('2021-11-18T08:15:00.000Z', NOW.toISOString())).toEqual([
      { feedId: late.feedId, nextPollAt: late.nextPollAt },
    ])
  })

  test('keeps a poll and a revised entry apart, so that neither undoes the other', async () => {
    const fresh = newFeed(polled.entry, NOW)
    await feeds.applyListChange({ kind: 'add', feed: fresh })
    const renamed = { ...fresh, entry: { ...fresh.entry, name: 'The Renamed Test' } }
    await feeds.savePoll(polled)
    await feeds.applyListChange({ kind: 'revise', feed: renamed })
    await feeds.savePoll(polled)
    expect(await feeds.get(fresh.feedId)).toEqual({ ...polled, entry: renamed.entry })
  })

  test('does not let a poll in flight bring a delisted feed back', async () => {
    await feeds.applyListChange({ kind: 'add', feed: polled })
    await feeds.applyListChange({ kind: 'delist', feed: delistFeed(polled) })
    await feeds.savePoll(polled)
    expect((await feeds.get(polled.feedId))?.state).toBe('retired')
    expect(await due(null, '2022-01-01T00:00:00.000Z')).toEqual([])
  })

  test('does not overwrite a feed that another dispatcher added and poll-feed has polled', async () => {
    const fresh = newFeed(polled.entry, NOW)
    await feeds.applyListChange({ kind: 'add', feed: fresh })
    await feeds.savePoll(polled)
    await feeds.applyListChange({ kind: 'add', feed: fresh })
    expect(await feeds.get(fresh.feedId)).toEqual(polled)
  })

  test('says null of a feed that is not there, and saves no poll of it', async () => {
    await feeds.savePoll(polled)
    expect(await feeds.get(polled.feedId)).toBeNull()
  })

  test('spends one read unit and one write unit of the table on an unchanged poll', async () => {
    await feeds.applyListChange({ kind: 'add', feed: polled })
    services.ledger.reset()
    await feeds.get(polled.feedId)
    // The index of due times is moved, not left, by a later poll: two more units there.
    await feeds.savePoll({ ...polled, nextPollAt: '2021-11-18T11:00:00.000Z' })
    const units = services.ledger.entries().map(({ operation, readUnits, writeUnits }) => ({ operation, readUnits, writeUnits }))
    expect(units).toContainEqual({ operation: 'GetItem', readUnits: 1, writeUnits: 0 })
    expect(units.find(({ operation }) => operation === 'UpdateItem')?.writeUnits).toBeLessThanOrEqual(3)
    expect(units).toHaveLength(2)
  })
})
