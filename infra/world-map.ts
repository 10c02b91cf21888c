import { geoEqualEarth, geoPath, geoCentroid, geoArea } from 'd3-geo'
import type { Feature, Geometry, Polygon } from 'geojson'
import { iso31661 } from 'iso-3166'
import { feature, merge, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import world110m from 'world-atlas/countries-110m.json' with { type: 'json' }
import world50m from 'world-atlas/countries-50m.json' with { type: 'json' }

/** The world as the dashboard draws it: outlines in the units of a box, and a point to put a mark for each country. */
export type WorldMap = {
  width: number
  height: number
  /** SVG path data of the land, and of the borders on it. */
  land: string
  borders: string
  /** Where a country's mark stands, by alpha-3 code. */
  points: Record<string, [x: number, y: number]>
}

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>
type Country = Feature<Geometry, { name: string }>

const WIDTH = 1200
const HEIGHT = 550
/** Nobody meets there, and it would take a fifth of the height. */
const ANTARCTICA = '010'
/** Countries that the atlas draws and ISO 3166 gives no number. */
const UNNUMBERED: Readonly<Record<string, string>> = { Kosovo: 'XKX' }
/** Longitude and latitude of what even the finer outlines leave out. */
const HAND_PLACED: Readonly<Record<string, [longitude: number, latitude: number]>> = {
  GIB: [-5.35, 36.14],
  GLP: [-61.5, 16.2],
  GUF: [-53.1, 3.9],
  MTQ: [-61, 14.6],
  MYT: [45.2, -12.8],
  REU: [55.5, -21.1],
  TUV: [179.2, -8.5],
}
const ALPHA_3: ReadonlyMap<string, string> = new Map(iso31661.map(({ numeric, alpha3 }) => [numeric, alpha3]))

/**
 * Made from Natural Earth's outlines (public domain) as `world-atlas` packs them: the coarse ones are
 * drawn; small states, which those leave out, still get their point from the finer ones.
 */
export function worldMap(): WorldMap {
  const atlas = world110m as unknown as Atlas
  const inhabited = atlas.objects.countries.geometries.filter(({ id }) => id !== ANTARCTICA)
  const land = merge(atlas, inhabited as Parameters<typeof merge>[1])
  const borders = mesh(atlas, atlas.objects.countries, (one, other) => one !== other)
  const projection = geoEqualEarth().fitExtent([[2, 2], [WIDTH - 2, HEIGHT - 2]], land)
  const path = geoPath(projection).digits(0)
  const centres = countriesOf(world50m as unknown as Atlas).flatMap((country): [string, [number, number]][] => {
    const code = codeOf(country)
    return code === undefined || country.id === ANTARCTICA ? [] : [[code, geoCentroid(mainland(country))]]
  })
  const points = [...centres, ...Object.entries(HAND_PLACED)].flatMap(([code, centre]) => {
    const point = projection(centre)
    // Islands beyond the land at the edges are moved in.
    return point === null ? [] : [[code, [inside(point[0], WIDTH), inside(point[1], HEIGHT)]] as const]
  })
  return {
    width: WIDTH,
    height: HEIGHT,
    land: path(land) ?? '',
    borders: path(borders) ?? '',
    points: Object.fromEntries(points) as WorldMap['points'],
  }
}

function inside(at: number, size: number): number {
  return Math.min(Math.max(Math.round(at), 0), size)
}

function countriesOf(atlas: Atlas): Country[] {
  return feature(atlas, atlas.objects.countries).features
}

function codeOf({ id, properties }: Country): string | undefined {
  return id === undefined ? UNNUMBERED[properties.name] : ALPHA_3.get(String(id))
}

/** The largest of a country's lands, so that France's mark stands in France. */
function mainland(country: Country): Country | Polygon {
  if (country.geometry.type !== 'MultiPolygon') return country
  const lands = country.geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }))
  return lands.toSorted((a, b) => geoArea(b) - geoArea(a))[0] ?? country
}
