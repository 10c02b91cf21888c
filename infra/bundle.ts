import { statSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'

/** The functions of the pipeline; each has its entry at functions/<name>/handler.ts. */
export const FUNCTION_NAMES = ['dispatch-feeds', 'poll-feed', 'fetch-article', 'extract-meetings'] as const
export type FunctionName = (typeof FUNCTION_NAMES)[number]

export const PROJECT_ROOT = join(import.meta.dirname, '..')

export function functionEntry(name: FunctionName): string {
  return join(PROJECT_ROOT, 'functions', name, 'handler.ts')
}

/** CommonJS dependencies inside an ES module still call `require` for Node's own modules. */
const REQUIRE_BANNER =
  "import{createRequire as parleyCreateRequire}from'node:module';const require=parleyCreateRequire(import.meta.url);"

/**
 * Bundles one function with all it needs, the AWS SDK too, into `outDir`/handler.mjs and returns its
 * size in bytes. Throws with esbuild's report if the source does not build.
 */
export function bundle(entry: string, outDir: string): number {
  const outfile = join(outDir, 'handler.mjs')
  buildSync({
    entryPoints: [entry],
    outfile,
    absWorkingDir: PROJECT_ROOT,
    bundle: true,
    minify: true,
    // Names of classes appear in logs and in checks of errors by name.
    keepNames: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE_BANNER },
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
  })
  return statSync(outfile).size
}

if (import.meta.main) {
  for (const name of FUNCTION_NAMES) {
    const bytes = bundle(functionEntry(name), join(PROJECT_ROOT, 'dist', name))
    console.log(`${name.padEnd(18)} ${(bytes / 1024).toFixed(0).padStart(6)} KB`)
  }
}
