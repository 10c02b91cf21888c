import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { listenOnLoopback } from '../../local/loopback-server.ts'
import type { LoopbackServer } from '../../local/loopback-server.ts'

/** Feeds of this server that cannot be read, with what their recorded failure must say. */
export const BROKEN_FEEDS: Record<string, RegExp> = {
  '/feeds/hangs': /timeout/,
  '/feeds/missing': /404/,
  '/feeds/circle': /redirect/,
  '/feeds/html': /feed|html/i,
  '/feeds/huge': /too_large/,
  '/feeds/bomb': /decompression_bomb|too_large/,
}

/** Articles of the one good feed, with how each must end. */
export const ARTICLE_ENDS: Record<string, { state: string; reason: string | null }> = {
  '/news/good': { state: 'reported', reason: null },
  '/news/pdf': { state: 'failed', reason: 'not_html' },
  '/news/empty': { state: 'failed', reason: 'no_text' },
  '/news/huge': { state: 'failed', reason: 'too_large' },
  '/news/bomb': { state: 'failed', reason: 'decompression_bomb' },
  '/news/japanese': { state: 'failed', reason: 'unsupported_language' },
  '/news/circle': { state: 'failed', reason: 'redirect_loop' },
  '/news/missing': { state: 'failed', reason: 'not_found' },
  '/news/broken': { state: 'failed', reason: 'server_error' },
}

const MEGABYTE = Buffer.alloc(1024 * 1024, '<p>The ministers met.</p>\n')
const BOMB = gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 })

const GOOD_TEXT = [
  'VIENNA, May 12 - Austrian Foreign Minister Johanna Reitmayr met her Croatian counterpart, Ivo Marasović, in Vienna on Tuesday for talks on energy and trade.',
  'The two ministers spoke for ninety minutes at the Foreign Ministry and agreed to reopen the border crossing at Spielfeld, the Austrian Foreign Ministry said in a statement.',
  'Marasović told reporters that the meeting had been open and friendly, and that both sides would continue their consultations on the pipeline in the autumn.',
]
const JAPANESE_TEXT = [
  '外務大臣は火曜日、東京でオーストリアの外務大臣と会談し、エネルギー協力と貿易の拡大について意見を交換した。',
  '両大臣は約一時間にわたって協議し、次回の会談を秋にウィーンで開くことで一致したと外務省が発表した。',
  '会談では地域の安全保障をめぐる情勢も取り上げられ、双方は緊密に連携していくことを確認した。',
]

/** Serves feeds and articles that go wrong in every way, and one feed and one article that do not. */
export async function startMisbehavingServer(): Promise<LoopbackServer> {
  let base = ''
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path === '/robots.txt') response.writeHead(404).end()
    else if (path === '/feeds/good') send(response, 'application/rss+xml', goodFeed(base))
    else answer(path, response)
  })
  const listening = await listenOnLoopback(server)
  base = listening.url
  return listening
}

function answer(path: string, response: ServerResponse): void {
  switch (path) {
    case '/feeds/hangs':
      return
    case '/feeds/circle':
    case '/news/circle':
      response.writeHead(302, { location: path }).end()
      return
    case '/feeds/html':
      send(response, 'text/html', page('Our news', GOOD_TEXT))
      return
    case '/feeds/huge':
      stream(response, 'application/rss+xml', 60)
      return
    case '/news/huge':
      stream(response, 'text/html', 20)
      return
    case '/feeds/bomb':
    case '/news/bomb':
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(BOMB)
      return
    case '/news/good':
      send(response, 'text/html; charset=utf-8', page('Austria and Croatia reopen crossing', GOOD_TEXT))
      return
    case '/news/japanese':
      send(response, 'text/html; charset=utf-8', page('外相会談', JAPANESE_TEXT, 'ja'))
      return
    case '/news/pdf':
      send(response, 'application/pdf', '%PDF-1.7\n1 0 obj\n')
      return
    case '/news/empty':
      send(response, 'text/html', '')
      return
    case '/news/broken':
      response.writeHead(500).end()
      return
    default:
      response.writeHead(404).end()
  }
}

function send(response: ServerResponse, contentType: string, body: string): void {
  response.writeHead(200, { 'content-type': contentType }).end(body)
}

/** Sends megabytes until they are done or the client has had enough. */
function stream(response: ServerResponse, contentType: string, megabytes: number): void {
  response.writeHead(200, { 'content-type': contentType })
  let left = megabytes
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1
      if (!response.write(MEGABYTE)) {
        response.once('drain', more)
        return
      }
    }
    response.end()
  }
  more()
}

function goodFeed(base: string): string {
  const items = Object.keys(ARTICLE_ENDS).map(
    (path) => `<item><title>News at ${path}</title><link>${base}${path}</link><pubDate>Tue, 12 May 2026 15:00:00 GMT</pubDate></item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>${base}</link><description>News</description>${items.join('')}</channel></rss>`
}

function page(title: string, paragraphs: string[], language = 'en'): string {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>\n${text}</article></body></html>`
}
