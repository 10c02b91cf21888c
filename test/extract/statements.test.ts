import { expect, test } from 'vitest'
import { findStatements } from '../../shared/extract/statements.ts'
import { articleAbout } from './occasion.ts'

function statements(text: string): string[] {
  const { model, occasion } = articleAbout(text)
  const found = findStatements(model, occasion)
  for (const statement of found) expect(model.text.slice(statement.start, statement.end).replace(/\s+/g, ' ').trim()).toBe(statement.value.text)
  return found.map(({ value }) => `${value.speaker}: ${value.text}`)
}

test.each<[string, string[]]>([
  ['Solheim met Rivas. "We had a frank and useful talk," Solheim said.', ['Ingrid Solheim: We had a frank and useful talk,']],
  ['Solheim met Rivas. “We had a frank and useful talk,” said Rivas after the meeting.', ['Tomás Rivas: We had a frank and useful talk,']],
  ['Solheim met Rivas. Rivas said: "The door stays open to our friends."', ['Tomás Rivas: The door stays open to our friends.']],
  ['Solheim said that the talks with Rivas had been frank and useful.', ['Ingrid Solheim: the talks with Rivas had been frank and useful']],
  ['Rivas told reporters in Oslo on Monday that both sides had come much closer.', ['Tomás Rivas: both sides had come much closer']],
  [
    'Solheim met Rivas. Solheim said the talks had been frank and useful. She added that more rounds of talks would follow.',
    ['Ingrid Solheim: the talks had been frank and useful', 'Ingrid Solheim: more rounds of talks would follow'],
  ],
  ['Palace spokesman Jon Berg welcomed them. "It was a warm and open meeting," Berg said.', ['Palace spokesman Jon Berg: It was a warm and open meeting,']],
])('"%s" holds %j', (text, expected) => {
  expect(statements(text)).toEqual(expected)
})

test.each(['Solheim met Rivas in Oslo.', 'Solheim called the talks "useful".', 'The United States and Norway met.'])('"%s" holds no statement', (text) => {
  expect(statements(text)).toEqual([])
})

test('an onlooker far from the telling of the occasion does not speak of it', () => {
  const filler = 'The square was full. '.repeat(6)
  expect(statements(`Solheim met Rivas. ${filler}Shop owner Per Dahl said the rain would last for many days.`)).toEqual([])
})
