import type { Format } from '../domain/meeting-fields.ts'
import triggers from './lexicon/triggers.json' with { type: 'json' }
import { PhraseTable } from './phrase-table.ts'
import { pluralBySpelling, verbTable, type VerbWord } from './word-forms.ts'
import { WordTable } from './word-tables.ts'

/** How a verb of meeting takes its partners. */
export type Frame = 'meet' | 'receive' | 'call' | 'speak' | 'with' | 'sit' | 'gather' | 'visit' | 'travel' | 'see' | 'discuss' | 'bring' | 'chair' | 'stay' | 'return' | 'brief' | 'mediate' | 'come' | 'send' | 'tell' | 'invite'
/** `before`: the words that must stand before its object ("ran into", "dropped in on"). */
export type TriggerVerb = VerbWord & { frame: Frame; format: Format; before: string[] }
export type NounKind = 'meeting' | 'call' | 'summit' | 'visit' | 'meal' | 'weak'
export type TriggerNoun = { words: string; kind: NounKind; format: Format; plural: boolean }

export const TRIGGER_VERBS = new Map<string, TriggerVerb>()
for (const { forms, reading, format, before = '' } of triggers.verbs as { forms: string; reading: string; format: string; before?: string }[]) {
  for (const [form, word] of verbTable([forms])) TRIGGER_VERBS.set(form, { frame: reading as Frame, format: format as Format, before: before.split(' ').filter(Boolean), ...word })
}

/** The same, for every word of a text. */
export const MEETING_VERBS = new WordTable(TRIGGER_VERBS)

export const SUPPORT_VERBS = verbTable(triggers.supports)
// "The two set talks for May": in news, of what they have done.
SUPPORT_VERBS.get('set')!.form = 'past'

export const TRIGGER_NOUNS = new PhraseTable<TriggerNoun | null>()
for (const noun of triggers.nouns as { words: string; pluralForm?: string | true; kind: string; format: string }[]) {
  const entry = { words: noun.words, kind: noun.kind as NounKind, format: noun.format as Format }
  TRIGGER_NOUNS.add(noun.words, { ...entry, plural: false })
  if (noun.pluralForm) TRIGGER_NOUNS.add(noun.pluralForm === true ? pluralBySpelling(noun.words) : noun.pluralForm, { ...entry, plural: true })
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

/** Whether what is told is called off, for good or for now. */
export function isCalledOff(told: string | null | undefined): told is 'cancelled' | 'postponed' {
  return told === 'cancelled' || told === 'postponed'
}

export const STATUS_CUES = new PhraseTable<StatusCue>()
for (const cue of ['planned', 'proposed', 'postponed', 'cancelled', 'negated'] as const) {
  for (const phrase of triggers.status[cue]) STATUS_CUES.add(phrase, cue)
}
