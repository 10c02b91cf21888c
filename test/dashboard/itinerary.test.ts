import { expect, it } from 'vitest'
import { itinerary, itineraryTable } from '../../dashboard/models/itinerary.ts'
import { summary } from './summaries.ts'

it('an itinerary puts meetings in one place, one after the other, into one stop', () => {
  const tehran = { place: { city: 'Tehran', country: 'IRN', venue: null } }
  const call = { place: null, format: 'phone' } as const
  const meetings = [summary(tehran), summary(tehran), summary(call), summary(call), summary(tehran)]
  expect(itinerary(meetings).map(({ where, meetings: stop }) => [where, stop.length])).toEqual([
    ['Tehran, Iran', 2],
    ['by telephone', 1],
    ['by telephone', 1],
    ['Tehran, Iran', 1],
  ])
  expect(itineraryTable('X', 'KOR', meetings).rows[0]).toContain('United States (USA)')
})
