import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureAssembly, SynthesisError } from '../../../local/cloud/assembly.ts'

let root: string

/** A project whose synthesis writes what `shared/word.txt` says, and notes that it ran. */
const APP = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
const word = readFileSync('shared/word.txt', 'utf8')
if (word === 'bad') { console.error('bucketName: must not be bad'); process.exit(1) }
mkdirSync(process.env.CDK_OUTDIR)
writeFileSync(process.env.CDK_OUTDIR + '/word.txt', word)
writeFileSync(process.env.CDK_OUTDIR + '/manifest.json', '{}')
appendFileSync('runs.txt', 'x')
`

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'parley-assembly-'))
  for (const directory of ['infra', 'shared', 'node_modules']) await mkdir(join(root, directory))
  await writeFile(join(root, 'infra', 'app.ts'), APP)
  await writeFile(join(root, 'package.json'), '{"type":"module"}')
  await writeFile(join(root, 'shared', 'word.txt'), 'one')
})

afterEach(async () => rm(root, { recursive: true }))

const runs = async () => (await readFile(join(root, 'runs.txt'), 'utf8')).length

describe('the cloud assembly of a project', () => {
  it('is synthesized once for one state of the sources', async () => {
    const first = await ensureAssembly(root)
    expect(await readFile(join(first, 'word.txt'), 'utf8')).toBe('one')
    expect(await ensureAssembly(root)).toBe(first)
    expect(await runs()).toBe(1)
  })

  it('is synthesized anew when a source changes, and kept for when it changes back', async () => {
    const first = await ensureAssembly(root)
    await writeFile(join(root, 'shared', 'word.txt'), 'two')
    const second = await ensureAssembly(root)
    expect(await readFile(join(second, 'word.txt'), 'utf8')).toBe('two')
    await writeFile(join(root, 'shared', 'word.txt'), 'one')
    expect(await ensureAssembly(root)).toBe(first)
    expect(await runs()).toBe(2)
  })

  it('is one for two commands that start at the same time', async () => {
    const [one, other] = await Promise.all([ensureAssembly(root), ensureAssembly(root)])
    expect(one).toBe(other)
    expect(await readFile(join(one, 'word.txt'), 'utf8')).toBe('one')
    expect(await readdir(join(root, 'node_modules', '.cache', 'parley-assemblies'))).toHaveLength(1)
  })

  it('does not pile up', async () => {
    for (const word of ['a', 'b', 'c', 'd', 'e']) {
      await writeFile(join(root, 'shared', 'word.txt'), word)
      await ensureAssembly(root)
    }
    expect(await readdir(join(root, 'node_modules', '.cache', 'parley-assemblies'))).toHaveLength(3)
  })

  it('fails with what the synthesis said, and leaves nothing behind', async () => {
    await writeFile(join(root, 'shared', 'word.txt'), 'bad')
    await expect(ensureAssembly(root)).rejects.toThrow(SynthesisError)
    await expect(ensureAssembly(root)).rejects.toThrow('bucketName: must not be bad')
    expect(await readdir(join(root, 'node_modules', '.cache', 'parley-assemblies'))).toEqual([])
  })
})
