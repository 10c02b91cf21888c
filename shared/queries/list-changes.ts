import type { HistoryRow } from '../register/history-row.ts'
import { dayNumber, dayText } from '../register/calendar-days.ts'
import type { RegisterReader } from './register-reader.ts'

/**
 * Changes in the order in which they were made. `next` is where to go on: after the last change given, but
 * never later than `SETTLING_MS` before now, because a change is numbered when it is planned and may be
 * stored a moment after a later one. So whoever always goes on from `next` misses nothing, and may get the
 * latest changes twice; `change_id` tells.
 */
export type ChangesPage = { changes: HistoryRow[]; next: string; more: boolean }

/** How long after its instant a change may still come up, milliseconds; a transaction with all its retries takes less. */
const SETTLING_MS = 60_000

/** The changes after `since`: an instant, a day, or the `next` of the page before. Reads day by day, never a scan. */
export async function listChanges(reader: RegisterReader, since: string, limit: number, now: Date): Promise<ChangesPage> {
  const changes: HistoryRow[] = []
  const today = dayNumber(now.toISOString())
  for (let day = dayNumber(since.slice(0, 10)); day <= today && changes.length <= limit; day += 1) {
    changes.push(...(await reader.changesOfDay({ day: dayText(day), after: since, limit: limit + 1 - changes.length })))
  }
  const given = changes.slice(0, limit)
  const settled = new Date(now.getTime() - SETTLING_MS).toISOString()
  const last = given.at(-1)?.change_id ?? since
  return { changes: given, next: last > settled ? laterOf(since, settled) : last, more: changes.length > limit }
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other
}
