import { describe, expect, test } from 'vitest'
import { type FetchArticlePorts, fetchArticle } from '../../functions/fetch-article/fetch-article.ts'
import { archiveKeys } from '../../shared/articles/archive-keys.ts'
import { RetryLater } from '../../shared/delivery-errors.ts'
import type { PageReading } from '../../functions/fetch-article/read-page.ts'
import type { FailureReason } from '../../shared/domain/article.ts'
import { articleId } from '../../shared/domain/ids.ts'
import type { ExtractMeetingsMessage, FetchArticleMessage } from '../../shared/messages.ts'
import type { WebFailure } from '../../shared/ports.ts'
import { memoryArchive, memoryArticleStore, memoryOutbox, nothingKept } from '../fakes/memory-ports.ts'
import { bytes, type ScriptedAnswer, scriptedWeb } from '../fakes/scripted-web.ts'

const NOW = new Date('2021-11-18T09:30:00.000Z')
const MESSAGE: FetchArticleMessage = {
  articleId: 'a_1',
  url: 'https://daily.example.org/1',
  feedId: 'f_1',
  outlet: 'The Daily Test',
  outletKind: 'newspaper',
  country: 'KOR',
  title: 'As the feed has it',
  publishedAt: '2021-11-18T08:00:00.000Z',
  listedAt: '2021-11-18T09:00:00.000Z',
  content: 'What the feed says.',
  itemDigest: 'said at first',
  unlessReadSince: null,
}
const PAGE = { headers: { 'content-type': 'text/html; charset=utf-8' }, body: bytes('What the page says.') }

const READING: PageReading = {
  title: 'As the page has it',
  text: 'What the page says.',
  teaser: false,
  language: 'en',
  canonicalUrl: null,
  published: { at: '2021-11-18T07:45:00.000Z', from: 'json_ld', dayOnly: false },
  obstacle: null,
}
const EMPTY: PageReading = { ...READING, text: '', obstacle: { reason: 'no_text', detail: 'no article text on the page' } }

/** Deliveries of one message whose page is as scripted. */
function fetches(answer: ScriptedAnswer | ScriptedAnswer[], changes: Partial<FetchArticlePorts> = {}) {
  const kept = nothingKept()
  const queue: ExtractMeetingsMessage[] = []
  const { web, requests } = scriptedWeb({ [MESSAGE.url]: answer })
  const counted: string[] = []
  let clock = () => NOW
  const ports: FetchArticlePorts = {
    articles: memoryArticleStore(kept),
    archive: memoryArchive(kept),
    archiveKeys,
    outbox: memoryOutbox(queue),
    web,
    robots: async () => ({ allowed: true, crawlDelaySeconds: null }),
    readPage: ({ body }) => (body.length === 0 ? EMPTY : { ...READING, text: Buffer.from(body).toString('utf8') }),
    contentText: (html) => html,
    clock: () => clock(),
    count: (metric) => void counted.push(metric),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...changes,
  }
  async function deliver(count = 1, message: Partial<FetchArticleMessage> = {}) {
    await fetchArticle({ ...MESSAGE, ...message }, ports, { count, last: count >= 4, timeLeft: () => 60_000 })
    return kept.articles.get(MESSAGE.articleId)
  }
  const at = (later: () => Date) => {
    clock = later
  }
  return { deliver, at, kept, queue, requests, counted }
}

