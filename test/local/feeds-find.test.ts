import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entryOf, findFeed, NoFeedFound } from '../../local/feeds/find-feeds.ts'
import { createWebClient } from '../../shared/adapters/web-client.ts'
import { feedListSchema } from '../../shared/domain/feed.ts'
import { type MisbehavingServer, startMisbehavingServer } from '../adapters/misbehaving-server.ts'

const FEED = '<rss version="2.0"><channel><title>Harbour Post</title><language>en-GB</language><item><title>Envoys meet</title><link>/news/1</link></item></channel></rss>'
const NEWS_SITEMAP =
  '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://harbour.example/1</loc><news:news><news:publication_date>2026-03-09</news:publication_date><news:title>Envoys meet</news:title></news:news></url></urlset>'
const page = (head: string) => `<!doctype html><html><head><title>Harbour Post</title>${head}</head><body><p>News</p></body></html>`
const link = (type: string, href: string) => `<link rel="alternate" type="${type}" href="${href}">`

const servers: MisbehavingServer[] = []
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()))
})

/** A site of the given documents; what is not there is 404. */
async function site(documents: Record<string, string>): Promise<MisbehavingServer> {
  const server = await startMisbehavingServer(
    Object.fromEntries(Object.entries(documents).map(([path, text]) => [path, (_request, response, origin) => void response.end(text.replaceAll('ORIGIN', origin))])),
  )
  servers.push(server)
  return server
}

const web = createWebClient({ allowLoopback: true })

describe('the feed behind an address', () => {
  test.each<[string, Record<string, string>, string]>([
    ['is the address itself if that is a feed', { '/': FEED }, '/'],
    ['is the one that the page links', { '/': page(link('application/rss+xml', 'news/feed.rss')), '/news/feed.rss': FEED }, '/news/feed.rss'],
    ['is the first linked one that can be read', { '/': page(link('application/atom+xml', '/dead') + link('application/rss+xml', '/alive')), '/alive': FEED }, '/alive'],
    ['is the news sitemap that robots.txt names', { '/': page(''), '/robots.txt': 'Sitemap: ORIGIN/all.xml\nSitemap: ORIGIN/maps/news.xml', '/all.xml': NEWS_SITEMAP, '/maps/news.xml': NEWS_SITEMAP }, '/maps/news.xml'],
    ['is in a usual place', { '/': page(link('text/css', '/style')), '/feed.xml': FEED }, '/feed.xml'],
  ])('%s', async (_name, documents, path) => {
    const { origin } = await site(documents)
    expect((await findFeed(`${origin}/`, web)).url).toBe(origin + path)
  })

  test('is missing where nothing can be read, which says what was tried', async () => {
    const { origin } = await site({ '/': page(link('application/rss+xml', '/dead')) })
    await expect(findFeed(`${origin}/`, web)).rejects.toThrow(/no feed nor news sitemap at the 1 addresses that the site names, nor at the 9 usual ones, and no list/)
    await expect(findFeed(`${origin}/absent`, web)).rejects.toThrow(new NoFeedFound(`${origin}/absent: HTTP 404`))
  })

  test('gives an entry for the feed list', async () => {
    const { origin } = await site({ '/': FEED })
    const entry = entryOf(await findFeed(`${origin}/`, web), { country: 'GBR', kind: 'newspaper', terms: 'free to read' })
    expect(feedListSchema.parse({ feeds: [entry] }).feeds).toEqual([
      { name: 'Harbour Post', url: `${origin}/`, country: 'GBR', kind: 'newspaper', language: 'en-gb', terms: 'free to read', minMinutes: 15, maxMinutes: 360 },
    ])
  })
})

