import type { ArticleText, ExtractedMeeting } from '../domain/extracted-meeting.ts'
import type { Fallback, Provenance } from '../domain/provenance.ts'
import { NO_TOKENS, type TokenUsage } from './converse.ts'
import type { Verdict } from './gate.ts'

/** One meeting of an article, and for what a model had a part in, how. */
export type ReadMeeting = { meeting: ExtractedMeeting; provenance?: Provenance }

/** What an engine made of an article. */
export type ArticleReading = {
  meetings: ReadMeeting[]
  /** What the rules thought of asking; null where they were not asked that. */
  verdict: Verdict | null
  /** Whether a model was asked, or would have been. */
  asked: boolean
  /** Why the rules read alone what a model should have, and what happened. */
  fallback: Fallback | null
  detail: string | null
  usage: TokenUsage
  /** Values of the model's that were held against the article, and those that fell. */
  checked: number
  dropped: number
}

/** The reading of an article by the rules alone, whatever else is set. */
export function readByRules(article: ArticleText, extract: (article: ArticleText) => ExtractedMeeting[]): ArticleReading {
  const meetings = extract(article).map((meeting) => ({ meeting }))
  return { meetings, verdict: null, asked: false, fallback: null, detail: null, usage: NO_TOKENS, checked: 0, dropped: 0 }
}
