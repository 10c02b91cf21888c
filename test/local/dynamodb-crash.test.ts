import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { UNDISTURBED } from '../../local/aws-calls.ts'
import { startDynamoDb } from '../../local/dynamodb/start-dynamodb.ts'

const writer = fileURLToPath(new URL('transaction-writer.ts', import.meta.url))

type Row = { id: string; number: number }

async function survivors(path: string): Promise<{ rows: Row[]; indexed: Row[] }> {
  const service = await startDynamoDb({ path, hooks: UNDISTURBED })
  const client = new DynamoDBClient({
    endpoint: service.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'reader', secretAccessKey: 'x' },
  })
  const documents = DynamoDBDocumentClient.from(client)
  const row = (item: Record<string, unknown>): Row => ({ id: String(item.id), number: Number(item.number) })
  const rows = ((await documents.send(new ScanCommand({ TableName: 'pairs' }))).Items ?? []).map(row)
  const indexed: Row[] = []
  for (const number of new Set(rows.map((row) => row.number))) {
    const query = new QueryCommand({
      TableName: 'pairs',
      IndexName: 'by_number',
      KeyConditionExpression: '#n = :n',
      ExpressionAttributeNames: { '#n': 'number' },
      ExpressionAttributeValues: { ':n': number },
    })
    indexed.push(...((await documents.send(query)).Items ?? []).map(row))
  }
  client.destroy()
  await service.close()
  return { rows, indexed }
}

it('leaves no half of a transaction and no index out of step when killed at any moment', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'parley-crash-'))
  let lanesSeen = 0
  for (const delayMs of [5, 40, 90, 170]) {
    const child = spawn(process.execPath, [writer, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    await pause(delayMs)
    child.kill('SIGKILL')
    await once(child, 'exit')

    const { rows, indexed } = await survivors(directory)
    const byLane = Map.groupBy(rows, (row) => row.id.slice(0, 1))
    lanesSeen = byLane.size
    for (const [lane, pair] of byLane) {
      expect(pair, `lane ${lane}`).toHaveLength(2)
      expect(pair[0]?.number, `lane ${lane}`).toBe(pair[1]?.number)
    }
    const byId = (a: Row, b: Row) => a.id.localeCompare(b.id)
    expect(indexed.sort(byId)).toEqual(rows.sort(byId))
  }
  expect(lanesSeen).toBe(4)
  await rm(directory, { recursive: true })
})
