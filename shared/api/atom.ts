import { generateAtomFeed } from 'feedsmith'
import { printable } from './printable.ts'

/** An entry of a feed. */
export type FeedEntry = {
  id: string
  title: string
  url: string
  /** Plain text. */
  summary: string
  published: string
  updated: string
  categories: readonly string[]
  /** The article that it stands on, or null. */
  via: string | null
}

/** Entries as an Atom feed (RFC 4287); `url` is the feed's own address. */
export function atomFeed(title: string, url: string, entries: readonly FeedEntry[]): string {
  const updated = entries.reduce((latest, entry) => (entry.updated > latest ? entry.updated : latest), '1970-01-01T00:00:00.000Z')
  return generateAtomFeed({
    id: url,
    title: { type: 'text', value: printable(title) },
    updated: new Date(updated),
    authors: [{ name: 'Parley' }],
    links: [{ href: url, rel: 'self', type: 'application/atom+xml' }],
    entries: entries.map((entry) => ({
      id: entry.id,
      title: { type: 'text', value: printable(entry.title) },
      summary: { type: 'text', value: printable(entry.summary) },
      published: new Date(entry.published),
      updated: new Date(entry.updated),
      categories: entry.categories.map((term) => ({ term })),
      links: [{ href: entry.url, rel: 'alternate' }, ...(entry.via === null ? [] : [{ href: entry.via, rel: 'via' }])],
    })),
  })
}
