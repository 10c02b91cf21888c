import { expect, test } from 'vitest'
import { dispatchRetries } from '../../functions/dispatch-feeds/dispatch-retries.ts'
import { listedArticle } from '../../functions/fetch-article/article-version.ts'
import type { Article } from '../../shared/domain/article.ts'
import { type FetchArticleMessage, fetchArticleMessageSchema } from '../../shared/messages.ts'
import type { Outbox } from '../../shared/ports.ts'
import { memoryArticleRetries, memoryOutbox, nothingKept } from '../fakes/memory-ports.ts'

const NOW = new Date('2021-11-18T12:00:00.000Z')
const DUE = '2021-11-18T11:58:00.000Z'
const LATER = '2021-11-18T12:01:00.000Z'

function failed(path: string, changes: Partial<Article> = {}): Article {
  const message = fetchArticleMessageSchema.parse({
    articleId: `a_${path}`, url: `https://daily.example.org/${path}`, feedId: 'f_1', outlet: 'The Daily Test', outletKind: 'newspaper', country: 'KOR',
    title: 'Ministers meet', publishedAt: null, listedAt: '2021-11-18T10:55:00.000Z', content: null, itemDigest: 'said at first',
  })
  return { ...listedArticle(message), state: 'failed', reason: 'unreachable', detail: 'no such host', failures: 1, retryAt: DUE, ...changes }
}

/** A dispatcher over the articles; `run` is one scheduled run and tells what it sent. */
function dispatcher(articles: Article[], outbox?: Outbox<FetchArticleMessage>) {
  const kept = nothingKept()
  for (const article of articles) kept.articles.set(article.articleId, article)
  const queue: FetchArticleMessage[] = []
  const counted: Record<string, number> = {}
  async function run(timeLeft = 60_000): Promise<string[]> {
    queue.length = 0
    const count = (metric: string, amount = 1) => void (counted[metric] = (counted[metric] ?? 0) + amount)
    await dispatchRetries({ retries: memoryArticleRetries(kept), outbox: outbox ?? memoryOutbox(queue), clock: () => NOW, count }, () => timeLeft)
    return queue.map(({ articleId }) => articleId)
  }
  return { run, kept, queue, counted }
}

test('sends the failed articles whose next try has come, and no others', async () => {
  const { run, counted } = dispatcher([failed('due'), failed('later', { retryAt: LATER }), failed('for-good', { failures: 4, retryAt: null })])
  expect(await run()).toEqual(['a_due'])
  expect(counted).toEqual({ ArticlesSentAgain: 1 })
})

test('asks for a reading since the try was due, with all that is known of the article', async () => {
  const { run, queue } = dispatcher([failed('due')])
  await run()
  expect(queue).toEqual([fetchArticleMessageSchema.parse(queue[0])])
  expect(queue[0]).toMatchObject({
    url: 'https://daily.example.org/due', feedId: 'f_1', outlet: 'The Daily Test', country: 'KOR', title: 'Ministers meet',
    listedAt: '2021-11-18T10:55:00.000Z', itemDigest: 'said at first', unlessReadSince: DUE,
  })
})

test.each([
  ['the second, six hours on', 1, '2021-11-18T18:00:00.000Z'],
  ['the third, a day on', 2, '2021-11-19T12:00:00.000Z'],
  ['none', 3, null],
])('sends each once, and puts it off to the try that would follow: %s', async (_name, failures, retryAt) => {
  const { run, kept } = dispatcher([failed('due', { failures })])
  expect(await run()).toEqual(['a_due'])
  expect(kept.articles.get('a_due')).toMatchObject({ state: 'failed', failures, retryAt })
  expect(await run()).toEqual([])
})

test('leaves to the next run what it has no time for', async () => {
  const { run } = dispatcher([failed('due')])
  expect(await run(5_000)).toEqual([])
  expect(await run()).toEqual(['a_due'])
})

test('puts nothing off that the queue refused', async () => {
  const { run, kept, counted } = dispatcher([failed('due')], { send: () => Promise.reject(new Error('the queue is down')) })
  await expect(run()).rejects.toThrow('the queue is down')
  expect(kept.articles.get('a_due')?.retryAt).toBe(DUE)
  expect(counted).toEqual({})
})
