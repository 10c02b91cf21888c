import { describe, expect, it } from 'vitest'
import { publishCanary } from '../../functions/publish-canary/publish-canary.ts'
import { canaryItem, latestCanaryItem } from '../../shared/canary/canary-items.ts'
import { STATE_PAIRS } from '../../shared/canary/state-pairs.ts'
import { feedListSchema } from '../../shared/domain/feed.ts'
import { canaryEntry } from '../../shared/canary/canary-feed.ts'
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
