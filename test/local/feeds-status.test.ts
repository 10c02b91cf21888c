import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UNDISTURBED } from '../../local/aws-calls.ts'
import { dataDirectory, writeState } from '../../local/cloud/data-directory.ts'
import { startDynamoDb } from '../../local/dynamodb/start-dynamodb.ts'
import { feedStatus, statusText } from '../../local/feeds/print-status.ts'
import { createFeedStore } from '../../shared/adapters/feed-store.ts'
import type { Feed } from '../../shared/domain/feed.ts'
import { newFeed } from '../../shared/feeds/feed-life.ts'
import { feedEntry } from '../fakes/feed-entry.ts'

const NOW = new Date('2026-03-10T12:00:00.000Z')
const feed = (name: string, changes: Partial<Feed>): Feed => ({ ...newFeed(feedEntry(`https://${name}.example/rss`, { name }), NOW), ...changes })
const busy = feed('busy', { lastSuccessAt: '2026-03-10T11:50:00.000Z', newestItemAt: '2026-03-10T11:45:00.000Z', longPauseHours: 1 })
const dead = feed('dead', { state: 'failing', failuresInRow: 7, lastFailure: 'HTTP 404', lastSuccessAt: '2026-03-01T00:00:00.000Z' })
const quiet = feed('quiet', { lastSuccessAt: '2026-03-10T11:50:00.000Z', newestItemAt: '2026-03-05T11:45:00.000Z', longPauseHours: 2 })
const gone = feed('gone', { state: 'retired', lastFailure: 'HTTP 410', newestItemAt: '2024-03-05T11:45:00.000Z' })

describe('the status of feeds', () => {
  test('is a line for each, those in trouble first, with the reason', () => {
    const text = statusText([busy, gone, quiet, dead].map((one) => feedStatus(one, NOW)), 200)
    const lines = text.split('\n').slice(2)
    expect(lines[0]).toMatch(/✗ +dead https:\/\/dead\.example\/rss +failing +2026-03-01 00:00 +– +7 .*HTTP 404/)
    expect(lines[1]).toMatch(/\? +quiet .*active +2026-03-10 11:50 +2026-03-05 11:45 +0 .*silent/)
    expect(lines[2]).toMatch(/✓ +busy /)
    expect(lines[3]).toMatch(/– +gone .*retired .*HTTP 410/)
    expect(text).toContain('2 active, 1 failing, 1 retired; 1 silent.')
  })

  test('names the address at which a feed is polled since it moved', () => {
    expect(feedStatus({ ...busy, movedTo: 'https://www.busy.example/rss' }, NOW).url).toBe('https://www.busy.example/rss')
  })
})

describe('npm run feeds -- status', () => {
  const data = mkdtempSync(join(tmpdir(), 'parley-status-'))
  beforeAll(async () => {
    const directory = dataDirectory(data)
    const dynamodb = await startDynamoDb({ path: directory.dynamodb, hooks: UNDISTURBED })
    const { endpoint } = dynamodb
    const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } })
    await client.send(
      new CreateTableCommand({
        TableName: 'feeds',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'feed_id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'feed_id', KeyType: 'HASH' }],
      }),
    )
    const store = createFeedStore(DynamoDBDocumentClient.from(client), 'feeds')
    for (const one of [busy, dead]) await store.applyListChange({ kind: 'add', feed: one })
    client.destroy()
    await dynamodb.close()
    writeState(directory, { pid: 2 ** 30, endpoints: { dynamodb: endpoint, sqs: endpoint, s3: endpoint }, names: { FEEDS_TABLE: 'feeds', MEETINGS_TABLE: 'meetings' } })
  })
  afterAll(() => rmSync(data, { recursive: true }))
  const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, ['local/feeds.ts', 'status', ...args], (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err })
      })
    })

  test('reads the local register, without npm start running', async () => {
    const table = await run('--data', data)
    expect(table.code, table.err).toBe(0)
    expect(table.out).toContain('1 active, 1 failing, 0 retired')
    const json = await run('--data', data, '--json')
    expect(JSON.parse(json.out)).toMatchObject({ feeds: expect.arrayContaining([expect.objectContaining({ name: 'dead', failuresInRow: 7, lastFailure: 'HTTP 404' })]) })
  })

  test('says so where there is no register', async () => {
    expect(await run('--data', join(data, 'absent'))).toMatchObject({ code: 1, out: '', err: expect.stringContaining('no register') })
  })
})
