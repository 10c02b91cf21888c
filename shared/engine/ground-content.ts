import type { Account, Statement } from '../domain/meeting-fields.ts'
import type { TopicCode } from '../domain/topic-codes.ts'
import { timesWithin } from '../extract/duration.ts'
import { TOPIC_CUES } from '../extract/topic-lexicon.ts'
import { foldText } from '../register/fold-text.ts'
import { locate, sentencesAround, tokensOf, type ArticleProof } from './article-proof.ts'
import { NOT_QUOTED, type Grounded } from './grounded.ts'
import { findQuote, type Span } from './quotes.ts'
import type { Claim } from './read-answer.ts'

/** A topic stands if a word for it is in the quote's sentence, or, where that has a word for no topic, in the article. */
export function groundTopic(proof: ArticleProof, { value, quote }: Claim<TopicCode>, evidence: Span): Grounded<TopicCode> {
  const quoted = locate(proof, quote, evidence)
  if (quoted === null) return NOT_QUOTED
  const beside = topicsWithin(proof, sentencesAround(proof, quoted))
  if (beside.has(value)) return { value, ...quoted }
  if (topicsWithin(proof, quoted).size > 0) return { why: 'the quoted words name another topic' }
  return topicsWithin(proof, { start: 0, end: proof.model.text.length }).has(value) ? { value, ...quoted } : { why: 'the article has no word for it' }
}

function topicsWithin(proof: ArticleProof, span: Span): Set<TopicCode> {
  const { from, to } = tokensOf(proof, span)
  const found = new Set<TopicCode>()
  for (let at = from; at < to; at++) for (const { topic } of TOPIC_CUES.longestAt(proof.model.tokens, at)?.value ?? []) found.add(topic)
  return found
}

/** A duration stands if the quoted words say so many minutes or hours. */
export function groundDuration(proof: ArticleProof, { value, quote }: Claim<number>, evidence: Span): Grounded<number> {
  const quoted = locate(proof, quote, evidence)
  if (quoted === null) return NOT_QUOTED
  const { from, to } = tokensOf(proof, quoted)
  return timesWithin(proof.model.tokens, from, to).includes(value) ? { value, ...quoted } : { why: 'not what the quoted words mean' }
}

/** Words that are their own proof. */
export function groundWords(proof: ArticleProof, words: string, evidence: Span): Grounded<string> {
  const found = findQuote(proof.text, words, evidence.start)
  return found ? { value: textOf(proof, found), ...found } : NOT_QUOTED
}

const QUOTATION_MARKS = /^["'“‘]+|["'”’]+$/g

/** A statement stands if its words and its speaker's last word are in the article. */
export function groundStatement(proof: ArticleProof, { speaker, text }: Statement, evidence: Span): Grounded<Statement> {
  const found = findQuote(proof.text, text.trim().replaceAll(QUOTATION_MARKS, ''), evidence.start)
  if (found === null) return NOT_QUOTED
  const last = foldText(speaker).split(' ').at(-1) ?? ''
  if (!` ${foldText(proof.model.text)} `.includes(` ${last} `)) return { why: 'the article names no such speaker' }
  return { value: { speaker, text: textOf(proof, found) }, ...found }
}

/** A source stands if the article has its words. */
export function groundAccount(proof: ArticleProof, { value, quote }: Claim<Omit<Account, 'omits'>>, evidence: Span): Grounded<Account> {
  const quoted = locate(proof, quote, evidence)
  if (quoted === null) return NOT_QUOTED
  const [outlet, citing] = [wordsOf(proof, value.outlet), wordsOf(proof, value.citing)]
  if (outlet === null && citing === null) return { why: 'the article names no such source' }
  return { value: { outlet, citing, omits: [] }, ...quoted }
}

/** The words if the article has them, capitals and marks aside, side by side or at least in one sentence. */
function wordsOf(proof: ArticleProof, words: string | null): string | null {
  if (words === null) return null
  const sought = foldText(words)
  if (sought === '') return null
  if (` ${foldText(proof.model.text)} `.includes(` ${sought} `)) return words
  const parts = sought.split(' ').filter((word) => word.length > 2)
  const together = proof.model.sentences.some(({ start, end }) => {
    const own = new Set(foldText(proof.model.text.slice(start, end)).split(' '))
    return parts.every((word) => own.has(word))
  })
  return together ? words : null
}

function textOf({ model }: ArticleProof, { start, end }: Span): string {
  return model.text.slice(start, end).replaceAll(/\s+/g, ' ')
}
