import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { S3Client } from '@aws-sdk/client-s3'
import { SNSClient } from '@aws-sdk/client-sns'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/**
 * Bounds of every call, milliseconds. The services answer within tens of milliseconds; a call that hangs is
 * cheaper asked again than waited for. Without `throwOnRequestTimeout` the SDK only logs that the time is over.
 */
const HTTP_TIMEOUTS = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true }

/**
 * Back-off from half a second on for what is throttled. Not `adaptive`: its bucket is shared by all tables of a
 * client, lets a client that calls rarely through but once in two seconds after a single throttled call, and goes
 * by the wall clock, which may step. What six attempts do not get through comes back through its queue.
 */
const RETRY = { retryMode: 'standard', maxAttempts: 6 } as const

/** DynamoDB for plain objects. Region, credentials and endpoint come from the environment. */
export function createDocumentClient(): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ ...RETRY, requestHandler: HTTP_TIMEOUTS })
  return DynamoDBDocumentClient.from(client)
}

export function createS3Client(): S3Client {
  return new S3Client({ ...RETRY, requestHandler: HTTP_TIMEOUTS })
}

export function createSqsClient(): SQSClient {
  return new SQSClient({ ...RETRY, requestHandler: HTTP_TIMEOUTS })
}

export function createEventBridgeClient(): EventBridgeClient {
  return new EventBridgeClient({ ...RETRY, requestHandler: HTTP_TIMEOUTS })
}

export function createSnsClient(): SNSClient {
  return new SNSClient({ ...RETRY, requestHandler: HTTP_TIMEOUTS })
}
