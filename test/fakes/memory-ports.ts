import { CorruptObject } from '../../shared/delivery-errors.ts'
import type { ArchivedText, Article } from '../../shared/domain/article.ts'
import type { Feed } from '../../shared/domain/feed.ts'
import type { Report } from '../../shared/domain/report.ts'
import { slotOf } from '../../shared/feeds/timetable.ts'
import type { Archive, ArticleRetries, ArticleStore, FeedStore, Outbox, Register, RobotsRules } from '../../shared/ports.ts'

/** What the ports below keep, open to a test's eyes. */
export type Kept = {
  feeds: Map<string, Feed>
  articles: Map<string, Article>
  pages: Map<string, string>
  texts: Map<string, ArchivedText>
  reports: Map<string, Report[]>
}

export function nothingKept(): Kept {
  return { feeds: new Map(), articles: new Map(), pages: new Map(), texts: new Map(), reports: new Map() }
}

export function memoryFeedStore({ feeds }: Kept): FeedStore {
  return {
    get: async (feedId) => structuredClone(feeds.get(feedId) ?? null),
    async *inSlot(slot) {
      const standing = [...feeds.values()]
        .filter(({ state, nextPollAt, periodMinutes }) => state !== 'retired' && slotOf(new Date(nextPollAt), periodMinutes) === slot)
        .map(({ feedId }) => feedId)
      if (standing.length > 0) yield standing
    },
    async applyListChange({ kind, feed }) {
      const stored = feeds.get(feed.feedId)
      if (kind === 'add' && stored !== undefined) return
      feeds.set(feed.feedId, structuredClone(kind === 'revise' && stored !== undefined ? { ...stored, entry: feed.entry } : feed))
    },
    async savePoll(feed) {
      const stored = feeds.get(feed.feedId)
      if (stored === undefined || stored.state === 'retired') return
      feeds.set(feed.feedId, structuredClone({ ...feed, entry: stored.entry }))
    },
    async *all() {
      yield* structuredClone([...feeds.values()])
    },
  }
}

export function memoryArticleStore({ articles }: Kept): ArticleStore {
  const put = (article: Article, allowed: (stored: Article) => boolean) => {
    const stored = articles.get(article.articleId)
    if (stored !== undefined && !allowed(stored)) return false
    articles.set(article.articleId, structuredClone(article))
    return true
  }
  return {
    get: async (articleId) => structuredClone(articles.get(articleId) ?? null),
    known: async (articleIds) =>
      new Map(
        [...articles.values()]
          .filter(({ articleId }) => articleIds.includes(articleId))
          .map(({ articleId, feedId, listedAt, state, checkedAt, itemDigest }) => [
            articleId,
            { feedId, listedAt, state, checkedAt, itemDigest },
          ]),
      ),
    add: async (article) => void put(article, () => false),
    saveFetched: async (article) => void put(article, (stored) => stored.version < Math.max(article.version, 1)),
    async saveChecked({ articleId, checkedAt, itemDigest, feedId, outlet, outletKind, country }) {
      const stored = articles.get(articleId)
      if (stored === undefined) return
      articles.set(articleId, { ...stored, checkedAt, itemDigest, feedId, outlet, outletKind, country })
    },
    saveRead: async (article) => put(article, (stored) => stored.version <= article.version),
  }
}

export function memoryArticleRetries({ articles }: Kept): ArticleRetries {
  return {
    async *due(now) {
      const due = [...articles.values()].filter(({ retryAt }) => retryAt !== null && retryAt <= now)
      if (due.length > 0) yield structuredClone(due)
    },
    async putOff({ articleId, retryAt: dueAt }, retryAt) {
      const stored = articles.get(articleId)
      if (stored !== undefined && stored.retryAt === dueAt) articles.set(articleId, { ...stored, retryAt })
    },
  }
}

export function memoryArchive({ pages, texts }: Kept): Archive {
  return {
    async putPage(key, body) {
      if (!pages.has(key)) pages.set(key, Buffer.from(body).toString('utf8'))
    },
    async putText(key, text) {
      if (!texts.has(key)) texts.set(key, structuredClone(text))
    },
    async getText(key) {
      const text = texts.get(key)
      if (text === undefined) throw new CorruptObject(`${key}: no such object`)
      return structuredClone(text)
    },
  }
}

export function memoryRegister({ reports }: Kept): Register {
  return {
    async putArticleReports(articleId, version, articleReports) {
      if (reports.get(articleId)?.some(({ articleVersion }) => articleVersion > version) === true) return 'overtaken'
      if (articleReports.length === 0) reports.delete(articleId)
      else reports.set(articleId, structuredClone(articleReports))
      return 'stored'
    },
  }
}

/** Sites without a robots.txt. */
export const allAllowed: RobotsRules = async () => ({ allowed: true, crawlDelaySeconds: null })

/** An outbox into an array. No deduplication, which is the worst that a queue may do. */
export function memoryOutbox<Message>(queue: Message[]): Outbox<Message> {
  return {
    async send(messages) {
      queue.push(...structuredClone(messages))
    },
  }
}
