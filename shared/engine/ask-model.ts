import type { Fallback } from '../domain/provenance.ts'
import { addUsage, NO_TOKENS, type ContentBlock, type ConverseRequest, type Message, type TokenUsage } from './converse.ts'
import { type AnswerMemory, type AskModel, type ModelAnswer, ModelFailure, type TokenBudget } from './model-port.ts'
import { readAnswer, type MeetingClaim } from './read-answer.ts'

/** What asking came to: the meetings claimed, or why there are none to go by. */
export type Asked = ({ claims: MeetingClaim[]; answer: ModelAnswer } | { fallback: Fallback; detail: string }) & { usage: TokenUsage; turns: number }

/**
 * Characters that a token takes at the least. English prose and JSON take some four on average; half of that is
 * set aside before the answer tells what was really used.
 */
const LEAST_CHARACTERS_PER_TOKEN = 2

/** The most that a call can use, tokens. */
export function mostTokens(request: ConverseRequest): number {
  return Math.ceil(JSON.stringify(request).length / LEAST_CHARACTERS_PER_TOKEN) + request.inferenceConfig.maxTokens
}

/** Stop reasons by which a model or a filter before it declines. */
const DECLINED = new Set(['content_filtered', 'guardrail_intervened', 'refusal'])

/** Whom to ask, on what budget, and what was answered before. */
export type Asking = {
  ask: AskModel
  budget: TokenBudget
  memory: AnswerMemory
  /** Whether a failure that may pass is thrown, so that the article comes back later. */
  patient: boolean
}

/**
 * Asks about one article, and once more if the answer cannot be read. Rejects with a `ModelFailure` only if
 * asking later may help and `patient` is true; all else is told as a reason to fall back on the rules.
 */
export async function askModel(request: ConverseRequest, { ask, budget, memory, patient }: Asking): Promise<Asked> {
  const kept = await memory.recall(request)
  const known = kept && readAnswer(kept.content)
  if (kept && known) return { claims: known, answer: kept, usage: NO_TOKENS, turns: 0 }
  let usage = NO_TOKENS
  let messages = request.messages
  for (let turn = 1; turn <= 2; turn++) {
    const turnRequest = { ...request, messages }
    const reservation = await budget.reserve(mostTokens(turnRequest), turn === 1)
    if (reservation === null) return { fallback: 'budget', detail: "the day's tokens or articles are used up", usage, turns: turn - 1 }
    let answer: ModelAnswer
    try {
      answer = await ask(turnRequest)
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error
      // What a call without an answer has cost nobody knows: what was set aside for it stays so.
      if (!error.mayHaveCost) await reservation.settle(NO_TOKENS)
      if (patient && error.retryAfter !== null) throw error
      return { fallback: error.fallback, detail: error.message, usage, turns: turn }
    }
    usage = addUsage(usage, answer.usage ?? NO_TOKENS)
    const claims = answer.stopReason === 'max_tokens' ? null : readAnswer(answer.content)
    // Kept before it is paid for: a crash in between leaves a little too much set aside, never an answer to be had twice.
    if (claims) await memory.keep(request, answer)
    if (answer.usage) await reservation.settle(answer.usage)
    if (DECLINED.has(answer.stopReason)) return { fallback: 'filtered', detail: `the model stopped with ${answer.stopReason}`, usage, turns: turn }
    if (claims) return { claims, answer, usage, turns: turn }
    messages = [...request.messages, ...repairTurn(answer)]
  }
  return { fallback: 'unreadable', detail: 'no readable answer, asked twice', usage, turns: 2 }
}

/** The answer that could not be read, and what is wrong with it. */
function repairTurn({ content, stopReason }: ModelAnswer): Message[] {
  const complaint =
    stopReason === 'max_tokens'
      ? 'Your answer was cut off for its length. Answer again, complete and shorter: the shortest quotes, no statements, at most two outcomes a meeting.'
      : 'Your answer could not be read. Answer again by one call of the tool with an object of the form {"meetings": […]}.'
  const given = content.filter(isBlock)
  const calls = given.flatMap((block) => ('toolUse' in block ? [block.toolUse] : []))
  if (given.length === 0) return [{ role: 'assistant', content: [{ text: '(no answer)' }] }, { role: 'user', content: [{ text: complaint }] }]
  const results = calls.map(({ toolUseId }): ContentBlock => ({ toolResult: { toolUseId, status: 'error', content: [{ text: complaint }] } }))
  return [
    { role: 'assistant', content: given },
    { role: 'user', content: results.length > 0 ? results : [{ text: complaint }] },
  ]
}

/** A block that may be sent back: text that is not blank, or a tool call whose input is an object, as the service asks. */
function isBlock(block: unknown): block is ContentBlock {
  if (typeof block !== 'object' || block === null) return false
  if ('text' in block) return typeof block.text === 'string' && block.text.trim() !== ''
  if (!('toolUse' in block) || typeof block.toolUse !== 'object' || block.toolUse === null) return false
  const { toolUse } = block
  return 'toolUseId' in toolUse && typeof toolUse.toolUseId === 'string' && 'name' in toolUse && 'input' in toolUse && typeof toolUse.input === 'object' && toolUse.input !== null
}
