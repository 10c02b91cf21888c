import type { APIGatewayProxyEventV2 } from 'aws-lambda'

/** A request as the API answers it. Header names are in lower case. */
export type ApiRequest = {
  method: string
  /** Decoded segments of the path below the stage: `['v1', 'meetings']`. */
  path: string[]
  /** What stands before the path in an absolute address of this API: `https://abc.example.org`. */
  origin: string
  /** The path as it was asked for. */
  rawPath: string
  query: URLSearchParams
  headers: Readonly<Record<string, string | undefined>>
  /** Whether AWS has checked the caller's signature: IAM let them in, and their headers are not a stranger's. */
  signed: boolean
}

/** The request that API Gateway hands over (payload format 2.0). A path that is no proper percent-encoding has no segments. */
export function requestOf(event: APIGatewayProxyEventV2): ApiRequest {
  const { domainName, http } = event.requestContext
  const forwarded = event.headers['x-forwarded-proto']
  const signed = 'authorizer' in event.requestContext
  // The distribution before the dashboard, which signs, says under which name it was asked.
  const host = (signed ? event.headers['x-forwarded-host'] : undefined) ?? domainName
  return {
    method: http.method,
    path: segments(event.rawPath),
    origin: `${forwarded === 'http' ? 'http' : 'https'}://${host}`,
    rawPath: event.rawPath,
    query: new URLSearchParams(event.rawQueryString),
    headers: event.headers,
    signed,
  }
}

function segments(path: string): string[] {
  try {
    return path.split('/').filter((part) => part !== '').map(decodeURIComponent)
  } catch {
    return []
  }
}
