import type { LookupAddress } from 'node:dns'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { fetchArticle } from '../../functions/fetch-article/fetch-article.ts'
import { readPage } from '../../functions/fetch-article/read-page.ts'
import { pollFeed } from '../../functions/poll-feed/poll-feed.ts'
import { createRobotsRules } from '../../shared/adapters/robots-rules.ts'
import { createWebClient } from '../../shared/adapters/web-client.ts'
import { archiveKeys } from '../../shared/articles/archive-keys.ts'
import { fragmentText } from '../../shared/articles/readable-text.ts'
import type { FeedEntry } from '../../shared/domain/feed.ts'
import { newFeed } from '../../shared/feeds/feed-life.ts'
import { parseFeed } from '../../shared/feeds/parse-feed.ts'
import type { FetchArticleMessage } from '../../shared/messages.ts'
import type { WebClient } from '../../shared/ports.ts'
import { type Misbehaviour, type MisbehavingServer, redirectTo, startMisbehavingServer } from '../adapters/misbehaving-server.ts'
import { feedEntry } from '../fakes/feed-entry.ts'
import { allAllowed, memoryArchive, memoryArticleStore, memoryFeedStore, memoryOutbox, nothingKept } from '../fakes/memory-ports.ts'

const MB = 1024 * 1024
const GZIP_BOMB = gzipSync(Buffer.alloc(12 * MB))
const BROTLI_BOMB = brotliCompressSync(Buffer.alloc(12 * MB), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
const START = new Date('2026-03-10T12:00:00.000Z')
const HOUR = 60
const DAY = 24 * HOUR

const servers: MisbehavingServer[] = []
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()))
})

async function serve(paths: Record<string, Misbehaviour>): Promise<MisbehavingServer> {
  const server = await startMisbehavingServer(paths)
  servers.push(server)
  return server
}

type Item = { n: number; guid?: string; published?: string }
const rss = (...items: Item[]): string =>
  `<rss version="2.0"><channel><title>Harbour Post</title>${items
    .map(({ n, guid, published }) => `<item><title>Talks ${n}</title><link>/news/${n}</link>${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}${published === undefined ? '' : `<pubDate>${published}</pubDate>`}</item>`)
    .join('')}</channel></rss>`

/** Polls of one feed through the real client and parser; `poll` polls so many minutes after the start. */
function polls(url: string, web: WebClient = createWebClient({ allowLoopback: true }), entry: Partial<FeedEntry> = {}) {
  const kept = nothingKept()
  const feed = newFeed(feedEntry(url, entry), START)
  kept.feeds.set(feed.feedId, feed)
  const queue: FetchArticleMessage[] = []
  const silent = { count: () => {}, log: { info: () => {}, warn: () => {}, error: () => {} } }
  async function poll(minutes = 0) {
    const clock = () => new Date(START.getTime() + minutes * 60_000)
    const stores = { feeds: memoryFeedStore(kept), articles: memoryArticleStore(kept), outbox: memoryOutbox(queue) }
    const ports = { ...stores, ...silent, web, robots: createRobotsRules(web, clock), parseFeed, recheckHours: 6, clock }
    await pollFeed({ feedId: feed.feedId, dueAt: null }, ports, () => 60_000)
    return kept.feeds.get(feed.feedId)
  }
  const paths = () => queue.map((message) => new URL(message.url).pathname)
  return { poll, queue, kept, paths }
}

