import { z } from 'zod'
import { isOrganisationCode, isStateCode } from './party-codes.ts'

const NON_STATE_CODE = /^NSA:[a-z0-9]+(?:-[a-z0-9]+)*$/

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
