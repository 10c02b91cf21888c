import nameOrigins from './lexicon/name-origins.json' with { type: 'json' }
import { SOVIET_END } from './home.ts'
import { withoutAccents } from './word-forms.ts'

/** A tradition of names: the states where it is the common one, and what its names are known by. */
type Origin = { states: string; given?: string; family?: string; endings?: string }

const ORIGINS = nameOrigins.origins as Origin[]
/** States of several of which an article names more than one, but which most people of such a name are of. */
const USUAL = new Set(nameOrigins.usual.split(' '))
/** States that have a tradition of names, and few officials with names of another. */
const UNMIXED = new Set(ORIGINS.flatMap(({ states }) => states.split(' ')))
const MIXED = new Set(nameOrigins.mixed.split(' '))
for (const state of MIXED) UNMIXED.delete(state)

const BY_GIVEN_NAME = statesByName('given')
const BY_FAMILY_NAME = statesByName('family')
const BY_ENDING = ORIGINS.flatMap(({ states, endings }): [RegExp, string][] => (endings ? [[new RegExp(`..(?:${endings.replaceAll(' ', '|')})$`), states]] : []))

function statesByName(kind: 'given' | 'family'): ReadonlyMap<string, string> {
  const byName = new Map<string, string>()
  for (const { states, [kind]: names } of ORIGINS) {
    for (const name of names?.toLowerCase().split(' ') ?? []) byName.set(name, `${byName.get(name) ?? ''} ${states}`)
  }
  return byName
}

/** Given names that tell their tradition, lower case, without accents. */
export function isTellingGivenName(lower: string): boolean {
  return BY_GIVEN_NAME.has(withoutAccents(lower))
}

/**
 * The states to whose tradition of names somebody's belongs, the likeliest first; none for an English name, which tells
 * no state of its own; null for a name that tells nothing. Family names that stand first are looked for there.
 */
export function originOf(words: readonly string[]): string[] | null {
  const name = words.map((word) => withoutAccents(word).toLowerCase())
  const given = name.slice(0, -1).find((word) => BY_GIVEN_NAME.has(word))
  const states = given !== undefined ? BY_GIVEN_NAME.get(given) : ((name.length < 4 && BY_FAMILY_NAME.get(name[0]!)) || BY_ENDING.find(([ending]) => ending.test(name.at(-1)!))?.[1])
  return states === undefined ? null : states.split(' ').filter((state) => state !== '')
}

/** Whether somebody of such a name is hardly an official of the state. */
export function isForeignTo(origin: readonly string[], state: string): boolean {
  return UNMIXED.has(state) && !origin.includes(state)
}

/** The state of most people of such a name, for one whom nothing else tells; null where several share it, or where the outlet's own country has such names. */
export function usualState(origin: readonly string[], published: string, own: string | null): string | null {
  const [first] = origin
  if (!first || (origin.length > 1 && !USUAL.has(first)) || (own && (MIXED.has(own) || origin.includes(own)))) return null
  return first === 'SUN' && published >= SOVIET_END ? 'RUS' : first
}

/**
 * The state that somebody's name tells among those that the article names: the only one of the tradition, else the one
 * that is usual for it. Not beside the outlet's own, of which others of the tradition have to be told apart by more.
 */
export function stateByName(origin: readonly string[], named: ReadonlyMap<string, number>, taken: ReadonlySet<string>, own: string | null): string | null {
  const [first, second] = origin.filter((state) => named.has(state) && !taken.has(state))
  if (!first || (own && own !== first && origin.includes(own))) return null
  return !second || (USUAL.has(first) && own !== first) ? first : null
}
