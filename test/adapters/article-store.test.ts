import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fromArticleRow, toArticleRow } from '../../shared/adapters/article-row.ts'
import { createArticleRetries, createArticleStore } from '../../shared/adapters/article-store.ts'
import { createDocumentClient } from '../../shared/adapters/aws-clients.ts'
import type { Article } from '../../shared/domain/article.ts'
import type { ArticleRetries, ArticleStore } from '../../shared/ports.ts'
import { type LocalServices, startLocalServices } from '../fakes/local-services.ts'

const listed: Article = {
  articleId: 'a_1',
  url: 'https://daily.example.org/1',
  feedId: 'f_1',
  outlet: 'The Daily Test',
  outletKind: 'newspaper',
  country: 'KOR',
  title: 'Ministers meet',
  publishedAt: '2021-11-18T08:00:00.000Z',
  state: 'listed',
  reason: null,
  detail: null,
  failures: 0,
  retryAt: null,
  duplicateOf: null,
  textSource: null,
  version: 0,
  pageKey: null,
  textKey: null,
  textDigest: null,
  itemDigest: '0123456789abcdef',
  checkedAt: null,
  listedAt: '2021-11-18T09:00:00.000Z',
  updatedAt: '2021-11-18T09:00:00.000Z',
  extractorVersion: null,
  fallback: null,
  reportCount: 0,
}
const archived: Article = {
  ...listed,
  state: 'archived',
  textSource: 'page',
  version: 1,
  pageKey: 'pages/1',
  textKey: 'texts/1',
  textDigest: 'fedcba9876543210',
  checkedAt: '2021-11-18T09:05:00.000Z',
}
const reported: Article = { ...archived, state: 'reported', extractorVersion: '1', reportCount: 2 }
const failed: Article = { ...listed, state: 'failed', reason: 'gone', detail: 'HTTP 410' }
const putOff: Article = { ...listed, state: 'failed', reason: 'unreachable', detail: 'no such host', failures: 1, retryAt: '2021-11-18T10:05:00.000Z' }
const duplicate: Article = { ...listed, state: 'duplicate', duplicateOf: 'a_2', checkedAt: '2021-11-18T09:05:00.000Z' }

let services: LocalServices
let articles: ArticleStore
let retries: ArticleRetries
let table = 0

beforeAll(async () => {
  services = await startLocalServices()
})
afterAll(() => services.close())
beforeEach(async () => {
  const name = `articles-${table++}`
  await services.createTable(name, {
    hash: 'article_id',
    index: [
      { name: 'by_failure', hash: 'failure_reason', range: 'failed_at' },
      { name: 'by_retry', hash: 'state', range: 'retry_at' },
    ],
  })
  articles = createArticleStore(createDocumentClient(), name)
  retries = createArticleRetries(createDocumentClient(), name)
  services.disturb(() => null)
  services.ledger.reset()
})

describe('an article as an item', () => {
  test.each([listed, archived, reported, failed, putOff, duplicate])('comes back as it was: $state', (article) => {
    expect(fromArticleRow(toArticleRow(article))).toEqual(article)
  })

  test('is in the index of failures only if it failed', () => {
    expect(toArticleRow(failed)).toMatchObject({ failure_reason: 'gone', failed_at: failed.updatedAt })
    expect(Object.keys(toArticleRow(reported))).not.toContain('failure_reason')
    expect(Object.keys(toArticleRow(reported))).not.toContain('failed_at')
  })

  test('is in the index of what to try again only if that is to come', () => {
    expect(toArticleRow(putOff)).toMatchObject({ state: 'failed', retry_at: putOff.retryAt, failures: 1 })
    expect(Object.keys(toArticleRow(failed))).not.toContain('retry_at')
    expect(Object.keys(toArticleRow(failed))).not.toContain('failures')
  })
})

