import { createArticleStore } from '../shared/adapters/article-store.ts'
import { createFeedStore } from '../shared/adapters/feed-store.ts'
import { createRegisterStore } from '../shared/adapters/register-store.ts'
import { createOutbox } from '../shared/adapters/outbox.ts'
import { canonicalUrl } from '../shared/articles/canonical-url.ts'
import type { Article } from '../shared/domain/article.ts'
import type { Feed } from '../shared/domain/feed.ts'
import { articleId } from '../shared/domain/ids.ts'
import type { ExtractMeetingsMessage, PollFeedMessage } from '../shared/messages.ts'
import { registerTableNames } from '../shared/runtime/environment.ts'
import { DataInUse } from './cloud/data-directory.ts'
import { NoLocalRegister } from './cloud/open-register.ts'
import { articlesListedBetween, failedArticles } from './ops/chosen-articles.ts'
import { type DeadLetterQueue, deadLetterQueues, lookInto, purge, redrive } from './ops/dead-letters.ts'
import { openPipeline, type Pipeline } from './ops/open-pipeline.ts'
import { HELP, type OpsOptions, readOpsOptions } from './ops/ops-options.ts'
import { articlesText, lettersText, queuesText } from './ops/print-ops.ts'
import { sendToFetch } from './ops/send-to-fetch.ts'
import { takeDown } from './ops/takedown.ts'
import { NoRegister } from './query/open-register.ts'
import { terminalText } from './query/terminal-text.ts'
import { runCommand } from './command-line.ts'

/** Width of the tables where the output is no terminal, characters. */
const PLAIN_WIDTH = 160

type Options<Command> = Extract<OpsOptions, { command: Command }>

/** What was asked for by name is not there; the message says what there is. */
class NotThere extends Error {
  override name = 'NotThere'
}

/** What a command has done: for a person, and as JSON. */
type Answer = { text: string; json: object }

