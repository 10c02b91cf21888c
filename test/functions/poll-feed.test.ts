import { describe, expect, test } from 'vitest'
import { MOST_CONTENT_BYTES } from '../../functions/poll-feed/listed-items.ts'
import { pollFeed } from '../../functions/poll-feed/poll-feed.ts'
import { PoisonMessage } from '../../shared/delivery-errors.ts'
import type { Feed } from '../../shared/domain/feed.ts'
import { newFeed } from '../../shared/feeds/feed-life.ts'
import type { FetchArticleMessage } from '../../shared/messages.ts'
import { feedEntry } from '../fakes/feed-entry.ts'
import { allAllowed, type Kept, memoryArticleStore, memoryFeedStore, memoryOutbox, nothingKept } from '../fakes/memory-ports.ts'
import { readFakeFeed } from '../fakes/pipeline.ts'
import { bytes, type ScriptedAnswer, scriptedWeb } from '../fakes/scripted-web.ts'

const NOW = new Date('2021-11-18T09:00:00.000Z')
const URL = 'https://daily.example.org/rss'
const FEED = newFeed(feedEntry(URL), NOW)

function items(...list: { link: string | null; title?: string; content?: string; updated?: string }[]): Uint8Array {
  return bytes(JSON.stringify(list))
}

/** Polls of one feed whose server answers as scripted; `poll` is one delivery, at so many minutes. */
function polls(answer: ScriptedAnswer | ScriptedAnswer[], changes: Partial<Feed> = {}) {
  const kept = nothingKept()
  kept.feeds.set(FEED.feedId, { ...FEED, ...changes })
  const queue: FetchArticleMessage[] = []
  const { web, requests } = scriptedWeb({ [URL]: answer })
  const calls: string[] = []
  const counted: string[] = []
  const articles = memoryArticleStore(kept)
  const feeds = memoryFeedStore(kept)
  const outbox = memoryOutbox(queue)
  async function poll(minutes = 0, options: { dueAt?: string | null; timeLeft?: () => number } = {}): Promise<Feed> {
    await pollFeed(
      { feedId: FEED.feedId, dueAt: options.dueAt ?? null },
      {
        feeds: { ...feeds, savePoll: async (feed) => (calls.push('save'), feeds.savePoll(feed)) },
        articles: {
          ...articles,
          known: async (ids) => (calls.push('look up'), articles.known(ids)),
          add: async (article) => (calls.push('mark'), articles.add(article)),
        },
        outbox: { send: async (messages) => (calls.push(`send ${messages.length}`), outbox.send(messages)) },
        web,
        robots: allAllowed,
        parseFeed: readFakeFeed,
        recheckHours: 6,
        clock: () => new Date(NOW.getTime() + minutes * 60_000),
        count: (metric) => void counted.push(metric),
        log: { info: () => {}, warn: () => {}, error: () => {} },
      },
      options.timeLeft ?? (() => 60_000),
    )
    const feed = kept.feeds.get(FEED.feedId)
    if (feed === undefined) throw new Error('the feed is gone')
    return feed
  }
  return { poll, kept, queue, requests, calls, counted }
}

