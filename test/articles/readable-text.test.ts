import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fragmentText, readableText } from '../../shared/articles/readable-text.ts'
import { processorTime } from '../fakes/processor-time.ts'
import { PARAGRAPHS, asHtml, page } from './pages.ts'

const url = 'https://ledger.example.org/world/border-trade'
const now = new Date('2026-03-10T00:00:00Z')
const read = (html: string | Uint8Array, more: Partial<Parameters<typeof readableText>[1]> = {}) => readableText(html, { url, now, ...more })

describe('the text of a page', () => {
  test('is the article in its paragraphs, separated by blank lines', () => {
    const { text, kind } = read(page(asHtml(PARAGRAPHS)))
    expect(text).toBe(PARAGRAPHS.join('\n\n'))
    expect(kind).toBe('article')
  })

  test.each([
    ['an invitation', '<p>Sign up for our daily newsletter and get the news straight to your inbox</p>'],
    ['a pointer to another article', '<p><a href="/b">Read more: How the last round of talks came to nothing</a></p>'],
    ['a caption', '<figure><img src="a.jpg"><figcaption>The ministers shake hands in Ulaanbaatar. Photo: Ledger</figcaption></figure>'],
    ['words for machines', '<span class="sr-only">opens in a new window</span>'],
    ['an embedded post', '<blockquote class="twitter-tweet"><p>Great talks today!</p>— Baek Ji-won (@baek)</blockquote>'],
    ['an advertisement', '<div>Advertisement</div>'],
    ['a notice of rights', '<p>© 2026 Seoul Ledger</p>'],
    ['a script', '<script>document.write("talks")</script>'],
    ['a template', '<template><p>Another article altogether, which a script will show when the reader scrolls on.</p></template>'],
  ])('is without %s', (_, intruder) => {
    expect(read(page(asHtml(PARAGRAPHS.slice(0, 2)) + intruder + asHtml(PARAGRAPHS.slice(2)))).text).toBe(PARAGRAPHS.join('\n\n'))
  })

  test('cuts paragraphs at breaks as well as at blocks, and keeps inline markup inline', () => {
    const [first = '', second = '', third = ''] = PARAGRAPHS
    const html = `<div>${first.replace('Ulaanbaatar', '<b>Ulaan</b>baatar')}<br><br>${second}<br/>&nbsp;<br/>${third}</div>`
    expect(read(page(html)).text).toBe(PARAGRAPHS.join('\n\n'))
  })

  test('keeps headings over text, and drops those over nothing', () => {
    const { text } = read(page(`${asHtml(PARAGRAPHS.slice(0, 1))}<h2>A third crossing</h2>${asHtml(PARAGRAPHS.slice(1))}<h3>Related</h3>`))
    expect(text.split('\n\n')).toEqual([PARAGRAPHS[0], 'A third crossing', ...PARAGRAPHS.slice(1)])
  })

  test('is found whole where the page scatters it, with the help of the text in its markup', () => {
    const scattered = PARAGRAPHS.map((text) => `<div class="slot"><div><section><p>${text}</p></section></div><div class="ad-slot">Advertisement</div></div>`).join('')
    const head = `<script type="application/ld+json">${JSON.stringify({ '@graph': [{ '@type': 'NewsArticle', articleBody: PARAGRAPHS.join(' ') }] })}</script>`
    expect(read(page(scattered, { head })).text).toBe(PARAGRAPHS.join('\n\n'))
  })

  test('begins with the standfirst that stands outside of it', () => {
    const standfirst = 'A third crossing is to open by the end of next year, and papers are to become simpler.'
    const html = page(asHtml(PARAGRAPHS), { head: `<meta name="description" content="${standfirst}">`, body: `<div class="intro"><p>${standfirst}</p></div>` })
    expect(read(html).text.split('\n\n')).toEqual([standfirst, ...PARAGRAPHS])
  })

  test('is read in the encoding that the page declares', () => {
    const html = page(asHtml(PARAGRAPHS.map((text) => text.replace('Mongolian', 'монгольский'))), { head: '<meta charset="windows-1251">' })
    const bytes = Uint8Array.from(html, (character) => {
      const code = character.charCodeAt(0)
      return code < 0x80 ? code : code === 0xa9 ? 0xa9 : code - 0x350
    })
    expect(read(bytes).text).toContain('монгольский counterpart')
  })
})

describe('the date of publication', () => {
  const head = {
    jsonLd: '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-01T10:00:00+09:00"}</script>',
    meta: '<meta property="article:published_time" content="2026-03-02T10:00:00Z">',
  }
  const time = '<p>Published <time datetime="2026-03-03T10:00:00Z">3 March</time></p>'
  const dated = 'https://ledger.example.org/2026/03/04/border-trade'
  const line = '<p>5 March 2026</p>'

  test.each([
    ['json_ld', '2026-03-01T01:00:00.000Z', page(line + time + asHtml(PARAGRAPHS), { head: head.jsonLd + head.meta }), dated],
    ['meta', '2026-03-02T10:00:00.000Z', page(line + time + asHtml(PARAGRAPHS), { head: head.meta }), dated],
    ['time', '2026-03-03T10:00:00.000Z', page(line + time + asHtml(PARAGRAPHS)), dated],
    ['url', '2026-03-04T00:00:00.000Z', page(line + asHtml(PARAGRAPHS)), dated],
    ['text', '2026-03-05T00:00:00.000Z', page(line + asHtml(PARAGRAPHS)), url],
    [null, null, page(asHtml(PARAGRAPHS)), url],
  ])('is taken from %s before anything less sure', (publishedFrom, published, html, address) => {
    expect(read(html, { url: address })).toMatchObject({ published, publishedFrom })
  })

  test('is never in the future: the next source is asked', () => {
    const html = page(time + asHtml(PARAGRAPHS), { head: '<meta name="date" content="2027-01-01">' })
    expect(read(html)).toMatchObject({ publishedFrom: 'time' })
  })

  test('is not that of another article on the page', () => {
    const html = page(asHtml(PARAGRAPHS), { body: '<aside><time datetime="2026-03-03T10:00:00Z">3 March</time></aside>' })
    expect(read(html)).toMatchObject({ published: null, publishedFrom: null })
  })
})

