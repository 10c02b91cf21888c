import { z } from 'zod'
import type { InvocationOutcome } from './function-pool.ts'

const partialResponse = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().nullish() })).nullish(),
})

/**
 * Which messages of a batch are to come back, as Lambda reads a handler's answer: all of them if it
 * failed, or if it answers partially with something malformed or an id that is not in the batch.
 */
export function failedMessages(outcome: InvocationOutcome, messageIds: string[], partialFailures: boolean): Set<string> {
  const all = new Set(messageIds)
  if (!outcome.ok) return all
  if (!partialFailures || outcome.result === null || outcome.result === '') return new Set()
  const response = partialResponse.safeParse(outcome.result)
  if (!response.success) return all
  const failed = (response.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier ?? '')
  return failed.every((id) => all.has(id)) ? new Set(failed) : all
}
