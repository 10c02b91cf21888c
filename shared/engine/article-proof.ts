import type { ArticleText, ExtractedMeeting } from '../domain/extracted-meeting.ts'
import { findDates, type DateMention } from '../extract/find-dates.ts'
import { findNamed, type Named } from '../extract/gazetteer.ts'
import { homeOf, placeNamed } from '../extract/home.ts'
import { firstFrom } from '../extract/ordered-search.ts'
import { findNames, type NameMention } from '../extract/people.ts'
import { readText } from '../extract/read-text.ts'
import type { TextModel, Token } from '../extract/text-model.ts'
import { findTitles } from '../extract/titles.ts'
import { findQuote, quotable, type Quotable, type Span } from './quotes.ts'

/** An article as the rules' own readers see it: what a model's claims about it are held against. */
export type ArticleProof = {
  model: TextModel
  text: Quotable
  named: readonly Named[]
  dates: readonly DateMention[]
  names: readonly NameMention[]
  /** Parties that the article or its headline names anywhere, and the outlet's own. */
  parties: ReadonlySet<string>
  /** What the rules extract from the article. */
  byRules: readonly ExtractedMeeting[]
}

export function proofOf(article: ArticleText, byRules: readonly ExtractedMeeting[]): ArticleProof {
  const model = readText(article)
  const { tokens } = model
  const named = findNamed(tokens)
  const namedAt: (Named | undefined)[] = tokens.map(() => undefined)
  for (const name of named) for (let at = name.from; at < name.to; at++) namedAt[at] = name
  const titles = findTitles(tokens, namedAt, model.sentences)
  const headline = article.title ? findNamed(readText({ ...article, text: article.title }).tokens) : []
  const codes = [
    ...[...named, ...headline].map(({ partyCode }) => partyCode),
    ...titles.flatMap(({ parties }) => parties),
    model.dateline?.place ? placeNamed(model.dateline.place) : null,
    homeOf(article).party,
  ]
  return {
    model,
    text: quotable(model.text),
    named,
    dates: findDates(model),
    names: findNames(tokens, namedAt, titles, new Set(model.sentences.map(({ from }) => from))),
    parties: new Set(codes.filter((code) => code !== null)),
    byRules,
  }
}

/** Where the quote stands in the article; of several places the one nearest to the sentence that shows the meeting. */
export function locate(proof: ArticleProof, quote: string | null, evidence: Span): Span | null {
  return quote === null ? evidence : findQuote(proof.text, quote, evidence.start)
}

/** The tokens that overlap the span, as `[from, to)`. */
export function tokensOf({ model: { tokens } }: ArticleProof, { start, end }: Span): { from: number; to: number } {
  return { from: firstFrom(tokens, start + 1, (token) => token.end), to: firstFrom(tokens, end, (token) => token.start) }
}

export function tokensWithin(proof: ArticleProof, span: Span): readonly Token[] {
  const { from, to } = tokensOf(proof, span)
  return proof.model.tokens.slice(from, to)
}

/** The span widened to the sentences that it touches, and `around` more on either side. */
export function sentencesAround({ model: { sentences } }: ArticleProof, { start, end }: Span, around = 0): Span {
  const first = firstFrom(sentences, start + 1, (sentence) => sentence.end)
  const last = firstFrom(sentences, end, (sentence) => sentence.start) - 1
  const from = sentences[Math.max(0, first - around)]
  const to = sentences[Math.min(sentences.length - 1, Math.max(first, last) + around)]
  return { start: Math.min(start, from?.start ?? start), end: Math.max(end, to?.end ?? end) }
}

/** The known names that overlap the span. */
export function namedWithin(proof: ArticleProof, span: Span): readonly Named[] {
  const { from, to } = tokensOf(proof, span)
  return proof.named.filter((name) => name.from < to && name.to > from)
}
