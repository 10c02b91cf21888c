import { decodeBytes } from '../feeds/decode-bytes.ts'
import { articleParagraphs } from './article-paragraphs.ts'
import { dropBoilerplate } from './drop-boilerplate.ts'
import { readJsonLd } from './json-ld.ts'
import { type PageKind, pageKind } from './page-kind.ts'
import { parsePage } from './page-dom.ts'
import { type PublishedFrom, readMetadata } from './page-metadata.ts'
import { joinParagraphs, paragraphsOf } from './paragraphs.ts'
import { stripMarkup } from './strip-markup.ts'

export type ReadableTextOptions = {
  /** Where the page was read. */
  url: string
  /** The answer's `Content-Type`. */
  contentType?: string | null
  /** Alpha-3 code of the publisher's country, for dates without a zone. */
  country?: string | null
  /** The moment of reading; no page was published after it. */
  now?: Date
}

/** A page as a reader sees it. Null where the page does not tell. */
export type ReadableText = {
  title: string | null
  /** The article's paragraphs, separated by blank lines; empty if there are none. */
  text: string
  byline: string | null
  /** ISO 8601 in UTC. From `url`, and often from `text`, only the day is known. */
  published: string | null
  publishedFrom: PublishedFrom | null
  /** BCP 47, as declared. */
  language: string | null
  canonicalUrl: string | null
  kind: PageKind
}

/** Elements beside the article's text: captions, embedded posts, and what is hidden from those who see the page. */
const UNSEEN = [
  'figure',
  'figcaption',
  '[class*="caption"]',
  'blockquote.twitter-tweet',
  'blockquote.instagram-media',
  'blockquote.tiktok-embed',
  '[hidden]',
  '.sr-only',
  '.visually-hidden',
  '.visuallyhidden',
  '.screen-reader-text',
  '[style*="display:none"]',
  '[style*="display: none"]',
  '[style*="visibility:hidden"]',
  '[style*="clip:rect"]',
  '[style*="clip: rect"]',
].join(', ')

/** Ten times a long read; what is longer is a data dump. */
const MOST_TEXT = 300_000
/** Of a page, this much is looked at. */
const MOST_CHARACTERS = 8_000_000

/**
 * The readable text of an article's page and what the page says about it. Never throws on any bytes, and
 * takes time and memory in proportion to a bounded part of them: scripts are gone before a DOM is built, and what
 * is nested or numerous beyond any page of people is cut off.
 */
export function readableText(html: Uint8Array | string, options: ReadableTextOptions): ReadableText {
  const text = typeof html === 'string' ? html : decodeBytes(html, options.contentType).text
  const stripped = stripMarkup(text.slice(0, MOST_CHARACTERS))
  const jsonLd = readJsonLd(stripped.jsonLd)
  const document = parsePage(stripped.html)
  const visible = paragraphsOf(document.body)
  const metadata = readMetadata(
    document,
    jsonLd,
    visible.map((paragraph) => paragraph.text),
    { url: options.url, country: options.country ?? null, now: options.now ?? new Date() },
  )
  const titles = [document.title, document.querySelector('h1')?.textContent ?? ''].map((title) => title.trim())
  for (const element of document.querySelectorAll(UNSEEN)) element.remove()
  const paragraphs = articleParagraphs(document, {
    articleBody: jsonLd?.articleBody ?? null,
    description: metadata.description,
    authors: jsonLd?.authors ?? (metadata.byline === null ? [] : [metadata.byline]),
  })
  const articleText = joinParagraphs(paragraphs).slice(0, MOST_TEXT)
  const kind = pageKind({
    titles,
    visibleText: joinParagraphs(visible),
    articleText,
    accessibleForFree: jsonLd?.accessibleForFree ?? null,
  })
  const { title, byline, published, publishedFrom, language, canonicalUrl } = metadata
  return { title, text: articleText, byline, published, publishedFrom, language, canonicalUrl, kind }
}

/** The paragraphs of a fragment of HTML, as feeds carry it, separated by blank lines. */
export function fragmentText(html: string): string {
  const document = parsePage(stripMarkup(html.slice(0, MOST_CHARACTERS)).html)
  return joinParagraphs(dropBoilerplate(paragraphsOf(document.body))).slice(0, MOST_TEXT)
}
