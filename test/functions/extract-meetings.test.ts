import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractMeetings } from '../../functions/extract-meetings/extract-meetings.ts'
import { reportsOf } from '../../functions/extract-meetings/reports-of.ts'
import { CorruptObject, RetryLater } from '../../shared/delivery-errors.ts'
import type { ArchivedText } from '../../shared/domain/article.ts'
import type { ExtractedMeeting } from '../../shared/domain/extracted-meeting.ts'
import { EXTRACTOR_VERSION } from '../../shared/extract/extractor-version.ts'
import type { ExtractMeetingsMessage } from '../../shared/messages.ts'
import { reportSchema } from '../../shared/domain/report.ts'
import { type Kept, memoryArchive, memoryArticleStore, memoryRegister, nothingKept } from '../fakes/memory-ports.ts'
import { fakeMeetings } from '../fakes/pipeline.ts'
import { ModelFailure } from '../../shared/engine/model-port.ts'
import { type ArticleReading, readByRules } from '../../shared/engine/article-reading.ts'
import type { ArticleText } from '../../shared/domain/extracted-meeting.ts'

const NOW = new Date('2021-11-18T10:00:00.000Z')
const KEY = 'texts/a_1/1.json.gz'
const MESSAGE = { articleId: 'a_1', version: 1, textKey: KEY }
const TEXT: ArchivedText = {
  articleId: 'a_1',
  version: 1,
  url: 'https://daily.example.org/1',
  feedId: 'f_1',
  title: 'Ministers meet',
  outlet: 'The Daily Test',
  outletKind: 'newspaper',
  country: 'KOR',
  listedAt: '2021-11-18T09:00:00.000Z',
  publishedAt: '2021-11-18T08:00:00.000Z',
  publishedFrom: 'feed',
  language: 'en',
  textSource: 'page',
  text: 'The ministers met on 2021-11-17.',
}

const byRules = (meetings: ExtractedMeeting[]) => meetings.map((meeting) => ({ meeting }))

/** A text to be read; `meanwhile` happens after it was read and before its reports are stored. */
function reading(text: Partial<ArchivedText> = {}, meanwhile: () => Promise<void> = async () => {}) {
  const kept = nothingKept()
  kept.texts.set(KEY, { ...TEXT, ...text })
  const calls: string[] = []
  const counted: string[] = []
  const register = memoryRegister(kept)
  const articles = memoryArticleStore(kept)
  async function read(message: ExtractMeetingsMessage = MESSAGE) {
    await extractMeetings(message, {
      archive: memoryArchive(kept),
      articles: { ...articles, saveRead: async (article) => (calls.push('state'), articles.saveRead(article)) },
      register: { putArticleReports: async (...given) => (calls.push('register'), await meanwhile(), register.putArticleReports(...given)) },
      read: async (article: ArticleText) => readByRules(article, ({ text }) => fakeMeetings(text)),
      extractorVersion: 'rules-3',
      isEnglish: (body) => !body.includes('会談'),
      clock: () => NOW,
      count: (metric, amount = 1) => counted.push(`${metric} ${amount}`),
    })
    return kept.articles.get('a_1')
  }
  return { read, kept, calls, counted }
}

