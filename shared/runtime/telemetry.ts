import { Logger } from '@aws-lambda-powertools/logger'
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics'
import type { Context } from 'aws-lambda'
import type { Count } from './metric-names.ts'

/** What a part of the pipeline says about its work; each call is one line of JSON. */
export type Log = {
  info: (message: string, fields?: Record<string, unknown>) => void
  warn: (message: string, fields?: Record<string, unknown>) => void
  error: (message: string, fields?: Record<string, unknown>) => void
}

/** Logs and metrics of one function, under the names that the stack gives it. */
export type Telemetry = {
  log: Log
  count: Count
  /** Wraps a handler: its lines carry the request id, its metrics are written when it ends, well or not. */
  around: <Event, Result>(
    handle: (event: Event, context: Context) => Promise<Result>,
  ) => (event: Event, context: Context) => Promise<Result>
}

export function createTelemetry(): Telemetry {
  const logger = new Logger()
  const metrics = new Metrics()
  let counted = false
  const line =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, fields: Record<string, unknown> = {}): void =>
      logger[level](message, fields)
  return {
    log: { info: line('info'), warn: line('warn'), error: line('error') },
    count: (metric, amount = 1) => {
      counted = true
      metrics.addMetric(metric, MetricUnit.Count, amount)
    },
    around: (handle) => async (event, context) => {
      logger.addContext(context)
      try {
        return await handle(event, context)
      } finally {
        // Nothing counted is nothing to say: the library would complain of it, a line for each request.
        if (counted) metrics.publishStoredMetrics()
        counted = false
      }
    },
  }
}
