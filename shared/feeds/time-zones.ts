import countryZones from './country-zones.json' with { type: 'json' }

/** IANA zone of each country's capital, by alpha-3 code; from the tz database's zone.tab (public domain). */
const ZONE_OF_COUNTRY: ReadonlyMap<string, string> = new Map(Object.entries(countryZones))

/** Minutes east of UTC of the zone names that feeds use: RFC 822's and the usual regional ones. */
const OFFSETS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    z: 0, ut: 0, utc: 0, gmt: 0, wet: 0,
    est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
    ast: -240, adt: -180, at: -240, nst: -210, ndt: -150, akst: -540, akdt: -480, hst: -600,
    bst: 60, west: 60, cet: 60, met: 60, mez: 60, cest: 120, mest: 120, mesz: 120, eet: 120, eest: 180, msk: 180, msd: 240,
    trt: 180, cat: 120, sast: 120, wat: 60, eat: 180, gst: 240, irst: 210, pkt: 300, uzt: 300, ist: 330, npt: 345,
    wib: 420, ict: 420, wita: 480, sgt: 480, hkt: 480, pht: 480, awst: 480, wit: 540, jst: 540, kst: 540,
    acst: 570, aest: 600, aedt: 660, acdt: 630, nzst: 720, nzdt: 780, brt: -180, art: -180, clt: -240, cot: -300, pet: -300,
  }),
)

/** Names that mean something else in these countries than in the table above. */
const OFFSETS_IN: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map([
  ['cst', new Map([['CHN', 480], ['TWN', 480], ['CUB', -300]])],
  ['ist', new Map([['ISR', 120], ['IRL', 60]])],
  ['bst', new Map([['BGD', 360]])],
  ['ast', new Map([['SAU', 180], ['IRQ', 180], ['KWT', 180], ['BHR', 180], ['QAT', 180], ['YEM', 180]])],
])

/** Names whose offset depends on the season. */
const SEASONAL: ReadonlyMap<string, string> = new Map([
  ['et', 'America/New_York'],
  ['ct', 'America/Chicago'],
  ['mt', 'America/Denver'],
  ['pt', 'America/Los_Angeles'],
])

/** A zone: minutes east of UTC, or an IANA name. */
export type Zone = number | string

const DAY_MS = 86_400_000

/**
 * The calendar day, `YYYY-MM-DD`, on which the instant falls in the zone; in UTC where it is not known.
 * Midnight in UTC to the millisecond is what a date without a time is kept as, and stays on its day.
 */
export function dayIn(zone: Zone | null, instant: string): string {
  const moment = Date.parse(instant)
  if (moment % DAY_MS === 0) return instant.slice(0, 10)
  return new Date(moment + (zone === null ? 0 : typeof zone === 'number' ? zone * 60_000 : offsetAt(zone, moment))).toISOString().slice(0, 10)
}

/** The zone in which a country's publishers write, or null if none is known. */
export function zoneOfCountry(country: string | null): Zone | null {
  return country === null ? null : (ZONE_OF_COUNTRY.get(country) ?? null)
}

/**
 * The zone that `text` names: `Z`, `+0200`, `-05:00`, `GMT-7`, `EST`, `Europe/Brussels`; null if it names
 * none. `country` settles abbreviations that several regions share.
 */
export function readZone(text: string, country: string | null): Zone | null {
  const name = text.toLowerCase()
  const offset = /^(?:gmt|utc)?([+-])(\d{1,2}):?([0-5]\d)?$/.exec(name)
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return minutes <= 18 * 60 ? (offset[1] === '-' ? -minutes : minutes) : null
  }
  const here = country === null ? undefined : OFFSETS_IN.get(name)?.get(country)
  return here ?? OFFSETS.get(name) ?? SEASONAL.get(name) ?? (name.includes('/') && isIanaZone(text) ? text : null)
}

/** Milliseconds since the epoch at which a clock in `zone` shows `wallClock` (milliseconds as if it were UTC). */
export function instantIn(zone: Zone, wallClock: number): number {
  if (typeof zone === 'number') return wallClock - zone * 60_000
  // The offset is a function of the instant that is sought: a second look settles the hours around a change.
  const guess = wallClock - offsetAt(zone, wallClock)
  return wallClock - offsetAt(zone, guess)
}

function offsetAt(zone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const part = (type: string): number => Number(parts.find((found) => found.type === type)?.value ?? 0)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(instant / 1000) * 1000
}

function isIanaZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false // A RangeError is how Intl says no.
  }
}
