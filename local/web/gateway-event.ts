import type { IncomingMessage } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { z } from 'zod'

/** A request as API Gateway hands it to a function (payload format 2.0). */
export function gatewayEvent(request: IncomingMessage, url: URL): APIGatewayProxyEventV2 {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]))
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: { ...headers, 'x-forwarded-proto': 'http' },
    requestContext: {
      accountId: '',
      apiId: 'local',
      domainName: url.host,
      domainPrefix: '',
      http: { method: request.method ?? 'GET', path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: Date.now(),
    },
    isBase64Encoded: false,
  }
}

const resultSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
})

/** What a function answered, as it goes to the client. Throws a `ZodError` for what API Gateway would refuse. */
export function httpAnswer(result: unknown): { status: number; headers: Record<string, string>; body: Buffer } {
  const { statusCode, headers, body, isBase64Encoded } = resultSchema.parse(result)
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  }
}
