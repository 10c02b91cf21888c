import type { MeetingRecord } from '../domain/meeting.ts'
import type { Report } from '../domain/report.ts'
import { isTombstone, listed, recordOfRow, WITHDRAWN } from '../register/meeting-row.ts'
import type { TombstoneRow } from '../register/meeting-row.ts'
import { reportOfRow } from '../register/report-row.ts'
import { inOrderOfPublication } from '../register/voices.ts'
import type { RegisterReader } from './register-reader.ts'

/** A meeting with all its reports, the earliest first; or why there is none under that id. */
export type MeetingAnswer =
  | { found: true; meeting: MeetingRecord; revision: number; reports: Report[]; mergedFrom: string[] }
  | { found: false; reason: 'unknown' | 'withdrawn' | 'ruled_out'; mergedFrom: string[] }

/** As many times may a meeting have been found to be another's before the trail is given up. */
const LONGEST_TRAIL = 20

/**
 * The meeting of an id. An id whose meeting was found to be another's leads to that one; `mergedFrom` tells
 * the way. At most `mostReports` of its reports are read, the earliest.
 */
export async function getMeeting(reader: RegisterReader, meetingId: string, mostReports = Infinity): Promise<MeetingAnswer> {
  const mergedFrom: string[] = []
  for (let id = meetingId; mergedFrom.length < LONGEST_TRAIL; ) {
    const [item] = await reader.meetings([id])
    if (item === undefined) return { found: false, reason: 'unknown', mergedFrom }
    if (!isTombstone(item)) {
      const meeting = recordOfRow(item)
      if (meeting.ruledOut) return { found: false, reason: 'ruled_out', mergedFrom }
      const rows = await reader.reports(listed(item.report_keys).slice(0, mostReports))
      const reports = inOrderOfPublication(rows.map(reportOfRow))
      return { found: true, meeting, revision: item.revision, reports, mergedFrom }
    }
    mergedFrom.push(id)
    const next = await homeOf(reader, item)
    if (next === WITHDRAWN || mergedFrom.includes(next)) return { found: false, reason: 'withdrawn', mergedFrom }
    id = next
  }
  return { found: false, reason: 'unknown', mergedFrom }
}

/** Where the report that the meeting was named after is now; if that is gone, what the tombstone says. */
async function homeOf(reader: RegisterReader, tombstone: TombstoneRow): Promise<string> {
  const [row] = tombstone.report_key === '' ? [] : await reader.reports([tombstone.report_key])
  return row === undefined || row.meeting_id === tombstone.meeting_id ? tombstone.merged_into : row.meeting_id
}
