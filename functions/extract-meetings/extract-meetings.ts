import { archiveKeys } from '../../shared/articles/archive-keys.ts'
import { CorruptObject, RetryLater } from '../../shared/delivery-errors.ts'
import type { ArchivedText, Article } from '../../shared/domain/article.ts'
import type { ArticleText } from '../../shared/domain/extracted-meeting.ts'
import { tokensOf } from '../../shared/engine/converse.ts'
import { ModelFailure } from '../../shared/engine/model-port.ts'
import type { ArticleReading } from '../../shared/engine/article-reading.ts'
import { EXTRACTOR_VERSION } from '../../shared/extract/extractor-version.ts'
import type { ExtractMeetingsMessage } from '../../shared/messages.ts'
import type { Archive, ArticleStore, Clock, Register } from '../../shared/ports.ts'
import { type Count, METRIC } from '../../shared/runtime/metric-names.ts'
import { secondsBetween } from '../../shared/runtime/seconds-between.ts'
import { articleText } from './article-text.ts'
import { reportsOf } from './reports-of.ts'

/** What a text needs of time to be begun: reading it takes milliseconds, writing under contention up to seconds. */
export const EXTRACT_NEEDS_MS = 15_000

/** When a message that was overtaken by a newer version of its article is to come back, seconds. */
const OVERTAKEN_PAUSE = 30

export type ExtractMeetingsPorts = {
  archive: Archive
  articles: ArticleStore
  register: Register
  read: ReadArticle
  /** The stamp of what `read` reads, where it does not fall back. */
  extractorVersion: string
  isEnglish: (text: string) => boolean
  clock: Clock
  count: Count
}

/**
 * Reads an article by the engine that is set. The patient are told of a model's failure that may pass, by a
 * `ModelFailure`; else the rules read and the reading says why.
 */
export type ReadArticle = (article: ArticleText, version: { articleId: string; version: number }, patient: boolean) => Promise<ArticleReading>

/**
 * Reads one archived text into the register, or that of a newer version that has come since. The article's
 * final state is written last, so that an article which says `reported` has its reports in the register.
 * Throws `RetryLater` if a newer version came in between: its reports may have met this one's half way, and
 * reading it again puts them right; and if a model may answer later and this is not the `last` delivery.
 */
export async function extractMeetings(message: ExtractMeetingsMessage, ports: ExtractMeetingsPorts, { last } = { last: true }): Promise<void> {
  const { archive, articles, register, count } = ports
  const article = await articles.get(message.articleId)
  if (article !== null && isReadAlready(message, article)) return
  const newest = newestVersion(message, article)
  const text = await archivedText(newest, archive)
  const readable = ports.isEnglish(text.text)
  const reading = readable ? await readPatiently(text, ports, !last) : null
  // What the rules read alone in a model's place is theirs, so that a replay asks the model again.
  const extractorVersion = reading === null || reading.fallback === null ? ports.extractorVersion : EXTRACTOR_VERSION
  const reports = reportsOf(text, reading?.meetings ?? [], extractorVersion)
  const outcome = await register.putArticleReports(text.articleId, text.version, reports)
  const state = readable ? (reports.length > 0 ? 'reported' : 'no_meeting') : 'failed'
  const read: Article = {
    ...(article ?? articleOf(text, newest.textKey)),
    version: text.version,
    state,
    reason: readable ? null : 'unsupported_language',
    detail: readable ? null : 'the text is not English',
    extractorVersion,
    fallback: reading?.fallback ?? null,
    reportCount: reports.length,
    updatedAt: ports.clock().toISOString(),
  }
  if (outcome === 'overtaken' || !(await articles.saveRead(read))) {
    throw new RetryLater(`a newer version of ${text.articleId} came while version ${text.version} was read`, OVERTAKEN_PAUSE)
  }
  // What its outlet kept back for hours says nothing of how fast the pipeline is.
  const isNews = article?.state === 'archived' && article.version === 1 && article.failures === 0
  if (isNews) count(METRIC.secondsToRegister, secondsBetween(article.listedAt, read.updatedAt))
  count(METRIC.reports, reports.length)
  count(STATE_METRICS[state])
  if (reading?.asked) countModel(reading, count)
}

async function readPatiently(text: ArchivedText, { read }: ExtractMeetingsPorts, patient: boolean): Promise<ArticleReading> {
  try {
    return await read(articleText(text), text, patient)
  } catch (error) {
    if (error instanceof ModelFailure && error.retryAfter !== null) throw new RetryLater(error.message, error.retryAfter)
    throw error
  }
}

function countModel({ fallback, usage, checked, dropped }: ArticleReading, count: Count): void {
  count(METRIC.articlesAsked)
  count(METRIC.modelFallbacks, fallback === null ? 0 : 1)
  count(METRIC.modelTokens, tokensOf(usage))
  count(METRIC.fieldsChecked, checked)
  count(METRIC.fieldsDropped, dropped)
}

const STATE_METRICS = {
  reported: METRIC.articlesReported,
  no_meeting: METRIC.articlesWithoutMeeting,
  failed: METRIC.articlesFailed,
} as const

/** Whether an interrupted replay's message, or one delivered twice, asks for what has been done since. */
function isReadAlready({ version, unlessReadBy }: ExtractMeetingsMessage, article: Article): boolean {
  return unlessReadBy !== undefined && article.extractorVersion === unlessReadBy && article.version >= version && article.state !== 'archived'
}

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
    failures: 0,
    retryAt: null,
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
    fallback: null,
    reportCount: 0,
  }
}
