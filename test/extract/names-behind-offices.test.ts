import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

function people(text: string): string[] {
  return extractMeetings({ text, published: '2024-05-14', outlet: 'Reuters' }).flatMap(({ participants }) => participants.map(({ name, party }) => `${name}/${party}`)).toSorted()
}

describe('names that follow in the next sentence are of the offices that went without one, in their order', () => {
  it.each([
    ['two of one office', 'The presidents of Kyrgyzstan and Tajikistan spoke by phone on Monday. Azamat Toktogul and Rustam Nazarzod agreed to keep troops back, the Kyrgyz side said.', ['Azamat Toktogul/KGZ', 'Rustam Nazarzod/TJK']],
    ['three', 'The leaders of Kyrgyzstan, Tajikistan and Uzbekistan met in Osh on Monday. Azamat Toktogul, Rustam Nazarzod and Shavkat Mirzo signed a pact.', ['Azamat Toktogul/KGZ', 'Rustam Nazarzod/TJK', 'Shavkat Mirzo/UZB']],
    ['an office and its counterpart', "Britain's foreign secretary has spoken to his Israeli opposite number. Giles Pember said he had made clear to Amnon Barzil that it must stop.", ['Amnon Barzil/ISR', 'Giles Pember/GBR']],
    ['two offices', 'The Kyrgyz president met the Tajik prime minister on Monday. Azamat Toktogul told Rustam Nazarzod that troops would be kept back.', ['Azamat Toktogul/KGZ', 'Rustam Nazarzod/TJK']],
    ['one alone, which its sentence opens with', 'Russia has summoned the Dutch ambassador in Moscow. Pieter Asselt was handed a note at the foreign ministry on Monday.', ['Pieter Asselt/NLD']],
    ['not one of two', 'The presidents of Kyrgyzstan and Tajikistan spoke by phone on Monday. Azamat Toktogul agreed to keep troops back.', []],
    ['not more than there are offices', 'The Kyrgyz president met the Tajik prime minister on Monday. Azamat Toktogul, Rustam Nazarzod and John Smith were there.', []],
  ])('%s', (_what, text, expected) => {
    expect(people(text)).toEqual(expected)
  })
})
