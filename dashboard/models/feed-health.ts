import type { FeedHealth } from '../../shared/api/responses.ts'
import { instantText } from './days.ts'
import type { Table } from './table.ts'
import { nameOfParty } from './words.ts'

/** How a feed does, in one word. */
export type Condition = 'Well' | 'Silent' | 'Failing' | 'Retired' | 'Not yet read'

const ORDER: readonly Condition[] = ['Failing', 'Silent', 'Not yet read', 'Well', 'Retired']

export function conditionOf({ state, silent, lastSuccessAt }: FeedHealth): Condition {
  if (state === 'retired') return 'Retired'
  if (state === 'failing') return 'Failing'
  if (silent) return 'Silent'
  return lastSuccessAt === null ? 'Not yet read' : 'Well'
}

/** What asks for attention first; then by name. */
export function byUrgency(feeds: readonly FeedHealth[]): FeedHealth[] {
  const urgency = (feed: FeedHealth) => ORDER.indexOf(conditionOf(feed))
  return feeds.toSorted((a, b) => urgency(a) - urgency(b) || a.name.localeCompare(b.name, 'en'))
}

/** How many feeds are in each condition; those of which there is any. */
export function conditionCounts(feeds: readonly FeedHealth[]): { condition: Condition; count: number }[] {
  return ORDER.map((condition) => ({ condition, count: feeds.filter((feed) => conditionOf(feed) === condition).length })).filter(({ count }) => count > 0)
}

export function feedsTable(feeds: readonly FeedHealth[]): Table {
  const instant = (at: string | null) => (at === null ? null : instantText(at))
  return {
    caption: 'Sources and how they do',
    columns: ['Source', 'Country', 'Kind', 'Condition', 'Last read', 'Last news', 'Failures in a row', 'Why', 'Next reading', 'Address'],
    rows: feeds.map((feed) => [
      feed.name,
      feed.country === null ? null : nameOfParty(feed.country),
      feed.kind,
      conditionOf(feed),
      instant(feed.lastSuccessAt),
      instant(feed.lastNewsAt),
      feed.failuresInRow,
      feed.lastFailure,
      instant(feed.nextPollAt),
      feed.url,
    ]),
  }
}
