import { describe, expect, it } from 'vitest'
import { compareWithTold } from '../../../local/soak/census.ts'
import type { Held } from '../../../local/soak/census.ts'
import { endingOf, ITEMS_PER_FEED, paragraphsOf, publishedAt, TELLINGS } from '../../../local/soak/articles.ts'
import type { Item } from '../../../local/soak/articles.ts'
import { FAULT_NAMES, putToWork } from '../../../local/soak/faults.ts'
import { followProgress } from '../../../local/soak/progress.ts'
import { seededRandom } from '../../../local/soak/seeded-random.ts'
import { extractMeetings } from '../../../shared/extract/extract-meetings.ts'

const FEEDS = 24
const urlOf = ({ feed, item }: Item) => `https://outlet.example/${feed}/${item}`
const items = Array.from({ length: FEEDS * ITEMS_PER_FEED }, (_, n) => ({ feed: Math.floor(n / ITEMS_PER_FEED), item: n % ITEMS_PER_FEED }))

/** The tables as they must be in the end. */
function asTold(): Held {
  const told = items.map((item) => ({ item, ending: endingOf(item), id: `a_${item.feed}_${item.item}` }))
  const tellings = told.flatMap(({ ending, id }) => (ending.state === 'reported' ? [{ article_id: id, meeting_id: `m_${ending.meeting}` }] : []))
  const meetings = [...new Set(tellings.map(({ meeting_id: id }) => id))].map((id) => ({ meeting_id: id, source_count: TELLINGS }))
  return {
    articles: told.map(({ item, ending, id }) => ({
      article_id: id,
      url: urlOf(item),
      state: ending.state,
      ...(ending.state === 'failed' ? { failure_reason: ending.reason } : {}),
    })),
    reports: tellings,
    meetings,
    listings: meetings,
  }
}

const troubles = ({ articles, reports, meetings, listings }: Held) => {
  const { lost, doubled, wrong } = compareWithTold({ articles, reports, meetings, listings }, urlOf, FEEDS)
  return { lost: lost.length, doubled: doubled.length, wrong: wrong.length }
}

describe('the census of a soak', () => {
  it('finds nothing where all is as it was told', () => {
    expect(troubles(asTold())).toEqual({ lost: 0, doubled: 0, wrong: 0 })
  })

  it.each<[string, (held: Held) => Held, { lost?: number; doubled?: number; wrong?: number }]>([
    ['an item that was never listed', (held) => ({ ...held, articles: held.articles.slice(0, -1) }), { lost: 1 }],
    ['an article that stopped on its way', (held) => ({ ...held, articles: held.articles.map((row, n) => (n === 7 ? { ...row, state: 'archived' } : row)) }), { lost: 1 }],
    ['an article that failed though its page is well', (held) => ({ ...held, articles: held.articles.map((row, n) => (n === 7 ? { ...row, state: 'failed', failure_reason: 'server_error' } : row)) }), { wrong: 1 }],
    ['an article kept twice', (held) => ({ ...held, articles: [...held.articles, ...held.articles.slice(7, 8)] }), { doubled: 1 }],
    ['a report without its meeting', (held) => ({ ...held, meetings: held.meetings.slice(1), listings: held.listings.slice(1) }), { lost: 1 }],
    ['a meeting that is two records', (held) => ({ ...held, reports: held.reports.map((row, n) => (n === 0 ? { ...row, meeting_id: 'm_other' } : row)), meetings: [...held.meetings, { meeting_id: 'm_other', source_count: 1 }], listings: [...held.listings, { meeting_id: 'm_other' }] }), { doubled: 1 }],
    ['a meeting listed twice', (held) => ({ ...held, listings: [...held.listings, ...held.listings.slice(0, 1)] }), { doubled: 1 }],
    ['a meeting that is not listed', (held) => ({ ...held, listings: held.listings.slice(1) }), { lost: 1 }],
  ])('finds %s', (_what, change, expected) => {
    expect(troubles(change(asTold()))).toEqual({ lost: 0, doubled: 0, wrong: 0, ...expected })
  })
})

describe('the articles of a soak', () => {
  it('tell the extractor of one meeting between two parties, or of none', () => {
    for (const item of items) {
      const ending = endingOf(item)
      if (ending.state === 'failed') continue
      const text = paragraphsOf(item).join('\n\n')
      const meetings = extractMeetings({ text, published: publishedAt(item).slice(0, 10), title: null, outlet: null, url: urlOf(item), outletCountry: null, outletKind: 'newspaper' })
      expect(meetings.map(({ parties }) => parties.length), text).toEqual(ending.state === 'reported' ? [2] : [])
    }
  })
})

describe('the faults of a soak', () => {
  it.each(FAULT_NAMES)('"%s" does nothing any more once it is stopped', (name) => {
    const atWork = putToWork(name, seededRandom(1), 'Parley')
    atWork.stop()
    for (let n = 0; n < 200; n += 1) {
      expect(atWork.faults({ service: 's3', operation: 'PutObject', resource: 'archive', caller: 'Parley-FetchArticleFunction', needs: [] })).toBeNull()
      expect(atWork.delivery('Parley-FetchArticleFunction')).toEqual({ lateMs: 0, reversed: false, again: false })
      expect([atWork.clockAheadMs(), atWork.outlets(), atWork.kills()]).toEqual([0, null, false])
    }
  })

  it('leave the calls of whoever looks on alone', () => {
    const atWork = putToWork('everything at once', seededRandom(1), 'Parley')
    const faults = Array.from({ length: 500 }, () => atWork.faults({ service: 'dynamodb', operation: 'Scan', resource: 'Articles', caller: 'census', needs: [] }))
    expect(faults.filter((fault) => fault !== null)).toEqual([])
  })
})

describe('the progress of a soak', () => {
  it('goes by the last two minutes, not by the whole run', () => {
    const progress = followProgress(1_000, 0)
    progress.add(600)
    expect(progress.line(60_000)).toContain('600 of 1000 articles fetched, 600 a minute, 1 minutes left')
    progress.add(40)
    expect(progress.line(240_000)).toContain('640 of 1000 articles fetched, 13 a minute, 27 minutes left')
  })

  it('promises no end while nothing moves', () => {
    expect(followProgress(1_000, 0).line(30_000)).toContain('0 a minute, nothing at the moment')
  })
})
