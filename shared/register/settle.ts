import { indexKeysOf, indexRowsOfItem, isMatchRow } from './index-rows.ts'
import type { IndexKey } from './index-rows.ts'
import { isTombstone, listed } from './meeting-row.ts'
import type { MeetingsItem } from './meeting-row.ts'
import { indexDelete, indexPut, repointed, unsettledBlock } from './plan-change.ts'
import { MOST_ACTIONS } from './register-tables.ts'
import type { RegisterTables, WriteAction } from './register-tables.ts'

/**
 * Does what the last change for an article, or by a ruling on a meeting, found no room for: writes the index rows and report pointers of the
 * meetings that it changed and deletes rows left behind. Every step is bound to the meeting's version and
 * may be repeated; the note of the work goes last.
 */
export async function settle(
  id: string,
  tables: RegisterTables,
  retrying: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const work = await tables.unsettled(id)
  if (work === null) return
  for (const meetingId of work.meetingIds) await retrying(() => writeRows(meetingId, tables))
  const staleOf = Map.groupBy(work.staleRows, ({ date_id }) => meetingIdOf(date_id))
  for (const [meetingId, stale] of staleOf) await retrying(() => deleteRows(meetingId, stale, tables))
  await retrying(() => dropNote(id, work.version, tables))
}

/** Another worker, handed the same work, may have finished the work and dropped the note. */
async function dropNote(id: string, version: number, tables: RegisterTables): Promise<void> {
  const note = await tables.unsettled(id)
  if (note?.version !== version) return
  await tables.write([{ kind: 'delete', table: 'match_blocks', key: { block_id: unsettledBlock(id) }, expect: version }])
}

async function writeRows(meetingId: string, tables: RegisterTables): Promise<void> {
  const [item] = await tables.meetings([meetingId])
  if (item === undefined || isTombstone(item)) return
  const rows = indexRowsOfItem(item).filter((row) => !isMatchRow(row))
  const pointers = (await tables.reports(listed(item.report_keys))).filter((row) => row.meeting_id !== meetingId)
  await writeBound(item, meetingId, [...rows.map(indexPut), ...pointers.map((row) => repointed(row, meetingId))], tables)
}

async function deleteRows(meetingId: string, stale: readonly IndexKey[], tables: RegisterTables): Promise<void> {
  const [item] = await tables.meetings([meetingId])
  const current = item === undefined || isTombstone(item) ? [] : indexKeysOf(item)
  const left = stale.filter((key) => !current.some(({ facet, date_id }) => facet === key.facet && date_id === key.date_id))
  await writeBound(item, meetingId, left.map(indexDelete), tables)
}

/** Writes in as many transactions as it takes, each only if the meeting is still as it was read. */
async function writeBound(item: MeetingsItem | undefined, meetingId: string, actions: readonly WriteAction[], tables: RegisterTables): Promise<void> {
  const check: WriteAction = { kind: 'check', table: 'meetings', key: { meeting_id: meetingId }, expect: item?.version ?? null }
  for (let start = 0; start < actions.length; start += MOST_ACTIONS - 1) {
    await tables.write([check, ...actions.slice(start, start + MOST_ACTIONS - 1)])
  }
}

function meetingIdOf(dateId: string): string {
  return dateId.slice(dateId.indexOf('#') + 1)
}
