import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

function parties(text: string): string[] {
  return extractMeetings({ text, published: '2024-03-06', outlet: 'Reuters' }).map((meeting) => meeting.parties.toSorted().join('+'))
}

describe('the members of an organisation meet in a country', () => {
  it.each([
    ['ASEAN foreign ministers held talks in Jakarta on Monday.', ['ASEAN+IDN']],
    ['EU leaders will hold a summit in Brussels on Thursday.', ['BEL+EU']],
    ['Arab League foreign ministers held an emergency meeting in Cairo on Sunday.', ['EGY+LAS']],
    ['The Shanghai Cooperation Organisation held its annual summit in Astana on Monday.', ['KAZ+SCO']],
    ['SADC leaders held an extraordinary summit in Harare on Monday.', ['SADC+ZWE']],
    ['BRICS leaders gathered in Kazan on Monday.', ['BRICS+RUS']],
    ['G7 foreign ministers met in Hiroshima on Monday.', ['G7+JPN']],
    ['The Prime Minister of Fiji held a meeting in Oslo on Monday.', []],
  ])('%s', (text, expected) => {
    expect(parties(text)).toEqual(expected)
  })
})

describe('the states of a region meet together', () => {
  it.each([
    ['Central Asian leaders met in Dushanbe on Monday.', ['KAZ+KGZ+TJK+TKM+UZB']],
    ['Leaders of the five Central Asian states met in Dushanbe on Monday with Chinese President Li Wei.', ['CHN+KAZ+KGZ+TJK+TKM+UZB']],
    ['EU leaders met their Western Balkan counterparts in Tirana on Monday.', ['ALB+BIH+EU+MKD+MNE+SRB+XKX']],
    ['US President John Harper met the leaders of the Baltic states in Vilnius on Monday.', ['EST+LTU+LVA+USA']],
    ['The Nordic prime ministers met in Helsinki on Monday.', ['DNK+FIN+ISL+NOR+SWE']],
    ["The Weimar Triangle's foreign ministers met in Paris on Monday.", ['DEU+FRA+POL']],
    ['The foreign ministers of the Weimar Triangle met in Weimar on Monday.', ['DEU+FRA+POL']],
  ])('%s', (text, expected) => {
    expect(parties(text)).toEqual(expected)
  })
})
