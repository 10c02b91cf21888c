import { TOPIC_CODES, type TopicCode } from '../domain/topic-codes.ts'
import lexicon from './lexicon/topics.json' with { type: 'json' }
import { PhraseTable, phraseTable } from './phrase-table.ts'
import { pluralBySpelling } from './word-forms.ts'
import { wordTable } from './word-tables.ts'

/** A phrase that names a matter. `weak`: it does so only where talk is of what was discussed. */
export type TopicCue = { topic: TopicCode; weak: boolean }

/** Words that name matters, in singular and plural. */
export const TOPIC_CUES = new PhraseTable<readonly TopicCue[]>()
/** Words that say that a matter was taken up: "discussed", "talks on", "agreed". */
export const DISCUSSION_CUES = phraseTable(lexicon.discussion)

/** Words that mean the two sides without naming them: "the leaders", "both". */
export const SIDES = wordTable(lexicon.sides)
/** Head words of offices and bodies that matters are named after. */
export const OFFICES: ReadonlySet<string> = new Set(lexicon.offices)

const cues = new Map<string, TopicCue[]>()
for (const topic of TOPIC_CODES) {
  const { strong, weak } = lexicon.topics[topic]
  for (const phrase of strong) addCue(phrase, { topic, weak: false })
  for (const phrase of weak) addCue(phrase, { topic, weak: true })
}
for (const [phrase, named] of cues) TOPIC_CUES.add(phrase, named)
// Phrases that hold a word of some matter and name none.
for (const phrase of lexicon.nothing) TOPIC_CUES.add(phrase, [])

function addCue(phrase: string, cue: TopicCue): void {
  addForm(phrase, cue)
  if (!phrase.endsWith('s')) addForm(pluralBySpelling(phrase), cue)
}

function addForm(form: string, cue: TopicCue): void {
  const named = cues.get(form)
  if (!named) cues.set(form, [cue])
  else if (!named.some((other) => other.topic === cue.topic)) named.push(cue)
}
