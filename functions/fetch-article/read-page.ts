import type { FailureReason } from '../../shared/domain/article.ts'
import type { PageKind } from '../../shared/articles/page-kind.ts'
import { readableText } from '../../shared/articles/readable-text.ts'
import type { HtmlPage } from './page-answer.ts'

/** What a page says. */
export type PageReading = {
  title: string | null
  /** Paragraphs separated by blank lines; empty if there is nothing to read. */
  text: string
  /** Whether the text is only the beginning of the article. */
  teaser: boolean
  language: string | null
  /** The address that the page gives for itself, or null. */
  canonicalUrl: string | null
  /** When the page says that it was published, and where it says so; `dayOnly` if it tells no time. */
  published: { at: string; from: string; dayOnly: boolean } | null
  /** Why the page does not show the article, or null. */
  obstacle: { reason: FailureReason; detail: string } | null
}

/** What pages that show no article amount to. */
const OBSTACLES: Record<PageKind, PageReading['obstacle']> = {
  article: null,
  paywall: null,
  consent: { reason: 'blocked', detail: 'the page asks for consent first' },
  bot_wall: { reason: 'blocked', detail: 'the page asks whether a person is reading' },
  soft_404: { reason: 'not_found', detail: 'the page says that there is no such article' },
  empty: { reason: 'no_text', detail: 'no article text on the page' },
}

export function readPage(page: HtmlPage, context: { country: string | null; now: Date }): PageReading {
  const { url, contentType } = page
  const { title, text, kind, language, canonicalUrl, published, publishedFrom } = readableText(page.body, { url, contentType, ...context })
  return {
    title,
    text,
    teaser: kind === 'paywall',
    language,
    canonicalUrl,
    published:
      published === null || publishedFrom === null
        ? null
        : { at: published, from: publishedFrom, dayOnly: publishedFrom === 'url' || publishedFrom === 'text' },
    obstacle: OBSTACLES[kind],
  }
}
