import { createWebClient } from '../shared/adapters/web-client.ts'
import { checkFeeds } from './feeds/check-feeds.ts'
import { HELP, readFeedsOptions } from './feeds/feeds-options.ts'
import { checksText } from './feeds/print-checks.ts'
import { terminalText } from './query/terminal-text.ts'
import { givenFeeds } from './start/given-feeds.ts'
import { UsageError } from './start/start-options.ts'

/** Width of the table where the output is no terminal, characters. */
const PLAIN_WIDTH = 160
const NARROWEST = 100

/** Runs the command line; returns the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readFeedsOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const { sources, allowLoopback, json } = options
  const entries = givenFeeds(sources)
  if (process.stderr.isTTY) process.stderr.write(`Asking ${entries.length} feeds …\n`)
  const web = createWebClient({ contactUrl: process.env['CONTACT_URL'] ?? null, allowLoopback })
  const checks = await checkFeeds(entries, web, () => new Date())
  const width = process.stdout.isTTY ? Math.max(process.stdout.columns, NARROWEST) : PLAIN_WIDTH
  process.stdout.write(json ? `${JSON.stringify({ feeds: checks }, null, 2)}\n` : terminalText(checksText(checks, width)))
  return checks.every(({ readable }) => readable) ? 0 : 1
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`${error.message}\nnpm run -s feeds -- --help tells more.\n`)
  process.exitCode = 2
}
