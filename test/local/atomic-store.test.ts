import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openAtomicStore } from '../../local/dynamodb/atomic-store.ts'
import type { AtomicStore } from '../../local/dynamodb/atomic-store.ts'
import { perform, validated } from '../../local/dynamodb/operations.ts'
import type { OperationName } from '../../local/dynamodb/operations.ts'

let store: AtomicStore
let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-store-'))
  store = await openAtomicStore(join(directory, 'db'))
})

afterEach(async () => {
  await store.close()
  await rm(directory, { recursive: true })
})

const asked = (operation: OperationName, request: object) => perform(operation, store.reading, validated(operation, request, store.reading))

it('lets go of a range once it has been read, to its end or in part', async () => {
  const { db } = store.reading
  const opened: AsyncIterator<unknown>[] = []
  const values = db.values.bind(db)
  db.values = (range) => {
    const iterator = values(range)
    opened.push(iterator as unknown as AsyncIterator<unknown>)
    return iterator
  }
  await asked('CreateTable', {
    TableName: 'lines',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'page', KeyType: 'HASH' }, { AttributeName: 'line', KeyType: 'RANGE' }],
    AttributeDefinitions: [{ AttributeName: 'page', AttributeType: 'S' }, { AttributeName: 'line', AttributeType: 'S' }],
  })
  for (const line of ['a', 'b', 'c']) {
    await store.write((staging) => perform('PutItem', staging, validated('PutItem', { TableName: 'lines', Item: { page: { S: '1' }, line: { S: line } } }, store.reading)))
  }
  const query = { TableName: 'lines', KeyConditionExpression: 'page = :page', ExpressionAttributeValues: { ':page': { S: '1' } } }
  expect(await asked('Query', query)).toMatchObject({ Count: 3 })
  expect(await asked('Query', { ...query, Limit: 1 })).toMatchObject({ Count: 1 })
  expect(opened).toHaveLength(2)
  for (const iterator of opened) await expect(iterator.next()).rejects.toMatchObject({ code: 'LEVEL_ITERATOR_NOT_OPEN' })
})
