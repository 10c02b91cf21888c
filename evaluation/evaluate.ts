import { writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import type { ExtractedMeeting } from '../shared/domain/extracted-meeting.ts'
import type { ArticleReading } from '../shared/engine/article-reading.ts'
import { inParallel } from '../shared/runtime/in-parallel.ts'
import { calibrate, calibrationTable } from './calibration.ts'
import { ENGINE_HELP, ENGINE_OPTIONS, openReader, readEngineChoice, type EngineChoice } from './engine-choice.ts'
import { engineReport, engineTable } from './engine-report.ts'
import { parseDocumentLine, parseJsonLine, type DocumentLine } from './document-line.ts'
import { InputError, readLines } from './read-lines.ts'
import { annotatedMeetingSchema, scoreMeetings, type AnnotatedMeeting } from './score.ts'
import { scoreJson, scoreTable } from './score-table.ts'
import { readArguments, UsageError } from '../local/command-line.ts'

const HELP = `Usage: npm run evaluate -- DOCS.jsonl GOLD.jsonl [options]

Runs the extractor over documents and scores its meetings against annotated ones.

Options:
  --errors N               print the first N things that it has wrong
  --kind KIND              of these only one kind: "false alarm", "missed main", "missed mention",
                           "spurious", "date", "status", "parties"
  --half a|b               only every other document: the first, third … (a) or the second, fourth … (b)
  --predictions FILE       write what was extracted, one {"id", "meetings"} a line
  --json                   print the scores as JSON
  --answered               only documents for which --answers has an answer
  --help                   print this

Language model (what it read, dropped and cost is printed beside the scores):
${ENGINE_HELP}

Exit code: 0 scored; 1 a file could not be read; 2 wrong arguments.`

const goldSchema = z.object({ id: z.string(), meetings: z.array(annotatedMeetingSchema).nullish() })

type Settings = {
  docs: string
  gold: string
  errors: number
  kind: string | undefined
  half: 'a' | 'b' | undefined
  predictions: string | undefined
  json: boolean
  answered: boolean
  choice: EngineChoice
}

function readSettings(args: string[]): Settings | 'help' {
  const { values, positionals } = parseSafely(args)
  if (values.help) return 'help'
  const [docs, gold, ...rest] = positionals
  if (docs === undefined || gold === undefined || rest.length > 0) throw new UsageError('two files are needed: DOCS.jsonl GOLD.jsonl')
  const errors = Number(values.errors ?? 0)
  if (!Number.isInteger(errors) || errors < 0) throw new UsageError(`--errors ${values.errors}: expected a number of lines`)
  const { half, kind, predictions, json = false, answered = false } = values
  const choice = readEngineChoice(values)
  if (answered && choice.answers === undefined) throw new UsageError('--answered needs --answers')
  if (half !== undefined && half !== 'a' && half !== 'b') throw new UsageError(`--half ${half}: expected a or b`)
  return { docs, gold, errors, kind, half, predictions, json, answered, choice }
}

function parseSafely(args: string[]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: {
      errors: { type: 'string' },
      kind: { type: 'string' },
      half: { type: 'string' },
      predictions: { type: 'string' },
      json: { type: 'boolean' },
      answered: { type: 'boolean' },
      ...ENGINE_OPTIONS,
      help: { type: 'boolean', short: 'h' },
    },
  })
}

function readDocuments(file: string, half: 'a' | 'b' | undefined): DocumentLine[] {
  const documents = readLines(file, parseDocumentLine)
  return half === undefined ? documents : documents.filter((_, index) => index % 2 === (half === 'a' ? 0 : 1))
}

function readGold(file: string, documents: readonly DocumentLine[]): Map<string, AnnotatedMeeting[]> {
  const gold = new Map(readLines(file, (line) => parseJsonLine(line, goldSchema)).map(({ id, meetings }) => [id, meetings ?? []]))
  const chosen = new Map<string, AnnotatedMeeting[]>()
  for (const { id } of documents) {
    const meetings = gold.get(id)
    if (!meetings) throw new InputError(`${file}: no annotation for document ${id}`)
    chosen.set(id, meetings)
  }
  return chosen
}

async function run(args: string[]): Promise<void> {
  const settings = readSettings(args)
  if (settings === 'help') {
    console.log(HELP)
    return
  }
  const reader = await openReader(settings.choice)
  const documents = readDocuments(settings.docs, settings.half).filter(({ id }) => !settings.answered || reader.recorded(id) !== undefined)
  const gold = readGold(settings.gold, documents)
  const predicted = new Map<string, ExtractedMeeting[]>()
  const started = performance.now()
  const readings: ArticleReading[] = []
  await inParallel([...documents.entries()], AT_ONCE, async ([index, { id, ...article }]) => {
    readings[index] = await reader.read(id, article)
  })
  const seconds = (performance.now() - started) / 1000
  for (const [index, { meetings }] of readings.entries()) predicted.set(documents[index]!.id, meetings.map(({ meeting }) => meeting))
  const engine = engineReport(settings.choice, documents, readings, gold, reader)
  const { scores, errors, matches } = scoreMeetings(gold, predicted)
  const calibration = calibrate(predicted, matches)
  if (settings.predictions !== undefined) {
    writeFileSync(settings.predictions, [...predicted].map(([id, meetings]) => `${JSON.stringify({ id, meetings })}\n`).join(''))
  }
  if (settings.json) {
    console.log(scoreJson({ ...scores, articlesPerSecond: Math.round(documents.length / seconds), calibration, ...(engine && { engine }) }))
    return
  }
  console.log(scoreTable(scores))
  console.log(`\n${Math.round(documents.length / seconds)} articles/s (one pass, cold start included)`)
  if (engine) console.log(`\n${engineTable(engine)}`)
  console.log(`\nconfidence against what came true\n${calibrationTable(calibration)}`)
  const chosen = errors.filter((error) => settings.kind === undefined || error.kind === settings.kind)
  if (settings.errors > 0) console.log(`\n${Math.min(settings.errors, chosen.length)} of ${chosen.length} errors`)
  for (const { id, kind, detail } of chosen.slice(0, settings.errors)) console.log(`  ${kind.padEnd(14)} ${id}  ${detail.slice(0, 220)}`)
}

/** Articles that a model is asked about at once. */
const AT_ONCE = 4

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`evaluate: ${error.message}\nTry: npm run evaluate -- --help`)
    process.exitCode = 2
  } else if (error instanceof InputError || (error instanceof Error && 'syscall' in error)) {
    console.error(`evaluate: ${error.message}`)
    process.exitCode = 1
  } else throw error
}
