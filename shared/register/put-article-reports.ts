import { RetryLater } from '../delivery-errors.ts'
import type { Clock, PutOutcome, Register } from '../ports.ts'
import type { Report } from '../domain/report.ts'
import { followersOf } from './cluster-reports.ts'
import { candidateRanges, matchBlocks } from './match-blocks.ts'
import { matchView } from './match-view.ts'
import type { MatchView } from './match-view.ts'
import { isTombstone, listed, reportKey } from './meeting-row.ts'
import type { MeetingRow } from './meeting-row.ts'
import { planChange, regroup } from './plan-change.ts'
import type { ReportChange, Surroundings } from './plan-change.ts'
import { WriteConflict } from './register-tables.ts'
import type { RegisterTables } from './register-tables.ts'
import { reportOfRow } from './report-row.ts'
import type { ReportRow } from './report-row.ts'
import { settleArticle } from './settle.ts'
import { stableJson } from './stable-json.ts'

/** What a register needs beside its tables; tests hold time and chance still. */
export type RegisterMeans = {
  tables: RegisterTables
  clock: Clock
  /** Waits that many milliseconds. */
  sleep: (ms: number) => Promise<void>
  /** Evenly distributed in [0, 1). */
  random: () => number
}

/** How often a change that met another worker's is read and tried again. */
const ATTEMPTS = 40
/** Bounds of the wait before another try, milliseconds; doubled each time, and jittered. */
const FIRST_WAIT = 15
const LONGEST_WAIT = 800

/** Thrown if others were in the way of a change for `ATTEMPTS` times; the message is to come back. */
export class RegisterContention extends RetryLater {
  override name = 'RegisterContention'
}
/** When it is to come back, seconds. */
const CONTENTION_PAUSE = 30

/**
 * The register on its tables. One article at a time: articles of one batch are often about the same
 * meeting, and would be in each other's way.
 */
export function createRegister(means: RegisterMeans): Register {
  let last: Promise<unknown> = Promise.resolve()
  return {
    putArticleReports(articleId, version, reports) {
      const turn = last.then(() => putReports({ articleId, version }, reports, means))
      last = turn.catch(() => {})
      return turn
    },
  }
}

type ArticleVersion = { articleId: string; version: number }

