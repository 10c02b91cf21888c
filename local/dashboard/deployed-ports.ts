import type { ReadApiPorts } from '../../functions/read-api/ports.ts'
import { createArchive } from '../../shared/adapters/archive.ts'
import { createDocumentClient, createS3Client } from '../../shared/adapters/aws-clients.ts'
import { feedsOfShard } from '../../shared/adapters/feed-shards.ts'
import { createRegisterReader } from '../../shared/adapters/register-reader.ts'
import { createStatisticsStore } from '../../shared/adapters/statistics-store.ts'
import { stackOutputs } from '../query/open-register.ts'

/**
 * What the read API asks of the world, answered by a deployed stack with the credentials of the environment:
 * whoever may read the tables may read the register. Rejects with `NoRegister`.
 */
export async function deployedPorts(stack: string): Promise<ReadApiPorts> {
  const named = await stackOutputs(stack)
  const dynamo = createDocumentClient()
  return {
    register: createRegisterReader(dynamo, {
      meetings: named('MeetingsTableName'),
      meeting_index: named('MeetingIndexTableName'),
      meeting_history: named('MeetingHistoryTableName'),
      reports: named('ReportsTableName'),
    }),
    statistics: createStatisticsStore(dynamo, named('StatisticsTableName')),
    archive: createArchive(createS3Client(), named('ArchiveBucketName')),
    feedsOfShard: (shard) => feedsOfShard(dynamo, named('FeedsTableName'), shard),
    clock: () => new Date(),
    access: 'iam',
    keyDigests: new Set(),
    wholeTexts: false,
  }
}
