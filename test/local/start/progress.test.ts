import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createProgress } from '../../../local/start/progress.ts'
import type { Counts } from '../../../local/start/progress.ts'

const counts = (done: number, waiting = 0, retried = 0): Counts => [
  { label: 'feeds polled', done: 2, waiting: 0, retried: 0 },
  { label: 'articles read', done, waiting, retried },
]

function output(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), isTTY ? { isTTY, columns: 40 } : {})
  return { stream, text: () => String(stream.read() ?? '') }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('progress', () => {
  it('changes one line on a terminal, no wider than it is', () => {
    const { stream, text } = output(true)
    const progress = createProgress(stream)
    progress.update(counts(1, 5))
    progress.update(counts(1, 5))
    expect(text()).toBe('feeds polled 2 · articles read 1 (5 wai')
    progress.update(counts(6))
    expect(text()).toBe('\r\u001B[2Kfeeds polled 2 · articles read 6')
    progress.say('Done.')
    expect(text()).toBe('\r\u001B[2KDone.\n')
  })

  it('prints plain lines now and then elsewhere, and the last state at the end', () => {
    const { stream, text } = output(false)
    const progress = createProgress(stream)
    progress.update(counts(1))
    expect(text()).toBe('')
    vi.advanceTimersByTime(6000)
    progress.update(counts(3, 2, 1))
    expect(text()).toBe('feeds polled 2 · articles read 3 (2 waiting, 1 tried again)\n')
    progress.update(counts(5))
    progress.finish()
    progress.finish()
    expect(text()).toBe('feeds polled 2 · articles read 5\n')
  })
})
