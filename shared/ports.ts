import type { ArchivedText, Article, FailureReason } from './domain/article.ts'
import type { Correction } from './domain/correction.ts'
import type { Feed } from './domain/feed.ts'
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
  /** Pages of the ids of the feeds that stand in a slot of the timetable. */
  inSlot(slot: string): AsyncIterable<string[]>
  /** Writes what the feed list says of a feed. Doing it twice changes nothing. */
  applyListChange(change: FeedListChange): Promise<void>
  /** Writes the outcome of a poll, and leaves alone what the list says and a feed retired meanwhile. */
  savePoll(feed: Feed): Promise<void>
  /** Every feed, in no order. */
  all(): AsyncIterable<Feed>
}

/**
 * What the list does to a feed: `add` it, `revise` its entry, `relist` it after it was retired, or
 * `delist` it. `feed` is its state after the change.
 */
export type FeedListChange = { kind: 'add' | 'revise' | 'relist' | 'delist'; feed: Feed }

/** Articles as the pipeline keeps them. */
export type ArticleStore = {
  get(articleId: string): Promise<Article | null>
  /** Those of `articleIds` that have an item already. */
  known(articleIds: string[]): Promise<Map<string, Listing>>
  /** Adds an article in state `listed`, or one that failed at once, unless there is one by its id. */
  add(article: Article): Promise<void>
  /** Writes what fetching made of an article; nothing if a text of this version, or of any for a failure, is there. */
  saveFetched(article: Article): Promise<void>
  /** Writes when an article was read again and whose it is; nothing else of it. */
  saveChecked(article: Article): Promise<void>
  /** Writes what reading made of an article. False, and nothing written, if a newer version of it is there. */
  saveRead(article: Article): Promise<boolean>
}

/** Failed articles that are to be tried again by themselves. */
export type ArticleRetries = {
  /** Pages of those whose next try has come by the instant `now`, the longest due first. */
  due(now: string): AsyncIterable<Article[]>
  /** Writes when an article that was just sent is tried next, if that fails; nothing if it was tried meanwhile. */
  putOff(article: Article, retryAt: string | null): Promise<void>
}

/** What has been read of articles. */
export type ArticleReadings = {
  /** For those of `articleIds` that have an item: their newest version, and which extractor read them last. */
  readings(articleIds: string[]): Promise<Map<string, Pick<Article, 'version' | 'extractorVersion'>>>
}

/** What is known of an article that is listed again. */
export type Listing = Pick<Article, 'feedId' | 'listedAt' | 'state' | 'checkedAt' | 'itemDigest'>

/** Raw pages and texts, gzip-compressed. What is archived stays: a key that is taken is left as it is. */
export type Archive = {
  putPage(key: string, body: Uint8Array, contentType: string): Promise<void>
  putText(key: string, text: ArchivedText): Promise<void>
  /** Throws `CorruptObject` if what is there cannot be read as an archived text. */
  getText(key: string): Promise<ArchivedText>
}

/** A queue's sending end. Resolves when every message has been accepted; some may have been when it rejects. */
export type Outbox<Message> = { send(messages: Message[]): Promise<void> }

/** The register's writing end. */
export type Register = {
  /**
   * Makes `reports` the whole of what this version of the article says: adds new ones, replaces changed
   * ones, withdraws those no longer there. Doing it twice changes nothing. What a newer version said stays.
   */
  putArticleReports(articleId: string, version: number, reports: Report[]): Promise<PutOutcome>
}

/** Where people rule on meetings. */
export type RegisterDesk = {
  /** Keeps a ruling, or that it was revoked, and brings the meetings up to date. Doing it twice changes nothing. */
  rule(correction: Correction): Promise<void>
}

/** What the passing of days does to the register. */
export type RegisterSweep = {
  /** Brings a meeting's record up to date with the day. Doing it twice changes nothing. */
  sweep(meetingId: string): Promise<void>
}

/** `overtaken`: the register holds reports of a newer version of the article, and keeps them. */
export type PutOutcome = 'stored' | 'overtaken'

/** What a site's robots.txt says about one address, or the answer that kept it from being read. */
export type RobotsRules = (url: string) => Promise<RobotsVerdict | RobotsUnavailable>
export type RobotsUnavailable = { unavailable: WebResponse | WebFailure }
export type RobotsVerdict = { allowed: boolean; crawlDelaySeconds: number | null }

/** Milliseconds that the invocation still has. */
export type TimeLeft = () => number
