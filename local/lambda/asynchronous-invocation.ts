import { setTimeout as pause } from 'node:timers/promises'
import type { FunctionPool, InvocationOutcome } from './function-pool.ts'

/** Tries after the first, as Lambda makes them for an asynchronous event. */
const RETRIES = 2
/** Wait before each retry, milliseconds; Lambda waits a minute and more. */
const RETRY_AFTER_MS = 500

/**
 * Invokes a function as Scheduler does: a failure is tried again, and in the end handed to
 * `onGivenUp` (the function's dead-letter queue). Resolves with how the last try ended.
 */
export async function invokeAsynchronously(
  pool: FunctionPool,
  event: unknown,
  onGivenUp: (outcome: InvocationOutcome) => Promise<void>,
): Promise<InvocationOutcome> {
  let outcome = await pool.invoke(event)
  for (let retry = 0; retry < RETRIES && !outcome.ok; retry += 1) {
    await pause(RETRY_AFTER_MS)
    outcome = await pool.invoke(event)
  }
  if (!outcome.ok) await onGivenUp(outcome)
  return outcome
}
