import type { ApiRequest } from './request.ts'

/** The header that leads to the next page, whatever the format. */
export function nextLink({ origin, rawPath, query }: ApiRequest, next: string | null): Record<string, string> {
  if (next === null) return {}
  const params = new URLSearchParams(query)
  params.delete('key')
  params.set('cursor', next)
  return { link: `<${origin}${rawPath}?${params.toString()}>; rel="next"` }
}

/** A request's own address, without the key that it may hold. */
export function ownAddress({ origin, rawPath, query }: ApiRequest): string {
  const params = new URLSearchParams(query)
  params.delete('key')
  const text = params.toString()
  return `${origin}${rawPath}${text === '' ? '' : `?${text}`}`
}
