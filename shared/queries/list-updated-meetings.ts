import { dayNumber, dayText } from '../register/calendar-days.ts'
import { isTombstone } from '../register/meeting-row.ts'
import type { MeetingRow } from '../register/meeting-row.ts'
import { settledBefore } from './list-changes.ts'
import { matchesAll } from './meeting-filter.ts'
import type { MeetingFilter } from './meeting-filter.ts'
import type { RegisterReader } from './register-reader.ts'

/**
 * Meetings in the order of their changes; `next` continues, null if there is no later change. `resume` is the instant
 * or day after which to ask later for what has changed since: no later than what has settled, as with `ChangesPage`.
 */
export type UpdatedPage = { meetings: MeetingRow[]; next: string | null; resume: string }

/**
 * The meetings that match and have changed after `after`: an instant, a day, or `next` of the page before.
 * As they are now; one that changes again comes again. Reads the changes of at most `mostQueries` days, and
 * one batch of items.
 */
export async function listUpdatedMeetings(
  reader: RegisterReader,
  filter: MeetingFilter,
  page: { after: string; limit: number; mostQueries: number; now: Date },
): Promise<UpdatedPage> {
  const ids = new Set<string>()
  const today = dayNumber(page.now.toISOString())
  const settled = settledBefore(page.now)
  let position = page.after
  let resume = position <= settled ? position : settled
  let day = dayNumber(position.slice(0, 10))
  let full = false
  for (let queries = 0; queries < page.mostQueries && day <= today && !full; queries += 1) {
    const rows = await reader.changesOfDay({ day: dayText(day), after: position, limit: page.limit })
    for (const { meeting_id: id, change_id: changeId } of rows) {
      if (!ids.has(id) && ids.size === page.limit) {
        full = true
        break
      }
      ids.add(id)
      position = changeId
      if (changeId <= settled) resume = changeId
    }
    full ||= rows.length === page.limit
    if (!full) {
      day += 1
      if (day <= today) position = dayText(day)
    }
  }
  const items = new Map((await reader.meetings([...ids])).map((item) => [item.meeting_id, item]))
  const meetings = [...ids].flatMap((id) => {
    const item = items.get(id)
    return item === undefined || isTombstone(item) || !matchesAll(filter, item) ? [] : [item]
  })
  return { meetings, next: day <= today ? position : null, resume: instantOf(resume) }
}

/** The instant that a change's id begins with; an instant or a day as it is. */
function instantOf(position: string): string {
  return position.split('#', 1)[0] ?? position
}
