import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import countryCodes from '../../../shared/domain/codes/countries.json' with { type: 'json' }
import organisationCodes from '../../../shared/domain/codes/organisations.json' with { type: 'json' }
import {
  cityLexiconSchema,
  countryLexiconSchema,
  givenNameLexiconSchema,
  nameOriginLexiconSchema,
  nonStateLexiconSchema,
  notPersonLexiconSchema,
  organisationLexiconSchema,
  outletLexiconSchema,
  regionLexiconSchema,
  titleLexiconSchema,
  venueLexiconSchema,
} from '../../../shared/extract/lexicon/schemas.ts'
import { plural } from '../../../shared/extract/title-lexicon.ts'

const FOLDER = new URL('../../../shared/extract/lexicon/', import.meta.url)
/** Bytes of the lexicons of names and offices, as they stand; the bundle holds them minified. */
const BUDGET = 195_000

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
}

const countries = countryLexiconSchema.parse(read('countries.json'))
const cities = cityLexiconSchema.parse(read('cities.json'))
const organisations = organisationLexiconSchema.parse(read('organisations.json'))
const sidesByState = nonStateLexiconSchema.parse(read('non-state.json'))
/** Each side with its names, whichever state it faces. */
const nonState = Object.values(sidesByState).flatMap((sides) => Object.entries(sides))
const venues = venueLexiconSchema.parse(read('venues.json'))
const titles = titleLexiconSchema.parse(read('titles.json'))
const givenNames = givenNameLexiconSchema.parse(read('given-names.json'))
const nameOrigins = nameOriginLexiconSchema.parse(read('name-origins.json'))
const notPerson = notPersonLexiconSchema.parse(read('not-person.json'))
const outlets = outletLexiconSchema.parse(read('outlets.json'))
const regions = regionLexiconSchema.parse(read('regions.json'))

const DISSOLVED = new Set(['SUN', 'YUG', 'DDR', 'CSK', 'SCG', 'YMD'])
/** Members of the United Nations, by the codes of the standard. */
const UN_MEMBERS = (
  'AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE ' +
  'DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ ' +
  'KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU ' +
  'NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN ' +
  'TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE'
).split(' ')
/** City states, whose name is their capital's. */
const NO_CAPITAL = new Set(['MCO', 'SGP', 'SMR'])

/** Whoever else the phrase may mean must be marked weak: at most one entry may claim it outright. */
function claimedTwice(claims: [phrase: string, owner: string][]): string[] {
  const owners = new Map<string, Set<string>>()
  for (const [phrase, owner] of claims) owners.set(phrase.toLowerCase(), (owners.get(phrase.toLowerCase()) ?? new Set()).add(owner))
  return [...owners].flatMap(([phrase, by]) => (by.size > 1 ? [`${phrase}: ${[...by].join(', ')}`] : []))
}

type Phrases = Record<string, string[] | undefined>

/** Phrases that claim to be a party's wherever they stand; those of a state's own news are another's elsewhere. */
function strongPhrases({ weak = [], homeBodies: _atHome, ...lists }: Phrases): string[] {
  return Object.values(lists).flatMap((phrases = []) => phrases.filter((phrase) => !weak.includes(phrase)))
}

