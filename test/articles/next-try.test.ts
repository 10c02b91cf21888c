import { expect, test } from 'vitest'
import { nextTry } from '../../shared/articles/next-try.ts'

test.each([
  ['the first failure, an hour later', 1, '2021-11-18T10:00:00.000Z'],
  ['the second, six hours later', 2, '2021-11-18T15:00:00.000Z'],
  ['the third, a day later', 3, '2021-11-19T09:00:00.000Z'],
  ['the fourth, never', 4, null],
  ['any that a person asked for beyond, never', 9, null],
])('after %s', (_name, failures, expected) => {
  expect(nextTry(failures, '2021-11-18T09:00:00.000Z')).toBe(expected)
})
