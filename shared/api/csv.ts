import { stringify } from 'csv-stringify/sync'
import { printable } from './printable.ts'

type Scalar = string | number | boolean | null

/**
 * Rows as CSV (RFC 4180) with a header. A text that a spreadsheet would take for a formula begins with an
 * apostrophe, so that it stays text.
 */
export function csv(columns: readonly string[], rows: readonly Readonly<Record<string, Scalar>>[]): string {
  const printed = rows.map((row) =>
    columns.map((column) => {
      const value = row[column] ?? null
      return typeof value === 'string' ? printable(value) : value
    }),
  )
  return stringify([columns, ...printed], { escape_formulas: true, record_delimiter: 'windows' })
}
