import type { Article } from '../../shared/domain/article.ts'
import { minuteText } from '../start/minute-text.ts'
import { type TextColumn, textTable } from '../start/text-table.ts'
import type { DeadLetter, DeadLetterQueue } from './dead-letters.ts'

const QUEUE_COLUMNS: TextColumn[] = [
  { title: 'dead-letter queue', share: 1 },
  { title: 'messages', share: 0 },
]

export function queuesText(queues: readonly DeadLetterQueue[], width: number): string {
  return textTable(QUEUE_COLUMNS, queues.map(({ name, messages }) => [name, String(messages)]), width)
}

export function lettersText(letters: readonly DeadLetter[]): string {
  if (letters.length === 0) return 'Nothing waits there.\n'
  return letters.map(({ messageId, sentAt, deliveries, body }) => `${messageId}  sent ${sentAt}, received ${deliveries} times\n${indented(body)}\n`).join('\n')
}

function indented(body: unknown): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body, null, 2)
  return text.replaceAll(/^/gm, '  ')
}

const ARTICLE_COLUMNS: TextColumn[] = [
  { title: 'failed', share: 0 },
  { title: 'tries', share: 0 },
  { title: 'next try', share: 0 },
  { title: 'reason', share: 0 },
  { title: 'article', share: 2 },
  { title: 'detail', share: 1 },
]

export function articlesText(articles: readonly Article[], width: number): string {
  if (articles.length === 0) return 'No article failed.\n'
  const rows = articles.map(({ updatedAt, failures, retryAt, reason, url, detail }) => [
    minuteText(updatedAt), String(failures), retryAt === null ? 'none' : minuteText(retryAt), reason ?? '', url, detail ?? '',
  ])
  return textTable(ARTICLE_COLUMNS, rows, width)
}
