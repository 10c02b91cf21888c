import countries from '../domain/codes/countries.json' with { type: 'json' }
import organisations from '../domain/codes/organisations.json' with { type: 'json' }
import { foldText } from '../register/fold-text.ts'

const CODES: readonly (readonly [code: string, name: string])[] = [...Object.entries(countries), ...Object.entries(organisations)]

/** Party codes that a person who typed `text` may have meant, with their names; at most five, the likeliest first. */
export function suggestParties(text: string): { code: string; name: string }[] {
  const asked = foldText(text)
  return CODES.map(([code, name]) => ({ code, name, rank: rankOf(asked, foldText(code), foldText(name)) }))
    .filter(({ rank }) => rank < 9)
    .toSorted((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1))
    .slice(0, 5)
    .map(({ code, name }) => ({ code, name }))
}

/** 0 the code itself in another case … 9 nothing like it. */
function rankOf(asked: string, code: string, name: string): number {
  if (asked === '') return 9
  if (asked === code || asked === name) return 0
  if (name.startsWith(asked)) return 1
  if (name.split(' ').some((word) => word.startsWith(asked) || (asked.length > 4 && word.length > 4 && asked.startsWith(word)))) return 2
  if (asked.length <= 3 && code.startsWith(asked.slice(0, 2))) return 3
  return 9
}
