import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, formatDay, partsOf, weekdayOf } from '../../shared/extract/calendar.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Days of the years 1000 to 9999, and some of each edge of a century. */
const day = fc.oneof(fc.integer({ min: -354_285, max: 2_932_896 }), fc.constantFrom(...[1000, 1899, 1900, 1999, 2000, 2099, 2100, 9999].flatMap((year) => [Date.UTC(year, 0, 1), Date.UTC(year, 1, 28), Date.UTC(year, 1, 29), Date.UTC(year, 11, 31)]).map((time) => time / DAY_MS)))

describe('days as numbers', () => {
  it('are written and taken apart as the Gregorian calendar has them', () => {
    fc.assert(
      fc.property(day, (number) => {
        const date = new Date(number * DAY_MS)
        expect(partsOf(number)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
        expect(formatDay(number)).toBe(date.toISOString().slice(0, 10))
        expect(weekdayOf(number)).toBe(date.getUTCDay() || 7)
      }),
    )
  })

  it('come back from their parts', () => {
    fc.assert(
      fc.property(day, (number) => {
        const { year, month, day: dayOfMonth } = partsOf(number)
        expect(dayNumber(year, month, dayOfMonth)).toBe(number)
      }),
    )
  })
})
