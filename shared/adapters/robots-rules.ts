import { type Robots, robotsFrom, robotsUrl } from '../articles/robots.ts'
import type { Clock, RobotsRules, WebClient, WebFailure, WebResponse } from '../ports.ts'

const ACCEPT = 'text/plain, */*;q=0.1'
/** RFC 9309, 2.5: what is beyond need not be read. */
const MOST_BYTES = 1024 * 1024
const TIMEOUT_MS = 10_000
/** Sites whose rules are kept at a time; the one asked for longest ago goes first. */
const MOST_SITES = 1_000

/** The rules of sites, each read when it is first asked for and kept in memory for as long as RFC 9309 lets it be. */
export function createRobotsRules(web: WebClient, clock: Clock): RobotsRules {
  const kept = new Map<string, { robots: Robots; until: number }>()
  return async (url) => {
    const site = robotsUrl(url)
    const known = kept.get(site)
    if (known !== undefined && clock().getTime() < known.until) return known.robots.verdict(url)
    const answer = await web({ url: site, accept: ACCEPT, maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS })
    if (isUnavailable(answer)) return { unavailable: answer }
    const robots = robotsFrom(answer)
    kept.delete(site)
    kept.set(site, { robots, until: clock().getTime() + robots.keepMinutes * 60_000 })
    const oldest = kept.keys().next()
    if (kept.size > MOST_SITES && oldest.done !== true) kept.delete(oldest.value)
    return robots.verdict(url)
  }
}

/** RFC 9309, 2.3.1.4: while the server fails, nothing may be fetched; that is a matter of time, not of rules. */
function isUnavailable(answer: WebResponse | WebFailure): boolean {
  return !answer.ok || answer.status >= 500 || answer.status === 429
}
