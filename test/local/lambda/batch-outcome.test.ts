import { expect, it } from 'vitest'
import { failedMessages } from '../../../local/lambda/batch-outcome.ts'

const ids = ['1', '2', '3']
const ok = (result: unknown) => ({ ok: true as const, result })

it.each([
  ['nothing named', ok({ batchItemFailures: [] }), []],
  ['an empty answer', ok({}), []],
  ['no answer', ok(null), []],
  ['two named', ok({ batchItemFailures: [{ itemIdentifier: '1' }, { itemIdentifier: '3' }] }), ['1', '3']],
  ['an id that is not in the batch', ok({ batchItemFailures: [{ itemIdentifier: '9' }] }), ids],
  ['an id that is empty', ok({ batchItemFailures: [{ itemIdentifier: '' }] }), ids],
  ['a failure without an id', ok({ batchItemFailures: [{}] }), ids],
  ['something that is no list', ok({ batchItemFailures: 'all' }), ids],
  ['a text', ok('done'), ids],
  ['an error', { ok: false as const, reason: 'thrown' }, ids],
])('reads %s as Lambda does', (_case, outcome, failed) => {
  expect([...failedMessages(outcome, ids, true)]).toEqual(failed)
})

it('takes any answer for success where the event source does not ask for failures by name', () => {
  expect(failedMessages(ok({ batchItemFailures: [{ itemIdentifier: '1' }] }), ids, false).size).toBe(0)
  expect(failedMessages({ ok: false, reason: 'thrown' }, ids, false).size).toBe(3)
})
