import { CANARY_KIND, type FeedEntry } from '../domain/feed.ts'
import type { Count } from '../runtime/metric-names.ts'

/** Minutes between two polls of the canary's feed: the shortest of the timetable. */
export const CANARY_POLL_MINUTES = 5

/** The canary's feed as an entry of the feed list. */
export function canaryEntry(url: string): FeedEntry {
  return {
    name: 'Canary',
    url,
    country: null,
    kind: CANARY_KIND,
    language: 'en',
    terms: 'our own',
    minMinutes: CANARY_POLL_MINUTES,
    maxMinutes: CANARY_POLL_MINUTES,
  }
}

/** What the canary adds to the pipeline's own metrics: nothing, or its success would hide that the news fails. */
export const uncounted: Count = () => {}
