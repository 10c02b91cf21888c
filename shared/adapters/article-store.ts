import { type DynamoDBDocumentClient, GetCommand, paginateQuery, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Article } from '../domain/article.ts'
import type { ArticleReadings, ArticleRetries, ArticleStore } from '../ports.ts'
import { CHECKED_ATTRIBUTES, fromArticleRow, listingOfRow, toArticleRow } from './article-row.ts'
import { batchGet } from './batch-get.ts'
import { setAttributes } from './flat-row.ts'
import { unlessConditionFails } from './unless-condition-fails.ts'

/** Articles sent between two looks at the time that is left. */
const RETRIES_PER_PAGE = 200

/** Articles in DynamoDB. */
export function createArticleStore(dynamo: DynamoDBDocumentClient, table: string): ArticleStore & ArticleReadings {
  /** False if an article of version `below` or above is there. */
  const put = (article: Article, below: number) =>
    unlessConditionFails(
      dynamo.send(
        new PutCommand({
          TableName: table,
          Item: toArticleRow(article),
          ConditionExpression: 'attribute_not_exists(article_id) OR version < :below',
          ExpressionAttributeValues: { ':below': below },
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
      return new Map((await batchGet(dynamo, table, keys, 'eventual')).map(listingOfRow))
    },
    async readings(articleIds) {
      const keys = articleIds.map((articleId) => ({ article_id: articleId }))
      const articles = (await batchGet(dynamo, table, keys, 'eventual')).map(fromArticleRow)
      return new Map(articles.map((article) => [article.articleId, article]))
    },
    async add(article) {
      await put(article, 0)
    },
    async saveFetched(article) {
      await put(article, Math.max(article.version, 1))
    },
    async saveChecked(article) {
      const update = setAttributes(toArticleRow(article), CHECKED_ATTRIBUTES)
      const Key = { article_id: article.articleId }
      await unlessConditionFails(
        dynamo.send(new UpdateCommand({ TableName: table, Key, ...update, ConditionExpression: 'attribute_exists(article_id)' })),
      )
    },
    saveRead: (article) => put(article, article.version + 1),
  }
}

/** The articles to be tried again, through an index that holds no others. */
export function createArticleRetries(dynamo: DynamoDBDocumentClient, table: string): ArticleRetries {
  return {
    async *due(now) {
      const pages = paginateQuery(
        { client: dynamo, pageSize: RETRIES_PER_PAGE },
        {
          TableName: table,
          IndexName: 'by_retry',
          KeyConditionExpression: '#state = :failed AND retry_at <= :now',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':failed': 'failed', ':now': now },
        },
      )
      for await (const { Items = [] } of pages) yield Items.map(fromArticleRow)
    },
    async putOff(article, retryAt) {
      const update = setAttributes({ retry_at: retryAt ?? undefined }, ['retry_at'])
      await unlessConditionFails(
        dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key: { article_id: article.articleId },
            ...update,
            ConditionExpression: '#retry_at = :due',
            ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':due': article.retryAt },
          }),
        ),
      )
    },
  }
}
