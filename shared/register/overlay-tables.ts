import { indexKeysOf } from './index-rows.ts'
import { isTombstone, listed, parseMeetingsItem, reportKey } from './meeting-row.ts'
import type { MeetingsItem } from './meeting-row.ts'
import { unsettledBlock } from './plan-change.ts'
import type { ExpectedVersion, ItemKey, ListedMeeting, RegisterTables, WriteAction } from './register-tables.ts'
import { reportRowSchema } from './report-row.ts'
import type { ReportRow } from './report-row.ts'

/** What would become of the meetings of the register. */
export type MeetingsCompared = { appear: number; vanish: number; change: number }

/** Tables that read through to others and keep to themselves what is written. For one worker; nothing is ever stored. */
export type OverlayTables = RegisterTables & {
  /** The meetings written so far, compared with those beneath. */
  compared(): Promise<MeetingsCompared>
}

/** Lays tables over `base`, to see what changes would do to it. */
export function overlayTables(base: RegisterTables): OverlayTables {
  const meetings = new Map<string, MeetingsItem>()
  /** Null: deleted. */
  const reports = new Map<string, ReportRow | null>()
  const blocks = new Map<string, Readonly<Record<string, unknown>> | null>()
  /** Under which days each facet lists the meetings written here. */
  const listings = new Map<string, Map<string, string[]>>()

  function putMeeting(item: MeetingsItem): void {
    const before = meetings.get(item.meeting_id)
    if (before !== undefined && !isTombstone(before)) for (const { facet } of indexKeysOf(before)) listings.get(facet)?.delete(item.meeting_id)
    meetings.set(item.meeting_id, item)
    if (isTombstone(item)) return
    for (const { facet, date_id: at } of indexKeysOf(item)) {
      const own = listings.get(facet) ?? new Map<string, string[]>()
      own.set(item.meeting_id, [...(own.get(item.meeting_id) ?? []), at])
      listings.set(facet, own)
    }
  }

  function take(action: WriteAction): void {
    if (action.kind === 'check') return
    const item = action.kind === 'put' ? action.item : null
    if (action.table === 'meetings' && item !== null) putMeeting(parseMeetingsItem(item))
    if (action.table === 'reports') reports.set(keyOfReport(action.key), item === null ? null : reportRowSchema.parse(item))
    if (action.table === 'match_blocks') blocks.set(String(action.key.block_id), item)
  }

  return {
    async articleReports(articleId) {
      const written = [...reports].filter(([key]) => key.startsWith(`${articleId}/`))
      const beneath = (await base.articleReports(articleId)).filter((row) => !reports.has(keyOfReport(row)))
      return [...beneath, ...written.flatMap(([, row]) => row ?? [])]
    },
    async reports(keys) {
      const beneath = await base.reports(keys.filter((key) => !reports.has(key)))
      return [...beneath, ...keys.flatMap((key) => reports.get(key) ?? [])]
    },
    async meetings(ids) {
      const beneath = await base.meetings(ids.filter((id) => !meetings.has(id)))
      return [...beneath, ...ids.flatMap((id) => meetings.get(id) ?? [])]
    },
    async blockVersions(ids) {
      const versions = await base.blockVersions(ids.filter((id) => !blocks.has(id)))
      return new Map(ids.map((id): [string, ExpectedVersion] => [id, blocks.has(id) ? versionOf(blocks.get(id)) : (versions.get(id) ?? null)]))
    },
    async listedMeetings(ranges) {
      const beneath = (await base.listedMeetings(ranges)).filter(({ meetingId }) => !meetings.has(meetingId))
      const here = ranges.flatMap(({ facet, from, to }) =>
        [...(listings.get(facet) ?? [])].flatMap(([id, days]) => (days.some((at) => at >= from && at <= `${to}#~`) ? [listedNow(meetings, id)] : [])),
      )
      return [...beneath, ...here]
    },
    corrections: (ids) => base.corrections(ids),
    rulingNotes: (ids) => base.rulingNotes(ids),
    async unsettled(id) {
      const note = blocks.get(unsettledBlock(id))
      if (note === undefined) return base.unsettled(id)
      if (note === null) return null
      const stale = String(note['stale_rows'])
      return { version: Number(note['version']), meetingIds: listed(String(note['meeting_ids'])), staleRows: stale === '' ? [] : indexKeysOf({ index_keys: stale }) }
    },
    async write(actions) {
      for (const action of actions) take(action)
    },
    async compared() {
      const before = new Map((await base.meetings([...meetings.keys()])).map((item) => [item.meeting_id, item]))
      const counts = { appear: 0, vanish: 0, change: 0 }
      for (const [id, after] of meetings) {
        const [was, is] = [recordText(before.get(id)), recordText(after)]
        if (was === null && is !== null) counts.appear += 1
        if (was !== null && is === null) counts.vanish += 1
        if (was !== null && is !== null && was !== is) counts.change += 1
      }
      return counts
    },
  }
}

function listedNow(meetings: ReadonlyMap<string, MeetingsItem>, meetingId: string): ListedMeeting {
  return { meetingId, version: versionOf(meetings.get(meetingId)) ?? 0 }
}

function recordText(item: MeetingsItem | undefined): string | null {
  return item === undefined || isTombstone(item) ? null : item.record
}

function versionOf(item: object | null | undefined): ExpectedVersion {
  return item !== null && item !== undefined && 'version' in item ? Number(item.version) : null
}

function keyOfReport(key: ItemKey | ReportRow): string {
  return reportKey({ articleId: String(key.article_id), reportId: String(key.report_id) })
}
