import { PoisonMessage } from '../delivery-errors.ts'
import type { Correction } from '../domain/correction.ts'
import type { MeetingRecord } from '../domain/meeting.ts'
import type { Report } from '../domain/report.ts'
import { clusterReports } from './cluster-reports.ts'
import type { Cluster } from './cluster-reports.ts'
import { historyRow } from './history-row.ts'
import type { Cause } from './history-row.ts'
import { indexKeysOf, indexKeysText, indexRows, isMatchRow } from './index-rows.ts'
import type { IndexKey, IndexRow } from './index-rows.ts'
import { matchView } from './match-view.ts'
import type { MatchView } from './match-view.ts'
import { isTombstone, listed, meetingRow, recordOfRow, reportKey, WITHDRAWN } from './meeting-row.ts'
import type { MeetingRow, MeetingsItem, TombstoneRow } from './meeting-row.ts'
import { mergeReports } from './merge-reports.ts'
import { MOST_ACTIONS } from './register-tables.ts'
import type { ExpectedVersion, ItemKey, WriteAction } from './register-tables.ts'
import { reportOfRow, reportRow } from './report-row.ts'
import type { ReportRow } from './report-row.ts'
import { stableJson } from './stable-json.ts'

/** A report that comes (`before` null), changes, or goes (`after` null), and its row as it was read. */
export type ReportChange = {
  articleId: string
  reportId: string
  before: Report | null
  after: Report | null
  /** Version of the row read; null if there was none. */
  version: ExpectedVersion
}

/** All that a change may touch, as it was read: whole meetings, with all their reports. */
export type Surroundings = {
  meetings: MeetingRow[]
  reports: ReportRow[]
  /** Blocks of reports that came, changed or went: to be raised. */
  raise: Map<string, ExpectedVersion>
  /** Blocks of other reports that were read: to be unchanged. */
  unchanged: Map<string, ExpectedVersion>
  corrections: Correction[]
}

/** Thrown if a change touches more than one transaction can bind; for a person to look at. */
export class ChangeTooLarge extends PoisonMessage {
  override name = 'ChangeTooLarge'
}

/** Clusters after a change, and the meetings whose items must be known before it can be planned. */
export type Regrouping = { clusters: Cluster[]; unread: string[] }

/** How the reports group once the change is made. */
export function regroup(change: ReportChange, around: Surroundings): Regrouping {
  const reports = reportsAfter(change, around)
  const clusters = clusterReports([...reports.values()].map(matchView))
  const read = new Set(around.meetings.map(({ meeting_id: id }) => id))
  return { clusters, unread: clusters.map(({ meetingId }) => meetingId).filter((id) => !read.has(id)) }
}

function reportsAfter(change: ReportChange, around: Surroundings): Map<string, Report> {
  const reports = new Map(around.reports.map((row) => [row.report_id, reportOfRow(row)]))
  if (change.after === null) reports.delete(change.reportId)
  else reports.set(change.reportId, change.after)
  return reports
}

/** What to write at once, and whether a note of unfinished work is among it. */
export type Transaction = { actions: WriteAction[]; unfinished: boolean }

type Rewrite = { id: string; row: MeetingRow | TombstoneRow; expect: ExpectedVersion; rows: IndexRow[]; oldKeys: IndexKey[] }

/**
 * The transaction that makes a change. `tombstones` are the items, read as well, under the ids that the
 * clusters take. Index rows and report pointers that find no room in it are left for `settle`; the item
 * `unsettled#<article>` then says which, so that no crash loses them.
 */
