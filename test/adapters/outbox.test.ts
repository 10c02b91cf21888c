import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSqsClient } from '../../shared/adapters/aws-clients.ts'
import { createOutbox } from '../../shared/adapters/outbox.ts'
import { type LocalServices, startLocalServices } from '../fakes/local-services.ts'

type Message = { id: string; host: string; text?: string }

let services: LocalServices
beforeAll(async () => {
  services = await startLocalServices()
  services.sqsS3.ensureQueue({ name: 'plain', attributes: {}, deadLetter: null })
  services.sqsS3.ensureQueue({ name: 'hosts.fifo', attributes: { FifoQueue: 'true' }, deadLetter: null })
})
afterAll(() => services.close())
beforeEach(() => services.ledger.reset())

const plain = () => createOutbox<Message>(createSqsClient(), services.sqsS3.queueUrl('plain'))
const byHost = () =>
  createOutbox<Message>(createSqsClient(), services.sqsS3.queueUrl('hosts.fifo'), {
    group: ({ host }) => host,
    deduplication: ({ id }) => id,
  })

async function receiveAll(queue: string): Promise<Message[]> {
  const QueueUrl = services.sqsS3.queueUrl(queue)
  const client = createSqsClient()
  const received: Message[] = []
  for (;;) {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))
    if (Messages.length === 0) return received
    for (const { Body = '', ReceiptHandle } of Messages) {
      received.push(JSON.parse(Body))
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
    }
  }
}

function messages(count: number, text?: string): Message[] {
  return Array.from({ length: count }, (_, index) => ({ id: String(index), host: 'a', ...(text === undefined ? {} : { text }) }))
}

describe('an outbox', () => {
  test('sends ten messages a request', async () => {
    await plain().send(messages(25))
    expect((await receiveAll('plain')).map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(messages(25).map((_, id) => id))
    expect(services.ledger.entries().find(({ operation }) => operation === 'SendMessageBatch')?.requests).toBe(3)
  })

  test('sends nothing for no messages', async () => {
    await plain().send([])
    expect(services.ledger.entries()).toEqual([])
  })

  test('keeps a batch within the bytes that SQS takes', async () => {
    await plain().send(messages(10, 'é'.repeat(50_000)))
    expect(await receiveAll('plain')).toHaveLength(10)
  })

  test('carries every character, those too that SQS does not take as they are', async () => {
    const text = '\u0000\u0001\u001F\uFFFE\uFFFF\uD800 “é” 会談 😀'
    await plain().send(messages(1, text))
    expect((await receiveAll('plain'))[0]?.text).toBe(text)
  })

  test('keeps the order of a host, and drops what it sent within the last minutes', async () => {
    await byHost().send(messages(25))
    await byHost().send(messages(25))
    expect((await receiveAll('hosts.fifo')).map(({ id }) => Number(id))).toEqual(messages(25).map((_, id) => id))
  })

  test('names the queue when a message is too large to send', async () => {
    await expect(plain().send(messages(1, 'x'.repeat(2_000_000)))).rejects.toThrow()
  })
})

describe('an outbox whose queue turns down part of a batch', () => {
  /** A queue that turns down entries as `refuse` says, by the number of the request. */
  function refusingClient(refuse: (request: number, id: string) => { SenderFault: boolean } | null) {
    const accepted: string[] = []
    let requests = 0
    const send = async (command: { input: { Entries: { Id: string; MessageBody: string }[] } }) => {
      requests++
      const failed = command.input.Entries.map((entry) => ({ entry, refusal: refuse(requests, entry.Id) }))
      accepted.push(...failed.filter(({ refusal }) => refusal === null).map(({ entry }) => entry.MessageBody))
      return { Failed: failed.flatMap(({ entry, refusal }) => (refusal === null ? [] : [{ Id: entry.Id, Code: 'Refused', ...refusal }])) }
    }
    return { client: { send } as unknown as SQSClient, accepted }
  }

  test('sends that part again, and that part alone', async () => {
    const { client, accepted } = refusingClient((request, id) => (request < 3 && id === '1' ? { SenderFault: false } : null))
    await createOutbox<Message>(client, 'https://queue').send(messages(3))
    expect(accepted.map((body) => JSON.parse(body).id)).toEqual(['0', '2', '1'])
  })

  test('rejects at once if the message is at fault, with what the queue said', async () => {
    const { client } = refusingClient((_request, id) => (id === '1' ? { SenderFault: true } : null))
    await expect(createOutbox<Message>(client, 'https://queue').send(messages(3))).rejects.toThrow(/https:\/\/queue.*Refused/)
  })

  test('rejects in the end if the queue keeps refusing', async () => {
    const { client } = refusingClient(() => ({ SenderFault: false }))
    await expect(createOutbox<Message>(client, 'https://queue').send(messages(1))).rejects.toThrow(/Refused/)
  })
})
