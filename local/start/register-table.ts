import type { IndexRow } from '../../shared/register/index-rows.ts'
import { textTable } from './text-table.ts'

/** What the table shows of a listing row. */
export type TableRow = Pick<
  IndexRow,
  | 'date_start'
  | 'date_end'
  | 'date_precision'
  | 'status'
  | 'format'
  | 'parties'
  | 'people'
  | 'place_city'
  | 'place_country'
  | 'place_venue'
  | 'topics'
  | 'source_count'
  | 'outlets'
>

/** The register for people to read: a table `width` characters wide. */
export function registerTable(rows: TableRow[], width: number): string {
  if (rows.length === 0) return 'The register holds no meetings.\n'
  const columns = [
    { title: 'Date', share: 0, cell: dateOf },
    { title: 'Status', share: 0, cell: ({ status }: TableRow) => status },
    { title: 'Parties', share: 1, cell: ({ parties }: TableRow) => parties.replaceAll(',', ' ') },
    { title: 'People', share: 4, cell: ({ people }: TableRow) => people },
    { title: 'Place', share: 2, cell: placeOf },
    { title: 'Topics', share: 2, cell: ({ topics }: TableRow) => topics.replaceAll(',', ' ') },
    { title: 'Sources', share: 2, cell: ({ source_count: count, outlets }: TableRow) => `${count}: ${outlets}` },
  ]
  const table = textTable(
    columns.map(({ title, share }) => ({ title, share })),
    rows.map((row) => columns.map(({ cell }) => cell(row))),
    width,
  )
  return `${table}\n${rows.length} ${rows.length === 1 ? 'meeting' : 'meetings'}\n`
}

/** `2021-11-16`, `2021-11-16–18`, `2021-11` or `week of 2021-11-15`: as exactly as it is known. */
function dateOf({ date_start: start, date_end: end, date_precision: precision }: TableRow): string {
  if (start === null) return 'unknown'
  if (precision === 'year') return start.slice(0, 4)
  if (precision === 'month') return start.slice(0, 7)
  if (precision === 'week') return `~${start}`
  if (end === null || end === start) return start
  return `${start}–${end.startsWith(start.slice(0, 8)) ? end.slice(8) : end}`
}

function placeOf({ place_city: city, place_country: country, place_venue: venue, format }: TableRow): string {
  const place = [venue, city, country].filter((part) => part !== null).join(', ')
  if (place !== '') return place
  return format === 'phone' || format === 'video' ? `by ${format}` : ''
}
