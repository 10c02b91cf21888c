import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { Article } from '../domain/article.ts'
import type { Fallback } from '../domain/provenance.ts'
import { fromArticleRow } from './article-row.ts'

/** Pages of the articles that the rules read for that reason though a model should have, the longest ago first. */
export async function* fallbackArticles(dynamo: DynamoDBDocumentClient, table: string, reason: Fallback): AsyncIterable<Article[]> {
  const query = { TableName: table, IndexName: 'by_fallback', KeyConditionExpression: 'model_fallback = :reason', ExpressionAttributeValues: { ':reason': reason } }
  for await (const { Items } of paginateQuery({ client: dynamo }, query)) yield (Items ?? []).map(fromArticleRow)
}
