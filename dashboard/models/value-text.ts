import { periodText } from './days.ts'

/** The most that is shown of one value, characters. */
const LONGEST = 300

/** A field's value for reading, whatever its shape: codes, days, lists, people, places. */
export function valueText(value: unknown): string {
  const text = told(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text
}

function told(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not told'
  if (typeof value === 'string') return value.replaceAll('_', ' ')
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(told).join(', ')
  if (typeof value !== 'object') return ''
  const object = value as Record<string, unknown>
  if (typeof object['start'] === 'string' && typeof object['precision'] === 'string') {
    return periodText({ start: object['start'], end: typeof object['end'] === 'string' ? object['end'] : null, precision: object['precision'] })
  }
  if (typeof object['name'] === 'string') return object['title'] === null || object['title'] === undefined ? object['name'] : `${object['name']} (${told(object['title'])})`
  const parts = Object.values(object).filter((part) => part !== null)
  return parts.length === 0 ? 'not told' : parts.map(told).join(', ')
}
