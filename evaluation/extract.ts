import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { extractMeetings } from '../shared/extract/extract-meetings.ts'
import { publishedSchema } from './document-line.ts'
import { extractLines } from './extract-lines.ts'

const HELP = `Usage: npm run -s extract -- [options] [FILE|-]

Reads an article's plain text from FILE, or from standard input, and prints the diplomatic
meetings that it tells of as {"meetings": […]}.

Options:
  --published DATE   when the article was published, 2021-11-17 or 2021-11-17T09:30:00Z;
                     "on Tuesday" is resolved against it (default: today, UTC)
  --title TEXT       the article's headline
  --outlet TEXT      who published it
  --url URL          its address
  --jsonl            read one article a line, {"id", "text", "published", "title"?, "outlet"?, "url"?},
                     and print {"id", "meetings"} for each, in order
  --help             print this

Exit code: 0 done; 1 the input could not be read, or a line of it; 2 wrong arguments.`

type Settings = { file: string; jsonl: boolean; published: string; title?: string; outlet?: string; url?: string }

/** What is wrong with the arguments, for the person who typed them. */
class UsageError extends Error {}

function readSettings(args: string[]): Settings | 'help' {
  const { values, positionals } = parseSafely(args)
  if (values.help) return 'help'
  if (positionals.length > 1) throw new UsageError(`one file at a time, got ${positionals.length}: ${positionals.join(' ')}`)
  const { published = new Date().toISOString().slice(0, 10), jsonl = false, title, outlet, url } = values
  const date = publishedSchema.safeParse(published)
  if (!date.success) throw new UsageError(`--published ${published}: ${date.error.issues[0]?.message}`)
  const perArticle = (['published', 'title', 'outlet', 'url'] as const).filter((name) => values[name] !== undefined)
  if (jsonl && perArticle.length > 0) throw new UsageError(`--${perArticle[0]} does not go with --jsonl: each line carries its own`)
  return {
    file: positionals[0] ?? '-',
    jsonl,
    published,
    ...(title !== undefined && { title }),
    ...(outlet !== undefined && { outlet }),
    ...(url !== undefined && { url }),
  }
}

function parseSafely(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        published: { type: 'string' },
        title: { type: 'string' },
        outlet: { type: 'string' },
        url: { type: 'string' },
        jsonl: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

async function write(line: string): Promise<void> {
  if (!process.stdout.write(line)) await once(process.stdout, 'drain')
}

function complain(message: string): void {
  process.stderr.write(`extract: ${message}\n`)
}

async function run(args: string[]): Promise<number> {
  const settings = readSettings(args)
  if (settings === 'help') {
    await write(`${HELP}\n`)
    return 0
  }
  const { file, jsonl, ...article } = settings
  const input = file === '-' ? process.stdin : createReadStream(file)
  try {
    // A stream that fails to open tells so only once; the line reader must not miss it.
    if (file !== '-') await once(input, 'open')
    if (jsonl) {
      const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
      return (await extractLines(lines, extractMeetings, { write, complain })) > 0 ? 1 : 0
    }
    const meetings = extractMeetings({ ...article, text: await text(input) })
    await write(`${JSON.stringify({ meetings }, null, 2)}\n`)
    return 0
  } catch (error) {
    if (!isReadError(error)) throw error
    complain(`cannot read ${file}: ${error.message}`)
    return 1
  }
}

function isReadError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

// Whoever reads the output may stop early ("| head"): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  complain(`${error.message}\nTry: npm run -s extract -- --help`)
  process.exitCode = 2
}