describe('a feed with news', () => {
  test('sends the new items, then marks them, and stores the validators last', async () => {
    const { poll, calls, queue, kept } = polls({
      headers: { etag: '"1"' },
      body: items({ link: 'https://daily.example.org/1' }, { link: 'https://daily.example.org/2?utm_source=rss' }),
    })
    expect((await poll()).etag).toBe('"1"')
    expect(calls).toEqual(['look up', 'send 2', 'mark', 'mark', 'save'])
    expect(queue.map(({ url }) => url)).toEqual(['https://daily.example.org/1', 'https://daily.example.org/2'])
    expect([...kept.articles.values()].map(({ state }) => state)).toEqual(['listed', 'listed'])
  })

  test('sends only what is new the next time', async () => {
    const first = items({ link: 'https://daily.example.org/1' })
    const second = items({ link: 'https://daily.example.org/2' }, { link: 'https://daily.example.org/1' })
    const { poll, queue } = polls([{ body: first }, { body: second }])
    await poll(0)
    await poll(30)
    expect(queue.map(({ url }) => url)).toEqual(['https://daily.example.org/1', 'https://daily.example.org/2'])
  })

  test('takes up every item of a long feed', async () => {
    const links = Array.from({ length: 1234 }, (_, index) => ({ link: `https://daily.example.org/${index}` }))
    const { poll, queue, kept } = polls({ body: items(...links) })
    await poll()
    expect(queue).toHaveLength(1234)
    expect(kept.articles.size).toBe(1234)
  })

  test('goes on where it had to stop for want of time, and misses nothing', async () => {
    const links = Array.from({ length: 250 }, (_, index) => ({ link: `https://daily.example.org/${index}` }))
    const { poll, queue } = polls({ headers: { etag: '"1"' }, body: items(...links) })
    let checks = 0
    const stopped = await poll(0, { timeLeft: () => (++checks > 2 ? 1_000 : 60_000) })
    expect(queue).toHaveLength(200)
    // Due again at once, and to be read in whole.
    expect(stopped).toMatchObject({ nextPollAt: NOW.toISOString(), etag: null, itemsDigest: null })
    const done = await poll(1)
    expect(queue).toHaveLength(250)
    expect(done).toMatchObject({ etag: '"1"' })
    expect(Date.parse(done.nextPollAt)).toBeGreaterThan(NOW.getTime())
  })

  test('lists an item without a usable address as failed, instead of losing it', async () => {
    const { poll, queue, kept } = polls({ body: items({ link: null, title: 'No link' }, { link: 'mailto:a@example.org' }) })
    await poll()
    expect(queue).toEqual([])
    expect([...kept.articles.values()].map(({ state, reason }) => [state, reason])).toEqual([
      ['failed', 'malformed_url'],
      ['failed', 'malformed_url'],
    ])
  })

  test('takes an item that is there twice once', async () => {
    const { poll, queue } = polls({ body: items({ link: 'https://daily.example.org/1' }, { link: 'https://daily.example.org/1#top' }) })
    await poll()
    expect(queue).toHaveLength(1)
  })

  test.each([
    ['plain', 'x'.repeat(MOST_CONTENT_BYTES + 1)],
    ['of many bytes a character', '会'.repeat(MOST_CONTENT_BYTES)],
    ['of many escapes', '\u0001'.repeat(MOST_CONTENT_BYTES)],
  ])('cuts %s content to what a message holds', async (_name, content) => {
    const { poll, queue } = polls({ body: items({ link: 'https://daily.example.org/1', content }) })
    await poll()
    const bytesSent = Buffer.byteLength(JSON.stringify(queue[0]))
    expect(bytesSent).toBeGreaterThan(MOST_CONTENT_BYTES / 2)
    expect(bytesSent).toBeLessThan(262_144)
  })
})

describe('an item that was listed before', () => {
  const first = items({ link: 'https://daily.example.org/1', updated: '2021-11-18T08:00:00.000Z' })
  const changed = items({ link: 'https://daily.example.org/1', updated: '2021-11-18T10:00:00.000Z' })

  test('and fetched is sent to be read again when it was changed, once', async () => {
    const { poll, queue, kept } = polls([{ body: first }, { body: changed }, { body: items({ link: 'https://daily.example.org/1', updated: '2021-11-18T10:00:00.000Z' }, { link: 'https://daily.example.org/2' }) }])
    await poll(0)
    fetchedAt(kept, NOW, queue[0])
    await poll(120)
    expect(queue).toHaveLength(2)
    expect(queue[1]).toMatchObject({ url: 'https://daily.example.org/1', unlessReadSince: '2021-11-18T11:00:00.000Z' })
    fetchedAt(kept, new Date('2021-11-18T11:01:00.000Z'), queue[1])
    await poll(360)
    expect(queue.slice(2).map(({ url }) => url)).toEqual(['https://daily.example.org/2'])
  })

  test('by a feed that comes after this one is sent to be read again as this one’s', async () => {
    const { poll, queue, kept } = polls([{ body: first }, { body: changed }])
    await poll(0)
    const [article] = kept.articles.values()
    if (article === undefined) throw new Error('no article')
    kept.articles.set(article.articleId, { ...article, feedId: 'f_z' })
    await poll(1)
    expect(queue[1]).toMatchObject({ articleId: article.articleId, feedId: FEED.feedId, unlessReadSince: '2021-11-18T09:01:00.000Z' })
  })

  /** As fetch-article leaves an article whose message it has worked on. */
  function fetchedAt(kept: Kept, at: Date, message: FetchArticleMessage | undefined): void {
    const article = kept.articles.get(message?.articleId ?? '')
    if (article === undefined || message === undefined) throw new Error('no article')
    kept.articles.set(article.articleId, { ...article, state: 'no_meeting', checkedAt: at.toISOString(), itemDigest: message.itemDigest })
  }
})

