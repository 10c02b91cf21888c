/** What an execution environment is made with. */
export type EnvironmentSetup = {
  functionName: string
  /** The folder of the deployed bundle. */
  directory: string
  /** `handler.handler`: file and export. */
  handler: string
  memoryMb: number
}

/** To the environment: one event to handle within so many milliseconds, by a clock that is so many ahead. */
export type InvocationRequest = { requestId: string; event: unknown; timeoutMs: number; clockAheadMs: number }

/** From the environment, once: the bundle is loaded. */
export const READY = 'ready'

/** From the environment: what the handler returned, or why it threw. */
export type InvocationAnswer =
  | { requestId: string; ok: true; result: unknown }
  | { requestId: string; ok: false; reason: string }
