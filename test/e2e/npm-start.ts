import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { MeetingRecord } from '../../shared/domain/meeting.ts'
import { meetingRecordSchema } from '../../shared/domain/meeting.ts'

const START = join(import.meta.dirname, '../../local/start.ts')

export type StartRun = { code: number | null; stdout: string; stderr: string }

/**
 * Runs `npm start -- …` as a process of its own, as npm does. With `killAfterMs`, kills it (SIGKILL) that
 * long after it has begun to poll; `code` is null then.
 */
export async function runStart(args: string[], killAfterMs: number | null = null): Promise<StartRun> {
  const child = spawn(process.execPath, [START, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const run: StartRun = { code: null, stdout: '', stderr: '' }
  const polling = Promise.withResolvers<void>()
  child.stdout.on('data', (chunk: Buffer) => (run.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (run.stderr += chunk.toString()))
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', () => {
      if (`${run.stdout}${run.stderr}`.includes('Polling feeds')) polling.resolve()
    })
  }
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (killAfterMs !== null) {
    await Promise.race([polling.promise, exit])
    await pause(killAfterMs)
    child.kill('SIGKILL')
  }
  run.code = await exit
  return run
}

/** The register that a run with `--json` printed. */
export function registerOf(run: StartRun): MeetingRecord[] {
  const { meetings }: { meetings: unknown[] } = JSON.parse(run.stdout)
  return meetings.map((meeting) => meetingRecordSchema.parse(meeting))
}
