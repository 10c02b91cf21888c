import { PoisonMessage } from '../delivery-errors.ts'
import { correctionId } from '../domain/correction.ts'
import type { Correction } from '../domain/correction.ts'
import type { Report } from '../domain/report.ts'
import { clusterReports } from './cluster-reports.ts'
import type { Cluster } from './cluster-reports.ts'
import { correctionRow } from './correction-row.ts'
import { historyRow, visible } from './history-row.ts'
import type { Cause } from './history-row.ts'
import { indexKeysOf, indexKeysText, indexRows, isMatchRow } from './index-rows.ts'
import type { IndexKey, IndexRow } from './index-rows.ts'
import { matchView } from './match-view.ts'
import { isTombstone, listed, meetingRow, recordOfRow, reportKey, WITHDRAWN } from './meeting-row.ts'
import type { MeetingRow, MeetingsItem, TombstoneRow } from './meeting-row.ts'
import { mergeReports } from './merge-reports.ts'
import { MOST_ACTIONS } from './register-tables.ts'
import type { ExpectedVersion, ItemKey, RulingNote, StoredCorrection, WriteAction } from './register-tables.ts'
import { reportOfRow, reportRow } from './report-row.ts'
import type { ReportRow } from './report-row.ts'
import { stableJson } from './stable-json.ts'

/** What changes the register: a report, a ruling, or the passing of days. */
export type RegisterChange = ReportChange | RulingChange | SweepChange

/** A day came, by which a meeting's record may be another. */
export type SweepChange = { kind: 'sweep'; meetingId: string; day: string }

/** A ruling that is made or revoked, with the rows, as they were read, that keep it. */
export type RulingChange = {
  kind: 'ruling'
  correction: Correction
  stored: StoredCorrection | null
  /** Notes of the articles that its anchors are of. */
  notes: RulingNote[]
}

/** A report that comes (`before` null), changes, or goes (`after` null), and its row as it was read. */
export type ReportChange = {
  kind: 'report'
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
  /** Rulings that may concern what was read, as they are before the change; revoked ones too. */
  corrections: Correction[]
}

/** Thrown if a change touches more than one transaction can bind; for a person to look at. */
export class ChangeTooLarge extends PoisonMessage {
  override name = 'ChangeTooLarge'
}

/** Clusters after a change, and the meetings whose items must be known before it can be planned. */
export type Regrouping = { clusters: Cluster[]; unread: string[] }

/** How the reports group once the change is made. */
export function regroup(change: RegisterChange, around: Surroundings): Regrouping {
  const reports = reportsAfter(change, around)
  const clusters = clusterReports([...reports.values()].map(matchView), correctionsAfter(change, around))
  const read = new Set(around.meetings.map(({ meeting_id: id }) => id))
  return { clusters, unread: clusters.map(({ meetingId }) => meetingId).filter((id) => !read.has(id)) }
}

function correctionsAfter(change: RegisterChange, { corrections }: Surroundings): Correction[] {
  if (change.kind !== 'ruling') return corrections
  const id = correctionId(change.correction)
  return [...corrections.filter((other) => correctionId(other) !== id), change.correction]
}

