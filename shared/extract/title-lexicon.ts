import titles from './lexicon/titles.json' with { type: 'json' }
import { PhraseTable } from './phrase-table.ts'

/** What sort of office it is. `counterpart`: told only by the other side's ("his Norwegian counterpart"). `private`: no office. */
export type OfficeKind =
  | 'state_head'
  | 'government_head'
  | 'minister'
  | 'deputy'
  | 'envoy'
  | 'ambassador'
  | 'parliament'
  | 'military'
  | 'royal'
  | 'organisation'
  | 'non_state'
  | 'sub_national'
  | 'party'
  | 'leader'
  | 'official'
  | 'spokesperson'
  | 'spouse'
  | 'counterpart'
  | 'private'

export type OfficeHead = { words: string; plurals: string[]; rank: number; kind: OfficeKind }

/** "minister| of state", "ambassador|-at-large", "attorney| general": what an office's plural leaves as it is; not "council of ministers chairman", "major general". */
const UNCHANGED = /[ -](?:(?:of|for|in|at|d'affaires|delegate)\b(?!.+ (?:chairman|chief)$).*|(?<!(?:major|brigadier|lieutenant|colonel|army)[ -])general$)/

/** The plural of an office: "ministers of state". */
export function plural(office: string): string {
  const unchanged = UNCHANGED.exec(office)
  if (unchanged) return plural(office.slice(0, unchanged.index)) + unchanged[0]
  if (/(?:s|x|ch|sh)$/.test(office)) return `${office}es`
  if (/[^aeiou]y$/.test(office)) return `${office.slice(0, -1)}ies`
  if (office.endsWith('man')) return `${office.slice(0, -3)}men`
  return `${office}s`
}

const offices = titles.offices.flatMap((office) =>
  office.words.map((words) => ({ words: words.toLowerCase(), plurals: [plural(words.toLowerCase())], rank: office.rank, kind: office.kind as OfficeKind })),
)
const rankOf = new Map(offices.map((office) => [office.words, office]))
const abbreviations = Object.entries(titles.abbreviations).map(([short, long]) => {
  const office = rankOf.get(long.toLowerCase()) ?? rankOf.get(long.toLowerCase().split(' ').at(-1)!)
  return { words: short, plurals: [] as string[], rank: office?.rank ?? 7, kind: office?.kind ?? 'minister' }
})

/** Every office's head words with rank and kind; the abbreviations ("PM") among them. */
export const OFFICE_HEADS: readonly OfficeHead[] = [
  ...titles.privateRoles.map((words) => ({ words: words.toLowerCase(), plurals: [plural(words.toLowerCase())], rank: 9, kind: 'private' as OfficeKind })),
  ...offices,
  ...offices.filter((office) => office.rank <= 2 && /^(?:president|prime minister|vice president|chancellor)$/.test(office.words)).map((office) => ({ ...office, words: `${office.words}-elect`, plurals: [] })),
  ...abbreviations,
  { words: 'counterpart', plurals: ['counterparts'], rank: 3, kind: 'counterpart' },
  ...['opposite number', 'colleague', 'homologue', 'peer'].map((words) => ({ words, plurals: [plural(words)], rank: 3, kind: 'counterpart' as OfficeKind })),
]

/** Words that go before an office: deputy, acting, former … ; phrases give their single words. */
export const OFFICE_MODIFIERS: ReadonlySet<string> = new Set([
  ...titles.modifiers.flatMap((group) => group.words.flatMap((words) => words.toLowerCase().split(' '))),
  'first',
  'second',
  'third',
])

/** Those of them that make a deputy of the office's holder. */
export const DEPUTY_WORDS: ReadonlySet<string> = new Set(titles.modifiers.filter(({ effect }) => effect === 'deputy').flatMap((group) => group.words.flatMap((words) => words.toLowerCase().split(' '))).filter((word) => !['first', 'second', 'senior', 'executive', 'principal', 'parliamentary'].includes(word)))

/** Words of ministries' fields; phrases give their single words, small words left out. */
export const PORTFOLIO_WORDS: ReadonlySet<string> = new Set(
  titles.portfolios
    .flatMap((portfolio) => portfolio.words.flatMap((words) => words.toLowerCase().split(/[ ,]+/)))
    .filter((word) => !['and', 'of', 'the', 'for', 'in', 'on', ''].includes(word)),
)

/** Forms of address, lower case; those of several words give their words, for they stand in a row. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  titles.honorifics.flatMap((words) => words.toLowerCase().replaceAll('.', words.includes('.') && words.length > 4 ? '.' : '').split(' ')).concat(['h.e.', 'h.h.']).filter((word) => !['chief', 'general', 'count', 'don', 'raja', 'engineer', 'attorney', 'royal', 'most', 'right', 'no', 'u', 'his', 'her', 'their', 'tan'].includes(word)),
)

/** What a state's or organisation's bodies are called: "Commission", "Ministry". */
export const BODIES: ReadonlySet<string> = new Set(titles.bodies.withPortfolio)

/** Words that name a body within a title: "Council", "Bureau", "Promotion Agency". */
export const BODY_WORDS: ReadonlySet<string> = new Set([...BODIES, ...titles.bodies.inNames])

/** States that have no such office, by its head words. */
export const STATES_WITHOUT: ReadonlyMap<string, ReadonlySet<string>> = new Map(Object.entries<string[]>(titles.ofState.none).map(([office, states]) => [office, new Set(states)]))

/** Offices that tell their state without naming it; `sole`: no other state has one of that name. */
export const OFFICES_OF_STATE = new PhraseTable<{ party: string; sole: boolean }>()
for (const sole of [false, true]) {
  for (const [party, offices] of Object.entries<string[]>(sole ? titles.ofState.sole : titles.ofState.usual)) {
    for (const words of offices) OFFICES_OF_STATE.add(words, { party, sole })
  }
}
