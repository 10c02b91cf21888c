import { createHash } from 'node:crypto'
import { Problem } from '../../shared/api/problem.ts'

/**
 * A place in one list: the key of the last entry given, which stays where it is whatever is added or taken
 * away, and a digest of the query, whose order it is.
 */
export function cursorAfter(position: string, query: Readonly<Record<string, unknown>>): string {
  return Buffer.from(`${digestOf(query)}${position}`).toString('base64url')
}

/** The position in a cursor; null without one. Throws `Problem` for a cursor of another query or of none. */
export function positionIn(cursor: string | undefined, query: Readonly<Record<string, unknown>>): string | null {
  if (cursor === undefined) return null
  const text = Buffer.from(cursor, 'base64url').toString()
  if (text.startsWith(digestOf(query))) return text.slice(DIGEST_LENGTH)
  throw new Problem(400, 'the cursor is not one of this query', {
    parameter: 'cursor',
    instead: 'give `next` of the page before, with the same other parameters',
  })
}

const DIGEST_LENGTH = 8
/** Parameters that say how a page is shown and not what is in the list. */
const SHOWN_OTHERWISE: ReadonlySet<string> = new Set(['cursor', 'limit', 'format', 'include'])

function digestOf(query: Readonly<Record<string, unknown>>): string {
  const telling = Object.entries(query).filter(([name, value]) => !SHOWN_OTHERWISE.has(name) && value !== undefined)
  return createHash('sha256').update(JSON.stringify(telling)).digest('base64url').slice(0, DIGEST_LENGTH)
}
