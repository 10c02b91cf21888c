import { expect, test } from 'vitest'
import { readPage } from '../../functions/fetch-article/read-page.ts'
import { bytes } from '../fakes/scripted-web.ts'

const NOW = new Date('2021-11-18T09:30:00.000Z')
const PARAGRAPHS = [
  'The foreign ministers of the two countries met in the capital on Wednesday and talked for two hours about fishing rights.',
  'They agreed to send experts to the disputed waters in the spring, and to meet again before the end of the year.',
  'Officials of both sides called the talks frank, and said that a hotline between the coast guards would open soon.',
]

function read(html: string, url = 'https://daily.example.org/news/fishing-talks') {
  return readPage({ kind: 'page', body: bytes(html), url, contentType: 'text/html; charset=utf-8' }, { country: 'KOR', now: NOW })
}

function page(head: string, paragraphs: string[]): string {
  return `<html lang="en"><head><title>Ministers talk about fishing</title>${head}</head><body><article><h1>Ministers talk about fishing</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`
}

test('an article gives its text in paragraphs, its language and its time', () => {
  const reading = read(page('<meta property="article:published_time" content="2021-11-17T21:00:00+09:00">', PARAGRAPHS))
  expect(reading).toMatchObject({
    text: PARAGRAPHS.join('\n\n'),
    language: 'en',
    teaser: false,
    obstacle: null,
    published: { at: '2021-11-17T12:00:00.000Z', from: 'meta', dayOnly: false },
  })
})

test('a date out of the address tells only the day', () => {
  expect(read(page('', PARAGRAPHS), 'https://daily.example.org/2021/11/17/fishing-talks').published).toMatchObject({ from: 'url', dayOnly: true })
})

test('a page without an article says so', () => {
  expect(read('<html><body><nav>Home</nav></body></html>').obstacle).toMatchObject({ reason: 'no_text' })
})

test('a page that says that there is nothing here counts as not found', () => {
  expect(read('<html><head><title>404 - Page not found</title></head><body><p>Page not found</p></body></html>').obstacle).toMatchObject({ reason: 'not_found' })
})

test('a check for robots counts as being blocked', () => {
  expect(read('<html><head><title>Just a moment...</title></head><body><p>Checking your browser before accessing the site.</p></body></html>').obstacle).toMatchObject({ reason: 'blocked' })
})

test('an article that is not accessible for free is a teaser', () => {
  const jsonLd = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","isAccessibleForFree":false}</script>'
  expect(read(page(jsonLd, PARAGRAPHS.slice(0, 1)))).toMatchObject({ teaser: true, obstacle: null })
})
