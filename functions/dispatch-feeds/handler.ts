import { createDocumentClient, createSqsClient } from '../../shared/adapters/aws-clients.ts'
import { createFeedStore } from '../../shared/adapters/feed-store.ts'
import { createOutbox } from '../../shared/adapters/outbox.ts'
import { environmentVariables, readEnvironment } from '../../shared/runtime/environment.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { dispatchFeeds, newDispatchMemory } from './dispatch-feeds.ts'
import { readFeedList } from './feed-list.ts'

const environment = readEnvironment(
  environmentVariables.pick({ FEEDS_TABLE: true, FEEDS_QUEUE_URL: true, FEED_LIST_FILE: true }),
)
const telemetry = createTelemetry()
const memory = newDispatchMemory()
const ports = {
  entries: readFeedList(environment.FEED_LIST_FILE),
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
