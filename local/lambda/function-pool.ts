import { randomUUID } from 'node:crypto'
import type { Writable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { FunctionDefinition } from '../cloud/stack-definition.ts'
import { READY } from './invocation-messages.ts'
import type { EnvironmentSetup, InvocationAnswer, InvocationRequest } from './invocation-messages.ts'

/** How an invocation ended. */
export type InvocationOutcome = { ok: true; result: unknown } | { ok: false; reason: string }

/** One function with as many execution environments as it has had invocations at once. */
export type FunctionPool = {
  /** Handles one event in an idle environment, or in a new one. Never rejects. */
  invoke(event: unknown): Promise<InvocationOutcome>
  /** Invocations that have not ended. */
  busy(): number
  /** Kills an environment in the middle of its work, if one is at work: a fault to inject. */
  killOne(): boolean
  close(): Promise<void>
}

type Environment = {
  worker: Worker
  /** Resolves once the bundle is loaded. */
  ready: Promise<void>
  /** Ends the invocation under way, if any. */
  settle: ((outcome: InvocationOutcome) => void) | null
}

/** How long a bundle may take to load, which on Lambda does not count against the function's timeout either, milliseconds. */
const LOADING_MS = 60_000
/** Smaller than Node's own choice: there are many environments in one process, megabytes. */
const YOUNG_GENERATION_MB = 16

const WORKER_FILE = new URL('execution-environment.ts', import.meta.url)

/**
 * A pool for the function with these variables (all that it sees); what it prints goes to `log`. Each
 * invocation is handled by a clock that is ahead by what `clockAheadMs` then gives.
 */
export function createFunctionPool(
  definition: FunctionDefinition,
  variables: Record<string, string>,
  log: Writable,
  clockAheadMs: () => number = () => 0,
): FunctionPool {
  const environments = new Set<Environment>()
  const idle: Environment[] = []

  function startEnvironment(): Environment {
    const { name, directory, handler, memoryMb } = definition
    const setup: EnvironmentSetup = { functionName: name, directory, handler, memoryMb }
    const worker = new Worker(WORKER_FILE, {
      workerData: setup,
      env: variables,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    })
    const { promise: ready, resolve: loaded } = Promise.withResolvers<void>()
    const environment: Environment = { worker, ready, settle: null }
    worker.stdout.pipe(log, { end: false })
    worker.stderr.pipe(log, { end: false })
    worker.on('message', (answer: InvocationAnswer | typeof READY) => {
      if (answer === READY) {
        loaded()
        return
      }
      // An answer that was on its way when its environment was killed: the invocation has ended, and nothing is idle.
      if (!environments.has(environment)) return
      const { settle } = environment
      environment.settle = null
      idle.push(environment)
      settle?.(answer)
    })
    worker.on('error', (error: unknown) => discard(environment, error instanceof Error ? (error.stack ?? error.message) : String(error)))
    worker.on('exit', () => discard(environment, 'the execution environment ended'))
    environments.add(environment)
    return environment
  }

  function discard(environment: Environment, reason: string): void {
    if (!environments.delete(environment)) return
    const position = idle.indexOf(environment)
    if (position !== -1) idle.splice(position, 1)
    environment.settle?.({ ok: false, reason })
    void environment.worker.terminate()
  }

  function invoke(event: unknown): Promise<InvocationOutcome> {
    const environment = idle.pop() ?? startEnvironment()
    const timeoutMs = definition.timeoutSeconds * 1000
    const { promise, resolve } = Promise.withResolvers<InvocationOutcome>()
    let timer = setTimeout(() => discard(environment, `the bundle was not loaded within ${LOADING_MS / 1000} seconds`), LOADING_MS)
    let settled = false
    environment.settle = (outcome) => {
      settled = true
      clearTimeout(timer)
      resolve(outcome)
    }
    void environment.ready.then(() => {
      if (settled) return
      clearTimeout(timer)
      timer = setTimeout(() => discard(environment, `Task timed out after ${definition.timeoutSeconds} seconds`), timeoutMs)
    })
    const request: InvocationRequest = { requestId: randomUUID(), event, timeoutMs, clockAheadMs: clockAheadMs() }
    environment.worker.postMessage(request, [])
    return promise
  }

  return {
    invoke,
    busy: () => environments.size - idle.length,
    killOne() {
      const victim = [...environments].find((environment) => environment.settle !== null)
      if (victim) discard(victim, 'killed')
      return victim !== undefined
    },
    async close() {
      await Promise.all([...environments].map((environment) => environment.worker.terminate()))
    },
  }
}
