import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** "NOR+PER Espen Dahl/NOR, Luis Rojas/PER": the parties of each record and who takes part, both in alphabetical order. */
function company(text: string): string[] {
  return extractMeetings({ text, published: '2024-03-05' }).map(({ parties, participants }) => {
    const people = participants.map(({ name, party }) => `${name}/${party}`).toSorted()
    return `${parties.toSorted().join('+')} ${people.join(', ')}`
  })
}

/** Whoever may stand beside a prime minister, and the name that a record gives him. */
const BESIDE: [words: string, name: string][] = [
  ['First Lady Fabiola Young', 'Fabiola Young'],
  ['his wife, Fabiola Young,', 'Fabiola Young'],
  ['Mrs. Fabiola Young', 'Fabiola Young'],
  ['Queen Fabiola', 'Fabiola'],
  ['Her Majesty Queen Fabiola', 'Fabiola'],
  ['Crown Prince Haakon', 'Haakon'],
  ['Vice President Tomas Berg', 'Tomas Berg'],
  ['Foreign and Trade Minister Tomas Berg', 'Tomas Berg'],
  ['House Speaker Tomas Berg', 'Tomas Berg'],
  ['Trade Representative Tomas Berg', 'Tomas Berg'],
  ['National Security Adviser Tomas Berg', 'Tomas Berg'],
  ['top aide Tomas Berg', 'Tomas Berg'],
  ['Chief of Defence Staff General Tomas Berg', 'Tomas Berg'],
  ['Lt. Gen. Tomas Berg', 'Tomas Berg'],
  ['special envoy for the Sahel Tomas Berg', 'Tomas Berg'],
  ['Finance Minister Dr. Tomas Berg', 'Tomas Berg'],
  ['Minister of Trade and Industry Tomas Berg', 'Tomas Berg'],
  ['Deputy Chief of Mission Tomas Berg', 'Tomas Berg'],
  ['Secretary of the Security Council Tomas Berg', 'Tomas Berg'],
  ['central bank governor Tomas Berg', 'Tomas Berg'],
  ['acting foreign minister Tomas Berg', 'Tomas Berg'],
  ['newly elected Defence Minister Tomas Berg', 'Tomas Berg'],
]

const DAHL = 'Norwegian Prime Minister Espen Dahl'
const ROJAS = 'Peruvian President Luis Rojas'

describe.each<[place: string, text: (beside: string) => string]>([
  ['beside the subject', (beside) => `${DAHL} and ${beside} met ${ROJAS} in Oslo on Monday.`],
  ['beside the host', (beside) => `${DAHL} and ${beside} welcomed ${ROJAS} in Oslo on Monday.`],
  ['beside the object', (beside) => `${ROJAS} met ${DAHL} and ${beside} in Oslo on Monday.`],
  ['"along with" somebody', (beside) => `${ROJAS} was received by ${DAHL} along with ${beside} in Oslo on Monday.`],
  ['in whose company one is', (beside) => `${DAHL}, accompanied by ${beside.replace(/,$/, '')}, met ${ROJAS} in Oslo on Monday.`],
])('an official named without his state %s', (_place, text) => {
  it.each(BESIDE)('is of the same state: %s', (beside, name) => {
    expect(company(text(beside))).toEqual([`NOR+PER ${['Espen Dahl/NOR', 'Luis Rojas/PER', `${name}/NOR`].toSorted().join(', ')}`])
  })
})

describe('a list of partners', () => {
  it.each([
    ['goes on over "new"', `${DAHL} met Indonesian President Susilo Hartono and new British Prime Minister David Campbell on Monday.`, 'David Campbell'],
    ['goes on over "outgoing"', `${DAHL} met British Prime Minister David Campbell and outgoing Canadian Prime Minister Stephen Holt on Monday.`, 'Stephen Holt'],
    ['goes on over "visiting", which is no visit', `${DAHL} met Indian Prime Minister Arjun Mehta and visiting Japanese Foreign Minister Taro Ito on Monday.`, 'Taro Ito'],
  ])('%s', (_what, text, name) => {
    expect(company(text).filter((record) => record.includes(name))).toHaveLength(1)
    expect(company(text)).toHaveLength(2)
  })
})

describe('a sentence that tells who else was there', () => {
  it.each([
    ['He was joined by Defence Minister Tomas Berg.', ['Tomas Berg/NOR']],
    ['He was joined at the table by Defence Minister Tomas Berg.', ['Tomas Berg/NOR']],
    ['Dahl was joined by Defence Minister Tomas Berg.', ['Tomas Berg/NOR']],
    ['Dahl was accompanied by Defence Minister Tomas Berg and adviser Nils Holm.', ['Nils Holm/NOR', 'Tomas Berg/NOR']],
    ['Defence Minister Tomas Berg also attended the meeting.', ['Tomas Berg/NOR']],
    ['The meeting was also attended by Defence Minister Tomas Berg and Peruvian Foreign Minister Ana Diaz.', ['Ana Diaz/PER', 'Tomas Berg/NOR']],
    ['Also present were Defence Minister Tomas Berg and adviser Nils Holm.', ['Nils Holm/NOR', 'Tomas Berg/NOR']],
    ['Also attending the meeting were Defence Minister Tomas Berg and adviser Nils Holm.', ['Nils Holm/NOR', 'Tomas Berg/NOR']],
    ['Present at the meeting were Norwegian Defence Minister Tomas Berg and Peruvian Foreign Minister Ana Diaz.', ['Ana Diaz/PER', 'Tomas Berg/NOR']],
    ['Among those attending were Norwegian Defence Minister Tomas Berg and Peruvian Foreign Minister Ana Diaz.', ['Ana Diaz/PER', 'Tomas Berg/NOR']],
    ['The talks were also attended by the defence minister, Tomas Berg.', ['Tomas Berg/NOR']],
    ['Peruvian Foreign Minister Ana Diaz sat in on the meeting.', ['Ana Diaz/PER']],
    ['Norwegian Defence Minister Tomas Berg joined the talks.', ['Tomas Berg/NOR']],
    ['Also present was former Norwegian Defence Minister Tomas Berg.', []],
  ])('%s', (sentence, others) => {
    const people = ['Espen Dahl/NOR', 'Luis Rojas/PER', ...others].toSorted()
    expect(company(`${DAHL} met ${ROJAS} in Oslo on Monday to discuss trade. ${sentence}`)).toEqual([`NOR+PER ${people.join(', ')}`])
  })
})
