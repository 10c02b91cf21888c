import type { SQSClient } from '@aws-sdk/client-sqs'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { fallbackArticles } from '../../shared/adapters/fallback-articles.ts'
import { createOutbox } from '../../shared/adapters/outbox.ts'
import type { Fallback } from '../../shared/domain/provenance.ts'
import type { ExtractMeetingsMessage } from '../../shared/messages.ts'

export type FallbackPlace = { dynamo: DynamoDBDocumentClient; sqs: SQSClient; articlesTable: string; textsQueueUrl: string }

/**
 * Sends articles that the rules read for these reasons to be read again, at most `most`; returns how many by
 * reason. Their marks are taken off by whoever reads them, so that doing it twice sends twice and changes nothing.
 */
export async function sendFallbacks({ dynamo, sqs, articlesTable, textsQueueUrl }: FallbackPlace, reasons: readonly Fallback[], most: number): Promise<Map<Fallback, number>> {
  const outbox = createOutbox<ExtractMeetingsMessage>(sqs, textsQueueUrl)
  const sent = new Map<Fallback, number>()
  let left = most
  for (const reason of reasons) {
    for await (const articles of fallbackArticles(dynamo, articlesTable, reason)) {
      const messages = articles.flatMap(({ articleId, version, textKey }) => (textKey === null ? [] : [{ articleId, version, textKey }])).slice(0, left)
      if (messages.length === 0) continue
      await outbox.send(messages)
      left -= messages.length
      sent.set(reason, (sent.get(reason) ?? 0) + messages.length)
    }
  }
  return sent
}
