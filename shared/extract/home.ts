import type { ArticleText } from '../domain/extracted-meeting.ts'
import { findNamed, isPlace, partyOfWord } from './gazetteer.ts'
import outlets from './lexicon/outlets.json' with { type: 'json' }
import { patternOf } from './patterns.ts'
import { PhraseTable } from './phrase-table.ts'
import type { TextModel, Token } from './text-model.ts'
import { tokenise } from './tokens.ts'
import { inProperCase } from './word-forms.ts'
import { wordList } from './word-lists.ts'

/** The party behind an outlet, and whether it is a government's or organisation's own voice. */
export type Home = {
  party: string | null
  official: boolean
  /** Where a wire of no country of its own writes from: a hint, no more. */
  dateline: string | null
}

/** `global`: writes for the world, so that its officials without a country are nobody's in particular. */
type Outlet = { name: string; aliases?: string[]; country: string | null; global?: boolean }

/** The outlets, each with the name that it is listed by and the country that it writes for. */
export const OUTLETS = new PhraseTable<{ name: string; country: string | null }>()
for (const { name, aliases = [], country, global } of outlets.outlets as Outlet[]) {
  for (const known of [name, ...aliases]) OUTLETS.add(known, { name: known, country: global ? null : country })
}

/** The party that an outlet's "we" is: by the feed's own entry, else by its name ("Ministry of Law, Singapore", "The Hindu"), else by its address. */
export function homeOf({ outlet, url, outletCountry, outletKind }: Pick<ArticleText, 'outlet' | 'url' | 'outletCountry' | 'outletKind'>): Home {
  const home = (party: string | null, official: boolean): Home => ({ party, official, dateline: null })
  if (outletCountry) return home(outletCountry, outletKind === 'ministry' || outletKind === 'government')
  if (outlet) {
    const tokens = tokenise(outlet)
    const names = findNamed(tokens)
    const known = listed(tokens)
    if (known) {
      // "The Nation (Pakistan)", "The Nation, Nairobi", "Trinidad Guardian", "Sky News Australia"
      const told = /[,(] ?(\p{Lu}[\p{L} ]*)/u.exec(outlet)?.[1] ?? ''
      const there = isOfficial(outlet) ? null : (partyOfWord(told) ?? placeNamed(told) ?? names.find(({ kind, weak }) => kind === 'country' && !weak)?.partyCode)
      return home(there ?? known.country, false)
    }
    const named = names.find((name) => name.partyCode && name.kind !== 'venue' && (name.kind !== 'city' || !name.weak))
    if (named) return home(named.partyCode, isOfficial(outlet) || named.kind === 'metonym' || named.kind === 'organisation')
    // "Kuwait Times", which stands for no state in a text.
    const word = tokens.map((token) => partyOfWord(token.text)).find((party) => party !== null)
    if (word) return home(word, isOfficial(outlet))
  }
  const host = /^https?:\/\/([^/:?#]{1,253})/i.exec(url ?? '')?.[1] ?? /^[a-z0-9.-]+\.[a-z]{2,10}$/i.exec(outlet ?? '')?.[0]
  return home(partyOfDomain(host?.toLowerCase().split('.').at(-1) ?? ''), /(?:^|\.)(?:govt?|mil|gob|gouv|go|mo?fa)(?:\.|$)/.test(host ?? ''))
}

/** Country-code domains that the world uses for other things. */
const OPEN_DOMAINS = wordList('openDomains')

/** The state that a country-code domain belongs to, by the platform's own name for it; or null. */
function partyOfDomain(domain: string): string | null {
  if (domain === 'gov' || domain === 'mil') return 'USA'
  if (!/^[a-z]{2}$/.test(domain) || OPEN_DOMAINS.has(domain)) return null
  // What is no code it calls by itself, which is nobody's name.
  return partyOfWord(new Intl.DisplayNames('en', { type: 'region' }).of(domain.toUpperCase())!)
}

/** The longest listed outlet that the name holds ("The Times of India"); undefined if it holds none. */
function listed(name: readonly Token[]): { country: string | null } | undefined {
  const found = name.flatMap((_, at) => OUTLETS.longestAt(name, at) ?? [])
  return found.toSorted((a, b) => b.length - a.length)[0]?.value
}

/** The state in which a city lies, whatever its capitals: "WASHINGTON" as well; or null. */
export function placeNamed(place: string): string | null {
  // "By Paul Holland WASHINGTON"
  const found = findNamed(tokenise(inProperCase(place)))
  const named = found.find(({ weak }) => !weak) ?? found[0]
  return named && isPlace(named) ? named.partyCode : null
}

/** Until this day Moscow spoke for the Soviet Union. */
export const SOVIET_END = '1991-12-26'

/** The state that the article's dateline lies in, or null. */
export function stateOfDateline({ dateline, publishedOn }: TextModel): string | null {
  const state = dateline?.place ? placeNamed(dateline.place) : null
  return state === 'RUS' && publishedOn < SOVIET_END ? 'SUN' : state
}

const OFFICIAL = patternOf('officialOutlets')

function isOfficial(outlet: string): boolean {
  return OFFICIAL.test(outlet.toLowerCase())
}