describe('code lists', () => {
  test('hold every member of the United Nations and the parties that news knows besides', () => {
    expect(UN_MEMBERS).toHaveLength(193)
    expect(Object.keys(countryCodes)).toEqual(expect.arrayContaining([...UN_MEMBERS, 'XKX', 'PSE', 'TWN', 'VAT', 'HKG', ...DISSOLVED]))
  })

  test('hold no code twice over states and organisations', () => {
    expect(Object.keys(organisationCodes).filter((code) => code in countryCodes)).toEqual([])
  })

  test('give each code a name of its own', () => {
    const names = [...Object.values(countryCodes), ...Object.values(organisationCodes)]
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('country lexicon', () => {
  test('gives every member of the United Nations a name, a demonym and a capital', () => {
    const lacking = UN_MEMBERS.filter((code) => {
      const entry = countries[code]
      return !entry || !entry.demonyms || (!entry.capital && !NO_CAPITAL.has(code))
    })
    expect(lacking).toEqual([])
  })

  test('names every state as the code list does', () => {
    const unnamed = Object.entries(countries).flatMap(([code, { names }]) => {
      const official = (countryCodes as Record<string, string>)[code] ?? ''
      return names.includes(official) ? [] : [`${code}: ${official}`]
    })
    expect(unnamed).toEqual([])
  })

  test('lets no phrase stand for two states unless all but one mark it weak', () => {
    const claims = Object.entries(countries).flatMap(([code, entry]) => strongPhrases(entry).map((phrase): [string, string] => [phrase, code]))
    expect(claimedTwice(claims)).toEqual([])
  })
})

describe('city lexicon', () => {
  test('repeats no capital', () => {
    const repeated = Object.entries(cities).flatMap(([code, entry]) => Object.values(entry).flatMap((places = []) => places.filter((city) => countries[code]?.capital?.includes(city))))
    expect(repeated).toEqual([])
  })

  test('lets no place lie in two states, nor be a state or capital elsewhere, unless it is weak', () => {
    const claims = Object.entries(cities).flatMap(([code, { cities: towns = [], regions = [] }]) => [...towns, ...regions].map((phrase): [string, string] => [phrase, code]))
    const states = Object.entries(countries).flatMap(([code, entry]) =>
      [...entry.names, ...(entry.capital ?? []), ...(entry.demonyms ?? [])].filter((phrase) => !entry.weak?.includes(phrase)).map((phrase): [string, string] => [phrase, code]),
    )
    expect(claimedTwice([...claims, ...states])).toEqual([])
  })

  test('lists a place once', () => {
    const twice = Object.entries(cities).filter(([, entry]) => {
      const places = Object.values(entry).flat()
      return new Set(places).size < places.length
    })
    expect(twice).toEqual([])
  })
})

describe('organisation and non-state lexicons', () => {
  test('cover every organisation of the code list', () => {
    expect(Object.keys(organisationCodes).filter((code) => !organisations[code])).toEqual([])
  })

  test('tell each side that is no state once', () => {
    const codes = nonState.map(([code]) => code)
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  })

  test('let no phrase stand for two parties unless all but one mark it weak', () => {
    const claims = [
      ...Object.entries(organisations).flatMap(([code, entry]) => strongPhrases(entry).map((phrase): [string, string] => [phrase, code])),
      ...nonState.flatMap(([code, names]) => names.map((phrase): [string, string] => [phrase, code])),
      ...Object.entries(countries).flatMap(([code, entry]) => strongPhrases(entry).map((phrase): [string, string] => [phrase, code])),
    ]
    expect(claimedTwice(claims)).toEqual([])
  })
})

describe('venues', () => {
  test('lie where the seat of government of the same name lies', () => {
    const wrong = Object.entries(countries).flatMap(([code, { metonyms = [] }]) => metonyms.filter((seat) => venues[seat]?.country !== undefined && venues[seat].country !== code))
    expect(wrong).toEqual([])
  })

  test('are neither cities nor states', () => {
    const places = new Set([...Object.values(cities), ...Object.values(countries).map(({ names, capital = [] }) => ({ names, capital }))].flatMap((entry) => Object.values(entry).flat()))
    expect(Object.keys(venues).filter((venue) => places.has(venue))).toEqual([])
  })
})

test("regions and fixed names are no party's and no place's own name", () => {
  const parties = new Set([...Object.values(countries), ...Object.values(organisations)].flatMap((entry) => strongPhrases(entry)))
  const places = new Set(Object.values(cities).flatMap(({ cities: towns = [], regions: areas = [] }) => [...towns, ...areas]))
  expect(regions.regions.filter((name) => parties.has(name) || places.has(name))).toEqual([])
})

describe('titles', () => {
  const offices = titles.offices.flatMap(({ words }) => words)

  test('rank each office once', () => {
    expect(offices.filter((office, index) => offices.indexOf(office) !== index)).toEqual([])
  })

  test('list each portfolio word once', () => {
    const words = titles.portfolios.flatMap((portfolio) => portfolio.words)
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  })

  test('keep public offices and private roles apart', () => {
    expect(titles.privateRoles.filter((role) => offices.includes(role))).toEqual([])
  })

  test('expand abbreviations to offices that the other lists can build', () => {
    const modifiers = titles.modifiers.flatMap(({ words }) => words)
    const portfolios = titles.portfolios.flatMap(({ words }) => words)
    const isBuilt = (office: string): boolean =>
      offices.includes(office) || modifiers.includes(office) || [...modifiers, ...portfolios].some((lead) => office.startsWith(`${lead} `) && isBuilt(office.slice(lead.length + 1)))
    expect(Object.values(titles.abbreviations).filter((office) => !isBuilt(office))).toEqual([])
  })

  test.each([
    ['minister of state', 'ministers of state'],
    ['ambassador-at-large', 'ambassadors-at-large'],
    ["chargé d'affaires ad interim", "chargés d'affaires ad interim"],
    ['under-secretary-general', 'under-secretaries-general'],
    ['attorney general', 'attorneys general'],
    ['major general', 'major generals'],
    ['commander in chief', 'commanders in chief'],
    ['council of ministers chairman', 'council of ministers chairmen'],
    ['deputy', 'deputies'],
  ])('give "%s" the plural "%s"', (office, expected) => {
    expect(plural(office)).toBe(expected)
  })
})

describe('names of people', () => {
  const told = nameOrigins.origins.flatMap(({ given = '' }) => given.split(' ').filter((name) => name !== ''))
  const given = [...Object.values(givenNames.names).flatMap((names) => names.split(' ')), ...new Set(told)]

  test('list each given name once', () => {
    const lower = given.map((name) => name.toLowerCase())
    expect(lower.filter((name, index) => lower.indexOf(name) !== index)).toEqual([])
  })

  test('are not among the words that name no person', () => {
    const words = new Set(notPerson.words.split(' '))
    expect(given.filter((name) => words.has(name.toLowerCase()))).toEqual([])
  })
})

test('every phrase can be found: it begins with a capital or figure, and no other form of it differs by case alone', () => {
  const lists = [countries, cities, organisations].flatMap((lexicon) => Object.values(lexicon).flatMap(({ weak: _weak, ...entry }: Phrases) => Object.values(entry)))
  const faults = [...lists, ...nonState.map(([, names]) => names), regions.regions].flatMap((phrases = []) => {
    const lower = phrases.map((phrase) => phrase.toLowerCase())
    return phrases.filter((phrase, index) => /^\p{Ll}/u.test(phrase) || lower.indexOf(phrase.toLowerCase()) !== index)
  })
  expect(faults).toEqual([])
})

test('no two outlets share a name', () => {
  const listed = outlets.outlets.flatMap(({ name, aliases = [] }) => [name, ...aliases].map((phrase): [string, string] => [phrase, name]))
  expect(claimedTwice(listed)).toEqual([])
})

test('the lexicons of names and offices stay small enough to load at each cold start', () => {
  const own = new Set(['countries', 'cities', 'organisations', 'non-state', 'venues', 'titles', 'given-names', 'name-origins', 'not-person', 'outlets', 'regions'].map((name) => `${name}.json`))
  const sizes = readdirSync(FOLDER)
    .filter((name) => own.has(name))
    .map((name): [string, number] => [name, readFileSync(new URL(name, FOLDER)).length])
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  console.log([...sizes, ['total', total]].map(([name, size]) => `${name} ${size}`).join('\n'))
  expect(sizes).toHaveLength(own.size)
  expect(total).toBeLessThan(BUDGET)
})
