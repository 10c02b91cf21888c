import type { FeedEntry } from '../shared/domain/feed.ts'
import { newFeed } from '../shared/feeds/feed-life.ts'
import type { ParsedFeed } from '../shared/feeds/parsed-feed.ts'
import { planNextPoll } from '../shared/feeds/poll-plan.ts'
import { TICK_MINUTES } from '../shared/feeds/timetable.ts'
import { METRIC } from '../shared/runtime/metric-names.ts'
import type { Units } from './bench-pipeline.ts'
import prices from './prices.json' with { type: 'json' }

/** What one of each costs, as counted by the local cloud. */
export type CountedUnits = { unchangedPoll: Units; newArticle: Units; report: Units }

/** A register's feeds, and what comes out of them. */
export type Workload = { feeds: number; minMinutes: number; maxMinutes: number; articlesPerFeedAndDay: number; reportsPerArticle: number }

/** US dollars a month by what they are for; storage is what a month of it costs when a year has been kept. */
export type MonthlyCost = { polls: number; polling: number; articles: number; reports: number; fixed: number; storageAfterAYear: number; total: number }

const DAYS = 30
const MINUTE_MS = 60_000
const MONTH_SECONDS = DAYS * 24 * 3600

/**
 * What the local cloud cannot count: estimates, on the high side. Times are mostly waits for a server on the
 * internet; sizes are those of a usual news page, compressed.
 */
const ASSUMED = {
  pollSeconds: 0.6,
  fetchSeconds: 1.2,
  extractSeconds: 0.1,
  /** Of each queue's event source: five pollers, each asking every twenty seconds, work or not. */
  idleReceives: (MONTH_SECONDS / 20) * 5,
  /** A message is sent, received and deleted; that ten go together is not counted on. */
  requestsPerMessage: 3,
  logBytesPerInvocation: 1_500,
  archivedBytesPerArticle: 30_000,
  tableBytesPerArticle: 1_500,
  tableBytesPerReport: 15_000,
  /** How often a dispatcher starts anew, and reads all feeds, and how many kilobytes a feed is. */
  dispatcherStartsPerDay: 12,
  feedKilobytes: 0.75,
}

/** Metrics of what is off by default. */
const BY_SETTING = /^(?:Canary|Model|ArticlesAskedAbout)/

/** The functions' memory, GB, and what the stack has of what is billed by the piece. */
export type Deployment = { memoryGb: { poll: number; fetch: number; extract: number; dispatch: number }; alarms: number; dashboards: number; pollMinutes: number; slotQueriesPerTick: number }

/** How often a feed is polled in a month, how often its slot changes, and how often it is looked for in vain. */
export type Pace = { polls: number; slotChanges: number; vainLooks: number }

const READ: ParsedFeed = { format: 'rss', title: null, language: null, items: [], ttlMinutes: null, skipHours: [], warnings: [] }

/** A month of one feed, by the plan that poll-feed follows: its articles come at random (but the same at each run). */
export function paceOf({ minMinutes, maxMinutes, articlesPerFeedAndDay }: Workload): Pace {
  const entry: FeedEntry = { name: 'Generated', url: 'https://feed.example/rss', country: null, kind: 'newspaper', language: 'en', terms: 'generated', minMinutes, maxMinutes }
  const start = new Date('2026-03-01T00:00:00Z')
  const end = start.getTime() + DAYS * 24 * 60 * MINUTE_MS
  const random = seeded(7)
  const gap = () => (-Math.log(1 - random()) / articlesPerFeedAndDay) * 24 * 60 * MINUTE_MS
  const pace: Pace = { polls: 0, slotChanges: 0, vainLooks: 0 }
  let feed = newFeed(entry, start)
  let nextArticle = start.getTime() + gap()
  for (let now = start.getTime(); now < end; now = Date.parse(feed.nextPollAt)) {
    let newItems = 0
    for (; nextArticle <= now; nextArticle += gap()) newItems += 1
    const next = planNextPoll(feed, { kind: 'read', headers: {}, movedTo: null, feed: READ, newItems }, new Date(now))
    const offset = (Date.parse(next.nextPollAt) - Date.parse(feed.nextPollAt)) / MINUTE_MS
    pace.polls += 1
    if (next.periodMinutes !== feed.periodMinutes || offset % next.periodMinutes !== 0) pace.slotChanges += 1
    pace.vainLooks += Math.max(0, Math.ceil((Date.parse(next.nextPollAt) - now) / MINUTE_MS / next.periodMinutes) - 1)
    feed = next
  }
  return pace
}

