import { createArticleRetries } from '../../shared/adapters/article-store.ts'
import { createDocumentClient, createSqsClient } from '../../shared/adapters/aws-clients.ts'
import { createFeedStore } from '../../shared/adapters/feed-store.ts'
import { createOutbox } from '../../shared/adapters/outbox.ts'
import { canaryEntry } from '../../shared/canary/canary-feed.ts'
import { fetchArticleKeys, type FetchArticleMessage, type PollFeedMessage } from '../../shared/messages.ts'
import { environmentVariables, readEnvironment } from '../../shared/runtime/environment.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { dispatchFeeds, newDispatchMemory } from './dispatch-feeds.ts'
import { dispatchRetries } from './dispatch-retries.ts'
import { readFeedList } from './feed-list.ts'

const environment = readEnvironment(
  environmentVariables.pick({
    FEEDS_TABLE: true,
    FEEDS_QUEUE_URL: true,
    ARTICLES_TABLE: true,
    ARTICLES_QUEUE_URL: true,
    FEED_LIST_FILE: true,
    CANARY_FEED_URL: true,
  }),
)
const telemetry = createTelemetry()
const memory = newDispatchMemory()
const dynamo = createDocumentClient()
const sqs = createSqsClient()
const common = { clock: () => new Date(), count: telemetry.count }
const ports = {
  ...common,
  entries: [...readFeedList(environment.FEED_LIST_FILE), ...(environment.CANARY_FEED_URL === undefined ? [] : [canaryEntry(environment.CANARY_FEED_URL)])],
  feeds: createFeedStore(dynamo, environment.FEEDS_TABLE),
  outbox: createOutbox<PollFeedMessage>(sqs, environment.FEEDS_QUEUE_URL),
}
const retryPorts = {
  ...common,
  retries: createArticleRetries(dynamo, environment.ARTICLES_TABLE),
  outbox: createOutbox<FetchArticleMessage>(sqs, environment.ARTICLES_QUEUE_URL, fetchArticleKeys),
}

/** Scheduled: sends the feeds that are due to be polled, then the failed articles that are to be tried again. */
export const handler = telemetry.around(async (_event: unknown, context) => {
  const timeLeft = () => context.getRemainingTimeInMillis()
  const sent = await dispatchFeeds(ports, memory, timeLeft)
  telemetry.log.info('feeds dispatched', { sent })
  const retried = await dispatchRetries(retryPorts, timeLeft)
  if (retried > 0) telemetry.log.info('failed articles sent to be tried again', { retried })
})