export function planChange(
  change: ReportChange,
  around: Surroundings,
  clusters: readonly Cluster[],
  tombstones: readonly MeetingsItem[],
  changedAt: Date,
): Transaction {
  const cause: Cause = { kind: 'article', id: change.articleId }
  const reports = reportsAfter(change, around)
  const rewrites: Rewrite[] = []
  const history: WriteAction[] = []
  const pointers: WriteAction[] = []
  const known = new Map<string, MeetingsItem>([...tombstones, ...around.meetings].map((item) => [item.meeting_id, item]))

  for (const cluster of clusters) {
    const old = known.get(cluster.meetingId)
    const keys = cluster.reports.map(reportKey)
    const touched = cluster.reports.some(({ reportId }) => reportId === change.reportId)
    if (old !== undefined && !isTombstone(old) && !touched && old.report_keys === keys.join(' ')) continue
    const members = cluster.reports.map(({ reportId }) => reports.get(reportId)).filter((report) => report !== undefined)
    const correctedIds = correctionAnchors(cluster, clusters, around)
    const record = mergeReports(members, around.corrections.filter(({ meetingId }) => correctedIds.includes(meetingId)))
    const before = old === undefined || isTombstone(old) ? null : recordOfRow(old)
    const changed = before === null || stableJson(before) !== stableJson(record)
    const revision = (old?.revision ?? 0) + (changed ? 1 : 0)
    rewrites.push(liveRewrite(record, cluster, old, { revision, correctedIds }))
    if (changed) history.push(historyPut({ meetingId: record.meetingId, revision, before, after: record, mergedInto: null, cause, changedAt }))
    pointers.push(...pointerPuts(cluster, change, around))
  }

  const living = new Set(clusters.map(({ meetingId }) => meetingId))
  for (const old of around.meetings.filter(({ meeting_id: id }) => !living.has(id))) {
    const tombstone = tombstoneOf(old, clusters)
    rewrites.push({ id: old.meeting_id, row: tombstone, expect: old.version, rows: [], oldKeys: indexKeysOf(old) })
    const mergedInto = tombstone.merged_into === WITHDRAWN ? null : tombstone.merged_into
    history.push(
      historyPut({ meetingId: old.meeting_id, revision: tombstone.revision, before: recordOfRow(old), after: null, mergedInto, cause, changedAt }),
    )
  }
  const essential = [...blockActions(around), ...reportActions(change, clusters), ...rewrites.map(itemPut), ...history]
  return fitted(change, essential, pointers, rewrites, changedAt)
}

/** All in one transaction if it has room; else what binds the register together, and a note of the rest. */
function fitted(change: ReportChange, essential: WriteAction[], pointers: WriteAction[], rewrites: readonly Rewrite[], at: Date): Transaction {
  const puts = rewrites.flatMap(({ rows }) => rows)
  const stale = rewrites
    .toSorted((a, b) => a.oldKeys.length - b.oldKeys.length)
    .flatMap(({ rows, oldKeys }) => {
      const kept = new Set(rows.map(keyText))
      return oldKeys.filter((key) => !kept.has(keyText(key)))
    })
  const whole = [...essential, ...pointers, ...puts.map(indexPut), ...stale.map(indexDelete)]
  if (whole.length <= MOST_ACTIONS) return { actions: whole, unfinished: false }
  const binding = [...essential, ...puts.filter(isMatchRow).map(indexPut), ...stale.filter(isMatchRow).map(indexDelete)]
  const room = MOST_ACTIONS - binding.length - 1
  if (room < 0) {
    throw new ChangeTooLarge(
      `report ${change.reportId} of article ${change.articleId} would change ${rewrites.length} meetings at once (${binding.length + 1} actions of ${MOST_ACTIONS})`,
    )
  }
  const others = stale.filter((key) => !isMatchRow(key))
  const note = unsettledPut(change, rewrites, others.slice(room), at)
  return { actions: [...binding, ...others.slice(0, room).map(indexDelete), note], unfinished: true }
}

function unsettledPut(change: ReportChange, rewrites: readonly Rewrite[], staleRows: readonly IndexKey[], at: Date): WriteAction {
  const key = { block_id: unsettledBlock(change.articleId) }
  const meeting_ids = rewrites.filter(({ rows }) => rows.length > 0).map(({ id }) => id).join(' ')
  const item = { ...key, version: at.getTime(), meeting_ids, stale_rows: indexKeysText(staleRows) }
  return { kind: 'put', table: 'match_blocks', key, item, expect: null }
}

/** The item of `match_blocks` that notes what an article's last change left undone. */
export function unsettledBlock(articleId: string): string {
  return `unsettled#${articleId}`
}

function liveRewrite(
  record: MeetingRecord,
  cluster: Cluster,
  old: MeetingsItem | undefined,
  { revision, correctedIds }: { revision: number; correctedIds: string[] },
): Rewrite {
  const version = (old?.version ?? 0) + 1
  const rows = indexRows(record, cluster.reports, version)
  const reportKeys = cluster.reports.map(reportKey)
  const row = meetingRow(record, { version, revision, reportKeys, correctedIds, indexKeys: indexKeysText(rows) }, rows.length)
  const oldKeys = old === undefined || isTombstone(old) ? [] : indexKeysOf(old)
  return { id: record.meetingId, row, expect: old?.version ?? null, rows, oldKeys }
}

/**
 * The tombstone of a meeting that is no more: it points to where the report that it was named after is
 * now, or if that was withdrawn, the earliest of its others.
 */
