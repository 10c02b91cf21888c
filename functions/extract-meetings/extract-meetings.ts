import { archiveKeys } from '../../shared/articles/archive-keys.ts'
import { CorruptObject } from '../../shared/delivery-errors.ts'
import type { ArchivedText, Article } from '../../shared/domain/article.ts'
import type { ArticleText, ExtractedMeeting } from '../../shared/domain/extracted-meeting.ts'
import type { ExtractMeetingsMessage } from '../../shared/messages.ts'
import { dayIn, zoneOfCountry } from '../../shared/feeds/time-zones.ts'
import type { Archive, ArticleStore, Clock, Register } from '../../shared/ports.ts'
import { type Count, METRIC } from '../../shared/runtime/metric-names.ts'
import { reportsOf } from './reports-of.ts'

/** What a text needs of time to be begun: reading it takes milliseconds, writing under contention up to seconds. */
export const EXTRACT_NEEDS_MS = 15_000

export type ExtractMeetingsPorts = {
  archive: Archive
  articles: ArticleStore
  register: Register
  /** The extractor; never throws, whatever the text. */
  extract: (article: ArticleText) => ExtractedMeeting[]
  extractorVersion: string
  isEnglish: (text: string) => boolean
  clock: Clock
  count: Count
}

/**
 * Reads one archived text, or that of the article's newest version, into the register. The article's final
 * state is written last, so that an article which says `reported` has its reports in the register. Where a
 * newer version came in between, its reports may have been overwritten: then it is read (again).
 */
export async function extractMeetings(message: ExtractMeetingsMessage, ports: ExtractMeetingsPorts): Promise<void> {
  const article = await ports.articles.get(message.articleId)
  const newest = newestVersion(message, article)
  const saved = await readInto(ports, newest, article)
  if (!saved) await extractMeetings(newest, ports)
}

function newestVersion(message: ExtractMeetingsMessage, article: Article | null): ExtractMeetingsMessage {
  if (article === null || article.version <= message.version || article.textKey === null) return message
  const { articleId, version, textKey } = article
  return { articleId, version, textKey }
}

/** False if a newer version of the article was there before this one's state. */
async function readInto(ports: ExtractMeetingsPorts, message: ExtractMeetingsMessage, article: Article | null): Promise<boolean> {
  const text = await archivedText(message, ports.archive)
  const readable = ports.isEnglish(text.text)
  const meetings = readable ? ports.extract(articleText(text)) : []
  const reports = reportsOf(text, meetings, ports.extractorVersion)
  await ports.register.putArticleReports(text.articleId, text.version, reports)
  const saved = await ports.articles.saveRead({
    ...(article ?? articleOf(text, message.textKey)),
    version: text.version,
    state: readable ? (reports.length > 0 ? 'reported' : 'no_meeting') : 'failed',
    reason: readable ? null : 'unsupported_language',
    detail: readable ? null : 'the text is not English',
    extractorVersion: ports.extractorVersion,
    reportCount: reports.length,
    updatedAt: ports.clock().toISOString(),
  })
  if (!saved) return false
  ports.count(METRIC.reports, reports.length)
  ports.count(readable ? (reports.length > 0 ? METRIC.articlesReported : METRIC.articlesWithoutMeeting) : METRIC.articlesFailed)
  return true
}

/** The text that the message names. Throws `CorruptObject` if what is there is another's. */
async function archivedText(message: ExtractMeetingsMessage, archive: Archive): Promise<ArchivedText> {
  const text = await archive.getText(message.textKey)
  if (text.articleId === message.articleId && text.version === message.version) return text
  throw new CorruptObject(
    `${message.textKey}: holds version ${text.version} of ${text.articleId}, not version ${message.version} of ${message.articleId}`,
  )
}

/** "Today" is the outlet's own day: seven in the morning in Seoul is the evening before in UTC. */
function articleText({ text, publishedAt, title, outlet, url, country, outletKind }: ArchivedText): ArticleText {
  return { text, published: dayIn(zoneOfCountry(country), publishedAt), title, outlet, url, outletCountry: country, outletKind }
}

/** The article as its archived text tells of it, for an archive that is read into empty tables. */
function articleOf(text: ArchivedText, textKey: string): Article {
  return {
    articleId: text.articleId,
    url: text.url,
    feedId: text.feedId,
    outlet: text.outlet,
    outletKind: text.outletKind,
    title: text.title,
    publishedAt: text.publishedAt,
    state: 'archived',
    reason: null,
    detail: null,
    textSource: text.textSource,
    version: text.version,
    pageKey: text.textSource === 'page' ? archiveKeys(text.articleId, text.version).page : null,
    textKey,
    listedAt: text.listedAt,
    updatedAt: text.listedAt,
    extractorVersion: null,
    reportCount: 0,
  }
}
