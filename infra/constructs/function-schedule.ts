import { Duration } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { pinLogicalId } from './data-protection.ts'

export type FunctionScheduleProps = {
  /** `Dispatch` gives DispatchSchedule. */
  name: string
  description: string
  target: IFunction
  everyMinutes: number
  /** Where an invocation goes that Scheduler cannot hand over; null where its absence is alarm enough. */
  deadLetters: IQueue | null
}

/** Invokes a function every few minutes. A call that comes late is worthless, since the next one does its work too. */
export class FunctionSchedule extends Construct {
  constructor(scope: Construct, props: FunctionScheduleProps) {
    super(scope, `${props.name}Schedule`)
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') })
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [props.target.functionArn] }))
    if (props.deadLetters !== null) role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.deadLetters.queueArn] }))

    const schedule = new Schedule(this, 'Schedule', {
      description: props.description,
      schedule: ScheduleExpression.rate(Duration.minutes(props.everyMinutes)),
      target: new LambdaInvoke(props.target, {
        // The target would add a grant on every version of the function.
        role: role.withoutPolicyUpdates(),
        ...(props.deadLetters === null ? {} : { deadLetterQueue: props.deadLetters }),
        maxEventAge: Duration.minutes(Math.max(props.everyMinutes, 1)),
        retryAttempts: 2,
      }),
    })
    schedule.node.addDependency(role)
    pinLogicalId(schedule, `${props.name}Schedule`)
  }
}
