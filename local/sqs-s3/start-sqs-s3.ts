import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { buildApp } from 'fauxqs'
import { callerOf, STALL_MS } from '../aws-calls.ts'
import type { AwsCall, CallHooks, Fault } from '../aws-calls.ts'
import { openDurableStores } from './durable-stores.ts'
import type { DurableStores } from './durable-stores.ts'
import { allowEveryCharacter } from './message-characters.ts'
import { serveMoveTasks } from './message-move-tasks.ts'
import { objectCall, objectOf, queueCall } from './request-names.ts'

/** The account and region that local names are made with. */
export const LOCAL_ACCOUNT = '000000000000'
export const LOCAL_REGION = 'us-east-1'

/** One queue to have: its attributes as SQS names them, the redrive policy by the dead-letter queue's name. */
export type QueueDefinition = {
  name: string
  attributes: Record<string, string>
  deadLetter: { queue: string; maxReceiveCount: number } | null
}

/** How many messages a queue holds. */
export type QueueDepth = { visible: number; inFlight: number; delayed: number }

/** An SQS and an S3 on this machine; stop them with `close`. */
export type LocalSqsS3 = {
  endpoint: string
  queueUrl: (name: string) => string
  /** Makes the queue, or gives the one that is there these attributes. */
  ensureQueue(definition: QueueDefinition): void
  ensureBucket(name: string): void
  depth(queue: string): QueueDepth
  /** The bodies of a queue's messages, whatever their state. */
  bodies(queue: string): string[]
  /** When a received message becomes visible again (epoch milliseconds), or null if it is not being worked on. */
  visibleAgainAt(queue: string, receiptHandle: string): number | null
  /** Makes a received message visible again in so many seconds, if it is being worked on. */
  showAgain(queue: string, receiptHandle: string, seconds: number): void
  close(): Promise<void>
}

/** Serves SQS's and S3's protocols on a loopback port, with their data under `directory` (null: in memory). */
export async function startSqsS3(options: { directory: string | null; hooks: CallHooks }): Promise<LocalSqsS3> {
  allowEveryCharacter()
  const stores = openDurableStores(options.directory)
  const app = buildApp({
    logger: false,
    host: '127.0.0.1',
    defaultRegion: LOCAL_REGION,
    stores: { sqsStore: stores.sqs, snsStore: stores.sns, s3Store: stores.s3 },
  })
  watchAndDisturb(app, options.hooks)
  refuseOverwriting(app, stores)
  serveMoveTasks(app, stores)
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 })
  const queueUrl = (name: string) => `${endpoint}/${LOCAL_ACCOUNT}/${name}`

  function queueNamed(name: string) {
    const queue = stores.sqs.getQueueByName(name)
    if (!queue) throw new Error(`no local queue named ${name}`)
    return queue
  }

  return {
    endpoint,
    queueUrl,
    ensureQueue({ name, attributes, deadLetter }) {
      const redrive =
        deadLetter === null
          ? { RedrivePolicy: '' }
          : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn(deadLetter.queue), maxReceiveCount: deadLetter.maxReceiveCount }) }
      const queue = stores.sqs.getQueueByName(name) ?? stores.sqs.createQueue(name, queueUrl(name), queueArn(name), attributes)
      queue.setAttributes({ ...attributes, ...redrive })
    },
    ensureBucket(name) {
      if (!stores.s3.hasBucket(name)) stores.s3.createBucket(name)
    },
    depth(name) {
      const queue = queueNamed(name)
      const count = (state: '' | 'Delayed' | 'NotVisible') => Number(queue.getAttribute(`ApproximateNumberOfMessages${state}`))
      return { visible: count(''), delayed: count('Delayed'), inFlight: count('NotVisible') }
    },
    bodies(name) {
      const { ready, delayed, inflight } = queueNamed(name).inspectMessages()
      return [...ready, ...delayed, ...inflight.map(({ message }) => message)].map(({ body }) => body)
    },
    visibleAgainAt: (name, handle) => queueNamed(name).inflightMessages.get(handle)?.visibilityDeadline ?? null,
    showAgain(name, handle, seconds) {
      const queue = queueNamed(name)
      if (queue.inflightMessages.has(handle)) queue.changeVisibility(handle, seconds)
    },
    async close() {
      await app.close()
      stores.close()
    },
  }
}

