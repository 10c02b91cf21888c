import type { RobotsUnavailable, RobotsVerdict, WebFailure, WebResponse } from '../ports.ts'
import type { ParsedFeed } from './parsed-feed.ts'

/** How one poll of a feed ended. */
export type PollOutcome = PollRead | PollNotModified | PollFailed

/** The feed was read in whole. */
export type PollRead = {
  kind: 'read'
  headers: Readonly<Record<string, string>>
  movedTo: string | null
  feed: ParsedFeed
  /** How many of its items had not been seen before. */
  newItems: number
}

/** The server said 304 to a conditional GET. */
export type PollNotModified = {
  kind: 'not_modified'
  headers: Readonly<Record<string, string>>
  movedTo: string | null
}

/**
 * The feed could not be had. `hard`: it looks dead (404, 403, no such host, not a feed). `soft`: it looks
 * broken for now (5xx, time-outs, lost connections). `temporary`: the server asks for patience (429, 503).
 * `gone`: it said 410.
 */
export type PollFailed = {
  kind: 'failed'
  weight: 'hard' | 'soft' | 'temporary' | 'gone'
  /** For a person to read: "HTTP 404", "no such host: feeds.example.org". */
  detail: string
  /** The header as sent, or null. */
  retryAfter: string | null
}

/** The failure that an answer amounts to, or null for one whose body or 304 is to be used. */
export function pollFailure(answer: WebResponse | WebFailure): PollFailed | null {
  if (!answer.ok) {
    const passing = answer.reason === 'timeout' || answer.reason === 'unreachable'
    return failed(passing ? 'soft' : 'hard', `${answer.reason}: ${answer.detail}`)
  }
  const { status } = answer
  const retryAfter = answer.headers['retry-after'] ?? null
  const detail = `HTTP ${status}`
  if (status === 200 || status === 203 || status === 304) return null
  if (status === 410) return failed('gone', detail)
  if (status === 429 || status === 503) return failed('temporary', detail, retryAfter)
  if (status === 408 || status === 425 || status >= 500) return failed('soft', detail, retryAfter)
  return failed('hard', detail, retryAfter)
}

/** The failure that robots.txt makes of asking for a list page, or null if it may be asked for. */
export function robotsFailure(verdict: RobotsVerdict | RobotsUnavailable): PollFailed | null {
  if ('unavailable' in verdict) return failed('soft', `robots.txt cannot be had: ${pollFailure(verdict.unavailable)?.detail ?? 'no rules in it'}`)
  return verdict.allowed ? null : failed('hard', 'robots.txt asks programs not to read the page')
}

/** The failure of an answer that came but is no feed; `reason` is what the parser said. */
export function notAFeedFailure(reason: string): PollFailed {
  return failed('hard', reason)
}

function failed(weight: PollFailed['weight'], detail: string, retryAfter: string | null = null): PollFailed {
  return { kind: 'failed', weight, detail, retryAfter }
}
