import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, type SQSClient } from '@aws-sdk/client-sqs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Outbox } from '../ports.ts'
import { inParallel } from '../runtime/in-parallel.ts'

/** What one SendMessageBatch takes: entries, and bytes of all bodies together. */
const ENTRIES_PER_BATCH = 10
export const BYTES_PER_BATCH = 262_144
const BATCHES_AT_ONCE = 20
/** Tries for entries that SQS turned down though it took the batch. */
const MOST_TRIES = 5

/** How messages of a FIFO queue are ordered and deduplicated (within five minutes). */
export type FifoKeys<Message> = { group: (message: Message) => string; deduplication: (message: Message) => string }

/** The sending end of one queue. */
export function createOutbox<Message>(sqs: SQSClient, queueUrl: string, fifo?: FifoKeys<Message>): Outbox<Message> {
  return {
    async send(messages) {
      const bodies = messages.map((message) => ({ message, body: messageBody(message) }))
      const batches = inBatches(bodies).map((batch) =>
        batch.map(({ message, body }, index) => ({
          Id: String(index),
          MessageBody: body,
          ...(fifo === undefined
            ? {}
            : { MessageGroupId: fifo.group(message), MessageDeduplicationId: fifo.deduplication(message) }),
        })),
      )
      // Batches of a FIFO queue go one after the other, since their order is that of the queue.
      await inParallel(batches, fifo === undefined ? BATCHES_AT_ONCE : 1, (batch) => sendBatch(sqs, queueUrl, batch))
    },
  }
}

/** JSON without the two characters that JSON allows unescaped and SQS refuses. */
function messageBody(message: unknown): string {
  return JSON.stringify(message).replaceAll(/[\uFFFE\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
}

/** Cuts into batches within both bounds, in order. */
function inBatches<Item extends { body: string }>(items: Item[]): Item[][] {
  const batches: Item[][] = []
  let batch: Item[] = []
  let bytes = 0
  for (const item of items) {
    const itemBytes = Buffer.byteLength(item.body)
    if (batch.length === ENTRIES_PER_BATCH || (batch.length > 0 && bytes + itemBytes > BYTES_PER_BATCH)) {
      batches.push(batch)
      batch = []
      bytes = 0
    }
    batch.push(item)
    bytes += itemBytes
  }
  return batch.length === 0 ? batches : [...batches, batch]
}

async function sendBatch(sqs: SQSClient, queueUrl: string, batch: SendMessageBatchRequestEntry[]): Promise<void> {
  let entries = batch
  for (let tries = 1; ; tries++) {
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }))
    if (Failed.length === 0) return
    const refused = Failed.find(({ SenderFault }) => SenderFault === true) ?? (tries === MOST_TRIES ? Failed[0] : undefined)
    if (refused !== undefined) {
      throw new Error(`${queueUrl} turned down a message: ${refused.Code ?? 'no code'} ${refused.Message ?? ''}`)
    }
    const failedIds = new Set(Failed.map(({ Id }) => Id))
    entries = entries.filter(({ Id }) => failedIds.has(Id))
    await sleep(50 * 2 ** tries * (1 + Math.random()))
  }
}
