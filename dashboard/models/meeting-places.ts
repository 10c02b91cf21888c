import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import type { Counts } from '../../shared/api/responses.ts'
import type { Table } from './table.ts'
import { nameOfParty } from './words.ts'

/** How many meetings a country saw, of each party compared; one number where none is. */
export type CountryMeetings = { country: string; counts: number[]; total: number }

/** From counts of the whole register. */
export function allPlaces(counts: readonly (Pick<Counts, 'meetings'> & { key: string })[]): CountryMeetings[] {
  return mostFirst(counts.map(({ key, meetings }) => ({ country: key, counts: [meetings], total: meetings })))
}

/** From the meetings of each party. */
export function comparedPlaces(meetingsOf: readonly (readonly MeetingSummary[])[]): CountryMeetings[] {
  const byCountry = new Map<string, number[]>()
  meetingsOf.forEach((meetings, index) => {
    for (const { place, status } of meetings) {
      if (!place?.country || status === 'cancelled') continue
      const counts = byCountry.get(place.country) ?? meetingsOf.map(() => 0)
      counts[index] = (counts[index] ?? 0) + 1
      byCountry.set(place.country, counts)
    }
  })
  return mostFirst([...byCountry].map(([country, counts]) => ({ country, counts, total: counts.reduce((sum, count) => sum + count, 0) })))
}

/** A mark's radius: its area is in proportion to the count, so that twice the meetings look like twice. */
export function radiusOf(count: number, most: number, largest: number): number {
  return count === 0 || most === 0 ? 0 : Math.max(2.5, largest * Math.sqrt(count / most))
}

export function placesTable(places: readonly CountryMeetings[], parties: readonly string[]): Table {
  return {
    caption: parties.length === 0 ? 'Meetings by country' : 'Meetings of each party by country',
    columns: ['Country', 'Code', ...(parties.length === 0 ? ['Meetings'] : parties.map((code) => `Meetings of ${nameOfParty(code)} (${code})`))],
    rows: places.map(({ country, counts }) => [nameOfParty(country), country, ...counts]),
  }
}

function mostFirst(places: CountryMeetings[]): CountryMeetings[] {
  return places.toSorted((a, b) => b.total - a.total || (a.country < b.country ? -1 : 1))
}

/** The slices of a disc, one a count that is not nothing, as SVG paths. */
export function slicesOf(counts: readonly number[], x: number, y: number, r: number): { path: string; index: number }[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const at = (share: number) => `${(x + r * Math.sin(share * 2 * Math.PI)).toFixed(2)} ${(y - r * Math.cos(share * 2 * Math.PI)).toFixed(2)}`
  let before = 0
  return counts.flatMap((count, index) => {
    if (count === 0) return []
    const [from, to] = [before / total, (before + count) / total]
    before += count
    // An arc cannot go once round: a whole disc is two halves.
    if (count === total) return [{ index, path: `M${at(0)}A${r} ${r} 0 0 1 ${at(0.5)}A${r} ${r} 0 0 1 ${at(1)}Z` }]
    return [{ index, path: `M${x} ${y}L${at(from)}A${r} ${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}Z` }]
  })
}

type Disc = { country: string; x: number; y: number; r: number }
export type Label = { country: string; x: number; y: number }

/** Size of a label's letters in the map's units. */
const LETTER = { width: 7.2, height: 15 }

/** Names under discs, the largest discs' first, as many as have room without covering each other. */
export function labelsOf(discs: readonly Disc[], nameOf: (country: string) => string): Label[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = []
  return discs.flatMap(({ country, x, y, r }) => {
    const half = (nameOf(country).length * LETTER.width) / 2
    const box = { left: x - half, right: x + half, top: y + r, bottom: y + r + LETTER.height }
    if (taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) return []
    taken.push(box)
    return [{ country, x, y: box.bottom - 1 }]
  })
}
