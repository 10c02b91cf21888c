import { findNamed, type Named, type NamedKind } from '../extract/gazetteer.ts'
import type { Sentence, TextModel } from '../extract/text-model.ts'
import { findTitles } from '../extract/titles.ts'
import lexicon from './meeting-words.json' with { type: 'json' }

/** What of a diplomatic meeting a sentence shows on its face, whoever does what in it. */
export type SentenceSignals = {
  /** Parties that it names, by their codes. */
  parties: ReadonlySet<string>
  /** Offices that it names, spokespersons' and private ones left out. */
  offices: number
  /** Of these, those in the plural: "leaders". */
  pluralOffices: number
  /** Words of meeting: "talks", "received", "spoke". */
  meetingWords: number
}

/** The signals of each sentence of the text, in order. */
export function sentenceSignals(model: TextModel): SentenceSignals[] {
  const { tokens } = model
  const named = findNamed(tokens)
  const namedAt: (Named | undefined)[] = tokens.map(() => undefined)
  for (const name of named) for (let at = name.from; at < name.to; at++) namedAt[at] = name
  const offices = findTitles(tokens, namedAt, model.sentences).filter(({ kind }) => kind !== 'private' && kind !== 'spokesperson')
  const inOrder = { named: 0, office: 0 }
  return model.sentences.map((sentence) => {
    const parties = new Set<string>()
    for (let name = named[inOrder.named]; name && name.from < sentence.to; name = named[++inOrder.named]) {
      if (name.partyCode !== null && !name.weak && OF_A_PARTY.has(name.kind)) parties.add(name.partyCode)
    }
    let [count, plural] = [0, 0]
    for (let office = offices[inOrder.office]; office && office.from < sentence.to; office = offices[++inOrder.office]) {
      count++
      if (office.plural) plural++
    }
    return { parties, offices: count, pluralOffices: plural, meetingWords: meetingWordsIn(model, sentence) }
  })
}

function meetingWordsIn({ tokens }: TextModel, { from, to }: Sentence): number {
  let count = 0
  for (let at = from; at < to; at++) if (MEETING_WORDS.has(tokens[at]!.lower)) count++
  return count
}

const MEETING_WORDS: ReadonlySet<string> = new Set(lexicon.words)

/** Names of states, their capitals and bodies, and of organisations; a mere city stands for no party. */
const OF_A_PARTY: ReadonlySet<NamedKind> = new Set(['country', 'demonym', 'capital', 'metonym', 'body', 'organisation', 'nonState'])
