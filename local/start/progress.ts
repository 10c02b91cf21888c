import type { WriteStream } from 'node:tty'

/** What has been worked through so far, and what waits. */
export type Counts = { label: string; done: number; retried: number; waiting: number }[]

/** Tells a person what is going on: on a terminal in one line that changes, elsewhere in plain lines. */
export type Progress = {
  /** A line that stays. */
  say(line: string): void
  /** The state of things, shown now and then. */
  update(counts: Counts): void
  /** The last state, if there was any since. */
  finish(): void
}

/** Plain lines come no oftener than this, milliseconds. */
const PLAIN_EVERY_MS = 5000

/** Progress on `out`: standard output or, when that is kept for JSON, standard error. */
export function createProgress(out: WriteStream | NodeJS.WritableStream): Progress {
  const live = 'isTTY' in out && out.isTTY
  let shown = ''
  /** The last state told of, and the last one that stays on the page. */
  let latest = ''
  let kept = ''
  let saidAt = Date.now()

  function clear(): void {
    if (live && shown !== '') out.write('\r\u001B[2K')
    shown = ''
  }

  return {
    say(line) {
      clear()
      out.write(`${line}\n`)
      saidAt = Date.now()
    },
    update(counts) {
      const line = lineOf(counts)
      if (line === latest) return
      latest = line
      if (live) {
        clear()
        shown = line.slice(0, ('columns' in out ? out.columns : 80) - 1)
        out.write(shown)
      } else if (Date.now() - saidAt >= PLAIN_EVERY_MS) {
        out.write(`${line}\n`)
        saidAt = Date.now()
        kept = line
      }
    },
    finish() {
      clear()
      if (latest !== kept) out.write(`${latest}\n`)
      kept = latest
    },
  }
}

function lineOf(counts: Counts): string {
  return counts
    .map(({ label, done, retried, waiting }) => {
      const notes = [waiting > 0 ? `${waiting} waiting` : '', retried > 0 ? `${retried} tried again` : ''].filter((note) => note !== '')
      return `${label} ${done}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
    })
    .join(' · ')
}
