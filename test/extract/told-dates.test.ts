import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** Wednesday. */
const PUBLISHED = '2023-03-15'

/** "held 2023-03-14 Petra Voss": status, date and the last name of whoever is met, in the order of the text. */
function told(text: string, published = PUBLISHED): string[] {
  return extractMeetings({ text, published }).map(({ status, date, participants }) => {
    const days = date ? `${date.start}${date.end ? `..${date.end}` : ''}${date.precision === 'day' ? '' : `~${date.precision}`}` : '-'
    return `${status} ${days} ${participants.map(({ name }) => name.split(' ').at(-1)).join('+')}`
  })
}

type Row = [phenomenon: string, text: string, expected: string[]]

describe('a meeting that its own words do not date', () => {
  const rows: Row[] = [
    [
      'takes the days of the visit that it falls within',
      'Kenyan President Daudi Langat will visit Ethiopia from 20 to 22 March, his office said.\n\nDuring the visit, Langat will meet Ethiopian Prime Minister Tesfaye Alemu.',
      ['planned 2023-03-20..2023-03-22~week Langat+Alemu'],
    ],
    [
      'takes the days that a visit of so many lasts',
      'Turkish President Kemal Aksoy begins a three-day visit to Greece on Monday.\n\nAksoy will hold talks with Greek Prime Minister Nikos Dellas.',
      ['planned 2023-03-20..2023-03-22~week Aksoy+Dellas'],
    ],
    [
      'counts a visit that ended back to its first day',
      'Turkish Foreign Minister Cem Aydın ended a two-day visit to Greece on Tuesday.\n\nDuring the visit Aydın met Greek Prime Minister Nikos Dellas.',
      ['held 2023-03-13..2023-03-14~week Aydın+Dellas'],
    ],
    [
      'takes the days of the gathering that it was on the sidelines of',
      'The NATO summit in Vilnius was held on 9 and 10 March.\n\nPolish President Jan Kowal met Turkish President Kemal Aksoy on the sidelines of the summit.',
      ['held 2023-03-09..2023-03-10 ', 'held 2023-03-09..2023-03-10~week Kowal+Aksoy'],
    ],
    [
      'is of the day before it in its paragraph',
      'NATO Secretary General Erik Lund met Finnish President Antti Harju in Helsinki on Tuesday. In the afternoon he met Finnish Prime Minister Jonna Salo.',
      ['held 2023-03-14 Lund+Harju', 'held 2023-03-14 Lund+Salo'],
    ],
    [
      'is of the day before it where it is one more',
      'French President Luc Armand met German Chancellor Petra Voss on Monday.\n\nArmand also met Spanish Prime Minister Ana Robles.',
      ['held 2023-03-13 Armand+Voss', 'held 2023-03-13 Armand+Robles'],
    ],
    [
      'is of the day on which its news was told',
      'French President Luc Armand met German Chancellor Petra Voss in Paris, his office said on Tuesday.',
      ['held 2023-03-14 Armand+Voss'],
    ],
    [
      'is of no day where its words leave that open',
      'French President Luc Armand recently met German Chancellor Petra Voss in Paris.',
      ['held - Armand+Voss'],
    ],
    [
      'is of no day where it is only a recent one',
      'French President Luc Armand praised a recent meeting between German Chancellor Petra Voss and Polish Prime Minister Adam Wrona in Vienna.',
      ['held - Voss+Wrona'],
    ],
    [
      'is of the day that the article opens with as over',
      'Poland and Norway agreed on Monday to share a gas pipeline.\n\nThe accord was reached after Polish President Jan Kowal held talks with Norwegian Prime Minister Liv Dahl.',
      ['held 2023-03-13 Kowal+Dahl'],
    ],
    [
      'is of the day that the page prints above it',
      '03/14/2023 06:40 PM EST\n\nOffice of the Spokesperson\n\nFrench Foreign Minister Luc Armand met German Foreign Minister Petra Voss in Berlin today.',
      ['held 2023-03-14 Armand+Voss'],
    ],
    [
      'is of the day of the one before, not of a month told beside that',
      'French President Luc Armand met German Chancellor Petra Voss in Vienna on Monday to prepare what the summit of France and Poland in February had decided. Armand also met Norwegian Prime Minister Liv Dahl.',
      ['held 2023-03-13 Armand+Voss', 'held 2023-02-01~month ', 'held 2023-03-13 Armand+Dahl'],
    ],
    [
      'takes all the days, where an organisation meets',
      'Peruvian Minister for Trade Rosa Quispe will be in Hanoi, Vietnam, from 20 to 22 March to attend the meeting of APEC trade ministers.',
      ['planned 2023-03-20..2023-03-22 Quispe'],
    ],
    [
      'takes the days of a journey to several countries, wherever it is',
      'French President Luc Armand will travel to Kenya, Rwanda and Ghana from 20 to 25 March.\n\nArmand will also meet Ethiopian Prime Minister Tesfaye Alemu in Addis Ababa.',
      ['planned 2023-03-20..2023-03-25~week Armand+Alemu'],
    ],
    [
      'is of no day where it is only to come',
      'French President Luc Armand will meet German Chancellor Petra Voss in Paris, his office said on Tuesday.',
      ['planned - Armand+Voss'],
    ],
  ]
  it.each(rows)('%s', (_phenomenon, text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

describe('a programme by days', () => {
  const programme = (monday: string, tuesday: string) =>
    `British Prime Minister Anna Whitlock will visit Kenya and Ethiopia next week.\n\n${monday}Whitlock will fly into Nairobi, where she will address students.\n\nAfter a bilateral meeting with Kenyan President Daudi Langat, she is expected to visit a hospital.\n\n${tuesday}Whitlock intends to meet Ethiopian Prime Minister Tesfaye Alemu in Addis Ababa.`
  it.each([
    ['that heads its lines with them', programme('Monday\n\n', 'Tuesday\n\n')],
    ['that opens its lines with them', programme('Monday – ', 'Tuesday – ')],
    ['with a colon', programme('Monday: ', 'Tuesday: ')],
  ])('%s dates all that is told below each', (_what, text) => {
    expect(told(text)).toEqual(['planned 2023-03-20 Whitlock+Langat', 'planned 2023-03-21 Whitlock+Alemu'])
  })
})

describe('the days of a journey', () => {
  const rows: Row[] = [
    ['are told behind each name', 'French President Luc Armand plans to meet Presidents Jan Kowal of Poland on Monday and Lena Virtanen of Finland on Tuesday.', ['planned 2023-03-20 Armand+Kowal', 'planned 2023-03-21 Armand+Virtanen']],
    ['are the nearer ones behind another verb', 'French President Luc Armand is set to visit Africa in July and host German Chancellor Petra Voss in September.', ['planned 2023-09-01~month Armand+Voss']],
    ['are within those of his stay', 'French President Luc Armand will be in Berlin from 20 to 22 March. Armand is also expected to call on German Chancellor Petra Voss.', ['planned 2023-03-20..2023-03-22~week Armand+Voss']],
    ['are not those of the words about it', 'French President Luc Armand will meet German Chancellor Petra Voss, announced a spokesman in Paris on Tuesday.', ['planned - Armand+Voss']],
    ['are not those of a press conference', 'The ministers of France and Germany will hold talks in Vienna, a spokesman said at a press conference he held on Tuesday.', ['planned - ']],
    ['end where the talks did', 'Talks between France and Germany ended on Tuesday after two days of meetings in Vienna.', ['held 2023-03-13..2023-03-14 ']],
    ['are the nearer ones told later', 'France and Germany will hold a summit in Vienna this week. Officials said that the two countries had agreed to a summit on Thursday or Friday.', ['planned 2023-03-16..2023-03-17~week ']],
    ['are from when it begins, somewhere within them at each of several stops', 'French President Luc Armand will visit Poland and Germany from 20 March.', ['planned 2023-03-20~week Armand', 'planned 2023-03-20~week Armand']],
    [
      'are not those of the summit that it comes before',
      'French President Luc Armand will visit Poland from 20 to 22 March ahead of a summit of France and Germany to be held from 3 to 5 April.',
      ['planned 2023-03-20..2023-03-22 Armand', 'planned 2023-04-03..2023-04-05 '],
    ],
    ['are not those of a summit that is held elsewhere', 'French President Luc Armand will visit Poland after the G20 summit, which will be held in Lima from 20 to 22 March.', ['planned - Armand']],
    [
      'are told beside a longer name of the day',
      'French President Luc Armand spoke by telephone with German Chancellor Petra Voss this evening (Tuesday), 14.3.23.',
      ['held 2023-03-14 Armand+Voss'],
    ],
    [
      'are other ones for a stop before the last',
      'French Foreign Minister Luc Armand met German Foreign Minister Petra Voss in Berlin today. Earlier, Armand met Polish Prime Minister Adam Wrona in Warsaw.',
      ['held 2023-03-15 Armand+Voss', 'held - Armand+Wrona'],
    ],
    [
      'are not those of what went before',
      'French President Luc Armand met German Chancellor Petra Voss in Vienna on Tuesday. Armand also met Polish Prime Minister Adam Wrona in Vienna. The meeting picked up where previous talks between France and Poland left off last month.',
      ['held 2023-03-14 Armand+Voss', 'held 2023-03-14 Armand+Wrona', 'held 2023-02-01~month '],
    ],
  ]
  it.each(rows)('%s', (_phenomenon, text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

describe('news without a day of its own', () => {
  const rows: Row[] = [
    [
      'has the day on which a later sentence says that it was told',
      "UK Prime Minister Tom Blake has urged restraint during a phone call with Iran's new president, Ali Kani. Fears of war have grown. The submarine is on its way. It carries missiles.\n\nIt had been in port. Downing Street also said on Monday that Blake had told Mr Kani he was concerned.",
      ['held 2023-03-13 Blake+Kani'],
    ],
    [
      'has no day that a sentence says something else on',
      "UK Prime Minister Tom Blake has urged restraint during a phone call with Iran's new president, Ali Kani. Fears of war have grown. The submarine is on its way. It carries missiles.\n\nIt had been in port. The navy said on Monday that it was a routine exercise.",
      ['held 2023-03-15 Blake+Kani'],
    ],
  ]
  it.each(rows)('%s', (_phenomenon, text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

describe('talks to which somebody has set out', () => {
  const rows: Row[] = [
    ['are on the day of the news if he left on it', 'French and Norwegian negotiators headed to Vienna on Wednesday for talks on fisheries.', ['planned 2023-03-15 ']],
    ['are on some day from the one on that he will leave on', 'French President Luc Armand will leave on Tuesday on a trip that will begin with a visit to Oslo for talks with Norwegian Prime Minister Liv Dahl.', ['planned 2023-03-21~week Armand+Dahl']],
    ['are on the day of arrival where they are to be', 'French President Luc Armand flies to Oslo on Tuesday, where he is due to meet Norwegian Prime Minister Liv Dahl.', ['planned 2023-03-21 Armand+Dahl']],
    ['last as long as is told behind their first day', 'Talks between France and Norway will open on Monday and run through Wednesday.', ['planned 2023-03-20..2023-03-22 ']],
  ]
  it.each(rows)('%s', (_phenomenon, text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

describe('a stop of a journey', () => {
  const rows: Row[] = [
    [
      'has the days that are told with it',
      'French President Luc Armand will travel to Portugal March 20-22, to Kenya, March 24-25, and to Peru, March 27-28.\n\nIn Nairobi, Armand will meet Kenyan President Daudi Langat.\n\nIn Lima, Armand will meet Peruvian President Rosa Quispe.',
      ['planned 2023-03-20..2023-03-22 Armand', 'planned 2023-03-24..2023-03-25~week Armand+Langat', 'planned 2023-03-27..2023-03-28~week Armand+Quispe'],
    ],
    [
      'has those of the journey where it has none',
      'French President Luc Armand left Paris on Tuesday for an eight-day tour of Asia.\n\nIn Tokyo, Armand will hold talks with Japanese Prime Minister Ren Asakura.',
      ['planned 2023-03-14..2023-03-21~week Armand+Asakura'],
    ],
    [
      'has those of the journey, not of another stop',
      'French President Luc Armand will visit Kenya and Peru from 20 to 27 March.\n\nIn Nairobi, Armand will meet Kenyan President Daudi Langat.\n\nOn 27 March, Armand will travel to Lima to meet Peruvian President Rosa Quispe.',
      ['planned 2023-03-20..2023-03-27~week Armand+Langat', 'planned 2023-03-27 Armand+Quispe'],
    ],
    [
      'lasts as long as is told beside its own day',
      'French Foreign Minister Luc Armand will fly to Norway on Thursday for a three-day visit before heading to Peru on Sunday. In Lima, he will meet Peruvian President Rosa Quispe.',
      ['planned 2023-03-16..2023-03-18 Armand', 'planned 2023-03-19~week Armand+Quispe'],
    ],
    [
      'has those that the next sentence gives the visit',
      'French President Luc Armand will go to Oslo in April to hold talks with Norwegian Prime Minister Liv Dahl, his office said.\n\nThe visit is to take place from April 3 to 5.',
      ['planned 2023-04-03..2023-04-05~week Armand+Dahl'],
    ],
    [
      'is not on the day of coming home',
      'French President Luc Armand returned to Paris on Tuesday after a three-day visit to Norway for talks with Norwegian Prime Minister Liv Dahl.',
      ['held 2023-03-12..2023-03-14~week Armand+Dahl'],
    ],
    [
      'is on some day of a journey that is over, not on that of the news',
      'French President Luc Armand has left for home after a five-day visit to Japan and Vietnam.\n\nArmand commenced his tour with a visit to Vietnam on Friday. In Tokyo, Armand met Japanese Prime Minister Ren Asakura.',
      ['held 2023-03-10..2023-03-14~week Armand+Asakura', 'held 2023-03-10..2023-03-14 Armand'],
    ],
    [
      'has the days of the city that its paragraph begins with',
      'French President Luc Armand will visit Kenya from 20 to 27 March. Armand will visit Mombasa (20-21 March), Nairobi (22 March) and Kisumu (23-27 March).\n\nIn Nairobi, the Kenyan Foreign Minister, Daudi Langat, will host a dinner for President Armand. President Armand will meet Kenyan Trade Minister Jane Mutua.',
      ['planned 2023-03-20..2023-03-21 Armand', 'planned 2023-03-22 Langat+Armand', 'planned 2023-03-22 Armand+Mutua'],
    ],
    [
      'is on some day from the arrival on that is still to come',
      'French President Luc Armand will be arriving in Norway on 20 March for a goodwill visit. Armand is expected to have discussions with the Norwegian Foreign Minister, Liv Dahl.',
      ['planned 2023-03-20~week Armand+Dahl'],
    ],
    ['is on the day of setting out, which is over', 'French President Luc Armand left Paris on Tuesday for Norway, where he will meet Norwegian Prime Minister Liv Dahl.', ['planned 2023-03-14 Armand+Dahl']],
    [
      'that is over has no day of the next one',
      'French President Luc Armand will visit Kenya from 20 to 22 March. He will meet Kenyan President Daudi Langat. After his visit to Kenya, Armand will visit Peru from 24 to 26 March.',
      ['planned 2023-03-20..2023-03-22~week Armand+Langat', 'planned 2023-03-24..2023-03-26 Armand'],
    ],
  ]
  it.each(rows)('%s', (_phenomenon, text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

describe('of several dates in a sentence', () => {
  const rows: Row[] = [
    ['that of what somebody did is not that of meeting him', 'French President Luc Armand will meet German Chancellor Petra Voss, whose inauguration he attended last month.', ['planned - Armand+Voss']],
    ['"recently" leaves the others to others', 'French President Luc Armand meets in Paris on March 22 with German Chancellor Petra Voss, who recently met with Norwegian Prime Minister Liv Dahl.', ['planned 2023-03-22 Armand+Voss', 'held - Voss+Dahl']],
    ['what opens is still to come', 'The summit of France and Germany opens on Monday in Vienna.', ['planned 2023-03-20 ']],
    ['a weekday without a tense is the nearer one', 'French President Luc Armand meets German Chancellor Petra Voss in Berlin on Friday.', ['planned 2023-03-17 Armand+Voss']],
    ['two days are both', 'French President Luc Armand will meet German Chancellor Petra Voss in Geneva on Monday and Tuesday during a trip to Switzerland.', ['planned 2023-03-20..2023-03-21 Armand+Voss']],
    ['that on which something starts is not that of the talks', 'French President Luc Armand will meet German Chancellor Petra Voss next week. His office had said that Armand and Voss would meet at the fair in Hanover, starting next Friday.', ['planned 2023-03-20..2023-03-26~week Armand+Voss']],
    ['that of a longer clause between commas is not that of what follows', 'French President Luc Armand, who arrived in Norway on Sunday for a three-day visit, said he spoke with German Chancellor Petra Voss about gas.', ['held 2023-03-15 Armand+Voss']],
    ['that of the words is not that of the meeting', 'French President Luc Armand said on Monday that he would meet German Chancellor Petra Voss in Paris on Friday.', ['planned 2023-03-17 Armand+Voss']],
    ['nor is it where it stands before them', 'French President Luc Armand on Tuesday said he would meet German Chancellor Petra Voss next week.', ['planned 2023-03-20..2023-03-26~week Armand+Voss']],
    [
      'each telling takes its own, one over and one to come',
      'Chinese Foreign Minister Wang Lin met Nepali Prime Minister Hari Thapa in Kathmandu last week and will hold talks with Indian Foreign Minister Arjun Rao in Delhi on Friday.',
      ['held 2023-03-06..2023-03-12~week Lin+Thapa', 'planned 2023-03-17 Lin+Rao'],
    ],
    [
      'that before "when" is of what follows',
      'It was the first such call since March 2021, when Polish President Jan Kowal met Turkish President Kemal Aksoy in Warsaw.',
      ['held 2021-03-01~month Kowal+Aksoy'],
    ],
    ['one that opens the sentence dates its main clause, however far', "On Monday, after a morning of interviews with the country's three largest broadcasters and a long walk along the old harbour with its mayor, French President Luc Armand met German Chancellor Petra Voss.", ['held 2023-03-13 Armand+Voss']],
    ['that of calling off is not that of what is called off', 'Georgian Defence Minister Zurab Abashidze on Tuesday called off a meeting with Czech Defence Minister Ludmila Koutna that had been set for Friday.', ['cancelled 2023-03-17 Abashidze+Koutna']],
    ['a new day stands for the old', 'A meeting of Georgian Defence Minister Zurab Abashidze with Czech Defence Minister Ludmila Koutna that was to be held on 20 March has been moved to 11 April.', ['planned 2023-04-11 Abashidze+Koutna']],
    ['that of a clause between commas is not that of what follows', 'French President Luc Armand, who arrived in Tokyo on Monday, said he spoke by phone with German Chancellor Petra Voss about gas.', ['held 2023-03-15 Armand+Voss']],
    ['the day of another noun is not that of the meeting', "French President Luc Armand will meet German Chancellor Petra Voss. The meeting follows last week's vote in Paris.", ['planned - Armand+Voss']],
    ['what is not held takes none', 'French President Luc Armand met German Chancellor Petra Voss in Ohrid on 4 March to discuss the level of the lake.', ['held 2023-03-04 Armand+Voss']],
    ['that of agreeing is not that of what is agreed', 'South Korea and Japan agreed on Monday to hold talks in Busan.', ['planned - ']],
    [
      'that of deciding is that of the talks before it',
      'France and Germany on Monday decided to resume talks on fishing after a meeting between French President Luc Armand and German Chancellor Petra Voss in Vienna.',
      ['planned - ', 'held 2023-03-13 Armand+Voss'],
    ],
    ['that of a clause of "since" is not that of the meeting', 'On his first journey abroad since he took office in February French President Luc Armand met German Chancellor Petra Voss.', ['held 2023-03-15 Armand+Voss']],
    ['that of a noun is not that of one beyond the next words', 'French President Luc Armand and German Chancellor Petra Voss praised the January 15 accord after talks in Vienna.', ['held 2023-03-15 Armand+Voss']],
    ['that of having come is over', 'French President Luc Armand came to Berlin on Monday afternoon to meet Chancellor Petra Voss.', ['held 2023-03-13 Armand+Voss']],
    ['what was to come is still to come', 'The climax of the week was to come on Friday, when French President Luc Armand meets German Chancellor Petra Voss.', ['planned 2023-03-17 Armand+Voss']],
    ['one to come is not of what is over', 'French President Luc Armand and German Chancellor Petra Voss have signed a pact on a tunnel that will open in 2030.', ['held 2023-03-15 Armand+Voss']],
    ['"later" alone is on the day', 'French President Luc Armand will meet German Chancellor Petra Voss in Berlin later to discuss fishing.', ['planned 2023-03-15 Armand+Voss']],
    ['"weekend" before a noun is a date too', 'French President Luc Armand is paying a weekend visit to Germany.', ['planned 2023-03-18..2023-03-19~week Armand']],
    ['the day of a news conference is not that of the plan told there', 'Polish President Jan Kowal will meet Turkish President Kemal Aksoy in Warsaw, his spokesman said at a news conference on Tuesday.', ['planned - Kowal+Aksoy']],
  ]
  it.each(rows)('%s', (_phenomenon, text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

describe('dates counted from others', () => {
  const rows: Row[] = [
    ['the next day follows the last that the story was at', 'Turkish Foreign Minister Cem Aydın arrived in Athens on Sunday. The next day he met Greek Prime Minister Nikos Dellas.', ['held 2023-03-13 Aydın+Dellas']],
    ['a day earlier is counted from the day of the words', 'Iranian President Ali Rezaei said on Monday that he had met French President Luc Armand in Vienna a day earlier.', ['held 2023-03-12 Rezaei+Armand']],
    ['the previous day is that before the news', 'French President Luc Armand met German Chancellor Petra Voss the previous day, his office said.', ['held 2023-03-14 Armand+Voss']],
    [
      'what was a week before the news is not counted from what is to come',
      'Egypt and Greece will hold a second round of talks next month. Egyptian Foreign Minister Sami Nasser announced it a week after meeting Greek Prime Minister Nikos Dellas.',
      ['planned 2023-04-01~month ', 'held 2023-03-06..2023-03-12~week Nasser+Dellas'],
    ],
    ['a second day of talks began the day before', 'Iranian and European Union negotiators held a second day of talks in Vienna on Tuesday.', ['held 2023-03-13..2023-03-14 ']],
    ['a conference of two days that ended began the day before', 'Iranian and European Union ministers ended a two-day conference on shipping in Vienna on Tuesday.', ['held 2023-03-13..2023-03-14 ']],
    ['days are counted from the last day named', 'Spanish Foreign Minister Ana Robles visited Vienna in 2019. French President Luc Armand met German Chancellor Petra Voss in Berlin on Sunday. A day later he met Polish Prime Minister Adam Wrona.', ['held 2019-01-01~year Robles', 'held 2023-03-12 Armand+Voss', 'held 2023-03-13 Armand+Wrona']],
    ['a stop of a trip is no earlier than the trip', 'French President Luc Armand leaves on Monday on a trip to the Middle East. Armand is set to hold talks with Israeli Prime Minister Ari Lavon in Jerusalem on Wednesday.', ['planned 2023-03-22 Armand+Lavon']],
    ['each of several stops is on some of the days', 'On 6-10 March French President Luc Armand visited Vietnam and Malaysia.', ['held 2023-03-06..2023-03-10~week Armand', 'held 2023-03-06..2023-03-10~week Armand']],
    ['tomorrow in an opening is what an outlet ahead of the clock calls today', 'Japanese Prime Minister Ren Asakura met Australian Prime Minister Jill Harrow in Tokyo on Thursday.', ['held 2023-03-16 Asakura+Harrow']],
    ['a dateline of the day after is today', 'TOKYO, March 16 (Wire) - Japanese Prime Minister Ren Asakura met Australian Prime Minister Jill Harrow today.', ['held 2023-03-16 Asakura+Harrow']],
  ]
  it.each(rows)('%s', (_phenomenon, text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

describe('on a Sunday', () => {
  it.each([
    ['later this week is the week to come', 'France and Germany will hold talks in Vienna later this week.', 'planned 2023-03-20..2023-03-26~week '],
    ['last week is the one that ends', 'French President Luc Armand met German Chancellor Petra Voss last week.', 'held 2023-03-13..2023-03-19~week Armand+Voss'],
  ])('%s', (_phenomenon, text, expected) => {
    expect(told(text, '2023-03-19')).toEqual([expected])
  })
})

describe('lines broken within a sentence', () => {
  it('are read as one', () => {
    expect(told('President Rodrigo Peralta of Argentina will visit Canada from March 20 to\n\nMarch 22 and will meet Prime Minister Claire Boudreau of Canada in\n\nOttawa.')).toEqual(['planned 2023-03-20..2023-03-22~week Peralta+Boudreau'])
  })
})

describe('whatever the article', () => {
  const sentence = fc.constantFrom(
    'French President Luc Armand met German Chancellor Petra Voss in Berlin on Tuesday.',
    'Armand also met Spanish Prime Minister Ana Robles.',
    'He will visit Madrid from 20 to 22 March.',
    'During the visit he will meet Spanish Prime Minister Ana Robles.',
    'The next day, Voss met Polish Prime Minister Adam Wrona.',
    'Wrona last met Voss in May 2021, when the two leaders held talks in Warsaw.',
    'The summit is to be held on 9 and 10 April.',
    'A trip to Rome was cancelled.',
  )

  it('a date ends no earlier than it begins, and stands on words of the article', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), (sentences) => {
        const text = sentences.join(' ')
        for (const { date, spans } of extractMeetings({ text, published: PUBLISHED })) {
          if (!date) continue
          expect(date.end === null || date.end > date.start).toBe(true)
          const span = spans.find(({ field }) => field === 'date')!
          expect(text.slice(span.start, span.end).trim()).not.toBe('')
        }
      }),
      { numRuns: 60 },
    )
  })

  it('what is told on the day itself is not moved by a paragraph that follows', () => {
    fc.assert(
      fc.property(sentence, (later) => {
        const first = 'French President Luc Armand met German Chancellor Petra Voss in Berlin on Monday.'
        expect(told(`${first}\n\n${later}`)[0]).toMatch(/^held 2023-03-13 /)
      }),
    )
  })
})
