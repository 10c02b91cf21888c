import { createArticleStore } from '../../shared/adapters/article-store.ts'
import { createDocumentClient } from '../../shared/adapters/aws-clients.ts'
import { createRegisterReader } from '../../shared/adapters/register-reader.ts'
import { environmentVariables, readEnvironment } from '../../shared/runtime/environment.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { checkCanary } from './check-canary.ts'

const environment = readEnvironment(
  environmentVariables.pick({ ARTICLES_TABLE: true, CANARY_FEED_URL: true, CANARY_TABLES: true, CANARY_PATIENCE_MINUTES: true }).required(),
)
const telemetry = createTelemetry()
const dynamo = createDocumentClient()
const articles = createArticleStore(dynamo, environment.ARTICLES_TABLE)
const ports = {
  feedUrl: environment.CANARY_FEED_URL,
  patienceMinutes: environment.CANARY_PATIENCE_MINUTES,
  article: (id: string) => articles.get(id),
  register: createRegisterReader(dynamo, environment.CANARY_TABLES),
  clock: () => new Date(),
  count: telemetry.count,
  log: telemetry.log,
}

/** Scheduled: tells whether the canary's latest item has come into its register in time. */
export const handler = telemetry.around((_event: unknown) => checkCanary(ports))