describe('a feed whose server', () => {
  test('never changes its ETag, and answers 304 to it for good, has its news found within a day', async () => {
    let items = [{ n: 1 }]
    const { origin } = await serve({
      '/rss': (request, response) => {
        if (request.headers['if-none-match'] === '"same"') response.writeHead(304).end()
        else response.setHeader('etag', '"same"').end(rss(...items))
      },
    })
    const { poll, paths } = polls(`${origin}/rss`)
    await poll()
    items = [{ n: 2 }, { n: 1 }]
    await poll(HOUR)
    expect(paths()).toEqual(['/news/1'])
    expect(await poll(DAY)).toMatchObject({ validatorsTrusted: false })
    expect(paths()).toEqual(['/news/1', '/news/2'])
    items = [{ n: 3 }, ...items]
    await poll(DAY + HOUR)
    expect(paths()).toEqual(['/news/1', '/news/2', '/news/3'])
  })

  test('dates items in the future lists them without that date, and knows no newest item of the future', async () => {
    const { origin } = await serve({ '/rss': (_request, response) => void response.end(rss({ n: 1, published: 'Wed, 10 Mar 2027 07:00:00 GMT' })) })
    const { poll, queue } = polls(`${origin}/rss`)
    expect(await poll()).toMatchObject({ state: 'active', newestItemAt: null })
    expect(queue).toMatchObject([{ publishedAt: null, listedAt: START.toISOString() }])
  })

  test('gives its items new ids at every fetch has each taken up once', async () => {
    let fetched = 0
    const { origin } = await serve({ '/rss': (_request, response) => void response.end(rss({ n: 1, guid: `a${++fetched}` }, { n: 2, guid: `b${fetched}` })) })
    const { poll, paths, kept } = polls(`${origin}/rss`)
    for (const hours of [0, 1, 2, 3]) await poll(hours * HOUR)
    expect(fetched).toBe(4)
    expect(paths()).toEqual(['/news/1', '/news/2'])
    expect(kept.articles.size).toBe(2)
  })

  test('drops items and lists them again has each taken up once', async () => {
    const lists = [[1, 2, 3], [3], [], [1, 2, 3], [4, 1]]
    const { origin } = await serve({ '/rss': (_request, response) => void response.end(rss(...(lists.shift() ?? []).map((n) => ({ n })))) })
    const { poll, paths } = polls(`${origin}/rss`)
    for (const hours of [0, 1, 2, 3, 4]) await poll(hours * HOUR)
    expect(paths()).toEqual(['/news/1', '/news/2', '/news/3', '/news/4'])
  })

  test('sends an error page with status 200 in between fails, and loses nothing', async () => {
    const answers = [rss({ n: 1 }), '<!doctype html><html><body>Sorry</body></html>', rss({ n: 2 }, { n: 1 })]
    const { origin } = await serve({ '/rss': (_request, response) => void response.end(answers.shift()) })
    const { poll, paths } = polls(`${origin}/rss`)
    await poll()
    expect(await poll(HOUR)).toMatchObject({ state: 'failing', lastFailure: expect.stringContaining('HTML') })
    expect(await poll(DAY)).toMatchObject({ state: 'active' })
    expect(paths()).toEqual(['/news/1', '/news/2'])
  })

  test('has a news sitemap instead of a feed is read like one', async () => {
    const sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://harbour.example/news/1</loc><news:news><news:publication_date>2026-03-10T09:00:00Z</news:publication_date><news:title>Envoys meet</news:title></news:news></url></urlset>`
    const { origin } = await serve({ '/news.xml': (_request, response) => void response.setHeader('content-type', 'application/xml').end(sitemap) })
    const { poll, queue } = polls(`${origin}/news.xml`)
    expect(await poll()).toMatchObject({ state: 'active', newestItemAt: '2026-03-10T09:00:00.000Z' })
    expect(queue).toMatchObject([{ url: 'https://harbour.example/news/1', title: 'Envoys meet', publishedAt: '2026-03-10T09:00:00.000Z' }])
  })
})

describe('a feed that was read once, and whose server then', () => {
  /** Twenty seconds are long for a test. */
  const hasty: WebClient = (request) => createWebClient({ allowLoopback: true })({ ...request, timeoutMs: 500 })

  test.each<[string, Misbehaviour, RegExp]>([
    ['accepts and says nothing', () => {}, /^timeout/],
    ['hangs in the middle of its header', (request) => void request.socket.write('HTTP/1.1 200 OK\r\ncontent-ty'), /^timeout/],
    ['drips its body', (_request, response) => { const timer = setInterval(() => response.write(' '), 20); response.on('close', () => clearInterval(timer)) }, /^timeout/],
    ['sends less than it says', (_request, response) => { response.writeHead(200, { 'content-length': 5000 }).write(rss({ n: 9 })); setTimeout(() => response.destroy(), 20) }, /^unreachable/],
    ['hangs up', (request) => void request.socket.destroy(), /^unreachable/],
    ['redirects in a circle', redirectTo('/rss'), /^redirect_loop/],
    ['redirects to an address inside', redirectTo('http://169.254.169.254/latest/meta-data/'), /^forbidden_address/],
    ['redirects to an address inside in the clothes of IPv6', redirectTo('http://[::ffff:10.0.0.1]/'), /^forbidden_address/],
    ['sends a gzip bomb', (_request, response) => void response.setHeader('content-encoding', 'gzip').end(GZIP_BOMB), /^decompression_bomb/],
    ['sends a brotli bomb', (_request, response) => void response.setHeader('content-encoding', 'br').end(BROTLI_BOMB), /^decompression_bomb/],
    ['announces 60 MB', (_request, response) => void response.writeHead(200, { 'content-length': 60 * MB }).write('<rss>'), /^too_large/],
    ['sends HTML', (_request, response) => void response.setHeader('content-type', 'application/rss+xml').end('<!doctype html><html><body>Hello</body></html>'), /HTML page/],
    ['sends nothing', (_request, response) => void response.end(), /empty/],
  ])('%s has failed, is asked again, and loses nothing nor takes anything up twice', async (_name, misbehave, why) => {
    const sends = (...items: Item[]): Misbehaviour => (_request, response) => void response.end(rss(...items))
    let behave = sends({ n: 1 })
    const { origin } = await serve({ '/rss': (...exchange) => behave(...exchange) })
    const { poll, paths, kept } = polls(`${origin}/rss`, hasty)
    await poll()
    behave = misbehave
    expect(await poll(HOUR)).toMatchObject({ state: 'failing', failuresInRow: 1, lastFailure: expect.stringMatching(why) })
    expect(paths()).toEqual(['/news/1'])
    behave = sends({ n: 2 }, { n: 1 })
    expect(await poll(DAY)).toMatchObject({ state: 'active', failuresInRow: 0, lastFailure: null })
    expect(paths()).toEqual(['/news/1', '/news/2'])
    expect(kept.articles.size).toBe(2)
  })
})

