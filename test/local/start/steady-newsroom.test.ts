import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listenOnLoopback } from '../../../local/loopback-server.ts'
import { PortTaken, startSteadyNewsroom } from '../../../local/start/steady-newsroom.ts'

let data: string

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'parley-newsroom-'))
})

afterEach(async () => rm(data, { recursive: true }))

it('gives the articles the same addresses at every start', async () => {
  const first = await startSteadyNewsroom(data)
  await first.close()
  const second = await startSteadyNewsroom(data)
  expect(second.baseUrl).toBe(first.baseUrl)
  await second.close()
})

it('waits for a port that is about to be let go, and refuses one that is not', async () => {
  const newsroom = await startSteadyNewsroom(data)
  await newsroom.close()
  const port = Number(new URL(newsroom.baseUrl).port)
  const other = await listenOnLoopback(createServer(), port)
  const starting = startSteadyNewsroom(data)
  setTimeout(() => void other.close(), 300)
  await (await starting).close()

  const squatter = await listenOnLoopback(createServer(), port)
  await expect(startSteadyNewsroom(data)).rejects.toThrow(PortTaken)
  await squatter.close()
})
