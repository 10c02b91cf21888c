import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { problemBody } from '../../shared/api/problem.ts'
import type { Problem } from '../../shared/api/problem.ts'
import type { ApiRequest } from './request.ts'

/** A body with what it is. */
export type Representation = { contentType: string; body: string; headers?: Record<string, string> }

/** Below this compressing costs more than it saves, bytes. */
const LEAST_COMPRESSED = 1024
/** Fast rather than small: the reader waits for it. */
const GZIP_LEVEL = 4

/** Answers with a representation: compressed if the client takes it, and 304 if it has the same already. */
export function respond(request: ApiRequest, { contentType, body, headers }: Representation): APIGatewayProxyStructuredResultV2 {
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const common = {
    etag,
    // Kept by nobody without asking: the register may have changed a moment ago.
    'cache-control': 'private, no-cache',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
    ...headers,
  }
  if (holds(request.headers['if-none-match'], etag)) return { statusCode: 304, headers: common }
  if (Buffer.byteLength(body) < LEAST_COMPRESSED || !takesGzip(request.headers['accept-encoding'])) {
    return { statusCode: 200, headers: { ...common, 'content-type': contentType }, body: request.method === 'HEAD' ? '' : body }
  }
  return {
    statusCode: 200,
    headers: { ...common, 'content-type': contentType, 'content-encoding': 'gzip' },
    body: request.method === 'HEAD' ? '' : gzipSync(body, { level: GZIP_LEVEL }).toString('base64'),
    isBase64Encoded: true,
  }
}

/** Answers with what is wrong (RFC 9457). */
export function respondProblem(problem: Problem): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    body: JSON.stringify(problemBody(problem)),
  }
}

/** If-None-Match compares weakly: `W/` makes no difference. */
function holds(ifNoneMatch: string | undefined, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return (ifNoneMatch ?? '').split(',').some((tag) => opaque(tag) === opaque(etag) || tag.trim() === '*')
}

/** `gzip` or `*`, unless with a weight of nothing. */
function takesGzip(acceptEncoding: string | undefined): boolean {
  return (acceptEncoding ?? '').split(',').some((part) => {
    const [coding, ...parameters] = part.toLowerCase().split(';').map((piece) => piece.trim())
    return (coding === 'gzip' || coding === '*') && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
  })
}
