import { expect, test } from 'vitest'
import { findDuration } from '../../shared/extract/duration.ts'
import { articleAbout } from './occasion.ts'

function duration(text: string, anchor = 0): [number, string] | null {
  const { model, occasion } = articleAbout(text, { anchor })
  const found = findDuration(model, occasion)
  return found ? [found.value, model.text.slice(found.start, found.end)] : null
}

test.each<[string, number, string]>([
  ['They spoke during their 60-minute meeting in Oslo.', 60, '60-minute'],
  ['After two-hour talks they left.', 120, 'two-hour'],
  ['After a two-hour closed-door one-on-one meeting they left.', 120, 'two-hour'],
  ['The hour-long phone call ended late.', 60, 'hour-long'],
  ['The 2.5-hour session ended late.', 150, '2.5-hour'],
  ['The two-and-a-half-hour summit ended late.', 150, 'two-and-a-half-hour'],
  ['The hour-and-a-half meeting ended late.', 90, 'hour-and-a-half'],
  ['The half-hour call ended late.', 30, 'half-hour'],
  ['The forty-five-minute meeting ended late.', 45, 'forty-five-minute'],
  ['The 90 minute meeting ended late.', 90, '90 minute'],
  ['The talks lasted more than three hours.', 180, 'three hours'],
  ['The talks lasted for nearly an hour and a half.', 90, 'an hour and a half'],
  ['The talks lasted two and a half hours.', 150, 'two and a half hours'],
  ['The talks lasted an hour and 20 minutes.', 80, 'an hour and 20 minutes'],
  ['The call lasted half an hour.', 30, 'half an hour'],
  ['The ministers met for about 45 minutes.', 45, '45 minutes'],
  ['They talked behind closed doors for over two hours.', 120, 'two hours'],
  ['Three hours of talks brought no result.', 180, 'Three hours'],
  ['The last round ended after forty minutes.', 40, 'forty minutes'],
  ['The president spent three hours with the envoy.', 180, 'three hours'],
  ['The meeting ran for 40 minutes.', 40, '40 minutes'],
])('"%s" tells of %i minutes', (text, minutes, words) => {
  expect(duration(text)).toEqual([minutes, words])
})

test.each([
  'They met after a two-hour flight.',
  'The 24-hour strike went on while they met.',
  'They met three hours after the attack.',
  'They met for the first time in two years.',
  'The ministers met in Oslo for talks.',
  'The storm hit the coast for three hours.',
  'The blackout lasted about an hour.',
])('"%s" tells of no duration', (text) => {
  expect(duration(text)).toBeNull()
})

test('of two durations the one nearer to the telling of the occasion counts', () => {
  expect(duration('They met last year for two hours. In Oslo they met on Monday. The talks lasted 50 minutes.', 1)?.[0]).toBe(120)
  expect(duration('They met last year for two hours. They ate. In Oslo they met on Monday. The talks lasted 50 minutes.', 2)?.[0]).toBe(50)
})
