import { describe, expect, it } from 'vitest'
import type { ArticleText } from '../../shared/domain/extracted-meeting.ts'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** "held FRA+DEU Luc Armand/FRA, Petra Voss/DEU": who meets, as a record has it. */
function whoMeets(text: string, article: Partial<ArticleText> = {}): string[] {
  return extractMeetings({ text, published: '2026-03-12', ...article }).map(({ status, parties, participants }) =>
    [status, parties.toSorted().join('+'), participants.map(({ name, party }) => `${name}/${party}`).join(', ')].filter(Boolean).join(' '),
  )
}

type Case = [what: string, text: string, expected: string[], article?: Partial<ArticleText>]

describe('a meeting is told by', () => {
  it.each<Case>([
    ['a matter discussed with somebody', 'Iraqi Prime Minister Salim al-Jaafari discussed water and security with Turkish President Kemal Aksoy in Baghdad.', ['held IRQ+TUR Salim al-Jaafari/IRQ, Kemal Aksoy/TUR']],
    ['two officials of different states who discussed it', 'Chilean Foreign Minister Rosa Ibáñez and Peruvian Foreign Minister Julio Quispe discussed fishing quotas on Tuesday.', ['held CHL+PER Rosa Ibáñez/CHL, Julio Quispe/PER']],
    ['a round of talks behind its verb', "Colombia's government and the ELN rebels opened a new round of peace talks in Havana.", ['held COL+NSA:eln']],
    ['a government and its rebels', "South Sudan's government and rebels will open talks in Addis Ababa on Monday.", ['planned NSA:south-sudanese-rebels+SSD']],
    ['somebody who brings two together', 'Russian President Pavel Orlov brought together the leaders of Armenia and Azerbaijan in Sochi.', ['held ARM+AZE+RUS Pavel Orlov/RUS']],
    ['ministers from several countries', 'Ministers from Egypt, Ethiopia and Sudan resumed negotiations over the dam by videoconference on Tuesday.', ['held EGY+ETH+SDN']],
    ['commissions of two states', 'Kyrgyz and Tajik border commissions met in Batken.', ['held KGZ+TJK']],
    ['one of a number of leaders', 'French President Luc Armand met this week with numerous world leaders, including the prime minister of Portugal.', ['held FRA+PRT Luc Armand/FRA']],
    ['a leader who arrives abroad', "Oman's Sultan Hamad bin Said arrived in Tehran on Monday at the head of a high-ranking delegation.", ['held IRN+OMN Hamad bin Said/OMN']],
    ['a leader who sets out', 'Polish President Adam Wrona left for Kyiv on Monday.', ['planned POL+UKR Adam Wrona/POL']],
    ['an opening before its subject', "Speaking to reporters after a meeting with Germany's foreign minister, U.N. Secretary-General Paulo Reis said he was hopeful.", ['held DEU+UN Paulo Reis/UN']],
  ])('%s', (_what, text, expected, article) => {
    expect(whoMeets(text, article)).toEqual(expected)
  })
})

describe('an official without a nationality is', () => {
  it.each<Case>([
    ['of the only state that has such an office', 'Secretary of State Dana Whitlock met with Panamanian President José Raúl Castillo in Panama City.', ['held PAN+USA Dana Whitlock/USA, José Raúl Castillo/PAN']],
    ['of that state as its deputy', 'Deputy Secretary of State Dana Whitlock spoke by phone with Japanese Vice Foreign Minister Mori Takumi.', ['held JPN+USA Dana Whitlock/USA, Mori Takumi/JPN']],
    ['of the state that usually has such an office', 'External Affairs Minister Arjun Rao met US National Security Advisor Craig Holt on Monday.', ['held IND+USA Arjun Rao/IND, Craig Holt/USA']],
    ['not of the state that he goes to', 'WASHINGTON, March 4 - President Holt will visit Rome in June, the White House said. He will meet Italian President Paolo Conti.', ['planned ITA+USA Holt/USA, Paolo Conti/ITA']],
    ['of the office that he is called by next', 'Hrytsenko said he was ready. The Ukrainian leader spoke by phone with Turkish President Kemal Aksoy on Friday. Hrytsenko thanked Ankara. Hrytsenko will speak on Monday.', ['held TUR+UKR Hrytsenko/UKR, Kemal Aksoy/TUR']],
  ])('%s', (_what, text, expected, article) => {
    expect(whoMeets(text, article)).toEqual(expected)
  })
})

describe('no meeting is told by', () => {
  it.each([
    ['a call for talks', 'Russia has called for talks with Ukraine without preconditions.'],
    ['a journey for treatment', 'Namibian President Johannes Shilongo left for his medical treatment in the United States on Monday.'],
    ['a matter that one government discusses', 'French President Luc Armand discussed the budget with his finance minister on Tuesday.'],
    ['a river named like a city', 'President Dana Whitlock of the United States will head to the Rio Grande on Thursday.'],
  ])('%s', (_what, text) => {
    expect(whoMeets(text)).toEqual([])
  })
})
