import type { Correction } from '../domain/correction.ts'
import type { CandidateRange } from './match-blocks.ts'
import type { MeetingsItem } from './meeting-row.ts'
import type { ReportRow } from './report-row.ts'

/** The tables that a change of the register writes to. */
export type RegisterTable = 'reports' | 'meetings' | 'meeting_index' | 'meeting_history' | 'match_blocks' | 'corrections'

/** A flat item: scalars only. */
export type FlatItem = Readonly<Record<string, string | number | boolean | null>>
export type ItemKey = Readonly<Record<string, string | number>>

/** The `version` that an item must have for a write to go through; null: the item must not exist. */
export type ExpectedVersion = number | null

/** One action of a transaction. All conditions of the register are conditions on a version. */
export type WriteAction =
  | { kind: 'put'; table: RegisterTable; key: ItemKey; item: FlatItem; expect?: ExpectedVersion }
  | { kind: 'delete'; table: RegisterTable; key: ItemKey; expect?: ExpectedVersion }
  | { kind: 'check'; table: RegisterTable; key: ItemKey; expect: ExpectedVersion }

/** Thrown by `write` if an item was changed by somebody else since it was read: read again and retry. */
export class WriteConflict extends Error {
  override name = 'WriteConflict'
}

/** A meeting that a matching facet lists, at the version at which it was listed. */
export type ListedMeeting = { meetingId: string; version: number }

/** Work that a transaction was too small for: rows to write, and rows to delete. */
export type UnsettledWork = { version: number; meetingIds: string[]; staleRows: { facet: string; date_id: string }[] }

export type StoredCorrection = { correction: Correction; version: number }

/** Which rulings an article's reports hold, by the meetings' ids under which they are kept; `version` null if there is no note yet. */
export type RulingNote = { articleId: string; version: ExpectedVersion; meetingIds: string[] }

/** The register's tables as changes need them. All reads are strongly consistent. */
export type RegisterTables = {
  articleReports(articleId: string): Promise<ReportRow[]>
  /** The rows of those `article_id/report_id` keys that exist. */
  reports(keys: readonly string[]): Promise<ReportRow[]>
  meetings(ids: readonly string[]): Promise<MeetingsItem[]>
  /** Versions of match blocks; null for those that do not exist. */
  blockVersions(blockIds: readonly string[]): Promise<Map<string, ExpectedVersion>>
  listedMeetings(ranges: readonly CandidateRange[]): Promise<ListedMeeting[]>
  /** Every ruling kept under those ids, with the version of its row. */
  corrections(meetingIds: readonly string[]): Promise<StoredCorrection[]>
  rulingNotes(articleIds: readonly string[]): Promise<RulingNote[]>
  /** The note of what the last change for an article, or by a ruling on a meeting, left undone. */
  unsettled(id: string): Promise<UnsettledWork | null>
  /** All actions or none; at most `MOST_ACTIONS`. Throws `WriteConflict`. */
  write(actions: readonly WriteAction[]): Promise<void>
}

/** DynamoDB's limit of actions in a transaction. */
export const MOST_ACTIONS = 100
