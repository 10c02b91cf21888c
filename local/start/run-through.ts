import { setTimeout as pause } from 'node:timers/promises'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createFeedStore } from '../../shared/adapters/feed-store.ts'
import { createOutbox } from '../../shared/adapters/outbox.ts'
import type { Feed } from '../../shared/domain/feed.ts'
import type { PollFeedMessage } from '../../shared/messages.ts'
import type { LocalCloud } from '../cloud/start-cloud.ts'

const DISPATCH_FUNCTION = 'DispatchFeedsFunction'
/** How often to look whether the queues are empty, milliseconds. */
const LOOK_EVERY_MS = 50

/** The dispatcher failed, so that no feed can be polled; the message holds its error. */
export class DispatchFailed extends Error {
  override name = 'DispatchFailed'
}

/**
 * Polls every feed of the list once and works until the queues are empty. Resolves with the feeds as they
 * then are, or with null when `stop` says so before. Rejects with `DispatchFailed`.
 */
export async function runThrough(
  cloud: LocalCloud,
  dynamo: DynamoDBDocumentClient,
  feedsTable: string,
  stop: AbortSignal,
): Promise<Feed[] | null> {
  const store = createFeedStore(dynamo, feedsTable)
  const startedAt = new Date()
  await dispatch(cloud)
  const feeds = await Array.fromAsync(store.all())
  // Those that were overdue, or never polled, have been sent by the dispatcher.
  const notYetDue = feeds.filter(({ lastPolledAt, nextPollAt }) => lastPolledAt !== null && nextPollAt > startedAt.toISOString())
  await pollNow(cloud, notYetDue.filter((feed) => !isPolledSince(feed, startedAt)))
  await untilIdle(cloud, stop)
  if (stop.aborted) return null
  return Array.fromAsync(store.all())
}

/** Whether a feed has been polled since then, or need not be. */
export function isPolledSince(feed: Feed, since: Date): boolean {
  return feed.state === 'retired' || (feed.lastPolledAt !== null && feed.lastPolledAt >= since.toISOString())
}

/** Has feeds polled before they are due. */
export async function pollNow(cloud: LocalCloud, feeds: Feed[]): Promise<void> {
  const sqs = new SQSClient(cloud.clientSettings('sqs', 'start'))
  try {
    const outbox = createOutbox<PollFeedMessage>(sqs, cloud.state.names['FEEDS_QUEUE_URL'] ?? '')
    await outbox.send(feeds.map(({ feedId, nextPollAt }) => ({ feedId, dueAt: nextPollAt })))
  } finally {
    sqs.destroy()
  }
}

async function dispatch(cloud: LocalCloud): Promise<void> {
  for (const outcome of await cloud.runSchedulesOf(DISPATCH_FUNCTION)) {
    if (!outcome.ok) throw new DispatchFailed(`the feeds could not be dispatched: ${outcome.reason}`)
  }
}

/** Resolves once nothing has been under way for two looks in a row, or when `stop` says so. */
export async function untilIdle(cloud: LocalCloud, stop?: AbortSignal): Promise<void> {
  for (let quiet = 0; quiet < 2; quiet = cloud.isIdle() ? quiet + 1 : 0) {
    if (stop?.aborted) return
    await pause(LOOK_EVERY_MS)
  }
}
