import { expect, it } from 'vitest'
import { troubleReport } from '../../../local/start/trouble-report.ts'
import { newFeed } from '../../../shared/feeds/feed-life.ts'
import { feedEntrySchema } from '../../../shared/domain/feed.ts'
import type { Feed } from '../../../shared/domain/feed.ts'

function feed(url: string, change: Partial<Feed> = {}): Feed {
  const entry = feedEntrySchema.parse({ name: 'A', url, country: null, kind: 'agency', language: 'en', terms: 'open' })
  return { ...newFeed(entry, new Date(0)), ...change }
}

it('says nothing where nothing is wrong', () => {
  expect(troubleReport({ feeds: [feed('https://a.example/')], unpolled: [], failures: [], deadLetters: new Map() })).toEqual([])
})

it('names failing feeds, unread articles by reason and undeliverable messages', () => {
  const broken = feed('https://b.example/', { state: 'failing', lastFailure: 'HTTP 404' })
  const lines = troubleReport({
    feeds: [feed('https://a.example/'), broken],
    unpolled: [broken],
    failures: [
      { reason: 'not_found', url: 'https://a.example/1', detail: 'HTTP 404', retryAt: null },
      { reason: 'not_html', url: 'https://a.example/2', detail: '', retryAt: null },
      { reason: 'timeout', url: 'https://a.example/4', detail: '20 s', retryAt: '2026-03-09T17:00:00.000Z' },
      { reason: 'not_found', url: 'https://a.example/3', detail: 'HTTP 404', retryAt: null },
    ],
    deadLetters: new Map([['Dead', ['{"articleId":"a_1"}']]]),
  })
  expect(lines).toEqual([
    '1 of 2 feeds could not be read; they will be tried again:',
    '  https://b.example/: HTTP 404',
    '1 feed has not been polled:',
    '  https://b.example/',
    '2 articles not read (not_found):',
    '  https://a.example/1 HTTP 404',
    '  https://a.example/3 HTTP 404',
    '1 article not read (not_html):',
    '  https://a.example/2',
    '1 article not read (timeout):',
    '  https://a.example/4 20 s (next try 2026-03-09T17:00Z)',
    '1 undeliverable in Dead:',
    '  {"articleId":"a_1"}',
  ])
})

it('keeps long lists short', () => {
  const failures = Array.from({ length: 25 }, (_, i) => ({ reason: 'timeout' as const, url: `https://a.example/${i}`, detail: '', retryAt: null }))
  const lines = troubleReport({ feeds: [], unpolled: [], failures, deadLetters: new Map() })
  expect(lines).toHaveLength(12)
  expect(lines.at(-1)).toBe('  … and 15 more')
})
