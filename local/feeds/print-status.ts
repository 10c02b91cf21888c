import type { Feed } from '../../shared/domain/feed.ts'
import { isSilent, lastNews } from '../../shared/feeds/feed-silence.ts'
import { minuteText } from '../start/minute-text.ts'
import { type TextColumn, textTable } from '../start/text-table.ts'

/** How one feed does, as the register has it. */
export type FeedStatus = {
  feedId: string
  name: string
  /** Where it is polled. */
  url: string
  state: Feed['state']
  /** Whether it has had nothing new for much longer than it usually pauses. */
  silent: boolean
  lastSuccessAt: string | null
  /** When it last had something new, or null if never. */
  lastNewsAt: string | null
  failuresInRow: number
  lastFailure: string | null
  /** Null for a retired feed. */
  nextPollAt: string | null
}

const COLUMNS: TextColumn[] = [
  { title: '', share: 0 },
  { title: 'feed', share: 2 },
  { title: 'state', share: 0 },
  { title: 'last success', share: 0 },
  { title: 'last news', share: 0 },
  { title: 'failures', share: 0 },
  { title: 'next poll', share: 0 },
  { title: 'why', share: 2 },
]

export function feedStatus(feed: Feed, now: Date): FeedStatus {
  const { feedId, entry, movedTo, state, lastSuccessAt, failuresInRow, lastFailure, nextPollAt } = feed
  return {
    feedId,
    name: entry.name,
    url: movedTo ?? entry.url,
    state,
    silent: state !== 'retired' && isSilent(feed, now),
    lastSuccessAt,
    lastNewsAt: lastNews(feed),
    failuresInRow,
    lastFailure,
    nextPollAt: state === 'retired' ? null : nextPollAt,
  }
}

/** The feeds as a table of `width` characters, those in trouble first, and how many there are of each sort. */
export function statusText(feeds: readonly FeedStatus[], width: number): string {
  const rows = feeds
    .toSorted((one, other) => trouble(other) - trouble(one) || one.name.localeCompare(other.name, 'en'))
    .map((feed) => [
      MARKS[trouble(feed)] ?? '',
      `${feed.name} ${feed.url}`,
      feed.state,
      minute(feed.lastSuccessAt),
      minute(feed.lastNewsAt),
      String(feed.failuresInRow),
      minute(feed.nextPollAt),
      [feed.silent ? 'silent' : null, feed.lastFailure].filter((reason) => reason !== null).join('; '),
    ])
  const count = (wanted: (feed: FeedStatus) => boolean) => feeds.filter(wanted).length
  const states = (['active', 'failing', 'retired'] as const).map((state) => `${count((feed) => feed.state === state)} ${state}`)
  return `${textTable(COLUMNS, rows, width)}\n${states.join(', ')}; ${count(({ silent }) => silent)} silent.\n`
}

const MARKS = ['–', '✓', '?', '✗']

/** A place in `MARKS`. */
function trouble({ state, silent }: FeedStatus): number {
  if (state === 'failing') return 3
  if (silent) return 2
  return state === 'active' ? 1 : 0
}

function minute(instant: string | null): string {
  return instant === null ? '–' : minuteText(instant)
}
