import { atomFeed } from '../../shared/api/atom.ts'
import { calendar } from '../../shared/api/calendar.ts'
import type { CalendarEntry } from '../../shared/api/calendar.ts'
import { csv } from '../../shared/api/csv.ts'
import { summaryOf } from '../../shared/api/meeting-summary.ts'
import { changesParameters } from '../../shared/api/parameters.ts'
import { Problem } from '../../shared/api/problem.ts'
import type { Change, ChangesResponse } from '../../shared/api/responses.ts'
import { listChanges } from '../../shared/queries/list-changes.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import type { HistoryRow } from '../../shared/register/history-row.ts'
import { isTombstone } from '../../shared/register/meeting-row.ts'
import type { Answer } from './answers.ts'
import { changeOf } from '../../shared/api/changes.ts'
import { cursorAfter, positionIn } from './cursor.ts'
import { nextLink, ownAddress } from './list-headers.ts'
import { attachment } from './meeting-formats.ts'
import { readParameters } from './read-parameters.ts'

const DEFAULT_LIMIT = 100
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** How far back changes may be asked for, days: so many partitions. */
const LONGEST_DAYS = 92

/** `GET /v1/changes`. */
export const answerChanges: Answer = async (request, _values, { register, clock }) => {
  const parameters = readParameters(changesParameters, request.query)
  const { since: asked, limit = DEFAULT_LIMIT, cursor, format } = parameters
  const now = clock()
  // A cursor goes with the list of all changes, from wherever it was begun.
  const since = positionIn(cursor, {}) ?? asked ?? dayBefore(now)
  if (since < new Date(now.getTime() - LONGEST_DAYS * DAY_MS).toISOString()) {
    throw new Problem(400, `changes of more than ${LONGEST_DAYS} days ago are not listed`, {
      parameter: cursor === undefined ? 'since' : 'cursor',
      instead: 'read the exported files, and follow the changes from then on (docs/dashboards.md)',
    })
  }
  const page = await listChanges(register, since, limit, now)
  const next = page.next === null ? null : cursorAfter(page.next, {})
  const changes = page.changes.map(changeOf)
  const headers = nextLink(request, next)
  switch (format) {
    case 'json': {
      const body: ChangesResponse = { changes, next, resume: cursorAfter(page.resume, {}) }
      return { contentType: 'application/json', body: JSON.stringify(body), headers }
    }
    case 'csv':
      return { contentType: 'text/csv; charset=utf-8; header=present', body: csv(CSV_COLUMNS, changes.map(csvRow)), headers: { ...headers, ...attachment('changes.csv') } }
    case 'ics':
      return {
        contentType: 'text/calendar; charset=utf-8',
        body: calendar('Changed meetings', await calendarEntries(register, page.changes), (meetingId) => `${request.origin}/v1/meetings/${meetingId}`),
        headers,
      }
    default:
      return {
        contentType: 'application/atom+xml; charset=utf-8',
        body: atomFeed('Changes of the register', ownAddress(request), changes.map((change) => changeEntry(change, request.origin))),
        headers,
      }
  }
}

/** The full hour a day before: until the next one who asks again has asked the same, and learns that nothing has changed. */
function dayBefore(now: Date): string {
  return new Date(Math.floor((now.getTime() - DAY_MS) / HOUR_MS) * HOUR_MS).toISOString()
}

const CSV_COLUMNS = ['change_id', 'changed_at', 'meeting_id', 'revision', 'kind', 'merged_into', 'cause', 'cause_id', 'fields']

function csvRow({ changeId, changedAt, meetingId, revision, kind, mergedInto, cause, fields }: Change): Record<string, string | number | null> {
  return {
    change_id: changeId,
    changed_at: changedAt,
    meeting_id: meetingId,
    revision,
    kind,
    merged_into: mergedInto,
    cause: cause.kind,
    cause_id: cause.id,
    fields: fields.join(','),
  }
}

function changeEntry({ changeId, changedAt, meetingId, revision, kind, mergedInto, fields }: Change, origin: string) {
  const url = `${origin}/v1/meetings/${meetingId}`
  return {
    id: `${url}#${revision}`,
    title: `${meetingId} ${kind}${mergedInto === null ? '' : ` into ${mergedInto}`}`,
    url,
    summary: fields.length === 0 ? changeId : `changed: ${fields.join(', ')}`,
    published: changedAt,
    updated: changedAt,
    categories: [kind],
    via: null,
  }
}

/** The changed meetings as they are now, and those that are no more as cancelled. */
async function calendarEntries(register: RegisterReader, rows: readonly HistoryRow[]): Promise<CalendarEntry[]> {
  const latest = [...new Map(rows.map((row) => [row.meeting_id, row])).values()]
  const items = new Map((await register.meetings(latest.map(({ meeting_id: id }) => id))).map((item) => [item.meeting_id, item]))
  return latest.flatMap((row): CalendarEntry[] => {
    const item = items.get(row.meeting_id)
    if (item !== undefined && !isTombstone(item)) return [{ kind: 'meeting', meeting: summaryOf(item) }]
    if (row.day_before === null) return []
    return [{ kind: 'tombstone', meetingId: row.meeting_id, day: row.day_before, sequence: item?.version ?? row.revision, endedAt: row.changed_at, mergedInto: row.merged_into }]
  })
}
