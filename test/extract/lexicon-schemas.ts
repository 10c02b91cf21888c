import { z } from 'zod'
import type { Format } from '../../shared/domain/meeting-fields.ts'
import { TOPIC_CODES } from '../../shared/domain/topic-codes.ts'
import type { Frame, NounKind } from '../../shared/extract/trigger-lexicon.ts'

const words = z.string().regex(/^\S+(?: \S+)*$/, 'words with single blanks between them')
const lowerWords = words.refine((phrase) => phrase === phrase.toLowerCase(), 'lower case')
const distinct = (phrases: readonly string[]) => new Set(phrases).size === phrases.length
const phrases = z.array(lowerWords).refine(distinct, 'each once')
/** "say says said saying". */
const verbForms = z.string().regex(/^(?![^aeiou]?[^aeiou][aeiou][bdglmnprt]$)[a-z]+(?:(?: [a-z]+){3,4})?$/, 'base, third person, past forms, -ing form; of a regular verb, which doubles no letter, the base alone')
/** The same of verbs with more spellings, or fewer forms. */
const anyForms = z.string().regex(/^(?![^aeiou]?[^aeiou][aeiou][bdglmnprt]$)[a-z]+(?:-[a-z]+)?(?:(?: [a-z-]+){2,7})?$/, 'base, third person, past forms, -ing form; then the same in another spelling; of a regular verb, which doubles no letter, the base alone')

const FRAMES = ['meet', 'receive', 'call', 'speak', 'with', 'sit', 'gather', 'visit', 'travel', 'see', 'discuss', 'bring', 'chair', 'stay', 'return', 'brief', 'mediate', 'come', 'send', 'tell', 'invite'] as const satisfies Frame[]
const KINDS = ['meeting', 'call', 'summit', 'visit', 'meal', 'weak'] as const satisfies NounKind[]
const FORMATS = ['in_person', 'phone', 'video', 'unknown'] as const satisfies Format[]

/** lexicon/triggers.json */
export const triggerLexiconSchema = z.strictObject({
  verbs: z.array(z.strictObject({ forms: anyForms, reading: z.enum(FRAMES), format: z.enum(FORMATS), before: lowerWords.optional() })).refine((verbs) => distinct(verbs.map(({ forms }) => forms)), 'each verb once'),
  supports: z.array(anyForms).refine(distinct, 'each once'),
  nouns: z.array(z.strictObject({ words: lowerWords, pluralForm: z.union([lowerWords, z.literal(true)]).optional(), kind: z.enum(KINDS), format: z.enum(FORMATS) })).refine((nouns) => distinct(nouns.flatMap(({ words: one, pluralForm }) => (typeof pluralForm === 'string' ? [one, pluralForm] : [one]))), 'each noun once'),
  privatePurposes: phrases,
  sport: phrases,
  notAnOccasion: phrases,
  status: z.strictObject({ cancelled: phrases, postponed: phrases, proposed: phrases, planned: phrases, negated: phrases }),
})

/** lexicon/dates.json */
export const dateLexiconSchema = z.strictObject({
  months: z.record(lowerWords, z.int().min(1).max(12)),
  weekdays: z.record(lowerWords, z.int().min(1).max(7)),
  seasons: z.record(lowerWords, z.int().min(1).max(12)),
  days: z.record(lowerWords, z.int()),
  partsOfDay: phrases,
  units: z.record(lowerWords, z.enum(['hour', 'day', 'week', 'fortnight', 'month', 'year'])),
  numbers: z.record(lowerWords, z.int().positive()),
  vague: phrases,
  spans: z.record(lowerWords, z.enum(['single', 'whole'])),
})

/** lexicon/topics.json */
export const topicLexiconSchema = z.strictObject({
  discussion: phrases,
  sides: phrases,
  offices: phrases,
  nothing: phrases,
  topics: z.record(z.enum(TOPIC_CODES), z.strictObject({ strong: phrases.min(1), weak: phrases })),
})

/** lexicon/words.json: lists of words, each once and in lower case, with what a list is for. */
export const wordListSchema = z.record(
  z.string(),
  z.strictObject({ what: words, words: lowerWords.refine((list) => distinct(list.split(' ')), 'each once') }),
)

/** lexicon/patterns.json: turns of phrase as regular expressions, with what a list is for. */
export const patternSchema = z.record(z.string(), z.strictObject({ what: words, anyOf: z.array(z.string().refine(isPattern, 'a regular expression')).min(1).refine(distinct, 'each once') }))

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp
  } catch {
    return false
  }
}

/** lexicon/outcomes.json */
export const outcomeLexiconSchema = z.strictObject({
  verbs: z.array(verbForms),
  results: phrases,
  light: z.record(lowerWords, phrases),
  inPassive: phrases,
  agents: phrases,
})

/** lexicon/speech.json */
export const speechLexiconSchema = z.strictObject({
  speech: z.array(verbForms),
  publishing: z.array(verbForms),
  outletNouns: phrases,
  sourceNouns: phrases,
  documents: phrases,
  platforms: z.record(lowerWords, words),
  outletWords: phrases,
  omissions: phrases,
  notOmitted: phrases,
})

/** lexicon/durations.json */
export const durationLexiconSchema = z.strictObject({
  numbers: z.record(lowerWords, z.int().positive()),
  units: z.record(lowerWords, z.union([z.literal(1), z.literal(60)])),
  occasions: phrases,
  lasting: phrases,
  ended: phrases,
  talking: phrases,
  shades: phrases,
})

/** lexicon/series.json */
export const seriesLexiconSchema = z.strictObject({
  ordinals: phrases,
  occasions: phrases,
  periods: phrases,
  beyond: phrases,
})

/** lexicon/places.json: single words, as they are compared word by word. */
export const placeWordLexiconSchema = z.record(z.enum(['travel', 'gatherings', 'between', 'scenes', 'venueNouns']), phrases.refine((list) => list.every((word) => !word.includes(' ')), 'single words'))
