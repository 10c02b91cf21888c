import { describe, expect, test } from 'vitest'
import { type Deployment, monthlyCost, paceOf, type Workload } from '../../evaluation/bench-costs.ts'

const NO_FEEDS: Workload = { feeds: 0, minMinutes: 15, maxMinutes: 360, articlesPerFeedAndDay: 10, reportsPerArticle: 0.1 }
const DEPLOYMENT: Deployment = { memoryGb: { poll: 0.5, fetch: 1, extract: 1.75, dispatch: 0.5 }, alarms: 17, dashboards: 1, pollMinutes: 5, slotQueriesPerTick: 48 }
const COUNTED = { unchangedPoll: { reads: 1, writes: 1 }, newArticle: { reads: 2, writes: 3 }, report: { reads: 10, writes: 75 } }

const cost = (workload: Partial<Workload>, counted: Partial<typeof COUNTED> = {}) => monthlyCost({ ...NO_FEEDS, ...workload }, { ...COUNTED, ...counted }, DEPLOYMENT)

describe('the pace of a feed', () => {
  test('is every quarter of an hour where its bounds say so, in a slot that stays', () => {
    const { polls, slotChanges, vainLooks } = paceOf({ ...NO_FEEDS, maxMinutes: 15 })
    // The first wait is of up to a period more.
    expect(polls).toBeGreaterThanOrEqual(30 * 96 - 1)
    expect(polls).toBeLessThanOrEqual(30 * 96)
    expect(slotChanges).toBeLessThanOrEqual(1)
    expect(vainLooks).toBeLessThanOrEqual(1)
  })

  test('follows its news', () => {
    const [rare, often] = [paceOf({ ...NO_FEEDS, articlesPerFeedAndDay: 0.1 }), paceOf({ ...NO_FEEDS, articlesPerFeedAndDay: 50 })]
    expect(rare.polls).toBeGreaterThan(30 * 4)
    expect(rare.polls).toBeLessThan(30 * 10)
    expect(often.polls).toBeGreaterThan(30 * 48)
  })
})

describe('the bill of a month', () => {
  test('is fixed without feeds, and the sum of its parts with them', () => {
    expect(cost({})).toMatchObject({ polling: 0, articles: 0, reports: 0, storageAfterAYear: 0 })
    const { polling, articles, reports, fixed, total } = cost({ feeds: 100 })
    expect(total).toBeCloseTo(polling + articles + reports + fixed)
    expect(fixed).toBeGreaterThan(17 * 0.1 + 3)
  })

  test('grows with the feeds, and with the units that were counted', () => {
    const [few, many] = [cost({ feeds: 100 }), cost({ feeds: 10_000 })]
    expect(many.reports).toBeCloseTo(100 * few.reports)
    expect(many.polling).toBeGreaterThan(30 * few.polling)
    const moved = cost({ feeds: 100 }, { unchangedPoll: { reads: 1, writes: 3 } })
    expect(moved.polling - few.polling).toBeCloseTo((100 * few.polls * 2 * 0.625) / 1e6)
  })
})
