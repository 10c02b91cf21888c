import { PoisonMessage } from '../../shared/delivery-errors.ts'
import { uncounted } from '../../shared/canary/canary-feed.ts'
import { CANARY_KIND, type Feed, type FeedEntry } from '../../shared/domain/feed.ts'
import type { ListPage } from '../../shared/domain/list-page.ts'
import { isSilent, isUnheard, longPauseHours } from '../../shared/feeds/feed-silence.ts'
import { itemsDigest } from '../../shared/feeds/items-digest.ts'
import type { ParsedFeed } from '../../shared/feeds/parsed-feed.ts'
import { notAFeedFailure, pollFailure, type PollOutcome, robotsFailure } from '../../shared/feeds/poll-outcome.ts'
import { planNextPoll, pollUrl, pollValidators } from '../../shared/feeds/poll-plan.ts'
import { TICK_MINUTES, tickFrom } from '../../shared/feeds/timetable.ts'
import type { FetchArticleMessage, PollFeedMessage } from '../../shared/messages.ts'
import type { ArticleStore, Clock, FeedStore, Listing, Outbox, RobotsRules, TimeLeft, WebClient } from '../../shared/ports.ts'
import { inParallel } from '../../shared/runtime/in-parallel.ts'
import { type Count, METRIC } from '../../shared/runtime/metric-names.ts'
import type { Log } from '../../shared/runtime/telemetry.ts'
import { type ListedItem, listedItems } from './listed-items.ts'
import { isToBeReadAgain } from './read-again.ts'

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5'
const ACCEPT_PAGE = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5'
const MOST_FEED_BYTES = 10 * 1024 * 1024
const FETCH_TIMEOUT_MS = 20_000
/** Items looked up, sent and marked together: what one batch read takes. */
const ITEMS_PER_STEP = 100
const WRITES_AT_ONCE = 20
/** No further step is begun with less time left than this. */
const STEP_NEEDS_MS = 10_000
/** What a poll needs of time to be begun: the request, and a first step. */
export const POLL_NEEDS_MS = FETCH_TIMEOUT_MS + STEP_NEEDS_MS

export type PollFeedPorts = {
  feeds: FeedStore
  articles: ArticleStore
  outbox: Outbox<FetchArticleMessage>
  web: WebClient
  /** What list pages are asked for by; feeds are made to be polled. */
  robots: RobotsRules
  /** Rejects, with an error that says why, if the bytes are no feed. */
  parseFeed: (bytes: Uint8Array, source: FeedSource) => Promise<ParsedFeed>
  /** How long after an article was listed it is looked at again if it tells of meetings; 0 for never. */
  recheckHours: number
  clock: Clock
  count: Count
  log: Log
}
export type FeedSource = Pick<FeedEntry, 'country' | 'language'> & { url: string; contentType: string | null; listPage: ListPage | null; now: Date }

/**
 * Polls one feed: new items go to the articles queue, then are marked seen, and the feed's validators are
 * stored last. In this order a crash leads to the same items again; in any other, to items never seen.
 */
export async function pollFeed(message: PollFeedMessage, given: PollFeedPorts, timeLeft: TimeLeft): Promise<void> {
  const feed = await given.feeds.get(message.feedId)
  if (feed === null) throw new PoisonMessage(`no such feed: ${message.feedId}`)
  if (feed.state === 'retired' || isDueLater(feed, message.dueAt)) return
  const ports = feed.entry.kind === CANARY_KIND ? { ...given, count: uncounted } : given
  const now = ports.clock()
  const answer = await askServer(feed, ports, now)
  if (answer.kind === 'failed') {
    ports.count(METRIC.feedsFailed)
    ports.log.warn('feed failed', { feedId: feed.feedId, url: pollUrl(feed), detail: answer.detail })
    return savePoll(feed, planNextPoll(feed, answer, now), now, ports)
  }
  ports.count(METRIC.feedsPolled)
  if (answer.kind === 'not_modified' || itemsDigest(answer.feed.items) === feed.itemsDigest) {
    ports.count(METRIC.feedsUnchanged)
    return savePoll(feed, planNextPoll(feed, answer, now), now, ports)
  }
  const { newItems, complete } = await takeUpItems(feed, listedItems(feed, answer.feed.items, now), ports, timeLeft)
  ports.log.info('feed has news', { feedId: feed.feedId, items: answer.feed.items.length, newItems, complete })
  const polled = withHabits(planNextPoll(feed, { ...answer, newItems }, now), feed, answer.feed, newItems)
  await savePoll(feed, complete ? polled : toBeContinued(polled, feed, ports.clock()), now, ports)
}

