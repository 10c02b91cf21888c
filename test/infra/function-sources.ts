import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type FunctionName, functionEntry, PROJECT_ROOT } from '../../infra/bundle.ts'

/** The text of every source of the project that a function's bundle is made from. */
export async function functionSources(name: FunctionName): Promise<string> {
  const { metafile } = await build({
    entryPoints: [functionEntry(name)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    metafile: true,
    absWorkingDir: PROJECT_ROOT,
    logLevel: 'silent',
  })
  const paths = Object.keys(metafile.inputs).filter((path) => path.endsWith('.ts'))
  return paths.map((path) => readFileSync(join(PROJECT_ROOT, path), 'utf8')).join('\n')
}
