import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PROJECT_ROOT } from '../../infra/bundle.ts'
import { ensureAssembly } from '../../local/cloud/assembly.ts'
import { dataDirectory, readPermissions } from '../../local/cloud/data-directory.ts'
import { startCloud } from '../../local/cloud/start-cloud.ts'
import type { CloudOptions, LocalCloud } from '../../local/cloud/start-cloud.ts'
import { permissionGaps } from '../../local/iam/compare-permissions.ts'
import { listenOnLoopback } from '../../local/loopback-server.ts'
import type { LoopbackServer } from '../../local/loopback-server.ts'
import { untilIdle } from '../../local/start/run-through.ts'
import { apiOf } from '../../local/web/cloud-api.ts'
import { openFrontDoor } from '../../local/web/front-door.ts'
import { gatewayEvent, httpAnswer } from '../../local/web/gateway-event.ts'
import { writeAssembly } from '../infra/synthesize.ts'

const MINUTE_MS = 60_000
/** Poll's turn, dispatcher's turn, and the quarter of an hour that was promised. */
const PATIENCE_MS = 25 * MINUTE_MS

let data: string
let assembly: string
let address: LoopbackServer
let cloud: LocalCloud
/** By what clock the functions work. */
let now = Date.parse('2026-03-10T12:07:00Z')

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'parley-canary-'))
  assembly = join(data, 'assembly')
  writeAssembly(assembly, { canary: true }, await ensureAssembly(PROJECT_ROOT))
  await writeFile(join(data, 'no-feeds.json'), '{"feeds": []}')
  // The canary's public address, before the function that the template puts behind it.
  const server = createServer((request, response) => {
    const event = gatewayEvent(request, new URL(request.url ?? '/', `http://${request.headers.host}`))
    void invoke('PublishCanary', event).then((result) => {
      const { status, headers, body } = httpAnswer(result)
      response.writeHead(status, headers).end(body)
    })
  })
  address = await listenOnLoopback(server)
  cloud = await start({})
}, 300_000)

afterAll(async () => {
  await cloud.close()
  await address.close()
  await rm(data, { recursive: true, force: true })
})

function start(options: Partial<CloudOptions>): Promise<LocalCloud> {
  return startCloud({
    assembly,
    data,
    variables: { FEED_LIST_FILE: join(data, 'no-feeds.json'), ALLOW_LOOPBACK: '1', CANARY_FEED_URL: `${address.url}/feed.xml` },
    clockAheadMs: () => now - Date.now(),
    longestRetrySeconds: 0.2,
    ...options,
  })
}

function functionName(name: string): string {
  return cloud.stack.functions.find((one) => one.name.endsWith(`-${name}Function`))?.name ?? name
}

async function invoke(name: string, event: unknown): Promise<unknown> {
  const outcome = await cloud.invoke(functionName(name), event)
  if (!outcome.ok) throw new Error(`${name}: ${outcome.reason}`)
  return outcome.result
}

/** What the function has written but for the first `from` lines: its log lines and its metrics. */
async function said(name: string, from = 0): Promise<Record<string, unknown>[]> {
  const log = await readFile(join(data, 'logs', `${functionName(name)}.log`), 'utf8')
  return log.split('\n').filter((line) => line.startsWith('{')).map((line): Record<string, unknown> => JSON.parse(line)).slice(from)
}

async function countOf(dynamo: DynamoDBDocumentClient, name: string): Promise<number> {
  const { Count } = await dynamo.send(new ScanCommand({ TableName: `${cloud.stack.functions[0]?.name.split('-')[0]}-${name}`, Select: 'COUNT' }))
  return Count ?? 0
}

it('is polled, fetched, archived and read like any feed, and found in a register of its own', async () => {
  await cloud.runSchedulesOf('DispatchFeedsFunction')
  await untilIdle(cloud)
  now += PATIENCE_MS
  await invoke('CheckCanary', {})
  await expect.poll(() => said('CheckCanary')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ message: 'canary found', seconds: expect.any(Number) }),
      expect.objectContaining({ service: 'check-canary', CanaryMissing: 0, CanarySeconds: expect.any(Number) }),
    ]),
  )
})

