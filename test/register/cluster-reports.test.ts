import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusterReports } from '../../shared/register/cluster-reports.ts'
import { candidateRanges, inRange, matchBlocks, matchListings } from '../../shared/register/match-blocks.ts'
import { matchView } from '../../shared/register/match-view.ts'
import { likeness } from '../../shared/register/same-occasion.ts'
import { arbitraryReports } from './arbitrary-reports.ts'

function shuffled<Value>(values: readonly Value[], order: readonly number[]): Value[] {
  return values
    .map((value, index) => ({ value, rank: order[index % order.length] ?? 0, index }))
    .toSorted((a, b) => a.rank - b.rank || b.index - a.index)
    .map(({ value }) => value)
}

test('any order of the reports gives the same meetings with the same ids', () => {
  fc.assert(
    fc.property(arbitraryReports(25), fc.array(fc.nat(100), { minLength: 25, maxLength: 25 }), (reports, order) => {
      const views = reports.map(matchView)
      expect(clusterReports(shuffled(views, order))).toEqual(clusterReports(views))
    }),
    { numRuns: 200 },
  )
})

test('likeness is symmetric', () => {
  fc.assert(
    fc.property(arbitraryReports(12), (reports) => {
      const views = reports.map(matchView)
      for (const a of views) for (const b of views) expect(likeness(a, b)).toBe(likeness(b, a))
    }),
  )
})

test('reports that can be the same occasion share a block and find each other in the listings', () => {
  let alike = 0
  fc.assert(
    fc.property(arbitraryReports(25), (reports) => {
      const views = reports.map(matchView)
      for (const a of views) {
        for (const b of views) {
          if (likeness(a, b) === 0) continue
          alike += 1
          expect(matchBlocks(a).some((block) => matchBlocks(b).includes(block))).toBe(true)
          const found = matchListings(b).some(({ facet, day }) =>
            candidateRanges(a).some((range) => range.facet === facet && inRange(day, range)),
          )
          expect(found).toBe(true)
        }
      }
    }),
    { numRuns: 300 },
  )
  expect(alike).toBeGreaterThan(1000)
})

test('a new report changes only the meetings of its like', () => {
  fc.assert(
    fc.property(arbitraryReports(25), (reports) => {
      const views = reports.map(matchView)
      const [added, ...others] = views
      if (added === undefined) return
      const before = clusterReports(others)
      const after = clusterReports(views)
      const touched = before.filter(({ reports: members }) => members.some((member) => likeness(member, added) > 0))
      const untouched = before.filter((cluster) => !touched.includes(cluster))
      for (const cluster of untouched) expect(after).toContainEqual(cluster)
    }),
    { numRuns: 300 },
  )
})
