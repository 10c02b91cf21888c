import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalUrl } from '../../shared/articles/canonical-url.ts'

describe('the canonical address', () => {
  test.each([
    ['HTTPS://WWW.Example.ORG:443/News/1', 'https://www.example.org/News/1'],
    ['http://example.org.:80', 'http://example.org/'],
    [' https://example.org/a#section ', 'https://example.org/a'],
    ['https://user:secret@example.org/a', 'https://example.org/a'],
    ['https://example.org/a?utm_source=rss&utm_medium=feed', 'https://example.org/a'],
    ['https://example.org/a?id=7&utm_campaign=x&page=2', 'https://example.org/a?id=7&page=2'],
    ['https://example.org/a?fbclid=abc&gclid=def&dclid=1', 'https://example.org/a'],
    ['https://example.org/a?at_medium=RSS&at_campaign=rss', 'https://example.org/a'],
    ['https://example.org/a?UTM_Source=rss', 'https://example.org/a'],
    ['https://example.org/a?xtor=RSS-1', 'https://example.org/a'],
    ['https://example.org/a?', 'https://example.org/a'],
    ['http://a.aa??', 'http://a.aa/??'],
    ['https://example.org/a?utm_id=1&?utm_id=2', 'https://example.org/a??utm_id=2'],
    ['https://example.org/%7ejohn/%e4%b8%ad', 'https://example.org/~john/%E4%B8%AD'],
    ['https://example.org/中', 'https://example.org/%E4%B8%AD'],
    ['https://example.org/search?q=a%2fb+c', 'https://example.org/search?q=a%2Fb+c'],
    ['https://example.org/a?%zz=1', 'https://example.org/a?%zz=1'],
  ])('of %s is %s', (address, canonical) => {
    expect(canonicalUrl(address)).toBe(canonical)
  })

  test.each([
    ['https://example.org/a?b=1&a=2', 'https://example.org/a?a=2&b=1'],
    ['https://example.org/a', 'http://example.org/a'],
    ['https://example.org/a', 'https://example.org/a/'],
    ['https://example.org/a', 'https://example.org/A'],
    ['https://example.org/a?id=1', 'https://example.org/a?id=2'],
  ])('keeps apart what may be two documents: %s and %s', (one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other))
  })

  test('of a relative link is found from its base', () => {
    expect(canonicalUrl('../b?utm_id=1', 'https://example.org/x/y/')).toBe('https://example.org/x/b')
  })

  test.each(['', 'mailto:a@example.org', 'javascript:alert(1)', 'urn:uuid:1', '/relative', 'http://'])(
    'of %s is none',
    (address) => expect(canonicalUrl(address)).toBeNull(),
  )

  test('is its own canonical address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalUrl(url)
        return once === null || canonicalUrl(once) === once
      }),
    )
  })
})
