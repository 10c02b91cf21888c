import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { ScanCommand as DocumentScan } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DataInUse, OtherVersionsData } from '../../local/cloud/data-directory.ts'
import { NoLocalRegister, openLocalRegister } from '../../local/cloud/open-register.ts'
import type { OpenRegister } from '../../local/cloud/open-register.ts'
import { startCloud } from '../../local/cloud/start-cloud.ts'
import type { CloudOptions, LocalCloud } from '../../local/cloud/start-cloud.ts'
import { writeSampleAssembly } from './sample-assembly.ts'

const sdk = pathToFileURL(join(import.meta.dirname, '../../node_modules/@aws-sdk/')).href

/** Sends one message for each body in the event, or the variables that it runs with; fails where they say so. */
const PLANNER = `
import sqs from '${sdk}client-sqs/dist-cjs/index.js'
const client = new sqs.SQSClient({})
export async function handler(event) {
  if (process.env.BROKEN) throw new Error('broken')
  const QueueUrl = process.env.WORK_QUEUE_URL
  const bodies = event.bodies ?? [JSON.stringify({ event, variables: process.env })]
  for (const body of bodies) {
    await client.send(new sqs.SendMessageCommand({ QueueUrl, MessageBody: body, MessageGroupId: body.slice(0, 1), MessageDeduplicationId: body }))
  }
}`

/** Writes each message to the table, with how it came; fails, hangs or crashes where the message says so. */
const WORKER = `
import dynamo from '${sdk}client-dynamodb/dist-cjs/index.js'
const client = new dynamo.DynamoDBClient({})
console.log('worker loaded')
export async function handler(event, context) {
  const failures = []
  for (const record of event.Records) {
    if (record.body.includes('hang')) await new Promise(() => setInterval(() => {}, 1000))
    if (record.body.includes('crash')) process.exit(7)
    if (record.body.includes('fail')) { failures.push({ itemIdentifier: record.messageId }); continue }
    await client.send(new dynamo.PutItemCommand({ TableName: process.env.NOTES_TABLE, Item: {
      note_id: { S: record.body }, batch: { N: String(event.Records.length) }, group: { S: record.attributes.MessageGroupId },
      remaining: { N: String(context.getRemainingTimeInMillis()) }, at: { N: String(Date.now()) } } }))
  }
  return { batchItemFailures: failures }
}`

let directory: string
let cloud: LocalCloud

async function start(options: Partial<CloudOptions> = {}): Promise<void> {
  cloud = await startCloud({ assembly: join(directory, 'assembly'), data: join(directory, 'data'), ...options })
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-cloud-'))
  await writeSampleAssembly(join(directory, 'assembly'), { planner: PLANNER, worker: WORKER })
})

afterEach(async () => {
  await cloud.close()
  await rm(directory, { recursive: true })
})

async function send(...bodies: string[]): Promise<void> {
  expect(await cloud.invoke('Sample-PlannerFunction', { bodies })).toMatchObject({ ok: true })
}

async function drained(): Promise<void> {
  await vi.waitUntil(() => cloud.isIdle(), { timeout: 20_000, interval: 20 })
}

async function notes(): Promise<Record<string, Record<string, { N?: string; S?: string }>>> {
  const client = new DynamoDBClient(cloud.clientSettings('dynamodb', 'test-suite'))
  const { Items } = await client.send(new ScanCommand({ TableName: 'Sample-NotesTable' }))
  client.destroy()
  return Object.fromEntries((Items ?? []).map((item) => [item.note_id?.S, item as Record<string, { N?: string; S?: string }>]))
}

