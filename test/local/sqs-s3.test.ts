import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, paginateListObjectsV2, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import type { Message } from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCallLedger } from '../../local/aws-calls.ts'
import type { Fault } from '../../local/aws-calls.ts'
import { startSqsS3 } from '../../local/sqs-s3/start-sqs-s3.ts'
import type { LocalSqsS3 } from '../../local/sqs-s3/start-sqs-s3.ts'

let service: LocalSqsS3
let sqs: SQSClient
let s3: S3Client
let directory: string
let fault: Fault | null = null
const ledger = createCallLedger()

async function start(): Promise<void> {
  service = await startSqsS3({ directory, hooks: { plan: () => fault, observe: ledger.observe } })
  const settings = {
    endpoint: service.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test-suite', secretAccessKey: 'x' },
    maxAttempts: 1,
  }
  sqs = new SQSClient(settings)
  s3 = new S3Client(settings)
  service.ensureQueue({ name: 'work-dead', attributes: {}, deadLetter: null })
  service.ensureQueue({ name: 'work', attributes: { VisibilityTimeout: '1' }, deadLetter: { queue: 'work-dead', maxReceiveCount: 2 } })
  service.ensureQueue({ name: 'pages.fifo', attributes: { FifoQueue: 'true', VisibilityTimeout: '60' }, deadLetter: null })
  service.ensureBucket('archive')
}

async function restart(): Promise<void> {
  await service.close()
  await start()
}

beforeEach(async () => {
  fault = null
  ledger.reset()
  directory = await mkdtemp(join(tmpdir(), 'parley-sqs-'))
  await start()
})

afterEach(async () => {
  sqs.destroy()
  s3.destroy()
  await service.close()
  await rm(directory, { recursive: true })
})

async function send(queue: string, body: string, group?: string): Promise<void> {
  const fifo = group === undefined ? {} : { MessageGroupId: group, MessageDeduplicationId: body }
  await sqs.send(new SendMessageCommand({ QueueUrl: service.queueUrl(queue), MessageBody: body, ...fifo }))
}

async function receive(queue: string, wait = 0): Promise<Message[]> {
  const QueueUrl = service.queueUrl(queue)
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: wait, MessageSystemAttributeNames: ['All'] }),
  )
  return Messages ?? []
}

async function remove(queue: string, message: Message | undefined): Promise<void> {
  await sqs.send(new DeleteMessageCommand({ QueueUrl: service.queueUrl(queue), ReceiptHandle: message?.ReceiptHandle }))
}

describe('queues', () => {
  it('keeps messages over a restart and hands those back that were being worked on', async () => {
    await send('work', 'waiting')
    await send('work', 'done')
    const [first, second] = await receive('work')
    await remove('work', first?.Body === 'done' ? first : second)
    expect(service.depth('work')).toEqual({ visible: 0, inFlight: 1, delayed: 0 })
    await restart()
    const [message] = await receive('work')
    expect(message?.Body).toBe('waiting')
    expect(message?.Attributes?.ApproximateReceiveCount).toBe('1')
  })

  it('moves a message to the dead-letter queue after as many receives as the redrive policy allows', async () => {
    await send('work', 'poison')
    await receive('work')
    await receive('work', 3)
    expect(await receive('work', 2)).toEqual([])
    expect(service.bodies('work-dead')).toEqual(['poison'])
    await restart()
    expect(service.bodies('work-dead')).toEqual(['poison'])
    expect(service.depth('work')).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
  })

  it('gives one message of a group at a time, in order, also after it was handed back', async () => {
    for (const body of ['a1', 'a2', 'b1']) await send('pages.fifo', body, body.slice(0, 1))
    const [first, other] = await receive('pages.fifo')
    expect([first?.Body, other?.Body]).toEqual(['a1', 'b1'])
    expect(await receive('pages.fifo')).toEqual([])
    const QueueUrl = service.queueUrl('pages.fifo')
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle, VisibilityTimeout: 0 }))
    const [again] = await receive('pages.fifo')
    expect(again?.Body).toBe('a1')
    await remove('pages.fifo', again)
    expect((await receive('pages.fifo')).map(({ Body }) => Body)).toEqual(['a2'])
  })

  it('keeps the order of a group over a restart', async () => {
    for (const body of ['a1', 'a2', 'a3']) await send('pages.fifo', body, 'a')
    await receive('pages.fifo')
    await restart()
    const order: (string | undefined)[] = []
    for (let i = 0; i < 3; i += 1) {
      const [message] = await receive('pages.fifo')
      order.push(message?.Body)
      await remove('pages.fifo', message)
    }
    expect(order).toEqual(['a1', 'a2', 'a3'])
  })

  it('wakes a waiting receiver as soon as a message comes', async () => {
    const waiting = receive('work', 10)
    await send('work', 'news')
    expect((await waiting).map(({ Body }) => Body)).toEqual(['news'])
  })

  it('takes any text that SQS takes, and no control characters', async () => {
    await send('work', 'Talks 🕊 in Genève\t\n')
    expect((await receive('work'))[0]?.Body).toBe('Talks 🕊 in Genève\t\n')
    await expect(send('work', 'bell\u0007')).rejects.toThrow()
  })

  it('counts batches as one request', async () => {
    const Entries = ['1', '2', '3'].map((Id) => ({ Id, MessageBody: Id }))
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: service.queueUrl('work'), Entries }))
    expect(ledger.entries()).toMatchObject([
      { service: 'sqs', operation: 'SendMessageBatch', resource: 'work', caller: 'test-suite', requests: 1 },
    ])
  })

  it('loses the answer or the request, as a fault plan says', async () => {
    fault = { when: 'before', kind: 'throttling' }
    await expect(send('work', 'one')).rejects.toThrow()
    fault = { when: 'before', kind: 'denied' }
    await expect(send('work', 'one')).rejects.toMatchObject({ name: 'AccessDeniedException' })
    fault = { when: 'after', kind: 'internal' }
    await expect(send('work', 'two')).rejects.toThrow()
    fault = { when: 'after', kind: 'disconnect' }
    await expect(send('work', 'three')).rejects.toThrow()
    fault = null
    expect(service.bodies('work')).toEqual(['two', 'three'])
  })
})

