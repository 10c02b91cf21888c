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
}

/** The request that API Gateway hands over (payload format 2.0). A path that is no proper percent-encoding has no segments. */
export function requestOf(event: APIGatewayProxyEventV2): ApiRequest {
  const { domainName, http } = event.requestContext
  const forwarded = event.headers['x-forwarded-proto']
  return {
    method: http.method,
    path: segments(event.rawPath),
    origin: `${forwarded === 'http' ? 'http' : 'https'}://${domainName}`,
    rawPath: event.rawPath,
    query: new URLSearchParams(event.rawQueryString),
    headers: event.headers,
  }
}

function segments(path: string): string[] {
  try {
    return path.split('/').filter((part) => part !== '').map(decodeURIComponent)
  } catch {
    return []
  }
}
