import type { FeedEntry } from '../shared/domain/feed.ts'

/** The feed list's entry for a feed that is generated on this machine, to measure or to try the pipeline with. */
export function generatedEntry(name: string, url: string): FeedEntry {
  return { name, url, country: null, kind: 'newspaper', language: 'en', terms: 'generated', minMinutes: 15, maxMinutes: 360 }
}