describe('the article store', () => {
  test('adds an article once', async () => {
    await articles.add(listed)
    await articles.saveFetched(archived)
    await articles.add(listed)
    expect(await articles.get('a_1')).toEqual(archived)
  })

  test('takes what fetching made of an article that was never marked, since its message says all', async () => {
    await articles.saveFetched(archived)
    expect(await articles.get('a_1')).toEqual(archived)
  })

  test('does not let a late second fetch undo what was read', async () => {
    await articles.saveFetched(archived)
    await articles.saveRead(reported)
    await articles.saveFetched(failed)
    expect(await articles.get('a_1')).toEqual(reported)
  })

  test('does not let an old version undo a newer one', async () => {
    const second = { ...reported, version: 2 }
    await articles.saveRead(second)
    await articles.saveRead(reported)
    expect(await articles.get('a_1')).toEqual(second)
  })

  test('takes a text for an article that could not be had before, and a newer version of one that could', async () => {
    await articles.saveFetched(failed)
    await articles.saveFetched(archived)
    expect(await articles.get('a_1')).toEqual(archived)
    await articles.saveRead(reported)
    const second = { ...archived, version: 2, textKey: 'texts/2' }
    await articles.saveFetched(second)
    expect(await articles.get('a_1')).toEqual(second)
  })

  test('notes a repeated look without touching what others write meanwhile', async () => {
    await articles.saveRead(reported)
    await articles.saveChecked({ ...archived, checkedAt: '2021-11-18T15:00:00.000Z', itemDigest: null, feedId: 'f_0', outlet: 'Another' })
    const noted = { checkedAt: '2021-11-18T15:00:00.000Z', itemDigest: null, feedId: 'f_0', outlet: 'Another' }
    expect(await articles.get('a_1')).toEqual({ ...reported, ...noted })
  })

  test('tells which of 250 articles it knows, three reads for all', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `a_${index}`)
    const stored = ids.filter((_, index) => index % 2 === 0)
    await Promise.all(stored.map((articleId) => articles.add({ ...listed, articleId })))
    services.ledger.reset()
    const known = await articles.known([...ids, ...ids])
    expect([...known.keys()].sort()).toEqual(stored.sort())
    expect(known.get('a_0')).toEqual({ feedId: 'f_1', listedAt: listed.listedAt, state: 'listed', checkedAt: null, itemDigest: listed.itemDigest })
    expect(services.ledger.entries()).toMatchObject([{ operation: 'BatchGetItem', requests: 3 }])
  })

  test('knows nothing of no articles', async () => {
    expect(await articles.known([])).toEqual(new Map())
  })

  test('survives throttling, internal errors, cut connections and answers that never came', async () => {
    const kinds = ['throttling', 'internal', 'disconnect'] as const
    let calls = 0
    services.disturb(() => {
      const kind = kinds[calls++]
      return kind === undefined ? null : { when: calls % 2 === 0 ? 'after' : 'before', kind }
    })
    await articles.saveFetched(archived)
    expect(calls).toBeGreaterThan(kinds.length)
    expect(await articles.get('a_1')).toEqual(archived)
  })
})

describe('the articles to be tried again', () => {
  const dueIds = async (now: string) => (await Array.fromAsync(retries.due(now))).flat().map(({ articleId }) => articleId)

  test('are those whose time has come, the longest due first', async () => {
    await articles.add({ ...putOff, articleId: 'a_late', retryAt: '2021-11-18T10:05:00.001Z' })
    await articles.add({ ...putOff, articleId: 'a_second', retryAt: '2021-11-18T10:00:00.000Z' })
    await articles.add({ ...putOff, articleId: 'a_first', retryAt: '2021-11-18T09:00:00.000Z' })
    await articles.add({ ...failed, articleId: 'a_gone' })
    await articles.add({ ...reported, articleId: 'a_read' })
    expect(await dueIds('2021-11-18T10:05:00.000Z')).toEqual(['a_first', 'a_second'])
  })

  test('come page by page, each whole', async () => {
    const ids = Array.from({ length: 210 }, (_, index) => `a_${String(index).padStart(3, '0')}`)
    await Promise.all(ids.map((articleId) => articles.add({ ...putOff, articleId })))
    const pages = (await Array.fromAsync(retries.due(putOff.retryAt ?? ''))).filter(({ length }) => length > 0)
    expect(pages.map(({ length }) => length)).toEqual([200, 10])
    expect(pages[0]?.[0]).toEqual({ ...putOff, articleId: pages[0]?.[0]?.articleId })
  })

  test.each(['2021-11-18T16:05:00.000Z', null])('are put off to %s, and found then if ever', async (retryAt) => {
    await articles.add(putOff)
    await retries.putOff(putOff, retryAt)
    expect(await articles.get('a_1')).toEqual({ ...putOff, retryAt })
    expect(await dueIds('2021-11-18T16:00:00.000Z')).toEqual([])
    expect(await dueIds('2021-11-19T00:00:00.000Z')).toEqual(retryAt === null ? [] : ['a_1'])
  })

  test('are left as they are if they were tried meanwhile', async () => {
    await articles.add(putOff)
    await articles.saveFetched(archived)
    await retries.putOff(putOff, '2021-11-18T16:05:00.000Z')
    expect(await articles.get('a_1')).toEqual(archived)
    await retries.putOff({ ...putOff, articleId: 'a_never' }, null)
    expect(await articles.get('a_never')).toBeNull()
  })
})