describe('an archived text', () => {
  test('with meetings gives reports, and the article’s state after them', async () => {
    const { read, kept, calls } = reading()
    expect(await read()).toMatchObject({ state: 'reported', reportCount: 1, extractorVersion: 'rules-3', reason: null })
    expect(calls).toEqual(['register', 'state'])
    const [report] = kept.reports.get('a_1') ?? []
    expect(reportSchema.parse(report)).toMatchObject({
      articleId: 'a_1',
      articleVersion: 1,
      outletKind: 'newspaper',
      meeting: { parties: ['USA', 'KOR'] },
    })
  })

  test('counts how long it took from being listed, once', async () => {
    const { read, kept, counted } = reading()
    const article = await read()
    expect(counted.join()).not.toContain('SecondsToRegister')
    if (article !== undefined) kept.articles.set('a_1', { ...article, state: 'archived', listedAt: '2021-11-18T09:48:30.000Z' })
    await read()
    await read()
    expect(counted.filter((line) => line.startsWith('SecondsToRegister'))).toEqual(['SecondsToRegister 690'])
  })

  test('that could be had only at a later try does not count as late', async () => {
    const { read, kept, counted } = reading()
    const article = await read()
    if (article !== undefined) kept.articles.set('a_1', { ...article, state: 'archived', failures: 1 })
    await read()
    expect(counted.join()).not.toContain('SecondsToRegister')
  })

  test('without any withdraws what an earlier reading said', async () => {
    const { read, kept } = reading({ text: 'The home side won.' })
    kept.reports.set('a_1', reportsOf(TEXT, byRules(fakeMeetings(TEXT.text)), 'rules-0'))
    expect(await read()).toMatchObject({ state: 'no_meeting', reportCount: 0 })
    expect(kept.reports.has('a_1')).toBe(false)
  })

  test('of a replay is left alone if it has been read meanwhile, but not if it waits to be read', async () => {
    const { read, kept, calls } = reading()
    const article = await read()
    const replayed = (unlessReadBy: string) => read({ ...MESSAGE, unlessReadBy })
    await replayed('rules-3')
    expect(calls).toEqual(['register', 'state'])
    await replayed('rules-4')
    expect(calls).toHaveLength(4)
    if (article !== undefined) kept.articles.set('a_1', { ...article, state: 'archived' })
    expect(await replayed('rules-3')).toMatchObject({ state: 'reported' })
  })

  test('in another language ends as a failure that says so', async () => {
    const { read } = reading({ text: '外相会談 met on 2021-11-17' })
    expect(await read()).toMatchObject({ state: 'failed', reason: 'unsupported_language', reportCount: 0 })
  })

  test('is enough to rebuild the article from, where the tables are empty', async () => {
    const { read } = reading()
    expect(await read()).toMatchObject({
      url: TEXT.url,
      feedId: 'f_1',
      listedAt: TEXT.listedAt,
      pageKey: 'pages/a_1/1.html.gz',
      textKey: KEY,
    })
  })

  describe('of a version that has been overtaken', () => {
    const second: ArchivedText = { ...TEXT, version: 2, text: 'Correction: the ministers met on 2021-11-18.' }
    const secondKey = 'texts/a_1/2.json.gz'
    const dates = (kept: Kept) => kept.reports.get('a_1')?.map(({ meeting }) => meeting.date?.start)

    async function fetchSecond(kept: Kept, text = second): Promise<void> {
      kept.texts.set(secondKey, text)
      const article = kept.articles.get('a_1')
      if (article === undefined) throw new Error('no article')
      kept.articles.set('a_1', { ...article, version: 2, state: 'archived', textKey: secondKey })
    }

    test('is not read, but the newest in its stead', async () => {
      const { read, kept } = reading()
      await read()
      await fetchSecond(kept)
      expect(await read()).toMatchObject({ state: 'reported', version: 2, textKey: secondKey })
      expect(dates(kept)).toEqual(['2021-11-18'])
    })

    test.each([
      ['tells of another meeting', second, ['2021-11-18'], 'reported'],
      ['tells of none any more', { ...second, text: 'Correction: nobody met.' }, undefined, 'no_meeting'],
    ])('while it was being read comes back, and the newer, which %s, has the last word', async (_name, text, expected, state) => {
      let overtake = false
      const { read, kept } = reading({}, async () => {
        if (!overtake) return
        overtake = false
        await fetchSecond(kept, text)
        await read({ articleId: 'a_1', version: 2, textKey: secondKey })
      })
      await read()
      overtake = true
      await expect(read()).rejects.toBeInstanceOf(RetryLater)
      expect(await read()).toMatchObject({ state, version: 2 })
      expect(dates(kept)).toEqual(expected)
    })
  })

  test('that is missing is a corrupt object, and leaves the register alone', async () => {
    const { read, kept, calls } = reading()
    kept.texts.clear()
    await expect(read()).rejects.toBeInstanceOf(CorruptObject)
    expect(calls).toEqual([])
  })

  test.each([
    ['another article', { articleId: 'a_2' }],
    ['another version', { version: 2 }],
  ])('of %s under this one’s key is a corrupt object that names both', async (_name, text) => {
    const { read, calls } = reading(text)
    await expect(read()).rejects.toThrow(/texts\/a_1\/1\.json\.gz: holds version \d of a_\d, not version 1 of a_1/)
    expect(calls).toEqual([])
  })
})

