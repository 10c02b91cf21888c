import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bundle, FUNCTION_NAMES, functionEntry, PROJECT_ROOT } from '../infra/bundle.ts'
import { environmentVariables, registerTableNames } from '../shared/runtime/environment.ts'

/** What a bundle weighs, and how long a process takes from its start until the bundle is loaded. */
export type BundleFigures = { name: string; bytes: number; gzipBytes: number; loadedMs: number; bareNodeMs: number }

const RUNS = 7

/** Bundles the extraction alone and each Lambda as it is deployed, and loads each in fresh processes; the median counts. */
export async function measureBundles(): Promise<BundleFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    const entries = [
      { name: 'extraction alone', entry: join(PROJECT_ROOT, 'shared/extract/extract-meetings.ts') },
      ...FUNCTION_NAMES.map((name) => ({ name, entry: functionEntry(name) })),
    ]
    const bareNodeMs = medianLoad(null)
    const figures: BundleFigures[] = []
    for (const { name, entry } of entries) {
      const outDir = join(folder, name.replaceAll(' ', '-'))
      const { bytes, files } = await bundle(entry, outDir)
      const gzipBytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
      figures.push({ name, bytes, gzipBytes, loadedMs: medianLoad(join(outDir, 'handler.mjs')), bareNodeMs })
    }
    return figures
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function medianLoad(file: string | null): number {
  const times = Array.from({ length: RUNS }, () => loadOnce(file)).toSorted((a, b) => a - b)
  return times[Math.floor(RUNS / 2)]!
}

/** Milliseconds from the start of a new process until the module is loaded; without one, until Node itself runs. */
function loadOnce(file: string | null): number {
  const load = file === null ? '' : `await import(${JSON.stringify(pathToFileURL(file).href)});`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', `${load}process.stdout.write(String(performance.now()));process.exit(0)`], {
    encoding: 'utf8',
    env: { ...process.env, ...LAMBDA_ENVIRONMENT },
  })
  if (status !== 0) throw new Error(`${file} does not load: ${stderr}`)
  return Number(stdout)
}

/** Values of the variables without a default, so that a handler loads; nothing is called. */
const LAMBDA_ENVIRONMENT = {
  ...Object.fromEntries(
    Object.entries(environmentVariables.shape)
      .filter(([, schema]) => !schema.safeParse(undefined).success)
      .map(([name]) => [name, name.endsWith('_URL') ? 'https://example.org/' : 'bench']),
  ),
  // Set with the canary alone.
  CANARY_FEED_URL: 'https://example.org/feed.xml',
  CANARY_TABLES: JSON.stringify(registerTableNames((variable) => variable)),
  CANARY_PATIENCE_MINUTES: '25',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  LOG_LEVEL: 'INFO',
}
