import { createHash } from 'node:crypto'
import { csv } from '../api/csv.ts'
import type { RegisterReader } from '../queries/register-reader.ts'
import type { IndexRow } from '../register/index-rows.ts'
import { isTombstone, recordOfRow } from '../register/meeting-row.ts'
import type { ExportFiles } from './export-files.ts'
import { EXPORT_TABLES } from './export-tables.ts'
import { withMonth } from './manifest.ts'
import type { ExportedFile, Manifest } from './manifest.ts'
import { parquet } from './parquet.ts'

const CONTENT_TYPES = { parquet: 'application/vnd.apache.parquet', csv: 'text/csv; charset=utf-8' }
const FORMATS = ['parquet', 'csv'] as const

/** Where a table's rows of a month are: Hive's way of naming partitions, which every engine reads. */
export function exportKey(table: string, format: 'parquet' | 'csv', month: string): string {
  return `${format}/${table}/month=${month}/${table}.${format}`
}

/**
 * Writes every table's rows of a month in the place of those before, and returns the manifest with it; as it
 * was if the month's meetings (`rows`) are as they were. Files of a month without meetings are removed.
 */
export async function exportMonth(
  register: Pick<RegisterReader, 'meetings'>,
  target: ExportFiles,
  manifest: Manifest,
  { month, rows, now }: { month: string; rows: readonly IndexRow[]; now: Date },
): Promise<Manifest> {
  const digest = sha256(rows.map(({ date_id: id, version }) => `${id} ${version}\n`).toSorted().join(''))
  if (manifest.months[month]?.digest === digest) return manifest
  if (rows.length === 0) {
    for (const { name } of EXPORT_TABLES) {
      for (const format of FORMATS) await target.remove(exportKey(name, format, month))
    }
    return withMonth(manifest, month, null, now)
  }
  const items = new Map((await register.meetings(rows.map(({ meeting_id: id }) => id))).map((item) => [item.meeting_id, item]))
  const records = rows.flatMap(({ meeting_id: id }) => {
    const item = items.get(id)
    return item === undefined || isTombstone(item) || item.listed_day.slice(0, 7) !== month ? [] : [recordOfRow(item)]
  })
  const files: ExportedFile[] = []
  for (const { name, columns, rowsOf } of EXPORT_TABLES) {
    const exported = records.flatMap(rowsOf)
    const bodies = { parquet: parquet(columns, exported), csv: Buffer.from(csv(columns.map((column) => column.name), exported)) }
    for (const format of FORMATS) {
      const key = exportKey(name, format, month)
      const body = bodies[format]
      await target.put(key, body, CONTENT_TYPES[format])
      files.push({ table: name, format, key, rows: exported.length, bytes: body.length, sha256: sha256(body) })
    }
  }
  return withMonth(manifest, month, { digest, meetings: records.length, files }, now)
}

function sha256(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('hex')
}
