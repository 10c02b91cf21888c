import { describe, expect, test } from 'vitest'
import { NotAFeed, parseFeed } from '../../shared/feeds/parse-feed.ts'
import { processorTime } from '../fakes/processor-time.ts'
import { bytes, rss } from './feed-bytes.ts'

const URL_OF_FEED = 'https://news.example.org/feeds/world.xml'

async function onlyItem(feed: Uint8Array, options: Parameters<typeof parseFeed>[1] = {}) {
  const { items } = await parseFeed(feed, { url: URL_OF_FEED, ...options })
  expect(items).toHaveLength(1)
  return items[0]!
}

describe('every family of feed gives the same items', () => {
  const expected = {
    title: 'Ministers meet & talk',
    link: 'https://news.example.org/2026/talks',
    published: '2026-03-02T07:30:00.000Z',
  }

  test.each([
    [
      'rss',
      `<rss version="2.0"><channel><item><title>Ministers meet &amp; talk</title><link>https://news.example.org/2026/talks</link>
       <pubDate>Mon, 02 Mar 2026 16:30:00 +0900</pubDate></item></channel></rss>`,
    ],
    [
      'rss',
      `<rss version="0.91"><channel><item><title>Ministers meet &amp; talk</title><link>/2026/talks</link></item></channel>
       </rss>`.replace('</item>', '<pubDate>2 Mar 2026 07:30 GMT</pubDate></item>'),
    ],
    [
      'rdf',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
       <channel rdf:about="https://news.example.org/"><title>t</title></channel>
       <item rdf:about="https://news.example.org/2026/talks"><title>Ministers meet &amp; talk</title><link>https://news.example.org/2026/talks</link>
       <dc:date>2026-03-02T07:30:00Z</dc:date></item></rdf:RDF>`,
    ],
    [
      'atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">Ministers meet &amp;amp; talk</title>
       <link rel="edit" href="/edit"/><link href="/2026/talks"/><published>2026-03-02T07:30:00Z</published></entry></feed>`,
    ],
    [
      'atom',
      `<a:feed xmlns:a="http://purl.org/atom/ns#" version="0.3"><a:entry><a:title mode="escaped" type="text/html">Ministers meet &amp;amp; talk</a:title>
       <a:link rel="alternate" href="https://news.example.org/2026/talks"/><a:issued>2026-03-02T08:30:00+01:00</a:issued></a:entry></a:feed>`,
    ],
    [
      'sitemap',
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url>
       <loc>https://news.example.org/2026/talks</loc><n:news><n:publication_date>2026-03-02T07:30:00Z</n:publication_date>
       <n:title>Ministers meet &amp; talk</n:title></n:news></url></urlset>`,
    ],
    [
      'json',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 't',
        items: [{ id: '7', url: '/2026/talks', title: 'Ministers meet & talk', date_published: '2026-03-02T07:30:00Z' }],
      }),
    ],
  ])('%s', async (format, text) => {
    const feed = await parseFeed(bytes(text), { url: URL_OF_FEED })
    expect(feed).toMatchObject({ format, warnings: [] })
    expect(feed.items).toHaveLength(1)
    expect(feed.items[0]).toMatchObject(expected)
  })
})

test('JSON Feeds of odd versions, and with odd items, are read', async () => {
  const feed = { version: '1.0', title: 'Ledger &amp; Co', items: [null, { id: 7, external_url: 'https://example.org/a', content_text: '1 < 2\n\n3' }, { title: 5 }] }
  const { title, items } = await parseFeed(bytes(JSON.stringify(feed)), { url: URL_OF_FEED })
  expect(title).toBe('Ledger & Co')
  expect(items[0]).toMatchObject({ id: '7', link: 'https://example.org/a', content: '1 &lt; 2<p>3' })
  expect((await parseFeed(bytes('{"version": "1", "items": []}'))).items).toEqual([])
})

describe('encodings', () => {
  // "Встреча" and "Café", written as the single bytes of their encodings.
  const vstrecha = [0xc2, 0xf1, 0xf2, 0xf0, 0xe5, 0xf7, 0xe0]
  const cafe = [0x43, 0x61, 0x66, 0xe9]
  const around = (head: string, title: number[]): Uint8Array =>
    Uint8Array.from([...bytes(`${head}<rss version="2.0"><channel><title>`), ...title, ...bytes('</title></channel></rss>')])

  test.each([
    ['the charset of the HTTP header', around('', vstrecha), 'text/xml; charset=windows-1251', 'Встреча'],
    ['the XML declaration', around('<?xml version="1.0" encoding="windows-1251"?>', vstrecha), null, 'Встреча'],
    ['the header rather than the declaration', around('<?xml version="1.0" encoding="iso-8859-1"?>', vstrecha), 'text/xml; charset=windows-1251', 'Встреча'],
    ['a declaration where the header is wrong', around('<?xml version="1.0" encoding="windows-1251"?>', vstrecha), 'text/xml; charset=utf-8', 'Встреча'],
    ['windows-1252 where nothing is declared', around('', cafe), null, 'Café'],
    ['UTF-8 in spite of another declaration', around('<?xml version="1.0" encoding="iso-8859-1"?>', [...bytes('Café Müller')]), null, 'Café Müller'],
    ['what is declared where a single character might be UTF-8 as well', around('<?xml version="1.0" encoding="iso-8859-1"?>', [0x53, 0xc2, 0xbb]), null, 'SÂ»'],
    ['a made-up name', around('<?xml version="1.0" encoding="klingon"?>', [...bytes('Café')]), null, 'Café'],
    ['UTF-16 by its byte order mark', Uint8Array.from([0xff, 0xfe, ...Buffer.from('<rss version="2.0"><channel><title>Café</title></channel></rss>', 'utf16le')]), null, 'Café'],
  ])('are read by %s', async (_, feed, contentType, title) => {
    expect((await parseFeed(feed, { contentType })).title).toBe(title)
  })

  test('that are not what they are declared to be are warned of', async () => {
    const { warnings } = await parseFeed(around('<?xml version="1.0" encoding="utf-8"?>', cafe))
    expect(warnings.join()).toContain('windows-1252')
  })
})

describe('broken feeds are mended', () => {
  test.each([
    ['bare ampersands', '<item><title>Q & A: trade &trade</title></item>', 'Q & A: trade &trade'],
    ['HTML entities', '<item><title>T&ocirc; L&acirc;m&nbsp;&ndash; Hanoi</title></item>', 'Tô Lâm – Hanoi'],
    ['the brackets of XHTML', '<item><title>&lang;a&rang;</title></item>', '\u2329a\u232A'],
    ['windows-1252 numbers', '<item><title>Seoul&#146;s envoy</title></item>', 'Seoul’s envoy'],
    ['control characters', '<item><title>Talks\u0000 re\u0008sume</title></item>', 'Talks resume'],
    ['markup in a title', '<item><title><![CDATA[<b>Talks</b> &amp; tea]]></title></item>', 'Talks & tea'],
    ['tags left open', '<item><title>Talks</title><description><p>One<br>Two</description></item>', 'Talks'],
    ['attributes without quotes', '<item><title type=text>Talks</title></item>', 'Talks'],
    ['another case', '<ITEM><TITLE>Talks</TITLE></ITEM>', 'Talks'],
  ])('%s', async (_, item, title) => {
    expect((await onlyItem(rss(item))).title).toBe(title)
  })

  test('with text before the document', async () => {
    const feed = bytes('\n Notice: something failed\n<rss version="2.0"><channel><item><title>Talks</title></item></channel></rss>')
    expect((await parseFeed(feed)).warnings).toContain('has text before the document')
    expect((await onlyItem(feed)).title).toBe('Talks')
  })

  test('cut off in the middle: the whole items are there', async () => {
    const whole = Buffer.from(rss('<item><title>One</title></item><item><title>Two</title></item><item><title>Three</title></item>')).toString()
    const feed = await parseFeed(bytes(whole.slice(0, whole.indexOf('Three') + 2)))
    expect(feed.items.map(({ title }) => title)).toEqual(['One', 'Two'])
    expect(feed.warnings).toContain('is cut off before its end')
  })

  test('with one broken item: the others are whole', async () => {
    const feed = await parseFeed(
      rss(`<item><title>One</title><pubDate>2 Mar 2026 07:30 GMT</pubDate></item>
           <item><title><b>Broken</title><link>http://</link><pubDate>yesterday, I think</pubDate><guid/></item>
           <item><title>Three</title><link>https://example.org/3</link></item>`),
      { url: URL_OF_FEED },
    )
    expect(feed.items.map(({ title }) => title)).toEqual(['One', 'Broken', 'Three'])
    expect(feed.items[1]).toMatchObject({ link: null, published: null, publishedAs: 'unreadable' })
    expect(feed.items[2]).toMatchObject({ link: 'https://example.org/3', published: null, publishedAs: 'absent' })
  })

  test('with RSS that has no channel, or its items in the wrong place', async () => {
    expect((await onlyItem(bytes('<rss><item><title>Talks</title></item></rss>'))).title).toBe('Talks')
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel><item><title>Talks</title></item></channel></rdf:RDF>`
    expect((await onlyItem(bytes(rdf))).title).toBe('Talks')
  })
})

describe('links', () => {
  test.each([
    ['relative to the feed', '<link>/a</link>', 'https://news.example.org/a'],
    ['relative to xml:base', '<link xml:base="https://other.example.org/x/">a</link>', 'https://other.example.org/x/a'],
    ['a permalink where there is no link', '<guid>https://example.org/7</guid>', 'https://example.org/7'],
    ['none where the guid is no permalink', '<guid isPermaLink="false">https://example.org/7</guid>', null],
    ['with white space around it', '<link>\n  https://example.org/a\n</link>', 'https://example.org/a'],
    ['with bare ampersands', '<link>https://example.org/?a=1&b=2&copy=3</link>', 'https://example.org/?a=1&b=2&copy=3'],
    ['in an Atom element', '<a:link xmlns:a="http://www.w3.org/2005/Atom" href="/b"/>', 'https://news.example.org/b'],
  ])('are absolute: %s', async (_, element, link) => {
    expect((await onlyItem(rss(`<item>${element}</item>`))).link).toBe(link)
  })

  test('behind a redirector keep the publisher\'s own address beside them', async () => {
    const item = await onlyItem(
      rss(`<item xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"><link>https://feeds.example.com/~r/1</link>
           <f:origLink>https://example.org/a</f:origLink></item>`),
    )
    expect(item).toMatchObject({ link: 'https://feeds.example.com/~r/1', originalLink: 'https://example.org/a' })
  })
})

