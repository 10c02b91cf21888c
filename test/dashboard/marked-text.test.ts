import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markedText } from '../../dashboard/models/marked-text.ts'

describe('the archived text with what it proves', () => {
  const text = 'They met on Monday. It rained.'
  const excerpt = { start: 100, end: 100 + text.length, text }

  it('marks the proving sentence, and in it the words that prove a field', () => {
    expect(markedText(excerpt, [{ field: 'date', start: 109, end: 118 }], { start: 100, end: 119 })).toEqual([
      { text: 'They met ', fields: [], evidence: true },
      { text: 'on Monday', fields: ['date'], evidence: true },
      { text: '.', fields: [], evidence: true },
      { text: ' It rained.', fields: [], evidence: false },
    ])
  })

  it('names a field once, however many of its parts the words prove', () => {
    const [first] = markedText(excerpt, [{ field: 'parties/0', start: 100, end: 104 }, { field: 'parties/1', start: 100, end: 104 }], null)
    expect(first).toEqual({ text: 'They', fields: ['parties'], evidence: false })
  })

  it('gives the text back whole, whatever the spans', () => {
    const span = fc.record({ field: fc.constantFrom('date', 'evidence', 'topics/1'), start: fc.integer({ min: 0, max: 200 }), end: fc.integer({ min: 0, max: 200 }) })
    fc.assert(
      fc.property(fc.array(span), fc.option(span), (spans, evidence) => {
        expect(markedText(excerpt, spans, evidence).map((stretch) => stretch.text).join('')).toBe(text)
      }),
    )
  })
})
