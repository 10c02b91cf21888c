import { expect, it } from 'vitest'
import { worldMap } from '../../infra/world-map.ts'
import countries from '../../shared/domain/codes/countries.json' with { type: 'json' }

/** Antarctica, dissolved states, and territories of others: nothing is drawn there. */
const UNDRAWN = ['ATA', 'BES', 'BVT', 'CCK', 'CSK', 'CXR', 'DDR', 'SCG', 'SJM', 'SUN', 'TKL', 'UMI', 'YMD', 'YUG']

it('the map has a place for every country of the register, inside its box', () => {
  const { width, height, points, land, borders } = worldMap()
  const missing = Object.keys(countries).filter((code) => points[code] === undefined && !UNDRAWN.includes(code))
  expect(missing).toEqual([])
  for (const [code, [x, y]] of Object.entries(points)) {
    expect(x, code).toBeGreaterThanOrEqual(0)
    expect(x, code).toBeLessThanOrEqual(width)
    expect(y, code).toBeGreaterThanOrEqual(0)
    expect(y, code).toBeLessThanOrEqual(height)
  }
  expect(land.length + borders.length).toBeLessThan(60_000)
})