describe('an article whose page can be read', () => {
  test('is archived, page and text, and its text sent to be read', async () => {
    const { deliver, kept, queue } = fetches(PAGE)
    expect(await deliver()).toMatchObject({
      state: 'archived',
      version: 1,
      title: 'As the page has it',
      publishedAt: '2021-11-18T07:45:00.000Z',
      textSource: 'page',
      pageKey: 'pages/a_1/1.html.gz',
      textKey: 'texts/a_1/1.json.gz',
    })
    expect(kept.pages.get('pages/a_1/1.html.gz')).toBe('What the page says.')
    expect(kept.texts.get('texts/a_1/1.json.gz')).toMatchObject({
      text: 'What the page says.',
      publishedFrom: 'json_ld',
      feedId: 'f_1',
      listedAt: MESSAGE.listedAt,
    })
    expect(queue).toEqual([{ articleId: 'a_1', version: 1, textKey: 'texts/a_1/1.json.gz' }])
  })

  test('is not fetched again when its message comes back, but its text is sent again', async () => {
    const { deliver, queue, requests } = fetches(PAGE)
    await deliver(1)
    await deliver(2)
    expect(requests).toHaveLength(1)
    expect(queue).toHaveLength(2)
  })

  test('is left alone once it has been read', async () => {
    const { deliver, kept, queue } = fetches(PAGE)
    const archived = await deliver()
    if (archived === undefined) throw new Error('no article')
    kept.articles.set('a_1', { ...archived, state: 'reported', reportCount: 1 })
    await deliver(2)
    expect(queue).toHaveLength(1)
    expect(kept.articles.get('a_1')?.state).toBe('reported')
  })

  const dayInUrl = { at: '2021-11-17T00:00:00.000Z', from: 'url', dayOnly: true }
  test.each([
    ['of the feed if the page tells none', MESSAGE.publishedAt, null, '2021-11-18T08:00:00.000Z', 'feed'],
    ['of the feed if the page tells but a day', MESSAGE.publishedAt, dayInUrl, '2021-11-18T08:00:00.000Z', 'feed'],
    ['of the page’s day if the feed tells none', null, dayInUrl, '2021-11-17T00:00:00.000Z', 'url'],
    ['of its listing if neither tells', null, null, MESSAGE.listedAt, 'listing'],
  ])('has the date %s', async (_name, publishedAt, published, expected, from) => {
    const { deliver, kept } = fetches(PAGE, { readPage: () => ({ ...READING, title: null, published }) })
    expect(await deliver(1, { publishedAt })).toMatchObject({ publishedAt: expected, title: MESSAGE.title })
    expect([...kept.texts.values()][0]?.publishedFrom).toBe(from)
  })
})

describe('an article behind a paywall', () => {
  const teaser = (text: string) => ({ readPage: () => ({ ...READING, text, teaser: true }) })

  test('is read from the feed if that carries more of it, with what the page says around it', async () => {
    const { deliver, kept } = fetches(PAGE, teaser('What'))
    expect(await deliver()).toMatchObject({ state: 'archived', textSource: 'feed', title: READING.title })
    expect([...kept.texts.values()][0]).toMatchObject({ text: 'What the feed says.', publishedFrom: 'json_ld' })
  })

  test('is read as far as it goes if the feed carries less', async () => {
    const { deliver, kept } = fetches(PAGE, teaser('The beginning of the article, and no more.'))
    expect(await deliver()).toMatchObject({ state: 'archived', textSource: 'page' })
    expect([...kept.texts.values()][0]?.text).toBe('The beginning of the article, and no more.')
  })
})

