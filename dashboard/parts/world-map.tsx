import { useEffect, useState } from 'preact/hooks'
import type { WorldMap as Outlines } from '../../infra/world-map.ts'
import type { CountryMeetings } from '../models/meeting-places.ts'
import { labelsOf, radiusOf, slicesOf } from '../models/meeting-places.ts'
import { nameOfParty } from '../models/words.ts'

const LARGEST_RADIUS = 34
const MOST_LABELLED = 25

/** The world with a disc for each country in which meetings took place; cut in slices where parties are compared. */
export function WorldMap({ places, parties }: { places: readonly CountryMeetings[]; parties: readonly string[] }) {
  const [world, setWorld] = useState<Outlines | null>(null)
  useEffect(() => {
    let current = true
    void import('parley:world-map').then(({ default: outlines }) => current && setWorld(outlines))
    return () => {
      current = false
    }
  }, [])
  if (world === null) return <div class="map-frame" aria-hidden="true" />
  const most = places[0]?.total ?? 0
  const placed = places.flatMap((place) => {
    const point = world.points[place.country]
    return point === undefined ? [] : [{ ...place, x: point[0], y: point[1], r: radiusOf(place.total, most, LARGEST_RADIUS) }]
  })
  return (
    <div class="map-frame">
      <svg viewBox={`0 0 ${world.width} ${world.height}`} role="img" aria-label={`Map of ${parties.length === 0 ? 'meetings' : `meetings of ${parties.map(nameOfParty).join(', ')}`} by country; the tables list them`}>
        <path class="land" d={world.land} />
        <path class="borders" d={world.borders} />
        {placed.map(({ country, counts, total, x, y, r }) => (
          <g key={country}>
            <title>{`${nameOfParty(country)}: ${parties.length < 2 ? total : counts.map((count, index) => `${parties[index] ?? ''} ${count}`).join(', ')}`}</title>
            {counts.length < 2 ? <circle class="series-0" cx={x} cy={y} r={r} /> : slicesOf(counts, x, y, r).map(({ path, index }) => <path key={index} class={`series-${index}`} d={path} />)}
          </g>
        ))}
        {labelsOf(placed.slice(0, MOST_LABELLED), nameOfParty).map(({ country, x, y }) => (
          <text key={country} x={x} y={y}>
            {nameOfParty(country)}
          </text>
        ))}
      </svg>
    </div>
  )
}
