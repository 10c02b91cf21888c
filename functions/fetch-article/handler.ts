import { createArchive } from '../../shared/adapters/archive.ts'
import { createArticleStore } from '../../shared/adapters/article-store.ts'
import { createDocumentClient, createS3Client, createSqsClient } from '../../shared/adapters/aws-clients.ts'
import { createOutbox } from '../../shared/adapters/outbox.ts'
import { createRedelivery } from '../../shared/adapters/redelivery.ts'
import { createRobotsRules } from '../../shared/adapters/robots-rules.ts'
import { createWebClient } from '../../shared/adapters/web-client.ts'
import { archiveKeys, canaryArchiveKeys } from '../../shared/articles/archive-keys.ts'
import { fragmentText } from '../../shared/articles/readable-text.ts'
import { uncounted } from '../../shared/canary/canary-feed.ts'
import { CANARY_KIND } from '../../shared/domain/feed.ts'
import { type ExtractMeetingsMessage, fetchArticleMessageSchema } from '../../shared/messages.ts'
import { MOST_DELIVERIES } from '../../shared/queue-limits.ts'
import { environmentVariables, readEnvironment } from '../../shared/runtime/environment.ts'
import { queueWorker } from '../../shared/runtime/queue-worker.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { FETCH_NEEDS_MS, fetchArticle } from './fetch-article.ts'
import { readPage } from './read-page.ts'

const environment = readEnvironment(
  environmentVariables.pick({
    ARTICLES_TABLE: true,
    ARCHIVE_BUCKET: true,
    ARTICLES_QUEUE_URL: true,
    TEXTS_QUEUE_URL: true,
    CONTACT_URL: true,
    ALLOW_LOOPBACK: true,
  }),
)
const telemetry = createTelemetry()
const { log, count } = telemetry
const sqs = createSqsClient()
const clock = () => new Date()
const web = createWebClient({
  contactUrl: environment.CONTACT_URL,
  allowLoopback: environment.ALLOW_LOOPBACK === '1',
})
const ports = {
  articles: createArticleStore(createDocumentClient(), environment.ARTICLES_TABLE),
  archive: createArchive(createS3Client(), environment.ARCHIVE_BUCKET),
  archiveKeys,
  outbox: createOutbox<ExtractMeetingsMessage>(sqs, environment.TEXTS_QUEUE_URL),
  web,
  robots: createRobotsRules(web, clock),
  readPage,
  contentText: fragmentText,
  clock,
  count,
  log,
}
const canaryPorts = { ...ports, archiveKeys: canaryArchiveKeys, count: uncounted }

/** For each item of the batch, archives the article's page and text and sends the text to be read. */
export const handler = telemetry.around(
  queueWorker({
    schema: fetchArticleMessageSchema,
    work: (message, delivery) => fetchArticle(message, message.outletKind === CANARY_KIND ? canaryPorts : ports, delivery),
    mostDeliveries: MOST_DELIVERIES,
    neededMs: FETCH_NEEDS_MS,
    redeliverAfter: createRedelivery(sqs, environment.ARTICLES_QUEUE_URL),
    log,
    count,
  }),
)
