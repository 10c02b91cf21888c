import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { DurableStores } from './durable-stores.ts'
import type { SqsQueue } from './fauxqs-parts.ts'

type MoveTask = { TaskHandle: string; Status: 'COMPLETED'; SourceArn: string; ApproximateNumberOfMessagesMoved: number; StartedTimestamp: number }

const taskRequest = z.object({ SourceArn: z.string() })
const redrivePolicy = z.object({ deadLetterTargetArn: z.string() })

/** Serves SQS's move tasks, which fauxqs lacks: the messages of a dead-letter queue go back at once to where they came from. */
export function serveMoveTasks(app: FastifyInstance, stores: DurableStores): void {
  const tasks: MoveTask[] = []
  app.addHook('preHandler', (request, reply, done) => {
    const operation = String(request.headers['x-amz-target'] ?? '').replace('AmazonSQS.', '')
    if (operation !== 'StartMessageMoveTask' && operation !== 'ListMessageMoveTasks') {
      done()
      return
    }
    const parsed = taskRequest.safeParse(typeof request.body === 'string' ? JSON.parse(request.body) : request.body)
    const source = parsed.success ? queueOfArn(stores, parsed.data.SourceArn) : undefined
    const answer = (status: number, body: object) => reply.code(status).type('application/x-amz-json-1.0').send(body)
    if (source === undefined) {
      void answer(400, { __type: 'com.amazonaws.sqs#ResourceNotFoundException', message: 'The resource that you specified for the SourceArn parameter does not exist.' })
    } else if (operation === 'ListMessageMoveTasks') {
      void answer(200, { Results: tasks.filter(({ SourceArn }) => SourceArn === source.arn).toReversed() })
    } else {
      const task: MoveTask = {
        TaskHandle: randomUUID(),
        Status: 'COMPLETED',
        SourceArn: source.arn,
        ApproximateNumberOfMessagesMoved: moveBack(stores, source),
        StartedTimestamp: Date.now(),
      }
      tasks.push(task)
      void answer(200, { TaskHandle: task.TaskHandle })
    }
  })
}

function queueOfArn(stores: DurableStores, arn: string): SqsQueue | undefined {
  return [...stores.sqs.allQueues()].find((queue) => queue.arn === arn)
}

/** Moves every message that nobody has received; returns how many. */
function moveBack(stores: DurableStores, deadLetters: SqsQueue): number {
  const target = [...stores.sqs.allQueues()].find((queue) => deadLetterTargetOf(queue) === deadLetters.arn)
  if (target === undefined) return 0
  const waiting = new Map(deadLetters.inspectMessages().ready.map((message) => [message.messageId, message]))
  let moved = 0
  // A FIFO queue gives out one message of a group at a time.
  for (let received = deadLetters.dequeue(10); received.length > 0; received = deadLetters.dequeue(10)) {
    for (const { MessageId, ReceiptHandle } of received) {
      const message = waiting.get(MessageId)
      if (message === undefined) continue
      target.enqueue({ ...message, approximateReceiveCount: 0 })
      deadLetters.deleteMessage(ReceiptHandle)
      moved += 1
    }
  }
  return moved
}

function deadLetterTargetOf(queue: SqsQueue): string | undefined {
  const policy = queue.attributes['RedrivePolicy']
  return policy === undefined || policy === '' ? undefined : redrivePolicy.parse(JSON.parse(policy)).deadLetterTargetArn
}
