import { expect, test } from 'vitest'
import { sentenceKey } from '../../shared/register/sentence-key.ts'

const SENTENCE = "Tarland's foreign minister met his Vesnian counterpart on Saturday and called the talks useful."

test.each([
  `OSLO (Meridian) — ${SENTENCE}`,
  `OSLO, March 9 (Meridian) - ${SENTENCE}`,
  `OSLO, March 9. /NORD/. ${SENTENCE}`,
  `NEW OSLO -- ${SENTENCE}`,
  SENTENCE.replace("'", '’').replace('foreign minister', 'Foreign Minister'),
])('copies of a sentence have one key: %s', (copy) => {
  expect(sentenceKey(copy)).toBe(sentenceKey(SENTENCE))
})

test.each([
  'The foreign ministers of both countries met on Saturday - a first in ten years - and called the talks useful.',
  'NATO and EU envoys met on Saturday in Oslo, where they called the talks useful.',
  'The US-Vesnian talks in Oslo - the third this year - were called useful on Saturday.',
])('a sentence without a dateline is kept whole: %s', (sentence) => {
  expect(sentenceKey(sentence).split(' ')).toHaveLength(sentence.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim().split(' ').length)
})
