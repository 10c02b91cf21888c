import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import { dayNumber, dayText } from '../../shared/register/calendar-days.ts'
import { facets } from '../../shared/register/index-rows.ts'
import { meetingDateSchema } from '../../shared/domain/meeting-fields.ts'
import type { IndexRow } from '../../shared/register/index-rows.ts'
import { isUnconfirmed } from '../../shared/register/unconfirmed.ts'
import { type Count, METRIC } from '../../shared/runtime/metric-names.ts'
import type { Clock, RegisterSweep, TimeLeft } from '../../shared/ports.ts'

/** What a meeting needs of time to be begun: writing under contention takes up to seconds. */
const SWEEP_NEEDS_MS = 15_000
/** Planned meetings looked at with one query. */
const PAGE = 200

export type SweepPorts = {
  reader: Pick<RegisterReader, 'listing'>
  register: RegisterSweep
  clock: Clock
  count: Count
}

/**
 * Brings those planned meetings up to date whose last day has passed without an account of them: they become
 * unconfirmed. Returns how many there were. Doing it twice changes nothing; when the time runs short, the
 * rest is left to the next sweep.
 */
export async function sweepMeetings({ reader, register, clock, count }: SweepPorts, timeLeft: TimeLeft): Promise<number> {
  const now = clock()
  const query = { facet: facets.status('planned'), order: 'desc' as const, from: null, to: dayText(dayNumber(now.toISOString()) - 1), limit: PAGE }
  let swept = 0
  let after: string | null = null
  do {
    const rows: IndexRow[] = await reader.listing({ ...query, after })
    for (const row of rows.filter((one) => isDue(one, now))) {
      if (timeLeft() < SWEEP_NEEDS_MS) return swept
      await register.sweep(row.meeting_id)
      count(METRIC.meetingsUnconfirmed)
      swept += 1
    }
    after = rows.length < PAGE ? null : (rows.at(-1)?.date_id ?? null)
  } while (after !== null)
  return swept
}

/** As far as the listing tells; the register itself decides. */
function isDue(row: IndexRow, now: Date): boolean {
  const date = row.date_start === null ? null : meetingDateSchema.parse({ start: row.date_start, end: row.date_end, precision: row.date_precision })
  return isUnconfirmed({ status: 'planned', date, lastPublishedAt: row.last_published_at, correctedFields: [] }, now)
}
