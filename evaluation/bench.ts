import { readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../infra/bundle.ts'
import { parseSettings } from '../infra/config.ts'
import { ensureAssembly } from '../local/cloud/assembly.ts'
import { DUE_SHARDS } from '../shared/adapters/feed-row.ts'
import { PERIODS } from '../shared/feeds/timetable.ts'
import { measureBundles } from './bench-bundles.ts'
import { ARTICLE_LENGTH, measureGrowth, measureSpeed } from './bench-extraction.ts'
import { type Deployment, monthlyCost, type Workload } from './bench-costs.ts'
import { measurePipeline, type PipelineFigures, type Units } from './bench-pipeline.ts'
import { type DispatchFigures, measureDispatch, measurePolling, type Operation, type Pass, type PollingFigures } from './bench-polling.ts'
import { measureRegister, type RegisterFigures } from './bench-register.ts'
import { parseDocumentLine, type DocumentLine } from './document-line.ts'
import prices from './prices.json' with { type: 'json' }
import { InputError, readLines } from './read-lines.ts'
import { readArguments, UsageError } from '../local/command-line.ts'

const HELP = `Usage: npm run bench [-- options]

Measures extraction, bundles and the pipeline on this machine and prints the figures of docs/measurements.md, and
what a month on AWS costs by what was counted and the prices of evaluation/prices.json. Takes some minutes.

Options:
  --docs FILE   articles to extract, one {"id", "text", "published"} a line (default: the sample newsroom's)
  --help        print this

Exit code: 0 measured; 1 the articles could not be read; 2 wrong arguments.`

const SAMPLE = join(PROJECT_ROOT, 'test/golden/newsroom.docs.jsonl')
const LENGTHS = [3_000, 30_000, 300_000, 1_000_000]
const POLLED_FEEDS = 2_000
const DISPATCHED_FEEDS = 10_000

/** General news: one article in twenty tells of meetings, and then of one and a half. */
const GENERAL = { articlesPerFeedAndDay: 10, reportsPerArticle: 0.075 }
const WORKLOADS: { name: string; workload: Workload }[] = [
  { name: '100 feeds, every quarter of an hour', workload: { feeds: 100, minMinutes: 15, maxMinutes: 15, ...GENERAL } },
  { name: '100 feeds, at their own pace', workload: { feeds: 100, minMinutes: 15, maxMinutes: 360, ...GENERAL } },
  { name: '1,000 feeds, at their own pace', workload: { feeds: 1_000, minMinutes: 15, maxMinutes: 360, ...GENERAL } },
  { name: '10,000 feeds, at their own pace', workload: { feeds: 10_000, minMinutes: 15, maxMinutes: 360, ...GENERAL } },
  { name: '10,000 feeds, every quarter of an hour', workload: { feeds: 10_000, minMinutes: 15, maxMinutes: 15, ...GENERAL } },
]

function readSettings(args: string[]): { docs: string; help: boolean } {
  const { values } = readArguments({ args, options: { docs: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })
  return { docs: values.docs ?? SAMPLE, help: values.help ?? false }
}

function readArticles(file: string): DocumentLine[] {
  const articles = readLines(file, parseDocumentLine)
  if (articles.length === 0) throw new InputError(`${file}: no article in it`)
  return articles
}

async function run(args: string[]): Promise<void> {
  const { docs, help } = readSettings(args)
  if (help) {
    console.log(HELP)
    return
  }
  const articles = readArticles(docs)
  console.log(`Node ${process.version} on ${cpus()[0]?.model ?? 'an unknown processor'}\n`)
  printSpeed(articles)
  printGrowth(articles)
  await printBundles()
  const pipeline = await measurePipeline()
  printPipeline(pipeline)
  printRegister(await measureRegister())
  const polling = await measurePolling(POLLED_FEEDS)
  printPolling(polling)
  printDispatch(await measureDispatch(DISPATCHED_FEEDS))
  printCosts(pipeline, unitsOf(polling.second, polling.feeds), await readDeployment())
}

function printSpeed(articles: Parameters<typeof measureSpeed>[0]): void {
  const speed = measureSpeed(articles)
  console.log('Extraction, one core, warm')
  console.log(`  ${speed.articles} articles of ${Math.round(speed.characters / speed.articles)} characters on average: ${Math.round(speed.articlesPerSecond)} a second`)
  console.log(`  articles of ${ARTICLE_LENGTH} characters: ${Math.round(speed.standardArticlesPerSecond)} a second\n`)
}

function printGrowth(articles: Parameters<typeof measureGrowth>[0]): void {
  console.log('Extraction by length of text')
  console.log('  characters        ms   cost per character')
  for (const { characters, milliseconds, costPerCharacter } of measureGrowth(articles, LENGTHS)) {
    console.log(`  ${String(characters).padStart(10)} ${milliseconds.toFixed(1).padStart(9)}   ${costPerCharacter.toFixed(2)} ×`)
  }
  console.log()
}

async function printBundles(): Promise<void> {
  const figures = await measureBundles()
  console.log(`Bundles, minified; from process start until loaded (Node alone: ${figures[0]?.bareNodeMs.toFixed(0)} ms)`)
  console.log('  bundle                  KB    gzip KB   loaded ms')
  for (const { name, bytes, gzipBytes, loadedMs } of figures) {
    console.log(`  ${name.padEnd(18)} ${kilobytes(bytes)} ${kilobytes(gzipBytes)} ${loadedMs.toFixed(0).padStart(11)}`)
  }
}

function printPipeline(figures: PipelineFigures): void {
  console.log(`\nPipeline: the sample newsroom through the deployed bundles on the local cloud`)
  console.log(`  ${figures.feeds} feeds, ${figures.articles} articles read, ${figures.meetings} meetings: ${figures.articlesPerMinute.toFixed(0)} articles a minute end to end`)
  console.log('  DynamoDB units          read     write')
  for (const [name, { reads, writes }] of [
    ['unchanged poll', figures.perUnchangedPoll],
    ['new article', figures.perNewArticle],
    ['report', figures.perReport],
  ] as const) {
    console.log(`  per ${name.padEnd(16)} ${reads.toFixed(1).padStart(7)} ${writes.toFixed(1).padStart(9)}`)
  }
}

function printRegister({ changes, coverage, largestItemBytes }: RegisterFigures): void {
  console.log('\nRegister: what one report costs, on a local DynamoDB')
  console.log('  report                                             read     write   actions of its transactions')
  for (const { name, reads, writes, transactions } of changes) {
    console.log(`  ${name.padEnd(46)} ${reads.toFixed(0).padStart(8)} ${writes.toFixed(0).padStart(9)}   ${transactions.join(' + ') || 'none'}`)
  }
  console.log(`  largest item: ${kilobytes(largestItemBytes).trim()} KB, a meeting with ${coverage} reports`)
}

function printPolling({ feeds, items, first, second, mostMemoryMb }: PollingFigures): void {
  console.log(`\nPolling: ${feeds} generated feeds with ${items} items, poll-feed's bundle on the local cloud`)
  console.log(`  all new:     ${(feeds / first.seconds).toFixed(0)} feeds and ${(items / first.seconds).toFixed(0)} items a second`)
  console.log(`  nothing new: ${(feeds / second.seconds).toFixed(0)} feeds a second`)
  console.log(`  memory of the whole local cloud, database and queues included: ${mostMemoryMb.toFixed(0)} MB at most`)
  printOperations('all new', first)
  printOperations('nothing new', second)
  const { reads, writes } = unitsOf(second, feeds)
  console.log(`  per feed with nothing new: ${reads.toFixed(3)} read and ${writes.toFixed(3)} write units`)
}

function printDispatch({ feeds, adding, starting, bySlot }: DispatchFigures): void {
  console.log(`\nDispatching ${feeds} feeds that are all due, one run of dispatch-feeds on the local cloud`)
  console.log(`  and adding them to the table first   ${adding.seconds.toFixed(1).padStart(6)} s`)
  console.log(`  as a container that starts           ${starting.seconds.toFixed(1).padStart(6)} s`)
  console.log(`  by the slots of the timetable        ${bySlot.seconds.toFixed(1).padStart(6)} s`)
  printOperations('by the slots', bySlot)
}

function printOperations(name: string, { operations }: Pass): void {
  console.log(`  requests, ${name.padEnd(24)} count  read units  write units`)
  for (const { caller, operation, requests, readUnits, writeUnits } of operations.filter(isFunctions)) {
    console.log(`    ${`${caller} ${operation}`.slice(-32).padEnd(32)} ${String(requests).padStart(7)} ${readUnits.toFixed(1).padStart(11)} ${writeUnits.toFixed(1).padStart(12)}`)
  }
}

/** Not what the bench itself and the queues' event sources ask for. */
function isFunctions({ caller }: Operation): boolean {
  return /poll-?feed|dispatch-?feeds/i.test(caller)
}

/** The units of DynamoDB that poll-feed spent on each of so many feeds. */
function unitsOf({ operations }: Pass, feeds: number): Units {
  const own = operations.filter(({ caller, service }) => /poll-?feed/i.test(caller) && service === 'dynamodb')
  const sum = (units: (operation: Operation) => number) => own.reduce((total, operation) => total + units(operation), 0) / feeds
  return { reads: sum(({ readUnits }) => readUnits), writes: sum(({ writeUnits }) => writeUnits) }
}

function printCosts({ perNewArticle, perReport }: PipelineFigures, unchangedPoll: Units, deployment: Deployment): void {
  const { region, asOf } = prices
  console.log(`\nA month on AWS, US dollars, from the counts above and the prices of ${region} in ${asOf}, without free tiers`)
  console.log(`  (${GENERAL.articlesPerFeedAndDay} articles a feed and day, ${GENERAL.reportsPerArticle} reports an article; waits and sizes as assumed in evaluation/bench-costs.ts)`)
  console.log('                                           polls a feed  polling  articles  reports    fixed     total   + storage after a year')
  for (const { name, workload } of WORKLOADS) {
    const cost = monthlyCost(workload, { unchangedPoll, newArticle: perNewArticle, report: perReport }, deployment)
    const columns = [cost.polling, cost.articles, cost.reports, cost.fixed, cost.total, cost.storageAfterAYear].map((dollars) => dollars.toFixed(2).padStart(9))
    console.log(`  ${name.padEnd(40)} ${String(cost.polls).padStart(12)}${columns.join('')}`)
  }
}

/** What the stack is made of at its default settings. */
async function readDeployment(): Promise<Deployment> {
  const { pollMinutes, memoryMb } = parseSettings({}, 'the defaults')
  const assembly = await ensureAssembly(PROJECT_ROOT)
  const template = readdirSync(assembly).filter((file) => file.endsWith('.template.json')).map((file) => readFileSync(join(assembly, file), 'utf8')).join('')
  const count = (type: string) => template.split(`"Type": "${type}"`).length - 1
  const { dispatchFeeds, pollFeed, fetchArticle, extractMeetings } = memoryMb
  return {
    memoryGb: { dispatch: dispatchFeeds / 1024, poll: pollFeed / 1024, fetch: fetchArticle / 1024, extract: extractMeetings / 1024 },
    alarms: count('AWS::CloudWatch::Alarm'),
    dashboards: count('AWS::CloudWatch::Dashboard'),
    pollMinutes,
    slotQueriesPerTick: PERIODS.length * DUE_SHARDS.length,
  }
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(0).padStart(8)
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`bench: ${error.message}\nTry: npm run bench -- --help`)
    process.exitCode = 2
  } else if (error instanceof InputError || (error instanceof Error && 'syscall' in error)) {
    console.error(`bench: ${error.message}`)
    process.exitCode = 1
  } else throw error
}
