import type { Actor } from './actors.ts'
import { isPlacePhrase } from './arguments.ts'
import type { CandidateSource } from './candidate.ts'
import type { Sentence, Token } from './text-model.ts'
import { isIn, isOne, isWord } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** Verbs of taking part in a body's own meeting. */
export const FORUM_VERBS = wordList('forumVerbs')

/** The organisation whose meeting it is: "a NATO summit", "a meeting of the Shanghai Cooperation Organisation"; or null. */
export function forumOf(source: CandidateSource, nounStart: number, at: number, end: number, ceiling: number): string | null {
  const { tokens } = source.model
  let limit = end
  if (isWord(tokens, end, 'of')) while (limit < Math.min(ceiling, end + BODY_REACH) && !isOne(tokens, limit, ',', 'in', 'on', 'at', 'with', 'to', 'held')) limit++
  const names = [...source.namedAt.slice(nounStart, at), ...source.namedAt.slice(end, limit)]
  return names.find((named) => named?.kind === 'organisation')?.partyCode ?? null
}

/** Tokens behind "a meeting of" among which the body stands whose it is. */
const BODY_REACH = 14

const ASIDES = wordList('asides')

/** "on the sidelines of the summit", "ahead of the summit": where or when something else takes place. */
export function isVenue(tokens: readonly Token[], nounStart: number): boolean {
  let before = nounStart - 1
  if (isWord(tokens, before, 'the')) before--
  return (isWord(tokens, before, 'of') && isIn(tokens, before - 1, ASIDES)) || isOne(tokens, before, 'before', 'since', 'after', 'during', 'following')
}

/** A body as a side of its own meeting. */
export function forumActor(code: string, from: number, to: number, sentence: number): Actor {
  return { kind: 'state', from, to, parties: [code], people: [], title: null, plural: false, sentence, placeName: null, ofStates: false }
}

/** The country in which an organisation's members meet, as one of those who deal with each other there. */
export function hostCountry({ model: { tokens }, namedAt }: CandidateSource, actors: readonly Actor[], at: number, sentence: Sentence): Actor[] {
  const host = actors.find((actor) => actor.from > at && actor.to <= sentence.to && actor.placeName && isPlacePhrase(tokens, actor))
  if (host) return [host]
  // "in Sharm el-Sheikh", "on the resort island of Bali"
  const town = namedAt.slice(at + 1, sentence.to).find((named) => named?.kind === 'city' && (isOne(tokens, named.from - 1, 'in', 'at', 'on') || isOne(tokens, named.from - 2, 'island', 'city', 'resort')))
  return town?.partyCode ? [forumActor(town.partyCode, town.from, town.to, actors[0]?.sentence ?? 0)] : []
}
