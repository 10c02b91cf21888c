import { expect, test } from 'vitest'
import { inParallel } from '../../shared/runtime/in-parallel.ts'

const pause = () => new Promise((resolve) => setTimeout(resolve, 1))

test('every item is worked on once, never more at a time than allowed', async () => {
  const done: number[] = []
  let running = 0
  let most = 0
  await inParallel([...Array(20).keys()], 3, async (item) => {
    most = Math.max(most, ++running)
    await pause()
    running--
    done.push(item)
  })
  expect(done.sort((a, b) => a - b)).toEqual([...Array(20).keys()])
  expect(most).toBe(3)
})

test('the first error comes out when all that was begun has ended, and nothing is begun after it', async () => {
  const begun: number[] = []
  let ended = 0
  const work = inParallel([0, 1, 2, 3, 4], 2, async (item) => {
    begun.push(item)
    await pause()
    ended++
    if (item === 0) throw new Error('the first')
  })
  await expect(work).rejects.toThrow('the first')
  expect(ended).toBe(begun.length)
  expect(begun).not.toContain(4)
})

test('no items are done at once', async () => {
  await inParallel([], 5, async () => expect.unreachable())
})
