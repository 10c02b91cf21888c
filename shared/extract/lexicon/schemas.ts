import { z } from 'zod'
import { countryCodeSchema, partyCodeSchema } from '../../domain/party.ts'
import { isOrganisationCode } from '../../domain/party-codes.ts'
import { spellings } from '../word-forms.ts'

/** A phrase as an article would write it: no blanks around it, single blanks inside. */
const phrase = z.string().regex(/^\S+(?: \S+)*$/, 'a phrase has no blanks at its ends and single blanks inside')
const phrases = z
  .array(phrase)
  .min(1)
  .refine((list) => new Set(list).size === list.length, 'a list names each phrase once')
const lowerCase = phrase.refine((words) => words === words.toLowerCase(), 'lower case')
const organisationCode = z.string().refine(isOrganisationCode, 'an acronym listed in domain/codes/organisations.json')
const level = z.int().min(1).max(7)

type Listed = { weak?: string[] | undefined }

/** Every phrase listed as weak must stand in one of the entry's other lists: `weak` marks, it does not add. */
function marksItsOwn(entry: Listed): boolean {
  const { weak = [], ...others } = entry
  const known = new Set(Object.values(others).flat().flatMap((words) => spellings([String(words)])))
  return weak.every((words) => known.has(words))
}

/** `countries.json`: how articles name each state. Here as in the other lists of names, one with accents stands for the same without. */
export const countryLexiconSchema = z.record(
  countryCodeSchema,
  z
    .strictObject({
      names: phrases,
      /** Adjective, also the noun for one national; the plural with -s is understood. */
      demonyms: phrases.optional(),
      /** Nouns for nationals that the demonym does not give: "Danes", "Spaniard". */
      nationals: phrases.optional(),
      /** Seats of government, today's first; former names and seats after it. */
      capital: phrases.optional(),
      /** Palaces and addresses that stand for the government: "the Kremlin". */
      metonyms: phrases.optional(),
      /** Bodies whose name alone tells the state: "Knesset". */
      bodies: phrases.optional(),
      /** First halves of pairs: "Sino" of "Sino-Russian". */
      combining: phrases.optional(),
      /** Names that are another state's, but this one's body in its own news: "Foreign Office". */
      homeBodies: phrases.optional(),
      /** Phrases of the lists above that often mean something else. */
      weak: phrases.optional(),
    })
    .refine(marksItsOwn, 'a weak phrase stands in another list of the entry too'),
)

/** `cities.json`: places in each state, its capitals left out. Weak ones count only after a preposition of place. */
export const cityLexiconSchema = z.record(
  countryCodeSchema,
  z.strictObject({ cities: phrases.optional(), regions: phrases.optional(), weak: phrases.optional() }),
)

/** `organisations.json`: how articles name each organisation, and the bodies that speak for it. */
export const organisationLexiconSchema = z.record(
  organisationCode,
  z
    .strictObject({ names: phrases, bodies: phrases.optional(), metonyms: phrases.optional(), weak: phrases.optional() })
    .refine(marksItsOwn, 'a weak phrase stands in another list of the entry too'),
)

/** `non-state.json`: names of non-state sides of talks, by the state whose government they face. */
export const nonStateLexiconSchema = z.record(countryCodeSchema, z.record(partyCodeSchema.and(z.string().startsWith('NSA:')), phrases))

/** `venues.json`: buildings, estates and named events; the country only where the venue never leaves it. */
export const venueLexiconSchema = z.record(phrase, z.strictObject({ country: countryCodeSchema.optional() }))

const officeKind = z.enum([
  'state_head',
  'government_head',
  'minister',
  'deputy',
  'envoy',
  'ambassador',
  'parliament',
  'military',
  'royal',
  'organisation',
  'non_state',
  'sub_national',
  'party',
  'leader',
  'official',
  'spouse',
  'spokesperson',
])

/** `titles.json`: the building blocks of offices. */
export const titleLexiconSchema = z.strictObject({
  honorifics: phrases,
  /** `lowers`: by how many ranks the office falls. */
  modifiers: z.array(
    z.strictObject({
      effect: z.enum(['same', 'deputy', 'acting', 'elect', 'former']),
      lowers: z.int().min(1).max(6).optional(),
      words: phrases,
    }),
  ),
  portfolios: z.array(z.strictObject({ id: lowerCase, words: phrases })),
  /** `portfolio`: takes one before it or after "of" or "for". */
  offices: z.array(z.strictObject({ level, kind: officeKind, portfolio: z.literal(true).optional(), words: phrases })),
  /** Short form to the office that it stands for. */
  abbreviations: z.record(phrase, phrase),
  /** Offices without a nationality that tell their state: `sole`: no other has one; `usual`: whose it is where nothing else speaks. */
  ofState: z.strictObject({ sole: z.record(partyCodeSchema, phrases), usual: z.record(partyCodeSchema, phrases), none: z.record(z.string(), z.array(partyCodeSchema)) }),
  /** Nouns that make a body of a portfolio: "finance ministry", "Department of Trade". */
  bodies: z.strictObject({ withPortfolio: phrases, inNames: phrases }),
  /** Roles that speak for no party. */
  privateRoles: phrases,
})

/** `given-names.json`: frequent given names that tell no tradition, one string of them per initial; small words inside names. */
export const givenNameLexiconSchema = z.strictObject({
  names: z.record(z.string(), phrase),
  particles: z.array(lowerCase),
})

const statesInOneString = phrase.refine((words) => words.split(' ').every((code) => countryCodeSchema.safeParse(code).success), 'codes of states, blanks between')
/** Names in one string, without accents, each once. */
const namesInOneString = phrase.refine((words) => spellings([words]).length === 1 && new Set(words.split(' ')).size === words.split(' ').length, 'without accents, each once')

/**
 * `name-origins.json`: which names are at home where. `usual`: of a tradition of several states, the one that most of its
 * people in the news are of; `mixed`: states of a tradition whose officials often have names of another.
 */
export const nameOriginLexiconSchema = z.strictObject({
  usual: statesInOneString,
  mixed: statesInOneString,
  origins: z.array(
    z.strictObject({
      what: phrase,
      /** The likeliest first; none for names that are at home all over the world. */
      states: z.union([statesInOneString, z.literal('')]),
      /** Family names that stand first. */
      family: namesInOneString.optional(),
      given: namesInOneString.optional(),
      /** Of family names. */
      endings: namesInOneString.refine((words) => words === words.toLowerCase(), 'lower case').optional(),
    }),
  ),
})

/** `not-person.json`: words that stand in capitals and name no person, in one string. */
export const notPersonLexiconSchema = z.strictObject({ words: lowerCase.refine((words) => new Set(words.split(' ')).size === words.split(' ').length, 'each once') })

/** `outlets.json`: news outlets with the country that they are at home in, null if in none. */
export const outletLexiconSchema = z.strictObject({
  outlets: z.array(z.strictObject({ name: phrase, aliases: phrases.optional(), country: countryCodeSchema.nullable(), global: z.literal(true).optional() })),
})

/** `regions.json`: names that hold the name of a state or city and stand for none; words that stand for several states ("the two Koreas", "the Baltic states"). */
export const regionLexiconSchema = z.strictObject({ note: z.string(), regions: phrases, groups: z.record(z.string(), z.array(countryCodeSchema).min(2)) })
