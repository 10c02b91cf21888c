import { z } from 'zod'
import type { MeetingRecord } from '../domain/meeting.ts'
import { cityKey } from './city-name.ts'
import { matchListings } from './match-blocks.ts'
import type { MatchView } from './match-view.ts'
import { listingOf, listingSchema } from './meeting-row.ts'
import { listedDay } from './record-columns.ts'
import type { MeetingRow } from './meeting-row.ts'
import { lookupWords } from './person-names.ts'

/** Meetings of more parties are listed under `conference#` instead of every pair of them. */
export const MOST_PAIRED_PARTIES = 6

/** An item of `meeting_index`: one listing row under one facet. */
export const indexRowSchema = listingSchema.extend({
  facet: z.string(),
  /** `2021-11-16#m_…`: rows of a facet come in the order of days. */
  date_id: z.string(),
})
export type IndexRow = z.infer<typeof indexRowSchema>

/** The facets of the listings. Every value that a reader may ask for is made here, and only here. */
export const facets = {
  all: () => 'all',
  month: (month: string) => `month#${month}`,
  status: (status: string) => `status#${status}`,
  party: (party: string) => `party#${party}`,
  /** Meetings of more than `MOST_PAIRED_PARTIES` that a party takes part in. */
  conference: (party: string) => `conference#${party}`,
  pair: (one: string, other: string) => `pair#${[one, other].toSorted().join('#')}`,
  /** A word of a person's name, by sound (`lookupWords`). */
  person: (word: string) => `person#${word}`,
  topic: (topic: string) => `topic#${topic}`,
  country: (country: string) => `place#${country}`,
  city: (city: string) => `place#${cityKey(city)}`,
}

/**
 * Every row that lists a meeting; readers find none of one that was ruled out. The facets `match_…` serve matching: they list the meeting under the days
 * that its reports give, which is where a new report looks for its like.
 */
export function indexRows(record: MeetingRecord, views: readonly MatchView[], version: number): IndexRow[] {
  const day = listedDay(record)
  const keys = new Map<string, { facet: string; date_id: string }>()
  const list = (facet: string, under: string) => {
    const date_id = `${under}#${record.meetingId}`
    keys.set(`${facet}\n${date_id}`, { facet, date_id })
  }
  for (const facet of record.ruledOut ? [] : readersFacets(record, day)) list(facet, day)
  for (const listing of views.flatMap(matchListings)) list(listing.facet, listing.day)
  const listing = listingOf(record, keys.size, version)
  return [...keys.values()].map((key) => ({ ...key, ...listing }))
}

/** The key of an index row. */
export type IndexKey = { facet: string; date_id: string }

/** Index keys as the text that a meeting's item keeps. */
export function indexKeysText(keys: readonly IndexKey[]): string {
  return keys.map(({ facet, date_id }) => `${facet}\t${date_id}`).toSorted().join('\n')
}

/** The keys of the rows that list the meeting of an item. */
export function indexKeysOf({ index_keys: text }: Pick<MeetingRow, 'index_keys'>): IndexKey[] {
  return text.split('\n').map((line) => {
    const [facet = '', date_id = ''] = line.split('\t')
    return { facet, date_id }
  })
}

/** The index rows of a meeting as its item alone tells them. */
export function indexRowsOfItem(item: MeetingRow): IndexRow[] {
  const listing = listingSchema.parse(item)
  return indexKeysOf(item).map((key) => ({ ...key, ...listing }))
}

function readersFacets(record: MeetingRecord, day: string): string[] {
  const { parties, place } = record
  const pairs = parties.flatMap((one, index) => parties.slice(index + 1).map((other) => facets.pair(one, other)))
  const paired = parties.length <= MOST_PAIRED_PARTIES
  const names = record.participants.flatMap(({ name, otherNames }) => [name, ...otherNames])
  return [
    facets.all(),
    facets.month(day.slice(0, 7)),
    facets.status(record.status),
    ...parties.map(facets.party),
    ...(paired ? pairs : parties.map(facets.conference)),
    ...record.topics.map(facets.topic),
    ...names.flatMap(lookupWords).map(facets.person),
    ...(place?.country ? [facets.country(place.country)] : []),
    ...(place?.city ? [facets.city(place.city)] : []),
  ]
}

/** Whether a row serves matching: such rows are always written together with the meeting. */
export function isMatchRow({ facet }: { facet: string }): boolean {
  return facet.startsWith('match_')
}
