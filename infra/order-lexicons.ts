import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import order from './lexicon-order.json' with { type: 'json' }
import { packed } from './pack-lexicons.ts'

const USAGE = `Usage: npm run order-lexicons [-- TRIES]

Looks for the order in which the lexicons of shared/extract pack smallest, by moving one file at a time, and writes
the best that it meets to infra/lexicon-order.json. TRIES: how many orders to try (default 200, about a second each).`

const ORDER_FILE = join(import.meta.dirname, 'lexicon-order.json')
const LEXICONS = join(import.meta.dirname, '../shared/extract/lexicon')

/** Any move of one name to another place. */
function oneMoved(names: readonly string[]): string[] {
  const moved = [...names]
  const [name] = moved.splice(Math.floor(Math.random() * moved.length), 1)
  moved.splice(Math.floor(Math.random() * (moved.length + 1)), 0, name!)
  return moved
}

const [argument = '200', ...more] = process.argv.slice(2)
const tries = Number(argument)
if (argument === '--help') console.log(USAGE)
else if (more.length > 0 || !Number.isInteger(tries) || tries < 1) {
  console.error(`TRIES must be one whole number above 0, not "${process.argv.slice(2).join(' ')}"\n\n${USAGE}`)
  process.exitCode = 2
} else {
  const paths = readdirSync(LEXICONS).filter((name) => name.endsWith('.json')).map((name) => join(LEXICONS, name))
  const sizeOf = (names: readonly string[]) => packed(paths, names).length
  let best = { names: order, size: sizeOf(order) }
  console.log(`${best.size} bytes now`)
  for (let n = 0; n < tries; n++) {
    const names = oneMoved(best.names)
    const size = sizeOf(names)
    if (size >= best.size) continue
    best = { names, size }
    console.log(`${size} bytes after ${n + 1} tries`)
    writeFileSync(ORDER_FILE, `${JSON.stringify(names).replaceAll(',', ', ')}\n`)
  }
}
