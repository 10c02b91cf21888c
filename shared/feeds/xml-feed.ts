import Parser from 'rss-parser'
import type { ParserOptions } from 'xml2js'
import { readFeedDate } from './feed-date.ts'
import type { FeedContext } from './feed-context.ts'
import type { MendedXml } from './mend-xml.ts'
import type { DateReading, FeedFormat, FeedItem, ParsedFeed } from './parsed-feed.ts'
import { type XmlElement, attribute, childrenNamed, childrenOf, htmlOf, textOf, titleOf } from './xml-element.ts'
import { nameReader } from './xml-names.ts'

/** In the order of preference, per format and field. */
const PUBLISHED = ['rss:pubdate', 'atom:published', 'atom:issued', 'dc:date', 'dcterms:issued', 'dcterms:created', 'atom:created', 'news:publication_date', 'rss:published', 'rss:date', 'dcterms:date', 'dc:created', 'dcterms:available']
const UPDATED = ['atom:updated', 'atom:modified', 'dcterms:modified', 'rss:updated', 'rss:lastmod', 'rss:modified', 'rss:lastbuilddate', 'dc:modified']
const TITLE = ['rss:title', 'atom:title', 'dc:title', 'news:title', 'dcterms:title', 'media:title']
const CONTENT = ['markup:encoded', 'rss:encoded', 'atom:content', 'xhtml:body', 'xhtml:div', 'rss:body', 'rss:fullitem', 'rss:description', 'atom:summary', 'rss:content', 'dc:description', 'rss:summary', 'rss:abstract', 'media:description']
const AUTHOR = ['dc:creator', 'atom:author', 'rss:author', 'dc:author', 'itunes:author', 'dc:publisher']

const HOURLY = 60
const PERIOD_MINUTES: ReadonlyMap<string, number> = new Map([
  ['hourly', HOURLY],
  ['daily', 24 * HOURLY],
  ['weekly', 7 * 24 * HOURLY],
  ['monthly', 30 * 24 * HOURLY],
  ['yearly', 365 * 24 * HOURLY],
])

/**
 * Reads a mended XML feed of any family. rss-parser reads the XML, tells the formats apart and hands over
 * each feed's and item's elements; which of them is the title, the link or the date is decided here, per
 * item, so that one broken item costs no other. Rejects with the reader's error where nothing can be read.
 */
export async function readXmlFeed(mended: MendedXml, context: FeedContext): Promise<ParsedFeed> {
  const { channel, items, warnings } = await readElements(mended)
  const children = childrenOf(channel)
  const base = baseOf(channel, resolve(mended.root.attributes.get('xml:base') ?? null, context.url) ?? context.url)
  return {
    format: formatOf(mended.root.name),
    title: firstOf(children, TITLE, titleOf),
    language: firstOf(children, ['rss:language', 'dc:language'], textOf) ?? mended.root.attributes.get('xml:lang') ?? null,
    items: items.map((item) => readItem(item, base, context)),
    ttlMinutes: readTtl(channel),
    skipHours: readSkipHours(channel),
    warnings: [...mended.warnings, ...warnings],
  }
}

type FeedElements = { channel: XmlElement; items: XmlElement[]; warnings: string[] }

/** Strictly first; what is not well-formed is read once more by the reader's lenient mode. */
async function readElements(mended: MendedXml): Promise<FeedElements> {
  try {
    return { ...(await readWith(mended, true)), warnings: [] }
  } catch (error) {
    const read = await readWith(mended, false)
    const problem = error instanceof Error ? error.message.split('\n')[0] : String(error)
    return { ...read, warnings: [`is not well-formed: ${problem}`] }
  }
}

