import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { createArchive } from '../../shared/adapters/archive.ts'
import { createDocumentClient, createS3Client } from '../../shared/adapters/aws-clients.ts'
import { feedsOfShard } from '../../shared/adapters/feed-shards.ts'
import { createRegisterReader } from '../../shared/adapters/register-reader.ts'
import { createStatisticsStore } from '../../shared/adapters/statistics-store.ts'
import { environmentVariables, readEnvironment, readerTableNames } from '../../shared/runtime/environment.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import type { ReadApiPorts } from './ports.ts'
import { readApi } from './read-api.ts'
import { requestOf } from './request.ts'

const environment = readEnvironment(
  environmentVariables.pick({
    FEEDS_TABLE: true,
    MEETINGS_TABLE: true,
    MEETING_INDEX_TABLE: true,
    MEETING_HISTORY_TABLE: true,
    REPORTS_TABLE: true,
    STATISTICS_TABLE: true,
    ARCHIVE_BUCKET: true,
    API_ACCESS: true,
    API_KEY_DIGESTS: true,
    API_WHOLE_TEXTS: true,
  }),
)
const telemetry = createTelemetry()
const dynamo = createDocumentClient()
const ports: ReadApiPorts = {
  register: createRegisterReader(dynamo, readerTableNames((variable) => environment[variable])),
  statistics: createStatisticsStore(dynamo, environment.STATISTICS_TABLE),
  archive: createArchive(createS3Client(), environment.ARCHIVE_BUCKET),
  feedsOfShard: (shard) => feedsOfShard(dynamo, environment.FEEDS_TABLE, shard),
  clock: () => new Date(),
  access: environment.API_ACCESS,
  keyDigests: new Set(environment.API_KEY_DIGESTS.split(',').filter((digest) => digest !== '')),
  wholeTexts: environment.API_WHOLE_TEXTS === 'true',
}

/** Answers one request of the HTTP API. */
export const handler = telemetry.around((event: APIGatewayProxyEventV2) => readApi(requestOf(event), ports))
