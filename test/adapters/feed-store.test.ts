import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDocumentClient } from '../../shared/adapters/aws-clients.ts'
import { fromFeedRow, toFeedRow } from '../../shared/adapters/feed-row.ts'
import { createFeedStore } from '../../shared/adapters/feed-store.ts'
import type { Feed } from '../../shared/domain/feed.ts'
import { delistFeed, newFeed } from '../../shared/feeds/feed-life.ts'
import { planNextPoll } from '../../shared/feeds/poll-plan.ts'
import { slotOf } from '../../shared/feeds/timetable.ts'
import type { FeedStore } from '../../shared/ports.ts'
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
    index: { name: 'by_slot', hash: 'due_shard', range: 'due_slot', projection: 'KEYS_ONLY' },
  })
  feeds = createFeedStore(createDocumentClient(), name)
  services.ledger.reset()
})

async function inSlotOf(feed: Feed): Promise<string[]> {
  const found: string[] = []
  for await (const page of feeds.inSlot(slotOf(new Date(feed.nextPollAt), feed.periodMinutes))) found.push(...page)
  return found.toSorted()
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
  test('finds the feeds of a slot, and none that is retired or stands in another', async () => {
    const at = (url: string, nextPollAt: string): Feed => ({ ...newFeed(feedEntry(url), NOW), nextPollAt })
    const one = at('https://a.example.org/', '2021-11-18T08:00:00.000Z')
    const other = at('https://b.example.org/', '2021-11-18T08:30:00.000Z')
    const between = at('https://c.example.org/', '2021-11-18T08:20:00.000Z')
    const slower = { ...at('https://d.example.org/', '2021-11-18T08:00:00.000Z'), periodMinutes: 30 }
    const retired = delistFeed(at('https://e.example.org/', '2021-11-18T08:00:00.000Z'))
    for (const feed of [one, other, between, slower, retired]) await feeds.applyListChange({ kind: 'add', feed })
    expect(await inSlotOf(one)).toEqual([one.feedId, other.feedId].toSorted())
    expect(await inSlotOf(between)).toEqual([between.feedId])
    expect(await inSlotOf(slower)).toEqual([slower.feedId])
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
    expect(await inSlotOf(polled)).toEqual([])
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

  test('spends one read unit and one write unit on a poll without news, and no write of the index', async () => {
    const settled: Feed = { ...polled, state: 'active', intervalMinutes: 360, periodMinutes: 360, failuresInRow: 0, backoffMinutes: 0, lastFailure: null, ttlMinutes: null, skipHours: [] }
    await feeds.applyListChange({ kind: 'add', feed: settled })
    services.ledger.reset()
    const read = await feeds.get(settled.feedId)
    await feeds.savePoll(planNextPoll(read!, { kind: 'not_modified', headers: {}, movedTo: null }, new Date(settled.nextPollAt)))
    expect(services.ledger.entries().map(({ operation, readUnits, writeUnits }) => ({ operation, readUnits, writeUnits }))).toEqual([
      { operation: 'GetItem', readUnits: 1, writeUnits: 0 },
      { operation: 'UpdateItem', readUnits: 0, writeUnits: 1 },
    ])
  })
})
