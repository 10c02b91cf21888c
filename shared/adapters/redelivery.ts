import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs'

/** Sets when a message that is being worked on is delivered again, once its delivery has failed. */
export function createRedelivery(
  sqs: SQSClient,
  queueUrl: string,
): (message: { receiptHandle: string }, afterSeconds: number) => Promise<void> {
  return async ({ receiptHandle }, afterSeconds) => {
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: afterSeconds,
      }),
    )
  }
}
