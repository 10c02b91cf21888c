import {
  type DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  paginateScan,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Feed } from '../domain/feed.ts'
import type { FeedListChange, FeedStore } from '../ports.ts'
import { DUE_SHARDS, fromFeedRow, LISTED_ATTRIBUTES, POLLED_ATTRIBUTES, toFeedRow } from './feed-row.ts'
import { setAttributes } from './flat-row.ts'
import { unlessConditionFails } from './unless-condition-fails.ts'

const dueItemSchema = z.object({ feed_id: z.string() })

/** Feeds in DynamoDB. The list's part of an item and the polls' part are written apart, so that neither undoes the other. */
export function createFeedStore(dynamo: DynamoDBDocumentClient, table: string): FeedStore {
  return {
    get: (feedId) => getFeed(dynamo, table, feedId),
    inSlot: (slot) => feedsInSlot(dynamo, table, slot),
    applyListChange: (change) => applyListChange(dynamo, table, change),
    savePoll: (feed) => savePoll(dynamo, table, feed),
    all: () => allFeeds(dynamo, table),
  }
}

async function getFeed(dynamo: DynamoDBDocumentClient, table: string, feedId: string): Promise<Feed | null> {
  const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: { feed_id: feedId }, ConsistentRead: true }))
  return Item === undefined ? null : fromFeedRow(Item)
}

async function* feedsInSlot(dynamo: DynamoDBDocumentClient, table: string, slot: string): AsyncIterable<string[]> {
  for (const shard of DUE_SHARDS) {
    const pages = paginateQuery(
      { client: dynamo },
      {
        TableName: table,
        IndexName: 'by_slot',
        KeyConditionExpression: 'due_shard = :shard AND due_slot = :slot',
        ExpressionAttributeValues: { ':shard': shard, ':slot': slot },
      },
    )
    for await (const page of pages) {
      yield (page.Items ?? []).map((item) => dueItemSchema.parse(item).feed_id)
    }
  }
}

async function applyListChange(
  dynamo: DynamoDBDocumentClient,
  table: string,
  { kind, feed }: FeedListChange,
): Promise<void> {
  const row = toFeedRow(feed)
  if (kind === 'add') {
    const put = new PutCommand({ TableName: table, Item: row, ConditionExpression: 'attribute_not_exists(feed_id)' })
    await unlessConditionFails(dynamo.send(put))
    return
  }
  const attributes =
    kind === 'revise' ? LISTED_ATTRIBUTES : [...LISTED_ATTRIBUTES, ...POLLED_ATTRIBUTES]
  await dynamo.send(
    new UpdateCommand({ TableName: table, Key: { feed_id: feed.feedId }, ...setAttributes(row, attributes) }),
  )
}

async function savePoll(dynamo: DynamoDBDocumentClient, table: string, feed: Feed): Promise<void> {
  const update = setAttributes(toFeedRow(feed), POLLED_ATTRIBUTES)
  await unlessConditionFails(
    dynamo.send(
      new UpdateCommand({
        TableName: table,
        Key: { feed_id: feed.feedId },
        ...update,
        ConditionExpression: 'attribute_exists(feed_id) AND #state <> :retired',
        ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':retired': 'retired' },
      }),
    ),
  )
}

async function* allFeeds(dynamo: DynamoDBDocumentClient, table: string): AsyncIterable<Feed> {
  for await (const page of paginateScan({ client: dynamo }, { TableName: table })) {
    for (const item of page.Items ?? []) yield fromFeedRow(item)
  }
}
