import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import packageJson from '../../../package.json' with { type: 'json' }
import { publishCanary } from '../../../functions/publish-canary/publish-canary.ts'
import { PROJECT_ROOT } from '../../../infra/bundle.ts'
import { ensureAssembly } from '../../../local/cloud/assembly.ts'
import { startCloud } from '../../../local/cloud/start-cloud.ts'
import type { LocalCloud } from '../../../local/cloud/start-cloud.ts'
import { readFeedsOptions } from '../../../local/feeds/feeds-options.ts'
import { listenOnLoopback } from '../../../local/loopback-server.ts'
import type { LoopbackServer } from '../../../local/loopback-server.ts'
import { readReplayOptions } from '../../../local/replay/replay-options.ts'
import { untilIdle } from '../../../local/start/run-through.ts'
import { canaryItem, latestCanaryItem } from '../../../shared/canary/canary-items.ts'
import { feedEntry } from '../../fakes/feed-entry.ts'

const NOW = new Date()
const TODAY = NOW.toISOString().slice(0, 10)
const data = mkdtempSync(join(tmpdir(), 'parley-runbook-'))
const sections = new Map(
  readFileSync(join(PROJECT_ROOT, 'docs/runbook.md'), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0] ?? '', section]),
)

/** The project's commands that a section writes, in its order. */
function commandsOf(heading: string): string[] {
  const section = sections.get(heading)
  if (section === undefined) throw new Error(`docs/runbook.md has no section ${heading}`)
  return [...section.matchAll(/npm run -s (?:[^`\n]|\n(?=  \S)(?!```))+/g)].map(([command]) => command.replaceAll(/\s+/g, ' ').replace(/ #.*/, '').trim())
}

let outlet: LoopbackServer
let cloud: LocalCloud
let dynamo: DynamoDBDocumentClient
/** Functions that are refused every call, as after a deployment that took a permission away. */
const broken = new Set<string>()
/** Paths that the outlet refuses, and with what. */
const refused = new Map<string, number>()
const walled = `/items/${latestCanaryItem(NOW).number}`

beforeAll(async () => {
  outlet = await listenOnLoopback(
    createServer((request, response) => {
      const path = request.url ?? '/'
      const status = refused.get(path)
      const { statusCode, headers, body } = path === '/' ? HOME : publishCanary(path.replace('/second', ''), `http://${request.headers.host}`, NOW)
      if (status === undefined) response.writeHead(statusCode, headers).end(twoItems(body))
      else response.writeHead(status).end()
    }),
  )
  refused.set('/second/feed.xml', 503).set(walled, 403)
  const feedList = join(data, 'feeds.json')
  writeFileSync(feedList, JSON.stringify({ feeds: ['/feed.xml', '/second/feed.xml'].map((path) => feedEntry(outlet.url + path, { name: path })) }))
  cloud = await startCloud({
    assembly: await ensureAssembly(PROJECT_ROOT),
    data,
    variables: { FEED_LIST_FILE: feedList, ALLOW_LOOPBACK: '1' },
    longestRetrySeconds: 0.1,
    faults: ({ caller }) => ([...broken].some((name) => caller.endsWith(`-${name}Function`)) ? { when: 'before', kind: 'denied' } : null),
  })
  dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(cloud.clientSettings('dynamodb', 'test-suite')))
}, 300_000)

afterAll(async () => {
  dynamo.destroy()
  await cloud.close()
  await outlet.close()
  rmSync(data, { recursive: true })
})

/** Few articles break as well as many. */
function twoItems(body: string): string {
  const [head = '', ...items] = body.split('<item>')
  return items.length === 0 ? body : `${[head, ...items.slice(0, 2)].join('<item>')}</channel></rss>`
}

const HOME = { statusCode: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><html><head><title>Home</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body><p>News</p></body></html>' }

/** Written out for each queue in its own section. */
const DLQ_REDRIVE = 'npm run -s ops -- dlq redrive QUEUE --stack STACK'
const executed = new Set<string>()

/** Runs a command as the runbook writes it, on the local register in place of a stack's. */
function run(command: string, values: Record<string, string> = {}, extra: string[] = []): Promise<string> {
  executed.add(command)
  const written = Object.entries({ DAY: TODAY, ...values }).reduce((text, [name, value]) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), value), command)
  const [, script = '', rest = ''] = /^npm run -s ([\w-]+)(?: -- (.*))?$/.exec(written) ?? []
  const scripts: Record<string, string> = packageJson.scripts
  const file = scripts[script]?.replace(/^node /, '')
  if (file === undefined) throw new Error(`${command}: package.json has no script ${script}`)
  const args = rest.replace('--stack STACK', `--data ${data}`).replaceAll('STACK-', 'Parley-').split(' ').filter((part) => part !== '')
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [file, ...args, ...extra], { cwd: PROJECT_ROOT }, (error, out, err) => {
      if (error === null) resolve(out)
      else reject(new Error(`${written}: ${err}${out}`))
    })
  })
}