/** Runs the command line; returns the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readOpsOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const pipeline = await openPipeline(options)
  try {
    const { text, json } = await answer(pipeline, options)
    process.stdout.write(options.json ? `${JSON.stringify(json, null, 2)}\n` : terminalText(text))
    return 0
  } finally {
    await pipeline.close()
  }
}

function answer(pipeline: Pipeline, options: OpsOptions): Promise<Answer> {
  switch (options.command) {
    case 'dlq list':
      return listQueues(pipeline)
    case 'dlq show':
      return showQueue(pipeline, options)
    case 'dlq redrive':
      return redriveQueues(pipeline, options)
    case 'dlq purge':
      return purgeQueue(pipeline, options)
    case 'articles failed':
      return showFailed(pipeline, options)
    case 'articles retry':
      return retryArticles(pipeline, options)
    case 'feeds revive':
      return reviveFeeds(pipeline, options)
    case 'takedown':
      return takedown(pipeline, options)
    default:
      return backfill(pipeline, options)
  }
}

async function listQueues({ sqs, queuePrefix }: Pipeline): Promise<Answer> {
  const queues = await deadLetterQueues(sqs, queuePrefix)
  return { text: queuesText(queues, width()), json: { queues: queues.map(({ name, messages }) => ({ name, messages })) } }
}

async function showQueue({ sqs, queuePrefix }: Pipeline, { queue, limit }: Options<'dlq show'>): Promise<Answer> {
  const [found] = chosen(await deadLetterQueues(sqs, queuePrefix), queue)
  const messages = found === undefined ? [] : await lookInto(sqs, found.url, limit)
  return { text: lettersText(messages), json: { messages } }
}

async function redriveQueues({ sqs, queuePrefix }: Pipeline, { queue }: Options<'dlq redrive'>): Promise<Answer> {
  const moved: { name: string; moved: number }[] = []
  const queues = chosen(await deadLetterQueues(sqs, queuePrefix), queue)
  const [first] = queues
  if (queue !== 'all' && first?.movable === false) throw new NotThere(`${first.name} holds runs that failed, not messages of a queue: the next run does their work. Once it has, remove them with dlq purge ${first.name}`)
  for (const { name, arn, messages } of queues.filter(({ movable }) => movable)) {
    if (messages > 0) moved.push({ name, moved: await redrive(sqs, arn) })
  }
  const text = moved.map(({ name, moved: count }) => `${name}: ${count} moved back`).join('\n')
  return { text: `${text === '' ? 'Nothing waits there.' : text}\n`, json: { moved } }
}

async function purgeQueue({ sqs, queuePrefix }: Pipeline, { queue }: Options<'dlq purge'>): Promise<Answer> {
  const [found] = chosen(await deadLetterQueues(sqs, queuePrefix), queue)
  if (found === undefined) throw new NotThere(`there is no dead-letter queue ${queue}`)
  await purge(sqs, found.url)
  return { text: `${found.name}: ${found.messages} removed\n`, json: { purged: { name: found.name, messages: found.messages } } }
}

function chosen(queues: DeadLetterQueue[], name: string): DeadLetterQueue[] {
  if (name === 'all') return queues
  const found = queues.filter((queue) => queue.name === name)
  if (found.length === 0) throw new NotThere(`there is no dead-letter queue ${name}; there are ${queues.map((queue) => queue.name).join(', ')}`)
  return found
}

async function showFailed(pipeline: Pipeline, { reason, since, limit }: Options<'articles failed'>): Promise<Answer> {
  const articles = await failedArticles(pipeline.dynamo, pipeline.nameOf('ARTICLES_TABLE'), reason, since, limit)
  const json = { articles: articles.map(({ articleId: id, url, reason: why, detail, updatedAt, failures, retryAt, feedId }) => ({ articleId: id, url, reason: why, detail, failedAt: updatedAt, failures, nextTryAt: retryAt, feedId })) }
  return { text: articlesText(articles, width()), json }
}

async function retryArticles(pipeline: Pipeline, options: Options<'articles retry'>): Promise<Answer> {
  const { dynamo } = pipeline
  const table = pipeline.nameOf('ARTICLES_TABLE')
  const articles = options.urls.length > 0 ? await articlesAt(pipeline, options.urls) : await failedArticles(dynamo, table, options.reason, options.since, options.limit)
  await fetchAgain(pipeline, articles)
  return sent('fetched again', articles, articles.length)
}

async function articlesAt(pipeline: Pipeline, urls: string[]): Promise<Article[]> {
  const store = createArticleStore(pipeline.dynamo, pipeline.nameOf('ARTICLES_TABLE'))
  return Promise.all(
    urls.map(async (url) => {
      const canonical = URL.canParse(url) ? canonicalUrl(url) : null
      const article = canonical === null ? null : await store.get(articleId(canonical))
      if (article === null) throw new NotThere(`no feed has listed an article at ${url}; give its address as "articles failed" shows it`)
      return article
    }),
  )
}

async function reviveFeeds(pipeline: Pipeline, { feeds: wanted }: Options<'feeds revive'>): Promise<Answer> {
  const found: Feed[] = []
  for await (const feed of createFeedStore(pipeline.dynamo, pipeline.nameOf('FEEDS_TABLE')).all()) {
    const named = wanted.includes(feed.feedId) || wanted.includes(feed.entry.url)
    if (named || (wanted.includes('all') && feed.state === 'failing')) found.push(feed)
  }
  const missing = wanted.filter((one) => one !== 'all' && !found.some(({ feedId, entry }) => feedId === one || entry.url === one))
  if (missing.length > 0) throw new NotThere(`there is no feed ${missing.join(', ')}; "npm run -s feeds -- status" shows them`)
  const retired = found.filter(({ state }) => state === 'retired')
  if (retired.length > 0) throw new NotThere(`${retired.map(({ entry }) => entry.url).join(', ')}: retired; put it on the feed list and deploy`)
  const messages: PollFeedMessage[] = found.map(({ feedId }) => ({ feedId, dueAt: null }))
  await createOutbox<PollFeedMessage>(pipeline.sqs, pipeline.nameOf('FEEDS_QUEUE_URL')).send(messages)
  const text = found.length === 0 ? 'No feed is failing.' : found.map(({ entry }) => `${entry.name} ${entry.url}`).join('\n')
  return { text: `${text}\n${found.length} sent to be polled now.\n`, json: { sent: found.map(({ feedId }) => feedId) } }
}

/** Fetches what failed or was never fetched, and reads what is archived. */
async function backfill(pipeline: Pipeline, { from, to, limit }: Options<'backfill'>): Promise<Answer> {
  const articles = await articlesListedBetween(pipeline.dynamo, pipeline.nameOf('ARTICLES_TABLE'), from, to, limit)
  const unread = articles.filter(({ state }) => state === 'failed' || state === 'listed')
  const archived = articles.filter(({ state, textKey }) => state !== 'failed' && state !== 'duplicate' && textKey !== null)
  await fetchAgain(pipeline, unread)
  const messages = archived.map(({ articleId: id, version, textKey }) => ({ articleId: id, version, textKey: textKey ?? '' }))
  await createOutbox<ExtractMeetingsMessage>(pipeline.sqs, pipeline.nameOf('TEXTS_QUEUE_URL')).send(messages)
  const text = `${unread.length} sent to be fetched, ${archived.length} to be read${articles.length === limit ? `; there may be more: --limit ${limit} was reached` : ''}.\n`
  return { text, json: { fetched: unread.length, read: archived.length, limitReached: articles.length === limit } }
}

async function takedown(pipeline: Pipeline, { url, why }: Options<'takedown'>): Promise<Answer> {
  const { dynamo, s3 } = pipeline
  const nameOf = (variable: string) => pipeline.nameOf(variable)
  const now = new Date()
  const tables = registerTableNames(nameOf)
  const [article] = await articlesAt(pipeline, [url])
  if (article === undefined) throw new NotThere(`no feed has listed an article at ${url}`)
  const done = await takeDown(article, why, {
    dynamo,
    s3,
    articles: createArticleStore(dynamo, nameOf('ARTICLES_TABLE')),
    register: createRegisterStore(dynamo, tables, () => now),
    bucket: nameOf('ARCHIVE_BUCKET'),
    reportsTable: tables.reports,
    historyTable: tables.meeting_history,
    now,
  })
  const text = `${article.url}\n${done.objects} objects deleted from the archive, ${done.reports} reports in ${done.meetings} meetings left without the article's words.\n`
  return { text, json: { articleId: article.articleId, ...done } }
}

function fetchAgain(pipeline: Pipeline, articles: Article[]): Promise<void> {
  return sendToFetch(pipeline.sqs, pipeline.nameOf('ARTICLES_QUEUE_URL'), articles, new Date())
}

function sent(what: string, articles: Article[], count: number): Answer {
  return { text: `${articles.map(({ url }) => url).join('\n')}\n${count} sent to be ${what}.\n`, json: { sent: articles.map(({ articleId: id }) => id) } }
}

function width(): number {
  return process.stdout.isTTY ? Math.max(process.stdout.columns, 80) : PLAIN_WIDTH
}

const EXPECTED = [NotThere, NoRegister, NoLocalRegister, DataInUse]

await runCommand({ typed: 'npm run -s ops --', main, expected: EXPECTED })
