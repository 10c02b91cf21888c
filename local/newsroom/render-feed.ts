import { escapeMarkup } from './markup.ts'
import { renderListPage } from './render-list-page.ts'
import { renderBlocks } from './render-page.ts'
import { articlePath, articlesOfFeed, outletOf } from './sample.ts'
import type { FeedSource, Newsroom } from './sample.ts'
import { encodeWindows1251 } from './windows-1251.ts'

/** A feed as it goes over the wire. */
export type RenderedFeed = { body: Buffer; contentType: string; newest: Date }

/** One line of a feed, before it takes a format. */
type Item = { title: string; link: string; id: string; published: string; byline: string | null; summary: string | null; html: string | null }

/** Renders the feed in its own format and encoding. `baseUrl` has no trailing slash. */
export function renderFeed(newsroom: Newsroom, feed: FeedSource, baseUrl: string): RenderedFeed {
  const items = itemsOf(newsroom, feed, baseUrl)
  const newest = new Date(Math.max(0, ...items.map((item) => Date.parse(item.published))))
  const home = `${baseUrl}/${feed.outlet}/`
  if (feed.format === 'json') {
    const body = Buffer.from(jsonFeed(feed, items, home, baseUrl + feed.path))
    return { body, contentType: 'application/feed+json; charset=utf-8', newest }
  }
  if (feed.format === 'list') {
    return { body: Buffer.from(renderListPage(feed.title, home, items)), contentType: 'text/html; charset=utf-8', newest }
  }
  if (feed.format === 'rdf') return xmlFeed(feed, rdf(feed, items, home), 'application/rdf+xml', newest)
  if (feed.format === 'atom') return xmlFeed(feed, atom(feed, items, home, newest), 'application/atom+xml', newest)
  return xmlFeed(feed, rss2(feed, items, home, newest), 'application/rss+xml', newest)
}

function itemsOf(newsroom: Newsroom, feed: FeedSource, baseUrl: string): Item[] {
  const outlet = outletOf(newsroom, feed.outlet)
  const link = (path: string): string => (feed.links === 'relative' ? path : baseUrl + path) + (feed.tracking ? `?${feed.tracking}` : '')
  const living = articlesOfFeed(newsroom, feed).map((article): Item => {
    const path = articlePath(outlet, article)
    const lead = article.blocks.find((block) => block.kind === 'paragraph')?.text ?? article.title
    return {
      title: article.title,
      link: link(path),
      id: `tag:${outlet.slug}.example,2026:${article.slug}`,
      published: article.published,
      byline: article.byline ?? null,
      summary: feed.content === 'summary' ? shorten(lead) : null,
      html: feed.content === 'full' ? renderBlocks(article.blocks) : null,
    }
  })
  const dead = feed.deadItems.map((item): Item => ({
    title: item.title,
    link: link(item.path),
    id: `tag:${outlet.slug}.example,2026:${item.path}`,
    published: item.published,
    byline: null,
    summary: null,
    html: null,
  }))
  return [...living, ...dead].sort((a, b) => Date.parse(b.published) - Date.parse(a.published))
}

/** The first 220 characters, cut at a word. */
function shorten(text: string): string {
  return text.length <= 220 ? text : `${text.slice(0, text.lastIndexOf(' ', 220))}…`
}

function xmlFeed(feed: FeedSource, xml: string, mediaType: string, newest: Date): RenderedFeed {
  const document = `<?xml version="1.0" encoding="${feed.charset}"?>\n${xml}`
  return feed.charset === 'windows-1251'
    ? { body: encodeWindows1251(document), contentType: mediaType, newest }
    : { body: Buffer.from(document), contentType: `${mediaType}; charset=utf-8`, newest }
}

/** Plain text of an element, escaped or in a CDATA section. */
function plainText(feed: FeedSource, text: string): string {
  return feed.cdata ? `<![CDATA[${text}]]>` : escapeMarkup(text)
}

/** A summary; in a CDATA section it is HTML with entities, as many publishing systems write it. */
function summaryText(feed: FeedSource, text: string): string {
  if (!feed.cdata) return escapeMarkup(text)
  return `<![CDATA[<p>${escapeMarkup(text).replaceAll('’', '&#8217;').replaceAll('–', '&ndash;')}</p>]]>`
}