function reportsAfter(change: RegisterChange, around: Surroundings): Map<string, Report> {
  const reports = new Map(around.reports.map((row) => [row.report_id, reportOfRow(row)]))
  if (change.kind !== 'report') return reports
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
  change: RegisterChange,
  around: Surroundings,
  clusters: readonly Cluster[],
  tombstones: readonly MeetingsItem[],
  changedAt: Date,
): Transaction {
  const cause = causeOf(change)
  const reports = reportsAfter(change, around)
  const rewrites: Rewrite[] = []
  const history: WriteAction[] = []
  const pointers: WriteAction[] = []
  const known = new Map<string, MeetingsItem>([...tombstones, ...around.meetings].map((item) => [item.meeting_id, item]))

  for (const cluster of clusters) {
    const old = known.get(cluster.meetingId)
    if (old !== undefined && !isTombstone(old) && !isTouched(cluster, old, change)) continue
    const members = cluster.reports.map(({ reportId }) => reports.get(reportId)).filter((report) => report !== undefined)
    const rewrite = liveRewrite(cluster, members, old, changedAt)
    if (change.kind !== 'report' && isSameGroup(cluster, old) && isSameRecord(rewrite.row, old)) continue
    rewrites.push(rewrite)
    if (rewrite.changed !== null) history.push(historyPut({ ...rewrite.changed, cause, changedAt }))
    pointers.push(...pointerPuts(cluster, change, around))
  }

  const living = new Set(clusters.map(({ meetingId }) => meetingId))
  for (const old of around.meetings.filter(({ meeting_id: id }) => !living.has(id))) {
    const tombstone = tombstoneOf(old, clusters)
    rewrites.push({ id: old.meeting_id, row: tombstone, expect: old.version, rows: [], oldKeys: indexKeysOf(old) })
    const mergedInto = tombstone.merged_into === WITHDRAWN ? null : tombstone.merged_into
    const before = visible(recordOfRow(old))
    history.push(historyPut({ meetingId: old.meeting_id, revision: tombstone.revision, before, after: null, mergedInto, cause, changedAt }))
  }
  const own = ownActions(change, clusters)
  if (own.length === 0 && rewrites.length === 0) return { actions: [], unfinished: false }
  const essential = [...blockActions(around), ...own, ...rewrites.map(itemPut), ...history]
  return fitted(workOf(change), essential, pointers, rewrites, changedAt)
}

function causeOf(change: RegisterChange): Cause {
  if (change.kind === 'report') return { kind: 'article', id: change.articleId }
  return change.kind === 'ruling' ? { kind: 'correction', id: correctionId(change.correction) } : { kind: 'sweep', id: change.day }
}

/** What a change is called in the note of its unfinished work, and in an error. */
type Work = { id: string; what: string }

function workOf(change: RegisterChange): Work {
  if (change.kind === 'report') return { id: change.articleId, what: `report ${change.reportId} of article ${change.articleId}` }
  return change.kind === 'ruling'
    ? { id: change.correction.meetingId, what: `the ruling ${correctionId(change.correction)}` }
    : { id: change.meetingId, what: `the sweep of meeting ${change.meetingId}` }
}

/** Whether a change makes another record of a meeting than is stored. */
function isTouched(cluster: Cluster, old: MeetingRow, change: RegisterChange): boolean {
  const { reports } = cluster
  if (!isSameGroup(cluster, old)) return true
  if (change.kind === 'report') return reports.some(({ reportId }) => reportId === change.reportId)
  if (change.kind === 'sweep') return old.meeting_id === change.meetingId
  return listed(old.corrected_ids).includes(correctionId(change.correction))
}

/** Whether an item has the reports and the rulings of a group. */
function isSameGroup({ reports, corrections }: Cluster, old: MeetingsItem | undefined): boolean {
  return old !== undefined && !isTombstone(old) && old.report_keys === reports.map(reportKey).join(' ') && old.corrected_ids === correctedIds(corrections)
}

function isSameRecord(row: Rewrite['row'], old: MeetingsItem | undefined): boolean {
  return old !== undefined && !isTombstone(old) && !isTombstone(row) && old.record === row.record
}

/** The rulings that concern a meeting, as its item names them. */
function correctedIds(corrections: readonly Correction[]): string {
  return corrections.map(correctionId).toSorted().join(' ')
}

/** All in one transaction if it has room; else what binds the register together, and a note of the rest. */
function fitted(work: Work, essential: WriteAction[], pointers: WriteAction[], rewrites: readonly Rewrite[], at: Date): Transaction {
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
      `${work.what} would change ${rewrites.length} meetings at once (${binding.length + 1} actions of ${MOST_ACTIONS})`,
    )
  }
  const others = stale.filter((key) => !isMatchRow(key))
  const note = unsettledPut(work, rewrites, others.slice(room), at)
  return { actions: [...binding, ...others.slice(0, room).map(indexDelete), note], unfinished: true }
}

