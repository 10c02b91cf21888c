import { describe, expect, test } from 'vitest'
import { feedListSchema } from '../../shared/domain/feed.ts'
import { listPageSchema } from '../../shared/domain/list-page.ts'
import { itemsDigest } from '../../shared/feeds/items-digest.ts'
import { NotAFeed, parseFeed } from '../../shared/feeds/parse-feed.ts'
import type { ParsedFeed } from '../../shared/feeds/parsed-feed.ts'
import { feedEntry } from '../fakes/feed-entry.ts'

const URL = 'https://mfa.example/en/press/'
const NOW = new Date('2026-03-10T12:00:00Z')

function read(body: string, listPage: unknown, more: { country?: string; language?: string } = {}): Promise<ParsedFeed> {
  const bytes = new TextEncoder().encode(`<!doctype html><html lang="en"><head><title>Press releases</title></head><body>${body}</body></html>`)
  return parseFeed(bytes, { url: URL, contentType: 'text/html; charset=utf-8', listPage: listPageSchema.parse(listPage), now: NOW, country: more.country ?? null, language: more.language ?? 'en' })
}

const LIST = `<nav><a href="/about">About</a></nav>
<ul class="news">
  <li><a href="0310-call"> Minister speaks with <b>counterpart</b></a> <span class="date">10.03.2026</span><p>By phone.</p></li>
  <li><a href="/en/0309?utm_source=list"><img src="p.jpg" alt=""></a><h3><a href="/en/0309?utm_source=list">Envoys meet</a></h3><span class="date">09.03.2026</span></li>
  <li><a href="https://other.example/0308">Joint statement</a></li>
</ul>`

describe('a list page', () => {
  test('gives the same items as a feed: absolute links, titles, dates, summaries', async () => {
    const feed = await read(LIST, { item: 'ul.news li', title: 'a:not(:has(img))', date: { selector: '.date', format: 'dd.MM.yyyy' }, summary: 'p' })
    expect(feed).toMatchObject({ format: 'list', title: 'Press releases', language: 'en', warnings: [] })
    expect(feed.items.map(({ title, link, id, published, publishedAs, content }) => ({ title, link, same: id === link, published, publishedAs, content }))).toEqual([
      { title: 'Minister speaks with counterpart', link: 'https://mfa.example/en/press/0310-call', same: true, published: '2026-03-10T00:00:00.000Z', publishedAs: 'stated', content: '<p>By phone.</p>' },
      { title: 'Envoys meet', link: 'https://mfa.example/en/0309', same: true, published: '2026-03-09T00:00:00.000Z', publishedAs: 'stated', content: null },
      { title: 'Joint statement', link: 'https://other.example/0308', same: true, published: null, publishedAs: 'absent', content: null },
    ])
  })

  test.each<[string, string, unknown, string[]]>([
    ['whose items are the links themselves', '<div id="l"><a href="/1">One</a><a href="/2">Two</a></div>', { item: '#l > a' }, ['/1 One', '/2 Two']],
    ['whose link is chosen among others', '<div class="i"><a href="/topic">Topic</a><h2><a href="/1">One</a></h2></div>', { item: '.i', link: 'h2 a' }, ['/1 One']],
    ['whose title stands beside its link', '<div class="i"><h2>One</h2><a href="/1">Read more</a></div>', { item: '.i', title: 'h2' }, ['/1 One']],
    ['whose link has a title but no text', '<div class="i"><a href="/1" title="One"><img src="x"></a></div>', { item: '.i' }, ['/1 One']],
    ['that lists an article twice', '<p><a href="/1">One</a></p><p><a href="/1#more">Once more</a></p>', { item: 'p' }, ['/1 One']],
    ['with a base element', '<base href="/deep/"><p><a href="1">One</a></p>', { item: 'p' }, ['/deep/1 One']],
    ['with links that lead nowhere', '<p><a href="#">Top</a></p><p><a href="javascript:go(1)">Go</a></p><p>None</p><p><a href="/1">One</a></p>', { item: 'p' }, ['/1 One']],
  ])('%s is read', async (_name, body, listPage, expected) => {
    const { items } = await read(body, listPage)
    expect(items.map(({ link, title }) => `${link?.replace('https://mfa.example', '')} ${title}`)).toEqual(expected)
  })

  test('says how many matches are no items', async () => {
    const table = '<table><tr><th>Title</th></tr><tr><td><a href="/1">One</a></td></tr></table>'
    expect((await read(table, { item: 'tr' })).warnings).toEqual(['1 of 2 matches of listPage.item without a link'])
  })

  test('changes its digest when an item comes, goes or returns, and not with what stands around', async () => {
    const page = (hits: number, ...numbers: number[]) => `<p class="hits">${hits} hits</p>${numbers.map((n) => `<li><a href="/${n}?utm_campaign=${hits}">No ${n}</a> ${hits} views</li>`).join('')}`
    const digest = async (hits: number, ...numbers: number[]) => itemsDigest((await read(page(hits, ...numbers), { item: 'li' })).items)
    const first = await digest(1, 1, 2)
    expect(await digest(99, 1, 2)).toBe(first)
    expect(await digest(99, 2)).not.toBe(first)
    expect(await digest(99, 2, 1)).toBe(first)
  })

  test.each([
    ['finds nothing any more', '<p>Service temporarily unavailable</p>', { item: 'ul.news li' }, 'not_a_feed', 'nothing on the page is an item with a link (listPage.item: "ul.news li"); has its layout changed?'],
    ['finds no link', '<p>One</p>', { item: 'p' }, 'not_a_feed', 'nothing on the page is an item with a link (listPage.item: "p"); has its layout changed?'],
    ['has a selector that is none', '<p><a href="/1">One</a></p>', { item: 'p', date: { selector: 'td:nth(' } }, 'malformed', 'listPage.date.selector: "td:nth(" is no CSS selector'],
  ])('that %s is no feed, and says why', async (_name, body, listPage, reason, message) => {
    const failure = await read(body, listPage).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(NotAFeed)
    expect(failure).toMatchObject({ reason, message: expect.stringContaining(message) })
  })
})