async function readWith(mended: MendedXml, strict: boolean): Promise<Omit<FeedElements, 'warnings'>> {
  const nameOf = nameReader(mended)
  const xml2js: ParserOptions = {
    strict,
    tagNameProcessors: [nameOf],
    explicitChildren: true,
    preserveChildrenOrder: true,
    charsAsChildren: true,
    includeWhiteChars: true,
  }
  const parser = new Parser<Partial<XmlElement>, Partial<XmlElement>>({
    defaultRSS: 2,
    xml2js,
    customFields: {
      // @ts-expect-error -- the typings list names only; the library takes renamings here as it does for items
      feed: WHOLE_ELEMENT,
      item: WHOLE_ELEMENT,
    },
  })
  const feed = await parser.parseString(inStructure(mended, nameOf))
  const channel = { ...feed, '#name': 'channel' }
  const items = feed.items.map((item) => ({ ...item, '#name': 'item' }))
  // Some publishers put the items of RSS 1.0 inside the channel, or leave an element around them open.
  return { channel, items: items.length > 0 ? items : itemsInside(channel) }
}

/** The outermost items at any depth, in order. */
function itemsInside(channel: XmlElement): XmlElement[] {
  const items: XmlElement[] = []
  const ahead = childrenOf(channel).reverse()
  for (let element = ahead.pop(); element !== undefined; element = ahead.pop()) {
    if (element['#name'] === 'item' || element['#name'] === 'entry') items.push(element)
    else ahead.push(...childrenOf(element).reverse())
  }
  return items
}

/** Attributes and children in order, as rss-parser's XML reader calls them. */
const WHOLE_ELEMENT = [
  ['$', '$', { keepArray: true }],
  ['$$', '$$', { keepArray: true }],
]

/** A sitemap or CDF channel is put where RSS has its channel. */
function inStructure({ xml, root }: MendedXml, nameOf: (written: string) => string): string {
  return nameOf(root.name) === 'channel' ? `<rss>${xml}</rss>` : xml
}

function readItem(item: XmlElement, feedBase: string | null, context: FeedContext): FeedItem {
  const children = childrenOf(item).flatMap((child) => (child['#name'] === 'news:news' ? childrenOf(child) : [child]))
  const base = baseOf(item, feedBase)
  const link = readLink(item, base)
  const guid =
    firstOf(children, ['rss:guid', 'rss:id'], textOf) ??
    firstOf(children, ['atom:id'], (element) => absoluteId(textOf(element), base)) ??
    attribute(item, 'rdf:about') ??
    firstOf(children, ['dc:identifier'], textOf)
  const updated =
    firstOf(children, UPDATED, (element) => dateOf(textOf(element), context)) ?? dateOf(attribute(item, 'lastmod'), context)
  const { published, publishedAs } = readPublished(children, updated, context)
  return {
    title: firstOf(children, TITLE, titleOf),
    link,
    originalLink: firstOf(children, ['feedburner:origlink'], (element) => resolve(textOf(element), base)),
    id: guid ?? link,
    published,
    publishedAs,
    updated,
    content: firstOf(children, CONTENT, htmlOf),
    author: firstOf(children, AUTHOR, (element) => textOf(childrenNamed(element, 'atom:name')[0]) ?? textOf(element)),
  }
}

/** Atom's ids are addresses by their nature; a publisher's relative one is made whole. */
function absoluteId(id: string | null, base: string | null): string | null {
  return id !== null && /^[^\s:]*\/\S*$/.test(id) ? (resolve(id, base) ?? id) : id
}

