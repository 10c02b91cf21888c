import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import order from '../infra/lexicon-order.json' with { type: 'json' }
import { packed } from '../infra/pack-lexicons.ts'
import { readArguments, runCommand, UsageError } from '../local/command-line.ts'

const HELP = `Usage: npm run order-lexicons [-- options]

Looks for the order in which the lexicons of shared/extract pack smallest, by moving one file at a time, and writes
the best that it meets to infra/lexicon-order.json.

Options:
  --tries N   how many orders to try, half a second each (default 200)
  --help      print this

Exit code: 0 looked for; 2 wrong arguments.
`

const LEXICONS = join(import.meta.dirname, '../shared/extract/lexicon')
const ORDER_FILE = join(import.meta.dirname, '../infra/lexicon-order.json')

async function main(args: string[]): Promise<number> {
  const { values } = readArguments({ args, options: { tries: { type: 'string', default: '200' }, help: { type: 'boolean' } } })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  if (!/^[1-9]\d*$/.test(values.tries)) throw new UsageError(`--tries must be a whole number above 0, not "${values.tries}"`)
  const paths = readdirSync(LEXICONS).filter((name) => name.endsWith('.json')).map((name) => join(LEXICONS, name))
  let best = { names: order, size: packed(paths).length }
  console.log(`${best.size} bytes now`)
  for (let tried = 1; tried <= Number(values.tries); tried++) {
    const names = withOneMoved(best.names)
    const size = packed(paths, names).length
    if (size >= best.size) continue
    best = { names, size }
    console.log(`${size} bytes after ${tried} tries`)
    writeFileSync(ORDER_FILE, `${JSON.stringify(names).replaceAll(',', ', ')}\n`)
  }
  return 0
}

/** The names with any one of them at any other place. */
function withOneMoved(names: readonly string[]): string[] {
  const from = Math.floor(Math.random() * names.length)
  const others = names.toSpliced(from, 1)
  return others.toSpliced(Math.floor(Math.random() * names.length), 0, names[from]!)
}

await runCommand({ typed: 'npm run order-lexicons --', main, expected: [] })
