import type { Format } from '../domain/meeting-fields.ts'
import type { Actor } from './actors.ts'
import type { Named } from './gazetteer.ts'
import type { Home } from './home.ts'
import type { Person } from './people.ts'
import type { Sentence, TextModel, Token } from './text-model.ts'
import type { NounKind, StatusCue } from './trigger-lexicon.ts'

/** One telling of an occasion: a trigger in a sentence, with whoever it brings together. */
export type Candidate = {
  sentence: number
  /** The trigger's tokens. */
  from: number
  to: number
  /** The part of the sentence that belongs to it. */
  clauseFrom: number
  clauseTo: number
  kind: NounKind
  format: Format
  subjects: Actor[]
  objects: Actor[]
  /** Party codes, subjects' first. */
  parties: string[]
  people: Person[]
  cue: StatusCue | 'hypothetical' | null
  tense: 'past' | 'present' | 'future'
  /** Told without a word on whether it has taken place ("the visit is an opportunity", "flew to Cairo for talks"): another telling decides. */
  bare: boolean
  /** A plan that came to nothing ("had been due to visit in April but stayed away"): its dates are of a time that is over. */
  fellThrough?: boolean
  /** Told as several occasions ("meetings with"), so that counterparts of different parties are met one by one. */
  many: boolean
  /** Told as one occasion for each ("separate talks with"), of one party or not. */
  each: boolean
  /** All of them together ("trilateral", "summit"), so that it is not cut into pairs. */
  joint: boolean
  /** 0 to 1: how plainly these words tell of an occasion. */
  strength: number
  /** Party that receives, if told. */
  host: string | null
  /** A country or city that is visited. */
  visited: Named | null
  /** The noun names rounds or talks, which may take days. */
  plural: boolean
  /** Only refers to an occasion told before ("the meeting"): it adds to that one and opens none. */
  reference: boolean
}

/** What most tellings that no verb opens have alike: two met. */
export const PLAIN = {
  kind: 'meeting',
  format: 'in_person',
  cue: null,
  tense: 'past',
  bare: false,
  many: false,
  each: false,
  joint: false,
  host: null,
  visited: null,
  plural: false,
  reference: false,
} as const satisfies Partial<Candidate>

export type CandidateSource = {
  model: TextModel
  namedAt: readonly (Named | undefined)[]
  actors: readonly Actor[]
  /** Tokens inside a date phrase. */
  inDate: Uint8Array
  /** The article is about one meeting of three or more parties. */
  together: boolean
  /** The sides that the headline tells of. */
  heading: Discourse
  /** Whose officials an article may name without their country. */
  home: Home
  /** How often the article names each state, by whatever name. */
  stateCounts: ReadonlyMap<string, number>
}

/**
 * What the tellings so far have brought together, for "the two leaders". `loose`: states named without a meeting, for
 * "the two countries" alone; `all`: with whom one verb tells several meetings, for "the three leaders"; `ever`: all that
 * any telling has brought together, for "the three countries".
 */
export type Discourse = { parties: string[]; people: Person[]; host?: string | null; loose?: boolean; all?: { parties: string[]; people: Person[] }; ever?: string[] } | null

/** Where a telling is looked for: a sentence with those whom it names, and what was told before. */
export type Passage = {
  articleSource: CandidateSource
  /** Of the whole text. */
  tokens: readonly Token[]
  sentence: Sentence
  index: number
  actors: readonly Actor[]
  /** Whom the sentence before names. */
  actorsBefore: readonly Actor[]
  discourse: Discourse
  /** The journey told just before, if the words here tell what it is for. */
  journey: Candidate | null
}

/** A telling whose sides are found but not yet told apart. */
export type Draft = Omit<Candidate, 'parties' | 'people'>