describe('the bucket', () => {
  const text = 'The ministers met in Vienna. '.repeat(5000)
  const put = (Key: string, Body: Buffer | string, rest = {}) => s3.send(new PutObjectCommand({ Bucket: 'archive', Key, Body, ...rest }))

  async function read(Key: string): Promise<Buffer> {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'archive', Key }))
    return Buffer.from((await Body?.transformToByteArray()) ?? [])
  }

  it('keeps objects byte for byte with their headers over a restart', async () => {
    await put('texts/a 1.json.gz', gzipSync(text), { ContentType: 'application/json', ContentEncoding: 'gzip' })
    await restart()
    expect(gunzipSync(await read('texts/a 1.json.gz')).toString()).toBe(text)
    const head = await s3.send(new HeadObjectCommand({ Bucket: 'archive', Key: 'texts/a 1.json.gz' }))
    expect(head).toMatchObject({ ContentType: 'application/json', ContentEncoding: 'gzip' })
  })

  it('refuses to overwrite where the request says If-None-Match', async () => {
    await put('pages/1', 'first', { IfNoneMatch: '*' })
    await expect(put('pages/1', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    })
    expect((await read('pages/1')).toString()).toBe('first')
  })

  it('lets exactly one of ten racing writers create an object', async () => {
    const settled = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => put('pages/race', `${i}`, { IfNoneMatch: '*' })))
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('lists by prefix and says what is not there', async () => {
    for (const key of ['a/1', 'a/2', 'b/1']) await put(key, key)
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket: 'archive', Prefix: 'a/' }))
    expect(Contents?.map(({ Key }) => Key)).toEqual(['a/1', 'a/2'])
    await expect(read('c/1')).rejects.toMatchObject({ name: 'NoSuchKey' })
  })

  it('lists page by page in the order of the bytes of the keys', async () => {
    const keys = ['t/B', 't/a', 't/a!', 't/a/1', 't/z', 't/é', 't/\u{1f30d}']
    for (const key of [...keys.toReversed(), 's/a', 'u/a']) await put(key, key)
    await restart()
    const pages = await Array.fromAsync(paginateListObjectsV2({ client: s3, pageSize: 3 }, { Bucket: 'archive', Prefix: 't/' }))
    expect(pages.map(({ Contents = [] }) => Contents.map(({ Key }) => Key))).toEqual([keys.slice(0, 3), keys.slice(3, 6), keys.slice(6)])
  })

  it('takes bodies of ten megabytes', async () => {
    await put('big', Buffer.alloc(10_000_000, 7))
    expect((await read('big')).length).toBe(10_000_000)
  })

  it('counts requests by operation and can fail them', async () => {
    fault = { when: 'before', kind: 'throttling' }
    await expect(put('x', 'x')).rejects.toMatchObject({ name: 'SlowDown' })
    fault = { when: 'before', kind: 'denied' }
    await expect(put('x', 'x')).rejects.toMatchObject({ name: 'AccessDenied' })
    fault = null
    await put('x', 'x')
    await read('x')
    expect(ledger.entries().map(({ operation, resource, requests }) => [operation, resource, requests])).toEqual([
      ['PutObject', 'archive', 1],
      ['GetObject', 'archive', 1],
    ])
  })
})
