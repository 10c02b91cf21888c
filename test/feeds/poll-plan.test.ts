import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Feed, feedEntrySchema } from '../../shared/domain/feed.ts'
import { delistFeed, newFeed, relistFeed } from '../../shared/feeds/feed-life.ts'
import type { FeedItem, ParsedFeed } from '../../shared/feeds/parsed-feed.ts'
import { type PollOutcome, pollFailure } from '../../shared/feeds/poll-outcome.ts'
import { planNextPoll, pollUrl, pollValidators } from '../../shared/feeds/poll-plan.ts'
import { slotOf, TICK_MINUTES } from '../../shared/feeds/timetable.ts'

const now = new Date('2026-03-10T12:00:00Z')
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000)
const entry = feedEntrySchema.parse({
  name: 'Seoul Ledger',
  url: 'https://ledger.example.org/feed',
  country: 'KOR',
  kind: 'newspaper',
  language: 'en',
  terms: 'none stated',
  minMinutes: 15,
  maxMinutes: 240,
})
/** A feed that has been polled every hour until now. */
const feed: Feed = { ...newFeed(entry, now), intervalMinutes: 60, periodMinutes: 60, lastPolledAt: '2026-03-10T11:00:00.000Z' }

function item(id: string, published: string | null = null): FeedItem {
  return { id, link: `https://ledger.example.org/${id}`, originalLink: null, title: id, published, publishedAs: 'stated', updated: null, content: null, author: null }
}

function read(items: FeedItem[], more: { newItems?: number; headers?: Record<string, string>; movedTo?: string; feed?: Partial<ParsedFeed> } = {}): PollOutcome {
  const parsed: ParsedFeed = { format: 'rss', title: null, language: null, items, ttlMinutes: null, skipHours: [], warnings: [], ...more.feed }
  return { kind: 'read', headers: more.headers ?? {}, movedTo: more.movedTo ?? null, feed: parsed, newItems: more.newItems ?? 0 }
}

const notModified = (headers: Record<string, string> = {}): PollOutcome => ({ kind: 'not_modified', headers, movedTo: null })
const failed = (weight: 'hard' | 'soft' | 'temporary' | 'gone', retryAfter: string | null = null): PollOutcome => ({ kind: 'failed', weight, detail: 'HTTP 500', retryAfter })

const waitOf = (state: Feed, since = now): number => (Date.parse(state.nextPollAt) - since.getTime()) / 60_000
/** The wait without its jitter of up to a tenth, to the tick. */
function expectWait(state: Feed, wait: number, since = now): void {
  expect(waitOf(state, since)).toBeGreaterThanOrEqual(wait)
  expect(waitOf(state, since)).toBeLessThan(wait * 1.1 + TICK_MINUTES)
}

/** The states after these outcomes, each at the moment when it was due. */
function afterAll(start: Feed, outcomes: PollOutcome[]): Feed[] {
  const states: Feed[] = []
  let state = start
  for (const outcome of outcomes) {
    state = planNextPoll(state, outcome, new Date(state.nextPollAt))
    states.push(state)
  }
  return states
}

describe('the interval', () => {
  test('shortens with news and lengthens without', () => {
    expectWait(planNextPoll(feed, read([item('a')], { newItems: 1 }), now), 30)
    expectWait(planNextPoll(feed, read([item('a')]), now), 60)
    expect(planNextPoll(feed, read([item('a')]), now).intervalMinutes).toBe(75)
    const quiet = afterAll(feed, Array.from({ length: 4 }, () => notModified()))
    expect(quiet.map(({ periodMinutes }) => periodMinutes)).toEqual([60, 60, 60, 120])
    expectWait(quiet[3]!, 120, new Date(quiet[2]!.nextPollAt))
  })

  test('stays within the bounds of the list entry', () => {
    expect(afterAll(feed, Array.from({ length: 20 }, (_, n) => read([item(String(n))], { newItems: 1 }))).at(-1)?.intervalMinutes).toBe(15)
    expect(afterAll(feed, Array.from({ length: 20 }, () => notModified())).at(-1)?.intervalMinutes).toBe(240)
  })

  test.each([
    ['ttl', read([], { feed: { ttlMinutes: 120 } }), 120],
    ['max-age', notModified({ 'cache-control': 'public, max-age=7200' }), 120],
    ['max-age less age', notModified({ 'cache-control': 'max-age=9000', age: '1800' }), 120],
    ['Expires', notModified({ expires: minutes(120).toUTCString() }), 120],
    ['max-age before Expires', notModified({ 'cache-control': 'max-age=7200', expires: minutes(200).toUTCString() }), 120],
    ['no-cache', notModified({ 'cache-control': 'no-cache, max-age=7200' }), 60],
    ['a shorter wish', notModified({ 'cache-control': 'max-age=60' }), 60],
    ['a wish between two periods', notModified({ 'cache-control': 'max-age=4200' }), 120],
    ['a wish beyond the bounds', read([], { feed: { ttlMinutes: 10_000 } }), 240],
    ['nonsense', notModified({ 'cache-control': 'max-age=soon', expires: '0' }), 60],
  ])('follows what the publisher asks for: %s', (_, outcome, wait) => {
    expectWait(planNextPoll(feed, outcome, now), wait)
  })

  test('leaves out the hours at which the publisher asks not to be polled', () => {
    const state = planNextPoll(feed, read([], { feed: { skipHours: [13, 14] } }), now)
    expect(new Date(state.nextPollAt).getUTCHours()).toBe(15)
    const always = planNextPoll(feed, read([], { feed: { skipHours: Array.from({ length: 24 }, (_, hour) => hour) } }), now)
    expectWait(always, 60)
  })

  test('of feeds that were added together spreads them over a period, and never differs from run to run', () => {
    const added = Array.from({ length: 300 }, (_, n) => ({ ...newFeed({ ...entry, minMinutes: 240 }, now), feedId: `f_${n}` }))
    const waits = added.map((one) => waitOf(planNextPoll(one, notModified(), now)))
    expect(new Set(waits).size).toBeGreaterThan(40)
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(240)
    expect(Math.max(...waits)).toBeLessThanOrEqual(480)
    expect(waits).toEqual(added.map((one) => waitOf(planNextPoll(one, notModified(), now))))
  })
})