describe('content and dates', () => {
  test('the fullest text is the content, as HTML', async () => {
    const item = await onlyItem(
      rss(`<item><description>Short &lt;i&gt;text&lt;/i&gt;</description>
           <c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>Long <b>text</b></p>]]></c:encoded></item>`),
    )
    expect(item.content).toBe('<p>Long <b>text</b></p>')
  })

  test('XHTML content keeps its markup in order', async () => {
    const feed = bytes(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
      <p>The <b>two</b> ministers &amp; more</p><p>met.</p></div></content></entry></feed>`)
    expect((await onlyItem(feed)).content?.replaceAll(/\s*\n\s*/g, '')).toBe('<div><p>The <b>two</b> ministers &amp; more</p><p>met.</p></div>')
  })

  test('Atom text stays text', async () => {
    const feed = bytes('<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>1 &lt; 2</title><summary>a &lt;b&gt; c</summary></entry></feed>')
    expect(await onlyItem(feed)).toMatchObject({ title: '1 < 2', content: 'a &lt;b&gt; c' })
  })

  test('a date without a zone is read in the feed\'s country and marked', async () => {
    const feed = rss('<item><pubDate>2026-03-02 16:30</pubDate></item>')
    expect(await onlyItem(feed, { country: 'KOR' })).toMatchObject({ published: '2026-03-02T07:30:00.000Z', publishedAs: 'zone_assumed' })
  })

  test('an item that only tells its last change has that as its date', async () => {
    const feed = bytes('<feed xmlns="http://www.w3.org/2005/Atom"><entry><updated>2026-03-02T07:30:00Z</updated></entry></feed>')
    expect(await onlyItem(feed)).toMatchObject({
      published: '2026-03-02T07:30:00.000Z',
      updated: '2026-03-02T07:30:00.000Z',
      publishedAs: 'updated',
    })
  })
})

describe("the publisher's wishes", () => {
  test.each([
    ['<ttl>45</ttl>', 45],
    ['<ttl>soon</ttl>', null],
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', 30],
    ['<sy:updatePeriod>daily</sy:updatePeriod>', 1440],
  ])('%s is a time to live of %s minutes', async (channel, minutes) => {
    expect((await parseFeed(rss('', channel))).ttlMinutes).toBe(minutes)
  })

  test('hours to skip are of the day in UTC', async () => {
    const feed = rss('', '<skipHours><hour>0</hour><hour>5</hour><hour>24</hour><hour>25</hour><hour>x</hour></skipHours>')
    expect((await parseFeed(feed)).skipHours).toEqual([0, 5])
  })
})

describe('what is no feed is refused with the reason', () => {
  test.each([
    ['', 'empty'],
    ['  \n ', 'empty'],
    ['<!DOCTYPE html><html><head><title>News</title></head></html>', 'html'],
    ['Service unavailable', 'not_a_feed'],
    ['<opml version="2.0"><body/></opml>', 'not_a_feed'],
    ['<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', 'not_a_feed'],
    ['{"error": "no such feed"}', 'not_a_feed'],
    ['[1, 2', 'malformed'],
    ['\u0000\u0001\u0002', 'not_a_feed'],
  ])('%j is %s', async (text, reason) => {
    const refused = parseFeed(bytes(text))
    await expect(refused).rejects.toBeInstanceOf(NotAFeed)
    await expect(refused).rejects.toMatchObject({ reason })
  })
})

describe('hostile feeds', () => {
  test('declare entities that are never expanded', async () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
    const feed = bytes(`<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>
      <rss version="2.0"><channel><title>&l9; &f;</title></channel></rss>`)
    const { title, warnings } = await parseFeed(feed)
    expect(title).toBe('&l9; &f;')
    expect(warnings.join()).toContain('entities')
  })

  test('use the names of object internals and change nothing', async () => {
    const feed = rss('<item><__proto__><polluted>yes</polluted></__proto__><constructor>x</constructor><title __proto__="y">Talks</title></item>')
    expect((await onlyItem(feed)).title).toBe('Talks')
    expect('polluted' in {}).toBe(false)
    const json = '{"version":"https://jsonfeed.org/version/1","__proto__":{"polluted":1},"items":[{"id":"1","__proto__":{"polluted":1}}]}'
    await parseFeed(bytes(json))
    expect('polluted' in {}).toBe(false)
  })

  test.each([
    ['100,000 nested elements', '<item><description>' + '<b>'.repeat(100_000) + '</description></item>'],
    ['a million ampersands', `<item><title>${'&'.repeat(1_000_000)}</title></item>`],
    ['a million open comments', `<item><title><![CDATA[${'<!--'.repeat(250_000)}]]></title></item>`],
    ['a million half tags', `<item><description><![CDATA[${'<p'.repeat(500_000)}]]></description></item>`],
    ['100,000 items', '<item><title>x</title></item>'.repeat(100_000)],
    ['a date of a megabyte', `<item><pubDate>${'1 '.repeat(500_000)}</pubDate></item>`],
    ['100,000 unclosed CDATA sections', '<item><title><![CDATA[x</title></item>'.repeat(100_000)],
  ])('of %s end in seconds', async (_, items) => {
    const spentMs = processorTime()
    await parseFeed(rss(items)).catch((error: unknown) => expect(error).toBeInstanceOf(NotAFeed))
    expect(spentMs()).toBeLessThan(10_000)
  })
})
