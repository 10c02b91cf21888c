import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type FeedEntry, feedListSchema } from '../../shared/domain/feed.ts'
import { UsageError } from '../command-line.ts'

/** Writes an entry to the end of a feed list, whole or not at all. Throws `UsageError` if it is there already or the file is no feed list. */
export function addEntry(file: string, entry: FeedEntry): void {
  const list = feedListSchema.safeParse(readJson(file))
  if (!list.success) throw new UsageError(`${file} is no feed list like feeds.json: ${list.error.issues[0]?.message ?? ''}`)
  if (list.data.feeds.some(({ url }) => url === entry.url)) throw new UsageError(`${entry.url} is in ${file} already`)
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify({ feeds: [...list.data.feeds, entry] }, null, 2)}\n`)
  renameSync(draft, file)
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`${file} cannot be read as a feed list: ${error instanceof Error ? error.message : String(error)}`)
  }
}
