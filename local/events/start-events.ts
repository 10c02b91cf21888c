import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { callerOf } from '../aws-calls.ts'
import type { AwsCall, CallHooks } from '../aws-calls.ts'
import { permission } from '../iam/needed-permissions.ts'
import { listenOnLoopback } from '../loopback-server.ts'

/** An EventBridge on this machine: what is put on a bus is written to a file, one event a line. */
export type LocalEvents = { endpoint: string; close(): Promise<void> }

const requestSchema = z.object({
  Entries: z.array(z.object({ Source: z.string(), DetailType: z.string(), Detail: z.string(), EventBusName: z.string(), Time: z.number().optional() })).min(1).max(10),
})
/** EventBridge's limit of a request, bytes. */
const MOST_BYTES = 256 * 1024

/** Serves PutEvents on a loopback port; events are appended to `file`, or kept nowhere if that is null. */
export async function startEvents({ file, hooks }: { file: string | null; hooks: CallHooks }): Promise<LocalEvents> {
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { status, answer } = put(body, callerOf(request.headers.authorization), file, hooks)
      const text = JSON.stringify(answer)
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() })
      response.end(text)
    })
  })
  const listening = await listenOnLoopback(server)
  return { endpoint: listening.url, close: () => listening.close() }
}

function put(body: string, caller: string, file: string | null, hooks: CallHooks): { status: number; answer: object } {
  const request = requestSchema.safeParse(parsed(body))
  if (!request.success || Buffer.byteLength(body) > MOST_BYTES) {
    return { status: 400, answer: { __type: 'ValidationException', message: 'not a PutEvents request of 1 to 10 entries and at most 256 KB' } }
  }
  const entries = request.data.Entries
  const bus = entries[0]?.EventBusName ?? ''
  const call: AwsCall = { service: 'events', operation: 'PutEvents', resource: bus, caller, needs: [permission('events:PutEvents', `event-bus/${bus}`)] }
  const fault = hooks.plan(call)
  if (fault?.when === 'before') return { status: 500, answer: { __type: 'InternalException', message: 'injected' } }
  const events = entries.map(({ Source, DetailType, Detail, EventBusName, Time }) => ({
    id: randomUUID(),
    bus: EventBusName,
    source: Source,
    'detail-type': DetailType,
    time: new Date((Time ?? Date.now() / 1000) * 1000).toISOString(),
    detail: parsed(Detail),
  }))
  if (file !== null) appendFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''))
  hooks.observe(call, { readUnits: 0, writeUnits: 0 })
  if (fault !== null) return { status: 500, answer: { __type: 'InternalException', message: 'injected' } }
  return { status: 200, answer: { FailedEntryCount: 0, Entries: events.map(({ id }) => ({ EventId: id })) } }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
