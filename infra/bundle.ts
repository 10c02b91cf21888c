import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { shortenExtractor } from './extractor-source.ts'
import { minifyMore } from './minify.ts'
import { PACKED_LEXICONS, packLexicons } from './pack-lexicons.ts'

/** The functions of the pipeline; each has its entry at functions/<name>/handler.ts. */
export const FUNCTION_NAMES = ['dispatch-feeds', 'poll-feed', 'fetch-article', 'extract-meetings', 'sweep-meetings', 'replay-texts', 'publish-changes', 'export-meetings', 'read-api', 'publish-canary', 'check-canary'] as const
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
 * Bundles one function with all it needs, the AWS SDK too, into `outDir`/handler.mjs, with its lexicons and what it
 * imports on demand beside it, and returns what is loaded at the start. Rejects with esbuild's report if the source
 * does not build.
 */
export async function bundle(entry: string, outDir: string, feedList: string = FEED_LIST): Promise<LoadedFiles> {
  const { metafile } = await build({
    entryPoints: { handler: entry },
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    // What is imported only when it is needed is a file of its own, and loaded only then.
    splitting: true,
    // Beside the handler, where its lexicons are looked for.
    chunkNames: '[name]-[hash]',
    absWorkingDir: PROJECT_ROOT,
    bundle: true,
    minify: true,
    // Names and marks of other scripts as they are: an escape takes twice as much.
    charset: 'utf8',
    platform: 'node',
    target: 'node24',
    // Node knows the classes of letters (`\p{Lu}`); esbuild would write each such expression as a longer call.
    supported: { 'regexp-unicode-property-escapes': true },
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE_BANNER },
    plugins: [replaceFeedList(feedList), shortenExtractor(), packLexicons(LEXICONS)],
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
    metafile: true,
  })
  const scripts = Object.entries(metafile.outputs).filter(([path]) => path.endsWith('.mjs'))
  await Promise.all(scripts.map(([path, { inputs }]) => minifyMore(resolve(PROJECT_ROOT, path), !Object.keys(inputs).some((input) => input.includes('node_modules')))))
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [resolve(PROJECT_ROOT, path), output]))
  const files = filesLoaded(join(resolve(PROJECT_ROOT, outDir), 'handler.mjs'), outputs)
  const lexicons = join(resolve(PROJECT_ROOT, outDir), PACKED_LEXICONS)
  if (existsSync(lexicons)) files.push(lexicons)
  return { files, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) }
}

/** The files of a bundle that are loaded with its handler, and their size. */
export type LoadedFiles = { files: string[]; bytes: number }

type Outputs = ReadonlyMap<string, { imports: readonly { path: string; kind: string }[] }>

/** A file of the bundle and all that it imports at its start. */
function filesLoaded(file: string, outputs: Outputs, seen = new Set<string>()): string[] {
  const output = outputs.get(file)
  if (output === undefined || seen.has(file)) return []
  seen.add(file)
  const imported = output.imports.filter(({ kind }) => kind === 'import-statement')
  return [file, ...imported.flatMap(({ path }) => filesLoaded(resolve(PROJECT_ROOT, path), outputs, seen))]
}

if (import.meta.main) {
  for (const name of FUNCTION_NAMES) {
    const { bytes } = await bundle(functionEntry(name), join(PROJECT_ROOT, 'dist', name))
    console.log(`${name.padEnd(18)} ${(bytes / 1024).toFixed(0).padStart(6)} KB`)
  }
}
