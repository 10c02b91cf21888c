import { ArnFormat, Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'

export type ReplayMachineProps = {
  archive: Bucket
  /** Where the archive's texts lie: `texts/`. */
  prefix: string
  /** Sends the texts of a batch to be read again. */
  replayTexts: IFunction
}

const COLONS = ArnFormat.COLON_RESOURCE_NAME

/** Texts handed to one invocation, and invocations at once: sending is quick, and the queue sets the pace of reading. */
const TEXTS_PER_BATCH = 100
const BATCHES_AT_ONCE = 4

/**
 * Hands all texts of the archive, listed as it runs, to a function in batches: a Distributed Map, so that
 * millions of texts are no more trouble than a hundred, and a run that failed goes on where it stopped.
 */
export class ReplayMachine extends Construct {
  readonly arn: string

  constructor(scope: Construct, { archive, prefix, replayTexts }: ReplayMachineProps) {
    super(scope, 'ReplayMachine')
    const stack = Stack.of(this)
    const name = `${stack.stackName}-Replay`
    const executions = stack.formatArn({ service: 'states', resource: 'execution', resourceName: `${name}:*`, arnFormat: COLONS })
    this.arn = stack.formatArn({ service: 'states', resource: 'stateMachine', resourceName: name, arnFormat: COLONS })

    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') })
    const allow = (actions: string[], resources: string[]) => role.addToPolicy(new PolicyStatement({ actions, resources }))
    allow(['s3:ListBucket'], [archive.bucketArn])
    allow(['lambda:InvokeFunction'], [replayTexts.functionArn])
    // What a Distributed Map needs to run its parts as executions of its own machine.
    allow(['states:StartExecution'], [this.arn])
    allow(['states:DescribeExecution', 'states:StopExecution', 'states:RedriveExecution'], [executions])
    allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*'])
    Validations.of(role).acknowledge(
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'xray:PutTraceSegments and xray:PutTelemetryRecords know no resources; AWS grants them on * only.',
      },
      {
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${name}:*]`,
        reason: 'The executions of this machine that its own map starts: their names are not known beforehand.',
      },
    )

    const machine = new CfnStateMachine(this, 'Machine', {
      stateMachineName: name,
      stateMachineType: 'STANDARD',
      roleArn: role.roleArn,
      tracingConfiguration: { enabled: true },
      definition: {
        Comment: 'Reads the archived texts again; started by npm run replay',
        StartAt: 'EachText',
        States: {
          EachText: {
            Type: 'Map',
            Label: 'EachText',
            ItemReader: {
              Resource: 'arn:aws:states:::s3:listObjectsV2',
              Parameters: { Bucket: archive.bucketName, Prefix: prefix },
            },
            ItemBatcher: { MaxItemsPerBatch: TEXTS_PER_BATCH, BatchInput: { 'force.$': '$.force' } },
            MaxConcurrency: BATCHES_AT_ONCE,
            ItemProcessor: {
              ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
              StartAt: 'SendTexts',
              States: {
                SendTexts: {
                  Type: 'Task',
                  Resource: 'arn:aws:states:::lambda:invoke',
                  Parameters: { FunctionName: replayTexts.functionArn, 'Payload.$': '$' },
                  // The map gathers what its parts answer, and what it gathers is bounded.
                  ResultSelector: {},
                  Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2, JitterStrategy: 'FULL' }],
                  End: true,
                },
              },
            },
            ResultPath: null,
            End: true,
          },
        },
      },
    })
    machine.node.addDependency(role)
    machine.overrideLogicalId('ReplayMachine')
    Validations.of(machine).acknowledge({
      id: 'AwsSolutions-SF1',
      reason: 'The function logs every batch that it sends, and Step Functions keeps the history of an execution for 90 days.',
    })
  }
}
