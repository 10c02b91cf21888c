import type { HistoryRow } from '../register/history-row.ts'
import type { IndexRow } from '../register/index-rows.ts'
import type { MeetingsItem } from '../register/meeting-row.ts'
import type { ReportRow } from '../register/report-row.ts'

/** `desc`: the latest day first. */
export type ListingOrder = 'desc' | 'asc'

/** One facet's listing rows. */
export type ListingQuery = {
  facet: string
  order: ListingOrder
  /** First and last listed day, inclusive; null for no bound. */
  from: string | null
  to: string | null
  /** Only rows after this `date_id` in the order of the listing; null from the start. */
  after: string | null
  limit: number
}

/** One UTC day's changes of the register, the earliest first. */
export type ChangesQuery = {
  day: string
  /** Only changes after this `change_id`; null from the start. */
  after: string | null
  limit: number
}

/** The register's reading end: queries on keys and indexes alone, never a scan. */
export type RegisterReader = {
  /** At most `limit` rows; fewer only if there are no more. */
  listing(query: ListingQuery): Promise<IndexRow[]>
  /** The items of `meetings` that exist. */
  meetings(ids: readonly string[]): Promise<MeetingsItem[]>
  /** The rows of those `article_id/report_id` keys that exist. */
  reports(keys: readonly string[]): Promise<ReportRow[]>
  /** At most `limit` rows; fewer only if there are no more. */
  changesOfDay(query: ChangesQuery): Promise<HistoryRow[]>
  /** Every revision of a meeting, the first first. */
  history(meetingId: string): Promise<HistoryRow[]>
}
