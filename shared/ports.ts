import type { ArchivedText, Article, FailureReason } from './domain/article.ts'
import type { Feed, FeedEntry } from './domain/feed.ts'
import type { Report } from './domain/report.ts'

/** The moment, for whatever is written down; tests hold it still. */
export type Clock = () => Date

/** A guarded HTTP GET. Never rejects for what the other side does: that is a `FetchFailure`. */
export type WebClient = (request: WebRequest) => Promise<WebResponse | WebFailure>

export type WebRequest = {
  url: string
  /** Validators of a conditional GET. */
  etag?: string | null
  lastModified?: string | null
  accept: string
  /** Upper bound of the decompressed body, bytes. */
  maxBytes: number
  /** Upper bound of the whole exchange with its redirects, milliseconds. */
  timeoutMs: number
}

/** What the server answered, whatever its status. Header names are in lower case. */
export type WebResponse = {
  ok: true
  status: number
  headers: Readonly<Record<string, string>>
  body: Uint8Array
  /** Where the body came from, after redirects. */
  finalUrl: string
  /** Where the chain of *permanent* redirects from the requested address led, or null. */
  movedTo: string | null
}

/** Why there is no answer, in the words of an article's failure reasons. */
export type WebFailure = {
  ok: false
  reason: Extract<
    FailureReason,
    'too_large' | 'redirect_loop' | 'forbidden_address' | 'unreachable' | 'timeout' | 'malformed_url' | 'decompression_bomb'
  >
  detail: string
}

/** Feeds as the pipeline keeps them. */
export type FeedStore = {
  get(feedId: string): Promise<Feed | null>
  /** Feeds whose next poll has come, oldest first. */
  due(now: Date, limit: number): Promise<string[]>
  /** Moves the next poll to `until` if the feed is still due; false if another dispatcher took it. */
  lease(feedId: string, now: Date, until: Date): Promise<boolean>
  /** Adds feeds new on the list, updates changed entries, retires those no longer listed. */
  syncList(entries: FeedEntry[], now: Date): Promise<void>
  save(feed: Feed): Promise<void>
  /** Every feed, for `feeds status`. */
  all(): AsyncIterable<Feed>
}

/** Articles as the pipeline keeps them. */
export type ArticleStore = {
  get(articleId: string): Promise<Article | null>
  /** Those of `articleIds` that have an item already. */
  known(articleIds: string[]): Promise<Set<string>>
  /** Adds an article in state `listed` unless it is there. */
  markListed(article: Article): Promise<void>
  /** Writes the article's new state. */
  save(article: Article): Promise<void>
}

/** Raw pages and texts, gzip-compressed. Writing a key twice with the same content changes nothing. */
export type Archive = {
  putPage(key: string, body: Uint8Array, contentType: string): Promise<void>
  putText(key: string, text: ArchivedText): Promise<void>
  /** Throws `CorruptObject` if what is there cannot be read as an archived text. */
  getText(key: string): Promise<ArchivedText>
}

/** A queue's sending end. Resolves when every message has been accepted. */
export type Outbox<Message> = { send(messages: Message[]): Promise<void> }

/** The register's writing end. */
export type Register = {
  /**
   * Makes `reports` the whole of what the article says: adds new ones, replaces changed ones, withdraws
   * those no longer there. Doing it twice changes nothing.
   */
  putArticleReports(articleId: string, reports: Report[]): Promise<void>
}
