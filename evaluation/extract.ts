import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { ArticleText } from '../shared/domain/extracted-meeting.ts'
import type { ArticleReading } from '../shared/engine/article-reading.ts'
import { publishedSchema } from './document-line.ts'
import { ENGINE_HELP, ENGINE_OPTIONS, openReader, readEngineChoice, type ArticleReader, type EngineChoice } from './engine-choice.ts'
import { extractLines } from './extract-lines.ts'
import { InputError } from './read-lines.ts'
import { readArguments, UsageError } from '../local/command-line.ts'

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

Language model:
${ENGINE_HELP}
  --print-request    print what would be sent, {"id", "request"} a line, for each article that is asked about,
                     and ask nobody. request is the input of Converse, the model's id included; answer it by
                     whatever model, and give the answers back with --answers
  --batch            with --print-request: as records of a Bedrock batch job of type Converse,
                     {"recordId", "modelInput"}

Meetings that a model had a part in carry "provenance". What was asked and dropped goes to standard error.

Exit code: 0 done; 1 the input could not be read, or a line of it; 2 wrong arguments.`

type Settings = {
  file: string
  jsonl: boolean
  article: Omit<ArticleText, 'text'>
  choice: EngineChoice
  printRequest: 'converse' | 'batch' | null
}

function readSettings(args: string[]): Settings | 'help' {
  const { values, positionals } = parseSafely(args)
  if (values.help) return 'help'
  if (positionals.length > 1) throw new UsageError(`one file at a time, got ${positionals.length}: ${positionals.join(' ')}`)
  const { published = new Date().toISOString().slice(0, 10), jsonl = false, title, outlet, url } = values
  const choice = readEngineChoice(values)
  const { 'print-request': printRequest = false, batch = false } = values
  if (printRequest && choice.engine === 'rules') throw new UsageError('--print-request needs --engine hybrid or --engine bedrock: the rules ask nobody')
  if (batch && !printRequest) throw new UsageError('--batch needs --print-request')
  const date = publishedSchema.safeParse(published)
  if (!date.success) throw new UsageError(`--published ${published}: ${date.error.issues[0]?.message}`)
  const perArticle = (['published', 'title', 'outlet', 'url'] as const).filter((name) => values[name] !== undefined)
  if (jsonl && perArticle.length > 0) throw new UsageError(`--${perArticle[0]} does not go with --jsonl: each line carries its own`)
  return {
    file: positionals[0] ?? '-',
    jsonl,
    article: {
      published,
      ...(title !== undefined && { title }),
      ...(outlet !== undefined && { outlet }),
      ...(url !== undefined && { url }),
    },
    choice,
    printRequest: printRequest ? (batch ? 'batch' : 'converse') : null,
  }
}

function parseSafely(args: string[]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: {
      published: { type: 'string' },
      title: { type: 'string' },
      outlet: { type: 'string' },
      url: { type: 'string' },
      jsonl: { type: 'boolean' },
      ...ENGINE_OPTIONS,
      'print-request': { type: 'boolean' },
      batch: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
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
  const { file, jsonl, article, choice, printRequest } = settings
  const reader = await openReader(choice)
  const result = printRequest === null ? reportedBy(reader) : requestedBy(reader, printRequest)
  const input = file === '-' ? process.stdin : createReadStream(file)
  try {
    // A stream that fails to open tells so only once; the line reader must not miss it.
    if (file !== '-') await once(input, 'open')
    if (jsonl) {
      const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
      return (await extractLines(lines, result, { write, complain })) > 0 ? 1 : 0
    }
    const found = await result(ONLY_ARTICLE, { ...article, text: await text(input) })
    if (found === null) complain('the rules are sure enough of this article: nothing would be asked')
    else if (printRequest !== null) await write(`${JSON.stringify(found)}\n`)
    else await write(`${JSON.stringify({ meetings: found['meetings'] }, null, 2)}\n`)
    return 0
  } catch (error) {
    if (!isReadError(error)) throw error
    complain(`cannot read ${file}: ${error.message}`)
    return 1
  }
}

/** The id of an article that is given without one. */
const ONLY_ARTICLE = 'article'

type Found = Record<string, unknown> | null

function requestedBy(reader: ArticleReader, form: 'converse' | 'batch'): (id: string, article: ArticleText) => Promise<Found> {
  return async (id, article) => {
    const request = reader.request(article)
    if (request === null) return null
    const { modelId: _, ...modelInput } = request
    return form === 'batch' ? { recordId: id, modelInput } : { id, request }
  }
}

function reportedBy(reader: ArticleReader): (id: string, article: ArticleText) => Promise<Found> {
  return async (id, article) => {
    const reading = await reader.read(id, article)
    for (const line of remarks(reading)) complain(`${id}: ${line}`)
    return { id, meetings: reading.meetings.map(({ meeting, provenance }) => ({ ...meeting, ...(provenance && { provenance }) })) }
  }
}

function remarks({ asked, fallback, detail, usage, checked, dropped }: ArticleReading): string[] {
  if (!asked) return []
  if (fallback !== null) return [`read by the rules alone (${fallback}): ${detail}`]
  const { inputTokens, outputTokens, cacheReadInputTokens } = usage
  return [`a model was asked: ${inputTokens + cacheReadInputTokens} tokens in (${cacheReadInputTokens} of them kept from before), ${outputTokens} out; ${dropped} of ${checked} values dropped`]
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
  if (error instanceof UsageError) {
    complain(`${error.message}\nTry: npm run -s extract -- --help`)
    process.exitCode = 2
  } else if (error instanceof InputError || isReadError(error)) {
    complain(error.message)
    process.exitCode = 1
  } else throw error
}
