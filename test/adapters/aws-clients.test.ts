import { createServer } from 'node:http'
import { GetQueueUrlCommand } from '@aws-sdk/client-sqs'
import { afterEach, expect, it, vi } from 'vitest'
import { listenOnLoopback } from '../../local/loopback-server.ts'
import { createSqsClient } from '../../shared/adapters/aws-clients.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

it('gives a call up that is never answered, and asks again', async () => {
  const asked = Promise.withResolvers<void>()
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    if (requests === 1) asked.resolve()
    else response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{"QueueUrl":"found"}')
  })
  const service = await listenOnLoopback(server)
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', service.url)
  vi.stubEnv('AWS_REGION', 'eu-central-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const client = createSqsClient()
  try {
    const answer = client.send(new GetQueueUrlCommand({ QueueName: 'texts' }))
    await asked.promise
    await vi.advanceTimersByTimeAsync(6_000)
    expect(await answer).toMatchObject({ QueueUrl: 'found' })
    expect(requests).toBe(2)
  } finally {
    client.destroy()
    await service.close()
  }
})
