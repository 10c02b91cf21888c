import type { DateMention } from './find-dates.ts'
import type { Token } from './text-model.ts'

/** Verbs whose date is the day of the words, not of what they tell: "said on Friday". */
export const SPEECH: ReadonlySet<string> = new Set(
  'said says told tells announces announced tweeted wrote posted confirmed reported reports stated added declared reporters statement interview denied warned vowed urged claimed revealed disclosed insisted briefing briefings conference speaking addressing'.split(' '),
)

/** "said Friday", "told reporters on Friday", "on Friday said": the day of the statement. */
export function isOfSpeech(tokens: readonly Token[], mention: DateMention): boolean {
  let before = mention.from - 1
  while (before >= 0 && /^(?:on|late|early|in|a|an|at|the|news|press|regular|daily|,)$/.test(tokens[before]!.lower) && mention.from - before < 3) before--
  if (SPEECH.has(tokens[before]?.lower ?? '')) return true
  return SPEECH.has(tokens[mention.to]?.lower ?? '') && tokens[mention.from - 1]?.text !== ','
}