describe('an article whose page cannot be had for good', () => {
  const failure = (reason: WebFailure['reason']): WebFailure => ({ ok: false, reason, detail: 'as scripted' })
  const withType = (type: string) => ({ headers: { 'content-type': type }, body: bytes('%PDF-1.7') })

  test.each<[string, ScriptedAnswer, FailureReason]>([
    ['401', { status: 401 }, 'blocked'],
    ['403', { status: 403 }, 'blocked'],
    ['451', { status: 451 }, 'blocked'],
    ['a PDF', withType('application/pdf'), 'not_html'],
    ['a PDF under the type of a page', withType('text/html'), 'not_html'],
    ['20 MB', failure('too_large'), 'too_large'],
    ['redirects in circles', failure('redirect_loop'), 'redirect_loop'],
    ['204', { status: 204 }, 'no_text'],
    ['an empty page', { headers: PAGE.headers }, 'no_text'],
  ])('for %s is read from the feed’s content, and failed without one', async (_name, answer, reason) => {
    const readable = fetches(answer)
    expect(await readable.deliver()).toMatchObject({ state: 'archived', textSource: 'feed', title: MESSAGE.title })
    expect([...readable.kept.texts.values()][0]).toMatchObject({ text: 'What the feed says.', textSource: 'feed' })
    const silent = fetches(answer)
    expect(await silent.deliver(1, { content: null })).toMatchObject({ state: 'failed', reason })
    expect(silent.queue).toEqual([])
  })

  test.each<[string, ScriptedAnswer, FailureReason]>([
    ['404', { status: 404 }, 'not_found'],
    ['410', { status: 410 }, 'gone'],
    ['a private address', failure('forbidden_address'), 'forbidden_address'],
    ['a decompression bomb', failure('decompression_bomb'), 'decompression_bomb'],
  ])('for %s is failed even if the feed has content', async (_name, answer, reason) => {
    const { deliver } = fetches(answer)
    expect(await deliver()).toMatchObject({ state: 'failed', reason, detail: expect.stringMatching(/./) })
  })

  test('behind a wall keeps the page, for a better reader to come', async () => {
    const wall: PageReading = { ...READING, text: '', obstacle: { reason: 'blocked', detail: 'a consent page' } }
    const { deliver, kept } = fetches(PAGE, { readPage: () => wall })
    expect(await deliver(1, { content: null })).toMatchObject({ state: 'failed', reason: 'blocked', detail: 'a consent page', pageKey: 'pages/a_1/0.html.gz' })
    expect(kept.pages.size).toBe(1)
  })

  test('is not asked again when its message comes back', async () => {
    const { deliver, requests } = fetches({ status: 404 })
    await deliver(1)
    await deliver(2)
    expect(requests).toHaveLength(1)
  })

  test('because its site does not even give its rules comes back, and in the end fails for that', async () => {
    const robots = async () => ({ unavailable: { ok: false as const, reason: 'unreachable' as const, detail: 'no such host' } })
    const { deliver, requests } = fetches(PAGE, { robots })
    await expect(deliver(1)).rejects.toMatchObject({ name: 'RetryLater', message: 'robots.txt: no such host' })
    expect(await deliver(4, { content: null })).toMatchObject({ state: 'failed', reason: 'unreachable' })
    expect(requests).toEqual([])
  })

  test('because robots.txt asks not to is not requested', async () => {
    const { deliver, requests } = fetches(PAGE, { robots: async () => ({ allowed: false, crawlDelaySeconds: null }) })
    expect(await deliver(1, { content: null })).toMatchObject({ state: 'failed', reason: 'robots_disallowed' })
    expect(requests).toEqual([])
  })
})

describe('an article whose page cannot be had now', () => {
  const passing: [string, ScriptedAnswer, FailureReason][] = [
    ['500', { status: 500 }, 'server_error'],
    ['503', { status: 503 }, 'server_error'],
    ['429', { status: 429 }, 'blocked'],
    ['a time-out', { ok: false, reason: 'timeout', detail: 'no answer in 20 s' }, 'timeout'],
    ['no connection', { ok: false, reason: 'unreachable', detail: 'no such host' }, 'unreachable'],
  ]

  test.each(passing)('for %s stays listed and comes back', async (_name, answer) => {
    const { deliver, kept } = fetches(answer)
    await expect(deliver(1)).rejects.toBeInstanceOf(RetryLater)
    expect(kept.articles.size).toBe(0)
    expect(kept.pages.size).toBe(0)
  })

  test.each(passing)('for %s ends as a failure with its reason when it is not to come back', async (_name, answer, reason) => {
    const { deliver } = fetches(answer)
    expect(await deliver(4, { content: null })).toMatchObject({ state: 'failed', reason, detail: expect.stringMatching(/./) })
  })

  test('is read when it answers again', async () => {
    const { deliver } = fetches([{ status: 503 }, PAGE])
    await expect(deliver(1)).rejects.toThrow('HTTP 503')
    expect(await deliver(2)).toMatchObject({ state: 'archived', textSource: 'page' })
  })

  test.each([
    [1, undefined, 10],
    [2, undefined, 30],
    [3, undefined, 90],
    [1, '120', 120],
    [2, 'Thu, 18 Nov 2021 09:32:00 GMT', 120],
    [1, '5', 10],
    [1, '999999', 21_600],
  ])('is asked for again after a while: delivery %i, Retry-After %s, %i s', async (count, retryAfter, seconds) => {
    const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
    const { deliver } = fetches({ status: 503, headers })
    await expect(deliver(count)).rejects.toMatchObject({ name: 'RetryLater', afterSeconds: seconds })
  })
})

