import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** moto stands in for AWS; cfn-lint reads templates as CloudFormation does. Both are PyPI packages, pinned. */
const PACKAGES = ['moto[server]==5.2.5', 'cfn-lint==1.58.0']

/** Programs of a virtual environment that is kept between runs. */
export type PythonTools = { motoServer: string; cfnLint: string }

/** The tools cannot be had on this machine; the message says why and what would help. */
export class NoPythonTools extends Error {
  override name = 'NoPythonTools'
}

/** Makes the virtual environment under `folder`, or takes the one that is there. Throws `NoPythonTools`. */
export function installPythonTools(folder: string): PythonTools {
  const programs = join(folder, 'bin')
  const stamp = join(folder, 'installed')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== PACKAGES.join(' ')) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    run('python3', ['-m', 'venv', folder], 'install Python 3 with its venv module (Debian: apt-get install python3-venv)')
    run(join(programs, 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES], 'PyPI must be reachable')
    writeFileSync(stamp, PACKAGES.join(' '))
  }
  return { motoServer: join(programs, 'moto_server'), cfnLint: join(programs, 'cfn-lint') }
}

function run(program: string, args: string[], remedy: string): void {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status === 0) return
  const why = error?.message ?? stderr.trim().split('\n').at(-1) ?? `exit code ${String(status)}`
  throw new NoPythonTools(`${program} ${args.slice(0, 3).join(' ')} failed (${why}); ${remedy}`)
}
