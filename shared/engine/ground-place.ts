import type { Place } from '../domain/meeting-fields.ts'
import { isStateCode } from '../domain/party-codes.ts'
import { foldText } from '../register/fold-text.ts'
import { locate, namedWithin, sentencesAround, type ArticleProof } from './article-proof.ts'
import { partyCode } from './ground-party.ts'
import { NOT_QUOTED, type Grounded } from './grounded.ts'
import { findQuote, type Span } from './quotes.ts'
import type { Claim } from './read-answer.ts'

const SETTLEMENTS = new Set(['city', 'capital'])

/**
 * A place stands as far as the article names it: the city in the quoted words, or in the article where these name
 * no other; the venue in the article; the country as that of the known city, or as the article names it.
 */
export function groundPlace(proof: ArticleProof, { value, quote }: Claim<Place>, evidence: Span): Grounded<Place> & { dropped?: string[] } {
  const quoted = locate(proof, quote, evidence)
  if (quoted === null) return NOT_QUOTED
  const city = value.city === null ? null : cityIn(proof, value.city, quoted)
  const venue = value.venue !== null && words(proof, value.venue, quoted.start) !== null ? value.venue : null
  const country = value.country === null ? null : countryOf(proof, value.country, city, quoted)
  const dropped = (['city', 'venue', 'country'] as const).filter((part) => value[part] !== null && { city, venue, country }[part] === null).map((part) => `place/${part}`)
  if (city === null && venue === null && country === null) return { why: 'the quoted words name no such place' }
  return { value: { city, country, venue }, ...quoted, dropped }
}

/** Where the words stand, capitals and accents aside. */
function words(proof: ArticleProof, sought: string, near: number): Span | null {
  const exact = findQuote(proof.text, sought, near)
  if (exact) return exact
  const folded = foldText(sought)
  return folded !== '' && ` ${foldText(proof.model.text)} `.includes(` ${folded} `) ? { start: near, end: near + 1 } : null
}

function cityIn(proof: ArticleProof, city: string, quoted: Span): string | null {
  const sought = ` ${foldText(city.replace(/,.*$/, ''))} `
  const holds = ({ start, end }: Span) => ` ${foldText(proof.model.text.slice(start, end))} `.includes(sought)
  if (holds(quoted) || holds(sentencesAround(proof, quoted))) return city
  const others = namedWithin(proof, quoted).some(({ kind }) => SETTLEMENTS.has(kind))
  return !others && words(proof, city.replace(/,.*$/, ''), quoted.start) !== null ? city : null
}

function countryOf(proof: ArticleProof, claimed: string, city: string | null, quoted: Span): string | null {
  const code = partyCode(claimed)
  if (code === null || !isStateCode(code)) return null
  const around = namedWithin(proof, sentencesAround(proof, quoted))
  if (namedWithin(proof, quoted).some((name) => name.partyCode === code)) return code
  const known = city === null ? [] : around.filter((name) => SETTLEMENTS.has(name.kind) && nameOf(proof, name) === foldText(city.replace(/,.*$/, '')))
  if (known.length > 0) return known.some((name) => name.partyCode === code) ? code : null
  return proof.parties.has(code) || around.some((name) => name.partyCode === code) ? code : null
}

function nameOf({ model: { text, tokens } }: ArticleProof, { from, to }: { from: number; to: number }): string {
  return foldText(text.slice(tokens[from]!.start, tokens[to - 1]!.end))
}
