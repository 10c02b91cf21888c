import type { Table } from './table.ts'

/** Spreadsheets run a text that begins so as a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** A table as CSV (RFC 4180), begun with the mark by which spreadsheets know UTF-8; formulas are disarmed. */
export function csvOf({ columns, rows }: Table): string {
  return `\uFEFF${[columns, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
