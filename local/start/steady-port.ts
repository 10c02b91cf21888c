import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LoopbackServer } from '../loopback-server.ts'

/**
 * Opens a server under the port that it had on this data before, so that addresses kept in a calendar or a
 * bookmark stay good; under a free one if that is taken or there was none.
 */
export async function openOnSteadyPort(data: string, name: string, open: (port: number) => Promise<LoopbackServer>): Promise<LoopbackServer> {
  const file = join(data, `${name}-port`)
  const known = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const server = await open(Number.isInteger(known) && known > 0 && known < 65_536 ? known : 0).catch(() => open(0))
  writeFileSync(file, String(server.port))
  return server
}
