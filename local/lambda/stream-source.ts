import { setTimeout as pause } from 'node:timers/promises'
import type { StreamSourceDefinition } from '../cloud/stack-definition.ts'
import type { StreamRecord, Streams } from '../dynamodb/streams.ts'
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../sqs-s3/start-sqs-s3.ts'
import type { EventSource } from './event-source.ts'
import type { FunctionPool } from './function-pool.ts'

/** How often an empty stream is looked at, milliseconds. */
const LOOK_EVERY_MS = 100
/** Pause before a failed batch is tried again, milliseconds. */
const RETRY_AFTER_MS = 250

export type StreamSourceProps = {
  definition: StreamSourceDefinition
  streams: Streams
  pool: FunctionPool
  /** Takes what failed each time: the table and the range of its records, as Lambda reports them. */
  onGivenUp: (report: object) => Promise<void>
}

/** Hands a table's new items to a function in order, batch by batch, as Lambda's event source mapping does; one batch at a time. */
export function startStreamSource({ definition, streams, pool, onGivenUp }: StreamSourceProps): EventSource {
  const stopping = new AbortController()
  const { table } = definition

  /** Tries a batch; bisects one that keeps failing, so that only the records at fault are given up. */
  async function work(records: readonly StreamRecord[]): Promise<void> {
    for (let tries = 0; tries <= definition.retries; tries += 1) {
      const outcome = await pool.invoke({ Records: records.map((record) => recordOf(record, table)) })
      if (outcome.ok) {
        await streams.drop(table, records)
        return
      }
      if (stopping.signal.aborted) return
      await pause(RETRY_AFTER_MS)
      if (records.length > 1) {
        const half = Math.ceil(records.length / 2)
        await work(records.slice(0, half))
        await work(records.slice(half))
        return
      }
    }
    await onGivenUp({ DDBStreamBatchInfo: { table, startSequenceNumber: records[0]?.sequence, batchSize: records.length } })
    await streams.drop(table, records)
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      const records = await streams.read(table, definition.batchSize)
      if (records.length > 0) await work(records)
      else await pause(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  const polling = poll()
  return {
    async stop() {
      stopping.abort()
      await polling
    },
  }
}

/** The record as a handler gets it. Whether an item is new or was written over is not kept: history is only ever added to. */
function recordOf({ sequence, image }: StreamRecord, table: string): object {
  return {
    eventID: sequence,
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: LOCAL_REGION,
    dynamodb: { SequenceNumber: sequence, NewImage: image, StreamViewType: 'NEW_IMAGE' },
    eventSourceARN: `arn:aws:dynamodb:${LOCAL_REGION}:${LOCAL_ACCOUNT}:table/${table}/stream/local`,
  }
}
