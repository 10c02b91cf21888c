import { type CanaryItem, latestCanaryItem } from '../../shared/canary/canary-items.ts'
import type { Article } from '../../shared/domain/article.ts'
import { articleId } from '../../shared/domain/ids.ts'
import type { Clock } from '../../shared/ports.ts'
import { listMeetings } from '../../shared/queries/list-meetings.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import { type Count, METRIC } from '../../shared/runtime/metric-names.ts'
import { secondsBetween } from '../../shared/runtime/seconds-between.ts'
import type { Log } from '../../shared/runtime/telemetry.ts'
import { canaryPageUrl } from '../publish-canary/publish-canary.ts'

export type CheckCanaryPorts = {
  feedUrl: string
  /** How long an item may take from its publication into the register, minutes: a poll's turn, and what was promised. */
  patienceMinutes: number
  article: (articleId: string) => Promise<Article | null>
  /** Of the canary's own register. */
  register: RegisterReader
  clock: Clock
  count: Count
  log: Log
}

/**
 * Looks for the latest item that must have come into the canary's register by now, the way a reader asks for a
 * meeting. Counts how long it took from being listed, seconds; of one that is missing, how long ago it was published.
 */
export async function checkCanary(ports: CheckCanaryPorts): Promise<void> {
  const now = ports.clock()
  const item = latestCanaryItem(new Date(now.getTime() - ports.patienceMinutes * 60_000))
  const url = canaryPageUrl(ports.feedUrl, item)
  const article = await ports.article(articleId(url))
  const isListed = await isInListing(item, ports.register)
  if (isListed && article?.state === 'reported') {
    const seconds = secondsBetween(article.listedAt, article.updatedAt)
    ports.count(METRIC.canaryMissing, 0)
    ports.count(METRIC.canarySeconds, seconds)
    ports.log.info('canary found', { url, seconds })
    return
  }
  ports.count(METRIC.canaryMissing)
  ports.count(METRIC.canarySeconds, secondsBetween(item.publishedAt.toISOString(), now.toISOString()))
  ports.log.error('canary missing', { url, cameTo: howFar(article, isListed), publishedAt: item.publishedAt.toISOString() })
}

async function isInListing({ expected }: CanaryItem, register: RegisterReader): Promise<boolean> {
  const { party, with: other, day } = expected
  const { meetings } = await listMeetings(register, { party, with: other, from: day, to: day }, { limit: 1, after: null })
  return meetings.length > 0
}

/** Where the item got stuck, for whoever looks into the log. */
function howFar(article: Article | null, isListed: boolean): string {
  if (article === null) return 'never listed: it was not dispatched or its feed not polled'
  if (article.state === 'listed') return 'listed: its page was not fetched'
  if (article.state === 'archived') return 'archived: its text was not read'
  if (article.state === 'reported' && !isListed) return 'reported: its meeting is not listed'
  return [article.state, article.reason, article.detail].filter((part) => part !== null).join(', ')
}
