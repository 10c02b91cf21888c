import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, expect, it } from 'vitest'
import { createFunctionPool } from '../../../local/lambda/function-pool.ts'

const directory = mkdtempSync(join(tmpdir(), 'parley-pool-'))
writeFileSync(join(directory, 'handler.mjs'), 'export const handler = async (event) => event')
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const ECHO = { name: 'Echo', directory, handler: 'handler.handler', timeoutSeconds: 10, memoryMb: 128, environment: {}, granted: [], deadLetterQueue: null }

/** Keeps this thread from reading messages while the others go on. */
function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

it('goes on after an environment is killed whose answer was on its way', async () => {
  const pool = createFunctionPool(ECHO, {}, new Writable({ write: (_chunk, _encoding, done) => done() }))
  try {
    expect(await pool.invoke('first')).toEqual(expect.objectContaining({ ok: true, result: 'first' }))
    const killed = pool.invoke('second')
    block(300)
    expect(pool.killOne()).toBe(true)
    expect(await killed).toEqual({ ok: false, reason: 'killed' })
    // Until the answer of the one that is gone has come in.
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(pool.busy()).toBe(0)
    expect(await pool.invoke('third')).toEqual(expect.objectContaining({ ok: true, result: 'third' }))
    expect(pool.busy()).toBe(0)
  } finally {
    await pool.close()
  }
})
