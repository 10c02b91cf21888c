import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Article } from '../domain/article.ts'
import type { ArticleStore, Listing } from '../ports.ts'
import { fromArticleRow, toArticleRow } from './article-row.ts'
import { unlessConditionFails } from './unless-condition-fails.ts'

/** What one BatchGetItem takes. */
const KEYS_PER_READ = 100
/** Reads of keys that DynamoDB left unprocessed under load, before the whole is given up. */
const MOST_READS = 6

const listingSchema = z.object({ article_id: z.string(), feed_id: z.string(), listed_at: z.string() })

/** Articles in DynamoDB. */
export function createArticleStore(dynamo: DynamoDBDocumentClient, table: string): ArticleStore {
  const put = (article: Article, condition: string, values?: Record<string, string | number>) =>
    unlessConditionFails(
      dynamo.send(
        new PutCommand({
          TableName: table,
          Item: toArticleRow(article),
          ConditionExpression: condition,
          ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
          ...(condition.includes('#state') ? { ExpressionAttributeNames: { '#state': 'state' } } : {}),
        }),
      ),
    )
  return {
    async get(articleId) {
      const command = new GetCommand({ TableName: table, Key: { article_id: articleId }, ConsistentRead: true })
      const { Item } = await dynamo.send(command)
      return Item === undefined ? null : fromArticleRow(Item)
    },
    async known(articleIds) {
      const known = new Map<string, Listing>()
      const unique = [...new Set(articleIds)]
      for (let start = 0; start < unique.length; start += KEYS_PER_READ) {
        const page = await knownOf(dynamo, table, unique.slice(start, start + KEYS_PER_READ))
        for (const [articleId, listing] of page) known.set(articleId, listing)
      }
      return known
    },
    add: (article) => put(article, 'attribute_not_exists(article_id)'),
    saveFetched: (article) =>
      put(article, 'attribute_not_exists(article_id) OR #state = :listed', { ':listed': 'listed' }),
    saveRead: (article) =>
      put(article, 'attribute_not_exists(article_id) OR version <= :version', { ':version': article.version }),
  }
}

async function knownOf(dynamo: DynamoDBDocumentClient, table: string, articleIds: string[]): Promise<[string, Listing][]> {
  const known: [string, Listing][] = []
  let keys: Record<string, unknown>[] = articleIds.map((articleId) => ({ article_id: articleId }))
  for (let read = 0; keys.length > 0; read++) {
    if (read === MOST_READS) throw new Error(`${table}: ${keys.length} keys still unread after ${MOST_READS} batch reads`)
    if (read > 0) await sleep(50 * 2 ** read * (1 + Math.random()))
    const request = { [table]: { Keys: keys, ProjectionExpression: 'article_id, feed_id, listed_at' } }
    const { Responses, UnprocessedKeys } = await dynamo.send(new BatchGetCommand({ RequestItems: request }))
    for (const item of Responses?.[table] ?? []) {
      const row = listingSchema.parse(item)
      known.push([row.article_id, { feedId: row.feed_id, listedAt: row.listed_at }])
    }
    keys = UnprocessedKeys?.[table]?.Keys ?? []
  }
  return known
}
