import type { AwsCall, Fault, FaultPlan } from '../aws-calls.ts'
import type { DeliveryPlan } from '../lambda/event-source.ts'
import type { OutletTrouble } from './outlets.ts'

/** One thing after the other that a soak does to the pipeline. */
export const FAULT_NAMES = [
  'nothing',
  'throttling',
  'server errors',
  'lost answers',
  'timeouts',
  'duplicate delivery',
  'out-of-order delivery',
  'workers killed',
  'clock skew',
  'full disk',
  'outlets out of order',
  'everything at once',
] as const
export type FaultName = (typeof FAULT_NAMES)[number]

/** One fault at work: what it does to whom, and how often it has done it. */
export type FaultAtWork = {
  faults: FaultPlan
  delivery: DeliveryPlan
  clockAheadMs: () => number
  outlets: () => OutletTrouble | null
  /** Whether a worker is to be killed now; asked each time that a batch was worked through. */
  kills: () => boolean
  /** From now on nothing goes wrong any more. */
  stop(): void
  /** How often each was done, by what it was done to. */
  injected(): Map<string, number>
}

/** Share of calls of a function that go wrong. */
const CALLS_FAILING = 0.04
/** Calls that are never answered hold up a worker for ten seconds each, so that there are few. */
const CALLS_STALLING = 0.01
const MOST_STALLS = 6
/** Share of batches that are delivered twice, late or reversed. */
const BATCHES_DISTURBED = 0.25
const LATEST_MS = 800
/** Batches worked through between two kills. */
const BATCHES_PER_KILL = 15
/** Clocks of workers are apart by up to twice this. */
const MOST_SKEW_MS = 60_000
/** The disk fills up when so many writes were done, and is full for so long. */
const WRITES_BEFORE_FULL = 60
const DISK_FULL_MS = 6_000
const REQUESTS_FAILING = 0.2

const WRITES: ReadonlySet<string> = new Set([
  'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems', 'PutObject', 'SendMessage', 'SendMessageBatch',
  'DeleteMessage', 'DeleteMessageBatch', 'ChangeMessageVisibility',
])

/** Puts one fault, or all of them, to work. `random` is evenly distributed in [0, 1); `stack` begins the names of its functions. */
export function putToWork(name: FaultName, random: () => number, stack: string): FaultAtWork {
  const counts = new Map<string, number>()
  const is = (fault: FaultName) => !stopped && (name === fault || name === 'everything at once')
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  let [stopped, stalls, batches, writes, fullSince] = [false, 0, 0, 0, 0]

  const failCall = (call: AwsCall): Fault | null => {
    const failing = random() < CALLS_FAILING
    if (failing && is('throttling')) return { when: 'before', kind: 'throttling' }
    if (failing && is('server errors')) return { when: random() < 0.5 ? 'before' : 'after', kind: 'internal' }
    if (failing && is('lost answers')) return { when: random() < 0.5 ? 'before' : 'after', kind: 'disconnect' }
    if (is('timeouts') && stalls < MOST_STALLS && random() < CALLS_STALLING) {
      stalls += 1
      return { when: stalls % 2 === 0 ? 'before' : 'after', kind: 'stall' }
    }
    return isDiskFull(call) ? { when: 'before', kind: 'internal' } : null
  }

  function isDiskFull({ operation }: AwsCall): boolean {
    if (!is('full disk') || !WRITES.has(operation)) return false
    writes += 1
    if (writes === WRITES_BEFORE_FULL) fullSince = Date.now()
    return fullSince !== 0 && Date.now() - fullSince < DISK_FULL_MS
  }

  return {
    faults(call) {
      // Others than the functions are the services themselves, and whoever looks on.
      if (!call.caller.startsWith(`${stack}-`) && !(call.caller === 'event-source' && WRITES.has(call.operation) && is('full disk'))) return null
      const fault = failCall(call)
      if (fault !== null) count(call.service)
      return fault
    },
    delivery() {
      const disturbed = random() < BATCHES_DISTURBED
      const again = is('duplicate delivery') && disturbed
      const late = is('out-of-order delivery') && random() < BATCHES_DISTURBED
      if (again) count('batches delivered twice')
      if (late) count('batches late or reversed')
      return { lateMs: late ? random() * LATEST_MS : 0, reversed: late, again }
    },
    clockAheadMs() {
      if (!is('clock skew')) return 0
      count('invocations')
      return Math.round((2 * random() - 1) * MOST_SKEW_MS)
    },
    outlets() {
      if (!is('outlets out of order') || random() >= REQUESTS_FAILING) return null
      count('requests')
      return (['server_error', 'too_many_requests', 'disconnect', 'cut_off'] as const)[Math.floor(random() * 4)] ?? null
    },
    kills() {
      batches += 1
      return is('workers killed') && batches % BATCHES_PER_KILL === 0
    },
    stop() {
      stopped = true
    },
    injected: () => counts,
  }
}
