import { Duration } from 'aws-cdk-lib'
import { ComparisonOperator, type IMetric, MathExpression, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { METRIC } from '../../shared/runtime/metric-names.ts'
import type { Settings } from '../config.ts'
import type { OperatorAlarms } from './alarms.ts'
import type { PipelineMetric } from './pipeline-metrics.ts'
import type { WorkQueue } from './work-queue.ts'

export type WatchedPipeline = {
  /** Every function by its name. */
  functions: Record<string, LambdaFunction>
  /** The tables that are written to article by article. */
  writtenTables: Record<string, Table>
  dispatchFeeds: LambdaFunction
  dispatchDeadLetters: Queue
  sweepDeadLetters: Queue
  feeds: WorkQueue
  articles: WorkQueue
  texts: WorkQueue
  publishChanges: LambdaFunction
  eventsDeadLetters: Queue
  exportDeadLetters: Queue
  replay: WorkQueue
}

const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD, GREATER_THAN_THRESHOLD, LESS_THAN_THRESHOLD } = ComparisonOperator
const { BREACHING, NOT_BREACHING } = TreatMissingData

/** Every alarm of the pipeline. Each names the section of docs/runbook.md that tells its causes and remedies. */
export function addPipelineAlarms(
  alarms: OperatorAlarms,
  pipeline: WatchedPipeline,
  metric: PipelineMetric,
  settings: Settings,
): void {
  addDeadLetterAlarms(alarms, pipeline)
  addStalledAlarms(alarms, pipeline, metric, settings)
  addBacklogAlarms(alarms, pipeline)
  addLatenessAlarm(alarms, metric)
  addThrottleAlarms(alarms, pipeline)
  addHaywireAlarms(alarms, pipeline, metric, settings)
  addFailureAlarms(alarms, metric)
  if (settings.engine !== 'rules') addModelAlarms(alarms, metric)
  if (settings.canary) addCanaryAlarm(alarms, metric)
}

/** A model that does not answer is no failure of the pipeline: the rules read instead, and somebody should know. */
function addModelAlarms(alarms: OperatorAlarms, metric: PipelineMetric): void {
  alarms.add({
    id: 'ModelFallbacks',
    metric: metric('extract-meetings', METRIC.modelFallbacks, Duration.hours(6)),
    threshold: 1,
    comparison: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    periods: 1,
    missingData: NOT_BREACHING,
    meaning: "The rules read alone what the language model should have: the day's budget is used up, or the model refuses or cannot be had. Records of these articles are rougher.",
    runbookSection: 'model-fallbacks',
  })
}

/** What failed for good waits in a dead-letter queue for a person. */
function addDeadLetterAlarms(alarms: OperatorAlarms, pipeline: WatchedPipeline): void {
  const add = (id: string, queue: Queue, meaning: string, runbookSection: string) =>
    alarms.add({
      id,
      metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: Duration.minutes(5) }),
      threshold: 1,
      comparison: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      periods: 1,
      missingData: NOT_BREACHING,
      meaning,
      runbookSection,
    })
  add(
    'DispatchDeadLetters',
    pipeline.dispatchDeadLetters,
    'A look for due feeds and articles failed for good: feeds are polled late, or articles that failed for the moment are tried again late.',
    'dispatch-dead-letters',
  )
  add(
    'FeedsDeadLetters',
    pipeline.feeds.deadLetters,
    'Polling a feed failed for good, through no fault of the feed: its new articles are not seen.',
    'feeds-dead-letters',
  )
  add(
    'ArticlesDeadLetters',
    pipeline.articles.deadLetters,
    'Fetching an article failed for good, through no fault of its site: its meetings are missing from the register.',
    'articles-dead-letters',
  )
  add(
    'TextsDeadLetters',
    pipeline.texts.deadLetters,
    'An archived article could not be read into the register: its meetings are missing or out of date.',
    'texts-dead-letters',
  )
  add(
    'EventsDeadLetters',
    pipeline.eventsDeadLetters,
    'Changes of the register could not be told: subscribers to the event bus miss them, and their months are not counted and exported again.',
    'events-dead-letters',
  )
  add(
    'ExportDeadLetters',
    pipeline.exportDeadLetters,
    'Counting and exporting failed for good: statistics and exported files are out of date.',
    'export-dead-letters',
  )
  add(
    'ReplayDeadLetters',
    pipeline.replay.deadLetters,
    'An archived article could not be read again: the register keeps what an older extractor made of it.',
    'texts-dead-letters',
  )
  add(
    'SweepDeadLetters',
    pipeline.sweepDeadLetters,
    'The daily sweep failed for good: planned meetings whose day has passed are still shown as planned.',
    'sweep-dead-letters',
  )
}

