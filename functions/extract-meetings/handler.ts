import { createArchive } from '../../shared/adapters/archive.ts'
import { createArticleStore } from '../../shared/adapters/article-store.ts'
import { createDocumentClient, createS3Client, createSqsClient } from '../../shared/adapters/aws-clients.ts'
import { createRedelivery } from '../../shared/adapters/redelivery.ts'
import { createRegisterStore } from '../../shared/adapters/register-store.ts'
import { isCanaryTextKey } from '../../shared/articles/archive-keys.ts'
import { uncounted } from '../../shared/canary/canary-feed.ts'
import type { ArticleText } from '../../shared/domain/extracted-meeting.ts'
import { readByRules } from '../../shared/engine/article-reading.ts'
import { readerVersion } from '../../shared/engine/reader-version.ts'
import { extractMeetings as extract } from '../../shared/extract/extract-meetings.ts'
import { isEnglish } from '../../shared/extract/language.ts'
import { type ExtractMeetingsMessage, extractMeetingsMessageSchema } from '../../shared/messages.ts'
import { MOST_DELIVERIES } from '../../shared/queue-limits.ts'
import { environmentVariables, readEnvironment, registerTableNames } from '../../shared/runtime/environment.ts'
import { type Delivery, queueWorker } from '../../shared/runtime/queue-worker.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { EXTRACT_NEEDS_MS, extractMeetings, type ExtractMeetingsPorts } from './extract-meetings.ts'

const environment = readEnvironment(
  environmentVariables.pick({
    ARTICLES_TABLE: true,
    REPORTS_TABLE: true,
    MEETINGS_TABLE: true,
    MEETING_INDEX_TABLE: true,
    MEETING_HISTORY_TABLE: true,
    MATCH_BLOCKS_TABLE: true,
    CORRECTIONS_TABLE: true,
    ARCHIVE_BUCKET: true,
    TEXTS_QUEUE_URL: true,
    ENGINE: true,
    BEDROCK_MODEL: true,
    CANARY_TABLES: true,
  }),
)
const telemetry = createTelemetry()
const { log, count } = telemetry
const dynamo = createDocumentClient()
const clock = () => new Date()
const registerTables = registerTableNames((variable) => environment[variable])
const s3 = createS3Client()
const sqs = createSqsClient()
/** What asks a model is loaded only where one is set. */
const reader =
  environment.ENGINE === 'rules'
    ? { read: async (article: ArticleText) => readByRules(article, extract), neededMs: EXTRACT_NEEDS_MS }
    : (await import('./model-reader.ts')).createModelReader({ engine: environment.ENGINE, dynamo, s3, bucket: environment.ARCHIVE_BUCKET, clock, log })
const ports: ExtractMeetingsPorts = {
  archive: createArchive(s3, environment.ARCHIVE_BUCKET),
  articles: createArticleStore(dynamo, environment.ARTICLES_TABLE),
  register: createRegisterStore(dynamo, registerTables, clock),
  read: reader.read,
  extractorVersion: readerVersion(environment.ENGINE, environment.BEDROCK_MODEL),
  isEnglish,
  clock,
  count,
}

/** The canary's register is its own: what lists, exports or counts meetings knows nothing of it. */
const canaryPorts = environment.CANARY_TABLES === undefined ? null : { ...ports, register: createRegisterStore(dynamo, environment.CANARY_TABLES, clock), count: uncounted }

async function read(message: ExtractMeetingsMessage, delivery: Delivery): Promise<void> {
  const own = isCanaryTextKey(message.textKey) ? canaryPorts : ports
  // Its setting was turned off on the way: nobody looks for it any more.
  if (own !== null) await extractMeetings(message, own, delivery)
}

/** For each archived text of the batch, brings the register up to date with what it says. */
export const handler = telemetry.around(
  queueWorker({
    schema: extractMeetingsMessageSchema,
    work: read,
    mostDeliveries: MOST_DELIVERIES,
    neededMs: reader.neededMs,
    redeliverAfter: createRedelivery(sqs, environment.TEXTS_QUEUE_URL),
    log,
    count,
  }),
)
