import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { UNDISTURBED } from '../../local/aws-calls.ts'
import { startDynamoDb } from '../../local/dynamodb/start-dynamodb.ts'
import type { LocalDynamoDb } from '../../local/dynamodb/start-dynamodb.ts'
import { startStreamSource } from '../../local/lambda/stream-source.ts'

let path: string
let service: LocalDynamoDb
let client: DynamoDBDocumentClient
const open = async () => {
  service = await startDynamoDb({ path, hooks: UNDISTURBED })
  service.streams.open('notes')
  client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: service.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }))
}
beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'parley-streams-'))
  await open()
  const table = { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }], BillingMode: 'PAY_PER_REQUEST' as const }
  for (const TableName of ['notes', 'others']) await client.send(new CreateTableCommand({ TableName, ...table }))
})
afterAll(async () => {
  client.destroy()
  await service.close()
  await rm(path, { recursive: true })
})

const eventSchema = z.object({ Records: z.array(z.object({ dynamodb: z.object({ NewImage: z.record(z.string(), z.any()) }) })) })
const idsIn = (event: unknown) => eventSchema.parse(event).Records.map(({ dynamodb }) => String(unmarshall(dynamodb.NewImage)['id']))

it('hands new items of its table to a function in order, again after a failure, and what fails for good to the dead letters; also after a restart', async () => {
  await client.send(new PutCommand({ TableName: 'notes', Item: { id: 'a' } }))
  await client.send(
    new TransactWriteCommand({
      TransactItems: [{ Put: { TableName: 'notes', Item: { id: 'b' } } }, { Put: { TableName: 'others', Item: { id: 'x' } } }, { Put: { TableName: 'notes', Item: { id: 'poison' } } }],
    }),
  )
  await client.send(new PutCommand({ TableName: 'notes', Item: { id: 'c' } }))
  await client.send(new DeleteCommand({ TableName: 'notes', Key: { id: 'c' } }))
  client.destroy()
  await service.close()
  await open()
  expect(service.streams.waiting('notes')).toBe(4)

  const seen: string[] = []
  const givenUp: object[] = []
  let first = true
  const source = startStreamSource({
    definition: { functionName: 'f', table: 'notes', batchSize: 10, retries: 1, deadLetterQueue: null },
    streams: service.streams,
    pool: {
      invoke: async (event) => {
        const ids = idsIn(event)
        if (first || ids.includes('poison')) {
          first = false
          return { ok: false, reason: 'not now' }
        }
        seen.push(...ids)
        return { ok: true, result: null }
      },
      busy: () => 0,
      killOne: () => false,
      close: () => Promise.resolve(),
    },
    onGivenUp: async (report) => void givenUp.push(report),
  })
  await vi.waitUntil(() => service.streams.waiting('notes') === 0, { timeout: 20_000 })
  await source.stop()
  expect(seen).toEqual(['a', 'b', 'c'])
  expect(givenUp).toMatchObject([{ DDBStreamBatchInfo: { batchSize: 1 } }])
})
