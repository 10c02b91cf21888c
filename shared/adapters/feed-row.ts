import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Feed, feedSchema } from '../domain/feed.ts'
import { listPageSchema } from '../domain/list-page.ts'
import { slotOf } from '../feeds/timetable.ts'
import { withoutNulls } from './flat-row.ts'

/** Partitions of the index of the timetable: one takes 1,000 writes a second, and these are spread evenly. */
export const DUE_SHARDS = ['0', '1', '2', '3'] as const

/** Servers send validators of any length; one longer than this is not kept, and the feed is polled without it. */
const MOST_VALIDATOR_LENGTH = 200
/** What went wrong is for a person to read; the head of it tells. */
const MOST_FAILURE_LENGTH = 200

/**
 * A feed as an item of its table: flat, absent where the domain says null, and below 1 KB, one write unit.
 * The list's `note` stays in the list.
 */
const feedRowSchema = z.object({
  feed_id: z.string(),
  name: z.string(),
  url: z.string(),
  country: z.string().optional(),
  kind: z.string(),
  language: z.string(),
  terms: z.string(),
  min_minutes: z.number(),
  max_minutes: z.number(),
  /** The selectors of a list page as JSON. */
  list_page: z.string().optional(),
  state: z.string(),
  moved_to: z.string().optional(),
  etag: z.string().optional(),
  last_modified: z.string().optional(),
  items_digest: z.string().optional(),
  /** With `due_slot` the key of the index of the timetable; both absent for a retired feed, which thereby is not in it. */
  due_shard: z.enum(DUE_SHARDS).optional(),
  due_slot: z.string().optional(),
  next_poll_at: z.string(),
  interval_minutes: z.number(),
  period_minutes: z.number(),
  last_polled_at: z.string().optional(),
  last_success_at: z.string().optional(),
  newest_item_at: z.string().optional(),
  last_news_at: z.string().optional(),
  long_pause_hours: z.number().optional(),
  failures_in_row: z.number(),
  last_failure: z.string().optional(),
  backoff_minutes: z.number(),
  last_read_at: z.string().optional(),
  validators_trusted: z.boolean(),
  ttl_minutes: z.number().optional(),
  /** Hours joined by commas. */
  skip_hours: z.string().optional(),
})
export type FeedRow = z.infer<typeof feedRowSchema>

/** The attributes that the feed list decides; all others but the key are a poll's. */
export const LISTED_ATTRIBUTES = [
  'name',
  'url',
  'country',
  'kind',
  'language',
  'terms',
  'min_minutes',
  'max_minutes',
  'list_page',
] as const satisfies (keyof FeedRow)[]

/** The attributes that a poll decides. */
export const POLLED_ATTRIBUTES = Object.keys(feedRowSchema.shape).filter(
  (name) => name !== 'feed_id' && !LISTED_ATTRIBUTES.some((listed) => listed === name),
)

export function toFeedRow(feed: Feed): FeedRow {
  const { entry } = feed
  const values = withoutNulls({
    feed_id: feed.feedId,
    name: entry.name,
    url: entry.url,
    country: entry.country,
    kind: entry.kind,
    language: entry.language,
    terms: entry.terms,
    min_minutes: entry.minMinutes,
    max_minutes: entry.maxMinutes,
    list_page: entry.listPage === undefined ? null : JSON.stringify(entry.listPage),
    state: feed.state,
    moved_to: feed.movedTo,
    etag: keptValidator(feed.etag),
    last_modified: keptValidator(feed.lastModified),
    items_digest: feed.itemsDigest,
    due_shard: feed.state === 'retired' ? null : dueShard(feed.feedId),
    due_slot: feed.state === 'retired' ? null : slotOf(new Date(feed.nextPollAt), feed.periodMinutes),
    next_poll_at: feed.nextPollAt,
    interval_minutes: feed.intervalMinutes,
    period_minutes: feed.periodMinutes,
    last_polled_at: feed.lastPolledAt,
    last_success_at: feed.lastSuccessAt,
    newest_item_at: feed.newestItemAt,
    last_news_at: feed.lastNewsAt,
    long_pause_hours: feed.longPauseHours,
    failures_in_row: feed.failuresInRow,
    last_failure: feed.lastFailure?.slice(0, MOST_FAILURE_LENGTH) ?? null,
    backoff_minutes: feed.backoffMinutes,
    last_read_at: feed.lastReadAt,
    validators_trusted: feed.validatorsTrusted,
    ttl_minutes: feed.ttlMinutes,
    skip_hours: feed.skipHours.length === 0 ? null : feed.skipHours.join(','),
  })
  return feedRowSchema.parse(values)
}

/** Throws a `ZodError` naming the attribute if the item is none of ours. */
export function fromFeedRow(item: Record<string, unknown>): Feed {
  const row = feedRowSchema.parse(item)
  return feedSchema.parse({
    feedId: row.feed_id,
    entry: {
      name: row.name,
      url: row.url,
      country: row.country ?? null,
      kind: row.kind,
      language: row.language,
      terms: row.terms,
      minMinutes: row.min_minutes,
      maxMinutes: row.max_minutes,
      ...(row.list_page === undefined ? {} : { listPage: listPageSchema.parse(JSON.parse(row.list_page)) }),
    },
    state: row.state,
    movedTo: row.moved_to ?? null,
    etag: row.etag ?? null,
    lastModified: row.last_modified ?? null,
    itemsDigest: row.items_digest ?? null,
    nextPollAt: row.next_poll_at,
    intervalMinutes: row.interval_minutes,
    periodMinutes: row.period_minutes,
    lastPolledAt: row.last_polled_at ?? null,
    lastSuccessAt: row.last_success_at ?? null,
    newestItemAt: row.newest_item_at ?? null,
    lastNewsAt: row.last_news_at ?? null,
    longPauseHours: row.long_pause_hours ?? null,
    failuresInRow: row.failures_in_row,
    lastFailure: row.last_failure ?? null,
    backoffMinutes: row.backoff_minutes,
    lastReadAt: row.last_read_at ?? null,
    validatorsTrusted: row.validators_trusted,
    ttlMinutes: row.ttl_minutes ?? null,
    skipHours: row.skip_hours?.split(',').map(Number) ?? [],
  })
}

function keptValidator(validator: string | null): string | null {
  return validator !== null && validator.length <= MOST_VALIDATOR_LENGTH ? validator : null
}

/** The shard of the index that a feed is in, for good. */
export function dueShard(feedId: string): string {
  const byte = createHash('sha256').update(feedId).digest().readUInt8(0)
  return String(byte % DUE_SHARDS.length)
}
