import { createHash } from 'node:crypto'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { openApiDocument } from '../../shared/api/openapi.ts'
import { OPERATIONS } from '../../shared/api/operations.ts'
import type { OperationName } from '../../shared/api/operations.ts'
import { Problem } from '../../shared/api/problem.ts'
import { answers } from './answers.ts'
import type { ReadApiPorts } from './ports.ts'
import type { ApiRequest } from './request.ts'
import { respond, respondProblem } from './response.ts'
import type { Representation } from './response.ts'

/** Answers one request. Rejects only for what is the register's fault or the code's. */
export async function readApi(request: ApiRequest, ports: ReadApiPorts): Promise<APIGatewayProxyStructuredResultV2> {
  try {
    return respond(request, await representation(request, ports))
  } catch (error) {
    if (error instanceof Problem) return respondProblem(error)
    throw error
  }
}

async function representation(request: ApiRequest, ports: ReadApiPorts): Promise<Representation> {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Problem(405, `${request.method} is not served; the API only reads`)
  refuseStrangers(request, ports)
  if (request.path.join('/') === 'v1/openapi.json') return { contentType: 'application/json', body: OPENAPI }
  const { name, values } = route(request)
  return answers[name](request, values, ports)
}

const OPENAPI = JSON.stringify(openApiDocument())

/** AWS has let in whom IAM allows; keys are for us to look at. In the address, for programs that take nothing else. */
function refuseStrangers({ headers, query, signed }: ApiRequest, { access, keyDigests }: ReadApiPorts): void {
  if (access !== 'keys' || signed) return
  const key = headers['x-api-key'] ?? query.get('key') ?? ''
  // Keys are long and random, and compared by digest: how long it takes tells nothing.
  if (keyDigests.has(createHash('sha256').update(key).digest('hex'))) return
  throw new Problem(401, key === '' ? 'a key is needed' : 'the key is not one of this register', {
    parameter: 'key',
    instead: 'send it in the header x-api-key, or as the parameter key',
  })
}

const ROUTES = Object.entries(OPERATIONS).map(([name, { path }]) => ({ name: name as OperationName, pattern: path.slice(1).split('/') }))

function route({ path, rawPath }: ApiRequest): { name: OperationName; values: Record<string, string> } {
  for (const { name, pattern } of ROUTES) {
    const values = matched(pattern, path)
    if (values !== null) return { name, values }
  }
  throw new Problem(404, `there is nothing at ${rawPath}`, { instead: '/v1/openapi.json lists what there is' })
}

/** The values of the path's parameters; null if it is another path. */
function matched(pattern: readonly string[], path: readonly string[]): Record<string, string> | null {
  if (pattern.length !== path.length) return null
  const values: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const value = path[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined && part !== value) return null
    if (name !== undefined) values[name] = value
  }
  return values
}
