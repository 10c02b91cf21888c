import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import packageJson from '../../package.json' with { type: 'json' }
import type { WebClient, WebFailure, WebRequest, WebResponse } from '../ports.ts'
import { addressObjection, literalAddress } from './address-guard.ts'
import { BodyTooLarge, DecompressionBomb, UnreadableBody, decodeContent, readBytes } from './response-body.ts'

export type WebClientSettings = {
  /** Where a site's operator learns who asks and can object; part of the user agent. */
  contactUrl?: string | null | undefined
  /** Allows 127.0.0.0/8 and ::1 on any port: for tests and the local cloud, never when deployed. */
  allowLoopback?: boolean
  /** Resolves a host name to all of its addresses; the system's resolver unless told otherwise. */
  resolve?: (hostname: string) => Promise<LookupAddress[]>
}

const PORTS: ReadonlySet<number> = new Set([80, 443, 8080, 8443])
const MOST_REDIRECTS = 5
const PERMANENT: ReadonlySet<number> = new Set([301, 308])
const REDIRECT: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Upper bound for name, connection, TLS and header of one hop, within the request's own bound. */
const HEADER_TIMEOUT_MS = 15_000
const MOST_HEADER_BYTES = 32_768

class ForbiddenAddress extends Error {}
class MalformedUrl extends Error {}
class RedirectLoop extends Error {}
class TimedOut extends Error {}

/**
 * A GET for addresses that come from outside. Every hop's scheme, port and address are checked, the
 * address at connect time and after DNS, so that a name cannot mean another host when it is used than
 * when it was checked. No cookies, no credentials; bounds on redirects, time and bytes.
 */
export function createWebClient(settings: WebClientSettings): WebClient {
  const product = `Parley/${packageJson.version}`
  const userAgent = settings.contactUrl ? `${product} (+${settings.contactUrl})` : product
  const lookup = guardedLookup(settings)
  return async (request) => {
    const deadline = AbortSignal.timeout(request.timeoutMs)
    try {
      return await follow(request, { settings, userAgent, lookup, deadline })
    } catch (error) {
      return failure(error, deadline.aborted, request)
    }
  }
}

type Exchange = {
  settings: WebClientSettings
  userAgent: string
  lookup: LookupFunction
  deadline: AbortSignal
}

async function follow(request: WebRequest, exchange: Exchange): Promise<WebResponse> {
  let url = checkedUrl(request.url, undefined, exchange.settings)
  let movedTo: string | null = null
  let permanentSoFar = true
  const visited = new Set<string>()
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (visited.has(url.href)) throw new RedirectLoop(`back at ${url.href}`)
    visited.add(url.href)
    const response = await get(url, request, exchange)
    const status = response.statusCode ?? 0
    const location = response.headers.location
    if (!REDIRECT.has(status) || location === undefined) {
      return await readResponse(response, status, url, movedTo, request)
    }
    response.destroy()
    url = checkedUrl(location, url, exchange.settings)
    permanentSoFar &&= PERMANENT.has(status)
    if (permanentSoFar) movedTo = url.href
  }
  throw new RedirectLoop(`more than ${MOST_REDIRECTS} redirects, the last to ${url.href}`)
}

function checkedUrl(address: string, base: URL | undefined, settings: WebClientSettings): URL {
  const url = URL.parse(address, base?.href)
  if (url === null) throw new MalformedUrl(`${JSON.stringify(address)} is no address`)
  url.hash = ''
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ForbiddenAddress(`${url.protocol} is neither http: nor https:`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new MalformedUrl(`the address for ${url.host} carries credentials, which are never sent: list it without them`)
  }
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (!PORTS.has(port) && settings.allowLoopback !== true) {
    throw new ForbiddenAddress(`port ${port} of ${url.hostname} is none of ${[...PORTS].join(', ')}`)
  }
  const literal = literalAddress(url.hostname)
  const objection = literal === null ? null : addressObjection(literal, settings.allowLoopback === true)
  if (objection !== null) throw new ForbiddenAddress(objection)
  return url
}

/** A lookup for `net.connect` that refuses a name if any of its addresses is refused. */
function guardedLookup(settings: WebClientSettings): LookupFunction {
  const resolve = settings.resolve ?? resolveWithSystem
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const objection = addresses
          .map(({ address }) => addressObjection(address, settings.allowLoopback === true))
          .find((found) => found !== null)
        const first = addresses[0]
        if (objection !== undefined) return callback(new ForbiddenAddress(`${hostname}: ${objection}`), [])
        if (first === undefined) return callback(new Error(`no address for ${hostname}`), [])
        return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family)
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []),
    )
  }
}

function resolveWithSystem(hostname: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)))
  })
}

/** Resolves with the response once its headers are there. */
function get(url: URL, request: WebRequest, exchange: Exchange): Promise<http.IncomingMessage> {
  const headers: http.OutgoingHttpHeaders = {
    'user-agent': exchange.userAgent,
    accept: request.accept,
    'accept-encoding': 'gzip, br, deflate',
  }
  if (request.etag) headers['if-none-match'] = request.etag
  if (request.lastModified) headers['if-modified-since'] = request.lastModified
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>()
  const send = url.protocol === 'https:' ? https.get : http.get
  const outgoing = send(url, {
    headers,
    lookup: exchange.lookup,
    signal: exchange.deadline,
    maxHeaderSize: MOST_HEADER_BYTES,
    agent: false,
  })
  const headerTimer = setTimeout(
    () => outgoing.destroy(new TimedOut(`no headers within ${HEADER_TIMEOUT_MS} ms`)),
    HEADER_TIMEOUT_MS,
  )
  outgoing.once('response', (response) => {
    clearTimeout(headerTimer)
    resolve(response)
  })
  // Stays for the life of the socket: an error after the headers also reaches the reader of the body.
  outgoing.on('error', (error) => {
    clearTimeout(headerTimer)
    reject(error)
  })
  return promise
}

async function readResponse(
  response: http.IncomingMessage,
  status: number,
  url: URL,
  movedTo: string | null,
  request: WebRequest,
): Promise<WebResponse> {
  try {
    const sent = await readBytes(response, request.maxBytes)
    const body = await decodeContent(sent, response.headers['content-encoding'] ?? '', request.maxBytes)
    return { ok: true, status, headers: plainHeaders(response), body, finalUrl: url.href, movedTo }
  } finally {
    response.destroy()
  }
}

/** Header names in lower case with one string each; cookies are not even passed on. */
function plainHeaders(response: http.IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined && name !== 'set-cookie') headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return headers
}

function failure(error: unknown, deadlinePassed: boolean, request: WebRequest): WebFailure {
  const detail = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const fail = (reason: WebFailure['reason'], text = detail): WebFailure => ({ ok: false, reason, detail: text })
  if (error instanceof ForbiddenAddress) return fail('forbidden_address')
  if (error instanceof MalformedUrl) return fail('malformed_url')
  if (error instanceof RedirectLoop) return fail('redirect_loop')
  if (error instanceof DecompressionBomb) return fail('decompression_bomb')
  if (error instanceof BodyTooLarge) return fail('too_large')
  if (error instanceof UnreadableBody) return fail('unreachable')
  if (error instanceof TimedOut) return fail('timeout')
  if (deadlinePassed) return fail('timeout', `not done within ${request.timeoutMs} ms`)
  if (code === 'HPE_HEADER_OVERFLOW') return fail('too_large', `more than ${MOST_HEADER_BYTES} bytes of headers`)
  return fail('unreachable', code === '' || detail.includes(code) ? detail : `${code}: ${detail}`)
}
