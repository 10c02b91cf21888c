import { describe, expect, test } from 'vitest'
import list from '../../feeds.json' with { type: 'json' }
import { feedListSchema } from '../../shared/domain/feed.ts'

const { feeds } = feedListSchema.parse(list)

describe('the starter list of feeds', () => {
  test('is large enough to start with', () => {
    expect(feeds.length).toBeGreaterThanOrEqual(40)
  })

  test.each(['url', 'name'] as const)('has each %s once', (field) => {
    const values = feeds.map((feed) => feed[field])
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([])
  })

  test('has bounds that leave room to adapt', () => {
    expect(feeds.filter(({ minMinutes, maxMinutes }) => minMinutes >= maxMinutes)).toEqual([])
  })

  test('is in the language that extraction reads', () => {
    expect(feeds.filter(({ language }) => !language.startsWith('en'))).toEqual([])
  })

  test('has ministries and governments of all continents beside the press', () => {
    const official = feeds.filter(({ kind }) => kind === 'ministry' || kind === 'government')
    expect(new Set(official.map(({ country }) => country)).size).toBeGreaterThanOrEqual(10)
    expect(feeds.filter(({ kind }) => ['agency', 'newspaper', 'broadcaster'].includes(kind)).length).toBeGreaterThanOrEqual(20)
  })
})
