import { describe, expect, it } from 'vitest'
import { checkCanary } from '../../functions/check-canary/check-canary.ts'
import { listedArticle } from '../../functions/fetch-article/article-version.ts'
import { canaryPageUrl, publishCanary } from '../../functions/publish-canary/publish-canary.ts'
import { canaryItem, latestCanaryItem } from '../../shared/canary/canary-items.ts'
import { STATE_PAIRS } from '../../shared/canary/state-pairs.ts'
import type { Article } from '../../shared/domain/article.ts'
import { feedListSchema } from '../../shared/domain/feed.ts'
import { canaryEntry } from '../../shared/canary/canary-feed.ts'
import { articleId } from '../../shared/domain/ids.ts'
import { fetchArticleMessageSchema } from '../../shared/messages.ts'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

const NOW = new Date('2026-03-10T12:07:00Z')
const BASE = 'https://canary.example'

describe("the canary's feed", () => {
  it('lists the items of the last hour, each with a page of its own', () => {
    const { body } = publishCanary('/feed.xml', BASE, NOW)
    const links = [...body.matchAll(/<link>(\S+\/items\/\d+)<\/link>/g)].map(([, link = '']) => link)
    expect(links).toHaveLength(4)
    for (const link of links) expect(publishCanary(new URL(link).pathname, BASE, NOW)).toMatchObject({ statusCode: 200, body: expect.stringContaining('<article>') })
    expect(body).toContain('Tue, 10 Mar 2026 12:00:00 GMT')
  })

  it.each(['/', '/items/0', '/items/-1', '/items/x', '/items/999999999', '/robots.txt', `/items/${latestCanaryItem(NOW).number + 1}`])('knows nothing of %s', (path) => {
    expect(publishCanary(path, BASE, NOW).statusCode).toBe(404)
  })

  it('tells, for every pair of states, of a meeting that the extractor reads as it is meant', () => {
    const { number: first } = latestCanaryItem(NOW)
    for (let number = first; number < first + STATE_PAIRS.length; number += 1) {
      const { paragraphs, title, publishedAt, expected } = canaryItem(number)
      const published = publishedAt.toISOString().slice(0, 10)
      const meetings = extractMeetings({ text: paragraphs.join('\n\n'), published, title, outlet: 'Canary', url: `${BASE}/items/${number}`, outletCountry: null, outletKind: 'canary' })
      expect(meetings.map(({ parties, date, status }) => ({ parties: parties.toSorted(), day: date?.start, status })), title).toEqual([
        { parties: [expected.party, expected.with].toSorted(), day: expected.day, status: 'held' },
      ])
    }
  })

  it('is of a kind that no feed list can give', () => {
    expect(feedListSchema.safeParse({ feeds: [canaryEntry(`${BASE}/feed.xml`)] }).success).toBe(false)
    expect(feedListSchema.safeParse({ feeds: [{ ...canaryEntry(`${BASE}/feed.xml`), kind: 'agency' }] }).success).toBe(true)
  })
})

describe('an item that is missing', () => {
  const FEED = `${BASE}/feed.xml`
  const item = latestCanaryItem(new Date(NOW.getTime() - 25 * 60_000))
  const url = canaryPageUrl(FEED, item)
  const message = fetchArticleMessageSchema.parse({
    articleId: articleId(url), url, feedId: 'f_1', outlet: 'Canary', outletKind: 'canary', title: null, publishedAt: null, listedAt: item.publishedAt.toISOString(), content: null,
  })

  it.each<[Partial<Article> | null, string]>([
    [null, 'never listed: it was not dispatched or its feed not polled'],
    [{}, 'listed: its page was not fetched'],
    [{ state: 'archived' }, 'archived: its text was not read'],
    [{ state: 'no_meeting' }, 'no_meeting'],
    [{ state: 'failed', reason: 'timeout', detail: '20 s' }, 'failed, timeout, 20 s'],
    [{ state: 'reported' }, 'reported: its meeting is not listed'],
  ])('and left %j is counted, and the log says: %s', async (changes, cameTo) => {
    const counted: [string, number][] = []
    const errors: object[] = []
    await checkCanary({
      feedUrl: FEED,
      patienceMinutes: 25,
      article: async (id) => (changes === null || id !== message.articleId ? null : { ...listedArticle(message), ...changes }),
      register: { listing: async () => [], meetings: async () => [], reports: async () => [], changesOfDay: async () => [], history: async () => [] },
      clock: () => NOW,
      count: (metric, amount = 1) => counted.push([metric, amount]),
      log: { info: () => {}, warn: () => {}, error: (_message, fields = {}) => errors.push(fields) },
    })
    expect(counted).toEqual([['CanaryMissing', 1], ['CanarySeconds', 37 * 60]])
    expect(errors).toMatchObject([{ url, cameTo }])
  })
})