describe('an article that failed for a reason that may pass', () => {
  const DOWN = { status: 503 }
  const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

  /** Fails for the first time, then is sent whenever its time has come; one answer for each of these tries. */
  async function triedAgain(answers: ScriptedAnswer[]) {
    const pipeline = fetches([DOWN, ...answers])
    let article = await pipeline.deliver(4, { content: null })
    const tries = [article]
    const message = () => ({ content: null, unlessReadSince: article?.retryAt ?? null })
    async function again(count = 1) {
      const dueAt = new Date(article?.retryAt ?? '')
      pipeline.at(() => dueAt)
      return pipeline.deliver(count, message())
    }
    while (tries.length <= answers.length) {
      article = await again(article?.failures === 3 ? 4 : 1)
      tries.push(article)
    }
    return { ...pipeline, tries, article, again }
  }

  test('is tried again after 1, 6 and 24 hours, and then stays failed', async () => {
    const { tries } = await triedAgain([DOWN, DOWN, DOWN])
    expect(tries).toMatchObject([
      { state: 'failed', failures: 1, retryAt: hoursLater(1).toISOString() },
      { state: 'failed', failures: 2, retryAt: hoursLater(1 + 6).toISOString() },
      { state: 'failed', failures: 3, retryAt: hoursLater(1 + 6 + 24).toISOString() },
      { state: 'failed', failures: 4, retryAt: null, reason: 'server_error' },
    ])
  })

  test('counts as failed once, however often it is tried', async () => {
    const { counted } = await triedAgain([DOWN, DOWN, DOWN])
    expect(counted).toEqual(['ArticlesFailed'])
  })

  test('is asked for once at a try that others follow, and with patience at the last', async () => {
    const { requests } = await triedAgain([DOWN, DOWN])
    expect(requests).toHaveLength(3)
    const { again } = await triedAgain([DOWN, DOWN])
    await expect(again(1)).rejects.toMatchObject({ name: 'RetryLater', afterSeconds: 10 })
  })

  test('waits at any try as long as the server asks, and the other articles of the host with it', async () => {
    await expect(triedAgain([{ status: 429, headers: { 'retry-after': '600' } }])).rejects.toMatchObject({ name: 'RetryLater', afterSeconds: 600 })
  })

  test('is read when it can be had, and tried no more', async () => {
    const { article, queue, counted } = await triedAgain([DOWN, PAGE])
    expect(article).toMatchObject({ state: 'archived', version: 1, failures: 2, retryAt: null, reason: null, detail: null })
    expect(queue).toHaveLength(1)
    expect(counted).toEqual(['ArticlesFailed', 'ArticlesArchived'])
  })

  test.each<[string, ScriptedAnswer]>([['gone', { status: 410 }], ['no page', { ...PAGE, headers: { 'content-type': 'application/pdf' } }], ['refused', { status: 403 }]])(
    'is tried no more once it is %s',
    async (_name, answer) => {
      expect((await triedAgain([answer])).article).toMatchObject({ state: 'failed', failures: 2, retryAt: null })
    },
  )

  test('is not asked for again when the message of a try comes back, nor counts it as another', async () => {
    const { deliver, requests, tries } = await triedAgain([DOWN])
    expect(await deliver(2, { content: null, unlessReadSince: tries[0]?.retryAt ?? null })).toEqual(tries[1])
    expect(requests).toHaveLength(2)
  })

  test('does not use up a try when one more feed lists it', async () => {
    const { deliver, counted } = fetches(DOWN)
    await deliver(4, { content: null })
    // As a feed that comes before sends it.
    expect(await deliver(1, { content: null, feedId: 'f_0', unlessReadSince: hoursLater(0.5).toISOString() })).toMatchObject({ feedId: 'f_0', failures: 1, retryAt: hoursLater(1).toISOString() })
    expect(counted).toEqual(['ArticlesFailed'])
  })

  test('is so too if it was robots.txt that could not be had', async () => {
    const robots = async () => ({ unavailable: { ok: false as const, reason: 'timeout' as const, detail: '20 s' } })
    expect(await fetches(PAGE, { robots }).deliver(4, { content: null })).toMatchObject({ state: 'failed', retryAt: hoursLater(1).toISOString() })
  })

  test('is not if the reason will not pass', async () => {
    for (const answer of [{ status: 404 }, { status: 403 }, { ok: false, reason: 'too_large', detail: '20 MB' } as const]) {
      expect(await fetches(answer).deliver(4, { content: null })).toMatchObject({ state: 'failed', failures: 1, retryAt: null })
    }
  })
})

