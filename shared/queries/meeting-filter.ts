import { z } from 'zod'
import { daySchema, meetingStatusSchema, topicSchema } from '../domain/meeting-fields.ts'
import { isStateCode } from '../domain/party-codes.ts'
import { partyCodeSchema } from '../domain/party.ts'
import { cityKey } from '../register/city-name.ts'
import { facets } from '../register/index-rows.ts'
import { peopleOfListing } from '../register/meeting-row.ts'
import type { Listing } from '../register/meeting-row.ts'
import { lookupWords, nameWords, sameName } from '../register/person-names.ts'

/** What meetings are asked for. All that is given must hold. */
export const meetingFilterSchema = z.strictObject({
  party: partyCodeSchema.optional(),
  /** Another party to the same meeting. */
  with: partyCodeSchema.optional(),
  /** A person's name in any usual spelling, or the family name alone; or a person's id, `KOR:choi-jong-kun`. */
  person: z
    .string()
    .refine((name) => lookupWords(name).length > 0, { error: 'a name has at least one word of two letters' })
    .optional(),
  topic: topicSchema.optional(),
  status: meetingStatusSchema.optional(),
  /** A city's name, or the code of a country. */
  place: z.string().min(2).optional(),
  /** First and last day. */
  from: daySchema.optional(),
  to: daySchema.optional(),
})
export type MeetingFilter = z.infer<typeof meetingFilterSchema>

/**
 * The facets that together list all that the filter can match, the most selective that serves; each meeting
 * is listed once among them.
 */
export function facetsFor(filter: MeetingFilter): string[] {
  const parties = partiesOf(filter)
  const [party, other] = parties
  if (filter.person !== undefined) return [facets.person(mostTelling(lookupWords(filter.person)))]
  if (party !== undefined && other !== undefined) return [facets.pair(party, other), facets.conference(party)]
  if (filter.place !== undefined && !isStateCode(filter.place)) return [facets.city(filter.place)]
  if (filter.status !== undefined && filter.status !== 'held' && party === undefined) return [facets.status(filter.status)]
  if (party !== undefined) return [facets.party(party)]
  if (filter.place !== undefined) return [facets.country(filter.place)]
  if (filter.topic !== undefined) return [facets.topic(filter.topic)]
  if (filter.status !== undefined) return [facets.status(filter.status)]
  return [facets.all()]
}

/** Whether a listing row matches all of the filter but its days, which the listing's order serves. */
export function matches(filter: MeetingFilter, row: Listing): boolean {
  const { person, topic, status, place } = filter
  const parties = row.parties.split(',')
  return (
    partiesOf(filter).every((party) => parties.includes(party)) &&
    (topic === undefined || row.topics.split(',').includes(topic)) &&
    (status === undefined || row.status === status) &&
    (place === undefined || isPlace(place, row)) &&
    (person === undefined || isNamed(person, row))
  )
}

/** Whether a listing row matches all of the filter. */
export function matchesAll(filter: MeetingFilter, row: Listing): boolean {
  return matches(filter, row) && row.listed_day >= (filter.from ?? '') && row.listed_day <= (filter.to ?? '~')
}

function partiesOf(filter: MeetingFilter): string[] {
  return [...new Set([filter.party, filter.with].filter((party) => party !== undefined))]
}

function isPlace(place: string, { place_city: city, place_country: country }: Listing): boolean {
  return place === country || (city !== null && cityKey(city) === cityKey(place))
}

function isNamed(person: string, row: Listing): boolean {
  const asked = nameWords(person)
  return peopleOfListing(row).some(({ names }) => names.some((name) => sameName(asked, nameWords(name))))
}

/** The longest word names the fewest people. */
function mostTelling(words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? ''
}
