import { partyOfWord } from './gazetteer.ts'
import type { Token } from './text-model.ts'

/** The parties of "US-China", "Russian-Ukrainian", "U.S.-ROK", with the tokens they take; or null. */
export function pairOf(tokens: readonly Token[], at: number): { parties: string[]; to: number } | null {
  const token = tokens[at]!
  if (!token.upper) return null
  if (token.dashed) {
    // "Australia-New Zealand"
    const next = tokens[at + 1]
    for (const more of next?.upper ? [` ${next.text}`, ''] : ['']) {
      const names = `${token.text}${more}`.split(/[-–]/)
      const parties = names.flatMap((name) => partyOfWord(name) ?? [])
      if (parties.length === names.length && new Set(parties).size > 1) return { parties, to: at + (more ? 2 : 1) }
    }
    return null
  }
  const dash = tokens[at + 1]
  const second = tokens[at + 2]
  // "the Uganda-Tanzania commission", "the Uganda - Tanzania commission"
  if (dash && second?.upper && dash.start - token.end < 2 && second.start - dash.end === dash.start - token.end && ['-', '–', '/'].includes(dash.text)) {
    const first = partyOfWord(token.text)
    const rest = pairOf(tokens, at + 2)
    if (first && rest) return { parties: [first, ...rest.parties], to: rest.to }
    const long = tokens[at + 3] && partyOfWord(`${second.text} ${tokens[at + 3]!.text}`)
    const other = long ?? partyOfWord(second.text)
    if (first && other && first !== other) return { parties: [first, other], to: at + (long ? 4 : 3) }
  }
  return null
}
