import { canonicalUrl } from '../articles/canonical-url.ts'
import { type PageDocument, type PageElement, parsePage } from '../articles/page-dom.ts'
import { escapeHtml, oneLine } from '../articles/plain-text.ts'
import { stripMarkup } from '../articles/strip-markup.ts'
import type { ListPage } from '../domain/list-page.ts'
import { readDateAs } from './date-format.ts'
import { readFeedDate } from './feed-date.ts'
import type { FeedContext } from './feed-context.ts'
import type { DateReading, FeedItem, ParsedFeed } from './parsed-feed.ts'

/** What is known around a list page; `language` (BCP 47) is that of its dates. */
export type ListContext = FeedContext & { language: string | null }

/** A selector that is none; the message names it. */
export class BadSelector extends Error {
  override name = 'BadSelector'
}

/**
 * Reads the items off a page that lists articles. What matches without a link (the head of a table, say) is no
 * item. An item's id is its canonical link, since the page gives it no other. Throws `BadSelector`.
 */
export function readListPage(html: string, listPage: ListPage, context: ListContext): ParsedFeed {
  const page = parsePage(stripMarkup(html).html)
  const base = URL.parse(page.querySelector('base[href]')?.getAttribute('href') ?? '', context.url ?? undefined)?.href ?? context.url
  const matches = [...select(page, 'item', listPage.item)]
  const items = matches.map((element) => readItem(element, listPage, base, context)).filter((item) => item !== null)
  const unlinked = matches.length - items.length
  return {
    format: 'list',
    title: oneLine(page.title),
    language: page.documentElement.getAttribute('lang'),
    items: [...new Map(items.toReversed().map((item) => [item.id, item])).values()].toReversed(),
    ttlMinutes: null,
    skipHours: [],
    warnings: unlinked === 0 ? [] : [`${unlinked} of ${matches.length} matches of listPage.item without a link`],
  }
}

function readItem(element: PageElement, { link, title, date, summary }: ListPage, base: string | null, context: ListContext): FeedItem | null {
  const anchor = link === undefined && element.matches('a[href]') ? element : first(element, 'link', link ?? 'a[href]')
  const address = canonicalUrl(anchor?.getAttribute('href') ?? '', base ?? undefined)
  if (anchor === null || address === null || address === canonicalUrl(context.url ?? '')) return null
  const named = title === undefined ? null : textOf(first(element, 'title', title))
  const published = date === undefined ? NO_DATE : readDate(first(element, 'date.selector', date.selector), date.format, context)
  const said = summary === undefined ? null : textOf(first(element, 'summary', summary))
  return {
    title: named ?? textOf(anchor) ?? oneLine(anchor.getAttribute('title') ?? ''),
    link: address,
    originalLink: null,
    id: address,
    published: published.instant,
    publishedAs: published.as,
    updated: null,
    content: said === null ? null : `<p>${escapeHtml(said)}</p>`,
    author: null,
  }
}

type ReadDate = { instant: string | null; as: DateReading }
const NO_DATE: ReadDate = { instant: null, as: 'absent' }

/** A `time` element's machine-readable date counts before its text, unless a format says how the text is to be read. */
function readDate(element: PageElement | null, format: string | undefined, context: ListContext): ReadDate {
  const machine = format === undefined ? (element?.getAttribute('datetime') ?? null) : null
  const written = oneLine(machine ?? element?.textContent ?? '')
  if (written === null) return NO_DATE
  const date = format === undefined ? readFeedDate(written, context.country, context.now) : readDateAs(written, format, context)
  if (date === null) return { instant: null, as: 'unreadable' }
  return { instant: date.instant, as: date.zone === 'assumed' ? 'zone_assumed' : 'stated' }
}

function textOf(element: PageElement | null): string | null {
  return oneLine(element?.textContent ?? '')
}

function first(element: PageElement, field: string, selector: string): PageElement | null {
  for (const match of select(element, field, selector)) return match
  return null
}

function select(within: PageDocument | PageElement, field: string, selector: string): Iterable<PageElement> {
  try {
    return within.querySelectorAll(selector)
  } catch (error) {
    throw new BadSelector(`listPage.${field}: ${JSON.stringify(selector)} is no CSS selector: ${error instanceof Error ? error.message : String(error)}`)
  }
}
