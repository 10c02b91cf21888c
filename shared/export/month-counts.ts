import type { Counts } from '../api/responses.ts'
import { MOST_PAIRED_PARTIES } from '../register/index-rows.ts'
import type { Listing } from '../register/meeting-row.ts'

/** What meetings are counted by. */
export const DIMENSIONS = ['month', 'party', 'pair', 'topic', 'country', 'city'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Counts of one dimension by its keys. */
export type CountsByKey = Record<string, Counts>

/** Counts of a month's meetings in every dimension; a function of the set of meetings. */
export function monthCounts(month: string, listings: readonly Listing[]): Record<Dimension, CountsByKey> {
  const counted = (keysOf: (listing: Listing) => string[]): CountsByKey => {
    const counts = new Map<string, Counts>()
    for (const listing of listings) {
      for (const key of keysOf(listing)) counts.set(key, sumOf(counts.get(key) ?? noMeetings(), { ...noMeetings(), meetings: 1, [listing.status]: 1 }))
    }
    return Object.fromEntries(counts)
  }
  return {
    month: counted(() => [month]),
    party: counted(({ parties }) => parties.split(',')),
    pair: counted(({ parties }) => pairsOf(parties.split(','))),
    topic: counted(({ topics }) => topics.split(',').filter((topic) => topic !== '')),
    country: counted(({ place_country: country }) => (country === null ? [] : [country])),
    city: counted(({ place_city: city, place_country: country }) => (city === null ? [] : [country === null ? city : `${city}, ${country}`])),
  }
}

function pairsOf(parties: readonly string[]): string[] {
  if (parties.length > MOST_PAIRED_PARTIES) return []
  return parties.flatMap((one, index) => parties.slice(index + 1).map((other) => [one, other].toSorted().join('#')))
}

export function noMeetings(): Counts {
  return { meetings: 0, held: 0, planned: 0, proposed: 0, postponed: 0, cancelled: 0, unconfirmed: 0 }
}

/** The sum of two counts. */
export function sumOf(one: Counts, other: Counts): Counts {
  return {
    meetings: one.meetings + other.meetings,
    held: one.held + other.held,
    planned: one.planned + other.planned,
    proposed: one.proposed + other.proposed,
    postponed: one.postponed + other.postponed,
    cancelled: one.cancelled + other.cancelled,
    unconfirmed: one.unconfirmed + other.unconfirmed,
  }
}