function unsettledPut({ id }: Work, rewrites: readonly Rewrite[], staleRows: readonly IndexKey[], at: Date): WriteAction {
  const key = { block_id: unsettledBlock(id) }
  const meeting_ids = rewrites.filter(({ rows }) => rows.length > 0).map((rewrite) => rewrite.id).join(' ')
  const item = { ...key, version: at.getTime(), meeting_ids, stale_rows: indexKeysText(staleRows) }
  return { kind: 'put', table: 'match_blocks', key, item, expect: null }
}

/** The item of `match_blocks` that notes what the last change for an article, or by a ruling on a meeting, left undone. */
export function unsettledBlock(id: string): string {
  return `unsettled#${id}`
}

/** The item of `match_blocks` that notes under which meetings' ids rulings are kept that an article's reports hold. */
export function rulingsBlock(articleId: string): string {
  return `rulings#${articleId}`
}

/** A meeting's item and rows as its reports and rulings have them; `changed` is what readers see change, if anything. */
function liveRewrite(
  cluster: Cluster,
  members: readonly Report[],
  old: MeetingsItem | undefined,
  asOf: Date,
): Rewrite & { changed: Omit<Parameters<typeof historyRow>[0], 'cause' | 'changedAt'> | null } {
  const record = mergeReports(members, cluster.corrections, asOf)
  const [before, after] = [old === undefined || isTombstone(old) ? null : visible(recordOfRow(old)), visible(record)]
  const changed = stableJson(before) !== stableJson(after)
  const revision = (old?.revision ?? 0) + (changed ? 1 : 0)
  const version = (old?.version ?? 0) + 1
  const rows = indexRows(record, cluster.reports, version)
  const state = { version, revision, reportKeys: cluster.reports.map(reportKey), correctedIds: correctedIds(cluster.corrections), indexKeys: indexKeysText(rows) }
  const row = meetingRow(record, state, rows.length)
  const oldKeys = old === undefined || isTombstone(old) ? [] : indexKeysOf(old)
  return {
    id: record.meetingId,
    row,
    expect: old?.version ?? null,
    rows,
    oldKeys,
    changed: changed ? { meetingId: record.meetingId, revision, before, after, mergedInto: null } : null,
  }
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

function pointerPuts(cluster: Cluster, change: RegisterChange, around: Surroundings): WriteAction[] {
  const members = new Set(cluster.reports.map(({ reportId }) => reportId))
  return around.reports
    .filter((row) => members.has(row.report_id) && !(change.kind === 'report' && row.report_id === change.reportId) && row.meeting_id !== cluster.meetingId)
    .map((row) => repointed(row, cluster.meetingId))
}

/** Points a report's row to the meeting that the report is in now. */
export function repointed(row: ReportRow, meetingId: string): WriteAction {
  const key = { article_id: row.article_id, report_id: row.report_id }
  const item = { ...row, meeting_id: meetingId, version: row.version + 1 }
  return { kind: 'put', table: 'reports', key, item, expect: row.version }
}

/** What a change writes of itself. */
function ownActions(change: RegisterChange, clusters: readonly Cluster[]): WriteAction[] {
  if (change.kind === 'sweep') return []
  return change.kind === 'report' ? reportActions(change, clusters) : rulingActions(change)
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

function rulingActions({ correction, stored, notes }: RulingChange): WriteAction[] {
  const item = correctionRow(correction, (stored?.version ?? 0) + 1)
  const key = { meeting_id: item.meeting_id, corrected_at: item.corrected_at }
  const put: WriteAction = { kind: 'put', table: 'corrections', key, item, expect: stored?.version ?? null }
  return [
    ...(stableJson(stored?.correction ?? null) === stableJson(correction) ? [] : [put]),
    ...notes
      .filter(({ meetingIds }) => !meetingIds.includes(correction.meetingId))
      .map((note): WriteAction => {
        const block = { block_id: rulingsBlock(note.articleId) }
        const meeting_ids = [...note.meetingIds, correction.meetingId].toSorted().join(' ')
        return { kind: 'put', table: 'match_blocks', key: block, item: { ...block, version: (note.version ?? 0) + 1, meeting_ids }, expect: note.version }
      }),
  ]
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
