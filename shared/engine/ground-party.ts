import { partyCodeSchema } from '../domain/party.ts'
import { partyName } from '../domain/party-codes.ts'
import { partyOfWord } from '../extract/gazetteer.ts'
import { foldText } from '../register/fold-text.ts'
import { locate, namedWithin, tokensOf, type ArticleProof } from './article-proof.ts'
import { NOT_QUOTED, type Grounded } from './grounded.ts'
import type { Span } from './quotes.ts'
import type { Claim } from './read-answer.ts'

/** A quote of at most so many words speaks of one party: if it names another, it is not the one claimed. */
const OF_ONE_PARTY = 4

/**
 * A party stands if the quoted words name it, by the lexicon or by its own words; or if they name nobody else
 * ("Blinken", "the visiting minister") and the article names the party elsewhere.
 */
export function groundParty(proof: ArticleProof, { value, quote }: Claim<string>, evidence: Span): Grounded<string> {
  const code = partyCode(value)
  if (code === null) return { why: `no party code: ${value.slice(0, 40)}` }
  const span = locate(proof, quote, evidence)
  if (span === null) return NOT_QUOTED
  const codes = namedWithin(proof, span).flatMap((name) => (name.partyCode === null || name.kind === 'venue' ? [] : [name.partyCode]))
  if (codes.includes(code) || namesItself(proof, code, span)) return { value: code, ...span }
  const { from, to } = tokensOf(proof, span)
  if (codes.length > 0 && to - from <= OF_ONE_PARTY) return { why: 'the quoted words name another party' }
  if (proof.parties.has(code) || (code.startsWith('NSA:') && namesItself(proof, code, { start: 0, end: proof.model.text.length }))) return { value: code, ...span }
  return { why: 'neither the quoted words nor the article name it' }
}

/** The code in its own spelling; of "UK" or "South Korea" the one that it means; null if it means none. */
export function partyCode(value: string): string | null {
  const written = value.trim()
  for (const code of [written, written.toUpperCase(), written.replace(/^nsa:\s*/i, 'NSA:').toLowerCase().replace(/^nsa:/, 'NSA:').replaceAll(/[ _]+/g, '-')]) {
    if (partyCodeSchema.safeParse(code).success) return code
  }
  return partyOfWord(written)
}

/** Whether the words hold the code itself, or the most telling word of each part of the party's name. */
function namesItself(proof: ArticleProof, code: string, { start, end }: Span): boolean {
  const text = proof.model.text.slice(start, end)
  if (!code.startsWith('NSA:')) return new RegExp(`\\b${code}\\b`).test(text) || ` ${foldText(text)} `.includes(` ${foldText(partyName(code))} `)
  const words = new Set(foldText(text).split(' '))
  const own = foldText(partyName(code)).split(' ').filter((word) => word.length > 3 || /\d/.test(word))
  // "NSA:syrian-opposition" of "the Syrian opposition's delegation"
  return own.length > 0 && own.filter((word) => words.has(word) || words.has(`${word}s`) || words.has(word.replace(/s$/, ''))).length * 2 > own.length - 1
}