describe('an article that is read again', () => {
  const corrected = { ...PAGE, body: bytes('What the page says after a correction.') }
  const again = { unlessReadSince: '2021-11-18T15:00:00.000Z', itemDigest: 'said later' }
  const later = () => new Date('2021-11-18T15:30:00.000Z')

  /** First as scripted first, and some hours later again. */
  async function readTwice(answers: [ScriptedAnswer, ScriptedAnswer], message: Partial<FetchArticleMessage> = again, count = 1) {
    const pipeline = fetches(answers)
    await pipeline.deliver()
    pipeline.at(later)
    pipeline.queue.length = 0
    const article = await pipeline.deliver(count, message)
    return { ...pipeline, article }
  }

  test('gets a new version if its text has changed, beside the old one', async () => {
    const { article, kept, queue } = await readTwice([PAGE, corrected])
    expect(article).toMatchObject({ state: 'archived', version: 2, textKey: 'texts/a_1/2.json.gz', listedAt: MESSAGE.listedAt, itemDigest: 'said later' })
    expect(kept.texts.get('texts/a_1/1.json.gz')?.text).toBe('What the page says.')
    expect(kept.texts.get('texts/a_1/2.json.gz')).toMatchObject({ text: 'What the page says after a correction.', version: 2 })
    expect(queue).toEqual([{ articleId: 'a_1', version: 2, textKey: 'texts/a_1/2.json.gz' }])
  })

  test.each<[string, ScriptedAnswer]>([
    ['has not changed', PAGE],
    ['is gone', { status: 404 }],
    ['is behind a wall now, and only the feed’s content is there', { status: 403 }],
  ])('stays as it is if its page %s, and the look is noted', async (_name, answer) => {
    const { article, kept } = await readTwice([PAGE, answer])
    expect(article).toMatchObject({ version: 1, textSource: 'page', reason: null, checkedAt: later().toISOString(), itemDigest: 'said later' })
    expect(kept.texts.size).toBe(1)
  })

  test('comes back if its page cannot be had now, and stays as it is if that does not pass', async () => {
    const { deliver, kept } = fetches([PAGE, { status: 503 }])
    await deliver()
    await expect(deliver(1, again)).rejects.toBeInstanceOf(RetryLater)
    expect(await deliver(4, again)).toMatchObject({ version: 1, state: 'archived' })
    expect(kept.texts.size).toBe(1)
  })

  test('is never asked for again once it was taken down, whoever lists it', async () => {
    const { deliver, kept, requests, queue } = await readTwice([PAGE, corrected])
    const article = kept.articles.get('a_1')
    if (article !== undefined) kept.articles.set('a_1', { ...article, state: 'failed', reason: 'taken_down', textKey: null })
    queue.length = 0
    await deliver(1, { unlessReadSince: '2030-01-01T00:00:00.000Z' })
    await deliver(1, { feedId: 'f_0' })
    expect(requests).toHaveLength(2)
    expect(queue).toEqual([])
  })

  test('is not asked for a third time when the message comes back', async () => {
    const { deliver, requests } = await readTwice([PAGE, corrected])
    await deliver(2, again)
    expect(requests).toHaveLength(2)
  })

  test('is read at last if it could not be had at first', async () => {
    const { article } = await readTwice([{ status: 404 }, PAGE])
    expect(article).toMatchObject({ state: 'archived', version: 1, reason: null, detail: null })
  })

  test('for a feed that comes before the one it was fetched for is that one’s from then on', async () => {
    const ministry = { feedId: 'f_0', outlet: 'Ministry of Foreign Affairs', outletKind: 'ministry', country: 'JPN' }
    const { article, kept, deliver, requests } = await readTwice([PAGE, PAGE], ministry)
    expect(article).toMatchObject({ ...ministry, version: 2 })
    expect(kept.texts.get('texts/a_1/2.json.gz')).toMatchObject({ ...ministry, text: 'What the page says.' })
    await deliver(1, { unlessReadSince: null })
    expect(requests).toHaveLength(2)
  })
})

