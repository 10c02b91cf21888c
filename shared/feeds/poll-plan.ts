import { createHash } from 'node:crypto'
import type { Feed } from '../domain/feed.ts'
import { freshForMinutes, retryAfterMinutes } from './http-freshness.ts'
import { itemsDigest } from './items-digest.ts'
import type { FeedItem } from './parsed-feed.ts'
import type { PollFailed, PollNotModified, PollOutcome, PollRead } from './poll-outcome.ts'
import { periodOfAtLeast, periodWithin, tickFrom } from './timetable.ts'

const MINUTE = 60_000
const DAY_MINUTES = 24 * 60

/** News halves the interval; a poll without news lengthens it by a quarter. */
const NEWS_FACTOR = 1 / 2
const QUIET_FACTOR = 5 / 4

/**
 * What one more failure adds to the wait, in minutes, and where the wait stops growing. The three weights
 * follow the practice of Media Cloud's fetcher: a feed that looks dead is asked rarely, for months,
 * because many come back; one that asks for patience is asked again soon.
 */
const BACKOFF = {
  hard: { step: 6 * 60, most: 7 * DAY_MINUTES },
  soft: { step: 60, most: DAY_MINUTES },
  temporary: { step: 15, most: 6 * 60 },
} as const

/** A server's `Retry-After` is honoured up to a day. */
const MOST_RETRY_AFTER = DAY_MINUTES

/** A feed is read in whole at least this often, for servers whose validators never change. */
const FULL_READ_EVERY_MINUTES = DAY_MINUTES

/** Up to this share is added to a wait of another length than the last, so that feeds which changed together do not stay together. */
const JITTER = 0.1
/** Feeds that were added together are all polled at once the first time, and then spread over a period. */
const FIRST_JITTER = 1

/** An item dated further ahead than this is not the newest item but a mistake. */
const FUTURE_TOLERANCE_MINUTES = DAY_MINUTES

/** The address to poll: where the feed was permanently moved to, else the listed one. */
export function pollUrl(feed: Feed): string {
  return feed.movedTo ?? feed.entry.url
}

/** The validators to send: none where the server's are known to lie, nor when a whole reading is due again. */
export function pollValidators(feed: Feed, now: Date): { etag: string | null; lastModified: string | null } {
  const readAgo = feed.lastReadAt === null ? Infinity : (now.getTime() - Date.parse(feed.lastReadAt)) / MINUTE
  if (!feed.validatorsTrusted || readAgo >= FULL_READ_EVERY_MINUTES) return { etag: null, lastModified: null }
  return { etag: feed.etag, lastModified: feed.lastModified }
}

/**
 * The feed's state after a poll that ended in `outcome` at `now`: interval, back-off, validators, health
 * and the next poll. Pure: the same arguments give the same state, jitter included.
 */
export function planNextPoll(feed: Feed, outcome: PollOutcome, now: Date): Feed {
  if (outcome.kind === 'failed') return afterFailure(feed, outcome, now)
  if (outcome.kind === 'not_modified') return afterNotModified(feed, outcome, now)
  return afterRead(feed, outcome, now)
}

function afterRead(feed: Feed, outcome: PollRead, now: Date): Feed {
  const digest = itemsDigest(outcome.feed.items)
  const etag = outcome.headers['etag'] ?? null
  const lastModified = outcome.headers['last-modified'] ?? null
  const sameValidators = (etag ?? lastModified) !== null && etag === feed.etag && lastModified === feed.lastModified
  const read: Feed = {
    ...feed,
    etag,
    lastModified,
    itemsDigest: digest,
    lastReadAt: now.toISOString(),
    validatorsTrusted: feed.validatorsTrusted && !(sameValidators && digest !== feed.itemsDigest),
    ttlMinutes: outcome.feed.ttlMinutes,
    skipHours: outcome.feed.skipHours,
    newestItemAt: newestItem(outcome.feed.items, feed.newestItemAt, now),
  }
  return afterSuccess(read, outcome, outcome.newItems > 0 ? NEWS_FACTOR : QUIET_FACTOR, now)
}

function afterNotModified(feed: Feed, outcome: PollNotModified, now: Date): Feed {
  const unchanged: Feed = {
    ...feed,
    etag: outcome.headers['etag'] ?? feed.etag,
    lastModified: outcome.headers['last-modified'] ?? feed.lastModified,
  }
  return afterSuccess(unchanged, outcome, QUIET_FACTOR, now)
}

