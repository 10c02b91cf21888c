import type { Representation } from './response.ts'

export function json(body: object, headers?: Record<string, string>): Representation {
  return { contentType: 'application/json', body: JSON.stringify(body), ...(headers === undefined ? {} : { headers }) }
}
