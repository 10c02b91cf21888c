import type { Permission } from './iam/needed-permissions.ts'

/** The services that the local cloud stands in for. */
export type AwsService = 'dynamodb' | 's3' | 'sqs' | 'events'

/** One request to a local service, as it would be billed. */
export type AwsCall = {
  service: AwsService
  /** The API operation: `PutItem`, `SendMessageBatch`, `GetObject`. */
  operation: string
  /** Name of the table, queue or bucket; several tables of one transaction are joined with commas. */
  resource: string
  /** The function that called, or whatever else its access key id names. */
  caller: string
  /** What IAM asks of the caller. */
  needs: Permission[]
}

/** What a call consumed. DynamoDB counts on-demand units; a request to S3 or SQS is one request. */
export type Consumed = { readUnits: number; writeUnits: number }

/**
 * A failure put in the way of a call. `before`: nothing was done. `after`: it was done, but the caller
 * does not learn of it; the case that only idempotent callers survive.
 */
export type Fault = {
  when: 'before' | 'after'
  /**
   * `throttling`, `internal` and `denied` (a permission is missing) answer as the service would; `disconnect` closes the connection without an
   * answer, `stall` does so only after longer than any caller waits.
   */
  kind: 'throttling' | 'internal' | 'denied' | 'disconnect' | 'stall'
}

/** How long a stalled connection stays open: longer than the clients of the functions wait, milliseconds. */
export const STALL_MS = 15_000

/** Decides about each call before it is done; the place for fault injection. */
export type FaultPlan = (call: AwsCall) => Fault | null

/** Watches each call after it was done, with what it consumed. */
export type CallObserver = (call: AwsCall, consumed: Consumed) => void

/** What a local service is given to be watched and disturbed by. */
export type CallHooks = { plan: FaultPlan; observe: CallObserver }

export type CallTotals = { requests: number; readUnits: number; writeUnits: number }

/** Sums calls per caller, service, operation and resource. */
export type CallLedger = {
  observe: CallObserver
  /** Sums so far, most requests first. */
  entries(): (AwsCall & CallTotals)[]
  /** Everything that a caller has needed so far to be allowed. */
  neededBy(caller: string): Permission[]
  /** Forgets everything counted so far. */
  reset(): void
}

/** An empty ledger. */
export function createCallLedger(): CallLedger {
  const totals = new Map<string, AwsCall & CallTotals>()
  const needs = new Map<string, Set<Permission>>()
  return {
    observe(call, consumed) {
      const key = [call.caller, call.service, call.operation, call.resource].join('\n')
      const entry = totals.get(key) ?? { ...call, requests: 0, readUnits: 0, writeUnits: 0 }
      entry.requests += 1
      entry.readUnits += consumed.readUnits
      entry.writeUnits += consumed.writeUnits
      totals.set(key, entry)
      const needed = needs.get(call.caller) ?? new Set()
      for (const need of call.needs) needed.add(need)
      needs.set(call.caller, needed)
    },
    entries: () => [...totals.values()].sort((a, b) => b.requests - a.requests),
    neededBy: (caller) => [...(needs.get(caller) ?? [])].sort(),
    reset() {
      totals.clear()
      needs.clear()
    },
  }
}

/** Hooks that neither disturb nor count. */
export const UNDISTURBED: CallHooks = { plan: () => null, observe: () => {} }

/** Who signed a request: the access key id of its Signature Version 4 header, where the local cloud writes the function's name. */
export function callerOf(authorization: string | undefined): string {
  return /Credential=([^/,\s]+)/.exec(authorization ?? '')?.[1] ?? 'unsigned'
}
