import { z } from 'zod'
import nameHabits from './name-habits.json' with { type: 'json' }
import { foldText } from './fold-text.ts'

const habitsSchema = z.strictObject({
  /** Words inside names that are written or left out at will. */
  particles: z.array(z.string()),
  /** Forms of address and generational suffixes, no part of the name. */
  honorifics: z.array(z.string()),
  /** First names that stand for each other. */
  nicknames: z.array(z.array(z.string()).min(2)),
})
const habits = habitsSchema.parse(nameHabits)

const DROPPED: ReadonlySet<string> = new Set([...habits.particles, ...habits.honorifics])
const NICKNAME_GROUP: ReadonlyMap<string, number> = new Map(
  habits.nicknames.flatMap((group, index) => group.map((name) => [soundOf(name), index] as const)),
)

/** A name as it is compared: its words in order, spelled by sound. */
export type NameWords = readonly string[]

/**
 * One spelling for the usual ways to write a sound in Latin letters, so that "Sergei" and "Sergey",
 * "Zelensky" and "Zelenskiy", "Khan" and "Han" compare equal. Only ever compared with its like.
 */
function soundOf(word: string): string {
  return word
    .replaceAll('tch', 'ch')
    .replaceAll('sch', 'sh')
    .replaceAll('dzh', 'j')
    .replaceAll('zh', 'j')
    .replaceAll('kh', 'h')
    .replaceAll('gh', 'g')
    .replaceAll('ph', 'f')
    .replaceAll('ou', 'u')
    .replaceAll('oo', 'u')
    .replaceAll('ee', 'i')
    .replaceAll('y', 'i')
    .replaceAll('ck', 'k')
    .replaceAll('q', 'k')
    .replaceAll('w', 'v')
    .replaceAll(/(\p{L})\1+/gu, '$1')
}

/** Words of names read lately: the same few hundred names come again and again. */
const lately = new Map<string, NameWords>()
const MOST_LATELY = 5000

/** The words of a name that tell persons apart: no honorifics, no particles, hyphens as spaces. */
export function nameWords(name: string): NameWords {
  const known = lately.get(name)
  if (known !== undefined) return known
  if (lately.size >= MOST_LATELY) lately.clear()
  const words = tellingWords(name)
  lately.set(name, words)
  return words
}

function tellingWords(name: string): NameWords {
  const words = foldText(name).split(' ').filter((word) => word !== '')
  const telling = words.filter((word, index) => !DROPPED.has(word) || (habits.honorifics.includes(word) && index > 0 && word.length > 2))
  return (telling.length > 0 ? telling : words).map(soundOf)
}

/**
 * Whether two names of one party can be one person's: spelling variants, parts left out, initials,
 * nicknames, family name first or last, family name alone.
 */
export function sameName(a: NameWords, b: NameWords): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 0) return false
  if (joinedAlike(short, long)) return true
  if (short.length === 1) return isFamilyNameOf(short[0] ?? '', long)
  return everyWordFound(short, long)
}

/** "Kim Jongun" and "Kim Jong Un", in either order of family and given name. */
function joinedAlike(a: NameWords, b: NameWords): boolean {
  const joined = a.join('')
  const [first, ...rest] = b
  const last = b.at(-1)
  return (
    joined === b.join('') ||
    (first !== undefined && joined === [...rest, first].join('')) ||
    (last !== undefined && joined === [last, ...b.slice(0, -1)].join(''))
  )
}

/** A single word may be the family name; a short one ("Xi", "Li") only where family names stand. */
function isFamilyNameOf(word: string, name: NameWords): boolean {
  return name.some((other, index) => {
    const atAnEnd = index === 0 || index === name.length - 1
    return (atAnEnd || word.length >= 4) && similarWord(word, other)
  })
}

function everyWordFound(short: NameWords, long: NameWords): boolean {
  const free = [...long]
  let fullWords = 0
  for (const word of short.toSorted((a, b) => b.length - a.length)) {
    const at = bestPartner(word, free)
    if (at === -1) return false
    if (word.length > 1 && (free[at]?.length ?? 0) > 1 && !sameNickname(word, free[at] ?? '')) fullWords += 1
    free.splice(at, 1)
  }
  return fullWords >= 1
}

function bestPartner(word: string, words: readonly string[]): number {
  const exact = words.indexOf(word)
  if (exact !== -1) return exact
  const similar = words.findIndex((other) => similarWord(word, other))
  if (similar !== -1) return similar
  return words.findIndex((other) => sameNickname(word, other) || isInitialOf(word, other))
}

function sameNickname(a: string, b: string): boolean {
  const group = NICKNAME_GROUP.get(a)
  return a !== b && group !== undefined && group === NICKNAME_GROUP.get(b)
}

function isInitialOf(a: string, b: string): boolean {
  return (a.length === 1 || b.length === 1) && a[0] === b[0]
}

/** Equal, or so long that one or two letters off is a matter of transliteration. */
function similarWord(a: string, b: string): boolean {
  if (a === b) return true
  const length = Math.min(a.length, b.length)
  if (length < 5 || a[0] !== b[0]) return false
  return lettersOff(a, b) <= (length >= 7 ? 2 : 1)
}

/** Levenshtein distance, up to 3. */
function lettersOff(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return Math.min(previous[b.length] ?? 3, 3)
}

/** The party and the folded name: readable, and the same for spellings that differ in accents and hyphens. */
export function personId(name: string, party: string): string {
  return `${party}:${foldText(name).replaceAll(' ', '-')}`
}

/** The words under which a person is listed and looked up: each of the name, by sound, initials left out. */
export function lookupWords(name: string): string[] {
  return [...new Set(nameWords(name).filter((word) => word.length > 1))]
}
