import type { CandidateSource } from './candidate.ts'
import type { Named } from './gazetteer.ts'

/** The country or city that a verb or noun of travel names behind it; null if it names none. */
export function destinationAfter(source: CandidateSource, at: number, ceiling: number, needsTo: boolean): Named | null {
  const { tokens } = source.model
  let met = !needsTo
  for (let token = at; token < Math.min(at + 9, ceiling); token++) {
    const named = source.namedAt[token]
    const lower = tokens[token]!.lower
    if (named && named.from === token && met && named.code !== null && ['country', 'capital', 'city', 'metonym'].includes(named.kind)) return named
    if (named && met && named.kind === 'demonym' && token === at) return null
    if (lower === 'to' || lower === 'in' || lower === 'for' || lower === 'into') met = true
    else if (!source.inDate[token] && !/^(?:on|the|a|city|of|capital|southern|northern|eastern|western|island|neighbouring|neighboring|central|back|here|next|overnight|early|late|later|again|also|resort|port|village|town|secretly|officially|first|,|for|his|her|their)$/.test(lower)) {
      if (named) continue
      return null
    }
  }
  return null
}