describe('the slot of a feed', () => {
  const slot = (state: Feed) => slotOf(new Date(state.nextPollAt), state.periodMinutes)
  const settled = afterAll(feed, Array.from({ length: 20 }, () => notModified())).at(-1)!

  test('stays the same as long as its interval does, polled late or not', () => {
    const due = Date.parse(settled.nextPollAt)
    for (const late of [0, 1, 4, 59, 119, 121, 10_000]) {
      const at = new Date(due + late * 60_000)
      const next = planNextPoll(settled, notModified(), at)
      expect(slot(next)).toBe(slot(settled))
      // Half a period at least, and no more than one and a half.
      expect(waitOf(next, at)).toBeGreaterThanOrEqual(120)
      expect(waitOf(next, at)).toBeLessThan(360)
    }
  })

  test('stays when the feed is asked for before its time, and so does its next poll', () => {
    const early = new Date(Date.parse(settled.nextPollAt) - 200 * 60_000)
    expect(planNextPoll(settled, notModified(), early).nextPollAt).toBe(settled.nextPollAt)
  })

  test('is another when news makes the interval shorter', () => {
    const busy = afterAll(settled, [read([item('a')], { newItems: 1 })]).at(-1)!
    expect(busy.periodMinutes).toBe(120)
    expect(slot(busy)).not.toBe(slot(settled))
  })
})

describe('a failure', () => {
  test.each([
    ['hard', [360, 720, 1080]],
    ['soft', [60, 120, 180]],
    ['temporary', [15, 30, 45]],
  ] as const)('that is %s waits a step longer each time: %s minutes', (weight, waits) => {
    const states = afterAll(feed, waits.map(() => failed(weight)))
    expect(states.map((state) => state.backoffMinutes)).toEqual(waits)
    expect(states.map((state) => [state.state, state.failuresInRow])).toEqual([['failing', 1], ['failing', 2], ['failing', 3]])
  })

  test('that goes on for months is asked again every week, and comes back to life by itself', () => {
    const dead = afterAll(feed, Array.from({ length: 60 }, () => failed('hard'))).at(-1)!
    expect(waitOf(dead, new Date(dead.lastPolledAt!))).toBeLessThan(8 * 24 * 60)
    const revived = planNextPoll(dead, read([item('a')], { newItems: 1 }), new Date(dead.nextPollAt))
    expect(revived).toMatchObject({ state: 'active', failuresInRow: 0, backoffMinutes: 0, lastFailure: null, intervalMinutes: 30 })
  })

  test.each([
    ['3600', 60],
    [minutes(90).toUTCString(), 90],
    ['10000000', 24 * 60],
    ['soon', 15],
    ['-5', 15],
  ])('with Retry-After: %s waits %s minutes', (retryAfter, wait) => {
    expectWait(planNextPoll(feed, failed('temporary', retryAfter), now), wait)
  })

  test('keeps what is known of the feed', () => {
    const known = { ...feed, etag: '"1"', itemsDigest: 'd', newestItemAt: '2026-03-01T00:00:00Z', lastSuccessAt: '2026-03-10T11:00:00.000Z' }
    expect(planNextPoll(known, failed('soft'), now)).toMatchObject({ etag: '"1"', itemsDigest: 'd', newestItemAt: known.newestItemAt, lastSuccessAt: known.lastSuccessAt, lastFailure: 'HTTP 500' })
  })

  test('of 410 retires the feed, until its entry on the list is changed', () => {
    const gone = planNextPoll(feed, failed('gone'), now)
    expect(gone.state).toBe('retired')
    expect(relistFeed(gone, { ...entry, note: 'moved' }, minutes(1))).toMatchObject({ state: 'active', nextPollAt: minutes(1).toISOString(), failuresInRow: 0 })
    expect(delistFeed(feed).state).toBe('retired')
  })
})

