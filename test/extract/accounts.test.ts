import { expect, test } from 'vitest'
import { findAccounts } from '../../shared/extract/accounts.ts'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { articleAbout } from './occasion.ts'

function accounts(text: string, anchor = 0): string[] {
  const { model, occasion } = articleAbout(text, { anchor })
  return findAccounts(model, occasion).map(({ value }) => [value.outlet, value.citing].map((name) => name ?? '-').join(' / '))
}

test.each<[string, string[]]>([
  ['They met on Monday, according to the Chilean foreign ministry.', ['- / the Chilean foreign ministry']],
  ['They met on Monday, according to a State Department readout.', ['- / State Department']],
  ['According to a press release by the palace, they met on Monday.', ['- / the palace']],
  ["They met on Monday, reported The Coastal Herald citing Oslo's foreign ministry.", ["The Coastal Herald / Oslo's foreign ministry"]],
  ['They met on Monday, Reuters reported, citing a senior diplomat.', ['Reuters / a senior diplomat']],
  ['The Kremlin said the ministers met on Monday.', ['- / The Kremlin']],
  ['"They met for an hour," foreign ministry spokesman Jon Berg said on Monday.', ['- / foreign ministry spokesman Jon Berg']],
  ['They met on Monday, Jon Berg, a palace aide, said.', ['- / Jon Berg']],
  ["'We had a good meeting,' Solheim wrote on Twitter.", ['Twitter / Ingrid Solheim']],
  ['Rivas told Reuters that they had met.', ['Reuters / Tomás Rivas']],
  ['The following is attributable to Spokesperson Ann Dale: the ministers met on Monday.', ['- / Spokesperson Ann Dale']],
])('"%s" names %j', (text, expected) => {
  expect(accounts(text)).toEqual(expected)
})

test.each([
  'Solheim met Rivas in Oslo on Monday.',
  'Solheim met Rivas in the United States on Monday.',
  'They met, and he said it was late.',
  'The statement said they met.',
])('"%s" names no source', (text) => {
  expect(accounts(text)).toEqual([])
})

test('a source is named as fully as the article names it, and once', () => {
  const text = 'Trade Commissioner Ann McLeod spoke in Oslo. Solheim met Rivas, McLeod said. McLeod said the talks were long.'
  expect(accounts(text, 1)).toEqual(['- / Trade Commissioner Ann McLeod'])
})

test('"the newspaper" is the outlet that was named before', () => {
  expect(accounts('They met on Monday, The Coastal Herald reported. Solheim met Rivas, the newspaper said.', 1)).toEqual(['The Coastal Herald / -'])
})

test('whoever issues a statement is a source', () => {
  expect(accounts('The Chilean presidency issued a separate statement after Solheim met Rivas.')).toEqual(['- / The Chilean presidency'])
})

test('what a source leaves out is kept with it', () => {
  const { model, occasion } = articleAbout(
    'Solheim met Rivas, the Chilean foreign ministry said. Its statement made no direct mention of the fishing dispute despite warm words.',
  )
  expect(findAccounts(model, occasion).map(({ value }) => value)).toEqual([
    { outlet: null, citing: 'the Chilean foreign ministry', omits: ['the fishing dispute'] },
  ])
  const twoSources = articleAbout("Solheim met Rivas, the Chilean foreign ministry said. The Norwegian government's statement did not mention the fishing dispute.")
  expect(findAccounts(twoSources.model, twoSources.occasion).map(({ value }) => [value.citing, value.omits])).toEqual([
    ['the Chilean foreign ministry', []],
    ['The Norwegian government', ['the fishing dispute']],
  ])
  const vague = articleAbout('Solheim met Rivas, the Chilean foreign ministry said. It gave no details about the meeting.')
  expect(findAccounts(vague.model, vague.occasion)[0]?.value.omits).toEqual([])
})

test("the opening's source is that of the rest of a programme that cites nobody else", () => {
  const text = 'French President Luc Armand will visit Poland on 20 March, his office said. On 22 March, Armand will meet German Chancellor Petra Voss in Berlin.'
  const [first, second] = extractMeetings({ text, published: '2023-03-15' })
  expect(first!.accounts.map(({ citing }) => citing)).toEqual(['his office'])
  expect(second!.accounts).toEqual(first!.accounts)
  expect(second!.spans.filter(({ field }) => field.startsWith('accounts/'))).toHaveLength(1)
})
