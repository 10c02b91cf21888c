import type { FeedEntry } from '../../shared/domain/feed.ts'

export function feedEntry(url: string, changes: Partial<FeedEntry> = {}): FeedEntry {
  return {
    name: 'The Daily Test',
    url,
    country: 'KOR',
    kind: 'newspaper',
    language: 'en',
    terms: 'free to read',
    minMinutes: 15,
    maxMinutes: 360,
    ...changes,
  }
}