/** Numbers in [0, 1) that are the same at each run (Park and Miller's generator). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** The bill of a month, free tiers left aside. */
export function monthlyCost(workload: Workload, counted: CountedUnits, deployment: Deployment): MonthlyCost {
  const { feeds } = workload
  const pace = paceOf(workload)
  const polls = feeds * pace.polls
  const looks = polls + feeds * pace.vainLooks
  const articles = feeds * workload.articlesPerFeedAndDay * DAYS
  const reports = articles * workload.reportsPerArticle
  const { memoryGb } = deployment

  const polling =
    units({ reads: counted.unchangedPoll.reads * looks, writes: counted.unchangedPoll.writes * polls + 2 * feeds * pace.slotChanges }) +
    standardRequests(looks * ASSUMED.requestsPerMessage) +
    invocations(looks, polls * ASSUMED.pollSeconds * memoryGb.poll)
  const perArticle =
    units({ reads: counted.newArticle.reads * articles, writes: counted.newArticle.writes * articles }) +
    (articles / 1_000) * (2 * prices.s3.thousandPuts + prices.s3.thousandGets) +
    ((articles * ASSUMED.requestsPerMessage) / 1e6) * prices.sqs.millionFifoRequests +
    standardRequests(articles * ASSUMED.requestsPerMessage) +
    invocations(2 * articles, articles * (ASSUMED.fetchSeconds * memoryGb.fetch + ASSUMED.extractSeconds * memoryGb.extract))
  const perReport = units({ reads: counted.report.reads * reports, writes: counted.report.writes * reports })
  const fixed = fixedCost(feeds, deployment)
  const gbAfterAYear = (bytes: number) => (12 * bytes) / 1e9
  const storageAfterAYear =
    gbAfterAYear(articles * ASSUMED.archivedBytesPerArticle) * prices.s3.gbMonth +
    gbAfterAYear(articles * ASSUMED.tableBytesPerArticle + reports * ASSUMED.tableBytesPerReport) * (prices.dynamodb.gbMonth + prices.dynamodb.recoveryGbMonth)
  return { polls: pace.polls, polling, articles: perArticle, reports: perReport, fixed, storageAfterAYear, total: polling + perArticle + perReport + fixed }
}

/** What is billed though nothing is new: looks for due feeds, pollers of empty queues, alarms, metrics. */
function fixedCost(feeds: number, { memoryGb, alarms, dashboards, pollMinutes, slotQueriesPerTick }: Deployment): number {
  const looks = MONTH_SECONDS / 60 / pollMinutes
  const slotReads = (MONTH_SECONDS / 60 / TICK_MINUTES) * slotQueriesPerTick * 0.5
  const startReads = ASSUMED.dispatcherStartsPerDay * DAYS * ((feeds * ASSUMED.feedKilobytes) / 8)
  return (
    units({ reads: slotReads + startReads, writes: 0 }) +
    standardRequests(2 * ASSUMED.idleReceives) +
    (ASSUMED.idleReceives / 1e6) * prices.sqs.millionFifoRequests +
    invocations(looks, looks * 1 * memoryGb.dispatch) +
    (looks / 1e6) * prices.scheduler.millionInvocations +
    alarms * prices.cloudwatch.alarm +
    dashboards * prices.cloudwatch.dashboard +
    Object.values(METRIC).filter((name) => !BY_SETTING.test(name)).length * prices.cloudwatch.metric
  )
}

function units({ reads, writes }: Units): number {
  return (reads * prices.dynamodb.millionReadUnits + writes * prices.dynamodb.millionWriteUnits) / 1e6
}

function standardRequests(count: number): number {
  return (count / 1e6) * prices.sqs.millionStandardRequests
}

/** Requests, time, logs and traces (all of them below one a second, one in twenty above). */
function invocations(count: number, gbSeconds: number): number {
  const traces = Math.min(count, MONTH_SECONDS) + Math.max(0, count - MONTH_SECONDS) / 20
  return (
    (count / 1e6) * prices.lambda.millionRequests +
    gbSeconds * prices.lambda.gbSecondArm +
    ((count * ASSUMED.logBytesPerInvocation) / 1e9) * prices.cloudwatch.logsGb +
    (traces / 1e6) * prices.xray.millionTraces
  )
}
