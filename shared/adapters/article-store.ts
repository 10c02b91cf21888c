import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Article } from '../domain/article.ts'
import type { ArticleStore } from '../ports.ts'
import { fromArticleRow, toArticleRow } from './article-row.ts'
import { batchGet } from './batch-get.ts'
import { unlessConditionFails } from './unless-condition-fails.ts'

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
      const keys = [...new Set(articleIds)].map((articleId) => ({ article_id: articleId }))
      const rows = (await batchGet(dynamo, table, keys, 'eventual')).map((item) => listingSchema.parse(item))
      return new Map(rows.map((row) => [row.article_id, { feedId: row.feed_id, listedAt: row.listed_at }]))
    },
    async add(article) {
      await put(article, 'attribute_not_exists(article_id)')
    },
    async saveFetched(article) {
      await put(article, 'attribute_not_exists(article_id) OR #state = :listed', { ':listed': 'listed' })
    },
    saveRead: (article) =>
      put(article, 'attribute_not_exists(article_id) OR version <= :version', { ':version': article.version }),
  }
}