/** Saves a poll's outcome, and counts the feed if it has fallen silent since its last poll. */
async function savePoll(before: Feed, polled: Feed, now: Date, { feeds, count, log }: PollFeedPorts): Promise<void> {
  await feeds.savePoll(polled)
  const wasSilent = before.lastPolledAt !== null && needsAttention(before, new Date(before.lastPolledAt))
  if (wasSilent || !needsAttention(polled, now)) return
  count(METRIC.feedsFellSilent)
  const { feedId, newestItemAt, lastSuccessAt, lastFailure } = polled
  log.warn('feed fell silent', { feedId, url: pollUrl(polled), newestItemAt, lastSuccessAt, lastFailure })
}

function needsAttention(feed: Feed, at: Date): boolean {
  return isSilent(feed, at) || isUnheard(feed)
}

/** What a reading of the feed tells about how often it has news. All that is there at its first poll is not news. */
function withHabits(polled: Feed, before: Feed, { items }: ParsedFeed, newItems: number): Feed {
  const hasNews = newItems > 0 && before.lastReadAt !== null
  return { ...polled, lastNewsAt: hasNews ? polled.lastPolledAt : before.lastNewsAt, longPauseHours: longPauseHours(items) ?? before.longPauseHours }
}

/** Whether the feed is due only later, which makes this message a duplicate, or one too many. */
function isDueLater(feed: Feed, dueAt: string | null): boolean {
  return dueAt !== null && feed.nextPollAt > dueAt
}

async function askServer(feed: Feed, { web, robots, parseFeed, log }: PollFeedPorts, now: Date): Promise<PollOutcome> {
  const { country, language, listPage = null } = feed.entry
  const refusal = listPage === null ? null : robotsFailure(await robots(pollUrl(feed)))
  if (refusal !== null) return refusal
  const answer = await web({
    url: pollUrl(feed),
    ...pollValidators(feed, now),
    accept: listPage === null ? ACCEPT : ACCEPT_PAGE,
    maxBytes: MOST_FEED_BYTES,
    timeoutMs: FETCH_TIMEOUT_MS,
  })
  const failure = pollFailure(answer)
  if (failure !== null) return failure
  if (!answer.ok) throw new Error(`a failed request that is no failed poll: ${answer.reason}`)
  const { status, headers, movedTo, body, finalUrl } = answer
  if (status === 304) return { kind: 'not_modified', headers, movedTo }
  try {
    const source = { url: finalUrl, contentType: headers['content-type'] ?? null, country, language, listPage, now }
    return { kind: 'read', headers, movedTo, feed: await parseFeed(body, source), newItems: 0 }
  } catch (error) {
    // Whatever bytes from outside do to a parser is the feed's failure, not this function's.
    log.warn('feed could not be parsed', { feedId: feed.feedId, url: finalUrl, error })
    return notAFeedFailure(error instanceof Error ? error.message : String(error))
  }
}

/** Sends new items on and marks them seen, in steps, until all are or the time is short. */
async function takeUpItems(
  feed: Feed,
  items: ListedItem[],
  { articles, outbox, clock, recheckHours, count }: PollFeedPorts,
  timeLeft: TimeLeft,
): Promise<{ newItems: number; complete: boolean }> {
  const now = clock()
  let newItems = 0
  for (let start = 0; start < items.length; start += ITEMS_PER_STEP) {
    if (timeLeft() < STEP_NEEDS_MS) return { newItems, complete: false }
    const step = items.slice(start, start + ITEMS_PER_STEP)
    const known = await articles.known(step.map(({ article }) => article.articleId))
    const fresh = step.filter(({ article }) => !known.has(article.articleId))
    const again = step.filter(({ article }) => {
      const listing = known.get(article.articleId)
      return listing !== undefined && isToBeReadAgain(listing, article, recheckHours, now)
    })
    await outbox.send([
      ...messagesOf(fresh),
      ...messagesOf(again).map((message) => ({ ...message, unlessReadSince: now.toISOString() })),
    ])
    await inParallel(fresh, WRITES_AT_ONCE, ({ article }) => articles.add(article))
    newItems += fresh.length + [...known.values()].filter((listing) => isOfThisPoll(listing, feed)).length
    count(METRIC.articlesListed, fresh.length)
    count(METRIC.articlesSentAgain, again.length)
  }
  return { newItems, complete: true }
}

function messagesOf(items: ListedItem[]): FetchArticleMessage[] {
  return items.map(({ message }) => message).filter((message) => message !== null)
}

/** Whether an earlier delivery of this poll, cut short, listed the article: then it is news all the same. */
function isOfThisPoll({ feedId, listedAt }: Listing, feed: Feed): boolean {
  return feedId === feed.feedId && (feed.lastPolledAt === null || listedAt > feed.lastPolledAt)
}

/** The state of a feed of which items were left over: due at the next tick, and to be read in whole. */
function toBeContinued(polled: Feed, before: Feed, now: Date): Feed {
  return { ...polled, etag: null, lastModified: null, itemsDigest: before.itemsDigest, nextPollAt: tickFrom(now).toISOString(), periodMinutes: TICK_MINUTES }
}
