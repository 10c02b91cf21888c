import { SQSClient } from '@aws-sdk/client-sqs'
import type { LocalCloud } from '../cloud/start-cloud.ts'
import { deadLetterQueues, redrive } from '../ops/dead-letters.ts'

/** Moves what waits in dead-letter queues back to where it failed, as `npm run ops -- dlq redrive` does; returns how many messages that were. */
export async function redriveDeadLetters(cloud: LocalCloud): Promise<number> {
  const ofQueues = new Set(cloud.stack.queues.map(({ deadLetter }) => deadLetter?.queue))
  const sqs = new SQSClient(cloud.clientSettings('sqs', 'operator'))
  try {
    const waiting = (await deadLetterQueues(sqs, '')).filter(({ name, messages }) => messages > 0 && ofQueues.has(name))
    let moved = 0
    for (const { arn } of waiting) moved += await redrive(sqs, arn)
    return moved
  } finally {
    sqs.destroy()
  }
}