function queueArn(name: string): string {
  return `arn:aws:sqs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${name}`
}

/** Puts faults in the way of requests and reports those that were done. */
function watchAndDisturb(app: FastifyInstance, hooks: CallHooks): void {
  const underway = new WeakMap<object, { call: AwsCall; fault: Fault | null }>()
  app.addHook('preHandler', (request, reply, done) => {
    const caller = callerOf(request.headers.authorization)
    const call = queueCall(request, caller) ?? objectCall(request, caller)
    const fault = hooks.plan(call)
    if (fault?.when !== 'before') {
      underway.set(request, { call, fault })
      done()
    } else if (fault.kind === 'disconnect' || fault.kind === 'stall') {
      reply.hijack()
      closeUnanswered(reply.raw, fault)
    } else {
      const { status, type, body } = faultAnswer(call, fault)
      void reply.code(status).type(type).send(body)
    }
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    const { call, fault } = underway.get(request) ?? { call: null, fault: null }
    if (call !== null) hooks.observe(call, { readUnits: 0, writeUnits: 0 })
    if (call === null || fault === null) {
      done(null, payload)
    } else if (fault.kind === 'disconnect') {
      reply.raw.destroy()
      done(null, payload)
    } else if (fault.kind === 'stall') {
      closeUnanswered(reply.raw, fault)
    } else {
      const { status, type, body } = faultAnswer(call, fault)
      void reply.code(status).type(type).removeHeader('content-length')
      done(null, body)
    }
  })
}

function closeUnanswered(response: ServerResponse, { kind }: Fault): void {
  setTimeout(() => response.destroy(), kind === 'stall' ? STALL_MS : 0).unref()
}

/** Status and error code by kind of fault; every other kind is an error within the service. */
type FaultAnswers = Partial<Record<Fault['kind'], [number, string]>>
const S3_FAULTS: FaultAnswers = { throttling: [503, 'SlowDown'], denied: [403, 'AccessDenied'] }
const SQS_FAULTS: FaultAnswers = { throttling: [400, 'RequestThrottled'], denied: [400, 'AccessDeniedException'] }

function faultAnswer(call: AwsCall, fault: Fault): { status: number; type: string; body: string } {
  if (call.service === 's3') {
    const [status, code] = S3_FAULTS[fault.kind] ?? [500, 'InternalError']
    return { status, type: 'application/xml', body: objectError(code, 'injected') }
  }
  const [status, name] = SQS_FAULTS[fault.kind] ?? [500, 'InternalFailure']
  return { status, type: 'application/x-amz-json-1.0', body: JSON.stringify({ __type: `com.amazonaws.sqs#${name}`, message: 'injected' }) }
}

function objectError(code: string, message: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`
}

/**
 * Serves `If-None-Match: *` on PutObject, which fauxqs ignores. No other request can come between this
 * check and the writing: both happen in one turn of the event loop.
 */
function refuseOverwriting(app: FastifyInstance, stores: DurableStores): void {
  app.addHook('preHandler', (request, reply, done) => {
    if (objectCall(request, '').operation !== 'PutObject' || queueCall(request, '') !== null) {
      done()
    } else if (request.headers['if-match'] !== undefined) {
      void reply.code(501).type('application/xml').send(objectError('NotImplemented', 'If-Match is not served locally'))
    } else if (request.headers['if-none-match'] === '*' && objectExists(stores, objectOf(request.url))) {
      const message = 'At least one of the pre-conditions you specified did not hold'
      void reply.code(412).type('application/xml').send(objectError('PreconditionFailed', message))
    } else {
      done()
    }
  })
}

function objectExists(stores: DurableStores, { bucket, key }: { bucket: string; key: string }): boolean {
  try {
    stores.s3.headObject(bucket, key)
    return true
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return false
    throw error
  }
}
