import { z } from 'zod'
import countries from './codes/countries.json' with { type: 'json' }
import organisations from './codes/organisations.json' with { type: 'json' }

/** ISO 3166-1 alpha-3 codes (with XKX and the dissolved SUN, YUG, DDR, CSK) and their English short names. */
const STATES: ReadonlyMap<string, string> = new Map(Object.entries(countries))
/** Usual acronyms of intergovernmental organisations and their English names. */
const ORGANISATIONS: ReadonlyMap<string, string> = new Map(Object.entries(organisations))

const NON_STATE_CODE = /^NSA:[a-z0-9]+(?:-[a-z0-9]+)*$/

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

/** A state (`KOR`), an organisation (`EU`) or a non-state side of talks (`NSA:taliban`). */
export const partyCodeSchema = z
  .string()
  .refine((code) => isStateCode(code) || isOrganisationCode(code) || NON_STATE_CODE.test(code), {
    error: (issue) =>
      `${JSON.stringify(issue.input)} is no party code: use an ISO 3166-1 alpha-3 code (KOR), an organisation's acronym (EU) or NSA:<name> (NSA:taliban)`,
  })

/** The alpha-3 code of a state or territory. */
export const countryCodeSchema = z.string().refine(isStateCode, {
  error: (issue) => `${JSON.stringify(issue.input)} is no ISO 3166-1 alpha-3 country code`,
})
