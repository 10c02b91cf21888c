import { minuteText } from '../start/minute-text.ts'
import { type TextColumn, textTable } from '../start/text-table.ts'
import type { FeedCheck } from './check-feed.ts'

const COLUMNS: TextColumn[] = [
  { title: '', share: 0 },
  { title: 'feed', share: 2 },
  { title: 'HTTP', share: 0 },
  { title: 'format', share: 0 },
  { title: 'items', share: 0 },
  { title: 'newest', share: 0 },
  { title: 'what is wrong', share: 3 },
]

/** The checks as a table of `width` characters, and how many feeds can be read. */
export function checksText(checks: readonly FeedCheck[], width: number): string {
  const rows = checks.map(({ readable, name, url, status, format, items, newest, problems }) => [
    readable ? '✓' : '✗',
    `${name} ${url}`,
    status === null ? '–' : String(status),
    format ?? '–',
    String(items),
    newest === null ? '–' : minuteText(newest),
    problems.join('; '),
  ])
  const readable = checks.filter((check) => check.readable).length
  return `${textTable(COLUMNS, rows, width)}\n${readable} of ${checks.length} feeds can be read.\n`
}
