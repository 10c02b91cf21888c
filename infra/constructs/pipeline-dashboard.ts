import { Duration } from 'aws-cdk-lib'
import { Dashboard, GraphWidget, type IMetric, PeriodOverride, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { METRIC } from '../../shared/runtime/metric-names.ts'
import { pinLogicalId } from './data-protection.ts'
import type { PipelineMetric } from './pipeline-metrics.ts'

/** What is shown, each under the name that its lines carry. */
export type ShownPipeline = {
  queues: Record<string, Queue>
  deadLetterQueues: Record<string, Queue>
  functions: Record<string, LambdaFunction>
}

const PERIOD = Duration.minutes(15)
/** Half of the page's 24 columns. */
const WIDTH = 12

/** One page that answers: does news come in, do meetings come out, what waits, what fails, and how long it takes. */
export function createPipelineDashboard(
  scope: Construct,
  stackName: string,
  { queues, deadLetterQueues, functions }: ShownPipeline,
  metric: PipelineMetric,
): void {
  const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: WIDTH })
  const each = <Part>(parts: Record<string, Part>, of: (part: Part, label: string) => IMetric) =>
    Object.entries(parts).map(([label, part]) => of(part, label))

  const dashboard = new Dashboard(scope, 'Dashboard', {
    dashboardName: stackName,
    defaultInterval: Duration.days(3),
    periodOverride: PeriodOverride.INHERIT,
    widgets: [
      [
        graph('Feeds', [
          metric('dispatch-feeds', METRIC.feedsDispatched, PERIOD),
          metric('poll-feed', METRIC.feedsPolled, PERIOD),
          metric('poll-feed', METRIC.feedsUnchanged, PERIOD),
          metric('poll-feed', METRIC.feedsFailed, PERIOD),
        ]),
        graph('Articles', [
          metric('poll-feed', METRIC.articlesListed, PERIOD),
          metric('fetch-article', METRIC.articlesArchived, PERIOD),
          metric('fetch-article', METRIC.articlesFromFeed, PERIOD),
          metric('fetch-article', METRIC.articlesFailed, PERIOD),
          metric('dispatch-feeds', METRIC.articlesSentAgain, PERIOD),
        ]),
      ],
      [
        graph('Register', [
          metric('extract-meetings', METRIC.reports, PERIOD),
          metric('extract-meetings', METRIC.articlesReported, PERIOD),
          metric('extract-meetings', METRIC.articlesWithoutMeeting, PERIOD),
        ]),
        graph(
          'Oldest message, seconds',
          each(queues, (queue, label) =>
            queue.metricApproximateAgeOfOldestMessage({ label, statistic: Stats.MAXIMUM, period: PERIOD }),
          ),
        ),
      ],
      [
        graph('From listed to in the register, seconds, 95 of 100 below', [
          metric('extract-meetings', METRIC.secondsToRegister, PERIOD).with({ statistic: Stats.p(95) }),
          ...('check-canary' in functions ? [metric('check-canary', METRIC.canarySeconds, PERIOD).with({ statistic: Stats.p(95) })] : []),
        ]),
        graph(
          'Waiting messages',
          each(queues, (queue, label) =>
            queue.metricApproximateNumberOfMessagesVisible({ label, statistic: Stats.MAXIMUM, period: PERIOD }),
          ),
        ),
        graph(
          'Dead letters',
          each(deadLetterQueues, (queue, label) =>
            queue.metricApproximateNumberOfMessagesVisible({ label, statistic: Stats.MAXIMUM, period: PERIOD }),
          ),
        ),
      ],
      [
        graph('Time of an invocation, milliseconds, 95 of 100 below', each(functions, (part, label) => part.metricDuration({ label, statistic: Stats.p(95), period: PERIOD }))),
        graph('Errors and throttles', [
          ...each(functions, (part, label) => part.metricErrors({ label: `${label} errors`, period: PERIOD })),
          ...each(functions, (part, label) => part.metricThrottles({ label: `${label} throttles`, period: PERIOD })),
        ]),
      ],
    ],
  })
  pinLogicalId(dashboard, 'Dashboard')
}
