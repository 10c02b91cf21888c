import { execFile } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkFeeds } from '../../local/feeds/check-feeds.ts'
import { checksText } from '../../local/feeds/print-checks.ts'
import { createWebClient } from '../../shared/adapters/web-client.ts'
import { feedEntrySchema } from '../../shared/domain/feed.ts'
import { type MisbehavingServer, redirectTo, startMisbehavingServer } from '../adapters/misbehaving-server.ts'

const now = new Date('2026-03-10T12:00:00Z')
const item = (n: number, rest = ''): string => `<item><title>Talks ${n}</title><link>/news/${n}</link>${rest}</item>`
const rss = (items: string): string => `<rss version="2.0"><channel><title>Ledger</title>${items}</channel></rss>`
let server: MisbehavingServer

beforeAll(async () => {
  const feeds: Record<string, string> = {
    '/good': rss(item(1, '<pubDate>Mon, 09 Mar 2026 07:30:00 GMT</pubDate>') + item(2, '<pubDate>Sun, 08 Mar 2026 07:30:00 GMT</pubDate>')),
    '/odd': rss(item(1, '<pubDate>Mon, 02 Feb 2026 07:30</pubDate>') + item(2, '<pubDate>tomorrow</pubDate>') + item(3) + '<item><title>x & y</title></item>'),
    '/future': rss(item(1, '<pubDate>Mon, 09 Mar 2027 07:30:00 GMT</pubDate>')),
    '/empty': rss(''),
    '/cut': rss(item(1) + item(2)).slice(0, -40),
    '/html': '<!doctype html><html><body>Our feeds have moved</body></html>',
  }
  server = await startMisbehavingServer({
    ...Object.fromEntries(Object.entries(feeds).map(([path, text]) => [path, (_request, response) => void response.end(text)])),
    '/moved': redirectTo('/good', 301),
    '/circle': redirectTo('/circle'),
    '/inside': redirectTo('http://10.0.0.1/feed'),
    '/bomb': (_request, response) => void response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(30 * 1024 * 1024))),
    '/gone': (_request, response) => void response.writeHead(410).end(),
  })
})
afterAll(() => server.close())

const web = createWebClient({ allowLoopback: true })
const entry = (path: string) => feedEntrySchema.parse({ name: path, url: server.origin + path, country: 'KOR', kind: 'newspaper', language: 'en', terms: 'none' })
const check = async (path: string) => (await checkFeeds([entry(path)], web, () => now))[0]!

describe('a check of a feed', () => {
  test('says what it gives', async () => {
    expect(await check('/good')).toEqual({
      name: '/good', url: `${server.origin}/good`, readable: true, status: 200, format: 'rss', items: 2, newest: '2026-03-09T07:30:00.000Z', problems: [],
    })
  })

  test('tells what is odd about it', async () => {
    const { readable, problems } = await check('/odd')
    expect(readable).toBe(true)
    expect(problems).toEqual([
      '1 item without a usable link', '2 items without a date', '1 item with a date that cannot be read', '1 item dated without a zone', 'silent for 36 days',
    ])
    expect((await check('/future')).problems).toEqual(['1 item dated in the future'])
    expect((await check('/moved')).problems).toEqual([`moved for good to ${server.origin}/good`])
    expect((await check('/cut')).problems).toContain('is cut off before its end')
  })

  test.each([
    ['/empty', 200, 'no items'],
    ['/html', 200, 'an HTML page, not a feed'],
    ['/missing', 404, 'HTTP 404'],
    ['/gone', 410, 'HTTP 410'],
    ['/circle', null, 'redirect loop'],
    ['/inside', null, 'forbidden address'],
    ['/bomb', null, 'bomb'],
  ])('tells why %s cannot be read', async (path, status, problem) => {
    const found = await check(path)
    expect(found).toMatchObject({ readable: false, status })
    expect(found.problems.join()).toContain(problem)
  })

  test('prints a line for each in the order of the list, and the sum', async () => {
    const text = checksText(await checkFeeds(['/good', '/missing', '/moved'].map(entry), web, () => now), 160)
    expect(text.indexOf('/good')).toBeLessThan(text.indexOf('/missing'))
    expect(text).toContain('2 of 3 feeds can be read.')
  })
})

describe('npm run feeds', () => {
  const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, ['local/feeds.ts', ...args], (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err })
      })
    })

  test('check exits with 0 if all can be read and with 1 if not', async () => {
    const good = await run('check', '--allow-loopback', '--json', `${server.origin}/good`)
    expect(good.code).toBe(0)
    expect(JSON.parse(good.out)).toMatchObject({ feeds: [{ readable: true, items: 2 }] })
    const bad = await run('check', '--allow-loopback', `${server.origin}/good`, `${server.origin}/html`)
    expect(bad.code).toBe(1)
    expect(bad.out).toContain('1 of 2 feeds can be read.')
  })

  test('refuses the loopback unless told otherwise', async () => {
    const { code, out } = await run('check', `${server.origin}/good`)
    expect(code).toBe(1)
    expect(out).toContain('forbidden address')
  })

  test.each([[['check', 'no-such-list.json'], 'no-such-list.json'], [['chekc'], 'chekc'], [['check', '--jsn'], '--jsn'], [[], 'check']])(
    'with wrong arguments %j exits with 2 and says what is wrong',
    async (args, word) => {
      const { code, out, err } = await run(...args)
      expect(code).toBe(2)
      expect(err).toContain(word)
      expect(out).toBe('')
    },
  )

  test('tells how it is used', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    expect(out).toContain('--allow-loopback')
  })
})
