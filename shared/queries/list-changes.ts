import type { HistoryRow } from '../register/history-row.ts'
import { dayNumber, dayText } from '../register/calendar-days.ts'
import type { RegisterReader } from './register-reader.ts'

/**
 * Changes in the order in which they were made. `next` is where to go on: after the last change given that has
 * settled, because a change is numbered when it is planned and may be stored a moment after a later one. So whoever
 * always goes on from `next` misses nothing, and may get the latest changes twice; `change_id` tells.
 */
export type ChangesPage = { changes: HistoryRow[]; next: string; more: boolean }

/**
 * How long after its instant a change may still come up, milliseconds; a transaction with all its retries takes less.
 * Changes settle by whole minutes of this length, so that `next` stays the same from one request to another.
 */
const SETTLING_MS = 60_000

/** The changes after `since`: an instant, a day, or the `next` of the page before. Reads day by day, never a scan. */
export async function listChanges(reader: RegisterReader, since: string, limit: number, now: Date): Promise<ChangesPage> {
  const changes: HistoryRow[] = []
  const today = dayNumber(now.toISOString())
  for (let day = dayNumber(since.slice(0, 10)); day <= today && changes.length <= limit; day += 1) {
    changes.push(...(await reader.changesOfDay({ day: dayText(day), after: since, limit: limit + 1 - changes.length })))
  }
  const given = changes.slice(0, limit)
  const settled = new Date((Math.floor(now.getTime() / SETTLING_MS) - 1) * SETTLING_MS).toISOString()
  const next = given.findLast(({ change_id: id }) => id <= settled)?.change_id ?? since
  return { changes: given, next, more: changes.length > limit }
}
