import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { reportsOf } from '../../functions/extract-meetings/reports-of.ts'
import type { ReadApiPorts } from '../../functions/read-api/ports.ts'
import { archiveKeys } from '../../shared/articles/archive-keys.ts'
import { CorruptObject } from '../../shared/delivery-errors.ts'
import type { ArchivedText } from '../../shared/domain/article.ts'
import type { Feed, FeedKind } from '../../shared/domain/feed.ts'
import { articleId } from '../../shared/domain/ids.ts'
import { readByRules } from '../../shared/engine/article-reading.ts'
import { EXTRACTOR_VERSION, extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { newFeed } from '../../shared/feeds/feed-life.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import { createRegister } from '../../shared/register/put-article-reports.ts'
import newsroom from '../../local/newsroom/newsroom.json' with { type: 'json' }
import { feedEntry } from '../fakes/feed-entry.ts'
import { memoryReader } from '../queries/memory-reader.ts'
import { memoryTables } from '../register/memory-tables.ts'
import { people, sampleReport } from '../register/sample-reports.ts'
import { monthCounts } from '../../shared/export/month-counts.ts'
import { listMonth, listMonths } from '../../shared/queries/list-month.ts'
import { manyMeetings } from './many-meetings.ts'

/** A register that the read API can be put before. */
export type SampleRegister = { reader: RegisterReader; texts: ReadonlyMap<string, ArchivedText>; feeds: readonly Feed[] }

/** The day that it is for the pages under test: the last of the newsroom's month, when some of what it announces is still to come. */
export const TODAY = '2026-03-31'
const NOW = new Date(`${TODAY}T12:00:00Z`)

const docSchema = z.object({
  id: z.string(),
  outlet: z.string(),
  outletCountry: z.string().nullable().default(null),
  outletKind: z.string(),
  url: z.string(),
  published: z.string(),
  title: z.string(),
  text: z.string(),
})

/** The register that the sample newsroom's articles give, read by the extractor, and one article that means harm. */
export async function newsroomRegister(): Promise<SampleRegister> {
  const lines = readFileSync(join(import.meta.dirname, '..', 'golden', 'newsroom.docs.jsonl'), 'utf8').trimEnd().split('\n')
  const texts = lines.map((line) => archivedText(docSchema.parse(JSON.parse(line)))).toSorted((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1))
  const tables = memoryTables()
  let now = NOW
  const register = createRegister({ tables, clock: () => now, sleep: () => Promise.resolve(), random: () => 0.5 })
  for (const text of texts) {
    // Read on the day that it came out, so that histories look as they would.
    now = new Date(Date.parse(text.publishedAt) + 600_000)
    const { meetings } = readByRules({ ...text, published: text.publishedAt, outletCountry: text.country }, extractMeetings)
    const reports = reportsOf(text, meetings, EXTRACTOR_VERSION)
    if (reports.length > 0) await register.putArticleReports(text.articleId, 1, reports)
  }
  const hostile = hostileReport()
  await register.putArticleReports(hostile.articleId, 1, [hostile])
  return { reader: memoryReader(tables), texts: new Map(texts.map((text) => [archiveKeys(text.articleId, 1).text, text])), feeds: sampleFeeds() }
}

/** Words that would do harm if any of them were taken for markup, a script or a link. */
export const HARM = '<img src=x onerror="globalThis.harmed=true">"><script>globalThis.harmed=true</script>'

function hostileReport() {
  const report = sampleReport({
    article: 'harm',
    outlet: `Outlet ${HARM}`,
    published: '2026-03-15T12:00:00Z',
    parties: ['MLT', 'ISL'],
    date: { start: '2026-03-15', end: null, precision: 'day' },
    place: { city: 'Valletta', country: 'MLT', venue: HARM },
    participants: people(`Rita Harm/MLT/${HARM.replaceAll('/', '|')}`),
    outcomes: [HARM],
    statements: [{ speaker: HARM, text: HARM }],
    evidence: `They met, ${HARM} said.`,
  })
  return { ...report, title: `Title ${HARM}`, url: 'javascript:globalThis.harmed=true' }
}

/** A register in which nothing has been read yet. */
export function emptyRegister(): SampleRegister {
  return { reader: memoryReader(memoryTables()), texts: new Map(), feeds: [] }
}

export function largeRegister(meetings: number): SampleRegister {
  return { reader: manyMeetings(meetings, TODAY), texts: new Map(), feeds: sampleFeeds() }
}

/** What the read API asks of the world, answered by a register in memory. */
export function portsOf({ reader, texts, feeds }: SampleRegister): ReadApiPorts {
  return {
    register: reader,
    statistics: statisticsOf(reader),
    archive: {
      getText(key) {
        const text = texts.get(key)
        return text === undefined ? Promise.reject(new CorruptObject(`${key} is not there`)) : Promise.resolve(text)
      },
    },
    feedsOfShard: (shard) => Promise.resolve(shard === '0' ? [...feeds] : []),
    clock: () => NOW,
    access: 'iam',
    keyDigests: new Set(),
    wholeTexts: false,
  }
}

/** The counts of a register, made of its listings when they are first asked for. */
function statisticsOf(reader: RegisterReader): ReadApiPorts['statistics'] {
  const counted = new Map<string, Promise<ReturnType<typeof monthCounts>>>()
  const countsOf = (month: string) => {
    const counts = counted.get(month) ?? listMonth(reader, month).then((rows) => monthCounts(month, rows))
    counted.set(month, counts)
    return counts
  }
  return {
    async counts(dimension, from, to) {
      const months = (await listMonths(reader)).filter((month) => month >= from && month <= to).toSorted()
      return Promise.all(months.map(async (month) => ({ month, counts: (await countsOf(month))[dimension] })))
    },
    countedAt: () => Promise.resolve(NOW.toISOString()),
  }
}

function archivedText({ id, outlet, outletCountry: country, outletKind, url, published, title, text }: z.infer<typeof docSchema>): ArchivedText {
  const publishedAt = `${published}T09:00:00Z`
  return {
    articleId: articleId(url),
    version: 1,
    url,
    feedId: `f_${id.split('/')[0]}`,
    title,
    outlet,
    outletKind,
    country,
    listedAt: publishedAt,
    publishedAt,
    publishedFrom: 'page',
    language: 'en',
    textSource: 'page',
    text,
  }
}

/** The newsroom's feeds, some of them in trouble. */
function sampleFeeds(): Feed[] {
  const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString()
  return newsroom.outlets.map(({ slug, name, country, kind }, index): Feed => {
    const feed = newFeed(feedEntry(`https://newsroom.example/${slug}/feed`, { name, country, kind: kind as FeedKind }), NOW)
    const read: Feed = {
      ...feed,
      lastPolledAt: minutesAgo(index + 3),
      lastSuccessAt: minutesAgo(index + 3),
      lastNewsAt: minutesAgo(60 * (index + 1)),
      newestItemAt: minutesAgo(60 * (index + 1)),
      nextPollAt: minutesAgo(-15 - index),
    }
    if (index === 3) return { ...read, state: 'failing', failuresInRow: 4, lastSuccessAt: minutesAgo(500), lastFailure: 'timeout: no answer within 20 s' }
    return index === 7 ? { ...read, lastNewsAt: minutesAgo(60 * 24 * 40), newestItemAt: minutesAgo(60 * 24 * 40), longPauseHours: 24 } : read
  })
}
