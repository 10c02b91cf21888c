import { expect, test } from 'vitest'
import { findSeries } from '../../shared/extract/series.ts'
import { articleAbout } from './occasion.ts'

function series(text: string): string | null {
  const { model, occasion } = articleAbout(text)
  return findSeries(model, occasion)?.value ?? null
}

test.each([
  ['Their meeting - the third of its kind this year - came late.', 'third of its kind this year'],
  ['It was the first visit by a Norwegian minister since 2018.', 'first visit by a Norwegian minister since 2018'],
  ['It was the first such meeting in ten years.', 'first such meeting in ten years'],
  ['They held a fourth round of talks in Oslo, officials said.', 'fourth round of talks in Oslo'],
  ['They met for the second time this month.', 'second time this month'],
  ['The 12th session of the joint committee was held in Oslo.', '12th session of the joint committee'],
  ['It was their first face-to-face meeting since the election, and it was short.', 'first face-to-face meeting since the election'],
  ['The talks, the first since March, were short.', 'first since March'],
])('"%s" places the occasion by "%s"', (text, words) => {
  expect(series(text)).toBe(words)
})

test.each([
  'First Deputy Minister Ingrid Solheim met Rivas.',
  'Solheim met the Second Secretary of the embassy.',
  'They first met the press and then each other.',
  'They met on the third floor.',
])('"%s" places it in no series', (text) => {
  expect(series(text)).toBeNull()
})
