/**
 * Runs in a worker thread and is to a bundle what a Lambda execution environment is: loads it once, with
 * the variables of the function, then handles one event after the other.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { READY } from './invocation-messages.ts'
import { setClockAhead } from './shifted-clock.ts'
import type { EnvironmentSetup, InvocationAnswer, InvocationRequest } from './invocation-messages.ts'

type Handler = (event: unknown, context: object) => Promise<unknown>

const setup: EnvironmentSetup = workerData
const port = parentPort
if (port === null) throw new Error('this module runs in a worker thread')

process.setSourceMapsEnabled(true)
const handler = await loadHandler(setup)
port.postMessage(READY)

port.on('message', (request: InvocationRequest) => {
  void handle(request).then((answer) => port.postMessage(answer))
})

async function loadHandler({ directory, handler: name }: EnvironmentSetup): Promise<Handler> {
  const [file = '', exported = ''] = name.split('.')
  const path = ['.mjs', '.js', '.cjs'].map((ending) => join(directory, file + ending)).find((candidate) => existsSync(candidate))
  if (path === undefined) throw new Error(`no ${file}.mjs, .js or .cjs in ${directory}`)
  const module: Record<string, unknown> = await import(pathToFileURL(path).href)
  const found = module[exported]
  if (typeof found !== 'function') throw new Error(`${path} exports no function ${exported}`)
  return async (event, context) => Reflect.apply(found, undefined, [event, context])
}

async function handle({ requestId, event, timeoutMs, clockAheadMs }: InvocationRequest): Promise<InvocationAnswer> {
  setClockAhead(clockAheadMs)
  try {
    const result = await handler(event, contextOf(requestId, Date.now() + timeoutMs))
    // As on the wire: what JSON cannot carry does not arrive.
    return { requestId, ok: true, result: result === undefined ? null : JSON.parse(JSON.stringify(result)) }
  } catch (error) {
    return { requestId, ok: false, reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function contextOf(awsRequestId: string, deadline: number): object {
  const { functionName, memoryMb } = setup
  return {
    awsRequestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    invokedFunctionArn: `arn:aws:lambda:${process.env['AWS_REGION']}:000000000000:function:${functionName}`,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    memoryLimitInMB: String(memoryMb),
  }
}
