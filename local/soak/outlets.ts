import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { FeedEntry } from '../../shared/domain/feed.ts'
import { generatedEntry } from '../generated-entry.ts'
import { endingOf, ITEMS_PER_FEED, paragraphsOf, publishedAt } from './articles.ts'
import type { Item } from './articles.ts'

/** Addresses of this machine to serve from: pages of one host are asked for one at a time. */
const HOSTS = Array.from({ length: 8 }, (_, n) => `127.0.0.${n + 1}`)

/** How often in a row a page is refused: a page refused at every attempt ends as failed, and rightly so. */
const MOST_TROUBLES = 2

/** What an outlet's server may do instead of answering. */
export type OutletTrouble = 'server_error' | 'too_many_requests' | 'disconnect' | 'cut_off'

/** The outlets of a soak, on this machine. */
export type Outlets = {
  feeds(count: number): FeedEntry[]
  urlOf: (item: Item) => string
  close(): Promise<void>
}

/**
 * Serves the feeds and articles of a soak. `trouble` is asked before each answer. Where this machine has but one
 * loopback address (macOS), all come from that, one at a time.
 */
export async function startOutlets(trouble: () => OutletTrouble | null): Promise<Outlets> {
  const servers: Server[] = []
  const bases: string[] = []
  /** By path, how often in a row it was not answered. */
  const unanswered = new Map<string, number>()
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/'
    const times = unanswered.get(path) ?? 0
    const fault = times < MOST_TROUBLES ? trouble() : null
    if (fault === null) {
      unanswered.delete(path)
      answer(path, response, urlOf)
    } else {
      unanswered.set(path, times + 1)
      misbehave(fault, response)
    }
  }
  for (const host of HOSTS) {
    const server = createServer(listener)
    const base = await listen(server, host)
    if (base === null) break
    servers.push(server)
    bases.push(base)
  }
  const baseOf = (feed: number) => bases[feed % bases.length] ?? ''
  function urlOf({ feed, item }: Item): string {
    return `${baseOf(feed)}/news/${feed}/${item}`
  }
  return {
    urlOf,
    feeds: (count) => Array.from({ length: count }, (_, feed) => generatedEntry(`Outlet ${feed}`, `${baseOf(feed)}/feeds/${feed}.xml`)),
    async close() {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve).closeAllConnections())))
    },
  }
}

/** The address listened on, or null if the machine does not have it. */
function listen(server: Server, host: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRNOTAVAIL' && host !== HOSTS[0]) resolve(null)
      else reject(error)
    })
    server.listen(0, host, () => {
      const address = server.address()
      resolve(address === null || typeof address === 'string' ? null : `http://${host}:${address.port}`)
    })
  })
}

function misbehave(trouble: OutletTrouble, response: ServerResponse): void {
  if (trouble === 'server_error') response.writeHead(503).end()
  else if (trouble === 'too_many_requests') response.writeHead(429, { 'retry-after': '1' }).end()
  else if (trouble === 'disconnect') response.destroy()
  else response.writeHead(200, { 'content-type': 'text/html', 'content-length': '100000' }).write('<!doctype html>', () => response.destroy())
}

function answer(path: string, response: ServerResponse, urlOf: (item: Item) => string): void {
  const feed = /^\/feeds\/(\d+)\.xml$/.exec(path)?.[1]
  const [, from, item] = /^\/news\/(\d+)\/(\d+)$/.exec(path) ?? []
  if (feed !== undefined) response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' }).end(feedText(Number(feed), urlOf))
  else if (from === undefined || item === undefined) response.writeHead(404).end()
  else answerPage({ feed: Number(from), item: Number(item) }, response)
}

function answerPage(item: Item, response: ServerResponse): void {
  const ending = endingOf(item)
  if (ending.state === 'failed' && ending.reason === 'not_found') {
    response.writeHead(404).end()
    return
  }
  const text = paragraphsOf(item).map((paragraph) => `<p>${paragraph}</p>`)
  const page = `<!doctype html><html><head><meta charset="utf-8"><title>${titleOf(item)}</title></head><body><article><h1>${titleOf(item)}</h1>${text.join('')}</article></body></html>`
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
}

function titleOf({ feed, item }: Item): string {
  return `News ${item} of outlet ${feed}`
}

/** Some outlets list a story of their neighbour's as well. */
function feedText(feed: number, urlOf: (item: Item) => string): string {
  const own = Array.from({ length: ITEMS_PER_FEED }, (_, item) => ({ feed, item }))
  const items = feed % 10 === 1 ? [...own, { feed: feed - 1, item: ITEMS_PER_FEED - 1 }] : own
  const entries = items.map((item) => `<item><title>${titleOf(item)}</title><link>${urlOf(item)}</link><pubDate>${new Date(publishedAt(item)).toUTCString()}</pubDate></item>`)
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Outlet ${feed}</title><link>${new URL(urlOf({ feed, item: 0 })).origin}</link><description>Generated</description>${entries.join('')}</channel></rss>`
}
