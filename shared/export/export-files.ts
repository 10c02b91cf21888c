import type { Manifest } from './manifest.ts'

/** Where exported files are put. */
export type ExportFiles = {
  put(key: string, body: Uint8Array, contentType: string): Promise<void>
  /** Removes a file; nothing if it is not there. */
  remove(key: string): Promise<void>
  /** The manifest; an empty one if none was ever written. */
  manifest(): Promise<Manifest>
  putManifest(manifest: Manifest): Promise<void>
}
