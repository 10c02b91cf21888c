import type { FailureReason } from '../../shared/domain/article.ts'
import { retryAfterMinutes } from '../../shared/feeds/http-freshness.ts'
import type { WebFailure, WebResponse } from '../../shared/ports.ts'

/** What an answer to the request for an article's page amounts to. */
export type PageAnswer = HtmlPage | NoPage

export type HtmlPage = { kind: 'page'; body: Uint8Array; url: string; contentType: string | null }

export type NoPage = {
  kind: 'none'
  reason: FailureReason
  /** For a person to read: "HTTP 503". */
  detail: string
  /** Whether asking again later may help. */
  passing: boolean
  /** How long the server asks to be left alone, or null. */
  retryAfterSeconds: number | null
}

const HTML = /^(?:text\/html|application\/xhtml\+xml)\b/i

export function pageAnswer(answer: WebResponse | WebFailure, now: Date): PageAnswer {
  if (!answer.ok || (answer.status !== 200 && answer.status !== 203)) return noPage(answer, now)
  const { headers, body } = answer
  const contentType = headers['content-type'] ?? null
  if ((contentType !== null && !HTML.test(contentType)) || isPdf(body)) {
    const detail = `the page is ${isPdf(body) ? 'a PDF' : contentType}`
    return { kind: 'none', reason: 'not_html', detail, passing: false, retryAfterSeconds: null }
  }
  return { kind: 'page', body, url: answer.finalUrl, contentType }
}

/** Why an answer that brings no document brings none. */
export function noPage(answer: WebResponse | WebFailure, now: Date): NoPage {
  if (!answer.ok) {
    const passing = answer.reason === 'timeout' || answer.reason === 'unreachable'
    return { kind: 'none', reason: answer.reason, detail: answer.detail, passing, retryAfterSeconds: null }
  }
  const minutes = retryAfterMinutes(answer.headers['retry-after'], now)
  const retryAfterSeconds = minutes === null ? null : Math.ceil(minutes * 60)
  return { kind: 'none', ...statusFailure(answer.status), detail: `HTTP ${answer.status}`, retryAfterSeconds }
}

/** RFC 9110, 15, as news sites use it: any refusal that is not about the document counts as being blocked. */
function statusFailure(status: number): { reason: FailureReason; passing: boolean } {
  if (status === 404) return { reason: 'not_found', passing: false }
  if (status === 410) return { reason: 'gone', passing: false }
  if (status === 408) return { reason: 'timeout', passing: true }
  if (status === 425 || status === 429) return { reason: 'blocked', passing: true }
  if (status >= 500) return { reason: 'server_error', passing: status !== 501 && status !== 505 }
  if (status >= 400) return { reason: 'blocked', passing: false }
  return { reason: 'no_text', passing: false }
}

/** Some servers send documents under the type of a page. */
function isPdf(body: Uint8Array): boolean {
  return Buffer.from(body.subarray(0, 5)).toString('latin1') === '%PDF-'
}
