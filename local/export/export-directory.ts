import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ExportFiles } from '../../shared/export/export-files.ts'
import { emptyManifest, MANIFEST_KEY, readManifest } from '../../shared/export/manifest.ts'

/** Exported files in a directory. A file is written whole or not at all. */
export function createExportDirectory(directory: string): ExportFiles {
  const put = async (key: string, body: Uint8Array | string): Promise<void> => {
    const path = join(directory, key)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.draft`, body)
    await rename(`${path}.draft`, path)
  }
  return {
    put,
    remove: (key) => rm(join(directory, key), { force: true }),
    async manifest() {
      const path = join(directory, MANIFEST_KEY)
      return existsSync(path) ? readManifest(await readFile(path, 'utf8'), path) : emptyManifest()
    },
    putManifest: (manifest) => put(MANIFEST_KEY, `${JSON.stringify(manifest, null, 2)}\n`),
  }
}
