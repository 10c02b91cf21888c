import { CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib'
import type { Code, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { CANARY_FOLDER, TEXTS_PREFIX } from '../shared/articles/archive-keys.ts'
import { ARTICLES_PER_BATCH, MOST_DELIVERIES } from '../shared/queue-limits.ts'
import { CANARY_EVERY_MINUTES } from '../shared/canary/canary-items.ts'
import { CANARY_POLL_MINUTES } from '../shared/canary/canary-feed.ts'
import type { FunctionName } from './bundle.ts'
import type { Settings } from './config.ts'
import { createAlarmTopic } from './constructs/alarm-topic.ts'
import { OperatorAlarms } from './constructs/alarms.ts'
import { createAnalystPolicy } from './constructs/analyst-policy.ts'
import { createBudget } from './constructs/budget.ts'
import { createArchiveBucket } from './constructs/archive-bucket.ts'
import { CanaryAddress } from './constructs/canary.ts'
import { dataProtection } from './constructs/data-protection.ts'
import { encryptWithKey } from './constructs/encryption-key.ts'
import { FunctionSchedule } from './constructs/function-schedule.ts'
import { addPipelineAlarms, PROMISED_MINUTES } from './constructs/pipeline-alarms.ts'
import { createPipelineDashboard } from './constructs/pipeline-dashboard.ts'
import { ChangeStream, createEventBus, createNotificationTopic } from './constructs/event-bus.ts'
import { createExportBucket } from './constructs/export-bucket.ts'
import { ExportCatalog } from './constructs/export-catalog.ts'
import { PipelineFunction } from './constructs/pipeline-function.ts'
import { pipelineMetrics } from './constructs/pipeline-metrics.ts'
import { ReadApi } from './constructs/read-api.ts'
import { ReplayMachine } from './constructs/replay-machine.ts'
import { createCanaryTables, createTables, type Tables, type WrittenTables } from './constructs/tables.ts'
import { createDeadLetterQueue, WorkQueue } from './constructs/work-queue.ts'

export type PipelineStackProps = {
  settings: Settings
  /** The bundle of a function. */
  functionCode: (name: FunctionName) => Code
}

/** How long a batch may take in which a model is asked, twice about an article if need be. */
const MODEL_WORKER_TIMEOUT = Duration.minutes(5)
/** How long one batch may take. The handlers stop in time and hand back what they have not begun. */
const WORKER_TIMEOUT = Duration.seconds(60)
/** How long one request of the read API may take; API Gateway waits 30 seconds. */
const REQUEST_TIMEOUT = Duration.seconds(20)
/** The longest that Lambda grants: after a replay every month is to be written. Below the least time between two runs. */
const EXPORT_TIMEOUT = Duration.minutes(14)
/** News of a meeting may take days; whether there was any is looked at once a day. */
const SWEEP_EVERY_MINUTES = 24 * 60

const CANARY_MEMORY_MB = 256

type Canary = { function: PipelineFunction; feedUrl: string; tables: WrittenTables }

/** The whole of Parley: feeds are polled, articles archived, meetings extracted and kept. */
export class PipelineStack extends Stack {
  /** The function behind the read API. */
  readonly readApi: LambdaFunction
  readonly #props: PipelineStackProps
  readonly #tables: Tables
  readonly #archive: Bucket
  readonly #canary: Canary | null

  constructor(scope: Construct, props: PipelineStackProps) {
    const { settings } = props
    super(scope, settings.stackName, {
      description: 'Parley: news feeds in, a register of diplomatic meetings out',
    })
    this.#props = props
    const protection = dataProtection(settings.deletionProtection)
    if (settings.encryptionKey !== null) encryptWithKey(this, settings.encryptionKey, settings.deletionProtection)
    this.#tables = createTables(this, protection)
    this.#archive = createArchiveBucket(this, protection)
    this.#canary = settings.canary ? this.#publishCanary() : null

    const feeds = this.#workQueue('Feeds', { fifo: false })
    const articles = this.#workQueue('Articles', { fifo: true })
    const texts = this.#workQueue('Texts', { fifo: false, workerTimeout: this.#readerTimeout() })
    const replay = this.#workQueue('Replay', { fifo: false, workerTimeout: this.#readerTimeout() })

    const dispatchDeadLetters = this.#deadLetterQueue('Dispatch', 'of the schedule of polls and of the function it invokes')
    const dispatchFeeds = this.#dispatchFeeds(feeds.queue, articles.queue, dispatchDeadLetters)
    const pollFeed = this.#pollFeed(feeds.queue, articles.queue)
    const fetchArticle = this.#fetchArticle(articles.queue, texts.queue)
    const extractMeetings = this.#extractMeetings(texts.queue, replay.queue)
    const sweepDeadLetters = this.#deadLetterQueue('Sweep', 'of the schedule of sweeps and of the function it invokes')
    const sweepMeetings = this.#sweepMeetings(sweepDeadLetters)
    new FunctionSchedule(this, {
      name: 'Sweep',
      description: 'Looks for planned meetings whose day has passed',
      target: sweepMeetings.function,
      everyMinutes: SWEEP_EVERY_MINUTES,
      deadLetters: sweepDeadLetters,
    })
    const replayTexts = this.#replayTexts(replay.queue)
    const replayMachine = new ReplayMachine(this, { archive: this.#archive, prefix: TEXTS_PREFIX, replayTexts: replayTexts.function })
    const publishChanges = this.#publishChanges()
    const changes = new ChangeStream(this, this.#tables.meetingHistory, publishChanges)
    const exports = createExportBucket(this, protection)
    const exportDeadLetters = this.#deadLetterQueue('Export', 'of the schedule of exports and of the function it invokes')
    const exportMeetings = this.#exportMeetings(exports, exportDeadLetters)
    new FunctionSchedule(this, {
      name: 'Export',
      description: 'Looks for months to be counted and exported again',
      target: exportMeetings.function,
      everyMinutes: settings.export.everyMinutes,
      deadLetters: exportDeadLetters,
    })
    const catalog = new ExportCatalog(this, exports, settings)
    const readApi = this.#readApi()
    this.readApi = readApi.function
    const api = new ReadApi(this, readApi.function, settings)
    new FunctionSchedule(this, {
      name: 'Dispatch',
      description: 'Looks for feeds that are due, and for articles to be tried again',
      target: dispatchFeeds.function,
      everyMinutes: settings.pollMinutes,
      deadLetters: dispatchDeadLetters,
    })

    const checkCanary = this.#canary === null ? null : this.#checkCanary(this.#canary)

    const alarmTopic = createAlarmTopic(this, settings.alarmEmail)
    if (settings.monthlyBudgetDollars !== null) createBudget(this, settings.monthlyBudgetDollars, alarmTopic)
    const alarms = new OperatorAlarms(this, alarmTopic, settings.stackName)
    const metric = pipelineMetrics(settings.stackName)
    const functions = {
      'dispatch-feeds': dispatchFeeds.function,
      'poll-feed': pollFeed.function,
      'fetch-article': fetchArticle.function,
      'extract-meetings': extractMeetings.function,
      'publish-changes': publishChanges.function,
      'export-meetings': exportMeetings.function,
      'read-api': readApi.function,
      'sweep-meetings': sweepMeetings.function,
      'replay-texts': replayTexts.function,
      ...(this.#canary !== null && { 'publish-canary': this.#canary.function.function }),
      ...(checkCanary !== null && { 'check-canary': checkCanary.function }),
    }
    const tables = this.#tables
    const watched = {
      functions,
      writtenTables: {
        feeds: tables.feeds,
        articles: tables.articles,
        reports: tables.reports,
        meetings: tables.meetings,
        meetingIndex: tables.meetingIndex,
        meetingHistory: tables.meetingHistory,
        matchBlocks: tables.matchBlocks,
      },
      dispatchFeeds: dispatchFeeds.function,
      dispatchDeadLetters,
      feeds,
      articles,
      texts,
      replay,
      sweepDeadLetters,
      publishChanges: publishChanges.function,
      eventsDeadLetters: changes.deadLetters,
      exportDeadLetters,
    }
    addPipelineAlarms(alarms, watched, metric, settings)
    createPipelineDashboard(
      this,
      settings.stackName,
      {
        queues: { feeds: feeds.queue, articles: articles.queue, texts: texts.queue, replay: replay.queue },
        deadLetterQueues: {
          dispatch: dispatchDeadLetters,
          feeds: feeds.deadLetters,
          articles: articles.deadLetters,
          texts: texts.deadLetters,
          events: changes.deadLetters,
          export: exportDeadLetters,
          replay: replay.deadLetters,
          sweep: sweepDeadLetters,
        },
        functions,
      },
      metric,
    )

    this.#outputs({ feeds, articles, texts, replay }, { Dispatch: dispatchDeadLetters, Sweep: sweepDeadLetters, Events: changes.deadLetters, Export: exportDeadLetters }, alarmTopic.topicArn, replayMachine.arn)
    new CfnOutput(this, 'ReadApiUrl', { value: api.url })
    new CfnOutput(this, 'ExportBucketName', { value: exports.bucketName })
    new CfnOutput(this, 'AthenaDatabase', { value: catalog.database })
    new CfnOutput(this, 'AthenaWorkGroup', { value: catalog.workGroup })
    const { meetings, meetingIndex, meetingHistory, reports, statistics } = this.#tables
    const analysts = createAnalystPolicy(this, {
      tables: [meetings, meetingIndex, meetingHistory, reports, statistics],
      exports,
      catalog,
      readApiArn: api.invokeArn,
    })
    new CfnOutput(this, 'AnalystPolicyArn', { value: analysts.managedPolicyArn })
  }

  #workQueue(name: string, { fifo, workerTimeout = WORKER_TIMEOUT }: { fifo: boolean; workerTimeout?: Duration }): WorkQueue {
    return new WorkQueue(this, { name, fifo, workerTimeout, maxReceiveCount: MOST_DELIVERIES })
  }

  #deadLetterQueue(name: string, ofWhat: string): Queue {
    const queue = createDeadLetterQueue(new Construct(this, name), name, false)
    Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: `This is a dead-letter queue itself: ${ofWhat}.` })
    return queue
  }

  /** Sends the feeds that are due to be polled and the failed articles that are to be tried again; keeps the feeds in step with their list. */
  #dispatchFeeds(feedsQueue: Queue, articlesQueue: Queue, deadLetters: Queue): PipelineFunction {
    const { feeds, articles } = this.#tables
    const dispatchFeeds = this.#function('dispatch-feeds', {
      description: 'Sends the feeds that are due to be polled, and failed articles that are to be tried again',
      memoryMb: this.#props.settings.memoryMb.dispatchFeeds,
      deadLetters,
      environment: {
        FEEDS_TABLE: feeds.tableName,
        FEEDS_QUEUE_URL: feedsQueue.queueUrl,
        ARTICLES_TABLE: articles.tableName,
        ARTICLES_QUEUE_URL: articlesQueue.queueUrl,
        ...(this.#canary !== null && { CANARY_FEED_URL: this.#canary.feedUrl }),
      },
    })
    // The scan is of the start of a function's copy, which compares the stored feeds with the bundled list.
    dispatchFeeds.allow(['dynamodb:Scan', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], [feeds.tableArn])
    dispatchFeeds.allow(['dynamodb:Query'], [`${feeds.tableArn}/index/by_slot`, `${articles.tableArn}/index/by_retry`])
    dispatchFeeds.allow(['dynamodb:UpdateItem'], [articles.tableArn])
    dispatchFeeds.allow(['sqs:SendMessage'], [feedsQueue.queueArn, articlesQueue.queueArn, deadLetters.queueArn])
    return dispatchFeeds
  }

  /** Reads one feed and sends its new items on. */
  #pollFeed(feedsQueue: Queue, articlesQueue: Queue): PipelineFunction {
    const { feeds, articles } = this.#tables
    const { memoryMb, maxConcurrency } = this.#props.settings
    const pollFeed = this.#function('poll-feed', {
      description: 'Reads a feed and sends its new articles to be fetched',
      memoryMb: memoryMb.pollFeed,
      environment: {
        FEEDS_TABLE: feeds.tableName,
        ARTICLES_TABLE: articles.tableName,
        ARTICLES_QUEUE_URL: articlesQueue.queueUrl,
        RECHECK_HOURS: String(this.#props.settings.recheckHours),
        ...this.#contact(),
      },
    })
    pollFeed.consume({ queue: feedsQueue, batchSize: 10, maxConcurrency: maxConcurrency.pollFeed })
    pollFeed.allow(['dynamodb:GetItem', 'dynamodb:UpdateItem'], [feeds.tableArn])
    pollFeed.allow(['dynamodb:BatchGetItem', 'dynamodb:PutItem'], [articles.tableArn])
    pollFeed.allow(['sqs:SendMessage'], [articlesQueue.queueArn])
    return pollFeed
  }

  /** Fetches one article, archives its page and text, and sends the text on. */
  #fetchArticle(articlesQueue: Queue, textsQueue: Queue): PipelineFunction {
    const { articles } = this.#tables
    const { memoryMb, maxConcurrency } = this.#props.settings
    const fetchArticle = this.#function('fetch-article', {
      description: 'Fetches an article and archives its page and text',
      memoryMb: memoryMb.fetchArticle,
      environment: {
        ARTICLES_TABLE: articles.tableName,
        ARCHIVE_BUCKET: this.#archive.bucketName,
        ARTICLES_QUEUE_URL: articlesQueue.queueUrl,
        TEXTS_QUEUE_URL: textsQueue.queueUrl,
        ...this.#contact(),
      },
    })
    // One by one: an article that waits for another of its host in a batch loses deliveries without a try.
    fetchArticle.consume({ queue: articlesQueue, batchSize: ARTICLES_PER_BATCH, maxConcurrency: maxConcurrency.fetchArticle })
    fetchArticle.allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], [articles.tableArn])
    fetchArticle.allowObjects(['s3:PutObject'], this.#archive, ['pages', 'texts', ...this.#canaryFolder()])
    fetchArticle.allow(['sqs:SendMessage'], [textsQueue.queueArn])
    // A page that may be had later comes back when it may, and not when the queue thinks so.
    fetchArticle.allow(['sqs:ChangeMessageVisibility'], [articlesQueue.queueArn])
    return fetchArticle
  }

  /** Reads one archived text and brings the register up to date with what it says. */
  #extractMeetings(textsQueue: Queue, replayQueue: Queue): PipelineFunction {
    const { memoryMb, maxConcurrency } = this.#props.settings
    const { articles } = this.#tables
    const extractMeetings = this.#function('extract-meetings', {
      description: 'Reads an archived article and updates the register of meetings',
      memoryMb: memoryMb.extractMeetings,
      environment: {
        ...this.#registerVariables(),
        ARTICLES_TABLE: articles.tableName,
        ARCHIVE_BUCKET: this.#archive.bucketName,
        TEXTS_QUEUE_URL: textsQueue.queueUrl,
        ...this.#modelVariables(),
        ...this.#canaryTables(),
      },
      timeout: this.#readerTimeout(),
    })
    const reading = { batchSize: 10, maxBatchingWindow: Duration.seconds(5) }
    extractMeetings.consume({ ...reading, queue: textsQueue, maxConcurrency: maxConcurrency.extractMeetings })
    extractMeetings.consume({ ...reading, queue: replayQueue, maxConcurrency: maxConcurrency.replay }, 'ReplaySource')
    extractMeetings.allowObjects(['s3:GetObject'], this.#archive, ['texts', ...this.#canaryFolder()])
    // Without it S3 answers for an object that is not there as for one that is forbidden.
    extractMeetings.allow(['s3:ListBucket'], [this.#archive.bucketArn])
    extractMeetings.allow(['dynamodb:GetItem', 'dynamodb:PutItem'], [articles.tableArn])
    this.#allowRegister(extractMeetings, this.#tables)
    if (this.#canary !== null) this.#allowRegister(extractMeetings, this.#canary.tables)
    extractMeetings.allow(['dynamodb:Query'], [this.#tables.corrections.tableArn])
    // What a model may read later comes back when it may.
    extractMeetings.allow(['sqs:ChangeMessageVisibility'], [textsQueue.queueArn, replayQueue.queueArn])
    this.#allowModel(extractMeetings)
    return extractMeetings
  }

  /** Shows planned meetings of which nothing was heard as unconfirmed. */
  #sweepMeetings(deadLetters: Queue): PipelineFunction {
    const sweepMeetings = this.#function('sweep-meetings', {
      description: 'Shows planned meetings whose day has passed without a report as unconfirmed',
      memoryMb: this.#props.settings.memoryMb.sweepMeetings,
      deadLetters,
      environment: this.#registerVariables(),
    })
    sweepMeetings.allow(['sqs:SendMessage'], [deadLetters.queueArn])
    // It changes no report, so it needs less than a reader of articles does.
    const { reports, meetings, meetingIndex, meetingHistory, matchBlocks, corrections } = this.#tables
    sweepMeetings.allow(['dynamodb:BatchGetItem'], [reports.tableArn])
    sweepMeetings.allow(['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:ConditionCheckItem'], [meetings.tableArn])
    sweepMeetings.allow(['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'], [meetingIndex.tableArn])
    sweepMeetings.allow(['dynamodb:PutItem'], [meetingHistory.tableArn])
    sweepMeetings.allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'], [matchBlocks.tableArn])
    sweepMeetings.allow(['dynamodb:Query'], [corrections.tableArn])
    return sweepMeetings
  }

  /** Sends archived texts to be read again, for the replay's state machine. */
  #replayTexts(replayQueue: Queue): PipelineFunction {
    const { articles } = this.#tables
    const replayTexts = this.#function('replay-texts', {
      description: 'Sends archived texts to be read again',
      memoryMb: this.#props.settings.memoryMb.replayTexts,
      environment: { ARTICLES_TABLE: articles.tableName, REPLAY_QUEUE_URL: replayQueue.queueUrl, ...this.#readerVariables() },
    })
    replayTexts.allow(['dynamodb:BatchGetItem'], [articles.tableArn])
    replayTexts.allow(['sqs:SendMessage'], [replayQueue.queueArn])
    return replayTexts
  }

  #registerVariables(): Record<string, string> {
    const { reports, meetings, meetingIndex, meetingHistory, matchBlocks, corrections } = this.#tables
    return {
      REPORTS_TABLE: reports.tableName,
      MEETINGS_TABLE: meetings.tableName,
      MEETING_INDEX_TABLE: meetingIndex.tableName,
      MEETING_HISTORY_TABLE: meetingHistory.tableName,
      MATCH_BLOCKS_TABLE: matchBlocks.tableName,
      CORRECTIONS_TABLE: corrections.tableName,
    }
  }

  /** What changing the register takes: transactions need the actions of their parts. */
  #allowRegister(writer: PipelineFunction, { reports, meetings, meetingIndex, meetingHistory, matchBlocks }: WrittenTables): void {
    writer.allow(['dynamodb:Query', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'], [reports.tableArn])
    writer.allow(['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:ConditionCheckItem'], [meetings.tableArn])
    writer.allow(['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'], [meetingIndex.tableArn])
    writer.allow(['dynamodb:PutItem'], [meetingHistory.tableArn])
    writer.allow(
      ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
      [matchBlocks.tableArn],
    )
  }

  /** Tells of changes: an event for each, and the months to be counted again. */
  #publishChanges(): PipelineFunction {
    const { meetings, statistics } = this.#tables
    const { memoryMb, notifications, stackName } = this.#props.settings
    const bus = createEventBus(this, stackName)
    const topic = notifications ? createNotificationTopic(this) : null
    const publishChanges = this.#function('publish-changes', {
      description: 'Tells of new and changed meetings on the event bus',
      memoryMb: memoryMb.publishChanges,
      environment: {
        MEETINGS_TABLE: meetings.tableName,
        STATISTICS_TABLE: statistics.tableName,
        EVENT_BUS_NAME: bus.eventBusName,
        NOTIFICATION_TOPIC_ARN: topic?.topicArn ?? '',
      },
    })
    publishChanges.allow(['dynamodb:BatchGetItem'], [meetings.tableArn])
    publishChanges.allow(['dynamodb:UpdateItem'], [statistics.tableArn])
    publishChanges.allow(['events:PutEvents'], [bus.eventBusArn])
    if (topic !== null) publishChanges.allow(['sns:Publish'], [topic.topicArn])
    new CfnOutput(this, 'EventBusName', { value: bus.eventBusName })
    if (topic !== null) new CfnOutput(this, 'NotificationTopicArn', { value: topic.topicArn })
    return publishChanges
  }

  /** Counts the months that changed, and writes them to files. */
  #exportMeetings(exports: Bucket, deadLetters: Queue): PipelineFunction {
    const { meetings, meetingIndex, meetingHistory, reports, statistics } = this.#tables
    const exportMeetings = this.#function('export-meetings', {
      description: 'Counts and exports the months that changed',
      memoryMb: this.#props.settings.memoryMb.exportMeetings,
      timeout: EXPORT_TIMEOUT,
      deadLetters,
      environment: {
        MEETINGS_TABLE: meetings.tableName,
        MEETING_INDEX_TABLE: meetingIndex.tableName,
        MEETING_HISTORY_TABLE: meetingHistory.tableName,
        REPORTS_TABLE: reports.tableName,
        STATISTICS_TABLE: statistics.tableName,
        EXPORT_BUCKET: exports.bucketName,
      },
    })
    exportMeetings.allow(['dynamodb:Query'], [meetingIndex.tableArn])
    exportMeetings.allow(['dynamodb:BatchGetItem'], [meetings.tableArn])
    exportMeetings.allow(['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'], [statistics.tableArn])
    exportMeetings.allowObjects(['s3:DeleteObject', 's3:PutObject'], exports, ['parquet', 'csv'], 'ExportBucket')
    exportMeetings.allow(['s3:GetObject', 's3:PutObject'], [exports.arnForObjects('manifest.json')])
    // Without it S3 answers for a manifest that is not there yet as for one that is forbidden.
    exportMeetings.allow(['s3:ListBucket'], [exports.bucketArn])
    exportMeetings.allow(['sqs:SendMessage'], [deadLetters.queueArn])
    return exportMeetings
  }

  /** Answers questions to the register. It may read what it is asked for, and write nothing. */
  #readApi(): PipelineFunction {
    const { memoryMb, api } = this.#props.settings
    const { feeds, meetings, meetingIndex, meetingHistory, reports, statistics } = this.#tables
    const readApi = this.#function('read-api', {
      description: 'Answers questions to the register of meetings',
      memoryMb: memoryMb.readApi,
      timeout: REQUEST_TIMEOUT,
      environment: {
        FEEDS_TABLE: feeds.tableName,
        MEETINGS_TABLE: meetings.tableName,
        MEETING_INDEX_TABLE: meetingIndex.tableName,
        MEETING_HISTORY_TABLE: meetingHistory.tableName,
        REPORTS_TABLE: reports.tableName,
        STATISTICS_TABLE: statistics.tableName,
        ARCHIVE_BUCKET: this.#archive.bucketName,
        API_ACCESS: api.access,
        API_KEY_DIGESTS: api.keyDigests.join(','),
        API_WHOLE_TEXTS: String(api.articleText === 'whole'),
      },
    })
    readApi.allow(
      ['dynamodb:Query'],
      [meetingIndex.tableArn, meetingHistory.tableArn, `${meetingHistory.tableArn}/index/by_change`, `${feeds.tableArn}/index/by_slot`, statistics.tableArn],
    )
    readApi.allow(['dynamodb:GetItem'], [statistics.tableArn])
    readApi.allow(['dynamodb:BatchGetItem'], [meetings.tableArn, reports.tableArn, feeds.tableArn])
    readApi.allowObjects(['s3:GetObject'], this.#archive, ['texts'])
    // Without it S3 answers for a text that was taken down as for one that is forbidden.
    readApi.allow(['s3:ListBucket'], [this.#archive.bucketArn])
    return readApi
  }

  /** The canary's feed and the tables of its own register, which no other function may read but the one that looks for it. */
  #publishCanary(): Canary {
    const publishCanary = this.#function('publish-canary', {
      description: "Publishes the canary's feed of invented items",
      memoryMb: CANARY_MEMORY_MB,
      environment: {},
    })
    const { feedUrl } = new CanaryAddress(this, publishCanary.function, this.#props.settings.stackName)
    return { function: publishCanary, feedUrl, tables: createCanaryTables(this) }
  }

  /** Looks for the canary's items, the way that a reader of the register asks for a meeting. */
  #checkCanary({ feedUrl, tables }: Canary): PipelineFunction {
    const { articles } = this.#tables
    const checkCanary = this.#function('check-canary', {
      description: "Looks for the canary's latest item in its register",
      memoryMb: CANARY_MEMORY_MB,
      environment: {
        ARTICLES_TABLE: articles.tableName,
        CANARY_FEED_URL: feedUrl,
        CANARY_PATIENCE_MINUTES: String(CANARY_POLL_MINUTES + this.#props.settings.pollMinutes + PROMISED_MINUTES),
        ...this.#canaryTables(),
      },
    })
    checkCanary.allow(['dynamodb:GetItem'], [articles.tableArn])
    checkCanary.allow(['dynamodb:Query'], [tables.meetingIndex.tableArn])
    new FunctionSchedule(this, {
      name: 'CheckCanary',
      description: "Looks for the canary's latest item",
      target: checkCanary.function,
      everyMinutes: CANARY_EVERY_MINUTES,
      deadLetters: null,
    })
    return checkCanary
  }

  #canaryTables(): Record<string, string> {
    if (this.#canary === null) return {}
    const { reports, meetings, meetingIndex, meetingHistory, matchBlocks } = this.#canary.tables
    const names = {
      reports: reports.tableName,
      meetings: meetings.tableName,
      meeting_index: meetingIndex.tableName,
      meeting_history: meetingHistory.tableName,
      match_blocks: matchBlocks.tableName,
      // There are none on what is invented.
      corrections: this.#tables.corrections.tableName,
    }
    return { CANARY_TABLES: this.toJsonString(names) }
  }

  #canaryFolder(): string[] {
    return this.#canary === null ? [] : [CANARY_FOLDER]
  }

  #readerTimeout(): Duration {
    return this.#props.settings.engine === 'rules' ? WORKER_TIMEOUT : MODEL_WORKER_TIMEOUT
  }

  /** Who reads articles: what they are stamped with follows from it. */
  #readerVariables(): Record<string, string> {
    const { engine, bedrock } = this.#props.settings
    return engine === 'rules' || bedrock.model === null ? { ENGINE: 'rules' } : { ENGINE: engine, BEDROCK_MODEL: bedrock.model }
  }

  #modelVariables(): Record<string, string> {
    const { engine, bedrock } = this.#props.settings
    if (engine === 'rules' || bedrock.model === null) return this.#readerVariables()
    return {
      ...this.#readerVariables(),
      ...(bedrock.region !== null && { BEDROCK_REGION: bedrock.region }),
      MODEL_USAGE_TABLE: this.#tables.modelUsage.tableName,
      TOKENS_PER_DAY: String(bedrock.tokensPerDay),
      ASKED_ARTICLES_PER_DAY: String(bedrock.articlesPerDay),
    }
  }

  /** Nothing of it where the rules alone read. */
  #allowModel(reader: PipelineFunction): void {
    const { engine, bedrock } = this.#props.settings
    if (engine === 'rules' || bedrock.model === null) return
    reader.allowModel(bedrock.model, bedrock.region ?? this.region)
    reader.allow(['dynamodb:UpdateItem'], [this.#tables.modelUsage.tableArn])
    reader.allowObjects(['s3:GetObject', 's3:PutObject'], this.#archive, ['answers'])
  }

  #contact(): Record<string, string> {
    const { contactUrl } = this.#props.settings
    return contactUrl === null ? {} : { CONTACT_URL: contactUrl }
  }

  #function(
    name: FunctionName,
    props: { description: string; memoryMb: number; environment: Record<string, string>; deadLetters?: Queue; timeout?: Duration },
  ): PipelineFunction {
    return new PipelineFunction(this, {
      timeout: WORKER_TIMEOUT,
      ...props,
      name,
      code: this.#props.functionCode(name),
      settings: this.#props.settings,
    })
  }

  #outputs(queues: Record<string, WorkQueue>, deadLetters: Record<string, Queue>, alarmTopicArn: string, replayMachineArn: string): void {
    for (const [name, table] of Object.entries(this.#tables)) {
      new CfnOutput(this, `${capitalised(name)}TableName`, { value: table.tableName })
    }
    for (const [name, work] of Object.entries(queues)) {
      new CfnOutput(this, `${capitalised(name)}QueueUrl`, { value: work.queue.queueUrl })
      new CfnOutput(this, `${capitalised(name)}DeadLetterQueueUrl`, { value: work.deadLetters.queueUrl })
    }
    for (const [name, queue] of Object.entries(deadLetters)) {
      new CfnOutput(this, `${name}DeadLetterQueueUrl`, { value: queue.queueUrl })
    }
    new CfnOutput(this, 'ArchiveBucketName', { value: this.#archive.bucketName })
    new CfnOutput(this, 'ReplayMachineArn', { value: replayMachineArn })
    new CfnOutput(this, 'AlarmTopicArn', { value: alarmTopicArn })
  }
}

function capitalised(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
