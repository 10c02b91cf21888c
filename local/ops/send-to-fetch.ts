import type { SQSClient } from '@aws-sdk/client-sqs'
import { createOutbox } from '../../shared/adapters/outbox.ts'
import type { Article } from '../../shared/domain/article.ts'
import { fetchAgainMessage, fetchArticleKeys, type FetchArticleMessage } from '../../shared/messages.ts'

/** Has articles fetched once more, unless they have been since `unlessReadSince`. Those whose address cannot be read stay as they are. */
export async function sendToFetch(sqs: SQSClient, queueUrl: string, articles: Article[], unlessReadSince: Date): Promise<void> {
  const messages = articles.filter(({ url }) => URL.canParse(url)).map((article) => fetchAgainMessage(article, unlessReadSince.toISOString()))
  await createOutbox<FetchArticleMessage>(sqs, queueUrl, fetchArticleKeys).send(messages)
}
