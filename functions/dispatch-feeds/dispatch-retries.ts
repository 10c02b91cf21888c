import { nextTry } from '../../shared/articles/next-try.ts'
import { fetchAgainMessage, type FetchArticleMessage } from '../../shared/messages.ts'
import type { ArticleRetries, Clock, Outbox, TimeLeft } from '../../shared/ports.ts'
import { inParallel } from '../../shared/runtime/in-parallel.ts'
import { METRIC, type Count } from '../../shared/runtime/metric-names.ts'

/** Writes of next tries at a time. */
const WRITES_AT_ONCE = 50
/** No further page of articles is begun with less time left than this. */
const NEEDED_MS = 10_000

export type DispatchRetriesPorts = {
  retries: ArticleRetries
  outbox: Outbox<FetchArticleMessage>
  clock: Clock
  count: Count
}

/**
 * Sends failed articles whose next try has come to be fetched again, and returns how many. Each is put off only
 * when it has been sent, to the try that follows if this one fails: so none is lost between the two, nor with its
 * message. One sent twice is fetched once, since its message asks for a reading since the try was due.
 */
export async function dispatchRetries({ retries, outbox, clock, count }: DispatchRetriesPorts, timeLeft: TimeLeft): Promise<number> {
  const now = clock().toISOString()
  let sent = 0
  for await (const due of retries.due(now)) {
    // What is left over stays due, and the next run sends it.
    if (timeLeft() < NEEDED_MS) return sent
    await outbox.send(due.map((article) => fetchAgainMessage(article, article.retryAt)))
    await inParallel(due, WRITES_AT_ONCE, (article) => retries.putOff(article, nextTry(article.failures + 1, now)))
    sent += due.length
    count(METRIC.articlesSentAgain, due.length)
  }
  return sent
}
