import type { Actor } from './actors.ts'
import { isFinite } from './arguments.ts'
import { assemble } from './assemble.ts'
import { PLAIN, type Candidate, type CandidateSource } from './candidate.ts'
import { distinctParties } from './sides.ts'
import type { Sentence } from './text-model.ts'
import { isOne } from './word-at.ts'

/** Tokens between the two of a picture: "(left) and". */
const BETWEEN = 6

/** "President X (L) with Y's Z at State House on 13 November": a picture of two who met, told without a verb; it needs a day. */
export function readCaption(source: CandidateSource, sentence: Sentence, index: number, actors: readonly Actor[]): Candidate[] {
  const { tokens } = source.model
  const [first, second] = actors.filter(({ kind }) => kind === 'person')
  if (!first || !second || first.from - sentence.from > 2 || second.from - first.to > BETWEEN) return []
  const link = tokens.slice(first.to, second.from).findLast(({ kind }) => kind === 'word')?.lower
  if ((link !== 'with' && link !== 'and') || !isOne(tokens, second.to, 'in', 'at', 'on', 'during') || distinctParties([first, second]).length < 2) return []
  if (tokens.slice(sentence.from, sentence.to).some(isFinite)) return []
  if (!source.inDate.subarray(second.to, sentence.to).includes(1)) return []
  return assemble(source, {
    ...PLAIN, sentence: index, from: second.from - 1, to: second.from, clauseFrom: first.from, clauseTo: sentence.to, subjects: [first], objects: [second], joint: true, strength: 0.6,
  }, null, null)
}
