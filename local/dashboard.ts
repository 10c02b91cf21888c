import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readApi } from '../functions/read-api/read-api.ts'
import { requestOf } from '../functions/read-api/request.ts'
import { bundleDashboard } from '../infra/dashboard-bundle.ts'
import { deployedPorts } from './dashboard/deployed-ports.ts'
import { NoRegister } from './query/open-register.ts'
import { openFrontDoor } from './web/front-door.ts'
import { readArguments, runCommand, UsageError } from './command-line.ts'

const HELP = `Opens the dashboard over a deployed register, on this machine alone: the read API's own code runs here,
with your AWS credentials and region. They need to read the register's tables and the archive's texts/.

Usage: npm run dashboard -- --stack NAME [--port N]

  --stack NAME   the deployed stack, say Parley
  --port N       where to listen on 127.0.0.1 (default: any free port)
  --help         this text

Exit codes: 0 ended by Ctrl-C; 1 the register could not be read; 2 wrong arguments.
`

type Options = { stack: string; port: number }

function readOptions(args: string[]): Options | 'help' {
  const { stack, port = '0', help } = parsed(args)
  if (help) return 'help'
  if (stack === undefined || stack === '') throw new UsageError('--stack names the deployed stack, say --stack Parley; a local register is shown by npm start')
  const number = Number(port)
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new UsageError(`--port ${port}: a whole number from 0 to 65535`)
  return { stack, port: number }
}

function parsed(args: string[]) {
  return readArguments({ args, options: { stack: { type: 'string' }, port: { type: 'string' }, help: { type: 'boolean' } } }).values
}

/** Serves until it is interrupted; returns the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const ports = await deployedPorts(options.stack)
  const site = mkdtempSync(join(tmpdir(), 'parley-dashboard-'))
  try {
    await bundleDashboard(site)
    const server = await openFrontDoor({ dashboard: site, port: options.port, answerApi: (event) => readApi(requestOf(event), ports) })
    process.stdout.write(`The dashboard over ${options.stack} is at ${server.url}/ until Ctrl-C.\n`)
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
    await server.close()
    return 0
  } finally {
    rmSync(site, { recursive: true, force: true })
  }
}

await runCommand({ typed: 'npm run dashboard --', main, expected: [NoRegister] })