function afterSuccess(feed: Feed, answer: PollRead | PollNotModified, factor: number, now: Date): Feed {
  const { minMinutes, maxMinutes } = feed.entry
  const intervalMinutes = clamp(feed.intervalMinutes * factor, minMinutes, maxMinutes)
  const wished = Math.max(feed.ttlMinutes ?? 0, freshForMinutes(answer.headers, now) ?? 0)
  const period = Math.max(periodWithin(intervalMinutes), periodOfAtLeast(Math.min(Math.max(wished, minMinutes), maxMinutes)))
  return {
    ...feed,
    state: 'active',
    movedTo: answer.movedTo ?? feed.movedTo,
    intervalMinutes,
    ...turnAfterSuccess(feed, period, now),
    lastPolledAt: now.toISOString(),
    lastSuccessAt: now.toISOString(),
    failuresInRow: 0,
    lastFailure: null,
    backoffMinutes: 0,
  }
}

function afterFailure(feed: Feed, outcome: PollFailed, now: Date): Feed {
  const failedFeed: Feed = {
    ...feed,
    lastPolledAt: now.toISOString(),
    failuresInRow: feed.failuresInRow + 1,
    lastFailure: outcome.detail,
  }
  // A dead new address sends the next attempt to the listed one: moves are sometimes taken back.
  const retreats = (outcome.weight === 'hard' || outcome.weight === 'gone') && feed.movedTo !== null
  if (outcome.weight === 'gone' && !retreats) return { ...failedFeed, state: 'retired' }

  const { step, most } = BACKOFF[outcome.weight === 'gone' ? 'hard' : outcome.weight]
  const backoffMinutes = Math.max(feed.backoffMinutes, Math.min(feed.backoffMinutes + step, most))
  const asked = Math.min(retryAfterMinutes(outcome.retryAfter, now) ?? 0, MOST_RETRY_AFTER)
  const waitMinutes = Math.max(backoffMinutes, asked, feed.entry.minMinutes)
  return {
    ...failedFeed,
    state: 'failing',
    backoffMinutes,
    movedTo: retreats ? null : feed.movedTo,
    // What comes back from the dead is read in whole.
    ...(outcome.weight === 'hard' || outcome.weight === 'gone' ? { etag: null, lastModified: null } : {}),
    ...newTurn(feed, waitMinutes, JITTER, now),
  }
}

/** When the feed is polled next, and the period of its slot in the timetable. */
type Turn = Pick<Feed, 'nextPollAt' | 'periodMinutes'>

function turnAfterSuccess(feed: Feed, period: number, now: Date): Turn {
  if (feed.lastPolledAt === null) return newTurn(feed, period, FIRST_JITTER, now)
  return period === feed.periodMinutes ? nextTurn(feed, now) : newTurn(feed, period, JITTER, now)
}

/**
 * The feed's next turn in the slot that it stands in: a period after the last, or more if it was polled so late
 * that less than half a period would be left.
 */
function nextTurn(feed: Feed, now: Date): Turn {
  const [last, period] = [Date.parse(feed.nextPollAt), feed.periodMinutes * MINUTE]
  const periods = Math.ceil((now.getTime() + period / 2 - last) / period)
  return openTurn(feed, new Date(last + periods * period), feed.periodMinutes)
}

/** A turn in another slot, no sooner than `waitMinutes` from now and by a share of up to `jitter` later. */
function newTurn(feed: Feed, waitMinutes: number, jitter: number, now: Date): Turn {
  const wait = waitMinutes * (1 + jitter * spread(`${feed.feedId} ${now.toISOString()}`))
  return openTurn(feed, new Date(now.getTime() + wait * MINUTE), periodOfAtLeast(waitMinutes))
}

function openTurn({ skipHours }: Feed, at: Date, periodMinutes: number): Turn {
  return { nextPollAt: afterSkippedHours(tickFrom(at), skipHours).toISOString(), periodMinutes }
}

/** The first moment from `at` on whose hour (UTC) is not skipped; a feed that skips every hour skips none. */
function afterSkippedHours(at: Date, skipHours: readonly number[]): Date {
  if (!skipHours.includes(at.getUTCHours())) return at
  for (let hours = 1; hours < 24; hours++) {
    const later = new Date(at.getTime() + hours * 60 * MINUTE)
    if (!skipHours.includes(later.getUTCHours())) return later
  }
  return at
}

function newestItem(items: readonly FeedItem[], known: string | null, now: Date): string | null {
  const latest = new Date(now.getTime() + FUTURE_TOLERANCE_MINUTES * MINUTE).toISOString()
  return items.reduce((newest: string | null, { published }) => {
    if (published === null || published > latest) return newest
    return newest === null || published > newest ? published : newest
  }, known)
}

/** A number in [0, 1) that depends on nothing but `key`. */
function spread(key: string): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0) / 2 ** 32
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)))
}