/** Silence is the one trouble that no error reports; missing data counts as breaching. */
function addStalledAlarms(
  alarms: OperatorAlarms,
  { dispatchFeeds }: WatchedPipeline,
  metric: PipelineMetric,
  settings: Settings,
): void {
  alarms.add({
    id: 'DispatchStalled',
    metric: dispatchFeeds.metricInvocations({ statistic: Stats.SUM, period: Duration.minutes(3 * settings.pollMinutes) }),
    threshold: 1,
    comparison: LESS_THAN_THRESHOLD,
    periods: 1,
    missingData: BREACHING,
    meaning: 'Nothing has looked for due feeds for three rounds: the register stands still.',
    runbookSection: 'dispatch-stalled',
  })
  alarms.add({
    id: 'PollingStalled',
    metric: metric('poll-feed', METRIC.feedsPolled, Duration.hours(1)),
    threshold: 1,
    comparison: LESS_THAN_THRESHOLD,
    periods: 3,
    missingData: BREACHING,
    meaning: 'No feed has been polled with success for three hours: the register learns of no new meeting.',
    runbookSection: 'polling-stalled',
  })
}

/** The age of the oldest message is what a reader waits for the news. */
function addBacklogAlarms(alarms: OperatorAlarms, pipeline: WatchedPipeline): void {
  const add = (id: string, { queue }: WorkQueue, mostMinutes: number, meaning: string) =>
    alarms.add({
      id,
      metric: queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: Duration.minutes(5) }),
      threshold: mostMinutes * 60,
      comparison: GREATER_THAN_THRESHOLD,
      periods: 3,
      missingData: NOT_BREACHING,
      meaning,
      runbookSection: 'backlogs',
    })
  add('FeedsBacklog', pipeline.feeds, 30, 'Feeds wait for more than half an hour to be polled: the register is late.')
  alarms.add({
    id: 'EventsBacklog',
    metric: pipeline.publishChanges.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: Duration.minutes(5) }),
    threshold: 30 * 60_000,
    comparison: GREATER_THAN_THRESHOLD,
    periods: 3,
    missingData: NOT_BREACHING,
    meaning: 'Changes wait for more than half an hour to be told: subscribers to the event bus are late, and after a day changes would be lost to them.',
    runbookSection: 'events-dead-letters',
  })
  // A slow host with many new articles may well take an hour at one request at a time.
  add('ArticlesBacklog', pipeline.articles, 120, 'Articles wait for more than two hours to be fetched: the register is late.')
  add('TextsBacklog', pipeline.texts, 30, 'Archived articles wait for more than half an hour to be read: the register is late.')
}

/** What was promised: an article that a feed lists can be asked for a quarter of an hour later. */
export const PROMISED_MINUTES = 15

/** Of every article of the news. */
function addLatenessAlarm(alarms: OperatorAlarms, metric: PipelineMetric): void {
  alarms.add({
    id: 'NewsLate',
    metric: metric('extract-meetings', METRIC.secondsToRegister, Duration.hours(1)).with({ statistic: Stats.p(95) }),
    threshold: PROMISED_MINUTES * 60,
    comparison: GREATER_THAN_THRESHOLD,
    periods: 2,
    missingData: NOT_BREACHING,
    meaning: 'For two hours more than one new article in twenty has come into the register later than a quarter of an hour after it was listed: analysts see meetings late.',
    runbookSection: 'news-late',
  })
}

/** An item that nobody can have missed: also in hours without news, and also where all else seems well. */
function addCanaryAlarm(alarms: OperatorAlarms, metric: PipelineMetric): void {
  alarms.add({
    id: 'CanaryLate',
    metric: metric('check-canary', METRIC.canarySeconds, Duration.minutes(30)).with({ statistic: Stats.p(95) }),
    threshold: PROMISED_MINUTES * 60,
    comparison: GREATER_THAN_THRESHOLD,
    periods: 2,
    missingData: BREACHING,
    meaning: 'For an hour the canary has not found its items in the register within a quarter of an hour of being listed, or nobody has looked: analysts see meetings late or not at all.',
    runbookSection: 'canary-late',
  })
}

/** A few throttles are retried and do no harm; many mean that a limit is too low. */
function addThrottleAlarms(alarms: OperatorAlarms, { functions, writtenTables }: WatchedPipeline): void {
  const period = Duration.minutes(15)
  const add = (id: string, parts: [string, IMetric][], threshold: number, meaning: string) => {
    for (const [index, some] of inGroups(parts, MOST_METRICS).entries()) {
      alarms.add({
        id: index === 0 ? id : `${id}${index + 1}`,
        metric: new MathExpression({
          expression: some.map(([name]) => `FILL(${name}, 0)`).join(' + '),
          label: 'Throttled',
          usingMetrics: Object.fromEntries(some),
          period,
        }),
        threshold,
        comparison: GREATER_THAN_THRESHOLD,
        periods: 2,
        missingData: NOT_BREACHING,
        meaning,
        runbookSection: 'throttled',
      })
    }
  }
  add(
    'FunctionsThrottled',
    Object.entries(functions).map(([name, one]) => [variable(name), one.metricThrottles({ statistic: Stats.SUM, period })]),
    100,
    'Lambda has refused to run functions more than a hundred times in a quarter of an hour, twice in a row: the register is late, and its API answers with errors.',
  )
  add(
    'TablesThrottled',
    Object.entries(writtenTables).map(([name, table]) => [variable(name), table.metric('WriteThrottleEvents', { statistic: Stats.SUM, period })]),
    1000,
    'DynamoDB has put off more than a thousand writes in a quarter of an hour, twice in a row: articles are read into the register late.',
  )
}