describe('a feed that moved for good', () => {
  const moved = planNextPoll(feed, read([], { movedTo: 'https://new.example.org/feed' }), now)

  test('is polled at its new address', () => {
    expect(pollUrl(feed)).toBe(entry.url)
    expect(pollUrl(moved)).toBe('https://new.example.org/feed')
    expect(pollUrl(planNextPoll(moved, notModified(), now))).toBe('https://new.example.org/feed')
  })

  test('is sought at the listed one again when the new one is dead, even if it says that it is gone', () => {
    expect(pollUrl(planNextPoll(moved, failed('hard'), now))).toBe(entry.url)
    expect(planNextPoll(moved, failed('gone'), now)).toMatchObject({ state: 'failing', movedTo: null })
    expect(pollUrl(planNextPoll(moved, failed('soft'), now))).toBe('https://new.example.org/feed')
  })
})

describe('validators', () => {
  const headers = { etag: '"1"', 'last-modified': 'Tue, 10 Mar 2026 10:00:00 GMT' }
  const known = planNextPoll(feed, read([item('a')], { headers }), now)

  test('are those of the last answer', () => {
    expect(pollValidators(known, minutes(60))).toEqual({ etag: '"1"', lastModified: headers['last-modified'] })
    expect(pollValidators(planNextPoll(known, notModified({ etag: '"2"' }), minutes(60)), minutes(120)).etag).toBe('"2"')
    expect(pollValidators(planNextPoll(known, read([item('a')]), minutes(60)), minutes(120))).toEqual({ etag: null, lastModified: null })
  })

  test('are left out once a day, for servers that always say 304', () => {
    const unchanged = afterAll(known, Array.from({ length: 10 }, () => notModified())).at(-1)!
    expect(pollValidators(unchanged, minutes(23 * 60)).etag).toBe('"1"')
    expect(pollValidators(unchanged, minutes(25 * 60))).toEqual({ etag: null, lastModified: null })
  })

  test('are never sent again once other items came under the same ones', () => {
    const lying = planNextPoll(known, read([item('b')], { headers, newItems: 1 }), minutes(60))
    expect(pollValidators(lying, minutes(61))).toEqual({ etag: null, lastModified: null })
    const honest = planNextPoll(known, read([item('a')], { headers }), minutes(60))
    expect(pollValidators(honest, minutes(61)).etag).toBe('"1"')
  })
})

describe('the newest item', () => {
  test('is the latest that is not in the future, and is never forgotten', () => {
    const items = [item('a', '2026-03-09T10:00:00.000Z'), item('b', '2026-03-08T10:00:00.000Z'), item('c', '2027-01-01T00:00:00.000Z'), item('d')]
    const state = planNextPoll(feed, read(items), now)
    expect(state.newestItemAt).toBe('2026-03-09T10:00:00.000Z')
    expect(planNextPoll(state, read([item('b', '2026-03-01T00:00:00.000Z')]), now).newestItemAt).toBe('2026-03-09T10:00:00.000Z')
  })
})

describe('answers that are failures', () => {
  const answered = (status: number, headers: Record<string, string> = {}) =>
    pollFailure({ ok: true, status, headers, body: new Uint8Array(), finalUrl: entry.url, movedTo: null })

  test.each([
    [200, null], [304, null], [404, 'hard'], [403, 'hard'], [401, 'hard'], [410, 'gone'], [408, 'soft'], [429, 'temporary'],
    [500, 'soft'], [502, 'soft'], [503, 'temporary'], [302, 'hard'],
  ])('HTTP %s is %s', (status, weight) => {
    expect(answered(status)?.weight ?? null).toBe(weight)
  })

  test.each([['timeout', 'soft'], ['unreachable', 'soft'], ['too_large', 'hard'], ['forbidden_address', 'hard'], ['redirect_loop', 'hard']] as const)(
    '%s is %s',
    (reason, weight) => expect(pollFailure({ ok: false, reason, detail: 'x' })?.weight).toBe(weight),
  )

  test('carry what the server asks for', () => {
    expect(answered(429, { 'retry-after': '60' })?.retryAfter).toBe('60')
  })
})

test('whatever happens, the next poll is later than this one, within a fortnight', () => {
  const outcome = fc.oneof(
    fc.record({ newItems: fc.nat(3), maxAge: fc.nat(), skipHours: fc.uniqueArray(fc.nat(23)) }).map(({ newItems, maxAge, skipHours }) =>
      read([item(String(maxAge))], { newItems, headers: { 'cache-control': `max-age=${maxAge}` }, feed: { skipHours } }),
    ),
    fc.constantFrom('hard', 'soft', 'temporary').chain((weight) => fc.option(fc.integer().map(String)).map((retryAfter) => failed(weight, retryAfter))),
  )
  fc.assert(
    fc.property(fc.array(outcome, { minLength: 1, maxLength: 30 }), (outcomes) => {
      let due = new Date(feed.nextPollAt).getTime()
      for (const state of afterAll(feed, outcomes)) {
        const next = Date.parse(state.nextPollAt)
        expect(next - due).toBeGreaterThanOrEqual(15 * 60_000)
        expect(next - due).toBeLessThan(14 * 24 * 60 * 60_000)
        due = next
      }
    }),
  )
})
