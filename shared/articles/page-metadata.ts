import { readFeedDate } from '../feeds/feed-date.ts'
import { canonicalUrl } from './canonical-url.ts'
import type { JsonLdArticle } from './json-ld.ts'
import type { PageDocument } from './page-dom.ts'
import { oneLine, plainText } from './plain-text.ts'

/** Where a page's publication date was found, in the order of trust. */
export type PublishedFrom = 'json_ld' | 'meta' | 'time' | 'url' | 'text'

export type PageMetadata = {
  title: string | null
  byline: string | null
  published: string | null
  publishedFrom: PublishedFrom | null
  /** BCP 47 as the page declares it. */
  language: string | null
  canonicalUrl: string | null
  description: string | null
}

export type PageContext = {
  url: string
  /** Alpha-3 code of the publisher's country, for dates without a zone. */
  country: string | null
  now: Date
}

/** `meta` names and properties that hold the moment of publication, in the order of trust. */
const PUBLISHED_META = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.date',
  'dcterms.created',
  'dc.date',
  'dc.date.created',
  'publishdate',
  'publish-date',
  'publish_date',
  'pubdate',
  'publication_date',
  'citation_publication_date',
  'article.published',
  'article_date_original',
  'cxenseparse:recs:publishtime',
  'rnews:datepublished',
  'date',
]
const DAY_IN_URL = /[/_-]((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.?-]|$)/
const TIME_OF_DAY = '(?:,?\\s+(?:at\\s+)?\\d{1,2}:\\d{2}(?:\\s*[ap]\\.?m\\.?)?(?:\\s+(?:GMT|UTC|[ECMP][SD]?T|[+-]\\d{2}:?\\d{2}))?)?'
const DATE_IN_TEXT = new RegExp(
  `\\b(?:\\d{1,2}(?:st|nd|rd|th)? [A-Z]\\p{L}{2,8}\\.?,? (?:19|20)\\d{2}|[A-Z]\\p{L}{2,8}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}|(?:19|20)\\d{2}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}[./]\\d{1,2}[./](?:19|20)\\d{2})${TIME_OF_DAY}`,
  'u',
)
/** Where a page without marked date shows it: near the top, on a line of its own. */
const DATE_LINES = 12
const LONGEST_DATE_LINE = 120

/** What a page says about its article outside of the text. `firstLines` are the first paragraphs of the whole page. */
export function readMetadata(
  document: PageDocument,
  jsonLd: JsonLdArticle | null,
  firstLines: readonly string[],
  context: PageContext,
): PageMetadata {
  const meta = metaOf(document)
  const { published, publishedFrom } = readPublished(document, meta, jsonLd, firstLines, context)
  return {
    title: readTitle(document, meta, jsonLd),
    byline: readByline(meta, jsonLd),
    published,
    publishedFrom,
    language: document.documentElement.getAttribute('lang') || jsonLd?.language || meta.get('og:locale')?.replace('_', '-') || null,
    canonicalUrl: readCanonical(document, meta, context.url),
    description: oneLine(plainText(meta.get('og:description') ?? meta.get('description') ?? '') ?? ''),
  }
}

/** The first non-empty content of each `meta`, by name, property or itemprop in lower case. */
function metaOf(document: PageDocument): ReadonlyMap<string, string> {
  const meta = new Map<string, string>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = element.getAttribute('content')?.trim() ?? ''
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase()
      if (name && content !== '' && !meta.has(name)) meta.set(name, content)
    }
  }
  return meta
}

function readTitle(document: PageDocument, meta: ReadonlyMap<string, string>, jsonLd: JsonLdArticle | null): string | null {
  const headings = [...document.querySelectorAll('h1')].map((heading) => oneLine(heading.textContent ?? '')).filter((text) => text !== null)
  const candidates = [
    jsonLd?.headline ?? null,
    meta.get('og:title') ?? null,
    meta.get('twitter:title') ?? null,
    headings.length === 1 ? (headings[0] ?? null) : null,
    document.querySelector('title')?.textContent ?? null,
  ]
  const title = candidates.map((candidate) => (candidate === null ? null : plainText(candidate))).find((found) => found !== null) ?? null
  return title === null ? null : withoutSiteName(title, meta.get('og:site_name') ?? null)
}