async function putReports(article: ArticleVersion, reports: readonly Report[], means: RegisterMeans): Promise<PutOutcome> {
  const { articleId } = article
  refuseForeign(article, reports)
  const settle = () => settleArticle(articleId, means.tables, (work) => retrying(means, `settling article ${articleId}`, work))
  await settle()
  const stored = await means.tables.articleReports(articleId)
  if (stored.some((row) => row.article_version > article.version)) return 'overtaken'
  for (const { reportId, wanted } of changesOf(stored, reports)) {
    const what = `report ${reportId} of article ${articleId}`
    const made = await retrying(means, what, () => makeChange(article, reportId, wanted, means))
    if (made === 'overtaken') return made
    if (made === 'unfinished') await settle()
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
  { tables, clock }: RegisterMeans,
): Promise<'finished' | 'unfinished' | 'overtaken'> {
  const [row] = await tables.reports([reportKey({ articleId, reportId })])
  if (row !== undefined && row.article_version > version) return 'overtaken'
  const before = row === undefined ? null : reportOfRow(row)
  if (stableJson(before) === stableJson(after)) return 'finished'
  const change = { articleId, reportId, before, after, version: row?.version ?? null }
  // The blocks first: whatever is read after them and changed by others since raises them.
  const raise = await versionsOf([before, after], tables)
  const around = await surroundings(change, raise, tables)
  const { clusters, unread } = regroup(change, around)
  const tombstones = await tables.meetings(unread)
  if (tombstones.some((item) => !isTombstone(item))) throw new WriteConflict('a meeting came up meanwhile')
  const { actions, unfinished } = planChange(change, around, clusters, tombstones, clock())
  await tables.write(actions)
  return unfinished ? 'unfinished' : 'finished'
}

async function versionsOf(reports: readonly (Report | null)[], tables: RegisterTables) {
  const views = reports.flatMap((report) => (report === null ? [] : [matchView(report)]))
  return tables.blockVersions([...new Set(views.flatMap(matchBlocks))])
}

/**
 * Everything that the change may touch: the meetings of all reports that can be the same occasion as the
 * report before or after the change; and since those that followed the old report must find another to
 * follow, the meetings of all that these can be the same occasion as. docs/data-model.md proves that no
 * other meeting changes.
 */
async function surroundings(change: ReportChange, raise: Surroundings['raise'], tables: RegisterTables): Promise<Surroundings> {
  const { before, after } = change
  const own = [before, after].flatMap((report) => (report === null ? [] : [matchView(report)]))
  const meetings = await meetingsAround(own, new Map(), tables)
  const reports = await reportsOf(meetings, new Map(), tables)
  const followers = before === null ? [] : followersIn(before, meetings, reports)
  const unchanged = await tables.blockVersions([...new Set(followers.flatMap(matchBlocks))].filter((block) => !raise.has(block)))
  const more = await meetingsAround(followers, meetings, tables)
  const moreReports = await reportsOf(more, reports, tables)
  const correctedIds = [...more.values()].flatMap((meeting) => listed(meeting.corrected_ids))
  return {
    meetings: [...more.values()],
    reports: [...moreReports.values()],
    raise,
    unchanged,
    corrections: correctedIds.length === 0 ? [] : await tables.corrections([...new Set(correctedIds)]),
  }
}

type Meetings = Map<string, MeetingRow>
type Rows = Map<string, Awaited<ReturnType<RegisterTables['reports']>>[number]>

/** `known` and the meetings listed around `views`. A meeting that changed since it was listed may have passed reports on. */
async function meetingsAround(views: readonly MatchView[], known: Meetings, tables: RegisterTables): Promise<Meetings> {
  const ranges = new Map(views.flatMap(candidateRanges).map((range) => [`${range.facet}\n${range.from}\n${range.to}`, range]))
  const listings = await tables.listedMeetings([...ranges.values()])
  const fresh = [...new Set(listings.map(({ meetingId }) => meetingId))].filter((id) => !known.has(id))
  const meetings: Meetings = new Map(known)
  for (const item of await tables.meetings(fresh)) {
    if (!isTombstone(item)) meetings.set(item.meeting_id, item)
  }
  for (const { meetingId, version } of listings) {
    if (meetings.get(meetingId)?.version !== version) throw new WriteConflict(`meeting ${meetingId} was changed meanwhile`)
  }
  return meetings
}

async function reportsOf(meetings: Meetings, known: Rows, tables: RegisterTables): Promise<Rows> {
  const keys = [...meetings.values()].flatMap((meeting) => listed(meeting.report_keys))
  const rows: Rows = new Map(known)
  for (const row of await tables.reports(keys.filter((key) => !known.has(key)))) {
    rows.set(reportKey({ articleId: row.article_id, reportId: row.report_id }), row)
  }
  if (keys.some((key) => !rows.has(key))) throw new WriteConflict('a report was withdrawn meanwhile')
  return rows
}

function followersIn(before: Report, meetings: Meetings, rows: Rows): MatchView[] {
  const home = [...meetings.values()].find((meeting) => listed(meeting.report_keys).includes(reportKey(before)))
  if (home === undefined) throw new WriteConflict(`report ${before.reportId} changed its meeting meanwhile`)
  const views = listed(home.report_keys).flatMap((key) => {
    const row = rows.get(key)
    return row === undefined ? [] : [matchView(reportOfRow(row))]
  })
  return followersOf(before.reportId, views)
}

/** Does `work` again, after a growing and jittered wait, as long as it meets conflicts. */
async function retrying<Result>(means: RegisterMeans, what: string, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error
      if (attempt === ATTEMPTS) throw new RegisterContention(`${what}: others were in the way ${ATTEMPTS} times`, CONTENTION_PAUSE)
      await means.sleep(means.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt))
    }
  }
}
