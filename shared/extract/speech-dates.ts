import type { DateMention } from './find-dates.ts'
import type { Token } from './text-model.ts'
import { isAmong, isComma, isIn, isOne, isWord } from './word-at.ts'
import { wordList } from './word-lists.ts'

const BEFORE_DAY = wordList('beforeSpeechDay')

/** Verbs whose date is the day of the words, not of what they tell: "said on Friday". */
export const SPEECH: ReadonlySet<string> = wordList('speechOfDate')

/** "said Friday", "told reporters on Friday", "on Friday said": the day of the statement. */
export function isOfSpeech(tokens: readonly Token[], mention: DateMention): boolean {
  let before = mention.from - 1
  while (before >= 0 && isIn(tokens, before, BEFORE_DAY) && mention.from - before < 3) before--
  // "will hold a video conference on Monday", "met at the peace conference on Monday", "As reported, on Monday he met": no statement.
  if (isIn(tokens, before, SPEECH) && !isWord(tokens, before - 1, 'as') && (!isWord(tokens, before, 'conference') || isOne(tokens, before - 1, 'press', 'news'))) return true
  // "at a press conference he held on Monday"
  if (isWord(tokens, before, 'held') && isAmong(tokens, before - 3, before, 'conference', 'briefing')) return true
  return isIn(tokens, mention.to, SPEECH) && !isComma(tokens, mention.from - 1)
}
