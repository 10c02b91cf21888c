import titles from './lexicon/titles.json' with { type: 'json' }
import { PhraseTable } from './phrase-table.ts'
import { pluralBySpelling } from './word-forms.ts'
import { wordList } from './word-lists.ts'

const NO_DEPUTIES = wordList('noDeputies')

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

/** Lowest rank of heads of state and government. */
export const HEAD_RANK = 2
/** Lowest rank of ministers, speakers and their like, whose country often goes without saying. */
export const MINISTER_RANK = 3
/** Lowest rank of those who speak for their state: not a mere member of its parliament. */
export const OFFICIAL_RANK = 6

export type OfficeHead = { words: string; plurals: string[]; rank: number; kind: OfficeKind }

function officeHead(words: string, rank: number, kind: string): OfficeHead {
  const lower = words.toLowerCase()
  return { words: lower, plurals: [plural(lower)], rank, kind: kind as OfficeKind }
}

/** "minister| of state", "ambassador|-at-large", "attorney| general": what an office's plural leaves as it is; not "council of ministers chairman", "major general". */
const UNCHANGED = /[ -](?:(?:of|for|in|at|d'affaires|delegate)\b(?!.+ (?:chairman|chief)$).*|(?<!(?:major|brigadier|lieutenant|colonel|army)[ -])general$)/

/** The plural of an office: "ministers of state". */
export function plural(office: string): string {
  const unchanged = UNCHANGED.exec(office)
  if (unchanged) return plural(office.slice(0, unchanged.index)) + unchanged[0]
  return office.endsWith('man') ? `${office.slice(0, -3)}men` : pluralBySpelling(office)
}

const offices = titles.offices.flatMap(({ words, level, kind }) => words.map((office) => officeHead(office, level, kind)))
const officesByWords = new Map(offices.map((office) => [office.words, office]))
const abbreviations = Object.entries(titles.abbreviations).map(([short, long]): OfficeHead => {
  const { rank, kind } = officesByWords.get(long.toLowerCase()) ?? officesByWords.get(long.toLowerCase().split(' ').at(-1)!) ?? { rank: 7, kind: 'minister' }
  return { words: short, plurals: [], rank, kind }
})

/** Every office's head words with rank and kind; the abbreviations ("PM") among them. */
export const OFFICE_HEADS: readonly OfficeHead[] = [
  ...titles.privateRoles.map((words) => officeHead(words, 9, 'private')),
  ...offices,
  ...offices.filter((office) => office.rank <= HEAD_RANK && /^(?:president|prime minister|vice president|chancellor)$/.test(office.words)).map((office) => ({ ...office, words: `${office.words}-elect`, plurals: [] })),
  ...abbreviations,
  ...['counterpart', 'opposite number', 'colleague', 'homologue', 'peer'].map((words) => officeHead(words, 3, 'counterpart')),
]

/** The single words of several groups of phrases, lower case. */
function singleWords(groups: readonly { words: string[] }[]): string[] {
  return groups.flatMap(({ words }) => words.flatMap((phrase) => phrase.toLowerCase().split(/[ ,]+/)))
}

/** Words that go before an office: deputy, acting, former … ; phrases give their single words. */
export const OFFICE_MODIFIERS: ReadonlySet<string> = new Set([
  ...singleWords(titles.modifiers),
  'first',
  'second',
  'third',
])

/** Those of them that make a deputy of the office's holder. */
export const DEPUTY_WORDS: ReadonlySet<string> = new Set(singleWords(titles.modifiers.filter(({ effect }) => effect === 'deputy')).filter((word) => !NO_DEPUTIES.has(word)))

/** Words of ministries' fields; phrases give their single words, small words left out. */
export const PORTFOLIO_WORDS: ReadonlySet<string> = new Set(
  singleWords(titles.portfolios).filter((word) => !['and', 'of', 'the', 'for', 'in', 'on', ''].includes(word)),
)

const NO_HONORIFICS = wordList('noHonorifics')

/** Forms of address, lower case; those of several words give their words, for they stand in a row. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  titles.honorifics.flatMap((words) => words.toLowerCase().replaceAll('.', words.includes('.') && words.length > 4 ? '.' : '').split(' ')).concat(['h.e.', 'h.h.']).filter((word) => !NO_HONORIFICS.has(word)),
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
