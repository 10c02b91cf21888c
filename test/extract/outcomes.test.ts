import { expect, test } from 'vitest'
import { findOutcomes } from '../../shared/extract/outcomes.ts'
import { articleAbout } from './occasion.ts'

function outcomes(text: string): string[] {
  const { model, occasion } = articleAbout(text)
  const found = findOutcomes(model, occasion)
  for (const outcome of found) expect(model.text.slice(outcome.start, outcome.end).replace(/\s+/g, ' ')).toBe(outcome.value)
  return found.map((outcome) => outcome.value)
}

test.each<[string, string[]]>([
  ['The ministers agreed to reopen the border, the ministry said.', ['agreed to reopen the border']],
  ['They met on Monday and signed a memorandum on fisheries.', ['signed a memorandum on fisheries']],
  ['A protocol on air services was signed in Oslo after the talks.', ['A protocol on air services was signed in Oslo after the talks']],
  ['It was agreed to continue contacts at all levels.', ['agreed to continue contacts at all levels']],
  ['Both sides reaffirmed their commitment to the treaty, which dates from 1990.', ['reaffirmed their commitment to the treaty']],
  ['Solheim and Rivas announced a joint fund of 40 million euros.', ['announced a joint fund of 40 million euros']],
  ['The two leaders pledged to double trade by 2030, and vowed to fight crime.', ['pledged to double trade by 2030', 'vowed to fight crime']],
  ['The ministers agreed in talks in Suva, Fiji, to reopen the border.', ['agreed in talks in Suva, Fiji, to reopen the border']],
  ['The two sides consented to enhance trade.', ['consented to enhance trade']],
  ['The talks ended on Sunday without a final agreement, an official said.', ['without a final agreement']],
  ['Their talks ended without any clear progress on Monday.', ['ended without any clear progress on Monday']],
  ['The talks failed to produce a joint statement.', ['failed to produce a joint statement']],
  ['There was no breakthrough in the negotiations, officials said.', ['no breakthrough in the negotiations']],
  ['The sides exchanged letters on the return of two ships.', ['exchanged letters on the return of two ships']],
  ['In a joint statement they said: "We commit to peace in the strait."', ['commit to peace in the strait']],
])('"%s" tells of %j', (text, expected) => {
  expect(outcomes(text)).toEqual(expected)
})

test.each([
  'The ministers hope to sign a deal in May.',
  'The ministers have not agreed on a date.',
  'The sides will sign the accord on Friday.',
  'They exchanged views on regional issues.',
  'The ministers have not decided whether to meet again.',
  'The ministers agreed in Oslo.',
  'The ministers met under the accord signed in March.',
  'The company agreed to buy 30 aircraft.',
  'The two sides had agreed on a truce.',
  'Solheim met Rivas in Oslo.',
])('"%s" tells of no outcome', (text) => {
  expect(outcomes(text)).toEqual([])
})

test('what came of another occasion years ago is no outcome of this one', () => {
  expect(outcomes('Solheim met Rivas on Monday. The two sides agreed on a truce in 2015. The ministers signed a pact ten years ago.')).toEqual([])
})