describe('the local cloud', () => {
  it('runs a schedule, its queue and its table from the bundles and the template alone', async () => {
    process.env['PARLEY_SECRET_OF_THE_MACHINE'] = 'x'
    await start({ variables: { EXTRA: 'yes' } })
    expect(await cloud.runSchedules()).toMatchObject([{ ok: true }])
    await drained()
    const [note] = Object.keys(await notes())
    const seen = JSON.parse(note ?? '{}')
    expect(seen.event).toEqual({ round: 'first' })
    expect(seen.variables).toMatchObject({ EXTRA: 'yes', AWS_LAMBDA_FUNCTION_NAME: 'Sample-PlannerFunction' })
    expect(seen.variables).not.toHaveProperty('PARLEY_SECRET_OF_THE_MACHINE')
    delete process.env['PARLEY_SECRET_OF_THE_MACHINE']
  })

  it('brings back only the failed messages of a batch, and gives them up to the dead-letter queue', async () => {
    await start()
    await send('a-good', 'b-fail', 'c-good')
    await drained()
    expect(Object.keys(await notes()).sort()).toEqual(['a-good', 'c-good'])
    expect(cloud.deadLetters()).toEqual(new Map([['Sample-DeadLetterQueue.fifo', ['b-fail']]]))
  })

  it('keeps a scheduled event that failed, also where its dead-letter queue is out of order at first', async () => {
    let asked = 0
    await start({
      variables: { BROKEN: 'yes' },
      faults: ({ caller, operation }) => (caller === 'event-source' && operation === 'SendMessage' && asked++ < 4 ? { when: 'before', kind: 'internal' } : null),
    })
    expect(await cloud.runSchedules()).toMatchObject([{ ok: false }])
    expect(cloud.deadLetters()).toEqual(new Map([['Sample-LostQueue', ['{"round":"first"}']]]))
  })

  it('survives functions that crash or hang beyond their timeout', async () => {
    await start()
    await send('a-crash')
    await drained()
    await send('b-hang')
    await drained()
    await send('c-good')
    await drained()
    expect(Object.keys(await notes())).toEqual(['c-good'])
    expect(cloud.deadLetters().get('Sample-DeadLetterQueue.fifo')?.sort()).toEqual(['a-crash', 'b-hang'])
  })

  it('works through a group in order while groups go side by side', async () => {
    await start()
    await send('a1', 'a2', 'b1', 'a3', 'b2')
    await drained()
    const at = Object.fromEntries(Object.entries(await notes()).map(([id, note]) => [id, Number(note.at?.N)]))
    expect(at.a1).toBeLessThan(at.a2 ?? 0)
    expect(at.a2).toBeLessThan(at.a3 ?? 0)
    expect(at.b1).toBeLessThan(at.b2 ?? 0)
  })

  it('delivers again when an environment is killed in the middle of its work', async () => {
    await start()
    await send('a-hang')
    await vi.waitUntil(() => cloud.killOne('Sample-WorkerFunction'), { timeout: 5000, interval: 10 })
    await drained()
    expect(cloud.deadLetters().get('Sample-DeadLetterQueue.fifo')).toEqual(['a-hang'])
  })

  it('goes on with what was queued when it is started again', async () => {
    await start({ faults: (call) => (call.operation === 'ReceiveMessage' ? { when: 'before', kind: 'throttling' } : null) })
    await send('a-later')
    await cloud.close()
    expect(cloud.workQueues().get('Sample-WorkQueue.fifo')?.visible).toBe(1)
    await start()
    await drained()
    expect(Object.keys(await notes())).toEqual(['a-later'])
  })

  it('says who called which service for what', async () => {
    await start()
    await send('a-good')
    await drained()
    const calls = cloud.ledger.entries().map(({ caller, operation, resource }) => `${caller} ${operation} ${resource}`)
    expect(calls).toContain('Sample-PlannerFunction SendMessage Sample-WorkQueue.fifo')
    expect(calls).toContain('Sample-WorkerFunction PutItem Sample-NotesTable')
    expect(calls).toContain('event-source DeleteMessageBatch Sample-WorkQueue.fifo')
  })

  it('keeps what functions print, and refuses data that is in use or has other indexes', async () => {
    await start()
    await send('a-good')
    await drained()
    await expect(startCloud({ assembly: join(directory, 'assembly'), data: join(directory, 'data') })).rejects.toThrow(DataInUse)
    await cloud.close()
    expect(await readFile(join(directory, 'data', 'logs', 'Sample-WorkerFunction.log'), 'utf8')).toContain('worker loaded')
    const template = join(directory, 'assembly', 'Sample.template.json')
    const written = await readFile(template, 'utf8')
    await writeFile(template, written.replaceAll('by_author', 'by_reader'))
    await expect(startCloud({ assembly: join(directory, 'assembly'), data: join(directory, 'data') })).rejects.toThrow(OtherVersionsData)
    await writeFile(template, written)
    await start()
  })
})

describe('opening the register beside the cloud', () => {
  const noteIds = async (register: OpenRegister) => {
    const { Items } = await register.dynamo.send(new DocumentScan({ TableName: register.names['NOTES_TABLE'] }))
    return (Items ?? []).map((item) => item['note_id'])
  }

  it('reads the tables while the cloud runs on them, and when it does not', async () => {
    await start()
    await send('a-good')
    await drained()
    const beside = await openLocalRegister(join(directory, 'data'))
    expect(await noteIds(beside)).toEqual(['a-good'])
    await beside.close()
    await cloud.close()
    const alone = await openLocalRegister(join(directory, 'data'))
    expect(await noteIds(alone)).toEqual(['a-good'])
    await alone.close()
    await start()
  })

  it('says what to do where there is none', async () => {
    await start()
    await expect(openLocalRegister(join(directory, 'nowhere'))).rejects.toThrow(NoLocalRegister)
  })
})
