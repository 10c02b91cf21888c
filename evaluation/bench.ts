import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PROJECT_ROOT } from '../infra/bundle.ts'
import { measureBundles } from './bench-bundles.ts'
import { ARTICLE_LENGTH, measureGrowth, measureSpeed } from './bench-extraction.ts'
import { parseDocumentLine } from './document-line.ts'

const HELP = `Usage: npm run bench [-- options]

Measures extraction and bundles on this machine and prints the figures of docs/measurements.md.

Options:
  --docs FILE   articles to extract, one {"id", "text", "published"} a line (default: the sample newsroom's)
  --help        print this`

const SAMPLE = join(PROJECT_ROOT, 'test/golden/newsroom.docs.jsonl')
const LENGTHS = [3_000, 30_000, 300_000, 1_000_000]

const { values } = parseArgs({ options: { docs: { type: 'string', default: SAMPLE }, help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(HELP)
else {
  const articles = readFileSync(values.docs, 'utf8').split('\n').filter(Boolean).map(parseDocumentLine)
  console.log(`Node ${process.version} on ${cpus()[0]?.model ?? 'an unknown processor'}\n`)
  printSpeed(articles)
  printGrowth(articles)
  await printBundles()
}

function printSpeed(articles: Parameters<typeof measureSpeed>[0]): void {
  const speed = measureSpeed(articles)
  console.log('Extraction, one core, warm')
  console.log(`  ${speed.articles} articles of ${Math.round(speed.characters / speed.articles)} characters on average: ${Math.round(speed.articlesPerSecond)} a second`)
  console.log(`  articles of ${ARTICLE_LENGTH} characters: ${Math.round(speed.standardArticlesPerSecond)} a second\n`)
}

function printGrowth(articles: Parameters<typeof measureGrowth>[0]): void {
  console.log('Extraction by length of text')
  console.log('  characters        ms   cost per character')
  for (const { characters, milliseconds, costPerCharacter } of measureGrowth(articles, LENGTHS)) {
    console.log(`  ${String(characters).padStart(10)} ${milliseconds.toFixed(1).padStart(9)}   ${costPerCharacter.toFixed(2)} ×`)
  }
  console.log()
}

async function printBundles(): Promise<void> {
  const figures = await measureBundles()
  console.log(`Bundles, minified; from process start until loaded (Node alone: ${figures[0]?.bareNodeMs.toFixed(0)} ms)`)
  console.log('  bundle                  KB    gzip KB   loaded ms')
  for (const { name, bytes, gzipBytes, loadedMs } of figures) {
    console.log(`  ${name.padEnd(18)} ${kilobytes(bytes)} ${kilobytes(gzipBytes)} ${loadedMs.toFixed(0).padStart(11)}`)
  }
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(0).padStart(8)
}
