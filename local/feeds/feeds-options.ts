import { parseArgs } from 'node:util'
import { UsageError } from '../start/start-options.ts'

export const HELP = `Fetches feeds once, reads them, and tells what is wrong with them. Nothing is kept.

Usage: npm run -s feeds -- check [options] [FILE|URL…]

  FILE|URL…          feed lists like feeds.json, or addresses of feeds (default: feeds.json)
  --allow-loopback   let feeds be on this machine (127.0.0.1); for your own test servers
  --json             print JSON
  --help             this text

The request names this program; set CONTACT_URL to an address at which publishers can reach you.

Exit codes: 0 every feed can be read; 1 some cannot; 2 wrong arguments.
`

const DEFAULT_LIST = 'feeds.json'

export type FeedsOptions = { sources: string[]; allowLoopback: boolean; json: boolean }

/** Reads the command line; `help` if it asks for help. Throws `UsageError`. */
export function readFeedsOptions(args: string[]): FeedsOptions | 'help' {
  const { values, positionals } = parsed(args)
  if (values.help) return 'help'
  const [command, ...sources] = positionals
  if (command !== 'check') {
    const given = command === undefined ? 'no command given' : `unknown command ${JSON.stringify(command)}`
    throw new UsageError(`${given}; there is only "check [FILE|URL…]"`)
  }
  return {
    sources: sources.length > 0 ? sources : [DEFAULT_LIST],
    allowLoopback: values['allow-loopback'] ?? false,
    json: values.json ?? false,
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { 'allow-loopback': { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
