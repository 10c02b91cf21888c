import { feedKindSchema } from '../../shared/domain/feed.ts'
import type { FeedKind } from '../../shared/domain/feed.ts'
import { countryCodeSchema } from '../../shared/domain/party.ts'
import { readArguments, UsageError } from '../command-line.ts'

export const HELP = `Looks after the feeds.

Usage: npm run -s feeds -- check [FILE|URL…]     fetches feeds once, reads them, and tells what is wrong with them
       npm run -s feeds -- status                tells how the feeds of a local register do
       npm run -s feeds -- add URL [--to FILE]   finds the feed or news sitemap behind a page and prints its entry,
                                                 or proposes how to read the page as a list of articles

  FILE|URL…          feed lists like feeds.json, or addresses of feeds (default: feeds.json)
  --data DIR         the local register (default: .parley)
  --to FILE          writes the entry into this feed list instead of printing it
  --country CODE     of an entry to add: the publisher's country, alpha-3
  --kind KIND        of an entry to add: ${feedKindSchema.options.join(', ')} (default: newspaper)
  --terms TEXT       of an entry to add: what the publisher's terms say about reading the feed
  --allow-loopback   let feeds be on this machine (127.0.0.1); for your own test servers
  --json             print JSON
  --help             this text

The request names this program; set CONTACT_URL to an address at which publishers can reach you.

Exit codes: 0 done, and every feed checked can be read; 1 some cannot, none was found, or there is no
register; 2 wrong arguments.
`

const DEFAULT_LIST = 'feeds.json'

export type FeedsOptions =
  | { command: 'check'; sources: string[]; allowLoopback: boolean; json: boolean }
  | { command: 'status'; data: string; json: boolean }
  | { command: 'add'; url: string; to: string | null; country: string | null; kind: FeedKind; terms: string; allowLoopback: boolean }

/** Reads the command line; `help` if it asks for help. Throws `UsageError`. */
export function readFeedsOptions(args: string[]): FeedsOptions | 'help' {
  const { values, positionals } = parsed(args)
  if (values.help) return 'help'
  const [command, ...rest] = positionals
  const { 'allow-loopback': allowLoopback = false, json = false, data = '.parley' } = values
  if (command === 'check') return { command, sources: rest.length > 0 ? rest : [DEFAULT_LIST], allowLoopback, json }
  if (command === 'status') {
    if (rest.length > 0) throw new UsageError(`unexpected argument ${JSON.stringify(rest[0])}; the register is named by --data`)
    if (data === '') throw new UsageError('--data needs the name of a directory')
    return { command, data, json }
  }
  if (command === 'add') {
    const [url, ...more] = rest
    if (url === undefined || more.length > 0 || !/^https?:\/\//i.test(url) || !URL.canParse(url)) {
      throw new UsageError('add takes one address, starting with http:// or https://')
    }
    return { command, url, to: values.to ?? null, ...entryFields(values), allowLoopback }
  }
  const given = command === undefined ? 'no command given' : `unknown command ${JSON.stringify(command)}`
  throw new UsageError(`${given}; there are "check [FILE|URL…]", "status" and "add URL"`)
}

function entryFields(values: { country?: string | undefined; kind?: string | undefined; terms?: string | undefined }) {
  const country = countryCodeSchema.nullable().safeParse(values.country ?? null)
  if (!country.success) throw new UsageError(`--country ${values.country} is no code of a country; give alpha-3, such as KOR`)
  const kind = feedKindSchema.safeParse(values.kind ?? 'newspaper')
  if (!kind.success) throw new UsageError(`--kind ${values.kind} is none of ${feedKindSchema.options.join(', ')}`)
  return { country: country.data, kind: kind.data, terms: values.terms ?? 'not looked up' }
}

function parsed(args: string[]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      to: { type: 'string' },
      country: { type: 'string' },
      kind: { type: 'string' },
      terms: { type: 'string' },
      'allow-loopback': { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
}
