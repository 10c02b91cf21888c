import { canonicalUrl } from '../../shared/articles/canonical-url.ts'
import { type PageDocument, type PageElement, parsePage } from '../../shared/articles/page-dom.ts'
import { oneLine } from '../../shared/articles/plain-text.ts'
import { stripMarkup } from '../../shared/articles/strip-markup.ts'
import type { ListPage } from '../../shared/domain/list-page.ts'
import { readFeedDate } from '../../shared/feeds/feed-date.ts'
import { type ListContext, readListPage } from '../../shared/feeds/list-page.ts'
import type { ParsedFeed } from '../../shared/feeds/parsed-feed.ts'

/** Links of a menu are shorter than headlines. */
const LEAST_HEADLINE = 20
/** Fewer links of a kind are no list. */
const LEAST_ITEMS = 3
const LONGEST_DATE = 40
const FURNITURE = 'nav, header, footer, aside, [role="navigation"]'
/** Classes that a page's builder made up, or that number the items, find nothing tomorrow. */
const LASTING_CLASS = /^[a-z]+(?:[-_]+[a-z]+)*$/i

type Line = { item: PageElement; anchor: PageElement; address: string }

/**
 * How a page might be read as a list of articles, with what that gives: its links of headline length, taken
 * together where they stand in elements of one kind; of these kinds the one with the most items, dated ones
 * counting double. Null if there is no such list. A person should look the proposal over.
 */
export function proposeListPage(html: string, context: ListContext): { listPage: ListPage; feed: ParsedFeed } | null {
  const page = parsePage(stripMarkup(html).html)
  const kinds = Map.groupBy(headlines(page, context.url), ({ item }) => pathOf(item))
  const proposals = [...kinds]
    .filter(([, lines]) => lines.length >= LEAST_ITEMS)
    .map(([item, lines]) => ({ item, ...linkOf(lines), ...dateOf(lines, context) }))
    .map((listPage) => ({ listPage, feed: readListPage(html, listPage, context) }))
  return proposals.toSorted((one, other) => worth(other.feed) - worth(one.feed))[0] ?? null
}

function worth({ items }: ParsedFeed): number {
  return items.length + items.filter(({ published }) => published !== null).length
}

/** Links of headline length, each with the largest element around it that holds no other. */
function headlines(page: PageDocument, base: string | null): Line[] {
  const links = [...page.querySelectorAll('a[href]')]
    .filter((anchor) => (oneLine(anchor.textContent ?? '')?.length ?? 0) >= LEAST_HEADLINE && anchor.closest(FURNITURE) === null)
    .map((anchor) => ({ anchor, address: canonicalUrl(anchor.getAttribute('href') ?? '', base ?? undefined) }))
    .filter((link): link is Omit<Line, 'item'> => link.address !== null)
  const addressesIn = new Map<object, Set<string>>()
  for (const { anchor, address } of links) {
    for (const element of upwards(anchor)) addressesIn.set(element, (addressesIn.get(element) ?? new Set()).add(address))
  }
  return links.map((link) => ({ ...link, item: upwards(link.anchor).findLast((element) => addressesIn.get(element)?.size === 1) ?? link.anchor }))
}

/** The element and those around it, up to the body. */
function upwards(element: PageElement): PageElement[] {
  const around: PageElement[] = []
  for (let at: PageElement | null = element; at !== null && at.nodeName !== 'BODY'; at = parentOf(at)) around.push(at)
  return around
}

function parentOf(element: PageElement): PageElement | null {
  const parent = element.parentNode
  return parent !== null && isElement(parent) ? parent : null
}

function isElement(node: object): node is PageElement {
  return 'closest' in node && 'getAttribute' in node
}

/** `div.news > ul > li`: as many elements upwards as it takes to come to one with a class or an id. */
function pathOf(element: PageElement): string {
  const steps = upwards(element)
  const named = steps.findIndex((step, index) => index > 0 && /[.#]/.test(stepOf(step)))
  return steps.slice(0, named < 0 ? 2 : named + 1).map(stepOf).toReversed().join(' > ')
}

function stepOf(element: PageElement): string {
  const name = element.nodeName.toLowerCase()
  const id = element.getAttribute('id') ?? ''
  const lasting = (element.getAttribute('class') ?? '').split(/\s+/).filter((word) => LASTING_CLASS.test(word)).slice(0, 2)
  if (lasting.length > 0) return `${name}.${lasting.join('.')}`
  return LASTING_CLASS.test(id) ? `${name}#${id}` : name
}

/** The link's own selector where it is not the first of its item (which may be a picture's or a rubric's). */
function linkOf(lines: Line[]): Pick<ListPage, 'link'> {
  const others = lines.filter(({ item, anchor }) => item !== anchor && item.querySelector('a[href]') !== anchor)
  const [line] = others
  return line === undefined || others.length * 2 < lines.length ? {} : { link: pathOf(line.anchor) }
}

/** The selector of what most items have for a date. */
function dateOf(lines: Line[], { country, now }: ListContext): Pick<ListPage, 'date'> {
  const found = lines.flatMap(({ item, anchor }) => {
    const dated = [...item.querySelectorAll('*')].filter((element) => element !== anchor && isDate(element, country, now))
    const [element] = dated.filter((one) => !dated.some((other) => parentOf(other) === one))
    return element === undefined ? [] : [element.nodeName === 'TIME' ? 'time' : stepOf(element)]
  })
  const [commonest] = [...Map.groupBy(found, (selector) => selector)].toSorted((one, other) => other[1].length - one[1].length)
  return commonest === undefined || commonest[1].length * 2 < lines.length ? {} : { date: { selector: commonest[0] } }
}

function isDate(element: PageElement, country: string | null, now: Date): boolean {
  const text = oneLine(element.getAttribute('datetime') ?? element.textContent ?? '')
  return text !== null && text.length <= LONGEST_DATE && /\d/.test(text) && readFeedDate(text, country, now) !== null
}
