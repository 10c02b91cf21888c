import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptsOf } from '../../shared/api/excerpts.ts'

const paragraphs = fc.array(fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom('a', 'b', ' ', '.') }), { minLength: 1, maxLength: 12 })
const textAndSpans = paragraphs.chain((parts) => {
  const text = parts.join('\n\n')
  const span = fc
    .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 60 }))
    .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }))
  return fc.record({ text: fc.constant(text), spans: fc.array(span, { maxLength: 5 }) })
})

test('excerpts hold every span whole but for the blank lines between paragraphs, in order, and say where they stand', () => {
  fc.assert(
    fc.property(textAndSpans, ({ text, spans }) => {
      const excerpts = excerptsOf(text, spans)
      for (const { start, end, text: part } of excerpts) expect(text.slice(start, end)).toBe(part)
      for (const [index, { start }] of excerpts.entries()) expect(start).toBeGreaterThanOrEqual(excerpts[index - 1]?.end ?? 0)
      for (const { start, end } of spans) {
        for (let at = start; at < end; at += 1) {
          if (text[at]?.trim() !== '') expect(excerpts.some((excerpt) => at >= excerpt.start && at < excerpt.end)).toBe(true)
        }
      }
    }),
  )
})

test('a paragraph in which nothing is proved is left out', () => {
  expect(excerptsOf('One.\n\nTwo.\n\nThree.', [{ start: 6, end: 9 }])).toEqual([{ start: 6, end: 10, text: 'Two.' }])
})

test('of a text without an end only so much is given', () => {
  const [excerpt] = excerptsOf('x'.repeat(100_000), [{ start: 0, end: 100_000 }])
  expect(excerpt?.text.length).toBe(8000)
})
