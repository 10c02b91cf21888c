import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  ApplicationLogLevel,
  Architecture,
  type Code,
  EventSourceMapping,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Settings } from '../config.ts'
import { pinLogicalId } from './data-protection.ts'
import { modelGrants } from './model-grants.ts'

export type PipelineFunctionProps = {
  /** `poll-feed` gives PollFeedFunction, whose service name in logs and metrics is `poll-feed`. */
  name: string
  description: string
  code: Code
  timeout: Duration
  memoryMb: number
  environment: Record<string, string>
  /** Where an asynchronous invocation goes that failed each time; a function that works on a queue needs none. */
  deadLetters?: IQueue
  settings: Settings
}

export type QueueSource = {
  queue: IQueue
  batchSize: number
  maxConcurrency: number
  /** How long to wait for a batch to fill; not for FIFO queues. */
  maxBatchingWindow?: Duration
}

/** A function of the pipeline with its own role and log group. It may do nothing but what `allow` and `consume` name. */
export class PipelineFunction extends Construct {
  readonly function: LambdaFunction
  readonly #role: Role

  constructor(scope: Construct, props: PipelineFunctionProps) {
    const id = pascalCase(props.name)
    super(scope, id)
    const logGroup = new LogGroup(this, 'LogGroup', {
      retention: props.settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    pinLogicalId(logGroup, `${id}LogGroup`)

    this.#role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn])
    Validations.of(this.#role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'xray:PutTraceSegments and xray:PutTelemetryRecords know no resources; AWS grants them on * only.',
    })

    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'handler.handler',
      code: props.code,
      role: this.#role,
      timeout: props.timeout,
      memorySize: props.memoryMb,
      tracing: Tracing.ACTIVE,
      logGroup,
      ...(props.deadLetters === undefined ? {} : { deadLetterQueue: props.deadLetters }),
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel[props.settings.logLevel],
      systemLogLevelV2: SystemLogLevel.WARN,
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_METRICS_NAMESPACE: props.settings.stackName,
        LOG_LEVEL: props.settings.logLevel,
        NODE_OPTIONS: '--enable-source-maps',
      },
    })
    pinLogicalId(this.function, `${id}Function`)
  }

  /** Grants exactly `actions` on exactly `resources`. */
  allow(actions: string[], resources: string[]): void {
    this.#role.addToPolicy(new PolicyStatement({ actions, resources }))
  }

  /** Grants `actions` on the objects of the stack's bucket of that logical id in `folders`: they are many and not known beforehand. */
  allowObjects(actions: string[], bucket: Bucket, folders: string[], logicalId = 'ArchiveBucket'): void {
    this.allow(actions, folders.map((folder) => bucket.arnForObjects(`${folder}/*`)))
    const findings = folders.map((folder) => ({
      id: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/${folder}/*]`,
      reason: "Objects named after articles or months to come, in one folder of the stack's own bucket; the actions are exact.",
    }))
    Validations.of(this.#role).acknowledge(...findings)
  }

  /** Lets the function ask one model on Bedrock, by that id and no other. */
  allowModel(model: string, region: string): void {
    const { statements, wildcard } = modelGrants(this, model, region)
    for (const statement of statements) this.#role.addToPolicy(statement)
    if (wildcard === null) return
    Validations.of(this.#role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${wildcard}]`,
      reason: 'An inference profile works in regions that AWS chooses; the model is named, and may be asked through the profile alone.',
    })
  }

  /** Lets the function work on a queue; messages it reports as failed come back, the rest of their batch does not. */
  consume(source: QueueSource, id = 'Source'): void {
    this.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [source.queue.queueArn])
    const { queue, ...polling } = source
    new EventSourceMapping(this, id, {
      target: this.function,
      eventSourceArn: queue.queueArn,
      reportBatchItemFailures: true,
      ...polling,
    })
  }
}

/** `poll-feed` → `PollFeed`. */
export function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
