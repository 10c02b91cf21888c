import { readArguments, UsageError } from '../command-line.ts'

export const HELP = `Writes the register to files: Parquet and CSV, one folder a month, and a manifest. Months that have not
changed since the last export to the same place are left as they are.

Usage: npm run export -- [options]

  --out DIR          where to (default: export)
  --data DIR         the local register to read (default: .parley)
  --stack NAME       read a deployed register instead, with your AWS credentials and region
  --help             this text

docs/dashboards.md tells what the files hold and how to query them.
Exit codes: 0 done; 1 the register could not be read; 2 wrong arguments.
`

export type ExportOptions = { out: string; data: string; stack: string | null }

/** Reads the command line; `help` if it asks for help. Throws `UsageError`. */
export function readExportOptions(args: string[]): ExportOptions | 'help' {
  const { help, out = 'export', data, stack = null } = parsed(args)
  if (help) return 'help'
  if (out === '' || data === '') throw new UsageError(`--${out === '' ? 'out' : 'data'} needs the name of a directory`)
  if (stack !== null && data !== undefined) throw new UsageError('--data and --stack name two registers; give one of them')
  return { out, data: data ?? '.parley', stack }
}

function parsed(args: string[]) {
  return readArguments({
    args,
    options: { out: { type: 'string' }, data: { type: 'string' }, stack: { type: 'string' }, help: { type: 'boolean' } },
  }).values
}
