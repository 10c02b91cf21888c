import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { FailureReason } from '../../shared/domain/article.ts'
import { nameOf } from '../cloud/name-of.ts'
import type { LocalCloud } from '../cloud/start-cloud.ts'
import { failedArticles } from '../ops/chosen-articles.ts'
import { sendToFetch } from '../ops/send-to-fetch.ts'

/** Why an article fails whose outlet was in trouble: what the soak's outlets do to a page, as it is recorded. */
const PASSING: readonly FailureReason[] = ['unreachable', 'server_error', 'timeout', 'blocked']
/** Later than any worker's clock. */
const AHEAD_MS = 5 * 60_000

/** Fetches again what failed for a trouble that is over, as `npm run ops -- articles retry` does; returns how many articles that were. */
export async function retryArticles(cloud: LocalCloud): Promise<number> {
  const client = new DynamoDBClient(cloud.clientSettings('dynamodb', 'operator'))
  const sqs = new SQSClient(cloud.clientSettings('sqs', 'operator'))
  try {
    const dynamo = DynamoDBDocumentClient.from(client)
    const failed = await Promise.all(PASSING.map((reason) => failedArticles(dynamo, nameOf(cloud, 'ARTICLES_TABLE'), reason, null, Infinity)))
    await sendToFetch(sqs, nameOf(cloud, 'ARTICLES_QUEUE_URL'), failed.flat(), new Date(Date.now() + AHEAD_MS))
    return failed.flat().length
  } finally {
    client.destroy()
    sqs.destroy()
  }
}
