import countries from './lexicon/countries.json' with { type: 'json' }
import organisations from './lexicon/organisations.json' with { type: 'json' }

// The lexicons' own keys: all that a text can name, without the English names that the domain's lists carry.
const STATES: ReadonlySet<string> = new Set(Object.keys(countries))
const ORGANISATIONS: ReadonlySet<string> = new Set(Object.keys(organisations))

/** Whether `code` is that of a state which articles name. */
export function isStateCode(code: string): boolean {
  return STATES.has(code)
}

/** Whether `code` is the acronym of an organisation which articles name. */
export function isOrganisationCode(code: string): boolean {
  return ORGANISATIONS.has(code)
}
