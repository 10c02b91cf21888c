import { createArticleStore } from '../../shared/adapters/article-store.ts'
import { createDocumentClient, createSqsClient } from '../../shared/adapters/aws-clients.ts'
import { createOutbox } from '../../shared/adapters/outbox.ts'
import { readerVersion } from '../../shared/engine/reader-version.ts'
import { environmentVariables, readEnvironment } from '../../shared/runtime/environment.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { replayBatchSchema, replayTexts } from './replay-texts.ts'

const environment = readEnvironment(environmentVariables.pick({ ARTICLES_TABLE: true, REPLAY_QUEUE_URL: true, ENGINE: true, BEDROCK_MODEL: true }))
const telemetry = createTelemetry()
const ports = {
  articles: createArticleStore(createDocumentClient(), environment.ARTICLES_TABLE),
  outbox: createOutbox(createSqsClient(), environment.REPLAY_QUEUE_URL),
  extractorVersion: readerVersion(environment.ENGINE, environment.BEDROCK_MODEL),
  count: telemetry.count,
}

/** For a batch of the replay's Distributed Map: sends its texts to be read again. */
export const handler = telemetry.around(async (event: unknown) => {
  const outcome = await replayTexts(replayBatchSchema.parse(event), ports)
  telemetry.log.info('texts sent to be read again', outcome)
})
