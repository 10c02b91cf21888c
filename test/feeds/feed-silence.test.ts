import { describe, expect, test } from 'vitest'
import { isSilent, isUnheard, longPauseHours } from '../../shared/feeds/feed-silence.ts'

const START = Date.parse('2026-03-02T08:00:00.000Z')
const at = (hours: number) => new Date(START + hours * 3_600_000).toISOString()
const itemsAt = (...hours: number[]) => hours.map((hour) => ({ published: at(hour) }))

describe('how long a feed pauses', () => {
  test.each([
    ['is told by its items, in any order', itemsAt(4, 0, 2, 6, 8), 2],
    ['takes in weekends', itemsAt(0, 24, 48, 72, 96, 168, 192, 216, 240, 264, 336), 72],
    ['leaves out an item that stays for a year', itemsAt(-8760, ...Array.from({ length: 20 }, (_, index) => index)), 1],
    ['is unknown of two items', itemsAt(0, 2), null],
    ['is unknown of items without dates', [{ published: null }, { published: null }, { published: null }], null],
  ])('%s', (_name, items, expected) => {
    expect(longPauseHours(items)).toBe(expected)
  })
})

describe('a feed', () => {
  test.each([
    ['that publishes by the hour is silent after a day', { newestItemAt: at(0), longPauseHours: 1 }, 25, true],
    ['that publishes by the hour is not silent overnight', { newestItemAt: at(0), longPauseHours: 1 }, 23, false],
    ['that pauses over weekends is not silent after a holiday', { newestItemAt: at(0), longPauseHours: 72 }, 200, false],
    ['that pauses over weekends is silent after two weeks', { newestItemAt: at(0), longPauseHours: 72 }, 300, true],
    ['of unknown habits is silent after a month', { newestItemAt: at(0) }, 24 * 31, true],
    ['of unknown habits is not silent after a week', { newestItemAt: at(0) }, 24 * 7, false],
    ['whose items have no dates is silent by what was seen in it', { lastNewsAt: at(0), longPauseHours: 1 }, 25, true],
    ['whose dates lag is not silent as long as new items are seen', { newestItemAt: at(0), lastNewsAt: at(90), longPauseHours: 1 }, 100, false],
    ['that never had an item is not silent', {}, 24 * 365, false],
  ])('%s', (_name, feed, hours, expected) => {
    expect(isSilent({ newestItemAt: null, lastNewsAt: null, longPauseHours: null, ...feed }, new Date(at(hours)))).toBe(expected)
  })
})

describe('a feed that cannot be read', () => {
  test.each([
    ['is heard of while it answers', { state: 'active', lastSuccessAt: at(0), nextPollAt: at(100), failuresInRow: 0 }, false],
    ['is not given up within a day', { state: 'failing', lastSuccessAt: at(0), nextPollAt: at(23), failuresInRow: 9 }, false],
    ['is given up where the next poll comes later than a day after the last answer', { state: 'failing', lastSuccessAt: at(0), nextPollAt: at(25), failuresInRow: 3 }, true],
    ['and never was is given two more tries', { state: 'failing', lastSuccessAt: null, nextPollAt: at(12), failuresInRow: 2 }, false],
    ['and never was is given up at the third', { state: 'failing', lastSuccessAt: null, nextPollAt: at(36), failuresInRow: 3 }, true],
    ['any more by the word of its publisher is given up', { state: 'retired', lastSuccessAt: at(0), nextPollAt: at(1), failuresInRow: 1 }, true],
  ] as const)('%s', (_name, feed, expected) => {
    expect(isUnheard(feed)).toBe(expected)
  })
})
