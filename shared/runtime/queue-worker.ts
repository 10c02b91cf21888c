import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { z } from 'zod'
import { PoisonMessage, RetryLater } from '../delivery-errors.ts'
import { METRIC, type Count } from './metric-names.ts'
import type { Log } from './telemetry.ts'

/** What a worker is told about the delivery of its message. */
export type Delivery = {
  /** How often the message has been delivered, this time included. */
  count: number
  /**
   * Whether it is time to make do with what there is: the only delivery left after this one is kept in
   * reserve, for a crash in this one.
   */
  last: boolean
  /** Milliseconds that the invocation still has. */
  timeLeft: () => number
}

export type QueueWorkerProps<Message> = {
  schema: z.ZodType<Message>
  work: (message: Message, delivery: Delivery) => Promise<void>
  /** How often the queue delivers a message before it goes to the dead-letter queue. */
  mostDeliveries: number
  /** A message is begun only with this much time left, milliseconds. */
  neededMs: number
  /** Sets when a message that failed is delivered again; else the queue's visibility timeout does. */
  redeliverAfter?: (record: SQSRecord, seconds: number) => Promise<void>
  log: Log
  count: Count
}

/**
 * A handler for batches of a queue. Messages are worked on side by side, those of one FIFO group one
 * after the other; what fails, and what there is no time to begin, is handed back alone. After a failure
 * the rest of its group is handed back untried, but for messages on their last delivery, which would end
 * in the dead-letter queue without a try.
 */
export function queueWorker<Message>(
  props: QueueWorkerProps<Message>,
): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
  return async (event, context) => {
    const timeLeft = () => context.getRemainingTimeInMillis()
    const groups = Map.groupBy(event.Records, (record) => record.attributes.MessageGroupId ?? record.messageId)
    const failed = await Promise.all([...groups.values()].map((group) => workThrough(group, props, timeLeft)))
    return { batchItemFailures: failed.flat().map((record) => ({ itemIdentifier: record.messageId })) }
  }
}

/** Works through one group in order and returns what is to be delivered again. */
async function workThrough<Message>(
  group: SQSRecord[],
  props: QueueWorkerProps<Message>,
  timeLeft: () => number,
): Promise<SQSRecord[]> {
  const failed: SQSRecord[] = []
  for (const record of group) {
    const deliveries = Number(record.attributes.ApproximateReceiveCount)
    const last = isLast(deliveries, props.mostDeliveries)
    if (timeLeft() < props.neededMs || (failed.length > 0 && !last)) {
      props.count(METRIC.messagesHandedBack)
      await redeliver(record, 0, props)
      failed.push(record)
      continue
    }
    try {
      await props.work(readMessage(record, props.schema), { count: deliveries, last, timeLeft })
    } catch (error) {
      await redeliver(record, afterFailure(error, record, last, props), props)
      failed.push(record)
    }
  }
  return failed
}

/** Whether a worker is to settle the message now (see `Delivery`). */
export function isLast(deliveries: number, mostDeliveries: number): boolean {
  return deliveries >= mostDeliveries - 1
}

/** Throws `PoisonMessage` naming the field for a body that is no message of this queue. */
function readMessage<Message>(record: SQSRecord, schema: z.ZodType<Message>): Message {
  let body: unknown
  try {
    body = JSON.parse(record.body)
  } catch (error) {
    throw new PoisonMessage('the body of the message is not JSON', { cause: error })
  }
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'message'}: ${issue.message}`)
  throw new PoisonMessage(`not a message of this queue: ${faults.join('; ')}`, { cause: parsed.error })
}

/** Writes down a failure; returns after how many seconds to deliver again, or null to leave it to the queue. */
function afterFailure<Message>(
  error: unknown,
  record: SQSRecord,
  last: boolean,
  { log, count }: QueueWorkerProps<Message>,
): number | null {
  const fields = { messageId: record.messageId, receiveCount: record.attributes.ApproximateReceiveCount, last, error }
  if (error instanceof PoisonMessage) {
    count(METRIC.poisonMessages)
    log.error(`message cannot be processed and goes to the dead-letter queue: ${error.message}`, fields)
    return 0
  }
  count(METRIC.messagesRetried)
  if (error instanceof RetryLater) {
    log.warn(`message comes back in ${error.afterSeconds} s: ${error.message}`, fields)
    return error.afterSeconds
  }
  log.error('message failed', fields)
  return null
}

async function redeliver<Message>(
  record: SQSRecord,
  afterSeconds: number | null,
  { redeliverAfter, log }: QueueWorkerProps<Message>,
): Promise<void> {
  if (redeliverAfter === undefined || afterSeconds === null) return
  try {
    await redeliverAfter(record, afterSeconds)
  } catch (error) {
    // The queue's own visibility timeout brings it back all the same, only later or sooner.
    log.warn('the time of the next delivery could not be set', { messageId: record.messageId, error })
  }
}
