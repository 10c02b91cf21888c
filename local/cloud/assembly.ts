import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

/** Everything that the synthesized template and the bundles are made from. */
const SOURCES = ['cdk.json', 'dashboard', 'feeds.json', 'functions', 'infra', 'package-lock.json', 'parley.config.json', 'shared', 'tsconfig.json']

/** Assemblies kept for a switch back and forth between two states of the source. */
const KEPT = 3

/** The stack could not be synthesized; the message holds what the synthesis said. */
export class SynthesisError extends Error {
  override name = 'SynthesisError'
}

/**
 * The directory of the cloud assembly for the project at `root` as it is now: template, bundles and all.
 * Synthesized unless the same sources were before. Rejects with `SynthesisError`.
 */
export async function ensureAssembly(root: string): Promise<string> {
  const shelf = join(root, 'node_modules', '.cache', 'parley-assemblies')
  const directory = join(shelf, await digestOf(root))
  if (existsSync(join(directory, 'manifest.json'))) {
    const now = new Date()
    await utimes(directory, now, now)
    return directory
  }
  await mkdir(shelf, { recursive: true })
  const draft = `${directory}.${randomUUID()}`
  try {
    await synthesize(root, draft)
    await rename(draft, directory).catch((error: unknown) => {
      // Another start may have put the same assembly there meanwhile.
      if (!existsSync(join(directory, 'manifest.json'))) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  await dropOldest(shelf)
  return directory
}

async function digestOf(root: string): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const source of SOURCES) {
    const path = join(root, source)
    if (!existsSync(path)) continue
    for (const file of await filesUnder(path)) hash.update(`${file.slice(root.length)}\n`).update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 20)
}

async function filesUnder(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
}

async function synthesize(root: string, outDirectory: string): Promise<void> {
  const { CDK_DEFAULT_ACCOUNT: _account, CDK_DEFAULT_REGION: _region, ...environment } = process.env
  const child = spawn(process.execPath, [join(root, 'infra', 'app.ts')], {
    cwd: root,
    env: {
      ...environment,
      CDK_OUTDIR: outDirectory,
      // What is deployed is held against CloudFormation's schemas by `npm run synth`; here nothing is, and it takes seconds.
      CDK_VALIDATION: 'false',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new SynthesisError(`the stack could not be synthesized (exit code ${String(code)}):\n${said.trim()}`)
}

async function dropOldest(shelf: string): Promise<void> {
  const entries = await Promise.all(
    (await readdir(shelf)).map(async (name) => ({ path: join(shelf, name), at: await lastUsed(join(shelf, name)) })),
  )
  const old = entries.sort((a, b) => b.at - a.at).slice(KEPT)
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })))
}

/** When it was last used, epoch milliseconds; 0 if another start has just removed it. */
async function lastUsed(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0
    throw error
  }
}
