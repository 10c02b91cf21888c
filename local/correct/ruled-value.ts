import { correctedFieldSchemas, isCorrectedField } from '../../shared/register/corrected-fields.ts'
import type { CorrectedField } from '../../shared/register/corrected-fields.ts'
import { UsageError } from '../command-line.ts'

/** How a value of each field is written on the command line. */
const READERS: Record<CorrectedField, (text: string) => unknown> = {
  status: asIs,
  format: asIs,
  parties: list,
  participants: (text) => text.split(';').map((one) => one.trim()).filter((one) => one !== '').map(participant),
  date,
  'place.city': asIs,
  'place.country': asIs,
  'place.venue': asIs,
  topics: list,
  durationMin: Number,
  series: asIs,
  outcomes: json,
}

/** Reads `FIELD=VALUE`. Throws `UsageError` that names the field, what was given and what is allowed. */
export function readRuledValue(assignment: string): { field: CorrectedField; value: unknown } {
  const at = assignment.indexOf('=')
  const [field, text] = [assignment.slice(0, Math.max(at, 0)), assignment.slice(at + 1)]
  if (at < 1) throw new UsageError(`--set ${assignment}: write FIELD=VALUE`)
  if (!isCorrectedField(field)) throw new UsageError(`--set ${assignment}: there is no field ${JSON.stringify(field)}; there are ${Object.keys(correctedFieldSchemas).join(', ')}`)
  const read = correctedFieldSchemas[field].safeParse(text === 'null' ? null : READERS[field](text))
  if (!read.success) throw new UsageError(`--set ${assignment}: ${read.error.issues.map(({ path, message }) => [...path, message].join(' ')).join('; ')}`)
  return { field, value: read.data }
}

function asIs(text: string): string {
  return text
}

function list(text: string): string[] {
  return text.split(',').map((one) => one.trim()).filter((one) => one !== '')
}

/** `Noh Hyun-woo/KOR/First Vice Foreign Minister` */
function participant(text: string): unknown {
  const [name, party, ...title] = text.split('/').map((part) => part.trim())
  return { name, party, title: title.length === 0 ? null : title.join('/') }
}

/** A day, two days with `..` between, `week 2021-11-15`, a month or a year. */
function date(text: string): unknown {
  const week = text.startsWith('week ')
  const [start = '', end] = text.replace('week ', '').split('..')
  if (/^\d{4}$/.test(start)) return { start: `${start}-01-01`, end: null, precision: 'year' }
  if (/^\d{4}-\d\d$/.test(start)) return { start: `${start}-01`, end: null, precision: 'month' }
  return { start, end: end ?? null, precision: week ? 'week' : 'day' }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
