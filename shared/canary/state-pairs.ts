/** A state with a city of its own that the extractor reads without doubt. */
export type StateWithCity = { name: string; city: string; code: string }

const STATES: readonly StateWithCity[] = [
  { name: 'Finland', city: 'Helsinki', code: 'FIN' },
  { name: 'Estonia', city: 'Tallinn', code: 'EST' },
  { name: 'Latvia', city: 'Riga', code: 'LVA' },
  { name: 'Poland', city: 'Warsaw', code: 'POL' },
  { name: 'Austria', city: 'Vienna', code: 'AUT' },
  { name: 'Hungary', city: 'Budapest', code: 'HUN' },
  { name: 'Bulgaria', city: 'Sofia', code: 'BGR' },
  { name: 'Greece', city: 'Athens', code: 'GRC' },
  { name: 'Portugal', city: 'Lisbon', code: 'PRT' },
  { name: 'Ireland', city: 'Dublin', code: 'IRL' },
  { name: 'Norway', city: 'Oslo', code: 'NOR' },
  { name: 'Sweden', city: 'Stockholm', code: 'SWE' },
  { name: 'Croatia', city: 'Zagreb', code: 'HRV' },
  { name: 'Romania', city: 'Bucharest', code: 'ROU' },
  { name: 'Egypt', city: 'Cairo', code: 'EGY' },
  { name: 'Kenya', city: 'Nairobi', code: 'KEN' },
  { name: 'Ghana', city: 'Accra', code: 'GHA' },
  { name: 'Japan', city: 'Tokyo', code: 'JPN' },
  { name: 'Vietnam', city: 'Hanoi', code: 'VNM' },
  { name: 'Thailand', city: 'Bangkok', code: 'THA' },
  { name: 'Indonesia', city: 'Jakarta', code: 'IDN' },
  { name: 'Pakistan', city: 'Islamabad', code: 'PAK' },
  { name: 'Kazakhstan', city: 'Astana', code: 'KAZ' },
  { name: 'Peru', city: 'Lima', code: 'PER' },
  { name: 'Chile', city: 'Santiago', code: 'CHL' },
  { name: 'Uruguay', city: 'Montevideo', code: 'URY' },
  { name: 'Ecuador', city: 'Quito', code: 'ECU' },
  { name: 'Cuba', city: 'Havana', code: 'CUB' },
  { name: 'Canada', city: 'Ottawa', code: 'CAN' },
  { name: 'Nepal', city: 'Kathmandu', code: 'NPL' },
]

/** Every two of them, for stories that are invented: the canary's, and a soak's. */
export const STATE_PAIRS: readonly (readonly [StateWithCity, StateWithCity])[] = STATES.flatMap((one, index) =>
  STATES.slice(index + 1).map((other) => [one, other] as const),
)

/** Throws a `RangeError` for a number that is none of `STATE_PAIRS`. */
export function statePair(number: number): readonly [StateWithCity, StateWithCity] {
  const pair = STATE_PAIRS[number]
  if (pair === undefined) throw new RangeError(`there are ${STATE_PAIRS.length} pairs of states, and no number ${number}`)
  return pair
}
