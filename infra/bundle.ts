import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { PACKED_LEXICONS, packLexicons } from './pack-lexicons.ts'

/** The functions of the pipeline; each has its entry at functions/<name>/handler.ts. */
export const FUNCTION_NAMES = ['dispatch-feeds', 'poll-feed', 'fetch-article', 'extract-meetings', 'publish-changes', 'export-meetings', 'read-api'] as const
export type FunctionName = (typeof FUNCTION_NAMES)[number]

export const PROJECT_ROOT = resolve(import.meta.dirname, '..')
const FEED_LIST = join(PROJECT_ROOT, 'feeds.json')
/** Folders of what is known about the world, as JSON. */
const LEXICONS = ['extract/lexicon', 'domain/codes'].map((folder) => join(PROJECT_ROOT, 'shared', folder))

export function functionEntry(name: FunctionName): string {
  return join(PROJECT_ROOT, 'functions', name, 'handler.ts')
}

/** CommonJS dependencies inside an ES module still call `require` for Node's own modules. */
const REQUIRE_BANNER =
  "import{createRequire as parleyCreateRequire}from'node:module';const require=parleyCreateRequire(import.meta.url);"

/** Puts the feed list that the settings name in the place of the project's own. */
function replaceFeedList(feedList: string): Plugin {
  return {
    name: 'feed-list',
    setup(build) {
      build.onResolve({ filter: /\/feeds\.json$/ }, ({ path, resolveDir }) =>
        resolve(resolveDir, path) === FEED_LIST ? { path: feedList } : undefined,
      )
    },
  }
}

/**
 * Bundles one function with all it needs, the AWS SDK too, into `outDir`/handler.mjs, its
 * lexicons beside it, and returns the size of both in bytes. Rejects with esbuild's report if the source does not build.
 */
export async function bundle(entry: string, outDir: string, feedList: string = FEED_LIST): Promise<number> {
  const outfile = join(outDir, 'handler.mjs')
  await build({
    entryPoints: [entry],
    outfile,
    absWorkingDir: PROJECT_ROOT,
    bundle: true,
    minify: true,
    // Classes are named in logs, and errors told apart by name.
    keepNames: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE_BANNER },
    plugins: [replaceFeedList(feedList), packLexicons(LEXICONS)],
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
  })
  return statSync(outfile).size + (statSync(join(outDir, PACKED_LEXICONS), { throwIfNoEntry: false })?.size ?? 0)
}

if (import.meta.main) {
  for (const name of FUNCTION_NAMES) {
    const bytes = await bundle(functionEntry(name), join(PROJECT_ROOT, 'dist', name))
    console.log(`${name.padEnd(18)} ${(bytes / 1024).toFixed(0).padStart(6)} KB`)
  }
}
