const HOUR_MS = 60 * 60_000
/** Hours from a failure to the next try: for an outlet that is down for a while, for a working day, for longer. */
const WAITS_HOURS = [1, 6, 24]

/**
 * When an article that could not be had for a reason that may pass is tried once more, or null if it stays failed.
 * `failures` counts the tries that have failed, that at `failedAt` included.
 */
export function nextTry(failures: number, failedAt: string): string | null {
  const hours = WAITS_HOURS[failures - 1]
  return hours === undefined ? null : new Date(Date.parse(failedAt) + hours * HOUR_MS).toISOString()
}
