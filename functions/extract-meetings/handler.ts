import { createArchive } from '../../shared/adapters/archive.ts'
import { createArticleStore } from '../../shared/adapters/article-store.ts'
import { createDocumentClient, createS3Client } from '../../shared/adapters/aws-clients.ts'
import { createRegisterStore } from '../../shared/adapters/register-store.ts'
import { EXTRACTOR_VERSION, extractMeetings as extract } from '../../shared/extract/extract-meetings.ts'
import { isEnglish } from '../../shared/extract/language.ts'
import { extractMeetingsMessageSchema } from '../../shared/messages.ts'
import { MOST_DELIVERIES } from '../../shared/queue-limits.ts'
import { environmentVariables, readEnvironment } from '../../shared/runtime/environment.ts'
import { queueWorker } from '../../shared/runtime/queue-worker.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { EXTRACT_NEEDS_MS, extractMeetings } from './extract-meetings.ts'

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
  }),
)
const telemetry = createTelemetry()
const { log, count } = telemetry
const dynamo = createDocumentClient()
const clock = () => new Date()
const registerTables = {
  reports: environment.REPORTS_TABLE,
  meetings: environment.MEETINGS_TABLE,
  meeting_index: environment.MEETING_INDEX_TABLE,
  meeting_history: environment.MEETING_HISTORY_TABLE,
  match_blocks: environment.MATCH_BLOCKS_TABLE,
  corrections: environment.CORRECTIONS_TABLE,
}
const ports = {
  archive: createArchive(createS3Client(), environment.ARCHIVE_BUCKET),
  articles: createArticleStore(dynamo, environment.ARTICLES_TABLE),
  register: createRegisterStore(dynamo, registerTables, clock),
  extract,
  extractorVersion: EXTRACTOR_VERSION,
  isEnglish,
  clock,
  count,
}

/** For each archived text of the batch, brings the register up to date with what it says. */
export const handler = telemetry.around(
  queueWorker({
    schema: extractMeetingsMessageSchema,
    work: (message) => extractMeetings(message, ports),
    mostDeliveries: MOST_DELIVERIES,
    neededMs: EXTRACT_NEEDS_MS,
    log,
    count,
  }),
)
