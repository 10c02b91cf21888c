import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Feed, FeedEntry } from '../shared/domain/feed.ts'
import type { RegisterReader } from '../shared/queries/register-reader.ts'
import type { IndexRow } from '../shared/register/index-rows.ts'
import { ensureAssembly, SynthesisError } from './cloud/assembly.ts'
import { DataInUse, dataDirectory, OtherVersionsData, readState } from './cloud/data-directory.ts'
import { isRunning } from './cloud/running-cloud.ts'
import { startCloud } from './cloud/start-cloud.ts'
import type { LocalCloud } from './cloud/start-cloud.ts'
import { TemplateError } from './cloud/template.ts'
import { apiOf } from './web/cloud-api.ts'
import { openFrontDoor } from './web/front-door.ts'
import { givenFeeds } from './start/given-feeds.ts'
import { createProgress } from './start/progress.ts'
import type { Progress } from './start/progress.ts'
import { openReader, readListings, readRecords } from './start/read-register.ts'
import { registerTable } from './start/register-table.ts'
import { DispatchFailed, isPolledSince, runThrough } from './start/run-through.ts'
import { HELP, readStartOptions } from './start/start-options.ts'
import type { StartOptions } from './start/start-options.ts'
import { openOnSteadyPort } from './start/steady-port.ts'
import { PortTaken, startSteadyNewsroom } from './start/steady-newsroom.ts'
import { failedArticles, troubleReport } from './start/trouble-report.ts'
import { createWorkCounter } from './start/work-counter.ts'
import type { WorkCounter } from './start/work-counter.ts'
import { runCommand } from './command-line.ts'
import { INTERRUPTED, stopSignal } from './stop-signal.ts'
import { nameOf } from './cloud/name-of.ts'

const PROJECT_ROOT = join(import.meta.dirname, '..')
/** How often due feeds are looked for while the cloud stays up, seconds. */
const DISPATCH_EVERY_SECONDS = 5
/** Servers on this machine need no patience: what failed is tried again after this at the latest, seconds. */
const OWN_SERVER_RETRY_SECONDS = 1
/** Counts the meetings by month, which the read API's statistics are made of. */
const EXPORT_FUNCTION = 'ExportMeetingsFunction'
const UPDATE_EVERY_MS = 200
/** How often the register is looked at for changes while the cloud stays up, milliseconds. */
const CHANGES_EVERY_MS = 5000
/** Width of the register's table where the output is no terminal, characters. */
const PLAIN_WIDTH = 200

/** Runs the command line; returns the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readStartOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const given = options.feeds.length > 0 ? givenFeeds(options.feeds) : null
  const progress = createProgress(options.json ? process.stderr : process.stdout)
  const directory = dataDirectory(resolve(options.data))

  const state = readState(directory)
  if (state !== null && (await isRunning(state))) throw new DataInUse(directory)

  progress.say('Reading the stack …')
  const assembly = await ensureAssembly(PROJECT_ROOT)
  const newsroom = given === null ? await startSteadyNewsroom(directory.root) : null
  const feedListFile = writeFeedList(directory.root, given ?? newsroom?.feeds ?? [])
  const counter = createWorkCounter()
  const onThisMachine = newsroom !== null || options.allowLoopback
  try {
    const cloud = await startCloud({
      assembly,
      data: directory.root,
      onSettled: counter.settled,
      variables: {
        FEED_LIST_FILE: feedListFile,
        ...(onThisMachine ? { ALLOW_LOOPBACK: '1' } : {}),
      },
      ...(onThisMachine ? { longestRetrySeconds: OWN_SERVER_RETRY_SECONDS } : {}),
    })
    try {
      return await run(cloud, counter, options, progress, { data: directory.root, dashboard: join(assembly, 'bundles', 'dashboard') })
    } finally {
      await cloud.close()
    }
  } finally {
    await newsroom?.close()
  }
}

/** The list as dispatch-feeds reads it. */
function writeFeedList(directory: string, feeds: FeedEntry[]): string {
  const file = join(directory, 'feeds.json')
  writeFileSync(file, `${JSON.stringify({ feeds }, null, 2)}\n`)
  return file
}

