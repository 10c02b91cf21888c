import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild'
import { PROJECT_ROOT } from './bundle.ts'
import { worldMap } from './world-map.ts'

const SOURCE = join(PROJECT_ROOT, 'dashboard')

/** The module `parley:world-map`: outlines are projected once, here, and not in every reader's browser. */
const worldMapModule: Plugin = {
  name: 'world-map',
  setup(build) {
    build.onResolve({ filter: /^parley:world-map$/ }, ({ path }) => ({ path, namespace: 'world-map' }))
    build.onLoad({ filter: /.*/, namespace: 'world-map' }, () => ({ contents: JSON.stringify(worldMap()), loader: 'json' }))
  },
}

/**
 * Builds the dashboard into `outDir` as it is served: `index.html`, and under `assets/` everything whose name
 * holds a digest of its content, to be kept by browsers for good. Rejects with esbuild's report.
 */
export async function bundleDashboard(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true })
  await mkdir(outDir, { recursive: true })
  const common = {
    outdir: join(outDir, 'assets'),
    absWorkingDir: PROJECT_ROOT,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    platform: 'browser',
    target: ['es2023'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
  } as const satisfies BuildOptions
  const [app, theme] = await Promise.all([
    build({ ...common, entryPoints: [join(SOURCE, 'app.tsx'), join(SOURCE, 'style.css')], format: 'esm', splitting: true, plugins: [worldMapModule] }),
    // Not a module: those run when the page is there already.
    build({ ...common, entryPoints: [join(SOURCE, 'first-theme.ts')], format: 'iife' }),
  ])
  const outputs = { ...app.metafile.outputs, ...theme.metafile.outputs }
  await writeFile(join(outDir, 'index.html'), page(outputs))
  await writeFile(join(outDir, 'assets', 'licences.txt'), licences(app.metafile))
}

/** `dashboard/index.html` with the names that the build gave. */
function page(outputs: Metafile['outputs']): string {
  const names = Object.entries(outputs).map(([path, output]) => ({ name: path.slice(path.lastIndexOf('/') + 1), output }))
  const built = (entry: string): string => {
    const found = names.find(({ output }) => output.entryPoint === `dashboard/${entry}`)
    if (found === undefined) throw new Error(`the build of the dashboard has no ${entry}`)
    return `/assets/${found.name}`
  }
  const app = names.find(({ output }) => output.entryPoint === 'dashboard/app.tsx')
  const preloads = (app?.output.imports ?? [])
    .filter(({ kind }) => kind === 'import-statement')
    .map(({ path }) => `<link rel="modulepreload" href="/assets/${path.slice(path.lastIndexOf('/') + 1)}">`)
  return readFileSync(join(SOURCE, 'index.html'), 'utf8')
    .replace('/style.css', built('style.css'))
    .replace('/first-theme.ts', built('first-theme.ts'))
    .replace('/app.tsx', built('app.tsx'))
    .replace('<!-- preloads -->', preloads.join('\n    '))
}

/** The licences of everything from other hands in the bundle, which ask to go along with it. */
function licences(metafile: Metafile): string {
  const packages = new Set(Object.keys(metafile.inputs).flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))
  const texts = [...packages].toSorted().map((name) => {
    const directory = join(PROJECT_ROOT, 'node_modules', name)
    const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry))
    if (file === undefined || !existsSync(join(directory, file))) throw new Error(`the package ${name} has no licence file to go with the dashboard`)
    return `${name}\n\n${readFileSync(join(directory, file), 'utf8').trim()}`
  })
  const map = 'World map\n\nMade from Natural Earth (naturalearthdata.com), which is in the public domain, by way of the package world-atlas.'
  return `${[...texts, map].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`
}

/** Bytes of all that a browser loads of the dashboard in `directory`, gzip-compressed one by one. */
export function compressedBytes(directory: string): { file: string; bytes: number }[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:html|js|css)$/.test(file))
    .map((file) => ({ file, bytes: gzipSync(readFileSync(join(directory, file)), { level: 9 }).length }))
    .toSorted((a, b) => b.bytes - a.bytes)
}

if (import.meta.main) {
  const outDir = join(PROJECT_ROOT, 'dist', 'dashboard')
  await bundleDashboard(outDir)
  const sizes = compressedBytes(outDir)
  for (const { file, bytes } of sizes) console.log(`${file.padEnd(34)} ${(bytes / 1024).toFixed(1).padStart(7)} KB gzip`)
  console.log(`${'together'.padEnd(34)} ${(sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1024).toFixed(1).padStart(7)} KB gzip`)
}