const waiting = () => Object.fromEntries([...cloud.deadLetters()].map(([name, bodies]) => [name.replace('Parley-', ''), bodies.length]))

async function states(table: string): Promise<string[]> {
  const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: `Parley-${table}Table` }))
  return Items.map(({ state }) => String(state)).sort((a, b) => (a < b ? -1 : 1))
}

/** Something goes wrong in a function; then it is mended and the next one in line breaks. */
function breakOnly(...names: string[]): void {
  broken.clear()
  for (const name of names) broken.add(name)
}

const redriveOf = (heading: string, queue: string) => {
  const found = commandsOf(heading).find((command) => command.includes(queue))
  if (found === undefined) throw new Error(`${heading}: no command for ${queue}`)
  return found
}

describe('the runbook, its commands run on a local cloud in which the trouble was provoked', () => {
  it('Dispatch dead letters', async () => {
    breakOnly('DispatchFeeds')
    await cloud.runSchedulesOf('DispatchFeedsFunction')
    expect(waiting()).toEqual({ DispatchDeadLetters: 1 })
    breakOnly('PollFeed')
    expect(await cloud.runSchedulesOf('DispatchFeedsFunction')).toMatchObject([{ ok: true }])
    expect(await run(redriveOf('Dispatch dead letters', 'DispatchDeadLetters'))).toContain('1 removed')
    await untilIdle(cloud)
    expect(waiting()).toEqual({ FeedsDeadLetters: 2 })
  })

  it('Looking into a dead-letter queue, and Feeds dead letters', async () => {
    const [list = '', show = '', redrive = ''] = commandsOf('Looking into a dead-letter queue')
    expect(await run(list)).toMatch(/FeedsDeadLetters\s+2/)
    expect(await run(show, { QUEUE: 'Parley-FeedsDeadLetters' })).toContain('feedId')
    expect(redrive).toBe(DLQ_REDRIVE)
    expect(waiting()).toEqual({ FeedsDeadLetters: 2 })
    breakOnly('FetchArticle')
    expect(await run(redriveOf('Feeds dead letters', 'FeedsDeadLetters'))).toContain('2 moved back')
    await untilIdle(cloud)
    expect(await states('Feeds')).toEqual(['active', 'failing'])
    expect(waiting()).toEqual({ 'ArticlesDeadLetters.fifo': 2 })
  })

  it('Articles dead letters', async () => {
    breakOnly('ExtractMeetings')
    expect(await run(redriveOf('Articles dead letters', 'ArticlesDeadLetters'))).toContain('2 moved back')
    await untilIdle(cloud)
    expect(await states('Articles')).toEqual(['archived', 'failed'])
    expect(waiting()).toEqual({ TextsDeadLetters: 1 })
  })

  it('Texts dead letters', async () => {
    breakOnly()
    expect(await run(redriveOf('Texts dead letters', 'TextsDeadLetters'))).toContain('1 moved back')
    await untilIdle(cloud)
    expect(await states('Articles')).toEqual(['failed', 'reported'])
    expect(waiting()).toEqual({})
  })

  it('Texts dead letters, of a replay', async () => {
    breakOnly('ExtractMeetings')
    const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: 'Parley-ArticlesTable' }))
    const { article_id: articleId, text_key: textKey } = Items.find(({ state }) => state === 'reported') ?? {}
    await sendTo('Parley-Replay', { articleId, version: 1, textKey })
    await expect.poll(waiting, { timeout: 20_000 }).toEqual({ ReplayDeadLetters: 1 })
    breakOnly()
    expect(await run(redriveOf('Texts dead letters', 'ReplayDeadLetters'))).toContain('1 moved back')
    await untilIdle(cloud)
    expect(waiting()).toEqual({})
  })

  it('Sweep and Export dead letters', async () => {
    const both = async () => [...(await cloud.runSchedulesOf('SweepMeetingsFunction')), ...(await cloud.runSchedulesOf('ExportMeetingsFunction'))]
    breakOnly('SweepMeetings', 'ExportMeetings')
    await both()
    expect(waiting()).toEqual({ SweepDeadLetters: 1, ExportDeadLetters: 1 })
    breakOnly()
    expect(await both()).toMatchObject([{ ok: true }, { ok: true }])
    for (const name of ['Sweep', 'Export']) expect(await run(redriveOf(`${name} dead letters`, `${name}DeadLetters`))).toContain('1 removed')
    expect(waiting()).toEqual({})
  })

  it('Events dead letters', async () => {
    // As Lambda notes what it gives up, after twenty tries.
    await sendTo('Parley-EventsDeadLetters', { DDBStreamBatchInfo: { batchSize: 1 } })
    await expect(run(`npm run -s ops -- dlq redrive STACK-EventsDeadLetters --stack STACK`)).rejects.toThrow('dlq purge Parley-EventsDeadLetters')
    expect(await run(redriveOf('Events dead letters', 'EventsDeadLetters'))).toContain('1 removed')
    expect(waiting()).toEqual({})
  })

  it('Feeds failing', async () => {
    expect(await states('Feeds')).toEqual(['active', 'failing'])
    refused.delete('/second/feed.xml')
    expect(await run(redriveOf('Feeds failing', 'feeds revive'))).toContain('1 sent to be polled now')
    await untilIdle(cloud)
    expect(await states('Feeds')).toEqual(['active', 'active'])
  })

  it('Articles failing, for a reason that may pass: they are tried again by themselves', async () => {
    const failed = async () => (await dynamo.send(new ScanCommand({ TableName: 'Parley-ArticlesTable' }))).Items?.find(({ state }) => state === 'failed') ?? {}
    expect(await failed()).toMatchObject({ failure_reason: 'blocked', failures: 1 })
    const { article_id: articleId } = await failed()
    async function tried(status: number): Promise<Record<string, unknown>> {
      refused.set(walled, status)
      const due = { UpdateExpression: 'SET retry_at = :now', ExpressionAttributeValues: { ':now': new Date().toISOString() } }
      await dynamo.send(new UpdateCommand({ TableName: 'Parley-ArticlesTable', Key: { article_id: articleId }, ...due }))
      expect(await cloud.runSchedulesOf('DispatchFeedsFunction')).toMatchObject([{ ok: true }])
      await untilIdle(cloud)
      return failed()
    }
    const hoursOn = new Date(Date.now() + 6 * 3_600_000).toISOString()
    const down = await tried(503)
    expect(down).toMatchObject({ failure_reason: 'server_error', failures: 2 })
    expect(String(down['retry_at']) >= hoursOn).toBe(true)
    const blocked = await tried(403)
    expect(blocked).toMatchObject({ failure_reason: 'blocked', failures: 3 })
    expect(blocked).not.toHaveProperty('retry_at')
    expect(waiting()).toEqual({})
  })

  it('Articles failing', async () => {
    expect(await run(redriveOf('Articles failing', 'articles failed'))).toMatch(/blocked.*\/items\/\d+/)
    refused.delete(walled)
    expect(await run(redriveOf('Articles failing', 'articles retry'))).toContain('1 sent to be fetched again')
    await untilIdle(cloud)
    expect(await states('Articles')).toEqual(['reported', 'reported'])
  })

  it('Meetings collapsed', async () => {
    const reports = async () => (await dynamo.send(new ScanCommand({ TableName: 'Parley-ReportsTable' }))).Items ?? []
    const before = await reports()
    expect(before).toHaveLength(2)
    // As if an extractor that is broken had found nothing.
    for (const [table, ...keys] of REGISTER) await empty(`Parley-${table}Table`, keys)
    expect(await reports()).toEqual([])
    const text = join(data, 'text.txt')
    writeFileSync(text, canaryItem(latestCanaryItem(NOW).number).paragraphs.join('\n\n'))
    const extract = redriveOf('Meetings collapsed', 'extract')
    expect(z.object({ meetings: z.array(z.unknown()).length(1) }).safeParse(JSON.parse(await run(extract, {}, [text, '--published', TODAY]))).success).toBe(true)
    expect(await run(redriveOf('Meetings collapsed', 'backfill'))).toContain('2 to be read')
    await untilIdle(cloud)
    expect(new Set((await reports()).map(({ report_id: id }) => id))).toEqual(new Set(before.map(({ report_id: id }) => id)))
  })

  it('Model fallbacks, where there are none', async () => {
    expect(await run(redriveOf('Model fallbacks', 'ask-again'))).toContain('no article waits to be read again')
  })

  it('Replaying the archive', async () => {
    expect(await run(redriveOf('Replaying the archive', '--dry-run'))).toMatch(/2 (?:texts|articles)/)
    expect(await run(redriveOf('Replaying the archive', 'reapply'))).toMatch(/0 |[Nn]o /)
  })

  it('Feed fell silent', async () => {
    const add = redriveOf('Feed fell silent', 'feeds -- add')
    expect(await run(add, { HOME_PAGE: `${outlet.url}/` }, ['--allow-loopback'])).toContain(`${outlet.url}/feed.xml`)
  })
})