describe('the date of an item', () => {
  const dated = async (written: string, format: string | undefined, more: { country?: string; language?: string } = {}) => {
    const { items } = await read(`<li><a href="/1">One</a> <i>${written}</i></li>`, { item: 'li', date: { selector: 'i', format } }, more)
    return `${items[0]?.published} ${items[0]?.publishedAs}`
  }

  test.each<[string, string | undefined, { country?: string; language?: string }, string]>([
    ['05.03.2026', 'dd.MM.yyyy', {}, '2026-03-05T00:00:00.000Z stated'],
    ['03/05/26', 'MM/dd/yy', {}, '2026-03-05T00:00:00.000Z stated'],
    ['Posted on: Thursday, 5 March 2026 | Press', 'EEEE, d MMMM yyyy', {}, '2026-03-05T00:00:00.000Z stated'],
    ['5. marts 2026', 'd. MMMM yyyy', { language: 'da' }, '2026-03-05T00:00:00.000Z stated'],
    ['5 de março de 2026', "d 'de' MMMM 'de' yyyy", { language: 'pt-BR' }, '2026-03-05T00:00:00.000Z stated'],
    ['5. listopada 2025.', 'd. MMMM yyyy.', { language: 'hr' }, '2025-10-05T00:00:00.000Z stated'],
    ['5 listopada 2025', 'd MMMM yyyy', { language: 'pl' }, '2025-11-05T00:00:00.000Z stated'],
    ['2026-03-05 17:30', 'yyyy-MM-dd HH:mm', { country: 'KOR' }, '2026-03-05T08:30:00.000Z zone_assumed'],
    ['Mar 5, 2026 12:10 a.m.', 'MMM d, yyyy hh:mm a', {}, '2026-03-05T00:10:00.000Z zone_assumed'],
    ['5 March 2026', undefined, {}, '2026-03-05T00:00:00.000Z stated'],
    ['31.02.2026', 'dd.MM.yyyy', {}, 'null unreadable'],
    ['2026-03-05 25:30', 'yyyy-MM-dd HH:mm', {}, 'null unreadable'],
    ['yesterday', 'dd.MM.yyyy', {}, 'null unreadable'],
    ['', 'dd.MM.yyyy', {}, 'null absent'],
  ])('%j as %j in %o is %s', async (written, format, more, expected) => {
    expect(await dated(written, format, more)).toBe(expected)
  })

  test('is what a time element says to machines, where no format is given', async () => {
    const { items } = await read('<li><a href="/1">One</a> <time datetime="2026-03-05T09:00:00+01:00">Thursday</time></li>', { item: 'li', date: { selector: 'time' } })
    expect(items[0]?.published).toBe('2026-03-05T08:00:00.000Z')
  })
})

describe('an entry for a list page', () => {
  test.each<[unknown, string]>([
    [{}, 'feeds.0.listPage.item'],
    [{ item: '' }, 'feeds.0.listPage.item'],
    [{ item: 'li', links: 'a' }, 'links'],
    [{ item: 'li', date: { selector: '.d', format: 'DD.MM.YYYY' } }, 'a date pattern of yyyy'],
    [{ item: 'li', date: { selector: '.d', format: 'MMMM yyyy' } }, 'one day (d)'],
    [{ item: 'li', date: { selector: '.d', format: 'dd d.MM.yyyy' } }, 'nothing twice'],
  ])('is refused by the name of the field: %j', (listPage, fault) => {
    const parsed = feedListSchema.safeParse({ feeds: [{ ...feedEntry(URL), listPage }] })
    const faults = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    expect(faults).toContain(fault)
  })
})