async function run(cloud: LocalCloud, counter: WorkCounter, options: StartOptions, progress: Progress, places: { data: string; dashboard: string }): Promise<number> {
  const client = new DynamoDBClient(cloud.clientSettings('dynamodb', 'start'))
  const dynamo = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  const show = setInterval(() => progress.update(counter.counts(cloud)), UPDATE_EVERY_MS)
  const stop = stopSignal()
  const startedAt = new Date()
  try {
    progress.say('Polling feeds …')
    const feeds = await runThrough(cloud, dynamo, nameOf(cloud, 'FEEDS_TABLE'), stop)
    progress.update(counter.counts(cloud))
    progress.finish()
    if (feeds === null) return INTERRUPTED
    await cloud.runSchedulesOf(EXPORT_FUNCTION)
    const reader = openReader(dynamo, (variable) => nameOf(cloud, variable))
    const listings = await readListings(reader)
    const shown = new Map(listings.map(({ meeting_id: id, version }) => [id, version]))
    await printRegister(reader, listings, options)
    const code = await reportTrouble(cloud, dynamo, feeds, startedAt, progress)
    if (options.once) return code
    const frontDoor = await openOnSteadyPort(places.data, 'dashboard', (port) => openFrontDoor({ answerApi: apiOf(cloud), dashboard: places.dashboard, port }))
    progress.say(`Polling on until Ctrl-C. The read API is at ${frontDoor.url}/v1/openapi.json, the dashboard at:\n${frontDoor.url}/`)
    cloud.startSchedules(DISPATCH_EVERY_SECONDS)
    while (!stop.aborted) {
      await pause(CHANGES_EVERY_MS, undefined, { signal: stop }).catch(() => {})
      if (!options.json && cloud.isIdle()) await showChanges(reader, shown, progress)
    }
    await frontDoor.close()
    return 0
  } finally {
    clearInterval(show)
    progress.finish()
    client.destroy()
  }
}

async function printRegister(reader: RegisterReader, listings: IndexRow[], { json }: StartOptions): Promise<void> {
  if (json) process.stdout.write(`${JSON.stringify({ meetings: await readRecords(reader, listings) }, null, 2)}\n`)
  else process.stdout.write(`\n${registerTable(listings, process.stdout.columns ?? PLAIN_WIDTH)}\n`)
}

/** Prints the meetings that are new or have changed since they were last shown. */
async function showChanges(reader: RegisterReader, shown: Map<string, number>, progress: Progress): Promise<void> {
  const changed = (await readListings(reader)).filter(({ meeting_id: id, version }) => shown.get(id) !== version)
  if (changed.length === 0) return
  for (const { meeting_id: id, version } of changed) shown.set(id, version)
  progress.say(`\nNew or changed:\n${registerTable(changed, process.stdout.columns ?? PLAIN_WIDTH)}`)
}

/** Tells what went wrong; returns the exit code. */
async function reportTrouble(
  cloud: LocalCloud,
  dynamo: DynamoDBDocumentClient,
  feeds: Feed[],
  startedAt: Date,
  progress: Progress,
): Promise<number> {
  const unpolled = feeds.filter((feed) => !isPolledSince(feed, startedAt))
  const deadLetters = cloud.deadLetters()
  const failures = await failedArticles(dynamo, nameOf(cloud, 'ARTICLES_TABLE'))
  for (const line of troubleReport({ feeds, unpolled, failures, deadLetters })) progress.say(line)
  return deadLetters.size > 0 || unpolled.length > 0 ? 1 : 0
}

const EXPECTED_FAILURES = [DataInUse, DispatchFailed, OtherVersionsData, PortTaken, SynthesisError, TemplateError]

await runCommand({ typed: 'npm start --', main, expected: EXPECTED_FAILURES })
