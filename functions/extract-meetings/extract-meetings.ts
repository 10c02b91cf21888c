import { archiveKeys } from '../../shared/articles/archive-keys.ts'
import { CorruptObject, RetryLater } from '../../shared/delivery-errors.ts'
import type { ArchivedText, Article } from '../../shared/domain/article.ts'
import type { ArticleText, ExtractedMeeting } from '../../shared/domain/extracted-meeting.ts'
import type { ExtractMeetingsMessage } from '../../shared/messages.ts'
import { dayIn, zoneOfCountry } from '../../shared/feeds/time-zones.ts'
import type { Archive, ArticleStore, Clock, Register } from '../../shared/ports.ts'
import { type Count, METRIC } from '../../shared/runtime/metric-names.ts'
import { reportsOf } from './reports-of.ts'

/** What a text needs of time to be begun: reading it takes milliseconds, writing under contention up to seconds. */
export const EXTRACT_NEEDS_MS = 15_000

/** When a message that was overtaken by a newer version of its article is to come back, seconds. */
const OVERTAKEN_PAUSE = 30

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
 * Reads one archived text into the register, or that of a newer version that has come since. The article's
 * final state is written last, so that an article which says `reported` has its reports in the register.
 * Throws `RetryLater` if a newer version came in between: its reports may have met this one's half way, and
 * reading it again puts them right.
 */
export async function extractMeetings(message: ExtractMeetingsMessage, ports: ExtractMeetingsPorts): Promise<void> {
  const { archive, articles, register, count } = ports
  const article = await articles.get(message.articleId)
  const newest = newestVersion(message, article)
  const text = await archivedText(newest, archive)
  const readable = ports.isEnglish(text.text)
  const meetings = readable ? ports.extract(articleText(text)) : []
  const reports = reportsOf(text, meetings, ports.extractorVersion)
  const outcome = await register.putArticleReports(text.articleId, text.version, reports)
  const state = readable ? (reports.length > 0 ? 'reported' : 'no_meeting') : 'failed'
  const read: Article = {
    ...(article ?? articleOf(text, newest.textKey)),
    version: text.version,
    state,
    reason: readable ? null : 'unsupported_language',
    detail: readable ? null : 'the text is not English',
    extractorVersion: ports.extractorVersion,
    reportCount: reports.length,
    updatedAt: ports.clock().toISOString(),
  }
  if (outcome === 'overtaken' || !(await articles.saveRead(read))) {
    throw new RetryLater(`a newer version of ${text.articleId} came while version ${text.version} was read`, OVERTAKEN_PAUSE)
  }
  count(METRIC.reports, reports.length)
  count(STATE_METRICS[state])
}

const STATE_METRICS = {
  reported: METRIC.articlesReported,
  no_meeting: METRIC.articlesWithoutMeeting,
  failed: METRIC.articlesFailed,
} as const

function newestVersion(message: ExtractMeetingsMessage, article: Article | null): ExtractMeetingsMessage {
  if (article === null || article.version <= message.version || article.textKey === null) return message
  const { articleId, version, textKey } = article
  return { articleId, version, textKey }
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
    country: text.country,
    title: text.title,
    publishedAt: text.publishedAt,
    state: 'archived',
    reason: null,
    detail: null,
    duplicateOf: null,
    textSource: text.textSource,
    version: text.version,
    pageKey: text.textSource === 'page' ? archiveKeys(text.articleId, text.version).page : null,
    textKey,
    textDigest: null,
    itemDigest: null,
    checkedAt: null,
    listedAt: text.listedAt,
    updatedAt: text.listedAt,
    extractorVersion: null,
    reportCount: 0,
  }
}
