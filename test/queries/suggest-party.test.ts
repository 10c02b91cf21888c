import { expect, test } from 'vitest'
import { suggestParties } from '../../shared/queries/suggest-party.ts'

test.each([
  ['kor', 'KOR'],
  ['Korea', 'KOR'],
  ['united states', 'USA'],
  ['german', 'DEU'],
  ['nato', 'NATO'],
  ['Türkiye', 'TUR'],
])('%s may have meant %s', (typed, code) => {
  expect(suggestParties(typed).map((suggestion) => suggestion.code)).toContain(code)
})

test('nothing is suggested for what is like no party', () => {
  expect(suggestParties('xyzzy')).toEqual([])
  expect(suggestParties('')).toEqual([])
})
