import type { Duration } from 'aws-cdk-lib'
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { MetricName } from '../../shared/runtime/metric-names.ts'
import type { FunctionName } from '../bundle.ts'

/** How a function of the pipeline counts something: the sum over `period` of what it emits under its own name. */
export type PipelineMetric = (emitter: FunctionName, name: MetricName, period: Duration) => Metric

export function pipelineMetrics(namespace: string): PipelineMetric {
  return (emitter, metricName, period) =>
    new Metric({ namespace, metricName, dimensionsMap: { service: emitter }, statistic: Stats.SUM, period })
}
