import type { LocalCloud } from '../cloud/start-cloud.ts'
import type { Counts } from './progress.ts'

/** What the functions' work is called, by their service name, in the order of the flow. */
const LABELS: Record<string, string> = {
  'poll-feed': 'feeds polled',
  'fetch-article': 'articles fetched',
  'extract-meetings': 'articles read',
}

/** Counts messages that functions have worked through. */
export type WorkCounter = {
  settled: (functionName: string, settled: { done: number; failed: number }) => void
  counts(cloud: LocalCloud): Counts
}

/** A counter at zero. */
export function createWorkCounter(): WorkCounter {
  const done = new Map<string, number>()
  const retried = new Map<string, number>()
  return {
    settled(name, settled) {
      done.set(name, (done.get(name) ?? 0) + settled.done)
      retried.set(name, (retried.get(name) ?? 0) + settled.failed)
    },
    counts(cloud) {
      const queues = cloud.workQueues()
      return [...Map.groupBy(cloud.stack.eventSources, ({ functionName }) => functionName)]
        .map(([functionName, sources]) => {
          const service = cloud.stack.functions.find(({ name }) => name === functionName)?.environment['POWERTOOLS_SERVICE_NAME'] ?? functionName
          const depths = sources.map(({ queue }) => queues.get(queue) ?? { visible: 0, inFlight: 0, delayed: 0 })
          return {
            service,
            label: LABELS[service] ?? service,
            done: done.get(functionName) ?? 0,
            retried: retried.get(functionName) ?? 0,
            waiting: depths.reduce((sum, { visible, inFlight, delayed }) => sum + visible + inFlight + delayed, 0),
          }
        })
        .toSorted((a, b) => Object.keys(LABELS).indexOf(a.service) - Object.keys(LABELS).indexOf(b.service))
    },
  }
}
