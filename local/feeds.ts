import { createFeedStore } from '../shared/adapters/feed-store.ts'
import { createWebClient } from '../shared/adapters/web-client.ts'
import type { WebClient } from '../shared/ports.ts'
import { DataInUse } from './cloud/data-directory.ts'
import { NoLocalRegister, openLocalRegister } from './cloud/open-register.ts'
import { addEntry } from './feeds/add-entry.ts'
import { checkFeeds } from './feeds/check-feeds.ts'
import { type FeedsOptions, HELP, readFeedsOptions } from './feeds/feeds-options.ts'
import { entryOf, findFeed, type FoundFeed, NoFeedFound } from './feeds/find-feeds.ts'
import { checksText } from './feeds/print-checks.ts'
import { type FeedStatus, feedStatus, statusText } from './feeds/print-status.ts'
import { terminalText } from './query/terminal-text.ts'
import { givenFeeds } from './start/given-feeds.ts'
import { runCommand } from './command-line.ts'

/** Width of the table where the output is no terminal, characters. */
const PLAIN_WIDTH = 160
const NARROWEST = 100
/** How many items of a proposed list page are shown. */
const PROPOSAL_LINES = 5

type Options<Command> = Extract<FeedsOptions, { command: Command }>

/** Runs the command line; returns the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readFeedsOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  if (options.command === 'check') return check(options)
  return options.command === 'status' ? status(options) : add(options)
}

async function check({ sources, allowLoopback, json }: Options<'check'>): Promise<number> {
  const entries = givenFeeds(sources)
  if (process.stderr.isTTY) process.stderr.write(`Asking ${entries.length} feeds …\n`)
  const checks = await checkFeeds(entries, webClient(allowLoopback), () => new Date())
  print(json ? { feeds: checks } : checksText(checks, tableWidth()))
  return checks.every(({ readable }) => readable) ? 0 : 1
}

async function status({ data, json }: Options<'status'>): Promise<number> {
  const register = await openLocalRegister(data)
  try {
    const table = register.names['FEEDS_TABLE']
    if (table === undefined) throw new NoLocalRegister(`the register in ${data} was made by another version of Parley: run npm start once`)
    const feeds: FeedStatus[] = []
    for await (const feed of createFeedStore(register.dynamo, table).all()) feeds.push(feedStatus(feed, new Date()))
    print(json ? { feeds } : statusText(feeds, tableWidth()))
    return 0
  } finally {
    await register.close()
  }
}

async function add({ url, to, allowLoopback, ...given }: Options<'add'>): Promise<number> {
  const { country, kind, terms } = given
  const found = await findFeed(url, webClient(allowLoopback), country)
  const entry = entryOf(found, { country, kind, terms })
  if (found.listPage !== undefined) process.stderr.write(terminalText(proposalText(found)))
  if (to === null) {
    print(entry)
    return 0
  }
  addEntry(to, entry)
  print(`${entry.name} (${found.feed.format}, ${found.feed.items.length} items) ${entry.url}\nadded to ${to}; look its name, country, kind and terms over.\n`)
  return 0
}

/** What a proposed list page gives, for a person to judge the selectors by. */
function proposalText({ url, feed: { items } }: FoundFeed): string {
  const lines = items.slice(0, PROPOSAL_LINES).map(({ title, published }) => `  ${published?.slice(0, 10) ?? 'no date   '}  ${title ?? 'no title'}`)
  const more = items.length > PROPOSAL_LINES ? `  and ${items.length - PROPOSAL_LINES} more\n` : ''
  return `There is no feed nor news sitemap behind ${url}. The page itself lists ${items.length} items by these selectors; look them over:\n${lines.join('\n')}\n${more}`
}

function webClient(allowLoopback: boolean): WebClient {
  return createWebClient({ contactUrl: process.env['CONTACT_URL'] ?? null, allowLoopback })
}

function tableWidth(): number {
  return process.stdout.isTTY ? Math.max(process.stdout.columns, NARROWEST) : PLAIN_WIDTH
}

/** Text as it is to be shown, anything else as JSON. */
function print(output: string | object): void {
  process.stdout.write(typeof output === 'string' ? terminalText(output) : `${JSON.stringify(output, null, 2)}\n`)
}

await runCommand({ typed: 'npm run -s feeds --', main, expected: [NoFeedFound, NoLocalRegister, DataInUse] })
