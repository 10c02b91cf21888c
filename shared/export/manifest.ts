import { z } from 'zod'

const fileSchema = z.object({
  table: z.string(),
  format: z.enum(['parquet', 'csv']),
  key: z.string(),
  rows: z.number(),
  bytes: z.number(),
  /** SHA-256, hexadecimal. */
  sha256: z.string(),
})
export type ExportedFile = z.infer<typeof fileSchema>

const monthSchema = z.object({
  writtenAt: z.string(),
  /** Of the meetings and their versions: as long as it is the same, so are the files. */
  digest: z.string(),
  meetings: z.number(),
  files: z.array(fileSchema),
})
export type ExportedMonth = z.infer<typeof monthSchema>

/** What an export holds. */
export const manifestSchema = z.object({
  version: z.literal(1),
  /** When a month was last written; empty before. */
  writtenAt: z.string(),
  /** By month, `2026-03`. */
  months: z.record(z.string(), monthSchema),
})
export type Manifest = z.infer<typeof manifestSchema>

export const MANIFEST_KEY = 'manifest.json'

export function emptyManifest(): Manifest {
  return { version: 1, writtenAt: '', months: {} }
}

/** Reads a manifest. Throws, naming where it is, if it is none. */
export function readManifest(text: string, where: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new Error(`${where} is no manifest of an export; remove it, and every month is exported again`, { cause })
  }
}

/** The manifest after a month was written, or (null) removed. */
export function withMonth(manifest: Manifest, month: string, exported: Omit<ExportedMonth, 'writtenAt'> | null, now: Date): Manifest {
  const writtenAt = now.toISOString()
  const { [month]: _before, ...others } = manifest.months
  const months = exported === null ? others : { ...others, [month]: { writtenAt, ...exported } }
  return { version: 1, writtenAt, months: Object.fromEntries(Object.entries(months).toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}
