import { setTimeout as pause } from 'node:timers/promises'
import { DeleteMessageBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import type { Message, SQSClient } from '@aws-sdk/client-sqs'
import type { EventSourceDefinition } from '../cloud/stack-definition.ts'
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../sqs-s3/start-sqs-s3.ts'
import type { LocalSqsS3 } from '../sqs-s3/start-sqs-s3.ts'
import { failedMessages } from './batch-outcome.ts'
import type { FunctionPool } from './function-pool.ts'

/** Longest that SQS lets a receiver wait, seconds. */
const LONG_POLL_SECONDS = 20
/** A batch window is waited out only this long locally, milliseconds: there is no bill to keep small. */
const LONGEST_WINDOW_MS = 250
/** A failed message comes back after this long, times its deliveries, instead of after the queue's visibility timeout. */
const RETRY_SECONDS = 0.25
/** Most messages of one request to SQS. */
const REQUEST_SIZE = 10

export type EventSourceProps = {
  definition: EventSourceDefinition
  sqs: SQSClient
  queues: LocalSqsS3
  pool: FunctionPool
  /** Most invocations at once, whatever the template allows. */
  concurrency: number
  /** Longest wait before a failed message is delivered again, whatever its handler asks for. */
  longestRetrySeconds: number
  /** What happens to a batch on its way. */
  delivery: DeliveryPlan
  /** Told of every batch that ended. */
  onSettled: (functionName: string, settled: { done: number; failed: number }) => void
}

/**
 * What SQS may do to a batch: hand it over late, so that later ones come first, in another order (not to FIFO
 * queues), or once more although it was worked through.
 */
export type Delivery = { lateMs: number; reversed: boolean; again: boolean }
export type DeliveryPlan = (functionName: string) => Delivery

/** Delivered at once, in order, and once. */
export const PLAIN_DELIVERY: DeliveryPlan = () => ({ lateMs: 0, reversed: false, again: false })

/** A queue's messages on their way into a function. Resolves once the last batch under way has been settled. */
export type EventSource = { stop(): Promise<void> }

/** Starts polling as Lambda's event source mapping does. */
export function startEventSource(props: EventSourceProps): EventSource {
  const { definition, queues, sqs, pool } = props
  const QueueUrl = queues.queueUrl(definition.queue)
  const most = Math.max(1, Math.min(definition.maxConcurrency ?? props.concurrency, props.concurrency))
  const isFifo = definition.queue.endsWith('.fifo')
  const stopping = new AbortController()
  const underway = new Set<Promise<void>>()

  async function receive(count: number, wait: number): Promise<Message[]> {
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: Math.min(count, REQUEST_SIZE),
        WaitTimeSeconds: wait,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
      { abortSignal: stopping.signal },
    )
    return Messages ?? []
  }

  async function receiveBatch(): Promise<Message[]> {
    const batch = await receive(definition.batchSize, LONG_POLL_SECONDS)
    if (batch.length === 0) return batch
    const window = Math.min(definition.windowSeconds * 1000, LONGEST_WINDOW_MS)
    if (batch.length < definition.batchSize && window > 0) await pause(window)
    while (batch.length < definition.batchSize) {
      const more = await receive(definition.batchSize - batch.length, 0)
      if (more.length === 0) break
      batch.push(...more)
    }
    return batch
  }

  async function work(batch: Message[]): Promise<void> {
    const deadlines = new Map(batch.map((message) => [idOf(message), queues.visibleAgainAt(definition.queue, message.ReceiptHandle ?? '')]))
    const { lateMs, reversed, again } = props.delivery(definition.functionName)
    if (lateMs > 0) await pause(lateMs)
    const inOrder = batch.map((message) => recordOf(message, definition.queue))
    const event = { Records: reversed && !isFifo ? inOrder.toReversed() : inOrder }
    const outcome = await pool.invoke(event)
    if (again) await pool.invoke(event)
    const failed = failedMessages(outcome, batch.map(idOf), definition.partialFailures)
    // Counted before the queue is empty, which ends a run.
    props.onSettled(definition.functionName, { done: batch.length - failed.size, failed: failed.size })
    await remove(batch.filter((message) => !failed.has(idOf(message))))
    for (const message of batch.filter((message) => failed.has(idOf(message)))) {
      const handle = message.ReceiptHandle ?? ''
      const visibleAt = queues.visibleAgainAt(definition.queue, handle)
      if (visibleAt === null) continue
      // A handler that has itself said when the message comes back knows better.
      const chosen = visibleAt !== deadlines.get(idOf(message))
      const retrySeconds = RETRY_SECONDS * Number(message.Attributes?.ApproximateReceiveCount ?? 1)
      const seconds = chosen ? (visibleAt - Date.now()) / 1000 : retrySeconds
      queues.showAgain(definition.queue, handle, Math.max(0, Math.min(seconds, props.longestRetrySeconds)))
    }
  }

  async function remove(messages: Message[]): Promise<void> {
    for (let start = 0; start < messages.length; start += REQUEST_SIZE) {
      const Entries = messages
        .slice(start, start + REQUEST_SIZE)
        .map((message, i) => ({ Id: String(i), ReceiptHandle: message.ReceiptHandle }))
      // A message that could not be removed comes back, as it would from SQS.
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries })).catch(() => {
        for (const { ReceiptHandle = '' } of Entries) queues.showAgain(definition.queue, ReceiptHandle, RETRY_SECONDS)
      })
    }
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (underway.size >= most) {
        await Promise.race(underway)
        continue
      }
      const batch = await receiveBatch().catch(() => null)
      if (batch === null) {
        await pause(100)
      } else if (batch.length > 0) {
        const working = work(batch).finally(() => underway.delete(working))
        underway.add(working)
      }
    }
    await Promise.all(underway)
  }

  const polling = poll()
  return {
    async stop() {
      stopping.abort()
      await polling
    },
  }
}

function idOf(message: Message): string {
  return message.MessageId ?? ''
}

/** The message as a handler gets it. */
export function recordOf(message: Message, queue: string): object {
  const attributes = Object.entries(message.MessageAttributes ?? {}).map(([name, { StringValue, BinaryValue, DataType }]) => [
    name,
    { stringValue: StringValue, binaryValue: BinaryValue, dataType: DataType },
  ])
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    md5OfBody: message.MD5OfBody,
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(attributes),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${queue}`,
    awsRegion: LOCAL_REGION,
  }
}
