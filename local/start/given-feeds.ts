import { readFileSync } from 'node:fs'
import { feedEntrySchema, feedListSchema } from '../../shared/domain/feed.ts'
import type { FeedEntry } from '../../shared/domain/feed.ts'
import { UsageError } from '../command-line.ts'

/** The feeds named on a command line: entries of list files, and addresses. Throws `UsageError` naming what is wrong. */
export function givenFeeds(sources: string[]): FeedEntry[] {
  const entries = sources.flatMap((source) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(source) ? [entryFor(source)] : entriesIn(source)))
  const byUrl = new Map(entries.map((entry) => [entry.url, entry]))
  if (byUrl.size === 0) throw new UsageError(`${sources.join(', ')}: no feeds in there`)
  return [...byUrl.values()]
}

function entryFor(url: string): FeedEntry {
  const entry = feedEntrySchema.safeParse({
    name: URL.canParse(url) ? new URL(url).hostname : url,
    url,
    country: null,
    kind: 'newspaper',
    language: 'en',
    terms: 'given on the command line',
  })
  if (!entry.success) throw new UsageError(`${url} is no address of a feed; give one that starts with http:// or https://`)
  return entry.data
}

function entriesIn(file: string): FeedEntry[] {
  const list = feedListSchema.safeParse(contentOf(file))
  if (list.success) return list.data.feeds
  const faults = list.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
  throw new UsageError(`${file} is no feed list like feeds.json:\n  ${faults.join('\n  ')}`)
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${file} cannot be read as a feed list: ${reason}`)
  }
}
