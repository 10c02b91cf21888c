import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser } from 'linkedom'
import { parseFeed as parseWithFeedsmith } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { articleText } from '../../local/newsroom/article-file.ts'
import { exportDocs } from '../../local/newsroom/export-docs.ts'
import { articlePath, articlesOfFeed, loadNewsroom, outletOf } from '../../local/newsroom/sample.ts'
import type { FeedSource } from '../../local/newsroom/sample.ts'
import { startNewsroom } from '../../local/newsroom/server.ts'
import type { RunningNewsroom } from '../../local/newsroom/server.ts'
import { encodeWindows1251 } from '../../local/newsroom/windows-1251.ts'
import { articleStateSchema, failureReasonSchema } from '../../shared/domain/article.ts'
import { feedEntrySchema } from '../../shared/domain/feed.ts'
import { extractedMeetingSchema } from '../../shared/domain/extracted-meeting.ts'
import { salienceSchema, statusSchema } from '../../shared/domain/meeting-fields.ts'

const newsroom = loadNewsroom()

let running: RunningNewsroom
beforeAll(async () => {
  running = await startNewsroom()
})
afterAll(() => running.close())

const feedCases = newsroom.feeds.map((feed): [string, FeedSource] => [feed.path, feed])

describe('the newsroom', () => {
  it('serves every feed in its declared encoding and lists its articles, newest first', async () => {
    for (const [path, feed] of feedCases) {
      const items = readItems(await getFeed(path, feed), feed)
      const expected = articlesOfFeed(newsroom, feed).map((article) => article.title)
      const dead = new Set(feed.deadItems.map((item) => item.title))
      expect(
        items.map((item) => item.title).filter((title) => !dead.has(title)),
        path,
      ).toEqual(expected)
      expect(items.length, path).toBe(expected.length + dead.size)
    }
  })

  it('carries no date in the feed that has none, and one in every item of the others', async () => {
    for (const [path, feed] of feedCases) {
      const dates = readItems(await getFeed(path, feed), feed).map((item) => item.published)
      for (const date of dates) expect(Number.isNaN(Date.parse(date ?? '')), path).toBe(!feed.dates)
    }
    expect(newsroom.feeds.filter((feed) => !feed.dates)).toHaveLength(1)
  })

  it('writes relative links where the feed says so', async () => {
    for (const [path, feed] of feedCases) {
      const links = readItems(await getFeed(path, feed), feed).map((item) => item.link)
      for (const link of links) expect(link.startsWith(feed.links === 'relative' ? '/' : `${running.baseUrl}/`), `${path}: ${link}`).toBe(true)
    }
  })

  it('sends the windows-1251 feed in bytes of that code page, with no charset in the header', async () => {
    const response = await fetch(running.baseUrl + '/neva-agency/en/export/rss.xml')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(response.headers.get('content-type')).toBe('application/rss+xml')
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError)
    expect(new TextDecoder('windows-1251').decode(bytes)).toContain('Агентство «Нева»')
  })

  it('lists some articles in two feeds, under addresses that differ only in their tracking parameters', async () => {
    const [all, top] = await Promise.all(
      ['/meridian-wire/rss.xml', '/meridian-wire/top.xml'].map(async (path) => {
        const feed = newsroom.feeds.find((candidate) => candidate.path === path)
        if (!feed) throw new Error(`no feed ${path}`)
        return readItems(await getFeed(path, feed), feed).map((item) => item.link)
      }),
    )
    expect(top?.length).toBeGreaterThan(2)
    for (const link of top ?? []) {
      expect(all).not.toContain(link)
      expect(all?.map(withoutQuery)).toContain(withoutQuery(link))
    }
  })

  it('shows every paragraph of every open article on its page, in order, with furniture around it', async () => {
    for (const article of newsroom.articles.filter((candidate) => candidate.access === 'open')) {
      const response = await fetch(running.baseUrl + articlePath(outletOf(newsroom, article.outlet), article))
      expect(response.status, article.name).toBe(200)
      const page = flatten(pageText(await response.text()))
      let from = 0
      for (const block of article.blocks) {
        const at = page.indexOf(flatten(block.text), from)
        expect(at, `${article.name}: ${block.text}`).toBeGreaterThanOrEqual(from)
        from = at + 1
      }
      expect(page.length, article.name).toBeGreaterThan(flatten(articleText(article)).length + 200)
    }
  })

  it('hides one page behind a bot wall while its feed carries the whole text', async () => {
    const walled = newsroom.articles.filter((article) => article.access === 'bot-wall')
    expect(walled).toHaveLength(1)
    for (const article of walled) {
      const response = await fetch(running.baseUrl + articlePath(outletOf(newsroom, article.outlet), article))
      expect(response.status).toBe(403)
      expect(await response.text()).not.toContain(article.blocks[0]?.text)
      const feed = newsroom.feeds.find((candidate) => candidate.outlet === article.outlet)
      if (!feed) throw new Error(`no feed lists ${article.name}`)
      const item = readItems(await getFeed(feed.path, feed), feed).find((candidate) => candidate.title === article.title)
      for (const block of article.blocks) expect(item?.content).toContain(block.text)
    }
  })

  it('answers 404 for the feed item whose page is gone', async () => {
    const dead = newsroom.feeds.flatMap((feed) => feed.deadItems)
    expect(dead).toHaveLength(1)
    for (const item of dead) expect((await fetch(running.baseUrl + item.path)).status).toBe(404)
  })

  it('answers 304 to either validator it gave, and 200 to an outdated one', async () => {
    for (const path of ['/meridian-wire/rss.xml', '/nordic-courier/politics/tromso-meeting-joint-cable-patrols']) {
      const first = await fetch(running.baseUrl + path)
      const etag = first.headers.get('etag') ?? ''
      const lastModified = first.headers.get('last-modified') ?? ''
      await first.arrayBuffer()
      expect(await statusOf(path, { 'if-none-match': etag })).toBe(304)
      expect(await statusOf(path, { 'if-none-match': `W/${etag}` })).toBe(304)
      expect(await statusOf(path, { 'if-modified-since': lastModified })).toBe(304)
      expect(await statusOf(path, { 'if-none-match': '"other"', 'if-modified-since': lastModified })).toBe(200)
      expect(await statusOf(path, { 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' })).toBe(200)
    }
  })

  it('compresses for those who accept gzip, and for nobody else', async () => {
    const path = '/meridian-wire/rss.xml'
    const encoding = async (accept: string): Promise<string | null> =>
      (await fetch(running.baseUrl + path, { headers: { 'accept-encoding': accept } })).headers.get('content-encoding')
    expect(await encoding('gzip')).toBe('gzip')
    expect(await encoding('br')).toBeNull()
    expect(await encoding('gzip;q=0')).toBeNull()
  })

  it('names its feeds as entries of a feed list', () => {
    expect(running.feeds).toHaveLength(newsroom.feeds.length)
    for (const entry of running.feeds) expect(feedEntrySchema.safeParse(entry).success, entry.url).toBe(true)
    expect(new Set(running.feeds.map((entry) => entry.url)).size).toBe(running.feeds.length)
  })

  it('stands as of a moment: what is published later is not there yet', async () => {
    const early = await startNewsroom({ now: new Date('2026-03-10T00:00:00Z') })
    try {
      const path = '/nordic-courier/politics/tromso-meeting-joint-cable-patrols'
      expect((await fetch(early.baseUrl + path)).status).toBe(404)
      expect((await fetch(early.baseUrl + '/nordic-courier/politics/nordic-ministers-gather-in-tromso-on-thursday')).status).toBe(200)
      expect(await (await fetch(early.baseUrl + '/nordic-courier/atom.xml')).text()).not.toContain('tromso-meeting')
    } finally {
      await early.close()
    }
  })

  it('refuses anything but reading', async () => {
    const response = await fetch(running.baseUrl + '/meridian-wire/rss.xml', { method: 'POST', body: 'x' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD')
  })
})

describe('the windows-1251 encoder', () => {
  it('encodes what the code page has and refers to the rest by number', () => {
    const text = 'Нева — «новости» Ardıçoğlu'
    expect(new TextDecoder('windows-1251').decode(encodeWindows1251(text))).toBe('Нева — «новости» Ard&#305;&#231;o&#287;lu')
  })
})

const goldLineSchema = z.object({
  id: z.string(),
  meetings: z.array(z.object({ meeting: z.string(), salience: salienceSchema, status: statusSchema })),
})
const registerSchema = z.object({
  meetings: z.array(
    extractedMeetingSchema
      .pick({ parties: true, status: true, format: true, date: true, place: true, participants: true, topics: true, durationMin: true })
      .extend({ id: z.string(), reports: z.array(z.object({ article: z.string(), salience: salienceSchema, status: statusSchema })).min(1) }),
  ),
})
const articlesSchema = z.object({
  articles: z.array(
    z.object({
      article: z.string().nullable(),
      path: z.string(),
      state: articleStateSchema,
      reason: failureReasonSchema.nullable(),
      textSource: z.enum(['page', 'feed']).nullable(),
      meetings: z.array(z.string()),
    }),
  ),
})

const gold = readLines('newsroom.gold.jsonl').map((line) => goldLineSchema.parse(JSON.parse(line)))
const register = registerSchema.parse(JSON.parse(readGolden('newsroom.register.json'))).meetings
const expectedArticles = articlesSchema.parse(JSON.parse(readGolden('newsroom.articles.json'))).articles
const articleOf = new Map(newsroom.articles.map((article) => [article.name, article]))

describe('the annotations of the newsroom', () => {
  it('cover every English article, among them at least twenty without a meeting', () => {
    const english = newsroom.articles.filter((article) => article.language === 'en').map((article) => article.name)
    expect(gold.map((line) => line.id).sort()).toEqual(english.sort())
    expect(gold.filter((line) => line.meetings.length === 0).length).toBeGreaterThanOrEqual(20)
  })

  it('agree with the expected register: every report of a meeting is an annotation, and the other way round', () => {
    const fromGold = gold.flatMap(({ id, meetings }) => meetings.map((m) => `${m.meeting} ${id} ${m.salience} ${m.status}`))
    const fromRegister = register.flatMap(({ id, reports }) => reports.map((r) => `${id} ${r.article} ${r.salience} ${r.status}`))
    expect(fromRegister.sort()).toEqual(fromGold.sort())
    expect(new Set(register.map((meeting) => meeting.id)).size).toBe(register.length)
  })

  it('leave each meeting of the register as the last article that is about it tells it', () => {
    for (const meeting of register) {
      const told = meeting.reports.toSorted((a, b) => publishedAt(a.article) - publishedAt(b.article))
      const last = told.findLast((report) => report.salience === 'main') ?? told.at(-1)
      expect(meeting.status, meeting.id).toBe(last?.status)
    }
  })

  it('say how every listed address ends', () => {
    const listed = newsroom.feeds.flatMap((feed) => [
      ...articlesOfFeed(newsroom, feed).map((article) => articlePath(outletOf(newsroom, article.outlet), article)),
      ...feed.deadItems.map((item) => item.path),
    ])
    expect(expectedArticles.map((article) => article.path).sort()).toEqual([...new Set(listed)].sort())
    const meetingsOf = new Map(gold.map((line) => [line.id, line.meetings.map((meeting) => meeting.meeting)]))
    for (const { article, state, meetings } of expectedArticles) {
      expect(meetings, article ?? '').toEqual(meetingsOf.get(article ?? '') ?? [])
      expect(state === 'reported', article ?? '').toBe(meetings.length > 0)
    }
    const reasons = expectedArticles.flatMap((article) => article.reason ?? [])
    expect(reasons.sort()).toEqual(['not_found', 'unsupported_language'])
  })

  it('come with documents exported from the article files as they are', () => {
    expect(readGolden('newsroom.docs.jsonl')).toBe(exportDocs())
  })
})

function publishedAt(name: string): number {
  return Date.parse(articleOf.get(name)?.published ?? '')
}

function readGolden(name: string): string {
  return readFileSync(join(import.meta.dirname, '../golden', name), 'utf8')
}

function readLines(name: string): string[] {
  return readGolden(name).trimEnd().split('\n')
}

async function statusOf(path: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(running.baseUrl + path, { headers })
  await response.arrayBuffer()
  return response.status
}

/** The feed's text, decoded as its own declaration says. */
async function getFeed(path: string, feed: FeedSource): Promise<string> {
  const response = await fetch(running.baseUrl + path)
  expect(response.status, path).toBe(200)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = new TextDecoder(feed.charset, { fatal: true }).decode(bytes)
  if (feed.format !== 'json' && feed.format !== 'list') expect(text, path).toContain(`encoding="${feed.charset}"`)
  return text
}

type ReadItem = { title: string; link: string; published: string | undefined; content?: string | undefined }

/** Items as an independent parser reads them. */
function readItems(text: string, feed: FeedSource): ReadItem[] {
  if (feed.format === 'list') return readTable(text)
  const parsed = parseWithFeedsmith(text)
  const source = feed.format === 'rss2' ? 'rss' : feed.format
  expect(parsed.format, feed.path).toBe(source)
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map((item) => ({
        title: item.title ?? '',
        link: item.link ?? '',
        published: item.pubDate,
        content: item.content?.encoded,
      }))
    case 'rdf':
      return (parsed.feed.items ?? []).map((item) => ({ title: item.title ?? '', link: item.link ?? '', published: item.dc?.dates?.[0] }))
    case 'atom':
      return (parsed.feed.entries ?? []).map((entry) => ({ title: entry.title?.value ?? '', link: entry.links?.[0]?.href ?? '', published: entry.published }))
    case 'json':
      return (parsed.feed.items ?? []).map((item) => ({ title: item.title ?? '', link: item.url ?? '', published: item.date_published }))
    default:
      throw new Error(`${feed.path} parses as no feed we know`)
  }
}

function readTable(html: string): ReadItem[] {
  const rows = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('tbody tr')]
  return rows.map((row) => ({
    title: row.querySelector('a')?.textContent ?? '',
    link: row.querySelector('a')?.getAttribute('href') ?? '',
    published: row.querySelector('.date')?.textContent ?? '',
  }))
}

function withoutQuery(link: string): string {
  return link.split('?', 1)[0] ?? ''
}

function pageText(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').documentElement?.textContent ?? ''
}

function flatten(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
