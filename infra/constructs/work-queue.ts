import { Duration, Stack } from 'aws-cdk-lib'
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { pinLogicalId } from './data-protection.ts'

/** The longest that SQS keeps a message: time to notice, mend and redrive. */
const DEAD_LETTER_RETENTION = Duration.days(14)
/** Lambda's advice for SQS event sources: a batch must not come back while a retried one is still at work. */
const VISIBILITY_PER_TIMEOUT = 6

export type WorkQueueProps = {
  /** `Feeds` gives FeedsQueue and FeedsDeadLetterQueue. */
  name: string
  /** Timeout of the function that works on the queue. */
  workerTimeout: Duration
  /** Whether messages of one group are worked on one at a time and in order. */
  fifo: boolean
  /** Deliveries before a message goes to the dead-letter queue. */
  maxReceiveCount: number
}

/** A queue between two functions, with the queue where its undeliverable messages wait for a person. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue

  constructor(scope: Construct, props: WorkQueueProps) {
    super(scope, `${props.name}WorkQueue`)
    this.deadLetters = createDeadLetterQueue(this, props.name, props.fifo)
    this.queue = new Queue(this, 'Queue', {
      ...identity(this, props.name, props.fifo),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(VISIBILITY_PER_TIMEOUT * props.workerTimeout.toSeconds()),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.maxReceiveCount },
    })
    pinLogicalId(this.queue, `${props.name}Queue`)
  }
}

/** A queue of 14 days where what failed for good waits for a person. */
export function createDeadLetterQueue(scope: Construct, name: string, fifo: boolean): Queue {
  const queue = new Queue(scope, 'DeadLetterQueue', {
    ...identity(scope, `${name}DeadLetters`, fifo),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: DEAD_LETTER_RETENTION,
  })
  pinLogicalId(queue, `${name}DeadLetterQueue`)
  return queue
}

/**
 * Queues are named, so that an operator sees which is which. FIFO queues deduplicate by the ids that the
 * senders choose, never by content.
 */
function identity(scope: Construct, name: string, fifo: boolean): Pick<QueueProps, 'queueName' | 'fifo' | 'contentBasedDeduplication'> {
  const queueName = `${Stack.of(scope).stackName}-${name}`
  return fifo ? { queueName: `${queueName}.fifo`, fifo, contentBasedDeduplication: false } : { queueName }
}
