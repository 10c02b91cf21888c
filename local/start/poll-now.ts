import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import type { Feed } from '../../shared/domain/feed.ts'

/** Makes a feed due at `now` unless it is retired or due already; whether it did. */
export async function pollNow(dynamo: DynamoDBDocumentClient, table: string, feed: Feed, now: Date): Promise<boolean> {
  try {
    await dynamo.send(
      new UpdateCommand({
        TableName: table,
        Key: { feed_id: feed.feedId },
        UpdateExpression: 'SET next_poll_at = :now',
        ConditionExpression: 'attribute_exists(due_shard) AND next_poll_at > :now',
        ExpressionAttributeValues: { ':now': now.toISOString() },
      }),
    )
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