/** CloudWatch takes ten metrics in one alarm; what is beyond them gets an alarm of its own. */
const MOST_METRICS = 10

function inGroups<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, group) => items.slice(group * size, (group + 1) * size))
}

/** A name as a metric expression may call it: it begins in lower case, without hyphens. */
function variable(name: string): string {
  return name.replaceAll('-', '_')
}

/** Far more work than the feeds warrant costs money and annoys publishers. */
function addHaywireAlarms(
  alarms: OperatorAlarms,
  { dispatchFeeds }: WatchedPipeline,
  metric: PipelineMetric,
  settings: Settings,
): void {
  const scheduledAnHour = Math.ceil(60 / settings.pollMinutes)
  alarms.add({
    id: 'DispatchHaywire',
    metric: dispatchFeeds.metricInvocations({ statistic: Stats.SUM, period: Duration.hours(1) }),
    // Each scheduled call may be retried twice.
    threshold: 3 * scheduledAnHour,
    comparison: GREATER_THAN_THRESHOLD,
    periods: 1,
    missingData: NOT_BREACHING,
    meaning: 'The dispatcher runs far more often than scheduled: the bill grows for nothing.',
    runbookSection: 'haywire',
  })
  alarms.add({
    id: 'ArticlesHaywire',
    metric: metric('poll-feed', METRIC.articlesListed, Duration.hours(1)),
    threshold: settings.haywireArticlesPerHour,
    comparison: GREATER_THAN_THRESHOLD,
    periods: 1,
    missingData: NOT_BREACHING,
    meaning: 'Feeds list more new articles an hour than the settings expect: most likely a feed gives its items new addresses at every poll, and the bill grows.',
    runbookSection: 'haywire',
  })
}

/** Single failures are states of their feed or article; these tell that many fail at once. */
function addFailureAlarms(alarms: OperatorAlarms, metric: PipelineMetric): void {
  const sixHours = Duration.hours(6)
  alarms.add({
    id: 'FeedsFailing',
    metric: new MathExpression({
      // Below twenty polls a share says nothing.
      expression: 'IF(FILL(failed, 0) + FILL(polled, 0) >= 20, 100 * FILL(failed, 0) / (FILL(failed, 0) + FILL(polled, 0)), 0)',
      label: 'Polls that failed, %',
      usingMetrics: {
        failed: metric('poll-feed', METRIC.feedsFailed, sixHours),
        polled: metric('poll-feed', METRIC.feedsPolled, sixHours),
      },
      period: sixHours,
    }),
    threshold: 50,
    comparison: GREATER_THAN_THRESHOLD,
    periods: 1,
    missingData: NOT_BREACHING,
    meaning: 'More than half of all polls have failed for six hours: meetings are missed.',
    runbookSection: 'feeds-failing',
  })
  alarms.add({
    id: 'FeedFellSilent',
    metric: metric('poll-feed', METRIC.feedsFellSilent, Duration.days(1)),
    threshold: 1,
    comparison: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    periods: 1,
    missingData: NOT_BREACHING,
    meaning: 'A feed has had nothing new for much longer than it usually pauses, or could not be read for a day: its publisher may have moved it, and meetings are missed.',
    runbookSection: 'feed-fell-silent',
  })
  alarms.add({
    id: 'ArticlesFailing',
    metric: new MathExpression({
      expression: 'IF(FILL(failed, 0) + FILL(archived, 0) >= 50, 100 * FILL(failed, 0) / (FILL(failed, 0) + FILL(archived, 0)), 0)',
      label: 'Articles that could not be had, %',
      usingMetrics: {
        failed: metric('fetch-article', METRIC.articlesFailed, sixHours),
        archived: metric('fetch-article', METRIC.articlesArchived, sixHours),
      },
      period: sixHours,
    }),
    threshold: 50,
    comparison: GREATER_THAN_THRESHOLD,
    periods: 1,
    missingData: NOT_BREACHING,
    meaning: 'More than half of all articles could not be had for six hours: their meetings are missing from the register.',
    runbookSection: 'articles-failing',
  })
  alarms.add({
    id: 'MeetingsCollapsed',
    metric: new MathExpression({
      expression: 'IF(FILL(archived, 0) >= 500 AND FILL(reports, 0) < 1, 1, 0)',
      label: 'A day of many articles and no report',
      usingMetrics: {
        archived: metric('fetch-article', METRIC.articlesArchived, Duration.days(1)),
        reports: metric('extract-meetings', METRIC.reports, Duration.days(1)),
      },
      period: Duration.days(1),
    }),
    threshold: 1,
    comparison: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    periods: 1,
    missingData: NOT_BREACHING,
    meaning: 'Five hundred articles or more in a day, and not one meeting found in them: extraction is broken or the texts are empty.',
    runbookSection: 'meetings-collapsed',
  })
}
