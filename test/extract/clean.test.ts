import { expect, test } from 'vitest'
import { cleanText, findDateline } from '../../shared/extract/clean.ts'

test.each<[text: string, place: string | null, date: string | null]>([
  ['TIRANA, March 3 (Meridian) - The minister', 'TIRANA', 'March 3'],
  ['Tirana, 3 March 2026 – The minister', 'Tirana', '3 March 2026'],
  ['TIRANA (Meridian) — The minister', 'TIRANA', null],
  ['TIRANA: The minister', 'TIRANA', null],
  ['TIRANA, Albania — The minister', 'TIRANA, Albania', null],
  ['Tirana [Albania], March 3 (MNA): The minister', 'Tirana', 'March 3'],
  ['TIRANA, March 3. /MNA/. The minister', 'TIRANA', 'March 3'],
  ['(Meridian) - The minister', null, null],
])('reads the dateline of %s', (text, place, date) => {
  const dateline = findDateline(text)
  expect(dateline).toMatchObject({ place, date })
  expect(text.slice(dateline!.end)).toBe('The minister')
})

test.each<[what: string, text: string, place: string | null, date: string | null]>([
  ['a headline', 'Minister meets envoy\n\nTIRANA (Meridian) - The minister', 'TIRANA', null],
  ['an author and a caption', 'Shares\nBy Ana Koci\nThe two in talks. — Meridian pic\n\nTIRANA, March 3 ― The minister', 'TIRANA', 'March 3'],
  ['a mark', ', TIRANA, Albania March 3 – The minister', 'TIRANA, Albania', 'March 3'],
  ['an agency without brackets', 'TIRANA. MERIDIAN – The minister', 'TIRANA', null],
])('reads the dateline behind %s', (_what, text, place, date) => {
  const dateline = findDateline(text)
  expect(dateline).toMatchObject({ place, date })
  expect(text.slice(dateline!.end)).toBe('The minister')
})

test.each(['The minister: we go on', 'Minister meets envoy.\n\nTIRANA (Meridian) - The', 'Remarks\n\nMINISTER KOCI: The', 'In March 2026. The minister'])('%s has no dateline', (text) => {
  expect(findDateline(text)).toBeNull()
})

test.each([
  ['tags', '<p class="lead">The minister</p>', 'The minister'],
  ['entities of blanks', 'The&nbsp;minister', 'The      minister'],
  ['addresses', 'The minister https://example.org/a?b=c said', 'The minister                           said'],
])('blanks %s and leaves every other character in its place', (_what, text, expected) => {
  const cleaned = cleanText(text)
  expect(cleaned).toHaveLength(text.length)
  expect(cleaned.trim()).toBe(expected)
})

test('less and greater in prose are no tag', () => {
  expect(cleanText('a share of < 3 % and > 2 %')).toBe('a share of < 3 % and > 2 %')
})

test.each(['Video: President Armand visits Berlin', 'Live updates: talks in Cairo', 'list 1 of 3: Leaders meet in Athens', 'READ MORE: Ministers meet in Oslo', 'Advertisement'])('blanks what a site prints between paragraphs: %s', (teaser) => {
  const cleaned = cleanText(`The minister left.\n${teaser}\nHe will be back.`)
  expect(cleaned).toBe(`The minister left.\n${' '.repeat(teaser.length)}\nHe will be back.`)
})
