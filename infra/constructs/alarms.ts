import { Alarm, type ComparisonOperator, type IMetric, type TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { pinLogicalId } from './data-protection.ts'

export type OperatorAlarm = {
  /** `FeedsDeadLetters`; the alarm's logical id, and with the stack's name its name. */
  id: string
  metric: IMetric
  threshold: number
  comparison: ComparisonOperator
  /** Periods of the metric that must agree. */
  periods: number
  missingData: TreatMissingData
  /** What has happened and what it means for the register's readers. */
  meaning: string
  /** Heading of the section of docs/runbook.md that tells what to do, as a link anchor. */
  runbookSection: string
}

/** Alarms that tell a person what has happened and where the remedy is written. */
export class OperatorAlarms extends Construct {
  readonly #topic: ITopic
  readonly #stackName: string

  constructor(scope: Construct, topic: ITopic, stackName: string) {
    super(scope, 'Alarms')
    this.#topic = topic
    this.#stackName = stackName
  }

  add(alarm: OperatorAlarm): Alarm {
    const created = new Alarm(this, alarm.id, {
      alarmName: `${this.#stackName}-${alarm.id}`,
      alarmDescription: `${alarm.meaning} What to do: docs/runbook.md#${alarm.runbookSection}`,
      metric: alarm.metric,
      threshold: alarm.threshold,
      comparisonOperator: alarm.comparison,
      evaluationPeriods: alarm.periods,
      treatMissingData: alarm.missingData,
    })
    const action = new SnsAction(this.#topic)
    created.addAlarmAction(action)
    created.addOkAction(action)
    pinLogicalId(created, `${alarm.id}Alarm`)
    return created
  }
}
