import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  TransactionCanceledException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import {
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCallLedger } from '../../local/aws-calls.ts'
import type { Fault } from '../../local/aws-calls.ts'
import { startDynamoDb } from '../../local/dynamodb/start-dynamodb.ts'
import type { LocalDynamoDb } from '../../local/dynamodb/start-dynamodb.ts'

let service: LocalDynamoDb
let client: DynamoDBClient
let documents: DynamoDBDocumentClient
let directory: string
const ledger = createCallLedger()
let fault: Fault | null = null

async function start(): Promise<void> {
  service = await startDynamoDb({ path: join(directory, 'db'), hooks: { plan: () => fault, observe: ledger.observe } })
  client = new DynamoDBClient({
    endpoint: service.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test-suite', secretAccessKey: 'x' },
    maxAttempts: 1,
  })
  documents = DynamoDBDocumentClient.from(client)
}

beforeEach(async () => {
  fault = null
  ledger.reset()
  directory = await mkdtemp(join(tmpdir(), 'parley-dynamodb-'))
  await start()
  await client.send(
    new CreateTableCommand({
      TableName: 'meetings',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'meeting_id', KeyType: 'HASH' }],
      AttributeDefinitions: [
        { AttributeName: 'meeting_id', AttributeType: 'S' },
        { AttributeName: 'status', AttributeType: 'S' },
        { AttributeName: 'start', AttributeType: 'S' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by_status',
          KeySchema: [
            { AttributeName: 'status', KeyType: 'HASH' },
            { AttributeName: 'start', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  )
})

afterEach(async () => {
  client.destroy()
  await service.close()
  await rm(directory, { recursive: true })
})

const put = (id: string, rest: Record<string, unknown> = {}) => ({ Put: { TableName: 'meetings', Item: { meeting_id: id, ...rest } } })
const putNew = (id: string) => ({
  Put: {
    TableName: 'meetings',
    Item: { meeting_id: id, revision: 1 },
    ConditionExpression: 'attribute_not_exists(meeting_id)',
  },
})

async function read(id: string): Promise<Record<string, unknown> | undefined> {
  return (await documents.send(new GetCommand({ TableName: 'meetings', Key: { meeting_id: id }, ConsistentRead: true }))).Item
}

async function idsByStatus(status: string): Promise<unknown[]> {
  const { Items } = await documents.send(
    new QueryCommand({
      TableName: 'meetings',
      IndexName: 'by_status',
      KeyConditionExpression: '#s = :s',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':s': status },
    }),
  )
  return (Items ?? []).map((item) => item.meeting_id)
}

describe('single items', () => {
  it('keeps an index in step with the items', async () => {
    await documents.send(new PutCommand({ TableName: 'meetings', Item: { meeting_id: 'm1', status: 'planned', start: '2021-11-16' } }))
    expect(await idsByStatus('planned')).toEqual(['m1'])
    await documents.send(
      new UpdateCommand({
        TableName: 'meetings',
        Key: { meeting_id: 'm1' },
        UpdateExpression: 'SET #s = :held ADD revision :one',
        ExpressionAttributeNames: { '#s': 'status' },
        ExpressionAttributeValues: { ':held': 'held', ':one': 1 },
      }),
    )
    expect(await idsByStatus('planned')).toEqual([])
    expect(await idsByStatus('held')).toEqual(['m1'])
    await documents.send(new DeleteCommand({ TableName: 'meetings', Key: { meeting_id: 'm1' } }))
    expect(await idsByStatus('held')).toEqual([])
  })

  it('answers a failed condition with the item that failed it', async () => {
    await documents.send(new PutCommand({ TableName: 'meetings', Item: { meeting_id: 'm1', revision: 3 } }))
    const failure = await documents
      .send(new PutCommand({ ...putNew('m1').Put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }))
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ConditionalCheckFailedException)
    expect(failure).toHaveProperty('Item.revision.N', '3')
    expect(await read('m1')).toEqual({ meeting_id: 'm1', revision: 3 })
  })

  it('loses no increment of fifty at once', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        documents.send(
          new UpdateCommand({
            TableName: 'meetings',
            Key: { meeting_id: 'm1' },
            UpdateExpression: 'ADD revision :one',
            ExpressionAttributeValues: { ':one': 1 },
          }),
        ),
      ),
    )
    expect(await read('m1')).toEqual({ meeting_id: 'm1', revision: 50 })
  })

  it('lists an index in pages by key range, backwards too', async () => {
    const days = ['2021-11-15', '2021-11-16', '2021-11-17', '2021-11-18']
    await documents.send(
      new BatchWriteCommand({
        RequestItems: {
          meetings: days.map((start, i) => ({ PutRequest: { Item: { meeting_id: `m${i}`, status: 'held', start } } })),
        },
      }),
    )
    const pages: unknown[] = []
    let from: Record<string, unknown> | undefined
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: 'meetings',
          IndexName: 'by_status',
          KeyConditionExpression: '#s = :s AND #d BETWEEN :a AND :b',
          ExpressionAttributeNames: { '#s': 'status', '#d': 'start' },
          ExpressionAttributeValues: { ':s': 'held', ':a': '2021-11-16', ':b': '2021-11-18' },
          ScanIndexForward: false,
          Limit: 2,
          ExclusiveStartKey: from,
        }),
      )
      pages.push((page.Items ?? []).map((item) => item.start))
      from = page.LastEvaluatedKey
    } while (from)
    expect(pages).toEqual([['2021-11-18', '2021-11-17'], ['2021-11-16']])
  })
})

