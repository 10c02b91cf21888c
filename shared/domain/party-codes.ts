import countries from './codes/countries.json' with { type: 'json' }
import organisations from './codes/organisations.json' with { type: 'json' }

/** ISO 3166-1 alpha-3 codes (with XKX and the dissolved SUN, YUG, DDR, CSK) and their English short names. */
const STATES: ReadonlyMap<string, string> = new Map(Object.entries(countries))
/** Usual acronyms of intergovernmental organisations and their English names. */
const ORGANISATIONS: ReadonlyMap<string, string> = new Map(Object.entries(organisations))

/** Whether `code` is the alpha-3 code of a state. */
export function isStateCode(code: string): boolean {
  return STATES.has(code)
}

/** Whether `code` is the acronym of a known organisation. */
export function isOrganisationCode(code: string): boolean {
  return ORGANISATIONS.has(code)
}

/** The English name behind a party code; a non-state side is named by its own words; an unknown code by itself. */
export function partyName(code: string): string {
  return STATES.get(code) ?? ORGANISATIONS.get(code) ?? code.replace(/^NSA:/, '').replaceAll('-', ' ')
}
