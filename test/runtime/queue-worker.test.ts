import type { Context, SQSRecord } from 'aws-lambda'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { PoisonMessage, RetryLater } from '../../shared/delivery-errors.ts'
import { type Delivery, queueWorker } from '../../shared/runtime/queue-worker.ts'
import type { MetricName } from '../../shared/runtime/metric-names.ts'

const schema = z.object({ id: z.string() })
type Message = z.infer<typeof schema>

type Sent = { id: string; body?: string; group?: string; deliveries?: number }

function record({ id, body = JSON.stringify({ id }), group, deliveries = 1 }: Sent): SQSRecord {
  return {
    messageId: id,
    receiptHandle: `receipt-${id}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(deliveries),
      SentTimestamp: '0',
      SenderId: 'test',
      ApproximateFirstReceiveTimestamp: '0',
      ...(group === undefined ? {} : { MessageGroupId: group }),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn',
    awsRegion: 'us-east-1',
  }
}

/** Delivers one batch; tells what failed, what was worked on in which order, and when what comes back. */
async function deliver(
  sent: Sent[],
  work: (message: Message, delivery: Delivery) => Promise<void> = async () => {},
  timeLeft: () => number = () => 60_000,
) {
  const worked: string[] = []
  const redelivered: Record<string, number> = {}
  const counted: Partial<Record<MetricName, number>> = {}
  const error = vi.fn()
  const handler = queueWorker({
    schema,
    work: async (message, delivery) => {
      worked.push(message.id)
      await work(message, delivery)
    },
    mostDeliveries: 5,
    neededMs: 10_000,
    redeliverAfter: async ({ messageId }, seconds) => {
      redelivered[messageId] = seconds
    },
    log: { info: () => {}, warn: () => {}, error },
    count: (metric, amount = 1) => {
      counted[metric] = (counted[metric] ?? 0) + amount
    },
  })
  const context = { getRemainingTimeInMillis: timeLeft } as Context
  const { batchItemFailures } = await handler({ Records: sent.map(record) }, context)
  return { failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), worked, redelivered, counted, error }
}

function failing(...ids: string[]) {
  return async ({ id }: Message) => {
    if (ids.includes(id)) throw new Error('the database is down')
  }
}

describe('a batch', () => {
  test('hands back what failed alone', async () => {
    const { failed, worked } = await deliver([{ id: 'a' }, { id: 'b' }, { id: 'c' }], failing('b'))
    expect(failed).toEqual(['b'])
    expect(worked).toEqual(['a', 'b', 'c'])
  })

  test('is worked on side by side', async () => {
    let begun = 0
    const all = Promise.withResolvers<void>()
    await deliver([{ id: 'a' }, { id: 'b' }], async () => {
      begun++
      if (begun === 2) all.resolve()
      await all.promise
    })
    expect(begun).toBe(2)
  })

  test('leaves the time of the next delivery to the queue when the cause is unknown', async () => {
    const { redelivered, counted } = await deliver([{ id: 'a' }], failing('a'))
    expect(redelivered).toEqual({})
    expect(counted).toEqual({ MessagesRetried: 1 })
  })

  test('brings a message back when its worker said', async () => {
    const { failed, redelivered } = await deliver([{ id: 'a' }], async () => {
      throw new RetryLater('HTTP 503', 90)
    })
    expect([failed, redelivered]).toEqual([['a'], { a: 90 }])
  })
})

describe('a poisoned message', () => {
  test.each([
    ['no JSON', '{"id":', /not JSON/],
    ['an empty body', '', /not JSON/],
    ['JSON of another shape', '{"feedId":"f_1"}', /id: /],
    ['a list', '[]', /message: /],
    ['null', 'null', /message: /],
    ['a polluting key', '{"__proto__":{"id":"a"}}', /id: /],
  ])('with %s goes back at once with an error that says what is wrong, and harms no other', async (_name, body, reason) => {
    const { failed, worked, redelivered, counted, error } = await deliver([{ id: 'bad', body }, { id: 'good' }])
    expect(failed).toEqual(['bad'])
    expect(worked).toEqual(['good'])
    expect(redelivered).toEqual({ bad: 0 })
    expect(counted).toEqual({ PoisonMessages: 1 })
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(reason), expect.objectContaining({ messageId: 'bad' }))
  })

  test('is so if its worker says so', async () => {
    const { failed, counted } = await deliver([{ id: 'a' }], async () => {
      throw new PoisonMessage('no such feed: f_1')
    })
    expect([failed, counted]).toEqual([['a'], { PoisonMessages: 1 }])
  })
})

describe('a FIFO batch', () => {
  const batch = [
    { id: 'a1', group: 'a' },
    { id: 'b1', group: 'b' },
    { id: 'a2', group: 'a' },
    { id: 'b2', group: 'b' },
  ]

  test('keeps the order of each group', async () => {
    const { worked } = await deliver(batch, async ({ id }) => {
      if (id === 'a1') await new Promise((resolve) => setTimeout(resolve, 5))
    })
    expect(worked.filter((id) => id.startsWith('a'))).toEqual(['a1', 'a2'])
    expect(worked.filter((id) => id.startsWith('b'))).toEqual(['b1', 'b2'])
  })

  test('hands back the rest of a group untried after a failure in it, and no other group', async () => {
    const { failed, worked, counted } = await deliver(batch, failing('a1'))
    expect(failed).toEqual(['a1', 'a2'])
    expect(worked).not.toContain('a2')
    expect(counted).toEqual({ MessagesRetried: 1, MessagesHandedBack: 1 })
  })

  test('tries a message that has few deliveries left whatever came before it in its group', async () => {
    const late = batch.map((sent) => (sent.id === 'a2' ? { ...sent, deliveries: 4 } : sent))
    const { failed, worked } = await deliver(late, failing('a1'))
    expect(failed).toEqual(['a1'])
    expect(worked).toContain('a2')
  })
})

describe('an invocation that runs out of time', () => {
  test('begins nothing more, and hands the rest back for at once', async () => {
    let left = 15_000
    const group = ['a', 'b', 'c'].map((id) => ({ id, group: 'host' }))
    const { failed, worked, redelivered, counted } = await deliver(group, async () => void (left -= 10_000), () => left)
    expect(worked).toEqual(['a'])
    expect(failed).toEqual(['b', 'c'])
    expect(redelivered).toEqual({ b: 0, c: 0 })
    expect(counted).toEqual({ MessagesHandedBack: 2 })
  })
})

describe('what a worker is told of a delivery', () => {
  test.each([
    [1, false],
    [3, false],
    [4, true],
    [5, true],
  ])('the %ith of five: settle it = %s, so that one delivery is left for a crash', async (deliveries, last) => {
    const told: Delivery[] = []
    await deliver([{ id: 'a', deliveries }], async (_message, delivery) => void told.push(delivery))
    expect(told).toMatchObject([{ count: deliveries, last }])
  })
})
