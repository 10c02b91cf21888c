/** What a feed's bytes say, whatever its format. */
export type ParsedFeed = {
  format: FeedFormat
  /** Plain text, or null. */
  title: string | null
  /** BCP 47 as the feed declares it, or null. */
  language: string | null
  /** In the feed's own order. */
  items: FeedItem[]
  /** The publisher's wish: not to be asked more often than this (RSS `ttl`, `sy:updatePeriod`), or null. */
  ttlMinutes: number | null
  /** Hours of the day (UTC, 0 to 23) at which the publisher asks not to be polled (RSS `skipHours`). */
  skipHours: number[]
  /** What was wrong with the feed and how it was read all the same, for a person to read. */
  warnings: string[]
}

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json' | 'sitemap' | 'list'

/** One announced article. Links are absolute, times are ISO 8601 in UTC; null where the feed does not tell. */
export type FeedItem = {
  /** Plain text. */
  title: string | null
  link: string | null
  /** Where the feed names the article's own address behind a redirector's `link` (FeedBurner), else null. */
  originalLink: string | null
  /** The publisher's own id of the item (`guid`, `id`), else its link. Not every publisher keeps it stable. */
  id: string | null
  published: string | null
  publishedAs: DateReading
  updated: string | null
  /** The fullest text that the feed carries, as HTML. */
  content: string | null
  author: string | null
}

/**
 * How `published` was come by. `stated`: as written. `zone_assumed`: written without a zone, read in the
 * feed's country. `updated`: the feed only tells the last change. `absent`: no date. `unreadable`: a date
 * is there that no rule reads.
 */
export type DateReading = 'stated' | 'zone_assumed' | 'updated' | 'absent' | 'unreadable'
