import { readArguments, UsageError } from '../command-line.ts'

export const HELP = `Reads the archived texts again, with the extractor as it is now, and brings the register up to date.
Reports of older extractors are replaced. What this extractor has read already is left out, so that a
replay that was interrupted goes on where it stopped, and a second one has nothing to do.

Usage: npm run -s replay -- [--dry-run] [--force]

  --dry-run     changes nothing: tells how many meetings would appear, vanish or change
  --force       also the texts that this extractor version has read (its rules changed, its version did not)

  --data DIR    the local register (default: .parley); not while npm start runs on it
  --stack NAME  a deployed register instead: starts its state machine and watches it, with your AWS
                credentials and region. Ctrl-C stops the watching, not the replay.
  --json        print the outcome as JSON
  --help        this text

Exit codes: 0 done; 1 something failed, or there is no register; 2 wrong arguments; 130 interrupted.
`

export type ReplayOptions = { data: string; stack: string | null; dryRun: boolean; force: boolean; json: boolean }

/** Reads the command line; `help` if it asks for help. Throws `UsageError`. */
export function readReplayOptions(args: string[]): ReplayOptions | 'help' {
  const { values, positionals } = parsed(args)
  if (values.help) return 'help'
  if (positionals.length > 0) throw new UsageError(`unexpected argument ${JSON.stringify(positionals[0])}`)
  const { data = '.parley', stack = null } = values
  if (data === '') throw new UsageError('--data needs the name of a directory')
  if (stack !== null && values.data !== undefined) throw new UsageError('--data and --stack name two registers; give one of them')
  return { data, stack, dryRun: values['dry-run'] ?? false, force: values.force ?? false, json: values.json ?? false }
}

function parsed(args: string[]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean' },
      force: { type: 'boolean' },
      data: { type: 'string' },
      stack: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
}
