import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { feedEntrySchema } from '../../shared/domain/feed.ts'
import type { FeedEntry } from '../../shared/domain/feed.ts'
import type { NewsroomArticle } from './article-file.ts'
import { renderFeed } from './render-feed.ts'
import { renderBotWall, renderNotFound, renderPage } from './render-page.ts'
import { articlePath, loadNewsroom, outletOf } from './sample.ts'
import type { Newsroom } from './sample.ts'

/** A running newsroom. `feeds` are entries for a feed list; addresses hold the port it was given. */
export type RunningNewsroom = { baseUrl: string; feeds: FeedEntry[]; close(): Promise<void> }

/** What stands at one path. */
type Resource = { status: number; contentType: string; body: Buffer; lastModified: Date | null }

const ROBOTS_TXT = `User-agent: *
Disallow: /search
Disallow: /account/
Disallow: /print/
`

/**
 * Serves the sample newsroom on 127.0.0.1. `port` 0 (the default) takes a free one. With `now`, the
 * newsroom stands as of that moment: articles published later are not there yet.
 */
export async function startNewsroom(options: { port?: number; now?: Date } = {}): Promise<RunningNewsroom> {
  const newsroom = asOf(loadNewsroom(), options.now ?? null)
  let resources: ReadonlyMap<string, Resource> = new Map()
  const server = createServer((request, response) => answer(resources, request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the newsroom is not listening on a port')
  const baseUrl = `http://127.0.0.1:${address.port}`
  resources = buildResources(newsroom, baseUrl)
  return {
    baseUrl,
    feeds: feedEntries(newsroom, baseUrl),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

function asOf(newsroom: Newsroom, now: Date | null): Newsroom {
  if (now === null) return newsroom
  return {
    ...newsroom,
    feeds: newsroom.feeds.map((feed) => ({ ...feed, deadItems: feed.deadItems.filter((item) => Date.parse(item.published) <= now.getTime()) })),
    articles: newsroom.articles.filter((article) => Date.parse(article.published) <= now.getTime()),
  }
}

function feedEntries(newsroom: Newsroom, baseUrl: string): FeedEntry[] {
  return newsroom.feeds.map((feed) => {
    const outlet = outletOf(newsroom, feed.outlet)
    return feedEntrySchema.parse({
      name: outlet.name,
      url: baseUrl + feed.path,
      country: outlet.country,
      kind: outlet.kind,
      language: 'en',
      terms: 'Sample texts of this project, free to read',
      listPage: feed.listPage,
    })
  })
}

function buildResources(newsroom: Newsroom, baseUrl: string): Map<string, Resource> {
  const resources = new Map<string, Resource>([
    ['/robots.txt', { status: 200, contentType: 'text/plain; charset=utf-8', body: Buffer.from(ROBOTS_TXT), lastModified: null }],
  ])
  for (const feed of newsroom.feeds) {
    const { body, contentType, newest } = renderFeed(newsroom, feed, baseUrl)
    resources.set(feed.path, { status: 200, contentType, body, lastModified: newest })
  }
  for (const article of newsroom.articles) {
    resources.set(articlePath(outletOf(newsroom, article.outlet), article), articleResource(newsroom, article, baseUrl))
  }
  return resources
}

function articleResource(newsroom: Newsroom, article: NewsroomArticle, baseUrl: string): Resource {
  const outlet = outletOf(newsroom, article.outlet)
  const others = newsroom.articles.filter((other) => other.outlet === article.outlet && other !== article)
  const walled = article.access === 'bot-wall'
  const html = walled ? renderBotWall(outlet.name) : renderPage(article, { outlet, others, baseUrl })
  return {
    status: walled ? 403 : 200,
    contentType: 'text/html; charset=utf-8',
    body: Buffer.from(html),
    lastModified: walled ? null : new Date(article.updated ?? article.published),
  }
}

const NOT_FOUND: Resource = { status: 404, contentType: 'text/html; charset=utf-8', body: Buffer.from(renderNotFound()), lastModified: null }

function answer(resources: ReadonlyMap<string, Resource>, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const resource = resources.get(path) ?? NOT_FOUND
  const etag = `"${createHash('sha256').update(resource.body).digest('hex').slice(0, 16)}"`
  const headers: Record<string, string> = { 'content-type': resource.contentType, vary: 'Accept-Encoding' }
  if (resource.status === 200) headers['etag'] = etag
  if (resource.lastModified) headers['last-modified'] = resource.lastModified.toUTCString()
  if (resource.status === 200 && isUnchanged(request, etag, resource.lastModified)) {
    response.writeHead(304, headers).end()
    return
  }
  const compressed = resource.body.length > 1400 && acceptsGzip(request)
  const body = compressed ? gzipSync(resource.body) : resource.body
  if (compressed) headers['content-encoding'] = 'gzip'
  headers['content-length'] = String(body.length)
  response.writeHead(resource.status, headers).end(request.method === 'HEAD' ? undefined : body)
}

/** RFC 9110, 13.2.2: If-None-Match decides alone where it is given. */
function isUnchanged(request: IncomingMessage, etag: string, lastModified: Date | null): boolean {
  const ifNoneMatch = request.headers['if-none-match']
  if (ifNoneMatch !== undefined) return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*')
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  return lastModified !== null && !Number.isNaN(since) && Math.floor(lastModified.getTime() / 1000) * 1000 <= since
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(request.headers['accept-encoding'] ?? '')
}

const HELP = `Serves the sample newsroom on 127.0.0.1 until Ctrl-C.

Usage: node local/newsroom/server.ts [--port N] [--now INSTANT] [--help]

  --port N       port to listen on (default: a free one)
  --now INSTANT  show the newsroom as of that moment (ISO 8601); later articles are not there yet
  --help         this text

Prints the addresses of its feeds, one a line.
`

/** Runs the command line; returns the exit code, or null while the server stays up. */
async function main(args: string[]): Promise<number | null> {
  let values
  try {
    values = parseArgs({ args, options: { port: { type: 'string' }, now: { type: 'string' }, help: { type: 'boolean' } } }).values
  } catch (error) {
    return usageError(error instanceof Error ? error.message : String(error))
  }
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const port = Number(values.port ?? '0')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return usageError(`--port ${values.port} is no port; give a number from 0 to 65535`)
  const now = values.now === undefined ? undefined : new Date(values.now)
  if (now && Number.isNaN(now.getTime())) return usageError(`--now ${values.now} is no date; give one like 2026-03-12T00:00:00Z`)
  try {
    const running = await startNewsroom({ port, ...(now ? { now } : {}) })
    process.stdout.write(running.feeds.map((feed) => `${feed.url}\n`).join(''))
    return null
  } catch (error) {
    process.stderr.write(`The newsroom could not start: ${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

function usageError(message: string): number {
  process.stderr.write(`${message}\n\n${HELP}`)
  return 2
}

if (import.meta.main) {
  const code = await main(process.argv.slice(2))
  if (code !== null) process.exitCode = code
}