function tombstoneOf(old: MeetingRow, clusters: readonly Cluster[]): TombstoneRow {
  const homes = listed(old.report_keys).map((key) => ({ key, cluster: clusters.find(({ reports }) => reports.some((view) => reportKey(view) === key)) }))
  const home = homes.find(({ cluster }) => cluster !== undefined)
  return {
    meeting_id: old.meeting_id,
    version: old.version + 1,
    revision: old.revision + 1,
    merged_into: home?.cluster?.meetingId ?? WITHDRAWN,
    report_key: home?.key ?? '',
  }
}

/** Corrections follow the report that their meeting was named after; if it is gone, the meeting's earliest report that is left. */
function correctionAnchors(cluster: Cluster, clusters: readonly Cluster[], around: Surroundings): string[] {
  const anchors = around.meetings.flatMap((meeting) =>
    listed(meeting.corrected_ids).filter((id) => homeOf(id, meeting, clusters)?.meetingId === cluster.meetingId),
  )
  return [...new Set(anchors)].toSorted()
}

function homeOf(correctedId: string, meeting: MeetingRow, clusters: readonly Cluster[]): Cluster | undefined {
  const holding = (found: (view: MatchView) => boolean) => clusters.find(({ reports }) => reports.some(found))
  const named = holding(({ reportId }) => reportId.slice(2) === correctedId.slice(2))
  if (named !== undefined) return named
  for (const key of listed(meeting.report_keys)) {
    const home = holding((view) => reportKey(view) === key)
    if (home !== undefined) return home
  }
  return undefined
}

function pointerPuts(cluster: Cluster, change: ReportChange, around: Surroundings): WriteAction[] {
  const members = new Set(cluster.reports.map(({ reportId }) => reportId))
  return around.reports
    .filter((row) => members.has(row.report_id) && row.report_id !== change.reportId && row.meeting_id !== cluster.meetingId)
    .map((row) => repointed(row, cluster.meetingId))
}

/** Points a report's row to the meeting that the report is in now. */
export function repointed(row: ReportRow, meetingId: string): WriteAction {
  const key = { article_id: row.article_id, report_id: row.report_id }
  const item = { ...row, meeting_id: meetingId, version: row.version + 1 }
  return { kind: 'put', table: 'reports', key, item, expect: row.version }
}

function reportActions(change: ReportChange, clusters: readonly Cluster[]): WriteAction[] {
  const { after, version } = change
  const key = { article_id: change.articleId, report_id: change.reportId }
  if (after === null) return [{ kind: 'delete', table: 'reports', key, expect: version }]
  const home = clusters.find(({ reports }) => reports.some(({ reportId }) => reportId === change.reportId))
  if (home === undefined) throw new Error(`report ${change.reportId} is in no cluster`)
  const item = reportRow(after, home.meetingId, (version ?? 0) + 1)
  return [{ kind: 'put', table: 'reports', key, item, expect: version }]
}

function blockActions({ raise, unchanged }: Surroundings): WriteAction[] {
  const blockKey = (block: string): ItemKey => ({ block_id: block })
  return [
    ...[...raise].map(([block, expect]): WriteAction => ({
      kind: 'put',
      table: 'match_blocks',
      key: blockKey(block),
      item: { block_id: block, version: (expect ?? 0) + 1 },
      expect,
    })),
    ...[...unchanged]
      .filter(([block]) => !raise.has(block))
      .map(([block, expect]): WriteAction => ({ kind: 'check', table: 'match_blocks', key: blockKey(block), expect })),
  ]
}

function itemPut({ id, row, expect }: Rewrite): WriteAction {
  return { kind: 'put', table: 'meetings', key: { meeting_id: id }, item: row, expect }
}

function historyPut(options: Omit<Parameters<typeof historyRow>[0], 'changedAt'> & { changedAt: Date }): WriteAction {
  const item = historyRow({ ...options, changedAt: options.changedAt.toISOString() })
  return { kind: 'put', table: 'meeting_history', key: { meeting_id: item.meeting_id, revision: item.revision }, item }
}

/** Puts an index row; what guards it is the version of its meeting. */
export function indexPut(row: IndexRow): WriteAction {
  return { kind: 'put', table: 'meeting_index', key: { facet: row.facet, date_id: row.date_id }, item: row }
}

/** Deletes an index row; what guards it is the version of its meeting. */
export function indexDelete({ facet, date_id }: IndexKey): WriteAction {
  return { kind: 'delete', table: 'meeting_index', key: { facet, date_id } }
}

function keyText({ facet, date_id }: IndexKey): string {
  return `${facet}\t${date_id}`
}
