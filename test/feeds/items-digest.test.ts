import { expect, test } from 'vitest'
import { itemsDigest } from '../../shared/feeds/items-digest.ts'

const a = { id: 'a', link: 'https://example.org/a', updated: null }
const b = { id: 'b', link: 'https://example.org/b', updated: '2026-03-02T07:30:00.000Z' }

test('the digest does not depend on the order of the items', () => {
  expect(itemsDigest([a, b])).toBe(itemsDigest([b, a]))
})

test.each([
  ['an item comes', [a, b, { ...a, id: 'c' }]],
  ['an item goes', [a]],
  ['an item moves', [a, { ...b, link: 'https://example.org/c' }]],
  ['an item is updated', [a, { ...b, updated: '2026-03-02T08:00:00.000Z' }]],
  ['two fields run together', [{ id: 'ahttps://example.org/a', link: null, updated: null }, b]],
])('the digest changes when %s', (_, items) => {
  expect(itemsDigest(items)).not.toBe(itemsDigest([a, b]))
})
