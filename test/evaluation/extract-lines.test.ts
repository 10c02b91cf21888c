import { expect, test } from 'vitest'
import { extractLines } from '../../evaluation/extract-lines.ts'
import type { ArticleText } from '../../shared/domain/extracted-meeting.ts'

async function run(lines: string[]) {
  const written: string[] = []
  const complaints: string[] = []
  const seen: ArticleText[] = []
  const bad = await extractLines(
    lines,
    async (id, article) => {
      seen.push(article)
      return { id, meetings: [] }
    },
    { write: async (line) => void written.push(line), complain: (message) => complaints.push(message) },
  )
  return { bad, written, complaints, seen }
}

const line = (id: string, more: object = {}) => JSON.stringify({ id, text: 'Nothing.', published: '2024-02-29', ...more })

test('documents are answered in order, one line each, with what is known around them', async () => {
  const { bad, written, seen } = await run([line('a', { title: 'T', outlet: null }), '', line('b', { published: '2024-02-29T23:30:00-05:00' })])
  expect(bad).toBe(0)
  expect(written).toEqual(['{"id":"a","meetings":[]}\n', '{"id":"b","meetings":[]}\n'])
  expect(seen[0]).toEqual({ text: 'Nothing.', published: '2024-02-29', title: 'T', outlet: null, url: null })
})

test.each([
  ['{"id":"x"', /^line 2: not JSON/],
  ['[]', /^line 2: line: /],
  [JSON.stringify({ id: 'x', published: '2024-02-29' }), /^line 2: text: /],
  [line('x', { published: 'yesterday' }), /^line 2: published: expected a date such as/],
  [line('x', { published: '2023-02-29' }), /^line 2: published: /],
])('the bad line %s is complained of by number and field, and the others go on', async (badLine, complaint) => {
  const { bad, written, complaints } = await run([line('a'), badLine, line('b')])
  expect(bad).toBe(1)
  expect(complaints).toHaveLength(1)
  expect(complaints[0]).toMatch(complaint)
  expect(written).toHaveLength(2)
})

test('a fault of the extractor is not taken for a fault of the line', async () => {
  const broken = () => {
    throw new Error('broken')
  }
  await expect(extractLines([line('a')], broken, { write: async () => {}, complain: () => {} })).rejects.toThrow('broken')
})