describe('what the page says about itself', () => {
  test('is read from its markup', () => {
    const head = `<link rel="canonical" href="/world/border-trade-1?utm_source=x">
      <meta property="og:title" content="Ministers agree on border trade – Seoul Ledger">
      <script type="application/ld+json">{"@type":["NewsArticle"],"author":[{"@type":"Person","name":"Han Seo-yeon"}]}</script>`
    expect(read(page(asHtml(PARAGRAPHS), { head }))).toMatchObject({
      title: 'Ministers agree on border trade',
      byline: 'Han Seo-yeon',
      language: 'en',
      canonicalUrl: 'https://ledger.example.org/world/border-trade-1',
    })
  })

  test('is not believed where its canonical address is the front page', () => {
    expect(read(page(asHtml(PARAGRAPHS), { head: '<link rel="canonical" href="https://ledger.example.org/">' })).canonicalUrl).toBeNull()
  })

  test('is passed over where its JSON-LD is no JSON', () => {
    const html = page(asHtml(PARAGRAPHS), { head: '<script type="application/ld+json">{"@type": NewsArticle}</script>' })
    expect(read(html)).toMatchObject({ kind: 'article', byline: null })
  })
})

describe('a page that does not show its article', () => {
  const bare = (title: string, body: string): string => `<html><head><title>${title}</title></head><body>${body}</body></html>`

  test.each([
    ['bot_wall', bare('Just a moment...', '<h1>ledger.example.org</h1><p>Enable JavaScript and cookies to continue</p>')],
    ['bot_wall', bare('Access Denied', "<h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p>")],
    ['consent', bare('Before you continue', '<p>We and our 214 partners store and access information on a device, such as cookies.</p>')],
    ['soft_404', bare('Page not found | Seoul Ledger', '<h1>Page not found</h1><p>Try the search, or go back to the front page.</p>')],
    ['soft_404', bare('Error 404 | Seoul Ledger', '<p>Try the search, or go back to the front page, where the latest stories are to be found at any time.</p>')],
    ['soft_404', bare('Seoul Ledger - 404', '<p>Try the search, or go back to the front page, where the latest stories are to be found at any time.</p>')],
    ['article', bare('Ministers welcome resolution 404', '<article><p>The foreign ministers of both states welcomed the resolution on Monday and agreed to meet again in the spring.</p></article>')],
    ['article', bare('404 pilgrims come home | Seoul Ledger', '<article><p>The last of the pilgrims came home on Monday, and the foreign ministry thanked all those who had helped them.</p></article>')],
    ['soft_404', bare('Seoul Ledger', '<p>Sorry, the page you are looking for could not be found. It may have been moved or deleted.</p>')],
    ['paywall', page(`${asHtml(PARAGRAPHS.slice(0, 1))}<p>Subscribe to continue reading this article.</p>`)],
    ['empty', bare('Seoul Ledger', '<div id="root"></div><script>render()</script>')],
    ['empty', ''],
  ])('is a %s', (kind, html) => {
    expect(read(html).kind).toBe(kind)
  })

  test('is not taken for one because of a banner about cookies or a link for subscribers', () => {
    const body = '<div class="banner"><p>We and our partners store and access information on a device.</p><a>Already a subscriber?</a></div>'
    expect(read(page(asHtml(PARAGRAPHS), { body })).kind).toBe('article')
  })
})

describe('hostile pages', () => {
  const sentence = `<p>${PARAGRAPHS[0]}</p>`
  test.each([
    ['100,000 nested elements', '<div>'.repeat(100_000) + sentence],
    ['30,000 nested tables', '<table><tr><td>'.repeat(30_000) + sentence],
    ['half a million unclosed scripts', '<script>'.repeat(500_000)],
    ['two million half tags', '<a'.repeat(2_000_000)],
    ['a million attributes', `<div ${'a=b '.repeat(1_000_000)}>${sentence}`],
    ['20 MB of text', `<p>${'word '.repeat(4_000_000)}</p>`],
    ['8 MB of spaces', `<p>x${' '.repeat(8_000_000)}y</p>`],
    ['deep JSON-LD', `<script type="application/ld+json">${'['.repeat(1_000_000)}</script>${sentence}`],
  ])('of %s end in seconds', (_, html) => {
    const spentMs = processorTime()
    const { text } = read(html)
    expect(spentMs()).toBeLessThan(10_000)
    expect(text.length).toBeLessThanOrEqual(300_000)
  })

  test('never throw, whatever their markup', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('<p>', '</p>', '<div>', '</div>', '<body>', '</body>', '</html>', '<script>', '</script>', '<!--', '-->', '<table>', '<td>', '<a href="', '">', '<frameset>', '<svg>', '<title>', '<time datetime="2020', '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"', sentence),
    )
    const html = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
    fc.assert(fc.property(html, (markup) => typeof read(markup).text === 'string'), { numRuns: 300 })
  })
})

describe('the text of a fragment from a feed', () => {
  test('has its paragraphs', () => {
    expect(fragmentText(`${asHtml(PARAGRAPHS)}<script>x</script>`)).toBe(PARAGRAPHS.join('\n\n'))
  })
  test('of plain text is that text', () => {
    expect(fragmentText('The ministers met on Tuesday.')).toBe('The ministers met on Tuesday.')
  })
})