describe('a page without a feed', () => {
  const menu = '<nav><ul><li><a href="/about/the-ministry">About the Ministry of Harbours</a></li></ul></nav>'
  const titles = ['Minister receives the envoy of the islands', 'Joint statement on the fishing grounds', 'Deputy minister travels to the straits']
  const days = ['9 March 2026', '8 March 2026', '27 February 2026']

  test.each<[string, (title: string, day: string, n: number) => string, (rows: string) => string, object]>([
    [
      'with a list',
      (title, day, n) => `<li class="item-${n}"><a href="/p/${n}">${title}</a> <span class="when">${day}</span></li>`,
      (rows) => `<ul class="press-list">${rows}</ul>`,
      { item: 'ul.press-list > li', date: { selector: 'span.when' } },
    ],
    [
      'with a table',
      (title, day, n) => `<tr><td>${n}</td><td><a href="/p/${n}">${title}</a></td><td class="date">${day}</td></tr>`,
      (rows) => `<table id="board"><tbody><tr><th>No.</th><th>Title</th><th>Date</th></tr>${rows}</tbody></table>`,
      { item: 'table#board > tbody > tr', date: { selector: 'td.date' } },
    ],
    [
      'with cards whose first link is a rubric',
      (title, day, n) => `<div class="card"><a href="/topics/x${n % 1}">Talks</a><h3 class="head"><a href="/p/${n}">${title}</a></h3><time datetime="${new Date(`${day} UTC`).toISOString()}">${day}</time></div>`,
      (rows) => `<div class="cards">${rows}</div>`,
      { item: 'div.cards > div.card', link: 'h3.head > a', date: { selector: 'time' } },
    ],
  ])('%s has selectors proposed that read it', async (_name, row, list, expected) => {
    const rows = titles.map((title, n) => row(title, days[n] ?? '', n + 1)).join('')
    const { origin } = await site({ '/': page('').replace('<p>News</p>', `${menu}${list(rows)}<footer><a href="/legal">Legal notice of the ministry</a></footer>`) })
    const found = await findFeed(`${origin}/`, web)
    expect(found.listPage).toEqual(expected)
    expect(found.feed.items.map(({ title, published }) => `${published?.slice(0, 10)} ${title}`)).toEqual(['2026-03-09', '2026-03-08', '2026-02-27'].map((day, n) => `${day} ${titles[n]}`))
    expect(feedListSchema.parse({ feeds: [entryOf(found, { country: null, kind: 'ministry', terms: 'free' })] }).feeds[0]?.listPage).toEqual(expected)
  })
})

describe('npm run feeds -- add', () => {
  const directory = mkdtempSync(join(tmpdir(), 'parley-feeds-'))
  const list = join(directory, 'feeds.json')
  let origin = ''
  beforeAll(async () => {
    writeFileSync(list, '{"feeds":[]}')
    origin = (await site({ '/': page(link('application/rss+xml', '/rss')), '/rss': FEED, '/none/': page('') })).origin
  })
  afterAll(() => rmSync(directory, { recursive: true }))
  const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, ['local/feeds.ts', 'add', '--allow-loopback', ...args], (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err })
      })
    })

  test('prints the entry, or writes it into a list once', async () => {
    const printed = await run(`${origin}/`, '--country', 'GBR')
    expect(printed.code, printed.err).toBe(0)
    expect(JSON.parse(printed.out)).toMatchObject({ url: `${origin}/rss`, country: 'GBR' })
    expect(await run(`${origin}/`, '--to', list)).toMatchObject({ code: 0, out: expect.stringContaining('1 items') })
    expect(feedListSchema.parse(JSON.parse(readFileSync(list, 'utf8'))).feeds.map(({ url }) => url)).toEqual([`${origin}/rss`])
    expect(await run(`${origin}/`, '--to', list)).toMatchObject({ code: 2, err: expect.stringContaining('already') })
  })

  test.each([
    [['not-an-address'], 'one address'],
    [['https://harbour.example/', '--country', 'ZZ'], '--country'],
    [['https://harbour.example/', '--kind', 'blog'], '--kind'],
  ])('refuses %j', async (args, word) => {
    expect(await run(...args)).toMatchObject({ code: 2, err: expect.stringContaining(word), out: '' })
  })
})
