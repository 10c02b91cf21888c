import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { paginateQuery } from '@aws-sdk/lib-dynamodb'
import { fromArticleRow } from '../../shared/adapters/article-row.ts'
import { failureReasonSchema } from '../../shared/domain/article.ts'
import type { FailureReason } from '../../shared/domain/article.ts'
import type { Feed } from '../../shared/domain/feed.ts'

/** Most examples listed of one kind of trouble. */
const EXAMPLES = 10
/** Most characters shown of an undeliverable message. */
const BODY_SHOWN = 300

/** An article that could not be read, and when that is tried again by itself, if at all. */
export type FailedArticle = { reason: FailureReason; url: string; detail: string; retryAt: string | null }

/** The articles that failed, by reason, through the index of failures. */
export async function failedArticles(dynamo: DynamoDBDocumentClient, articlesTable: string): Promise<FailedArticle[]> {
  const failures: FailedArticle[] = []
  for (const reason of failureReasonSchema.options) {
    const query = {
      TableName: articlesTable,
      IndexName: 'by_failure',
      KeyConditionExpression: 'failure_reason = :reason',
      ExpressionAttributeValues: { ':reason': reason },
    }
    for await (const page of paginateQuery({ client: dynamo }, query)) {
      for (const { url, detail, retryAt } of (page.Items ?? []).map(fromArticleRow)) failures.push({ reason, url, detail: detail ?? '', retryAt })
    }
  }
  return failures
}

export type Trouble = {
  feeds: Feed[]
  unpolled: Feed[]
  failures: FailedArticle[]
  /** Bodies of undeliverable messages by queue. */
  deadLetters: Map<string, string[]>
}

/** What a person should know beside the register, in lines; none if all went well. */
export function troubleReport({ feeds, unpolled, failures, deadLetters }: Trouble): string[] {
  const failing = feeds.filter(({ state, lastFailure }) => state === 'failing' || (state === 'retired' && lastFailure !== null))
  return [
    ...section(
      failing,
      (count) => `${count} of ${feeds.length} feeds could not be read; they will be tried again:`,
      ({ entry, lastFailure }) => `${entry.url}: ${lastFailure ?? 'no reason given'}`,
    ),
    ...section(unpolled, (count) => `${count} ${count === 1 ? 'feed has' : 'feeds have'} not been polled:`, ({ entry }) => entry.url),
    ...[...Map.groupBy(failures, ({ reason }) => reason)].flatMap(([reason, articles]) =>
      section(articles, (count) => `${count} ${count === 1 ? 'article' : 'articles'} not read (${reason}):`, ({ url, detail, retryAt }) => [url, detail, retryAt === null ? '' : `(next try ${retryAt.slice(0, 16)}Z)`].filter((part) => part !== '').join(' ')),
    ),
    ...[...deadLetters].flatMap(([queue, bodies]) =>
      section(bodies, (count) => `${count} undeliverable in ${queue}:`, (body) => body.slice(0, BODY_SHOWN)),
    ),
  ]
}

function section<Item>(items: Item[], heading: (count: number) => string, line: (item: Item) => string): string[] {
  if (items.length === 0) return []
  const rest = items.length - EXAMPLES
  return [heading(items.length), ...items.slice(0, EXAMPLES).map((item) => `  ${line(item)}`), ...(rest > 0 ? [`  … and ${rest} more`] : [])]
}
