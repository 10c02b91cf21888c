import { z } from 'zod'
import { readTextKey } from '../../shared/articles/archive-keys.ts'
import type { ExtractMeetingsMessage } from '../../shared/messages.ts'
import type { ArticleReadings, Outbox } from '../../shared/ports.ts'
import { type Count, METRIC } from '../../shared/runtime/metric-names.ts'

/** What the Distributed Map hands over: objects of the archive, and what is asked of all of them. */
export const replayBatchSchema = z.object({
  Items: z.array(z.object({ Key: z.string() })),
  BatchInput: z.object({ force: z.boolean() }),
})
export type ReplayBatch = z.infer<typeof replayBatchSchema>

export type ReplayPorts = {
  articles: ArticleReadings
  outbox: Outbox<ExtractMeetingsMessage>
  /** The stamp of what would read the texts now. */
  extractorVersion: string
  count: Count
}

export type ReplaySent = { sent: number; skipped: number }

/**
 * Sends the newest text of each article to be read again, unless this extractor has read it already, or the
 * replay is forced. A text that is sent twice, by a run that was interrupted and the next, is read once; forced,
 * it is read twice, and the second time changes nothing.
 */
export async function replayTexts({ Items, BatchInput }: ReplayBatch, { articles, outbox, extractorVersion, count }: ReplayPorts): Promise<ReplaySent> {
  const condition = BatchInput.force ? {} : { unlessReadBy: extractorVersion }
  const newest = new Map<string, ExtractMeetingsMessage>()
  for (const { Key } of Items) {
    const text = readTextKey(Key)
    if (text !== null && text.version > (newest.get(text.articleId)?.version ?? 0)) newest.set(text.articleId, { ...text, textKey: Key, ...condition })
  }
  const readings = await articles.readings([...newest.keys()])
  const messages = [...newest.values()].filter(({ articleId, version }) => {
    const reading = readings.get(articleId)
    if (reading === undefined) return true
    return version >= reading.version && (BatchInput.force || reading.extractorVersion !== extractorVersion)
  })
  await outbox.send(messages)
  count(METRIC.textsReplayed, messages.length)
  return { sent: messages.length, skipped: Items.length - messages.length }
}
