import { Duration, Validations } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { EventBus } from 'aws-cdk-lib/aws-events'
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { pinLogicalId } from './data-protection.ts'
import type { PipelineFunction } from './pipeline-function.ts'
import { createDeadLetterQueue } from './work-queue.ts'

/** Changes handed to the publisher at once: one batch of items is read for them. */
const CHANGES_PER_BATCH = 50
/** Tries for a batch before the records at fault are set aside; the stream keeps records for a day. */
const MOST_RETRIES = 20

/** The bus on which the register tells of its changes. Whoever may attach rules to it gets every event. */
export function createEventBus(scope: Construct, stackName: string): EventBus {
  const bus = new EventBus(scope, 'EventBus', { eventBusName: stackName, description: 'New and changed meetings' })
  pinLogicalId(bus, 'EventBus')
  return bus
}

/** The topic that notifies of changes, with attributes to filter by. */
export function createNotificationTopic(scope: Construct): Topic {
  const topic = new Topic(scope, 'NotificationTopic', { displayName: 'Parley meetings', enforceSSL: true })
  pinLogicalId(topic, 'NotificationTopic')
  return topic
}

/** Hands the rows of a table's stream to a function in order, from the first that there is; what fails for good leaves a note in a queue. */
export class ChangeStream extends Construct {
  readonly deadLetters: Queue

  constructor(scope: Construct, history: Table, publisher: PipelineFunction) {
    super(scope, 'Events')
    this.deadLetters = createDeadLetterQueue(this, 'Events', false)
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is a dead-letter queue itself: of the stream of changes.',
    })
    const streamArn = history.tableStreamArn
    if (streamArn === undefined) throw new Error(`${history.node.path} has no stream`)
    publisher.allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [streamArn])
    publisher.allow(['sqs:SendMessage'], [this.deadLetters.queueArn])
    const source = new EventSourceMapping(this, 'Source', {
      target: publisher.function,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: CHANGES_PER_BATCH,
      maxBatchingWindow: Duration.seconds(1),
      retryAttempts: MOST_RETRIES,
      bisectBatchOnError: true,
      onFailure: { bind: () => ({ destination: this.deadLetters.queueArn }) },
    })
    source.node.addDependency(publisher)
  }
}
