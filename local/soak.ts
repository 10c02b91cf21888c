import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createFeedStore } from '../shared/adapters/feed-store.ts'
import { ensureAssembly } from './cloud/assembly.ts'
import { nameOf } from './cloud/name-of.ts'
import { startCloud } from './cloud/start-cloud.ts'
import type { LocalCloud } from './cloud/start-cloud.ts'
import { ITEMS_PER_FEED, MOST_FEEDS, TELLINGS } from './soak/articles.ts'
import { takeCensus } from './soak/census.ts'
import { FAULT_NAMES, putToWork } from './soak/faults.ts'
import type { FaultAtWork, FaultName } from './soak/faults.ts'
import { startOutlets } from './soak/outlets.ts'
import type { Outlets } from './soak/outlets.ts'
import { followProgress } from './soak/progress.ts'
import type { Progress } from './soak/progress.ts'
import { redriveDeadLetters } from './soak/redrive.ts'
import { retryArticles } from './soak/retry-articles.ts'
import { seededRandom } from './soak/seeded-random.ts'
import { phaseHeading, phaseLine, summary } from './soak/soak-report.ts'
import type { Phase } from './soak/soak-report.ts'
import { pollNow, untilIdle } from './start/run-through.ts'
import { readArguments, runCommand, UsageError } from './command-line.ts'

const HELP = `Lets generated feeds and articles through the local cloud while one fault after the other is put in the way of the
deployed functions, and counts before and after each: nothing may be lost, and nothing be there twice.

Usage: npm run soak [-- options]

  --short      ${FAULT_NAMES.length} faults on 12 feeds each, some minutes (default: 834 feeds each, 10,008 feeds and 50,040 articles)
  --feeds N    feeds for each fault, a multiple of ${TELLINGS}
  --fault NAME only this fault: ${FAULT_NAMES.join(', ')}
  --seed N     which calls fail (default: 1)
  --help       this text

Exit codes: 0 nothing lost and nothing doubled; 1 something was, or a fault never came about; 2 wrong arguments.
`

const PROJECT_ROOT = join(import.meta.dirname, '..')
const FEEDS = { short: 12, full: 834 }
/** How often what failed is done again, as it would be in the hours after. */
const MOST_ROUNDS = 10
/** Servers on this machine need no patience: what failed is tried again after this at the latest, seconds. */
const LONGEST_RETRY_SECONDS = 1
/** How often to say how far it is, milliseconds. */
const PROGRESS_EVERY_MS = 30_000

type Options = { feedsEach: number; faults: readonly FaultName[]; seed: number }

function readOptions(args: string[]): Options | 'help' {
  const { short, feeds, fault, seed, help } = parsed(args)
  if (help) return 'help'
  const faults = fault === undefined ? FAULT_NAMES : FAULT_NAMES.filter((name) => name === fault)
  if (faults.length === 0) throw new UsageError(`--fault ${fault}: there is no such fault; there are ${FAULT_NAMES.join(', ')}`)
  const feedsEach = feeds === undefined ? (short ? FEEDS.short : FEEDS.full) : Number(feeds)
  const most = Math.floor(MOST_FEEDS / faults.length)
  if (!Number.isInteger(feedsEach) || feedsEach < TELLINGS || feedsEach % TELLINGS !== 0 || feedsEach > most) {
    throw new UsageError(`--feeds ${feeds}: allowed is a multiple of ${TELLINGS} up to ${most}`)
  }
  const number = Number(seed ?? '1')
  if (!Number.isInteger(number)) throw new UsageError(`--seed ${seed}: allowed is a whole number`)
  return { feedsEach, faults, seed: number }
}

