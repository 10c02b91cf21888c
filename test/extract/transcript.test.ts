import { expect, test } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** "status parties people" of each record, in order. */
function recordsOf(text: string, outlet: string, title: string | null): string[] {
  return extractMeetings({ text, title, outlet, published: '2026-03-12' }).map(({ status, parties, participants }) => `${status} ${parties.join('+')} ${participants.map(({ title: office, name, party }) => `${office ?? '-'} ${name}/${party}`).join(', ')}`)
}

test.each<[phenomenon: string, lines: string[], expected: string[], outlet?: string, title?: string]>([
  [
    'of two sides, each told by name',
    ['Blue Room', '10:20 A.M. EST', 'PRESIDENT HALE: Good morning. Please be seated.', 'PRIME MINISTER LANGLEY: It is good to be back.'],
    ['held USA+AUS President Hale/USA, Prime Minister Langley/AUS'],
    'The White House',
    'Remarks by President Hale and Prime Minister Langley of Australia Before Bilateral Meeting',
  ],
  [
    'whose guest is told by office and state, with an aside before the colon',
    ['VLADISLAV SOKOLOV: Mr Prime Minister, good afternoon.', 'PRIME MINISTER OF ISRAEL ARI LAVON (retranslated): Thank you for the invitation.'],
    ['held RUS+ISR - Vladislav Sokolov/RUS, Prime Minister of Israel Ari Lavon/ISR'],
    'Kremlin (en.kremlin.ru)',
  ],
  [
    'whose guest is announced with his honours',
    ['ANTHONY LANGLEY, PRIME MINISTER: Welcome to Canberra.', 'THE HON JONE RATU, PRIME MINISTER OF FIJI: Thank you, Prime Minister.'],
    ['held AUS+FJI Prime Minister Anthony Langley/AUS, Prime Minister of Fiji Jone Ratu/FJI'],
    'Prime Minister of Australia',
  ],
  ['of ministers of one government', ['PRIME MINISTER LANGLEY: Good morning. We spoke about Indonesia.', 'DEPUTY PRIME MINISTER MARLOW: Thank you, Prime Minister.'], [], 'Prime Minister of Australia'],
  ['of a spokesman and reporters', ['MS. PRICE: Good afternoon. I have a statement on France.', 'QUESTION: Will the president of France come?'], [], 'US Department of State'],
])('a transcript %s', (_phenomenon, lines, expected, outlet = 'The White House', title) => {
  expect(recordsOf(lines.join('\n\n'), outlet, title ?? null)).toEqual(expected)
})

test('names stay in capitals where all of the text is in capitals', () => {
  expect(recordsOf('CROATIAN TRANSPORT MINISTER TOMISLAV BRKAN MET HIS ITALIAN COUNTERPART, ORNELLA SANTI, IN RIJEKA ON TUESDAY.', 'The White House', null)).toEqual(['held HRV+ITA CROATIAN TRANSPORT MINISTER TOMISLAV BRKAN/HRV, - ORNELLA SANTI/ITA'])
})
