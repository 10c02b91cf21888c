import type { SchemaElement } from 'hyparquet-writer'
import { parquetWriteBuffer } from 'hyparquet-writer'
import type { Column, ColumnType, ExportRow } from './export-tables.ts'

/** How a column of each type is stored. */
const STORED: Record<ColumnType, Omit<SchemaElement, 'name'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  day: { type: 'INT32', converted_type: 'DATE' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
}

/** Rows as a Parquet file with typed columns, compressed by Snappy. */
export function parquet(columns: readonly Column[], rows: readonly ExportRow[]): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      schema: [
        { name: 'root', num_children: columns.length },
        ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...STORED[type] })),
      ],
      columnData: columns.map(({ name, type }) => ({ name, data: rows.map((row) => stored(row[name] ?? null, type)) })),
      createdBy: 'parley',
    }),
  )
}

function stored(value: string | number | null, type: ColumnType): string | number | Date | null {
  return value !== null && (type === 'day' || type === 'instant') ? new Date(value) : value
}
