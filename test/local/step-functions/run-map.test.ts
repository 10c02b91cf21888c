import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MapDefinition } from '../../../local/step-functions/map-definition.ts'
import { MapRunFailed, runMap } from '../../../local/step-functions/run-map.ts'
import { type LocalServices, startLocalServices } from '../../fakes/local-services.ts'

const map: MapDefinition = {
  name: 'Replay',
  bucket: 'archive',
  prefix: 'texts/',
  batchSize: 2,
  batchInput: { force: 'force' },
  concurrency: 2,
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:Send',
  retry: { ErrorEquals: ['States.ALL'], IntervalSeconds: 0.001, MaxAttempts: 2, BackoffRate: 2, JitterStrategy: 'FULL' },
}

let services: LocalServices
let s3: S3Client
beforeAll(async () => {
  services = await startLocalServices()
  services.sqsS3.ensureBucket('archive')
  s3 = new S3Client()
  for (const Key of ['pages/a/1', 'texts/a/1', 'texts/b/1', 'texts/c/1']) await s3.send(new PutObjectCommand({ Bucket: 'archive', Key, Body: 'text' }))
})
afterAll(async () => {
  s3.destroy()
  await services.close()
})

test('hands every object under the prefix over once, in batches, with what the execution was given', async () => {
  const events: unknown[] = []
  const invoke = (functionArn: string, event: unknown) => {
    events.push([functionArn, event])
    return Promise.resolve({ ok: true as const, result: {} })
  }
  const counts = await runMap(map, { force: true, other: 1 }, { s3, invoke, stop: new AbortController().signal })
  expect(counts).toEqual({ listed: 3, succeeded: 3 })
  const batch = (...keys: string[]) => [map.functionArn, { Items: keys.map((Key) => expect.objectContaining({ Key })), BatchInput: { force: true } }]
  expect(events).toEqual([batch('texts/a/1', 'texts/b/1'), batch('texts/c/1')])
})

test('a batch that fails is tried again as the state says, and then fails the run', async () => {
  let calls = 0
  const flaky = () => Promise.resolve((calls += 1) < 3 ? { ok: false as const, reason: 'throttled' } : { ok: true as const, result: {} })
  await expect(runMap({ ...map, batchSize: 3 }, {}, { s3, invoke: flaky, stop: new AbortController().signal })).resolves.toMatchObject({ succeeded: 3 })
  const broken = () => Promise.resolve({ ok: false as const, reason: 'a bug' })
  const run = runMap(map, {}, { s3, invoke: broken, stop: new AbortController().signal })
  await expect(run).rejects.toThrow(MapRunFailed)
  await expect(run).rejects.toThrow('a bug')
})
