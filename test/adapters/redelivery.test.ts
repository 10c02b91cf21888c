import { ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSqsClient } from '../../shared/adapters/aws-clients.ts'
import { createOutbox } from '../../shared/adapters/outbox.ts'
import { createRedelivery } from '../../shared/adapters/redelivery.ts'
import { type LocalServices, startLocalServices } from '../fakes/local-services.ts'

let services: LocalServices
beforeAll(async () => {
  services = await startLocalServices()
  services.sqsS3.ensureQueue({ name: 'slow', attributes: { VisibilityTimeout: '360' }, deadLetter: null })
})
afterAll(() => services.close())

test('a message that is being worked on is delivered again by its own queue when it is told to be', async () => {
  const sqs = createSqsClient()
  const QueueUrl = services.sqsS3.queueUrl('slow')
  await createOutbox(sqs, QueueUrl).send([{ id: 'a' }])
  const receive = async () => (await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages?.[0]?.ReceiptHandle
  const receiptHandle = (await receive()) ?? ''
  expect(await receive()).toBeUndefined()
  // The function works for several queues, and this is not the one whose address it was given.
  const redeliver = createRedelivery(sqs, services.sqsS3.queueUrl('quick'))
  const message = { receiptHandle, eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:slow' }
  await redeliver(message, 90)
  const visibleAgain = services.sqsS3.visibleAgainAt('slow', receiptHandle) ?? 0
  expect(visibleAgain - Date.now()).toBeGreaterThan(80_000)
  expect(visibleAgain - Date.now()).toBeLessThan(91_000)
  await redeliver(message, 0)
  expect(await receive()).toBeDefined()
})