describe('a feed without news', () => {
  test('costs one read and one write when the server says so', async () => {
    const { poll, calls, requests } = polls([
      { headers: { etag: '"1"' }, body: items({ link: 'https://daily.example.org/1' }) },
      ({ etag }) => (etag === '"1"' ? { status: 304 } : { status: 500 }),
    ])
    await poll(0)
    calls.length = 0
    const feed = await poll(30)
    expect(requests[1]?.etag).toBe('"1"')
    expect(calls).toEqual(['save'])
    expect(feed).toMatchObject({ state: 'active', lastSuccessAt: '2021-11-18T09:30:00.000Z' })
  })

  test('costs no more when the server sends the same items again', async () => {
    const { poll, calls } = polls({ body: items({ link: 'https://daily.example.org/1' }) })
    await poll(0)
    calls.length = 0
    await poll(30)
    expect(calls).toEqual(['save'])
  })
})

describe('a feed that fails', () => {
  test.each([
    ['an answer of 404', { status: 404 }, 'HTTP 404'],
    ['an answer of 503', { status: 503 }, 'HTTP 503'],
    ['no answer', { ok: false, reason: 'timeout', detail: 'no answer in 20 s' } as const, 'timeout: no answer in 20 s'],
    ['bytes that are no feed', { body: bytes('<html>') }, 'is not valid JSON'],
  ])('by %s is state of the feed, with the reason', async (_name, answer, reason) => {
    const { poll, calls } = polls(answer)
    const feed = await poll()
    expect(feed).toMatchObject({ state: 'failing', failuresInRow: 1, lastFailure: expect.stringContaining(reason) })
    expect(feed.nextPollAt > NOW.toISOString()).toBe(true)
    expect(calls).toEqual(['save'])
  })

  test('comes back to life by itself', async () => {
    const { poll } = polls([{ status: 500 }, { body: items({ link: 'https://daily.example.org/1' }) }])
    await poll(0)
    expect(await poll(90)).toMatchObject({ state: 'active', failuresInRow: 0, lastFailure: null })
  })
})

describe('a feed that has nothing new any more', () => {
  const DAY = 24 * 60
  // The newest item of these feeds is an hour old at the first poll.
  const body = items(...[1, 2, 3].map((n) => ({ link: `https://daily.example.org/${n}` })))
  const fell = (counted: string[]) => counted.filter((metric) => metric === 'FeedsFellSilent').length

  test('and cannot be read is counted once, before a day has passed', async () => {
    const { poll, counted } = polls([{ body }, { status: 404 }])
    await poll(0)
    await poll(0.5 * DAY)
    expect(fell(counted)).toBe(0)
    // The next poll would come after the day.
    await poll(0.9 * DAY)
    expect(fell(counted)).toBe(1)
    await poll(2 * DAY)
    expect(fell(counted)).toBe(1)
  })

  test('and says 410 is counted at once', async () => {
    const { poll, counted } = polls([{ body }, { status: 410 }])
    await poll(0)
    await poll(60)
    expect(fell(counted)).toBe(1)
  })

  test('though it answers is counted once, after a day', async () => {
    const { poll, counted } = polls([{ body }, { body }])
    await poll(0)
    await poll(0.9 * DAY)
    expect(fell(counted)).toBe(0)
    await poll(1.5 * DAY)
    expect(fell(counted)).toBe(1)
    await poll(2 * DAY)
    expect(fell(counted)).toBe(1)
  })

  test('is not counted as long as new items are seen, whatever their dates', async () => {
    const { poll, counted } = polls([{ body }, { body: items({ link: 'https://daily.example.org/4' }) }])
    await poll(0)
    expect((await poll(0.9 * DAY)).lastNewsAt).not.toBeNull()
    await poll(1.5 * DAY)
    expect(fell(counted)).toBe(0)
  })
})

describe('a message', () => {
  test('of a feed that has been polled since it was sent asks nobody', async () => {
    const { poll, requests } = polls({ body: items() })
    const dueAt = NOW.toISOString()
    await poll(0, { dueAt })
    await poll(1, { dueAt })
    expect(requests).toHaveLength(1)
  })

  test('is obeyed though this clock is behind the dispatcher’s', async () => {
    const { poll, requests } = polls({ body: items() })
    await poll(-10, { dueAt: NOW.toISOString() })
    expect(requests).toHaveLength(1)
  })

  test('of a retired feed asks nobody', async () => {
    const { poll, requests } = polls({ body: items() }, { state: 'retired' })
    await poll()
    expect(requests).toEqual([])
  })

  test('of an unknown feed is poison, by its id', async () => {
    const { poll, kept } = polls({ body: items() })
    kept.feeds.clear()
    await expect(poll()).rejects.toThrow(new PoisonMessage(`no such feed: ${FEED.feedId}`))
  })
})
