import type { Context } from 'aws-lambda'
import { createDocumentClient, createS3Client } from '../../shared/adapters/aws-clients.ts'
import { createExportBucket } from '../../shared/adapters/export-bucket.ts'
import { createRegisterReader } from '../../shared/adapters/register-reader.ts'
import { createStatisticsStore } from '../../shared/adapters/statistics-store.ts'
import { environmentVariables, readEnvironment, readerTableNames } from '../../shared/runtime/environment.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { exportMeetings } from './export-meetings.ts'

const environment = readEnvironment(
  environmentVariables.pick({
    MEETINGS_TABLE: true,
    MEETING_INDEX_TABLE: true,
    MEETING_HISTORY_TABLE: true,
    REPORTS_TABLE: true,
    STATISTICS_TABLE: true,
    EXPORT_BUCKET: true,
  }),
)
const telemetry = createTelemetry()
const { log, count } = telemetry
const dynamo = createDocumentClient()
const ports = {
  register: createRegisterReader(dynamo, readerTableNames((variable) => environment[variable])),
  statistics: createStatisticsStore(dynamo, environment.STATISTICS_TABLE),
  files: createExportBucket(createS3Client(), environment.EXPORT_BUCKET),
  clock: () => new Date(),
  count,
}

/** Counts and exports the months that changed; the next run does what this one finds no time for. */
export const handler = telemetry.around(async (_event: unknown, context: Context) => {
  const outcome = await exportMeetings(ports, () => context.getRemainingTimeInMillis())
  if (outcome !== 'done') log.warn(outcome === 'busy' ? 'another run is at work' : 'months are left for the next run')
})
