import { correctionId } from '../domain/correction.ts'
import type { Anchor, Correction } from '../domain/correction.ts'
import type { Report } from '../domain/report.ts'
import { anchoredReport } from './anchors.ts'
import { followersOf } from './cluster-reports.ts'
import { candidateRanges, matchBlocks } from './match-blocks.ts'
import { matchView } from './match-view.ts'
import type { MatchView } from './match-view.ts'
import { isTombstone, listed, reportKey } from './meeting-row.ts'
import type { MeetingRow } from './meeting-row.ts'
import type { Surroundings } from './plan-change.ts'
import { WriteConflict } from './register-tables.ts'
import type { ExpectedVersion, RegisterTables } from './register-tables.ts'
import { reportOfRow } from './report-row.ts'
import type { ReportRow } from './report-row.ts'

/** From where to look around. */
export type Start = {
  /** Reports that come, change or go. */
  views: readonly MatchView[]
  /** The report that changes or goes. */
  before: Report | null
  /** Articles whose rulings are to be known. */
  articleIds: readonly string[]
  meetingIds: readonly string[]
  /** Rulings that are not yet in the tables as they are to be. */
  corrections: readonly Correction[]
}

/** What was read so far: whole meetings, all their reports, and the rulings on them. */
type Read = {
  meetings: Map<string, MeetingRow>
  reports: Map<string, ReportRow>
  unchanged: Map<string, ExpectedVersion>
  corrections: Map<string, Correction>
  /** Meetings' ids under which rulings have been looked up, and articles whose reports have been. */
  asked: Set<string>
}

/**
 * Everything that a change may touch: the meetings of all reports that can be the same occasion as the
 * report before or after the change; since those that followed the old report must find another to
 * follow, the meetings of all that these can be the same occasion as; and where rulings hold reports of
 * these, the meetings of all that they hold. docs/data-model.md proves that no other meeting changes.
 */
export async function surroundings(start: Start, raise: Surroundings['raise'], tables: RegisterTables): Promise<Surroundings> {
  const read: Read = { meetings: new Map(), reports: new Map(), unchanged: new Map(), corrections: new Map(), asked: new Set() }
  await readMeetings(read, start.meetingIds, tables)
  await readAround(read, start.views, tables)
  const { before } = start
  if (before !== null) await survey(read, followersIn(before, read), raise, tables)
  const notes = await tables.rulingNotes(start.articleIds)
  let unread = notes.flatMap(({ meetingIds }) => meetingIds)
  let fresh = [...start.corrections]
  do {
    await readAnchored(read, fresh, raise, tables)
    const held = [...read.meetings.values()].flatMap((meeting) => listed(meeting.corrected_ids).map(meetingIdOf))
    unread = [...new Set([...unread, ...held])].filter((id) => !read.asked.has(id))
    fresh = unread.length === 0 ? [] : (await tables.corrections(unread)).map(({ correction }) => correction)
    for (const id of unread) read.asked.add(id)
    for (const correction of fresh) read.corrections.set(correctionId(correction), correction)
  } while (fresh.length > 0)
  return {
    meetings: [...read.meetings.values()],
    reports: [...read.reports.values()],
    raise,
    unchanged: read.unchanged,
    corrections: [...read.corrections.values()],
  }
}

/** The meetings of all reports that rulings hold; of splits also those that their reports may join instead. */
async function readAnchored(read: Read, corrections: readonly Correction[], raise: Surroundings['raise'], tables: RegisterTables): Promise<void> {
  const articles = [...new Set(corrections.flatMap(({ anchors }) => anchors.map(({ articleId }) => articleId)))].filter((id) => !read.asked.has(id))
  for (const id of articles) read.asked.add(id)
  const rows = (await Promise.all(articles.map((id) => tables.articleReports(id)))).flat()
  await readMeetings(read, [...new Set(rows.map(({ meeting_id: id }) => id))], tables)
  if (rows.some((row) => !read.reports.has(keyOf(row)))) throw new WriteConflict('a report changed its meeting meanwhile')
  const splits = corrections.filter(({ kind }) => kind === 'split')
  await survey(read, anchoredViews(splits.flatMap(({ anchors }) => anchors), [...read.reports.values()]), raise, tables)
}

/** The reports that anchors stand for, among rows that hold all reports of their articles. */
export function anchoredViews(anchors: readonly Anchor[], rows: readonly ReportRow[]): MatchView[] {
  const articles = new Set(anchors.map(({ articleId }) => articleId))
  const views = rows.filter((row) => articles.has(row.article_id)).map((row) => matchView(reportOfRow(row)))
  return anchors.map((anchor) => anchoredReport(anchor, views)).filter((view) => view !== null)
}

/** Reads around reports that themselves do not change, and holds their blocks still. */
async function survey(read: Read, views: readonly MatchView[], raise: Surroundings['raise'], tables: RegisterTables): Promise<void> {
  const blocks = [...new Set(views.flatMap(matchBlocks))].filter((block) => !raise.has(block) && !read.unchanged.has(block))
  for (const [block, version] of await tables.blockVersions(blocks)) read.unchanged.set(block, version)
  await readAround(read, views, tables)
}

/** Reads the meetings listed around `views`. One that changed since it was listed may have passed reports on. */
async function readAround(read: Read, views: readonly MatchView[], tables: RegisterTables): Promise<void> {
  const ranges = new Map(views.flatMap(candidateRanges).map((range) => [`${range.facet}\n${range.from}\n${range.to}`, range]))
  const listings = await tables.listedMeetings([...ranges.values()])
  await readMeetings(read, [...new Set(listings.map(({ meetingId }) => meetingId))], tables)
  for (const { meetingId, version } of listings) {
    if (read.meetings.get(meetingId)?.version !== version) throw new WriteConflict(`meeting ${meetingId} was changed meanwhile`)
  }
}

/** Reads those of the meetings that are not read yet, with all their reports. */
async function readMeetings(read: Read, ids: readonly string[], tables: RegisterTables): Promise<void> {
  const items = await tables.meetings(ids.filter((id) => !read.meetings.has(id)))
  const meetings = items.filter((item) => !isTombstone(item))
  for (const meeting of meetings) read.meetings.set(meeting.meeting_id, meeting)
  const keys = meetings.flatMap((meeting) => listed(meeting.report_keys))
  for (const row of await tables.reports(keys.filter((key) => !read.reports.has(key)))) read.reports.set(keyOf(row), row)
  if (keys.some((key) => !read.reports.has(key))) throw new WriteConflict('a report was withdrawn meanwhile')
}

function followersIn(before: Report, read: Read): MatchView[] {
  const home = [...read.meetings.values()].find((meeting) => listed(meeting.report_keys).includes(reportKey(before)))
  if (home === undefined) throw new WriteConflict(`report ${before.reportId} changed its meeting meanwhile`)
  const views = listed(home.report_keys).flatMap((key) => {
    const row = read.reports.get(key)
    return row === undefined ? [] : [matchView(reportOfRow(row))]
  })
  return followersOf(before.reportId, views)
}

/** The id under which a ruling is kept. */
function meetingIdOf(ruling: string): string {
  return ruling.slice(0, ruling.indexOf('@'))
}

function keyOf(row: ReportRow): string {
  return reportKey({ articleId: row.article_id, reportId: row.report_id })
}
