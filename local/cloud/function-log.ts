import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import type { WriteStream } from 'node:fs'
import { join } from 'node:path'

/** A log larger than this is set aside at the next start, bytes. */
const FULL_BYTES = 20 * 1024 * 1024

/** Opens `<directory>/<function>.log` for appending; the one before it is kept as `.old.log`. */
export function openFunctionLog(directory: string, functionName: string): WriteStream {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, `${functionName}.log`)
  if (existsSync(path) && statSync(path).size > FULL_BYTES) renameSync(path, join(directory, `${functionName}.old.log`))
  return createWriteStream(path, { flags: 'a' })
}
