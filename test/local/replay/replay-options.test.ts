import { expect, test } from 'vitest'
import { readReplayOptions } from '../../../local/replay/replay-options.ts'
import { UsageError } from '../../../local/command-line.ts'

test('the local register is replayed unless a stack is named', () => {
  expect(readReplayOptions([])).toEqual({ data: '.parley', stack: null, dryRun: false, force: false, json: false })
  expect(readReplayOptions(['--stack', 'Parley', '--dry-run', '--force', '--json'])).toMatchObject({ stack: 'Parley', dryRun: true, force: true, json: true })
})

test.each([
  [['now'], 'unexpected argument "now"'],
  [['--bogus'], "Unknown option '--bogus'"],
  [['--data', ''], '--data needs'],
  [['--data', 'a', '--stack', 'b'], 'two registers'],
])('%j is refused with what to do', (args, message) => {
  const refused = () => readReplayOptions(args)
  expect(refused).toThrow(UsageError)
  expect(refused).toThrow(message)
})
