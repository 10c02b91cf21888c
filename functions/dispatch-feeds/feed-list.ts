import { readFileSync } from 'node:fs'
import bundledList from '../../feeds.json' with { type: 'json' }
import { type FeedEntry, feedListSchema } from '../../shared/domain/feed.ts'

/** The feed list cannot be used; the message names the file, the entry and the field. */
export class FeedListError extends Error {
  override name = 'FeedListError'
}

/** The entries of the bundled list, or of `file` in its stead. Throws `FeedListError` listing everything wrong at once. */
export function readFeedList(file?: string): FeedEntry[] {
  const source = file ?? 'feeds.json'
  const parsed = feedListSchema.safeParse(file === undefined ? bundledList : readJson(file))
  if (parsed.success) return parsed.data.feeds
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new FeedListError(`${source}: ${faults.join('; ')}`)
}

function readJson(file: string): unknown {
  const text = readFileSync(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new FeedListError(`${file}: not JSON`, { cause: error })
  }
}
