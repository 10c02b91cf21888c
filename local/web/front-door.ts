import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { ASSET_CACHE_CONTROL, CONTENT_SECURITY_POLICY, PAGE_CACHE_CONTROL, PERMISSIONS_POLICY } from '../../dashboard/security-headers.ts'
import { listenOnLoopback } from '../loopback-server.ts'
import type { LoopbackServer } from '../loopback-server.ts'
import { gatewayEvent, httpAnswer } from './gateway-event.ts'
import { staticFile } from './static-files.ts'

/** What a deployed dashboard is served with. */
const PAGE_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'permissions-policy': PERMISSIONS_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

export type FrontDoorOptions = {
  /** Answers a request to the read API as its function would; rejects where that would fail. */
  answerApi: (event: APIGatewayProxyEventV2) => Promise<unknown>
  /** Where the dashboard's built files are. */
  dashboard: string
  port?: number
}

/**
 * Serves the read API under `/v1/`, and the dashboard elsewhere. On 127.0.0.1, to requests that ask for it by that name: a page of another site that has its own
 * name lead here gets nothing.
 */
export async function openFrontDoor({ answerApi, dashboard, port }: FrontDoorOptions): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    void answer(request, response, answerApi, dashboard).catch((error: unknown) => {
      send(response, 500, { 'content-type': 'text/plain; charset=utf-8' }, error instanceof Error ? error.message : String(error))
    })
  })
  return listenOnLoopback(server, port)
}

async function answer(request: IncomingMessage, response: ServerResponse, answerApi: FrontDoorOptions['answerApi'], dashboard: string): Promise<void> {
  const host = request.headers.host ?? ''
  const url = URL.canParse(request.url ?? '', `http://${host}`) ? new URL(request.url ?? '', `http://${host}`) : null
  if (url === null || !/^(?:127\.0\.0\.1|localhost)$/.test(url.hostname)) {
    send(response, 421, { 'content-type': 'text/plain; charset=utf-8' }, 'This server answers to 127.0.0.1 and localhost alone.\n')
    return
  }
  if (url.pathname.startsWith('/v1/')) {
    const { status, headers, body } = httpAnswer(await answerApi(gatewayEvent(request, url)))
    send(response, status, headers, body)
    return
  }
  const file = request.method === 'GET' || request.method === 'HEAD' ? await staticFile(dashboard, url.pathname) : null
  if (file === null) send(response, 404, { 'content-type': 'text/plain; charset=utf-8' }, 'There is nothing here. The read API is under /v1/.\n')
  else send(response, 200, { ...PAGE_HEADERS, 'cache-control': url.pathname.startsWith('/assets/') ? ASSET_CACHE_CONTROL : PAGE_CACHE_CONTROL, 'content-type': file.contentType }, request.method === 'HEAD' ? '' : file.body)
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string | Buffer): void {
  response.writeHead(status, headers)
  response.end(body)
}
