import type { FeedEntry } from '../../shared/domain/feed.ts'
import type { WebClient } from '../../shared/ports.ts'
import { inParallel } from '../../shared/runtime/in-parallel.ts'
import { type FeedCheck, checkFeed } from './check-feed.ts'

const HOSTS_AT_ONCE = 8

/** Checks feeds in the order of the list, several hosts at a time and one request at a time per host. */
export async function checkFeeds(entries: readonly FeedEntry[], web: WebClient, now: () => Date): Promise<FeedCheck[]> {
  const checks = new Map<FeedEntry, FeedCheck>()
  const byHost = Map.groupBy(entries, ({ url }) => new URL(url).host)
  await inParallel([...byHost.values()], HOSTS_AT_ONCE, async (ofHost) => {
    for (const entry of ofHost) checks.set(entry, await checkFeed(entry, web, now()))
  })
  return entries.map((entry) => checks.get(entry)).filter((check) => check !== undefined)
}