describe('an address of a document that has another', () => {
  const OWN = 'https://www.daily.example.org/1'
  const OWN_ID = articleId(OWN)
  const withCanonical = { readPage: () => ({ ...READING, canonicalUrl: OWN }) }

  test('is a duplicate, and the document is read under its own address', async () => {
    const { deliver, kept, queue } = fetches(PAGE, withCanonical)
    expect(await deliver()).toMatchObject({ state: 'duplicate', duplicateOf: OWN_ID, version: 0, textKey: null })
    expect(kept.articles.get(OWN_ID)).toMatchObject({ state: 'archived', url: OWN, version: 1 })
    expect(kept.texts.get(`texts/${OWN_ID}/1.json.gz`)).toMatchObject({ articleId: OWN_ID, url: OWN })
    expect(queue).toEqual([{ articleId: OWN_ID, version: 1, textKey: `texts/${OWN_ID}/1.json.gz` }])
  })

  test('by way of redirects is one too', async () => {
    const { deliver, kept } = fetches({ ...PAGE, finalUrl: `${OWN}?utm_source=rss` })
    expect(await deliver()).toMatchObject({ state: 'duplicate', duplicateOf: OWN_ID })
    expect(kept.articles.get(OWN_ID)?.url).toBe(OWN)
  })

  test('leaves a document that has been read under its own address as it is', async () => {
    const { deliver, kept, queue } = fetches(PAGE, withCanonical)
    await deliver()
    const document = kept.articles.get(OWN_ID)
    if (document === undefined) throw new Error('no document')
    kept.articles.set(OWN_ID, { ...document, state: 'reported', reportCount: 1 })
    kept.articles.delete('a_1')
    queue.length = 0
    expect(await deliver()).toMatchObject({ state: 'duplicate', duplicateOf: OWN_ID })
    expect(kept.articles.get(OWN_ID)).toMatchObject({ state: 'reported', version: 1 })
    expect(queue).toEqual([])
  })

  test('brings the text of a document that could not be had under its own address', async () => {
    const { deliver, kept } = fetches(PAGE, withCanonical)
    await deliver()
    const document = kept.articles.get(OWN_ID)
    if (document === undefined) throw new Error('no document')
    kept.articles.set(OWN_ID, { ...document, state: 'failed', reason: 'blocked', version: 0, textKey: null, textDigest: null })
    kept.articles.delete('a_1')
    await deliver()
    expect(kept.articles.get(OWN_ID)).toMatchObject({ state: 'archived', version: 1, reason: null })
  })

  test('that has been read as a document itself stays one', async () => {
    let canonicalUrl: string | null = null
    const { deliver } = fetches(PAGE, { readPage: () => ({ ...READING, canonicalUrl }) })
    await deliver()
    canonicalUrl = OWN
    expect(await deliver(1, { unlessReadSince: '2021-11-18T09:31:00.000Z' })).toMatchObject({ state: 'archived', version: 1 })
  })
})
