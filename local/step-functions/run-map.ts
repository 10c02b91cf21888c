import { setTimeout as pause } from 'node:timers/promises'
import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3'
import { inParallel } from '../../shared/runtime/in-parallel.ts'
import type { InvocationOutcome } from '../lambda/function-pool.ts'
import type { MapDefinition, Retry } from './map-definition.ts'

/** How many objects have been listed, and how many handed over. */
export type MapCounts = { listed: number; succeeded: number }

export type MapMeans = {
  s3: S3Client
  invoke: (functionArn: string, event: unknown) => Promise<InvocationOutcome>
  stop: AbortSignal
}

/** A batch was given up after all its retries; the message says why. */
export class MapRunFailed extends Error {
  override name = 'MapRunFailed'
}

/**
 * Runs a Distributed Map as Step Functions does: lists the objects page by page, hands them over in batches,
 * so many at once, and tries a batch again as the state says. As there, one batch that fails for good fails the
 * run. Begun anew, it begins from the first object.
 */
export async function runMap(map: MapDefinition, input: Record<string, unknown>, { s3, invoke, stop }: MapMeans): Promise<MapCounts> {
  const counts: MapCounts = { listed: 0, succeeded: 0 }
  const BatchInput = Object.fromEntries(Object.entries(map.batchInput).map(([key, member]) => [key, input[member]]))
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: map.bucket, Prefix: map.prefix })) {
    const items = (page.Contents ?? []).map(({ Key, Size, ETag, LastModified }) => ({ Key, Size, Etag: ETag, LastModified: LastModified?.toISOString() }))
    counts.listed += items.length
    const batches = Array.from({ length: Math.ceil(items.length / map.batchSize) }, (_, index) => items.slice(index * map.batchSize, (index + 1) * map.batchSize))
    await inParallel(batches, map.concurrency, async (Items) => {
      if (stop.aborted) return
      const outcome = await retried(map.retry, () => invoke(map.functionArn, { Items, BatchInput }), stop)
      if (!outcome.ok) throw new MapRunFailed(`${map.name}: a batch of ${Items.length} objects was given up: ${outcome.reason}`)
      counts.succeeded += Items.length
    })
    if (stop.aborted) break
  }
  return counts
}

async function retried(retry: Retry, work: () => Promise<InvocationOutcome>, stop: AbortSignal): Promise<InvocationOutcome> {
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await work()
    if (outcome.ok || attempt === retry.MaxAttempts || stop.aborted) return outcome
    const seconds = retry.IntervalSeconds * retry.BackoffRate ** attempt
    await pause(1000 * seconds * (retry.JitterStrategy === 'FULL' ? Math.random() : 1), undefined, { signal: stop }).catch(() => {})
  }
}
