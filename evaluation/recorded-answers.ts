import { z } from 'zod'
import { NO_TOKENS, type TokenUsage } from '../shared/engine/converse.ts'
import { ModelFailure, type AskModel } from '../shared/engine/model-port.ts'
import { parseJsonLine } from './document-line.ts'
import { readLines } from './read-lines.ts'

/** A line of a file of answers: `{"id", "response"}`, or a record of a batch job's output. */
const lineSchema = z
  .looseObject({ id: z.string().optional(), recordId: z.string().optional(), response: z.unknown().optional(), modelOutput: z.unknown().optional() })
  .refine(({ id, recordId }) => id !== undefined || recordId !== undefined, { error: 'expected {"id", "response"} or {"recordId", "modelOutput"}' })
  .transform(({ id, recordId, response, modelOutput, ...rest }) => ({ id: id ?? recordId ?? '', response: response ?? modelOutput ?? rest }))

const tokens = z.int().nonnegative().nullish().transform((count) => count ?? 0)
const responseSchema = z.looseObject({
  stopReason: z.string().optional(),
  usage: z.looseObject({ inputTokens: tokens, outputTokens: tokens, cacheReadInputTokens: tokens, cacheWriteInputTokens: tokens }).optional(),
})

/** Answers by the id of their article; of several for one the last counts. Throws `InputError`. */
export function readRecordedAnswers(file: string): Map<string, unknown> {
  return new Map(readLines(file, (line) => parseJsonLine(line, lineSchema)).map(({ id, response }) => [id, response]))
}

/** Answers with what was recorded; without a record it fails as a model does that is not there. */
export function recordedModel(answers: ReadonlyMap<string, unknown>, id: string): AskModel {
  return () => {
    const response = answers.get(id)
    if (response === undefined || response === null) return Promise.reject(new ModelFailure(`no answer recorded for ${id}`, 'unavailable', { retryAfter: null }))
    const parsed = responseSchema.safeParse(response)
    const { stopReason = 'end_turn', usage } = parsed.success ? parsed.data : {}
    return Promise.resolve({ content: [response], stopReason, usage: usage ? usageOf(usage) : null })
  }
}

function usageOf(usage: TokenUsage): TokenUsage {
  const { inputTokens, outputTokens, cacheReadInputTokens, cacheWriteInputTokens } = usage
  return { ...NO_TOKENS, inputTokens, outputTokens, cacheReadInputTokens, cacheWriteInputTokens }
}
