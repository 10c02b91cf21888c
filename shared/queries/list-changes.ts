import type { HistoryRow } from '../register/history-row.ts'
import { dayNumber, dayText } from '../register/calendar-days.ts'
import type { RegisterReader } from './register-reader.ts'

/**
 * Changes in the order in which they were made. `next` leads to the page after this one, null if there is none now.
 * `resume` is where to ask later for what is new: no later than what has settled, because a change is numbered when
 * it is planned and may be stored a moment after a later one. So whoever reads the pages to the end and always goes
 * on from the last one's `resume` misses nothing, and may get the latest changes twice; `change_id` tells.
 */
export type ChangesPage = { changes: HistoryRow[]; next: string | null; resume: string }

/**
 * How long after its instant a change may still come up, milliseconds; a transaction with all its retries takes less.
 * Changes settle by whole minutes of this length, so that `resume` stays the same from one request to another.
 */
const SETTLING_MS = 60_000

/** The instant up to which no change can still come up. */
export function settledBefore(now: Date): string {
  return new Date((Math.floor(now.getTime() / SETTLING_MS) - 1) * SETTLING_MS).toISOString()
}

/** The changes after `since`: an instant, a day, or where a page said to go on. Reads day by day, never a scan. */
export async function listChanges(reader: RegisterReader, since: string, limit: number, now: Date): Promise<ChangesPage> {
  const changes: HistoryRow[] = []
  const today = dayNumber(now.toISOString())
  for (let day = dayNumber(since.slice(0, 10)); day <= today && changes.length <= limit; day += 1) {
    changes.push(...(await reader.changesOfDay({ day: dayText(day), after: since, limit: limit + 1 - changes.length })))
  }
  const given = changes.slice(0, limit)
  const settled = settledBefore(now)
  const before = since <= settled ? since : settled
  return {
    changes: given,
    next: changes.length > limit ? (given.at(-1)?.change_id ?? null) : null,
    resume: given.findLast(({ change_id: id }) => id <= settled)?.change_id ?? before,
  }
}
