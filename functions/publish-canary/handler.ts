import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { publishCanary } from './publish-canary.ts'

/** Answers one request for the canary's feed or a page of it, on its own public address. */
export const handler = createTelemetry().around(async ({ rawPath, headers, requestContext }: APIGatewayProxyEventV2) => {
  const protocol = headers['x-forwarded-proto'] ?? 'https'
  return publishCanary(rawPath, `${protocol}://${requestContext.domainName}`, new Date())
})
