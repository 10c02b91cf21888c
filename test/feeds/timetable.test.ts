import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PERIODS, periodOfAtLeast, periodWithin, slotOf, slotsBetween, tickFrom } from '../../shared/feeds/timetable.ts'

const MINUTE = 60_000
const instant = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true })
const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE)

describe('a slot of the timetable', () => {
  test('opens at its moment and every period after, and at no tick between', () => {
    fc.assert(
      fc.property(instant.map(tickFrom), fc.constantFrom(...PERIODS), fc.integer({ min: 1, max: 3 }), (at, period, times) => {
        const slot = slotOf(at, period)
        expect(slotOf(later(at, times * period), period)).toBe(slot)
        expect(slotsBetween(later(at, -5), at).get(slot)).toEqual(at)
        if (period > 5) expect(slotsBetween(at, later(at, Math.min(period, 600) - 5)).has(slot)).toBe(false)
      }),
    )
  })

  test('is opened by one of two runs that follow each other, whenever they come', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (start, first, second) => {
        const between = later(start, first)
        const end = later(between, second)
        const apart = [...slotsBetween(start, between).keys(), ...slotsBetween(between, end).keys()]
        expect(new Set(apart)).toEqual(new Set(slotsBetween(start, end).keys()))
      }),
    )
  })
})

test.each([
  [1, 5, 5],
  [15, 15, 15],
  [16, 15, 30],
  [100, 60, 120],
  [10_080, 10_080, 10_080],
  [99_999, 10_080, 10_080],
])('of %s minutes the longest period within is %s, the shortest of at least that %s', (minutes, within, atLeast) => {
  expect([periodWithin(minutes), periodOfAtLeast(minutes)]).toEqual([within, atLeast])
})
