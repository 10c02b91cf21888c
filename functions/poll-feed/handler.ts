import { createArticleStore } from '../../shared/adapters/article-store.ts'
import { createDocumentClient, createSqsClient } from '../../shared/adapters/aws-clients.ts'
import { createFeedStore } from '../../shared/adapters/feed-store.ts'
import { createOutbox } from '../../shared/adapters/outbox.ts'
import { createRobotsRules } from '../../shared/adapters/robots-rules.ts'
import { createWebClient } from '../../shared/adapters/web-client.ts'
import { parseFeed } from '../../shared/feeds/parse-feed.ts'
import { fetchArticleKeys, type FetchArticleMessage, pollFeedMessageSchema } from '../../shared/messages.ts'
import { MOST_DELIVERIES } from '../../shared/queue-limits.ts'
import { environmentVariables, readEnvironment } from '../../shared/runtime/environment.ts'
import { queueWorker } from '../../shared/runtime/queue-worker.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { POLL_NEEDS_MS, pollFeed } from './poll-feed.ts'

const environment = readEnvironment(
  environmentVariables.pick({
    FEEDS_TABLE: true,
    ARTICLES_TABLE: true,
    ARTICLES_QUEUE_URL: true,
    CONTACT_URL: true,
    RECHECK_HOURS: true,
    ALLOW_LOOPBACK: true,
  }),
)
const telemetry = createTelemetry()
const { log, count } = telemetry
const dynamo = createDocumentClient()
const web = createWebClient({ contactUrl: environment.CONTACT_URL, allowLoopback: environment.ALLOW_LOOPBACK === '1' })
const clock = () => new Date()
const ports = {
  feeds: createFeedStore(dynamo, environment.FEEDS_TABLE),
  articles: createArticleStore(dynamo, environment.ARTICLES_TABLE),
  outbox: createOutbox<FetchArticleMessage>(createSqsClient(), environment.ARTICLES_QUEUE_URL, fetchArticleKeys),
  web,
  robots: createRobotsRules(web, clock),
  parseFeed,
  recheckHours: environment.RECHECK_HOURS,
  clock,
  count,
  log,
}

/** For each feed of the batch, sends its new items to be fetched. */
export const handler = telemetry.around(
  queueWorker({
    schema: pollFeedMessageSchema,
    work: (message, { timeLeft }) => pollFeed(message, ports, timeLeft),
    mostDeliveries: MOST_DELIVERIES,
    neededMs: POLL_NEEDS_MS,
    log,
    count,
  }),
)
