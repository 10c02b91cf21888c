import type { Correction } from '../domain/correction.ts'
import type { Report } from '../domain/report.ts'
import type { PutOutcome, Register, RegisterDesk, RegisterSweep } from '../ports.ts'
import { applyRuling } from './apply-ruling.ts'
import { matchBlocks } from './match-blocks.ts'
import { matchView } from './match-view.ts'
import { reportKey } from './meeting-row.ts'
import { reportContent } from './report-content.ts'
import { reportOfRow, reportRow } from './report-row.ts'
import type { ReportRow } from './report-row.ts'
import { retrying } from './retrying.ts'
import type { RegisterMeans } from './retrying.ts'
import { settle } from './settle.ts'
import { stableJson } from './stable-json.ts'
import { surroundings } from './surroundings.ts'
import { sweepMeeting } from './sweep-meeting.ts'
import { writeChange } from './write-change.ts'

/**
 * The register on its tables. One change at a time: articles of one batch are often about the same
 * meeting, and would be in each other's way.
 */
export function createRegister(means: RegisterMeans): Register & RegisterDesk & RegisterSweep {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
  return {
    putArticleReports: (articleId, version, reports) => inTurn(() => putReports({ articleId, version }, reports, means)),
    rule: (correction: Correction) => inTurn(() => applyRuling(correction, means)),
    sweep: (meetingId: string) => inTurn(() => sweepMeeting(meetingId, means)),
  }
}

type ArticleVersion = { articleId: string; version: number }

async function putReports(article: ArticleVersion, reports: readonly Report[], means: RegisterMeans): Promise<PutOutcome> {
  const { articleId } = article
  refuseForeign(article, reports)
  const finish = () => settle(articleId, means.tables, (work) => retrying(means, `settling article ${articleId}`, work))
  await finish()
  const stored = await means.tables.articleReports(articleId)
  if (stored.some((row) => row.article_version > article.version)) return 'overtaken'
  for (const { reportId, wanted } of changesOf(stored, reports)) {
    const what = `report ${reportId} of article ${articleId}`
    const made = await retrying(means, what, () => makeChange(article, reportId, wanted, means))
    if (made === 'overtaken') return made
    if (made === 'unfinished') await finish()
  }
  return 'stored'
}

function refuseForeign({ articleId, version }: ArticleVersion, reports: readonly Report[]): void {
  const foreign = reports.find((report) => report.articleId !== articleId)
  if (foreign) throw new Error(`report ${foreign.reportId} is of article ${foreign.articleId}, not of ${articleId}`)
  const other = reports.find((report) => report.articleVersion !== version)
  if (other) throw new Error(`report ${other.reportId} is of version ${other.articleVersion} of article ${articleId}, not of ${version}`)
  if (new Set(reports.map(({ reportId }) => reportId)).size < reports.length) {
    throw new Error(`article ${articleId} gives two reports with the same id`)
  }
}

type WantedReport = { reportId: string; wanted: Report | null }

/** The reports that are not in the register as they should be: null where one is to go. */
function changesOf(rows: readonly ReportRow[], reports: readonly Report[]): WantedReport[] {
  const stored = new Map(rows.map((row) => [row.report_id, row]))
  const wanted = new Map(reports.map((report) => [report.reportId, report]))
  return [...new Set([...stored.keys(), ...wanted.keys()])]
    .toSorted()
    .map((reportId) => ({ reportId, wanted: wanted.get(reportId) ?? null }))
    .filter((change) => stored.get(change.reportId)?.report !== (change.wanted === null ? undefined : stableJson(change.wanted)))
}

/**
 * Reads what the change touches, computes, and writes, provided that nothing of it was changed meanwhile.
 * `unfinished` if index rows are left to be settled, `overtaken` if the report is there as a newer version
 * of the article has it.
 */
async function makeChange(
  { articleId, version }: ArticleVersion,
  reportId: string,
  after: Report | null,
  means: RegisterMeans,
): Promise<'finished' | 'unfinished' | 'overtaken'> {
  const { tables } = means
  const [row] = await tables.reports([reportKey({ articleId, reportId })])
  if (row !== undefined && row.article_version > version) return 'overtaken'
  const before = row === undefined ? null : reportOfRow(row)
  if (stableJson(before) === stableJson(after)) return 'finished'
  // Another extractor, or another version of the article, that says the same: of that no meeting takes notice.
  if (row !== undefined && before !== null && after !== null && reportContent(before) === reportContent(after)) {
    await tables.write([{ kind: 'put', table: 'reports', key: { article_id: articleId, report_id: reportId }, item: reportRow(after, row.meeting_id, row.version + 1), expect: row.version }])
    return 'finished'
  }
  // The blocks first: whatever is read after them and changed by others since raises them.
  const raise = await versionsOf([before, after], tables)
  const views = [before, after].flatMap((report) => (report === null ? [] : [matchView(report)]))
  const around = await surroundings({ views, before, articleIds: [articleId], meetingIds: [], corrections: [] }, raise, tables)
  return writeChange({ kind: 'report', articleId, reportId, before, after, version: row?.version ?? null }, around, means)
}

async function versionsOf(reports: readonly (Report | null)[], tables: RegisterMeans['tables']) {
  const views = reports.flatMap((report) => (report === null ? [] : [matchView(report)]))
  return tables.blockVersions([...new Set(views.flatMap(matchBlocks))])
}
