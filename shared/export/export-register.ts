import { listMonth, listMonths } from '../queries/list-month.ts'
import type { RegisterReader } from '../queries/register-reader.ts'
import type { ExportFiles } from './export-files.ts'
import { exportMonth } from './export-month.ts'

/** Exports every month that changed since the manifest was written; returns how many there are, and how many were written. */
export async function exportRegister(register: RegisterReader, files: ExportFiles, now: Date): Promise<{ months: number; written: number; meetings: number }> {
  let manifest = await files.manifest()
  const months = await listMonths(register)
  const gone = Object.keys(manifest.months).filter((month) => !months.includes(month))
  let written = 0
  for (const month of [...months, ...gone]) {
    const after = await exportMonth(register, files, manifest, { month, rows: await listMonth(register, month), now })
    if (after !== manifest) written += 1
    manifest = after
  }
  await files.putManifest(manifest)
  return { months: months.length, written, meetings: Object.values(manifest.months).reduce((sum, { meetings }) => sum + meetings, 0) }
}
