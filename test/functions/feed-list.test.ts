import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FeedListError, readFeedList } from '../../functions/dispatch-feeds/feed-list.ts'
import { feedEntry } from '../fakes/feed-entry.ts'

const directory = mkdtempSync(join(tmpdir(), 'parley-feed-list-'))

function listed(text: string): string {
  const file = join(directory, 'feeds.json')
  writeFileSync(file, text)
  return file
}

describe('the feed list', () => {
  test('is the bundled one unless a file is named', () => {
    expect(readFeedList().length).toBeGreaterThan(0)
  })

  test('is that of the file where one is named, defaults filled in', () => {
    const { minMinutes: _min, maxMinutes: _max, ...entry } = feedEntry('https://a.example.org/rss')
    expect(readFeedList(listed(JSON.stringify({ feeds: [entry] })))).toEqual([feedEntry(entry.url)])
  })

  test.each([
    ['no JSON', '{"feeds":', /feeds\.json: not JSON/],
    ['an entry without an address', JSON.stringify({ feeds: [feedEntry('https://a.example.org/'), { ...feedEntry(''), url: 'a' }] }), /feeds\.1\.url/],
    ['an unknown field', JSON.stringify({ feeds: [{ ...feedEntry('https://a.example.org/'), interval: 5 }] }), /feeds\.0: .*interval/],
    ['an unknown country', JSON.stringify({ feeds: [feedEntry('https://a.example.org/', { country: 'KR' })] }), /feeds\.0\.country: "KR"/],
  ])('with %s is refused by file, entry and field', (_name, text, message) => {
    const read = () => readFeedList(listed(text))
    expect(read).toThrow(FeedListError)
    expect(read).toThrow(message)
  })
})
