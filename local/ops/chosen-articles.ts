import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { failureReasonSchema } from '../../shared/domain/article.ts'
import type { Article, FailureReason } from '../../shared/domain/article.ts'
import { fromArticleRow } from '../../shared/adapters/article-row.ts'

/** Failed articles, the latest failures first, through the index of failures. */
export async function failedArticles(dynamo: DynamoDBDocumentClient, table: string, reason: FailureReason | null, since: string | null, limit: number): Promise<Article[]> {
  const reasons = reason === null ? failureReasonSchema.options : [reason]
  const found = await Promise.all(reasons.map((one) => failedFor(dynamo, table, one, since, limit)))
  return found.flat().sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)).slice(0, limit)
}

async function failedFor(dynamo: DynamoDBDocumentClient, table: string, reason: FailureReason, since: string | null, limit: number): Promise<Article[]> {
  const pages = paginateQuery(
    { client: dynamo, pageSize: Math.min(limit, 1000) },
    {
      TableName: table,
      IndexName: 'by_failure',
      KeyConditionExpression: 'failure_reason = :reason AND failed_at >= :since',
      ExpressionAttributeValues: { ':reason': reason, ':since': since ?? '0' },
      ScanIndexForward: false,
    },
  )
  const found: Article[] = []
  for await (const { Items = [] } of pages) {
    found.push(...Items.map(fromArticleRow))
    if (found.length >= limit) break
  }
  return found.slice(0, limit)
}

/**
 * Up to `limit` articles that were first listed between the two days, inclusive. Reads the whole table: a repair
 * that is made now and then does not pay for an index that every article would write to.
 */
export async function articlesListedBetween(dynamo: DynamoDBDocumentClient, table: string, from: string, to: string, limit: number): Promise<Article[]> {
  const pages = paginateScan(
    { client: dynamo },
    { TableName: table, FilterExpression: 'listed_at BETWEEN :from AND :to', ExpressionAttributeValues: { ':from': from, ':to': `${to}T23:59:59.999Z` } },
  )
  const found: Article[] = []
  for await (const { Items = [] } of pages) {
    found.push(...Items.map(fromArticleRow))
    if (found.length >= limit) break
  }
  return found.slice(0, limit)
}
