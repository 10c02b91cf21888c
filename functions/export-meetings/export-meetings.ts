import { exportMonth } from '../../shared/export/export-month.ts'
import type { ExportFiles } from '../../shared/export/export-files.ts'
import { monthCounts } from '../../shared/export/month-counts.ts'
import type { ChangedMonth, StatisticsStore } from '../../shared/export/statistics.ts'
import type { Clock, TimeLeft } from '../../shared/ports.ts'
import { listMonth } from '../../shared/queries/list-month.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import { METRIC } from '../../shared/runtime/metric-names.ts'
import type { Count } from '../../shared/runtime/metric-names.ts'

export type ExportPorts = {
  register: RegisterReader
  statistics: StatisticsStore
  files: ExportFiles
  clock: Clock
  count: Count
}

/** A month of some thousand meetings takes seconds to be read and written. */
const MONTH_NEEDS_MS = 60_000

/**
 * Counts and writes again the months in which something changed. One run at a time: of two, the one that
 * read first could write last. Whatever is interrupted is done again, for a month's note goes last.
 */
export async function exportMeetings(ports: ExportPorts, timeLeft: TimeLeft): Promise<'done' | 'more' | 'busy'> {
  const { register, statistics, files, clock } = ports
  const startedAt = clock()
  if (!(await statistics.take(startedAt, new Date(startedAt.getTime() + timeLeft() + 1000)))) return 'busy'
  const changed = await statistics.changedMonths()
  const written: ChangedMonth[] = []
  if (changed.length > 0) {
    const before = await files.manifest()
    let manifest = before
    for (const month of changed) {
      if (timeLeft() < MONTH_NEEDS_MS) break
      const rows = await listMonth(register, month.month)
      await statistics.putCounts(month.month, monthCounts(month.month, rows))
      manifest = await exportMonth(register, files, manifest, { month: month.month, rows, now: clock() })
      written.push(month)
    }
    if (manifest !== before) await files.putManifest(manifest)
    for (const month of written) await statistics.settle(month)
  }
  const done = written.length === changed.length
  await statistics.release(done ? startedAt : null)
  ports.count(METRIC.monthsExported, written.length)
  return done ? 'done' : 'more'
}
