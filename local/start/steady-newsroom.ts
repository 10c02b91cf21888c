import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startNewsroom } from '../newsroom/server.ts'
import type { RunningNewsroom } from '../newsroom/server.ts'

/** How long to wait for a port that the process before has not let go yet, milliseconds. */
const PATIENCE_MS = 3000

/** The port of the newsroom is taken; the message says what to do. */
export class PortTaken extends Error {
  override name = 'PortTaken'
}

/**
 * The sample newsroom under the port that `data` knows it by: an article is its address, so another port
 * would make every article a new one. The first start picks a free port and remembers it.
 */
export async function startSteadyNewsroom(data: string): Promise<RunningNewsroom> {
  const file = join(data, 'newsroom-port')
  const known = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (!Number.isInteger(known) || known < 0 || known > 65_535) throw new PortTaken(`${file} holds no port; remove it`)
  if (known === 0) {
    const newsroom = await startNewsroom()
    writeFileSync(file, new URL(newsroom.baseUrl).port)
    return newsroom
  }
  for (const deadline = Date.now() + PATIENCE_MS; ; await pause(100)) {
    try {
      return await startNewsroom({ port: known })
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!taken) throw error
      if (Date.now() > deadline) {
        throw new PortTaken(
          `port ${known}, under which ${data} knows the sample newsroom, is taken by another program; stop that, or give another --data`,
          { cause: error },
        )
      }
    }
  }
}