function parsed(args: string[]) {
  return readArguments({
    args,
    options: { short: { type: 'boolean' }, feeds: { type: 'string' }, fault: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  }).values
}

async function main(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const { feedsEach, faults, seed } = options
  const assembly = await ensureAssembly(PROJECT_ROOT)
  const data = mkdtempSync(join(tmpdir(), 'parley-soak-'))
  let atWork: FaultAtWork | null = null
  const outlets = await startOutlets(() => atWork?.outlets() ?? null)
  const random = seededRandom(seed)
  say(`${feedsEach * faults.length} feeds, ${feedsEach * faults.length * ITEMS_PER_FEED} articles, ${faults.length} faults, seed ${seed}, ${availableParallelism()} cores`)
  say(phaseHeading())
  const started = performance.now()
  const phases: Phase[] = []
  const progress = followProgress(feedsEach * faults.length * ITEMS_PER_FEED, started)
  const telling = setInterval(() => process.stderr.write(`${progress.line(performance.now())}\n`), PROGRESS_EVERY_MS)
  try {
    for (const [index, name] of faults.entries()) {
      atWork = putToWork(name, random, 'Parley')
      const phase = await runPhase({ name, atWork, outlets, assembly, data, progress, feedsBefore: index * feedsEach, feeds: (index + 1) * feedsEach })
      phases.push(phase)
      say(phaseLine(phase))
    }
  } finally {
    clearInterval(telling)
    await outlets.close()
    rmSync(data, { recursive: true, force: true })
  }
  const { text, ok } = summary(phases, (performance.now() - started) / 1000)
  say(text)
  return ok ? 0 : 1
}

type PhaseSetting = { name: FaultName; atWork: FaultAtWork; outlets: Outlets; assembly: string; data: string; progress: Progress; feedsBefore: number; feeds: number }

/** Adds feeds and works through them with the fault at work, then mends what an operator would, and counts. */
async function runPhase({ name, atWork, outlets, assembly, data, progress, feedsBefore, feeds }: PhaseSetting): Promise<Phase> {
  const started = performance.now()
  const feedList = join(data, 'soak-feeds.json')
  writeFileSync(feedList, JSON.stringify({ feeds: outlets.feeds(feeds) }))
  let kills = 0
  let cloud: LocalCloud | null = null
  cloud = await startCloud({
    assembly,
    data,
    variables: { FEED_LIST_FILE: feedList, ALLOW_LOOPBACK: '1' },
    longestRetrySeconds: LONGEST_RETRY_SECONDS,
    faults: atWork.faults,
    delivery: atWork.delivery,
    clockAheadMs: atWork.clockAheadMs,
    onSettled: (functionName, { done }) => {
      if (functionName.endsWith('FetchArticleFunction')) progress.add(done)
      if (atWork.kills() && killAny(cloud)) kills += 1
    },
  })
  try {
    const before = await takeCensus(cloud, outlets.urlOf, feedsBefore)
    await dispatchUntilDone(cloud)
    await untilIdle(cloud)
    atWork.stop()
    const mended = await mend(cloud, feeds)
    const after = await takeCensus(cloud, outlets.urlOf, feeds)
    const injected = kills === 0 ? atWork.injected() : new Map([...atWork.injected(), ['workers', kills]])
    return { name, injected, before, after, ...mended, seconds: (performance.now() - started) / 1000 }
  } finally {
    await cloud.close()
  }
}

/** A worker of any function, in the middle of its work. */
function killAny(cloud: LocalCloud | null): boolean {
  return cloud !== null && cloud.stack.eventSources.some(({ functionName }) => cloud.killOne(functionName))
}

async function dispatchUntilDone(cloud: LocalCloud): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const outcomes = await cloud.runSchedulesOf('DispatchFeedsFunction')
    if (outcomes.every(({ ok }) => ok)) return
  }
}

/** What is done once the trouble is over: dead letters are moved back, failed articles fetched and unread feeds polled again. */
async function mend(cloud: LocalCloud, feeds: number): Promise<{ deadLetters: number; retried: number }> {
  const mended = { deadLetters: 0, retried: 0 }
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await dispatchUntilDone(cloud)
    const moved = await redriveDeadLetters(cloud)
    const retried = await retryArticles(cloud)
    const again = await pollUnread(cloud, feeds)
    await untilIdle(cloud)
    mended.deadLetters += moved
    mended.retried += retried
    if (moved + retried + again === 0) break
  }
  return mended
}

/** Polls feeds that were never read, and returns how many. */
async function pollUnread(cloud: LocalCloud, feeds: number): Promise<number> {
  const client = new DynamoDBClient(cloud.clientSettings('dynamodb', 'operator'))
  try {
    const store = createFeedStore(DynamoDBDocumentClient.from(client), nameOf(cloud, 'FEEDS_TABLE'))
    const stored = await Array.fromAsync(store.all())
    if (stored.length < feeds) return feeds - stored.length
    const unread = stored.filter(({ lastSuccessAt }) => lastSuccessAt === null)
    await pollNow(cloud, unread)
    return unread.length
  } finally {
    client.destroy()
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

await runCommand({ typed: 'npm run soak --', main, expected: [] })
