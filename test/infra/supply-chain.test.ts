import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import packageJson from '../../package.json' with { type: 'json' }
import { PROJECT_ROOT } from '../../infra/bundle.ts'

const packageSchema = z.object({ version: z.string(), integrity: z.string().optional(), resolved: z.string().optional(), inBundle: z.boolean().optional() })
const lockfile = z
  .object({ packages: z.record(z.string(), packageSchema) })
  .parse(JSON.parse(readFileSync(join(PROJECT_ROOT, 'package-lock.json'), 'utf8')))
const { '': _project, ...packages } = lockfile.packages

describe('what is installed', () => {
  it('is held to a digest, package by package, and to no registry', () => {
    const unchecked = Object.entries(packages).filter(([, { integrity, inBundle }]) => !inBundle && integrity?.startsWith('sha512-') !== true)
    expect(unchecked).toEqual([])
    expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([])
  })

  it('is named by exact versions', () => {
    const ranges = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies, ...packageJson.optionalDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    expect(ranges).toEqual([])
  })

  it('runs no script of its own when it is installed', () => {
    expect(readFileSync(join(PROJECT_ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m)
  })
})
