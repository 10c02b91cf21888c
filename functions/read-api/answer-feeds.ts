import { listParameters } from '../../shared/api/parameters.ts'
import type { FeedHealth, FeedsResponse } from '../../shared/api/responses.ts'
import { DUE_SHARDS } from '../../shared/adapters/feed-row.ts'
import { CANARY_KIND, type Feed, type FeedKind } from '../../shared/domain/feed.ts'
import { isSilent, lastNews } from '../../shared/feeds/feed-silence.ts'
import type { Answer } from './answers.ts'
import { cursorAfter, positionIn } from './cursor.ts'
import { json } from './json.ts'
import { readParameters } from './read-parameters.ts'

const DEFAULT_LIMIT = 200

/**
 * `GET /v1/feeds`: the feeds that are polled, by the shards of the index of the timetable, which a feed stays in
 * for good. A page ends with a shard, so it may hold more than `limit`.
 */
export const answerFeeds: Answer = async (request, _values, { feedsOfShard, clock }) => {
  const parameters = readParameters(listParameters, request.query)
  const after = positionIn(parameters.cursor, parameters)
  const limit = parameters.limit ?? DEFAULT_LIMIT
  const feeds: Feed[] = []
  let next: string | null = null
  for (const shard of DUE_SHARDS.filter((shard) => after === null || shard > after)) {
    feeds.push(...(await feedsOfShard(shard)))
    next = shard === DUE_SHARDS.at(-1) ? null : shard
    if (feeds.length >= limit) break
  }
  const now = clock()
  const health = feeds.filter(isSource).map((feed) => healthOf(feed, now)).toSorted(byName)
  const body: FeedsResponse = { feeds: health, next: next === null ? null : cursorAfter(next, parameters) }
  return json(body)
}

/** An outlet may have several feeds of one name; the shard gives them in no steady order. */
function byName(a: FeedHealth, b: FeedHealth): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1
  return a.feedId < b.feedId ? -1 : 1
}

/** A feed of the list's; the canary is none. */
type Source = Feed & { entry: { kind: FeedKind } }

function isSource(feed: Feed): feed is Source {
  return feed.entry.kind !== CANARY_KIND
}

function healthOf(feed: Source, now: Date): FeedHealth {
  const { feedId, entry, movedTo, state, lastPolledAt, lastSuccessAt, newestItemAt, nextPollAt, failuresInRow, lastFailure } = feed
  return {
    feedId,
    name: entry.name,
    url: movedTo ?? entry.url,
    country: entry.country,
    kind: entry.kind,
    state,
    silent: isSilent(feed, now),
    lastPolledAt,
    lastSuccessAt,
    lastNewsAt: lastNews(feed),
    newestItemAt,
    nextPollAt,
    failuresInRow,
    lastFailure,
  }
}
