import type { z } from 'zod'
import { Problem } from '../../shared/api/problem.ts'
import { TOPIC_CODES } from '../../shared/domain/topic-codes.ts'
import { suggestParties } from '../../shared/queries/suggest-party.ts'

/** What other registers and the record itself offer, and this API answers otherwise. */
const INSTEAD: Record<string, string> = {
  q: 'no index serves words of the text; filter by person, topic or place, or query the exported files by SQL (docs/dashboards.md)',
  outlet: 'no index serves outlets; the exported table meeting_reports has them (docs/dashboards.md)',
  format_in: 'no index serves how people met; filter the answer, or query the exported files by SQL (docs/dashboards.md)',
  confidence: 'no index serves confidence; filter the answer, or query the exported files by SQL (docs/dashboards.md)',
  country: 'use place for where, party for who',
  city: 'use place',
  date: 'use from and to with the same day',
  offset: 'use cursor: pages by number would shift while meetings are added',
  page: 'use cursor: pages by number would shift while meetings are added',
  sort: 'use order=asc or order=desc; meetings come by day',
}

/** The query of an operation, checked. Throws `Problem` naming the parameter, what it may be, or what to ask instead. */
export function readParameters<Schema extends z.ZodObject>(schema: Schema, query: URLSearchParams): z.infer<Schema> {
  const given: Record<string, string> = {}
  for (const [name, value] of query) {
    if (name === 'key') continue
    if (given[name] !== undefined) throw new Problem(400, `${name} is given more than once`, { parameter: name, instead: 'give it once' })
    given[name] = value
  }
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys') throw unknownParameter(issue.keys[0] ?? '', Object.keys(schema.shape))
  const parameter = String(issue?.path[0] ?? '')
  throw wrongParameter(parameter, given[parameter], issue?.message ?? 'is not understood')
}

function unknownParameter(parameter: string, known: readonly string[]): Problem {
  const instead = INSTEAD[parameter] ?? (known.length === 0 ? 'leave it out' : `there are ${known.join(', ')}`)
  return new Problem(400, `there is no parameter ${JSON.stringify(parameter)} here`, { parameter, instead })
}

function wrongParameter(parameter: string, value: string | undefined, message: string): Problem {
  if (value === undefined) return new Problem(400, `${parameter} is needed: ${message}`, { parameter })
  const what = `${parameter}=${value}: `
  if (parameter === 'party' || parameter === 'with' || parameter === 'code') {
    const meant = suggestParties(value).map(({ code, name }) => `${code} (${name})`)
    return new Problem(400, `${what}no such party`, {
      parameter,
      instead: meant.length > 0 ? `perhaps ${meant.join(', ')}` : 'a code like KOR, EU or NSA:taliban',
    })
  }
  if (parameter === 'topic') return new Problem(400, `${what}no such topic`, { parameter, instead: `one of ${TOPIC_CODES.join(', ')}` })
  if (parameter === 'from' || parameter === 'to') return new Problem(400, `${what}${message}`, { parameter, instead: 'a day is written 2026-03-01' })
  return new Problem(400, `${what}${message}`, { parameter })
}
