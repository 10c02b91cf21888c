import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { Feed } from '../domain/feed.ts'
import { batchGet } from './batch-get.ts'
import { fromFeedRow } from './feed-row.ts'

/** The feeds of one shard of the index of the timetable: all that are polled, and none that is retired. */
export async function feedsOfShard(dynamo: DynamoDBDocumentClient, table: string, shard: string): Promise<Feed[]> {
  const keys: { feed_id: unknown }[] = []
  const query = {
    TableName: table,
    IndexName: 'by_slot',
    KeyConditionExpression: 'due_shard = :shard',
    ExpressionAttributeValues: { ':shard': shard },
  }
  for await (const page of paginateQuery({ client: dynamo }, query)) keys.push(...(page.Items ?? []).map(({ feed_id }) => ({ feed_id })))
  return (await batchGet(dynamo, table, keys, 'eventual')).map(fromFeedRow)
}
