import givenNames from './lexicon/given-names.json' with { type: 'json' }
import notPerson from './lexicon/not-person.json' with { type: 'json' }
import { isTellingGivenName } from './name-origins.ts'
import type { Token } from './text-model.ts'
import { spellings } from './word-forms.ts'

const GIVEN_NAMES: ReadonlySet<string> = new Set(
  Object.values(givenNames.names as Record<string, string>).flatMap((names) => spellings(names.toLowerCase().split(' '))),
)

/** Whether the word, lower case, is a frequent given name of some culture. */
export function isGivenName(lower: string): boolean {
  return GIVEN_NAMES.has(lower) || isTellingGivenName(lower)
}

/** Small words inside names: "bin", "von", "de la". */
export const NAME_PARTICLES: ReadonlySet<string> = new Set(givenNames.particles)

/** Capitalised words that are nobody's name: "Ministry", "Street", "Party", newspapers. */
export const NOT_PERSON_WORDS: ReadonlySet<string> = new Set(notPerson.words.split(' '))

/** "al-Sisi", "el-Sisi", "ul-Haq", "bin-Salman": a particle glued to a name. */
export function isParticleJoined(token: Token): boolean {
  return !token.upper && token.text !== token.lower && /^(?:al|el|ul|as|an|ad|at|ar|bin|ben|ibn|d['’])-?\p{Lu}/u.test(token.text)
}
