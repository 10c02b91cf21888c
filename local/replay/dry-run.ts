import type { S3Client } from '@aws-sdk/client-s3'
import { articleText } from '../../functions/extract-meetings/article-text.ts'
import { reportsOf } from '../../functions/extract-meetings/reports-of.ts'
import { createArchive } from '../../shared/adapters/archive.ts'
import type { ArticleText, ExtractedMeeting } from '../../shared/domain/extracted-meeting.ts'
import type { Report } from '../../shared/domain/report.ts'
import type { Engine } from '../../shared/domain/provenance.ts'
import { readByRules } from '../../shared/engine/article-reading.ts'
import type { ReadMeeting } from '../../shared/engine/article-reading.ts'
import { gate } from '../../shared/engine/gate.ts'
import { engineOf } from '../../shared/engine/reader-version.ts'
import type { ArticleReadings } from '../../shared/ports.ts'
import { overlayTables } from '../../shared/register/overlay-tables.ts'
import type { MeetingsCompared } from '../../shared/register/overlay-tables.ts'
import { createRegister } from '../../shared/register/put-article-reports.ts'
import type { RegisterTables } from '../../shared/register/register-tables.ts'
import { reportContent } from '../../shared/register/report-content.ts'
import { reportOfRow } from '../../shared/register/report-row.ts'
import type { ReportRow } from '../../shared/register/report-row.ts'
import { newestTexts } from './newest-texts.ts'

/** What a replay would do: texts read, those of them whose reports would be others, and meetings. `askedTexts` a language model has read: only asking it again would tell. */
export type DryRun = { texts: number; changedTexts: number; askedTexts: number; meetings: MeetingsCompared }

export type DryRunMeans = {
  s3: S3Client
  bucket: string
  tables: RegisterTables
  articles: ArticleReadings
  reader: ReportReader
  onText: (texts: number) => void
  stop: AbortSignal
}

/** What reads the reports out of a text. */
export type ReportReader = { extract: (article: ArticleText) => ExtractedMeeting[]; extractorVersion: string; isEnglish: (text: string) => boolean }

/** Texts fetched at once, ahead of being read. */
const AHEAD = 16

/**
 * Reads every newest text and does to a register laid over the real one what a replay would do to it. Nothing
 * is written. Null if `stop` said so before the end.
 */
export async function dryRun({ s3, bucket, tables, articles, reader, onText, stop }: DryRunMeans): Promise<DryRun | null> {
  const archive = createArchive(s3, bucket)
  const overlay = overlayTables(tables)
  const register = createRegister({ tables: overlay, clock: () => new Date(), sleep: () => Promise.resolve(), random: Math.random })
  const outcome = { texts: 0, changedTexts: 0, askedTexts: 0 }
  for await (const keys of inGroups(newestTexts(s3, bucket), AHEAD)) {
    if (stop.aborted) return null
    const texts = await Promise.all(keys.map((key) => archive.getText(key)))
    const stored = await Promise.all(texts.map(({ articleId }) => tables.articleReports(articleId)))
    const readings = await articles.readings(texts.map(({ articleId }) => articleId))
    for (const [index, text] of texts.entries()) {
      const article = articleText(text)
      const meetings = reader.isEnglish(text.text) ? readByRules(article, reader.extract).meetings : []
      outcome.texts += 1
      if (asksModel(engineOf(readings.get(text.articleId)?.extractorVersion ?? ''), article, meetings)) {
        outcome.askedTexts += 1
        continue
      }
      const reports = reportsOf(text, meetings, reader.extractorVersion)
      if (saysTheSame(stored[index] ?? [], reports)) continue
      outcome.changedTexts += 1
      await register.putArticleReports(text.articleId, text.version, reports)
    }
    onText(outcome.texts)
  }
  return { ...outcome, meetings: await overlay.compared() }
}

/** Whether the engine that read the article before would ask a model about it. */
function asksModel(engine: Engine, article: ArticleText, meetings: readonly ReadMeeting[]): boolean {
  if (engine === 'rules') return false
  return engine === 'bedrock' || gate(article, meetings.map(({ meeting }) => meeting)).verdict === 'ask'
}

/** Whether stored reports are those read, whoever read them. */
function saysTheSame(rows: readonly ReportRow[], reports: readonly Report[]): boolean {
  const texts = (of: readonly Report[]) => of.map(reportContent).toSorted().join('\n')
  return texts(rows.map(reportOfRow)) === texts(reports)
}

async function* inGroups<Value>(values: AsyncIterable<Value>, size: number): AsyncGenerator<Value[]> {
  let group: Value[] = []
  for await (const value of values) {
    group.push(value)
    if (group.length < size) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
