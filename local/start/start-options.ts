import { readArguments, UsageError } from '../command-line.ts'

export const HELP = `Runs Parley on this machine: polls feeds, fetches their articles, extracts the meetings they
report and keeps them in a register. Without --feeds it works on a sample newsroom of its own.

Usage: npm start -- [options]

  --once             stop when every feed has been polled and every queue is empty
  --feeds FILE|URL…  poll these instead of the sample newsroom: feed lists like feeds.json, or addresses of feeds
  --allow-loopback   let feeds and articles be on this machine (127.0.0.1); for your own test servers
  --data DIR         where everything is kept (default: .parley); started again, it goes on from there
  --json             print the register as JSON on standard output, and nothing else there
  --help             this text

Exit codes: 0 done; 1 something could not be processed (it is listed) or the start failed; 2 wrong arguments.
`

/** What the command line asks for. */
export type StartOptions = {
  once: boolean
  /** Files and addresses of feeds; empty for the sample newsroom. */
  feeds: string[]
  allowLoopback: boolean
  data: string
  json: boolean
}

/** Reads the command line; `help` if it asks for help. Throws `UsageError`. */
export function readStartOptions(args: string[]): StartOptions | 'help' {
  const { values, positionals } = parsed(args)
  if (values.help) return 'help'
  if (positionals.length > 0 && values.feeds === undefined) {
    throw new UsageError(`unexpected argument ${JSON.stringify(positionals[0])}; feeds are given after --feeds`)
  }
  const feeds = [...(values.feeds ?? []), ...positionals]
  if (values.data === '') throw new UsageError('--data needs the name of a directory')
  return {
    once: values.once ?? false,
    feeds,
    allowLoopback: values['allow-loopback'] ?? false,
    data: values.data ?? '.parley',
    json: values.json ?? false,
  }
}

function parsed(args: string[]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: {
      once: { type: 'boolean' },
      feeds: { type: 'string', multiple: true },
      'allow-loopback': { type: 'boolean' },
      data: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
}
