import type { WebClient, WebFailure, WebRequest, WebResponse } from '../../shared/ports.ts'

/** How a scripted address answers. A list is answered one by one, its last answer for good. */
export type ScriptedAnswer = Partial<WebResponse> | WebFailure | ((request: WebRequest) => Partial<WebResponse>)

/** A web of scripted addresses; any other is 404. `requests` tells what was asked. */
export function scriptedWeb(script: Record<string, ScriptedAnswer | ScriptedAnswer[]>): {
  web: WebClient
  requests: WebRequest[]
} {
  const requests: WebRequest[] = []
  const web: WebClient = async (request) => {
    const scripted = script[request.url] ?? { status: 404 }
    const asked = requests.filter(({ url }) => url === request.url).length
    requests.push(request)
    const step = Array.isArray(scripted) ? (scripted[Math.min(asked, scripted.length - 1)] ?? {}) : scripted
    const answer = typeof step === 'function' ? step(request) : step
    if (answer.ok === false) return answer
    return { ok: true, status: 200, headers: {}, body: new Uint8Array(), finalUrl: request.url, movedTo: null, ...answer }
  }
  return { web, requests }
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
