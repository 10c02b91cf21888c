import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PROJECT_ROOT } from '../infra/bundle.ts'
import { measureBundles } from './bench-bundles.ts'
import { ARTICLE_LENGTH, measureGrowth, measureSpeed } from './bench-extraction.ts'
import { measurePipeline } from './bench-pipeline.ts'
import { parseDocumentLine, type DocumentLine } from './document-line.ts'
import { InputError, readLines } from './read-lines.ts'

const HELP = `Usage: npm run bench [-- options]

Measures extraction, bundles and the pipeline on this machine and prints the figures of docs/measurements.md.

Options:
  --docs FILE   articles to extract, one {"id", "text", "published"} a line (default: the sample newsroom's)
  --help        print this

Exit code: 0 measured; 1 the articles could not be read; 2 wrong arguments.`

const SAMPLE = join(PROJECT_ROOT, 'test/golden/newsroom.docs.jsonl')
const LENGTHS = [3_000, 30_000, 300_000, 1_000_000]

/** What is wrong with the arguments, for the person who typed them. */
class UsageError extends Error {}

function readSettings(args: string[]): { docs: string; help: boolean } {
  try {
    const { values } = parseArgs({ args, options: { docs: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })
    return { docs: values.docs ?? SAMPLE, help: values.help ?? false }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function readArticles(file: string): DocumentLine[] {
  const articles = readLines(file, parseDocumentLine)
  if (articles.length === 0) throw new InputError(`${file}: no article in it`)
  return articles
}

async function run(args: string[]): Promise<void> {
  const { docs, help } = readSettings(args)
  if (help) {
    console.log(HELP)
    return
  }
  const articles = readArticles(docs)
  console.log(`Node ${process.version} on ${cpus()[0]?.model ?? 'an unknown processor'}\n`)
  printSpeed(articles)
  printGrowth(articles)
  await printBundles()
  await printPipeline()
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

async function printPipeline(): Promise<void> {
  const figures = await measurePipeline()
  console.log(`\nPipeline: the sample newsroom through the deployed bundles on the local cloud`)
  console.log(`  ${figures.feeds} feeds, ${figures.articles} articles read, ${figures.meetings} meetings: ${figures.articlesPerMinute.toFixed(0)} articles a minute end to end`)
  console.log('  DynamoDB units          read     write')
  for (const [name, { reads, writes }] of [
    ['unchanged poll', figures.perUnchangedPoll],
    ['new article', figures.perNewArticle],
    ['report', figures.perReport],
  ] as const) {
    console.log(`  per ${name.padEnd(16)} ${reads.toFixed(1).padStart(7)} ${writes.toFixed(1).padStart(9)}`)
  }
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(0).padStart(8)
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`bench: ${error.message}\nTry: npm run bench -- --help`)
    process.exitCode = 2
  } else if (error instanceof InputError || (error instanceof Error && 'syscall' in error)) {
    console.error(`bench: ${error.message}`)
    process.exitCode = 1
  } else throw error
}
