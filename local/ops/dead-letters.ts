import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import type { SQSClient } from '@aws-sdk/client-sqs'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

/**
 * A queue of messages that failed for good. `movable` where they came from a queue, to which SQS can move them back;
 * else from a schedule or a stream.
 */
export type DeadLetterQueue = { name: string; url: string; arn: string; messages: number; movable: boolean }

/** A message that failed for good. */
export type DeadLetter = { messageId: string; sentAt: string; deliveries: number; body: unknown }

/** How long a message that is looked at is hidden, should the look be cut short, seconds. */
const LOOK_SECONDS = 30
/** SQS gives out at most so many messages at a time. */
const REQUEST_SIZE = 10
const LOOK_EVERY_MS = 1000

/** The dead-letter queues whose names begin with `prefix`, in alphabetical order. */
export async function deadLetterQueues(sqs: SQSClient, prefix: string): Promise<DeadLetterQueue[]> {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: prefix }))
  const queues = await Promise.all(
    QueueUrls.sort().map(async (url) => {
      const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages', 'RedrivePolicy'] }))
      return { name: nameOf(url), url, arn: Attributes['QueueArn'] ?? '', messages: Number(Attributes['ApproximateNumberOfMessages'] ?? 0), redrive: Attributes['RedrivePolicy'] ?? '' }
    }),
  )
  const targets = new Set(queues.map(({ redrive }) => deadLetterTarget(redrive)))
  return queues.filter(({ name }) => /DeadLetter/.test(name)).map(({ redrive: _redrive, ...queue }) => ({ ...queue, movable: targets.has(queue.arn) }))
}

const redrivePolicy = z.object({ deadLetterTargetArn: z.string() })

function deadLetterTarget(policy: string): string | null {
  return policy === '' ? null : redrivePolicy.parse(JSON.parse(policy)).deadLetterTargetArn
}

/** Deletes every message of the queue. */
export async function purge(sqs: SQSClient, url: string): Promise<void> {
  await sqs.send(new PurgeQueueCommand({ QueueUrl: url }))
}

/** Up to `limit` messages of the queue. They stay in it, and are visible again at once. */
export async function lookInto(sqs: SQSClient, url: string, limit: number): Promise<DeadLetter[]> {
  const seen = new Map<string, DeadLetter>()
  const handles: string[] = []
  while (seen.size < limit) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: Math.min(REQUEST_SIZE, limit - seen.size),
        VisibilityTimeout: LOOK_SECONDS,
        MessageSystemAttributeNames: ['All'],
      }),
    )
    if (Messages.length === 0) break
    for (const { MessageId = '', ReceiptHandle = '', Body = '', Attributes = {} } of Messages) {
      handles.push(ReceiptHandle)
      const sentAt = new Date(Number(Attributes.SentTimestamp ?? 0)).toISOString()
      seen.set(MessageId, { messageId: MessageId, sentAt, deliveries: Number(Attributes.ApproximateReceiveCount ?? 0), body: readable(Body) })
    }
  }
  for (const ReceiptHandle of handles) await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 0 }))
  return [...seen.values()]
}

/** Moves the queue's messages back to where they failed, by SQS's own task; resolves with how many once it has ended. */
export async function redrive(sqs: SQSClient, arn: string): Promise<number> {
  const { TaskHandle } = await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arn }))
  for (;;) {
    const { Results = [] } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn: arn, MaxResults: 1 }))
    const [task] = Results
    // SQS tells a task's handle only while it runs.
    if (task !== undefined && (task.TaskHandle === undefined || task.TaskHandle === TaskHandle) && task.Status !== 'RUNNING') {
      if (task.Status === 'FAILED') throw new Error(`SQS could not move the messages of ${arn}: ${task.FailureReason ?? 'no reason given'}`)
      return task.ApproximateNumberOfMessagesMoved ?? 0
    }
    await pause(LOOK_EVERY_MS)
  }
}

function nameOf(url: string): string {
  return url.split('/').at(-1) ?? url
}

/** A message of ours is JSON; anything else is shown as it is. */
function readable(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
