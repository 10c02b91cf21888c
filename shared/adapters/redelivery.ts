import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs'

/**
 * Sets when a message that is being worked on is delivered again, once its delivery has failed. `queueUrl` is that
 * of any queue that the function works for: they differ in their names alone, and the message names its own.
 */
export function createRedelivery(
  sqs: SQSClient,
  queueUrl: string,
): (message: { receiptHandle: string; eventSourceARN: string }, afterSeconds: number) => Promise<void> {
  return async ({ receiptHandle, eventSourceARN }, afterSeconds) => {
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: new URL(eventSourceARN.split(':').at(-1) ?? '', queueUrl).href,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: afterSeconds,
      }),
    )
  }
}
