import { isOrganisationCode, isStateCode } from '../../shared/domain/party-codes.ts'
import { suggestParties } from '../../shared/queries/suggest-party.ts'
import { nameOfParty } from './words.ts'

/** What a reader typed for a party: a party, or what may have been meant. */
export type TypedParty = { code: string } | { code: null; meant: { code: string; name: string }[] }

const NON_STATE = /^nsa:[a-z0-9-]+$/i

/** A party as the form shows it, "South Korea (KOR)". */
export function partyLabel(code: string): string {
  return code.startsWith('NSA:') ? code : `${nameOfParty(code)} (${code})`
}

/** Reads "South Korea (KOR)", "KOR", "kor", "South Korea", "NSA:taliban", or the beginning of a name if only one party has it. */
export function typedParty(text: string): TypedParty {
  const typed = text.trim()
  const inBrackets = /\(([A-Z0-9-]+)\)$/.exec(typed)?.[1]
  const code = inBrackets ?? typed.toUpperCase()
  if (isStateCode(code) || isOrganisationCode(code)) return { code }
  if (NON_STATE.test(typed)) return { code: `NSA:${typed.slice(4).toLowerCase()}` }
  const meant = suggestParties(typed)
  const [best] = meant
  const folded = typed.toLowerCase()
  if (best !== undefined && (meant.length === 1 || best.name.toLowerCase() === folded)) return { code: best.code }
  return { code: null, meant }
}
