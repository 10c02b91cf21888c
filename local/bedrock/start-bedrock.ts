import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { listenOnLoopback } from '../loopback-server.ts'

/** A request as it came over the wire: Converse's body, and the model that its address names. */
export type WireRequest = { modelId: string; body: { messages: { role: string; content: Record<string, unknown>[] }[]; [key: string]: unknown } }

/** What the stand-in answers. `body` is sent as it is, so that it need be neither JSON nor whole. */
export type WireAnswer =
  | { kind: 'message'; content: unknown[]; stopReason?: string; usage?: Partial<WireUsage>; afterMs?: number }
  | { kind: 'error'; name: ConverseError; message?: string; afterMs?: number }
  | { kind: 'raw'; status: number; body: string; afterMs?: number }
  | { kind: 'hang-up' }

export type WireUsage = { inputTokens: number; outputTokens: number; cacheReadInputTokens: number; cacheWriteInputTokens: number }

/** The errors of Converse and their HTTP statuses, from its API reference. */
const ERRORS = {
  AccessDeniedException: 403,
  InternalServerException: 500,
  ModelErrorException: 424,
  ModelNotReadyException: 429,
  ModelTimeoutException: 408,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 400,
  ServiceUnavailableException: 503,
  ThrottlingException: 429,
  ValidationException: 400,
} as const
export type ConverseError = keyof typeof ERRORS

export type LocalBedrock = {
  endpoint: string
  /** What has been asked, in the order of arrival. */
  requests: WireRequest[]
  close(): Promise<void>
}

const CONVERSE = /^\/model\/([^/]+)\/converse$/

/** Answers of a stand-in for Bedrock's Converse on this machine, in its wire format; `answer` is its model. */
export async function startBedrock(answer: (request: WireRequest, earlier: number) => WireAnswer | Promise<WireAnswer>): Promise<LocalBedrock> {
  const requests: WireRequest[] = []
  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = CONVERSE.exec(message.url ?? '')
    if (message.method !== 'POST' || path === null) return sendError(response, 'ResourceNotFoundException', `no such operation: ${message.method} ${message.url}`)
    const request: WireRequest = { modelId: decodeURIComponent(path[1]!), body: JSON.parse(await text(message)) }
    const fault = faultOf(request)
    if (fault !== null) return sendError(response, 'ValidationException', fault)
    requests.push(request)
    const given = await answer(request, requests.length - 1)
    if (given.kind === 'hang-up') {
      message.socket.destroy()
      return
    }
    if (given.afterMs !== undefined) await pause(given.afterMs)
    if (given.kind === 'error') sendError(response, given.name, given.message ?? given.name)
    else if (given.kind === 'raw') send(response, given.status, {}, given.body)
    else send(response, 200, {}, JSON.stringify(bodyOf(given)))
  }
  const server = createServer((message, response) => {
    handle(message, response).catch((error: unknown) => sendError(response, 'InternalServerException', String(error)))
  })
  const listening = await listenOnLoopback(server)
  return { endpoint: listening.url, requests, close: () => listening.close() }
}

function bodyOf({ content, stopReason = 'tool_use', usage = {} }: Extract<WireAnswer, { kind: 'message' }>): object {
  const counted = { inputTokens: 1000, outputTokens: 100, cacheReadInputTokens: 0, cacheWriteInputTokens: 0, ...usage }
  return {
    output: { message: { role: 'assistant', content } },
    stopReason,
    usage: { ...counted, totalTokens: Object.values(counted).reduce((sum, tokens) => sum + tokens, 0) },
    metrics: { latencyMs: 1 },
  }
}

/** What Converse itself would refuse: roles that do not take turns, blank text, a tool call without its result. */
function faultOf({ body: { messages } }: WireRequest): string | null {
  if (!Array.isArray(messages) || messages.length === 0) return 'messages: at least one is needed'
  let open: unknown[] = []
  for (const [index, { role, content }] of messages.entries()) {
    if (role !== (index % 2 === 0 ? 'user' : 'assistant')) return `messages.${index}: roles must take turns, beginning with the user`
    if (!Array.isArray(content) || content.length === 0) return `messages.${index}: content is empty`
    if (content.some((block) => 'text' in block && String(block['text']).trim() === '')) return `messages.${index}: text is blank`
    const results = content.flatMap((block) => idOf(block['toolResult']))
    if (open.some((id) => !results.includes(id))) return `messages.${index}: a tool call has no result`
    open = content.flatMap((block) => idOf(block['toolUse']))
  }
  return null
}

function idOf(block: unknown): unknown[] {
  return typeof block === 'object' && block !== null && 'toolUseId' in block ? [block.toolUseId] : []
}

function sendError(response: ServerResponse, name: ConverseError, message: string): void {
  send(response, ERRORS[name], { 'x-amzn-errortype': name }, JSON.stringify({ message }))
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body)
}