/** "Ministers meet | Seoul Ledger" without the outlet's name behind it. */
function withoutSiteName(title: string, siteName: string | null): string {
  if (siteName === null) return title
  const end = title.toLowerCase().lastIndexOf(siteName.trim().toLowerCase())
  const head = end > 0 && end + siteName.trim().length === title.length ? title.slice(0, end).trim() : ''
  return /[|–—:·-]$/.test(head) ? head.slice(0, -1).trim() || title : title
}

function readByline(meta: ReadonlyMap<string, string>, jsonLd: JsonLdArticle | null): string | null {
  if (jsonLd !== null && jsonLd.authors.length > 0) return oneLine(jsonLd.authors.join(', '))
  const author = meta.get('author') ?? meta.get('article:author') ?? meta.get('parsely-author') ?? meta.get('dc.creator') ?? null
  return author === null || /^https?:/.test(author) ? null : oneLine(author)
}

function readPublished(
  document: PageDocument,
  meta: ReadonlyMap<string, string>,
  jsonLd: JsonLdArticle | null,
  firstLines: readonly string[],
  context: PageContext,
): Pick<PageMetadata, 'published' | 'publishedFrom'> {
  const sources: [PublishedFrom, () => (string | null | undefined)[]][] = [
    ['json_ld', () => [jsonLd?.datePublished]],
    ['meta', () => PUBLISHED_META.map((name) => meta.get(name))],
    ['time', () => timesOf(document)],
    ['url', () => [DAY_IN_URL.exec(URL.parse(context.url)?.pathname ?? '')?.slice(1).join('-')]],
    ['text', () => firstLines.slice(0, DATE_LINES).map((line) => (line.length <= LONGEST_DATE_LINE ? DATE_IN_TEXT.exec(line)?.[0] : null))],
  ]
  for (const [publishedFrom, candidates] of sources) {
    for (const candidate of candidates()) {
      const published = candidate ? pastInstant(candidate, context) : null
      if (published !== null) return { published, publishedFrom }
    }
  }
  return { published: null, publishedFrom: null }
}

/** The page's `time` elements, those marked as the publication first; none from the list of other articles. */
function timesOf(document: PageDocument): (string | null)[] {
  const times = [...document.querySelectorAll('time')].filter((time) => time.closest('aside, nav, footer') === null)
  const marked = times.filter((time) => /publi|pubdate|posted/i.test(`${time.getAttribute('itemprop')} ${time.className} ${time.hasAttribute('pubdate') ? 'pubdate' : ''}`))
  return [...marked, ...times].slice(0, 3).map((time) => time.getAttribute('datetime') || time.textContent)
}

/** The instant of a date that is not in the future, else null. */
function pastInstant(written: string, { country, now }: PageContext): string | null {
  const date = readFeedDate(written, country, now)
  const dayAhead = now.getTime() + 24 * 60 * 60 * 1000
  return date !== null && Date.parse(date.instant) <= dayAhead ? date.instant : null
}

/** The address that the page gives for itself; one that only leads to the front page is a mistake of the site. */
function readCanonical(document: PageDocument, meta: ReadonlyMap<string, string>, url: string): string | null {
  const stated = document.querySelector('link[rel="canonical" i]')?.getAttribute('href') ?? meta.get('og:url') ?? null
  const canonical = stated === null ? null : canonicalUrl(stated, url)
  if (canonical === null) return null
  const toFrontPage = new URL(canonical).pathname === '/' && URL.parse(url)?.pathname !== '/'
  return toFrontPage ? null : canonical
}
