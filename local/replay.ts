import { join, resolve } from 'node:path'
import { EXTRACTOR_VERSION } from '../shared/extract/extractor-version.ts'
import { extractMeetings } from '../shared/extract/extract-meetings.ts'
import { isEnglish } from '../shared/extract/language.ts'
import { ensureAssembly, SynthesisError } from './cloud/assembly.ts'
import { DataInUse, dataDirectory, OtherVersionsData, readState } from './cloud/data-directory.ts'
import { NoLocalRegister } from './cloud/open-register.ts'
import { isRunning } from './cloud/running-cloud.ts'
import { startCloud } from './cloud/start-cloud.ts'
import type { LocalCloud } from './cloud/start-cloud.ts'
import { TemplateError } from './cloud/template.ts'
import { NoRegister, openRegister } from './query/open-register.ts'
import { dryRun } from './replay/dry-run.ts'
import { openArchive } from './replay/open-archive.ts'
import { HELP, readReplayOptions } from './replay/replay-options.ts'
import type { ReplayOptions } from './replay/replay-options.ts'
import { runDeployed } from './replay/watch-execution.ts'
import { untilIdle } from './start/run-through.ts'
import { MapRunFailed } from './step-functions/run-map.ts'
import { runCommand } from './command-line.ts'
import { INTERRUPTED, stopSignal } from './stop-signal.ts'

const PROJECT_ROOT = join(import.meta.dirname, '..')
/** How often progress is told, milliseconds. */
const TELL_EVERY_MS = 5000

/** Runs the command line; returns the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readReplayOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  if (options.dryRun) return compare(options)
  return options.stack === null ? replayLocally(options) : replayDeployed(options, options.stack)
}

/** Tells what a replay would do. */
async function compare(options: ReplayOptions): Promise<number> {
  const stop = stopSignal()
  const register = await openRegister(options)
  const archive = await openArchive(options)
  try {
    const tell = progressTeller('texts compared')
    const reader = { extract: extractMeetings, extractorVersion: EXTRACTOR_VERSION, isEnglish }
    const outcome = await dryRun({ ...archive, tables: register.tables, articles: register.articles, reader, onText: tell, stop })
    if (outcome === null) return INTERRUPTED
    const { texts, changedTexts, askedTexts, meetings } = outcome
    if (options.json) process.stdout.write(`${JSON.stringify({ extractorVersion: EXTRACTOR_VERSION, ...outcome }, null, 2)}\n`)
    else {
      process.stdout.write(
        `Extractor ${EXTRACTOR_VERSION} reads ${changedTexts} of ${texts} texts otherwise than the register has it.\n` +
          `A replay would make ${meetings.appear} meetings appear, ${meetings.vanish} vanish and ${meetings.change} change.\n` +
          (askedTexts > 0 ? `${askedTexts} texts are left out: a language model has read them, and only asking it again would tell.\n` : ''),
      )
    }
    return 0
  } finally {
    await archive.close()
    await register.close()
  }
}

/** Runs the stack's state machine and functions on the local data. */
async function replayLocally({ data, force, json }: ReplayOptions): Promise<number> {
  const directory = dataDirectory(resolve(data))
  const state = readState(directory)
  if (state === null) throw new NoLocalRegister(`no register in ${data}; "npm start" makes one, or give another --data`)
  if (await isRunning(state)) throw new DataInUse(directory)
  const stop = stopSignal()
  const startedAt = Date.now()
  let read = 0
  const tell = progressTeller('texts read again', () => [...cloud.workQueues().values()].reduce((sum, { visible, inFlight }) => sum + visible + inFlight, 0))
  const cloud: LocalCloud = await startCloud({
    assembly: await ensureAssembly(PROJECT_ROOT),
    data: directory.root,
    onSettled: (name, { done }) => {
      if (!name.endsWith('ExtractMeetingsFunction')) return
      read += done
      tell(read)
    },
  })
  try {
    const [machine] = cloud.stack.stateMachines
    if (machine === undefined) throw new TemplateError('the stack has no state machine to replay with')
    // What an interrupted replay had handed over already is read first: the rest is then told by what has been read.
    await untilIdle(cloud, stop)
    const counts = await cloud.runStateMachine(machine.name, { force }, stop)
    await untilIdle(cloud, stop)
    if (stop.aborted) {
      process.stderr.write(`Interrupted; the same command goes on from here.\n`)
      return INTERRUPTED
    }
    const seconds = (Date.now() - startedAt) / 1000
    const failed = [...cloud.deadLetters().values()].reduce((sum, bodies) => sum + bodies.length, 0)
    finish({ texts: counts.succeeded, read, seconds, failed }, json)
    return failed > 0 ? 1 : 0
  } finally {
    await cloud.close()
  }
}

async function replayDeployed({ force, json }: ReplayOptions, stack: string): Promise<number> {
  const register = await openRegister({ data: '', stack })
  const [machineArn, queueUrl] = [register.named('REPLAY_MACHINE_ARN'), register.named('REPLAY_QUEUE_URL')]
  await register.close()
  const stop = stopSignal()
  const startedAt = Date.now()
  const progress = await runDeployed(
    { machineArn, queueUrl, force },
    ({ status, listed, handedOver, waiting }) => process.stderr.write(`${status.toLowerCase()}: ${handedOver} of ${listed} texts handed over, ${waiting} waiting to be read\n`),
    stop,
  )
  if (stop.aborted) {
    process.stderr.write(`The replay goes on by itself; its progress is in the console of Step Functions.\n`)
    return INTERRUPTED
  }
  const succeeded = progress.status === 'SUCCEEDED'
  finish({ texts: progress.handedOver, read: progress.handedOver, seconds: (Date.now() - startedAt) / 1000, failed: succeeded ? 0 : progress.listed - progress.handedOver }, json)
  return succeeded ? 0 : 1
}

function finish(outcome: { texts: number; read: number; seconds: number; failed: number }, json: boolean): void {
  const { texts, read, seconds, failed } = outcome
  if (json) {
    process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`)
    return
  }
  const rate = seconds > 0 ? Math.round(read / seconds) : read
  const trouble = failed > 0 ? `, ${failed} failed (docs/runbook.md#texts-dead-letters)` : ''
  process.stdout.write(`${texts} archived texts, ${read} read again in ${Math.round(seconds)} s, ${rate} a second${trouble}\n`)
}

/** Tells how many are done, and how many a second of late, now and then. */
function progressTeller(what: string, waiting: () => number | null = () => null): (done: number) => void {
  let told = { at: Date.now(), done: 0 }
  return (done) => {
    const now = Date.now()
    if (now - told.at < TELL_EVERY_MS) return
    const rate = Math.round((1000 * (done - told.done)) / (now - told.at))
    told = { at: now, done }
    const left = waiting()
    process.stderr.write(`${done} ${what}, ${rate} a second${left === null ? '' : `, ${left} waiting`}\n`)
  }
}

const EXPECTED_FAILURES = [DataInUse, MapRunFailed, NoLocalRegister, NoRegister, OtherVersionsData, SynthesisError, TemplateError]

await runCommand({ typed: 'npm run -s replay --', main, expected: EXPECTED_FAILURES })
