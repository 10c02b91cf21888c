/** How far a soak is. */
export type Progress = {
  /** Articles that a function has taken from its queue for good, so many more. */
  add(articles: number): void
  /** One line for whoever waits: how many of how many, how fast, and how long it will still take at that. */
  line(nowMs: number): string
}

/** Rates are taken over this long, milliseconds: over the whole run they would hide that it slows down. */
const WINDOW_MS = 120_000

/** Follows a run of `total` articles that begins now. */
export function followProgress(total: number, nowMs: number): Progress {
  let done = 0
  const looks = [{ done, atMs: nowMs }]
  return {
    add(articles) {
      done += articles
    },
    line(atMs) {
      looks.push({ done, atMs })
      while ((looks[1]?.atMs ?? atMs) <= atMs - WINDOW_MS) looks.shift()
      const since = looks[0] ?? { done, atMs }
      const perMinute = ((done - since.done) / Math.max(1, atMs - since.atMs)) * 60_000
      const left = perMinute > 0 ? `${Math.ceil(Math.max(0, total - done) / perMinute)} minutes left at that` : 'nothing at the moment'
      return `  … ${done} of ${total} articles fetched, ${perMinute.toFixed(0)} a minute, ${left}; ${Math.round(process.memoryUsage().rss / 1_048_576)} MB`
    },
  }
}