const REGISTER = [['Reports', 'article_id', 'report_id'], ['Meetings', 'meeting_id'], ['MeetingIndex', 'facet', 'date_id'], ['MatchBlocks', 'block_id']] as const

async function empty(TableName: string, keys: string[]): Promise<void> {
  const { Items = [] } = await dynamo.send(new ScanCommand({ TableName }))
  for (const item of Items) await dynamo.send(new DeleteCommand({ TableName, Key: Object.fromEntries(keys.map((key) => [key, item[key]])) }))
}

async function sendTo(queue: string, message: object): Promise<void> {
  const sqs = new SQSClient(cloud.clientSettings('sqs', 'test-suite'))
  const QueueUrl = (cloud.state.names['TEXTS_QUEUE_URL'] ?? '').replace('Parley-Texts', queue)
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }))
  sqs.destroy()
}

describe('what the runbook names besides', () => {
  it('are commands that there are, with arguments that they take', async () => {
    const others = [...sections.keys()].flatMap(commandsOf).filter((command) => !executed.has(command) && command !== DLQ_REDRIVE)
    expect(others.length).toBeGreaterThan(1)
    const readers: Record<string, (args: string[]) => unknown> = { feeds: readFeedsOptions, replay: readReplayOptions }
    for (const command of others) {
      const [, script = '', args = ''] = /^npm run -s ([\w-]+) -- (.*)$/.exec(command) ?? []
      expect(Object.keys(packageJson.scripts), command).toContain(script)
      expect(() => readers[script]?.(args.split(' ')), command).not.toThrow()
      expect(readers[script], command).toBeDefined()
    }
  })
})
