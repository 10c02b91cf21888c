import { afterEach, expect, it } from 'vitest'
import { setClockAhead } from '../../../local/lambda/shifted-clock.ts'

const RealDate = Date

afterEach(() => {
  setClockAhead(0)
  globalThis.Date = RealDate
})

it('shifts what the clock says, and leaves given moments alone', () => {
  setClockAhead(3_600_000)
  expect(Date.now() - RealDate.now()).toBeGreaterThan(3_599_000)
  expect(new Date().getTime() - RealDate.now()).toBeGreaterThan(3_599_000)
  expect(new Date('2026-05-12T00:00:00Z').getTime()).toBe(RealDate.UTC(2026, 4, 12))
  expect(new Date(0)).toBeInstanceOf(Date)
  setClockAhead(-60_000)
  expect(RealDate.now() - Date.now()).toBeGreaterThan(59_000)
})