describe('a ministry that has a list page instead of a feed', () => {
  const listPage = { item: 'li', date: { selector: 'i', format: 'dd.MM.yyyy' } }
  const list = (hits: number, ...numbers: number[]) => `<!doctype html><html><body><p>${hits} visits</p><ul>${numbers.map((n) => `<li><a href="/news/${n}?utm_source=${hits}">Talks ${n}</a> <i>0${n}.03.2026</i></li>`).join('')}</ul></body></html>`

  test('is read like a feed, each item once though items vanish and return and the page differs at each fetch', async () => {
    const lists = [[1, 2], [2], [1, 2, 3]]
    let hits = 0
    const { origin } = await serve({ '/press': (_request, response) => void response.end(list(++hits, ...(lists.shift() ?? [1, 2, 3]))) })
    const { poll, paths, kept } = polls(`${origin}/press`, undefined, { listPage })
    expect(await poll()).toMatchObject({ state: 'active', newestItemAt: '2026-03-02T00:00:00.000Z' })
    await poll(HOUR)
    await poll(2 * HOUR)
    expect(paths()).toEqual(['/news/1', '/news/2', '/news/3'])
    const before = kept.feeds.values().next().value?.itemsDigest
    expect(await poll(3 * HOUR)).toMatchObject({ itemsDigest: before })
  })

  test('fails while its layout is another or an error page stands there, and loses nothing', async () => {
    const answers = [list(1, 1), '<!doctype html><html><body><p>Under maintenance</p></body></html>', list(2, 2)]
    const { origin } = await serve({ '/press': (_request, response) => void response.end(answers.shift()) })
    const { poll, paths } = polls(`${origin}/press`, undefined, { listPage })
    await poll()
    expect(await poll(HOUR)).toMatchObject({ state: 'failing', lastFailure: expect.stringContaining('listPage.item') })
    expect(await poll(DAY)).toMatchObject({ state: 'active' })
    expect(paths()).toEqual(['/news/1', '/news/2'])
  })

  test('is not asked for where robots.txt says so', async () => {
    const { origin, requests } = await serve({
      '/robots.txt': (_request, response) => void response.end('User-agent: *\nDisallow: /press'),
      '/press': (_request, response) => void response.end(list(1, 1)),
    })
    expect(await polls(`${origin}/press`, undefined, { listPage }).poll()).toMatchObject({ state: 'failing', lastFailure: expect.stringContaining('robots.txt') })
    expect(requests.map(({ url }) => url)).toEqual(['/robots.txt'])
  })
})

describe('a name that resolves to an address inside', () => {
  const inside = ['127.0.0.1', '169.254.169.254', '10.1.2.3', '::1', '::ffff:10.0.0.1']
  const resolvingTo = (address: string) => async (): Promise<LookupAddress[]> => [
    { address: '93.184.216.34', family: 4 },
    { address, family: address.includes(':') ? 6 : 4 },
  ]

  test.each(inside)('fails as a feed, by its name: %s', async (address) => {
    const { poll, queue } = polls('https://harbour.example/rss', createWebClient({ resolve: resolvingTo(address) }))
    expect(await poll()).toMatchObject({ state: 'failing', lastFailure: expect.stringMatching(/^forbidden_address: harbour\.example/) })
    expect(queue).toEqual([])
  })

  test.each(inside)('fails as an article for good, feed’s content or not: %s', async (address) => {
    const kept = nothingKept()
    const silent = { count: () => {}, log: { info: () => {}, warn: () => {}, error: () => {} } }
    const message: FetchArticleMessage = {
      articleId: 'a_1', url: 'https://harbour.example/news/1', feedId: 'f_1', outlet: null, outletKind: null, country: null, title: null,
      publishedAt: null, listedAt: START.toISOString(), content: '<p>Envoys met.</p>', itemDigest: null, unlessReadSince: null,
    }
    await fetchArticle(
      message,
      {
        ...silent,
        articles: memoryArticleStore(kept),
        archive: memoryArchive(kept),
        archiveKeys,
        outbox: memoryOutbox([]),
        web: createWebClient({ resolve: resolvingTo(address) }),
        robots: allAllowed,
        readPage,
        contentText: fragmentText,
        clock: () => START,
      },
      { count: 1, last: false, timeLeft: () => 60_000 },
    )
    expect(kept.articles.get('a_1')).toMatchObject({ state: 'failed', reason: 'forbidden_address' })
    expect(kept.texts.size + kept.pages.size).toBe(0)
  })
})
