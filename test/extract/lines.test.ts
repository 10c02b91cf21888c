import { array, assert as holds, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { joinLines } from '../../shared/extract/lines.ts'
import { readText } from '../../shared/extract/read-text.ts'

function sentences(text: string): string[] {
  const model = readText({ text, published: '2026-03-12' })
  return model.sentences.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '))
}

test('a text that is broken at a column has its sentences whole', () => {
  const text = [
    'The president of the republic met the chancellor of Aurelia in',
    'Port Sel on Tuesday and spoke with her about the new harbour',
    'line. Both said that the talks had gone well, and that they',
    'would see each other again in Vell before summer comes',
    'around.',
    'The chancellor receives the Danish minister on Friday next.',
  ].join('\n')
  expect(sentences(text)).toHaveLength(3)
})

test('a line that ends where no sentence does goes on, over a blank line too', () => {
  expect(sentences('The king will make his first state visit to Aurelia from March 2 to\n\nMarch 9. He travels alone.')).toEqual([
    'The king will make his first state visit to Aurelia from March 2 to March 9.',
    'He travels alone.',
  ])
})

test.each([
  ['paragraphs of one line', 'The president met the chancellor on Tuesday at the palace.\nThe talks took two hours and ended late at night.'],
  ['a title above its text', 'Chancellor and president meet again\nThe chancellor met the president in Port Sel on Tuesday, officials said.'],
  ['a list', '- The president met the chancellor on Tuesday in Port Sel and Vell\n- The minister called his Danish counterpart on Monday night'],
])('%s keep their breaks', (_kind, text) => {
  expect(sentences(text)).toHaveLength(2)
})

test('every character stays where it was', () => {
  holds(
    property(array(constantFrom('a word of ', 'The ', '\n', ' \n ', '\n\n', '- item', '. ', 'and more words that go on and on for long ')).map((parts) => parts.join('')), (text) => {
      const joined = joinLines(text)
      expect(joined).toHaveLength(text.length)
      for (let at = 0; at < text.length; at++) if (joined[at] !== text[at]) expect([joined[at], text[at]?.trim()]).toEqual([' ', ''])
    }),
  )
})
