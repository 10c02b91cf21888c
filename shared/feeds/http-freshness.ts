/** `Retry-After` (RFC 9110, 10.2.3: seconds or an HTTP date) as minutes from `now`, or null if there is none to read. */
export function retryAfterMinutes(value: string | null | undefined, now: Date): number | null {
  if (!value) return null
  const text = value.trim()
  if (/^\d{1,9}(?:\.\d+)?$/.test(text)) return Number(text) / 60
  return minutesUntil(text, now)
}

/**
 * For how many minutes the answer says that it stays fresh (RFC 9111, 4.2.1: `max-age` before `Expires`,
 * less the `Age` it already has), or null where it does not say. `no-cache` and `no-store` say nothing
 * about how often a feed changes, so they give null.
 */
export function freshForMinutes(headers: Readonly<Record<string, string>>, now: Date): number | null {
  const control = headers['cache-control'] ?? ''
  if (/\bno-(?:cache|store)\b/i.test(control)) return null
  const maxAge = /\bmax-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1]
  if (maxAge !== undefined) {
    const age = /^\d{1,9}$/.test(headers['age'] ?? '') ? Number(headers['age']) : 0
    return Math.max(0, Number(maxAge) - age) / 60
  }
  return minutesUntil(headers['expires'] ?? '', now)
}

function minutesUntil(httpDate: string, now: Date): number | null {
  const at = Date.parse(httpDate)
  return Number.isNaN(at) ? null : Math.max(0, (at - now.getTime()) / 60_000)
}
