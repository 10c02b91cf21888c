import { expect, it } from 'vitest'
import { byUrgency, conditionCounts, conditionOf, feedsTable } from '../../dashboard/models/feed-health.ts'
import type { FeedHealth } from '../../shared/api/responses.ts'

function feed(name: string, given: Partial<FeedHealth> = {}): FeedHealth {
  return {
    feedId: name,
    name,
    url: 'https://feed.example/x.xml',
    country: 'KOR',
    kind: 'agency',
    state: 'active',
    silent: false,
    lastPolledAt: null,
    lastSuccessAt: '2026-03-10T12:00:00Z',
    lastNewsAt: null,
    newestItemAt: null,
    nextPollAt: '2026-03-10T13:00:00Z',
    failuresInRow: 0,
    lastFailure: null,
    ...given,
  }
}

it('feeds that need a look come first, and are counted by how they do', () => {
  const feeds = byUrgency([feed('b'), feed('a'), feed('gone', { state: 'retired' }), feed('quiet', { silent: true }), feed('broken', { state: 'failing', failuresInRow: 3, lastFailure: 'timeout' }), feed('new', { lastSuccessAt: null })])
  expect(feeds.map(({ name }) => name)).toEqual(['broken', 'quiet', 'new', 'a', 'b', 'gone'])
  expect(feeds.map(conditionOf)).toEqual(['Failing', 'Silent', 'Not yet read', 'Well', 'Well', 'Retired'])
  expect(conditionCounts(feeds)).toContainEqual({ condition: 'Well', count: 2 })
  expect(feedsTable(feeds).rows.every((row) => row.length === feedsTable(feeds).columns.length)).toBe(true)
})