/** A link before a permalink, a permalink before an id that happens to be an address. */
function readLink(item: XmlElement, base: string | null): string | null {
  const children = childrenOf(item)
  const links = childrenNamed(item, 'rss:link', 'atom:link')
  const alternates = links.filter((link) => (attribute(link, 'rel')?.toLowerCase() ?? 'alternate') === 'alternate')
  const page = alternates.find((link) => /html/.test(attribute(link, 'type') ?? 'text/html')) ?? alternates[0]
  const guid = childrenNamed(item, 'rss:guid')[0]
  const permalink = attribute(guid, 'ispermalink')?.toLowerCase() === 'false' ? null : textOf(guid)
  const candidates: [XmlElement | undefined, string | null][] = [
    ...alternates.map((link): [XmlElement, string | null] => [link, textOf(link)]),
    [page, attribute(page, 'href')],
    ...childrenNamed(item, 'rss:loc').map((loc): [XmlElement, string | null] => [loc, textOf(loc)]),
    [guid, permalink !== null && /^https?:/i.test(permalink) ? permalink : null],
    [item, attribute(item, 'rdf:about')],
    [item, attribute(item, 'href')],
    ...children
      .filter((child) => child['#name'] === 'atom:id')
      .map((id): [XmlElement, string | null] => [id, /^https?:/i.test(textOf(id) ?? '') ? textOf(id) : null]),
  ]
  for (const [element, address] of candidates) {
    const link = address === null ? null : resolve(address, baseOf(element, base))
    if (link !== null) return link
  }
  return null
}

function readPublished(children: XmlElement[], updated: string | null, context: FeedContext): Pick<FeedItem, 'published' | 'publishedAs'> {
  let publishedAs: DateReading = 'absent'
  for (const name of PUBLISHED) {
    for (const element of children.filter((child) => child['#name'] === name)) {
      const text = textOf(element)
      if (text === null) continue
      const date = readFeedDate(text, context.country, context.now)
      if (date !== null) return { published: date.instant, publishedAs: date.zone === 'assumed' ? 'zone_assumed' : 'stated' }
      publishedAs = 'unreadable'
    }
  }
  return updated === null ? { published: null, publishedAs } : { published: updated, publishedAs: 'updated' }
}

function dateOf(text: string | null, context: FeedContext): string | null {
  return text === null ? null : (readFeedDate(text, context.country, context.now)?.instant ?? null)
}

/** RSS `ttl` in minutes, else the syndication module's period by its frequency. */
function readTtl(channel: XmlElement): number | null {
  const ttl = Number(firstOf(childrenOf(channel), ['rss:ttl'], textOf) ?? Number.NaN)
  if (ttl > 0 && Number.isFinite(ttl)) return ttl
  const period = PERIOD_MINUTES.get(firstOf(childrenOf(channel), ['sy:updateperiod'], textOf)?.toLowerCase() ?? '')
  const frequency = Number(firstOf(childrenOf(channel), ['sy:updatefrequency'], textOf) ?? 1)
  return period === undefined ? null : period / (frequency >= 1 && Number.isFinite(frequency) ? frequency : 1)
}

function readSkipHours(channel: XmlElement): number[] {
  const hours = childrenNamed(childrenNamed(channel, 'rss:skiphours')[0], 'rss:hour').map((hour) => Number(textOf(hour) ?? Number.NaN))
  // RSS 0.91 counted hours from 1 to 24.
  return [...new Set(hours.filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24).map((hour) => hour % 24))]
}

/** The first value that `read` gives, trying the elements by the order of `names`. */
function firstOf(children: XmlElement[], names: string[], read: (element: XmlElement) => string | null): string | null {
  for (const name of names) {
    for (const child of children) {
      const value = child['#name'] === name ? read(child) : null
      if (value !== null) return value
    }
  }
  return null
}

/** The base for what is inside `element` (XML Base). */
function baseOf(element: XmlElement | undefined, outer: string | null): string | null {
  const own = attribute(element, 'xml:base')
  return own === null ? outer : (resolve(own, outer) ?? outer)
}

function resolve(address: string | null, base: string | null): string | null {
  if (address === null || address.trim() === '') return null
  return URL.parse(address.trim(), base ?? undefined)?.href ?? null
}

function formatOf(rootName: string): FeedFormat {
  const local = rootName.split(':').at(-1)?.toLowerCase()
  if (local === 'feed') return 'atom'
  if (local === 'urlset') return 'sitemap'
  return local === 'rdf' ? 'rdf' : 'rss'
}
