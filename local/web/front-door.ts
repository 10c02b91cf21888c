import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LocalCloud } from '../cloud/start-cloud.ts'
import { listenOnLoopback } from '../loopback-server.ts'
import type { LoopbackServer } from '../loopback-server.ts'
import { gatewayEvent, httpAnswer } from './gateway-event.ts'
import { staticFile } from './static-files.ts'

/** What a deployed dashboard is served with: its own scripts and styles, and nothing from anywhere else. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
}

export type FrontDoorOptions = {
  cloud: Pick<LocalCloud, 'stack' | 'invoke'>
  /** Where the dashboard's built files are. */
  dashboard: string
  port?: number
}

/**
 * Serves the read API under `/v1/`, through the function that the template puts before it, and the dashboard
 * elsewhere. On 127.0.0.1, to requests that ask for it by that name: a page of another site that has its own
 * name lead here gets nothing.
 */
export async function openFrontDoor({ cloud, dashboard, port }: FrontDoorOptions): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    void answer(request, response, cloud, dashboard).catch((error: unknown) => {
      send(response, 500, { 'content-type': 'text/plain; charset=utf-8' }, error instanceof Error ? error.message : String(error))
    })
  })
  return listenOnLoopback(server, port)
}

async function answer(request: IncomingMessage, response: ServerResponse, cloud: FrontDoorOptions['cloud'], dashboard: string): Promise<void> {
  const host = request.headers.host ?? ''
  const url = URL.canParse(request.url ?? '', `http://${host}`) ? new URL(request.url ?? '', `http://${host}`) : null
  if (url === null || !/^(?:127\.0\.0\.1|localhost)$/.test(url.hostname)) {
    send(response, 421, { 'content-type': 'text/plain; charset=utf-8' }, 'This server answers to 127.0.0.1 and localhost alone.\n')
    return
  }
  if (url.pathname.startsWith('/v1/')) {
    const [functionName = ''] = cloud.stack.httpFunctions
    const outcome = await cloud.invoke(functionName, gatewayEvent(request, url))
    if (!outcome.ok) {
      send(response, 500, { 'content-type': 'application/json' }, '{"message":"Internal Server Error"}')
      return
    }
    const { status, headers, body } = httpAnswer(outcome.result)
    send(response, status, headers, body)
    return
  }
  const file = request.method === 'GET' || request.method === 'HEAD' ? await staticFile(dashboard, url.pathname) : null
  if (file === null) send(response, 404, { 'content-type': 'text/plain; charset=utf-8' }, 'There is nothing here. The read API is under /v1/.\n')
  else send(response, 200, { ...PAGE_HEADERS, 'content-type': file.contentType }, request.method === 'HEAD' ? '' : file.body)
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string | Buffer): void {
  response.writeHead(status, headers)
  response.end(body)
}