describe('the id of a report', () => {
  const BASE = fakeMeetings('met on 2021-11-17')[0]
  function meeting(changes: Partial<ExtractedMeeting>, at = 0): ExtractedMeeting {
    if (BASE === undefined) throw new Error('no base meeting')
    return { ...BASE, spans: [{ field: 'status', start: at, end: at + 1 }], ...changes }
  }
  const ids = (meetings: ExtractedMeeting[]) => reportsOf(TEXT, byRules(meetings), '1').map(({ reportId }) => reportId)

  test('does not depend on what a better extractor may see otherwise', () => {
    const seen = meeting({})
    const seenBetter = meeting({ status: 'planned', participants: [{ name: 'Choi Jong-kun', party: 'KOR', title: null }], format: 'phone' })
    expect(ids([seen])).toEqual(ids([seenBetter]))
  })

  test('does not depend on the order of the parties, nor on the extractor’s version', () => {
    expect(ids([meeting({ parties: ['KOR', 'USA'] })])).toEqual(ids([meeting({ parties: ['USA', 'KOR'] })]))
    expect(reportsOf(TEXT, byRules([meeting({})]), '1')[0]?.reportId).toBe(reportsOf(TEXT, byRules([meeting({})]), '2')[0]?.reportId)
  })

  test('tells two meetings of the same parties on the same day apart, by their order in the text', () => {
    const first = meeting({ evidence: 'first' }, 10)
    const second = meeting({ evidence: 'second' }, 50)
    const [a, b] = ids([first, second])
    expect(a).not.toBe(b)
    expect(ids([second, first])).toEqual([b, a])
  })

  test('is another in another article', () => {
    expect(reportsOf({ ...TEXT, articleId: 'a_2' }, byRules([meeting({})]), '1')[0]?.reportId).not.toBe(ids([meeting({})])[0])
  })

  const someMeeting = fc
    .record({
      parties: fc.constantFrom<string[]>(['USA', 'KOR'], ['JPN', 'KOR'], ['USA', 'JPN', 'KOR']),
      day: fc.constantFrom(null, '2021-11-16', '2021-11-17'),
      at: fc.nat(1000),
    })
    .map(({ parties, day, at }) =>
      meeting({ parties, date: day === null ? null : { start: day, end: null, precision: 'day' } }, at),
    )

  test('is unique within an article', () => {
    fc.assert(
      fc.property(fc.array(someMeeting), (meetings) => {
        expect(new Set(ids(meetings)).size).toBe(meetings.length)
      }),
    )
  })

  test('stays the same when a meeting of other parties or another day is found beside it', () => {
    fc.assert(
      fc.property(fc.array(someMeeting), someMeeting, (meetings, one) => {
        const others = meetings.filter(
          ({ parties, date }) => parties.join() !== one.parties.join() || date?.start !== one.date?.start,
        )
        expect(ids([...others, one]).at(-1)).toBe(ids([one])[0])
      }),
    )
  })
})

describe('an article that a model reads', () => {
  const PROVENANCE = { engine: 'hybrid', by: 'both', model: 'm', promptVersion: 'p', dropped: [] } as const

  function readingBy(answer: () => ArticleReading) {
    const kept = nothingKept()
    kept.texts.set(KEY, TEXT)
    const counted = new Map<string, number>()
    const ports = {
      archive: memoryArchive(kept),
      articles: memoryArticleStore(kept),
      register: memoryRegister(kept),
      read: async (_article: ArticleText, _version: object, patient: boolean) => {
        if (patient) throw new ModelFailure('throttled', 'throttled', { retryAfter: 120 })
        return answer()
      },
      extractorVersion: 'rules-3 hybrid',
      isEnglish: () => true,
      clock: () => NOW,
      count: (name: string, amount = 1) => void counted.set(name, (counted.get(name) ?? 0) + amount),
    }
    return { kept, counted, deliver: (last: boolean) => extractMeetings(MESSAGE, ports, { last }) }
  }

  test('comes back later when the model says so, and nothing of it is written', async () => {
    const { deliver, kept } = readingBy(() => readByRules({ text: TEXT.text, published: '2021-11-18' }, () => []))
    await expect(deliver(false)).rejects.toMatchObject({ name: 'RetryLater', afterSeconds: 120 })
    expect([kept.articles.size, kept.reports.size]).toEqual([0, 0])
  })

  test('is read by the rules on the last delivery, stamped as theirs, and marked to be read again', async () => {
    const { deliver, kept, counted } = readingBy(() => ({ ...readByRules({ text: TEXT.text, published: '2021-11-18' }, ({ text }) => fakeMeetings(text)), asked: true, fallback: 'throttled' }))
    await deliver(true)
    expect(kept.articles.get('a_1')).toMatchObject({ state: 'reported', fallback: 'throttled', reportCount: 1, extractorVersion: EXTRACTOR_VERSION })
    expect(Object.fromEntries(counted)).toMatchObject({ ArticlesAskedAbout: 1, ModelFallbacks: 1 })
  })

  test('gives reports that tell by whom, and metrics of what was used and dropped', async () => {
    const usage = { inputTokens: 900, outputTokens: 90, cacheReadInputTokens: 9, cacheWriteInputTokens: 1 }
    const { deliver, kept, counted } = readingBy(() => ({ meetings: fakeMeetings(TEXT.text).map((meeting) => ({ meeting, provenance: { ...PROVENANCE, dropped: [] } })), verdict: 'ask', asked: true, fallback: null, detail: null, usage, checked: 20, dropped: 2 }))
    await deliver(true)
    expect(reportSchema.parse(kept.reports.get('a_1')?.[0])).toMatchObject({ provenance: PROVENANCE, extractorVersion: 'rules-3 hybrid' })
    expect(kept.articles.get('a_1')).toMatchObject({ fallback: null })
    expect(Object.fromEntries(counted)).toMatchObject({ ModelFallbacks: 0, ModelTokens: 1000, ModelFieldsChecked: 20, ModelFieldsDropped: 2 })
  })
})
