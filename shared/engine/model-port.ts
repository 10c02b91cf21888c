import type { Fallback } from '../domain/provenance.ts'
import type { ConverseRequest, TokenUsage } from './converse.ts'

/** What a model answered. */
export type ModelAnswer = {
  /** The message as it came, to be read by `readAnswer` and sent back in a repair turn. */
  content: unknown[]
  /** Converse's stop reason: `tool_use`, `end_turn`, `max_tokens`, `content_filtered` … */
  stopReason: string
  /** Null where a recorded answer does not tell. */
  usage: TokenUsage | null
}

/** Asks a model. Rejects with `ModelFailure` if there is no answer. */
export type AskModel = (request: ConverseRequest) => Promise<ModelAnswer>

/** The model gave no answer. */
export class ModelFailure extends Error {
  override name = 'ModelFailure'
  /** How the article is marked if the rules read it instead. */
  readonly fallback: Fallback
  /** When asking again may help, seconds; null if it never will. */
  readonly retryAfter: number | null
  /** Whether tokens may have been used up though no answer tells how many. */
  readonly mayHaveCost: boolean

  constructor(message: string, fallback: Fallback, { retryAfter, mayHaveCost = false, cause }: { retryAfter: number | null; mayHaveCost?: boolean; cause?: unknown }) {
    super(message, { cause })
    this.fallback = fallback
    this.retryAfter = retryAfter
    this.mayHaveCost = mayHaveCost
  }
}

/** The tokens of a day, shared by all that ask. */
export type TokenBudget = {
  /** Sets tokens aside for one call; `firstOfArticle` also counts the article. Null if the day's are used up. */
  reserve(tokens: number, firstOfArticle: boolean): Promise<Reservation | null>
}

export type Reservation = {
  /** Replaces what was set aside by what was used. */
  settle(used: TokenUsage): Promise<void>
}

/** No bound and no count. */
export const UNBOUNDED: TokenBudget = { reserve: () => Promise.resolve({ settle: () => Promise.resolve() }) }

/** Answers that were had before, by what was asked: neither a message delivered twice nor a replay pays twice. */
export type AnswerMemory = {
  recall(request: ConverseRequest): Promise<ModelAnswer | null>
  keep(request: ConverseRequest, answer: ModelAnswer): Promise<void>
}

export const FORGETFUL: AnswerMemory = { recall: () => Promise.resolve(null), keep: () => Promise.resolve() }
