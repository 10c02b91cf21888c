import type { Actor } from './actors.ts'
import { isOblique, subjectsBefore } from './arguments.ts'
import { partiesOf } from './sides.ts'
import type { Sentence, Token } from './text-model.ts'

/** The subject of the sentence's main clause: for "After meeting Aksoy, Dellas said" right of the comma, else the first. */
export function mainSubject(actors: readonly Actor[], tokens: readonly Token[], sentence: Sentence, at: number, near: Actor[]): Actor[] {
  if (near.length > 0) return near
  const early = at - sentence.from < 6
  if (!early) return []
  let comma = at
  while (comma < sentence.to && tokens[comma]!.text !== ',') comma++
  const after = actors.filter((actor) => actor.from > comma && (actor.kind === 'person' || actor.kind === 'office' || actor.kind === 'pronoun'))
  return after[0] && after[0].from - comma < 4 ? [after[0]] : []
}

/** The last phrase before `at` that a verb follows: in "urged Iran to spare Israel during a call", nobody but the one who urged. */
export function actingSubject(actors: readonly Actor[], tokens: readonly Token[], at: number, floor: number): Actor[] {
  const acting = actors.findLast((actor) => {
    if (actor.from < floor || actor.to > at || isOblique(tokens, actor, floor)) return false
    const next = tokens[actor.to]
    return next !== undefined && next.kind === 'word' && !next.capital && !NO_VERB.has(next.lower) && actor.to < at - 1
  })
  return acting ? subjectsBefore(actors, tokens, acting.to, floor) : []
}

const NO_VERB = new Set('during in at after before following on by over to of for from with and or but as into about against between who which that than since until when while where because under amid'.split(' '))

/**
 * "urged his Russian counterpart … in a telephone call", "raised the issue with X during their meeting": the
 * sentence's subject and the other official that it tells of, where the meeting stands behind a preposition.
 */
export function partnersBefore(actors: readonly Actor[], tokens: readonly Token[], nounStart: number, sentence: Sentence): [Actor, Actor] | null {
  const preposition = tokens[nounStart - 1]?.lower
  if (preposition === undefined || !/^(?:in|during|at|by|over|on|after|following)$/.test(preposition)) return null
  const officials = actors.filter((actor) => actor.from >= sentence.from && actor.to <= nounStart && actor.kind !== 'state' && actor.kind !== 'collective')
  const first = officials.find((actor) => !isOblique(tokens, actor, sentence.from))
  if (!first) return null
  const own = partiesOf(first)
  const second = officials.find((actor) => actor !== first && actor.from > first.from && partiesOf(actor).some((party) => !own.includes(party)))
  return second && own.length > 0 ? [first, second] : null
}