it('leaves nothing in the register, nor anything that readers or metrics of the news could see', async () => {
  const client = new DynamoDBClient(cloud.clientSettings('dynamodb', 'test-suite'))
  const dynamo = DynamoDBDocumentClient.from(client)
  const ofNews = ['ReportsTable', 'MeetingsTable', 'MeetingIndexTable', 'MeetingHistoryTable', 'MatchBlocksTable', 'StatisticsTable']
  const ofCanary = ['CanaryReportsTable', 'CanaryMeetingsTable', 'CanaryMeetingIndexTable', 'CanaryMeetingHistoryTable']
  expect(await Promise.all(ofNews.map((name) => countOf(dynamo, name)))).toEqual(ofNews.map(() => 0))
  expect((await Promise.all(ofCanary.map((name) => countOf(dynamo, name)))).every((count) => count > 0)).toBe(true)
  client.destroy()
  const door = await openFrontDoor({ answerApi: apiOf(cloud), dashboard: '/nowhere' })
  const bodies = await Promise.all(['meetings', 'feeds', 'changes?since=2026-01-01'].map(async (path) => (await fetch(`${door.url}/v1/${path}`)).text()))
  await door.close()
  for (const body of bodies) expect(body).not.toMatch(/canary|FIN|127\.0\.0\.1/i)
  expect(bodies[1]).toContain('"feeds":[]')
  const counted = (await Promise.all(['PollFeed', 'FetchArticle', 'ExtractMeetings'].map((name) => said(name)))).flat()
  expect(counted.length).toBeGreaterThan(0)
  expect(counted.filter((line) => '_aws' in line)).toEqual([])
})

it('is allowed exactly what it does, and its reader can read nothing of the register', async () => {
  await cloud.close()
  const used = readPermissions(dataDirectory(data))
  const canaries = cloud.stack.functions.filter(({ name }) => /Canary/.test(name))
  expect(canaries).toHaveLength(2)
  expect(permissionGaps(canaries, used)).toEqual({})
  const refused = Object.entries(permissionGaps(cloud.stack.functions, used)).filter(([, gap]) => gap.refused.length > 0)
  expect(refused).toEqual([])
  const mayTouch = cloud.stack.functions.filter(({ granted }) => granted.some((one) => /-Canary\w+Table/.test(one))).map(({ name }) => name.split('-')[1])
  expect(new Set(mayTouch)).toEqual(new Set(['CheckCanaryFunction', 'ExtractMeetingsFunction']))
  cloud = await start({ working: ['poll-feed', 'fetch-article'] })
})

it('is reported missing, with how far it came, when the articles are not read', async () => {
  const before = (await said('CheckCanary')).length
  now += PATIENCE_MS
  await cloud.runSchedulesOf('DispatchFeedsFunction')
  await expect.poll(() => [...cloud.workQueues()].find(([name]) => name.endsWith('Texts'))?.[1].visible, { timeout: 20_000 }).toBeGreaterThan(0)
  now += PATIENCE_MS
  await invoke('CheckCanary', {})
  await expect.poll(() => said('CheckCanary', before)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ level: 'ERROR', message: 'canary missing', cameTo: 'archived: its text was not read' }),
      expect.objectContaining({ service: 'check-canary', CanaryMissing: 1, CanarySeconds: expect.closeTo((PATIENCE_MS + 12 * MINUTE_MS) / 1000, -2) }),
    ]),
  )
})

it('is left out where the local cloud is told of no address for it', async () => {
  await cloud.close()
  cloud = await startCloud({ assembly, data: join(data, 'without'), variables: { FEED_LIST_FILE: join(data, 'no-feeds.json') } })
  const outcomes = await cloud.runSchedules()
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([])
  await untilIdle(cloud)
  expect(cloud.ledger.entries().filter(({ caller }) => caller.includes('PollFeed'))).toEqual([])
})
