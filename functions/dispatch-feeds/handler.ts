import { createDocumentClient, createSqsClient } from '../../shared/adapters/aws-clients.ts'
import { createFeedStore } from '../../shared/adapters/feed-store.ts'
import { createOutbox } from '../../shared/adapters/outbox.ts'
import { canaryEntry } from '../../shared/canary/canary-feed.ts'
import { environmentVariables, readEnvironment } from '../../shared/runtime/environment.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { dispatchFeeds, newDispatchMemory } from './dispatch-feeds.ts'
import { readFeedList } from './feed-list.ts'

const environment = readEnvironment(
  environmentVariables.pick({ FEEDS_TABLE: true, FEEDS_QUEUE_URL: true, FEED_LIST_FILE: true, CANARY_FEED_URL: true }),
)
const telemetry = createTelemetry()
const memory = newDispatchMemory()
const ports = {
  entries: [...readFeedList(environment.FEED_LIST_FILE), ...(environment.CANARY_FEED_URL === undefined ? [] : [canaryEntry(environment.CANARY_FEED_URL)])],
  feeds: createFeedStore(createDocumentClient(), environment.FEEDS_TABLE),
  outbox: createOutbox(createSqsClient(), environment.FEEDS_QUEUE_URL),
  clock: () => new Date(),
  count: telemetry.count,
}

/** Scheduled: sends the feeds that are due to be polled. */
export const handler = telemetry.around(async (_event: unknown, context) => {
  const sent = await dispatchFeeds(ports, memory, () => context.getRemainingTimeInMillis())
  telemetry.log.info('feeds dispatched', { sent })
})