function element(name: string, content: string | null): string {
  return content === null ? '' : `<${name}>${content}</${name}>`
}

/** RFC 822 date in the item's own offset, as RSS wants it. */
function rfc822(instant: string): string {
  const offset = /(?:Z|[+-]\d\d:\d\d)$/.exec(instant)?.[0] ?? 'Z'
  const local = new Date(`${instant.slice(0, 19)}Z`).toUTCString().replace(' GMT', '')
  return `${local} ${offset === 'Z' ? 'GMT' : offset.replace(':', '')}`
}

function rss2(feed: FeedSource, items: Item[], home: string, newest: Date): string {
  const entries = items.map((item) =>
    [
      '<item>',
      element('title', plainText(feed, item.title)),
      element('link', escapeMarkup(item.link)),
      `<guid isPermaLink="false">${escapeMarkup(item.id)}</guid>`,
      element('dc:creator', item.byline === null ? null : plainText(feed, item.byline)),
      element('pubDate', feed.dates ? rfc822(item.published) : null),
      element('description', item.summary === null ? null : summaryText(feed, item.summary)),
      element('content:encoded', item.html === null ? null : `<![CDATA[${item.html}]]>`),
      '</item>',
    ].join('\n'),
  )
  return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeMarkup(feed.title)}</title>
<link>${escapeMarkup(home)}</link>
<description>${escapeMarkup(feed.title)}</description>
<ttl>15</ttl>
${feed.dates ? `<lastBuildDate>${newest.toUTCString()}</lastBuildDate>` : ''}
${entries.join('\n')}
</channel>
</rss>
`
}

function rdf(feed: FeedSource, items: Item[], home: string): string {
  const entries = items.map(
    (item) => `<item rdf:about="${escapeMarkup(item.link)}">
<title>${escapeMarkup(item.title)}</title>
<link>${escapeMarkup(item.link)}</link>
${element('description', item.summary === null ? null : escapeMarkup(item.summary))}
<dc:date>${item.published}</dc:date>
${element('dc:creator', item.byline === null ? null : escapeMarkup(item.byline))}
</item>`,
  )
  return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${escapeMarkup(home)}">
<title>${escapeMarkup(feed.title)}</title>
<link>${escapeMarkup(home)}</link>
<description>${escapeMarkup(feed.title)}</description>
<items><rdf:Seq>
${items.map((item) => `<rdf:li rdf:resource="${escapeMarkup(item.link)}"/>`).join('\n')}
</rdf:Seq></items>
</channel>
${entries.join('\n')}
</rdf:RDF>
`
}

function atom(feed: FeedSource, items: Item[], home: string, newest: Date): string {
  const entries = items.map(
    (item) => `<entry>
<title>${escapeMarkup(item.title)}</title>
<link rel="alternate" type="text/html" href="${escapeMarkup(item.link)}"/>
<id>${escapeMarkup(item.id)}</id>
<published>${item.published}</published>
<updated>${item.published}</updated>
${item.byline === null ? '' : `<author><name>${escapeMarkup(item.byline)}</name></author>`}
${item.summary === null ? '' : `<summary type="text">${escapeMarkup(item.summary)}</summary>`}
${item.html === null ? '' : `<content type="html">${escapeMarkup(item.html)}</content>`}
</entry>`,
  )
  return `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${escapeMarkup(home)}">
<title>${escapeMarkup(feed.title)}</title>
<link rel="alternate" href="${escapeMarkup(home)}"/>
<id>tag:${feed.outlet}.example,2026:feed</id>
<updated>${newest.toISOString()}</updated>
${entries.join('\n')}
</feed>
`
}

function jsonFeed(feed: FeedSource, items: Item[], home: string, self: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: home,
    feed_url: self,
    items: items.map((item) => ({
      id: item.id,
      url: item.link,
      title: item.title,
      date_published: item.published,
      ...(item.html === null ? { content_text: item.summary ?? item.title } : { content_html: item.html }),
    })),
  })
}
