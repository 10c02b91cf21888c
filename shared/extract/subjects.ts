import type { Actor } from './actors.ts'
import { isFinite, isOblique, listFrom, subjectsBefore } from './arguments.ts'
import { partiesOf } from './sides.ts'
import { SAYING } from './speech.ts'
import type { Sentence, Token } from './text-model.ts'
import { MINISTER_RANK } from './title-lexicon.ts'
import { anyOf, isComma, isIn, isWord, overArticle, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

const MEANWHILE = wordList('meanwhile')

/** The subject of the sentence's main clause: for "After meeting Aksoy, Dellas said" right of the comma, else the first. */
export function mainSubject(actors: readonly Actor[], tokens: readonly Token[], sentence: Sentence, at: number, near: Actor[]): Actor[] {
  if (near.length > 0) return near
  if (at - sentence.from > OPENING_LENGTH || (at - sentence.from >= SHORT_OPENING && !isIn(tokens, sentence.from, OPENERS))) return []
  let first: Actor | null = null
  for (const [index, actor] of actors.entries()) {
    if (actor.from <= at || actor.kind === 'collective') continue
    const list = listFrom(actors, tokens, index)
    // "In talks with X, Israel proposed", "After the talks, Egypt and Sudan pledged": states that do something.
    if (actor.kind === 'state' && !wordAt(tokens, list.at(-1)!.to).endsWith('ed')) continue
    const acts = isFinite(tokens[list.at(-1)!.to]) || wordAt(tokens, list.at(-1)!.to).endsWith('ed')
    // "At a summit in Lima on Friday the Fijian and Norwegian leaders agreed"
    if (acts && actor.kind === 'group' && actor.parties.length > 1 && !isOblique(tokens, actor, at)) return list
    let comma = actor.from - 1
    while (comma > at && actor.from - comma < 4 && !isComma(tokens, comma)) comma--
    if (!isComma(tokens, comma) || comma <= at) continue
    // "After meeting Aksoy, the speaker, and others, Dellas said": whoever a verb follows.
    if (acts) return list
    first ??= actor
  }
  if (!first) return []
  let comma = at + 1
  while (!isComma(tokens, comma)) comma++
  return first.from - comma < 4 ? [first] : []
}

/** Longest way from the start of a sentence to a meeting that it opens with, tokens: any sentence, and one that opens with such a word. */
const SHORT_OPENING = 6
const OPENING_LENGTH = 14
const OPENERS = wordList('openers')

/** The last phrase before `at` that a verb follows: in "urged Iran to spare Israel during a call", nobody but the one who urged. */
export function actingSubject(actors: readonly Actor[], tokens: readonly Token[], at: number, floor: number): Actor[] {
  const acting = actors.findLast((actor) => {
    if (actor.from < floor || actor.to > at || isOblique(tokens, actor, floor)) return false
    const next = tokens[actor.to]
    // "Holt said Greece would stay, following talks with Y"
    if (actor.kind === 'state' && isComma(tokens, at - 2) && anyOf(SAYING, tokens, floor, actor.from)) return false
    // "Holt, who spent Saturday in Oslo in talks with X"
    if (next?.text === ',' && isWord(tokens, actor.to + 1, 'who')) return true
    return next?.kind === 'word' && !next.upper && !NO_VERB.has(next.lower) && actor.to < at - 1
  })
  return acting ? subjectsBefore(actors, tokens, acting.to, floor) : []
}

const NO_VERB = wordList('noVerb')

/**
 * "urged his Russian counterpart … in a telephone call", "raised the issue with X during their meeting", "In a call, the
 * king congratulated X": the sentence's subject and the other official that it tells of, where the meeting stands behind
 * a preposition. Whoever is told of behind it takes part in a call.
 */
export function partnersOf(actors: readonly Actor[], tokens: readonly Token[], nounStart: number, sentence: Sentence, isCall: boolean): [Actor, Actor] | null {
  if (!isIn(tokens, nounStart - 1, MEANWHILE)) return null
  const officials = actors.filter((actor) => actor.from >= sentence.from && actor.to <= sentence.to && actor.kind !== 'state' && actor.kind !== 'collective')
  const acting = officials.find((actor) => !isOblique(tokens, actor, sentence.from) && (partiesOf(actor).length > 0 || actor.people.some(({ title }) => title && title.rank <= MINISTER_RANK)))
  // "The letter was handed to the premier by the ambassador during a meeting"
  const first = acting ?? officials.find(({ from, to }) => to <= nounStart && isWord(tokens, overArticle(tokens, from), 'by'))
  if (!first) return null
  const own = partiesOf(first)
  const second = officials.find((actor) => (!acting || actor.from > first.from) && partiesOf(actor).some((party) => !own.includes(party)))
  // "At the talks in Lima, the Fijian delegation was headed by X, the Tongan one by Y"
  const ofDelegations = nounStart - sentence.from < 3 && first.kind === 'group' && second?.kind === 'group'
  return second && (isCall || ofDelegations || second.to <= nounStart) ? [first, second] : null
}


/** Whose talks "his talks" are: the first person of the sentence before them whom no preposition governs. */
export function ownerBefore(actors: readonly Actor[], tokens: readonly Token[], at: number, sentence: Sentence): Actor | null {
  return firstBefore(actors, tokens, at, sentence, ['person', 'office', 'pronoun'])
}

function firstBefore(actors: readonly Actor[], tokens: readonly Token[], at: number, sentence: Sentence, kinds: readonly Actor['kind'][]): Actor | null {
  return actors.find((actor) => actor.from >= sentence.from && actor.to <= at && kinds.includes(actor.kind) && !isOblique(tokens, actor, sentence.from)) ?? null
}

/** "A met B after holding talks with C", "the delegation left Lima before meeting X": whoever does the one does the other, else those near the verb from `at` on; its preposition is given. */
export function mainDoers(actors: readonly Actor[], tokens: readonly Token[], at: number, sentence: Sentence, gerundOf: string | null, near: Actor[]): Actor[] {
  if ((gerundOf !== 'after' && gerundOf !== 'before') || near.length === 0) return near
  const owner = firstBefore(actors, tokens, at, sentence, near[0]!.kind === 'state' ? ['person', 'office', 'pronoun', 'group'] : ['person', 'office', 'pronoun'])
  return owner && owner.to < near[0]!.from && owner.kind !== 'office' ? listFrom(actors, tokens, actors.indexOf(owner)) : near
}
