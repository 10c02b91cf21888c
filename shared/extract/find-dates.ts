import type { DateValue } from './date-value.ts'
import type { FoundDate } from './date-parts.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { readDate } from './read-date.ts'
import type { TextModel, Token } from './text-model.ts'
import { TRIGGER_VERBS } from './trigger-lexicon.ts'
import { charactersOf, isOne, isPossessive, isWord, wordAt } from './word-at.ts'
import { byWord, wordList } from './word-lists.ts'

/** How a date bounds what it dates. `until` includes "by". */
type Relation = 'on' | 'since' | 'until' | 'before' | 'after'

/** A date as the text words it: tokens `[from, to)`, characters `[start, end)`. */
export type DateMention = {
  from: number
  to: number
  start: number
  end: number
  /** Index of its sentence. */
  sentence: number
  value: DateValue
  relation: Relation
  /** It stands before a noun that it dates: "Tuesday's talks", "the July 4 summit". */
  attributive: boolean
}

/** Finds the dates that the article names, in order, none within another. */
export function findDates(model: TextModel): DateMention[] {
  const { tokens } = model
  const mentions: DateMention[] = []
  for (const [sentence, { from, to }] of model.sentences.entries()) {
    let at = from
    while (at < to) {
      const found = readDate(tokens, at)
      if (!found || found.to > to) {
        at++
        continue
      }
      mentions.push(mentionOf(tokens, at, found, sentence))
      at = found.to
    }
  }
  return mentions
}

function mentionOf(tokens: readonly Token[], from: number, { value, to }: FoundDate, sentence: number): DateMention {
  const before = tokens[from - 1]
  const after = tokens[to]
  const nounFollows = after?.kind === 'word' && after.lower !== "'s" && !FUNCTION_WORDS.has(after.lower)
  const ledIn = before !== undefined && (DETERMINERS.has(before.lower) || before.lower === "'s")
  const adjective = ['absolute', 'month', 'weekday'].includes(value.kind)
  return {
    from,
    to,
    ...charactersOf(tokens, { from, to }),
    sentence,
    value,
    relation: relationOf(tokens, from),
    attributive: isPossessive(tokens, to) || (adjective && ledIn && nounFollows),
  }
}

const DETERMINERS = wordList('dateDeterminers')

const RELATIONS = byWord<Relation>({ since: 'since', until: 'until', till: 'until', by: 'until', before: 'before', after: 'after', following: 'after' })

/** "third", "16th" */
export const ORDINAL = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))$/

/** "Their third meeting this year" counts since the year began, and says not when the third was. */
function isCounted(tokens: readonly Token[], from: number): boolean {
  return isWord(tokens, from, 'this') && tokens[from - 1]?.kind === 'word' && wordsBefore(tokens, from - 1, ORDINAL_REACH).some(({ lower }) => ORDINAL.test(lower))
}

/** How far before what it counts, and that its date, the ordinal may stand, tokens. */
const ORDINAL_REACH = 4

/** How far before a date the "since" of its clause may stand, tokens. */
const SINCE_REACH = 6

/** "the first visit since she took office in May"; not "since they met in May" */
function isSinceThen(tokens: readonly Token[], from: number): boolean {
  return wordsBefore(tokens, from, SINCE_REACH).findLast(({ lower }) => lower === 'since' || TRIGGER_VERBS.has(lower))?.lower === 'since'
}

/** The words before token `to`, back to a mark, of which `most` are looked at. */
function wordsBefore(tokens: readonly Token[], to: number, most: number): readonly Token[] {
  let from = to
  while (from > 0 && to - from < most && tokens[from - 1]!.kind !== 'mark') from--
  return tokens.slice(from, to)
}

function relationOf(tokens: readonly Token[], from: number): Relation {
  if (isCounted(tokens, from) || isSinceThen(tokens, from)) return 'since'
  let before = from - 1
  while (from - before < 3 && isOne(tokens, before, 'the', 'at')) before--
  return RELATIONS.get(wordAt(tokens, before)) ?? 'on'
}