describe('transactions', () => {
  it('does all actions of a transaction', async () => {
    await documents.send(new PutCommand({ TableName: 'meetings', Item: { meeting_id: 'old', revision: 1 } }))
    await documents.send(
      new TransactWriteCommand({
        TransactItems: [
          putNew('new'),
          { Delete: { TableName: 'meetings', Key: { meeting_id: 'old' }, ConditionExpression: 'attribute_exists(meeting_id)' } },
          {
            Update: {
              TableName: 'meetings',
              Key: { meeting_id: 'counter' },
              UpdateExpression: 'SET revision = if_not_exists(revision, :zero) + :one',
              ExpressionAttributeValues: { ':zero': 0, ':one': 1 },
            },
          },
          { ConditionCheck: { TableName: 'meetings', Key: { meeting_id: 'absent' }, ConditionExpression: 'attribute_not_exists(meeting_id)' } },
        ],
      }),
    )
    expect(await read('new')).toEqual({ meeting_id: 'new', revision: 1 })
    expect(await read('old')).toBeUndefined()
    expect(await read('counter')).toEqual({ meeting_id: 'counter', revision: 1 })
    expect(await read('absent')).toBeUndefined()
  })

  it('does none of its actions if one condition fails, and says which and why', async () => {
    await documents.send(new PutCommand({ TableName: 'meetings', Item: { meeting_id: 'taken', revision: 7 } }))
    const failure = await documents
      .send(
        new TransactWriteCommand({
          TransactItems: [
            put('first', { status: 'held', start: '2021-01-01' }),
            { Put: { ...putNew('taken').Put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
            { ConditionCheck: { TableName: 'meetings', Key: { meeting_id: 'absent' }, ConditionExpression: 'attribute_exists(meeting_id)' } },
          ],
        }),
      )
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(TransactionCanceledException)
    expect(failure).toHaveProperty('CancellationReasons.0.Code', 'None')
    expect(failure).toHaveProperty('CancellationReasons.1.Code', 'ConditionalCheckFailed')
    expect(failure).toHaveProperty('CancellationReasons.1.Item.revision.N', '7')
    expect(failure).toHaveProperty('CancellationReasons.2.Code', 'ConditionalCheckFailed')
    expect(await read('first')).toBeUndefined()
    expect(await idsByStatus('held')).toEqual([])
  })

  it('refuses two actions on one item, no action, and more than a hundred', async () => {
    const send = (TransactItems: ReturnType<typeof put>[]) => documents.send(new TransactWriteCommand({ TransactItems }))
    await expect(send([put('a'), put('a')])).rejects.toThrow(/multiple operations on one item/)
    await expect(send([])).rejects.toThrow(/length between 1 and 100/)
    await expect(send(Array.from({ length: 101 }, (_, i) => put(`m${i}`)))).rejects.toThrow(/length between 1 and 100/)
  })

  it('lets exactly one of twenty racing transactions and single writes win', async () => {
    const attempts = Array.from({ length: 20 }, (_, i) =>
      i % 2 === 0
        ? documents.send(new TransactWriteCommand({ TransactItems: [putNew('prize'), put(`side${i}`)] }))
        : documents.send(new PutCommand(putNew('prize').Put)),
    )
    const settled = await Promise.allSettled(attempts)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('takes a repeated client token as done, even after a restart, and refuses it for another request', async () => {
    const increment = (by: number) =>
      new TransactWriteCommand({
        ClientRequestToken: 'token-1',
        TransactItems: [
          {
            Update: {
              TableName: 'meetings',
              Key: { meeting_id: 'm1' },
              UpdateExpression: 'ADD revision :n',
              ExpressionAttributeValues: { ':n': by },
            },
          },
        ],
      })
    await documents.send(increment(1))
    await documents.send(increment(1))
    await service.close()
    await start()
    await documents.send(increment(1))
    expect(await read('m1')).toEqual({ meeting_id: 'm1', revision: 1 })
    await expect(documents.send(increment(2))).rejects.toThrow(/client token/)
  })

  it('reads several items as of one moment', async () => {
    const move = (from: string, to: string) =>
      documents.send(
        new TransactWriteCommand({
          TransactItems: [{ Delete: { TableName: 'meetings', Key: { meeting_id: from } } }, put(to, { coin: true })],
        }),
      )
    await documents.send(new PutCommand({ TableName: 'meetings', Item: { meeting_id: 'a', coin: true } }))
    const coins: number[] = []
    const look = async () => {
      const keys = ['a', 'b'].map((meeting_id) => ({ Get: { TableName: 'meetings', Key: { meeting_id } } }))
      const { Responses } = await documents.send(new TransactGetCommand({ TransactItems: keys }))
      coins.push((Responses ?? []).filter(({ Item }) => Item !== undefined).length)
    }
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([look(), round % 2 === 0 ? move('a', 'b') : move('b', 'a'), look()])
    }
    expect(new Set(coins)).toEqual(new Set([1]))
  })
})

describe('the service around the data', () => {
  it('keeps everything over a restart', async () => {
    await documents.send(new PutCommand({ TableName: 'meetings', Item: { meeting_id: 'm1', status: 'held', start: '2021-11-16' } }))
    await service.close()
    await start()
    expect(await read('m1')).toEqual({ meeting_id: 'm1', status: 'held', start: '2021-11-16' })
    expect(await idsByStatus('held')).toEqual(['m1'])
  })

  it('refuses data that another process or server has open', async () => {
    await expect(startDynamoDb({ path: join(directory, 'db'), hooks: { plan: () => null, observe: () => {} } })).rejects.toThrow()
  })

  it('answers time-to-live calls', async () => {
    const TimeToLiveSpecification = { Enabled: true, AttributeName: 'expires_at' }
    await client.send(new UpdateTimeToLiveCommand({ TableName: 'meetings', TimeToLiveSpecification }))
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: 'meetings' }))
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expires_at' })
  })

  it('counts what each call consumes, indexes and transactions included', async () => {
    const Item = { meeting_id: 'm1', status: 'held', start: '2021-11-16', record: 'x'.repeat(3000) }
    const written = await documents.send(new PutCommand({ TableName: 'meetings', Item, ReturnConsumedCapacity: 'TOTAL' }))
    expect(written.ConsumedCapacity?.CapacityUnits).toBe(3 + 1)
    await documents.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName: 'meetings', Item: { ...Item, record: 'y'.repeat(3000) } } }] }))
    await read('m1')
    const units = Object.fromEntries(ledger.entries().map((entry) => [entry.operation, entry]))
    expect(units.PutItem).toMatchObject({ caller: 'test-suite', resource: 'meetings', requests: 1, writeUnits: 4 })
    expect(units.TransactWriteItems).toMatchObject({ requests: 1, writeUnits: 6 })
    expect(units.GetItem).toMatchObject({ requests: 1, readUnits: 1 })
  })

  it('fails a call before or after doing it, as a fault plan says', async () => {
    fault = { when: 'before', kind: 'throttling' }
    await expect(documents.send(new PutCommand(put('m1').Put))).rejects.toThrow(/Rate exceeded/)
    fault = { when: 'before', kind: 'denied' }
    await expect(documents.send(new PutCommand(put('m1').Put))).rejects.toMatchObject({ name: 'AccessDeniedException' })
    fault = { when: 'after', kind: 'disconnect' }
    await expect(documents.send(new PutCommand(put('m2').Put))).rejects.toThrow()
    fault = null
    expect(await read('m1')).toBeUndefined()
    expect(await read('m2')).toEqual({ meeting_id: 'm2' })
  })
})
