import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { registerOf, runStart } from './npm-start.ts'

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-kill-'))
})

afterAll(async () => rm(directory, { recursive: true }))

/** A data directory in which the newsroom has that port, so that its articles are the same ones in all of them. */
async function dataAt(name: string, port: number): Promise<string> {
  const data = await mkdtemp(join(directory, name))
  await writeFile(join(data, 'newsroom-port'), String(port))
  return data
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

it('ends in the same register when killed at any moment and started again', { timeout: 180_000 }, async () => {
  const port = await freePort()
  const undisturbed = await runStart(['--once', '--json', '--data', await dataAt('undisturbed', port)])
  expect(undisturbed.code, undisturbed.stderr).toBe(0)
  const expected = registerOf(undisturbed)
  expect(expected.length).toBeGreaterThan(10)

  const data = await dataAt('killed', port)
  const delays = [Math.random() * 300, 500 + Math.random() * 2000, 1000 + Math.random() * 3000]
  for (const delay of delays) await runStart(['--once', '--json', '--data', data], delay)
  const afterwards = await runStart(['--once', '--json', '--data', data])
  expect(afterwards.code, `killed after ${delays.join(', ')} ms\n${afterwards.stderr}`).toBe(0)
  expect(registerOf(afterwards), `killed after ${delays.join(', ')} ms`).toEqual(expected)

  const again = await runStart(['--once', '--json', '--data', data])
  expect(again.stdout).toBe(afterwards.stdout)
})
