import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { installPythonTools, NoPythonTools } from '../../../local/rehearse/python-tools.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-python-'))
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

it('a machine without Python is told what to install', () => {
  vi.stubEnv('PATH', folder)
  expect(() => installPythonTools(join(folder, 'python'))).toThrow(NoPythonTools)
  expect(() => installPythonTools(join(folder, 'python'))).toThrow(/python3 -m venv .* failed .*install Python 3/)
})
