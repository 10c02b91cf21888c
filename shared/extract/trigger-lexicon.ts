import type { Format } from '../domain/meeting-fields.ts'
import triggers from './lexicon/triggers.json' with { type: 'json' }
import { PhraseTable } from './phrase-table.ts'
import { WordTable } from './word-tables.ts'

/** How a verb of meeting takes its partners. */
export type Frame = 'meet' | 'receive' | 'call' | 'speak' | 'with' | 'sit' | 'gather' | 'visit' | 'travel' | 'see' | 'discuss' | 'bring' | 'chair' | 'stay' | 'return' | 'brief' | 'mediate' | 'come' | 'send' | 'tell'
export type VerbForm = 'base' | 's' | 'past' | 'ing'
export type TriggerVerb = { frame: Frame; format: Format; form: VerbForm; lemma: string }
export type NounKind = 'meeting' | 'call' | 'summit' | 'visit' | 'meal' | 'weak'
export type TriggerNoun = { words: string; kind: NounKind; format: Format; plural: boolean }
export type SupportVerb = { lemma: string; form: VerbForm }

export const TRIGGER_VERBS = new Map<string, TriggerVerb>()
for (const verb of triggers.verbs) {
  const forms = verb.forms.split(' ')
  forms.forEach((form, index) =>
    TRIGGER_VERBS.set(form, { frame: verb.frame as Frame, format: verb.format as Format, form: formAt(index, forms.length), lemma: forms[0]! }),
  )
}

/** The same, for every word of a text. */
export const MEETING_VERBS = new WordTable(TRIGGER_VERBS)

export const SUPPORT_VERBS = new Map<string, SupportVerb>()
for (const line of triggers.supports) {
  const forms = line.split(' ')
  forms.forEach((form, index) => {
    if (!SUPPORT_VERBS.has(form)) SUPPORT_VERBS.set(form, { lemma: forms[0]!, form: form === 'set' ? 'past' : formAt(index, forms.length) })
  })
}

export const TRIGGER_NOUNS = new PhraseTable<TriggerNoun | null>()
for (const noun of triggers.nouns) {
  const entry = { words: noun.words, kind: noun.kind as NounKind, format: noun.format as Format }
  TRIGGER_NOUNS.add(noun.words, { ...entry, plural: false })
  if ('plural' in noun && noun.plural) TRIGGER_NOUNS.add(noun.plural, { ...entry, plural: true })
}
for (const phrase of triggers.notAnOccasion) {
  TRIGGER_NOUNS.add(phrase, null)
  TRIGGER_NOUNS.add(`${phrase}s`, null)
}

/** Words of sport: two nations that meet beside one of them play. */
export const SPORT_WORDS: ReadonlySet<string> = new Set(triggers.sport)

/** Words of a journey that is no visit to a government. */
export const PRIVATE_PURPOSES: ReadonlySet<string> = new Set(triggers.privatePurposes)

export type StatusCue = 'cancelled' | 'postponed' | 'proposed' | 'planned' | 'negated'
export const STATUS_CUES = new PhraseTable<StatusCue>()
for (const cue of ['planned', 'proposed', 'postponed', 'cancelled', 'negated'] as const) {
  for (const phrase of triggers.status[cue]) STATUS_CUES.add(phrase, cue)
}

/** Forms are listed base, third person, past forms, -ing. */
function formAt(index: number, count: number): VerbForm {
  if (index === 0) return 'base'
  if (index === 1) return 's'
  return index === count - 1 ? 'ing' : 'past'
}
