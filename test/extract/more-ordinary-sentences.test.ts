import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { tellsOn } from './records-told.ts'

const PUBLISHED = '2024-05-14'
const tells = tellsOn(PUBLISHED)

function read(text: string, outlet = 'Reuters') {
  return extractMeetings({ text, published: PUBLISHED, outlet })
}

/** The first meeting's people, each with party and title. */
function people(text: string): string[] {
  return (read(text)[0]?.participants ?? []).map(({ name, party, title }) => `${name} ${party}: ${title}`)
}

describe('an office that serves a head is told whole and has his party', () => {
  it.each([
    ['special envoy of the UN secretary-general for Myanmar', 'UN'],
    ['Special Representative of the Secretary-General for Libya', 'UN'],
    ['special envoy of the French president', 'FRA'],
    ['special envoy of the president of France for Lebanon', 'FRA'],
    ['chief of staff to the Ukrainian president', 'UKR'],
    ['adviser to the Ukrainian president', 'UKR'],
  ])('%s', (office, party) => {
    expect(people(`Jens Holm, ${office}, met Thai Foreign Minister Somchai Wong in Bangkok on Monday.`)[0]).toBe(`Jens Holm ${party}: ${office}`)
  })

  it('and a name behind the head is another man', () => {
    expect(people('Yuri Orlov, an aide to Russian President Ivan Petrov, met U.S. envoy Tom Burke in Jeddah on Monday.')).toEqual(['Yuri Orlov RUS: aide', 'Tom Burke USA: U.S. envoy'])
  })
})

describe('those who met are told', () => {
  it.each([
    ['by a state\'s name beside a nationality', 'CHN+USA held 2024-05-10', 'The US and Chinese delegations held talks in Lima on Friday.'],
    ['by their armies', 'CHN+USA held 2024-05-10', 'The U.S. and Chinese militaries held talks on Friday.'],
    ['as a team of a government', 'AFG+NSA:taliban held 2024-05-10', 'A round of talks between the Afghan government team and the Taliban opened in Doha on Friday.'],
    ['as a working group', 'IND+LKA planned 2024-05-20', 'The India-Sri Lanka joint working group on fisheries is to meet in Colombo on Monday.'],
    ['with one of them named between', 'ECOWAS+GHA planned 2024-05-20', 'ECOWAS defence chiefs, among them General Musa Bello, are to meet in Accra on Monday.'],
    ['behind a day in brackets', 'ARG+BRA held 2024-05-13', 'Brazilian President Marcos Tavares met this Monday (May 13) with his Argentine counterpart in Brasilia.'],
    ['behind the nation of a body', 'EGY+USA held 2024-05-12', 'Egyptian President Hazem Sami received on Sunday US CIA Director Robert Callahan.'],
    ['with whoever mediates', 'AGO+COD+RWA held 2024-05-13', 'The Congolese and Rwandan presidents met in Luanda on Monday under the mediation of Angolan President Domingos Kiala.'],
    ['by the hours that they spent', 'NOR+RUS held 2024-05-13', 'Norwegian Prime Minister Jens Holm spent almost four hours with the Russian president in Lima on Monday.'],
    ['by whoever accepts credentials', 'IND+MWI held 2024-05-14', 'Indian President Pranab Deshmukh today accepted credentials from the envoy of Malawi.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('who met before or after is the subject of the main verb', () => {
  it.each([
    ['IDN+JPN held 2024-05-13; CHN+IDN held 2024-05-12', 'Indonesian President Surya Wibisono met Japanese Prime Minister Koichi Hayami in Tokyo on Monday, a day after holding talks with Chinese President Li Wei in Beijing.'],
    ['NOR+PER held 2024-05-13', 'A Peruvian delegation left Oslo on Monday after meeting Norwegian Foreign Minister Jens Holm.'],
  ])('%s: %s', tells)
})

describe('one record each', () => {
  it('of those met one after the other', () => {
    const met = read('U.S. Secretary of State Howard Pierce met Foreign Minister Oleh Bondar of Ukraine and later President Andriy Melnyk in Kyiv on Monday.')
    expect(met.map(({ participants }) => participants.map(({ name }) => name))).toEqual([['Howard Pierce', 'Oleh Bondar'], ['Howard Pierce', 'Andriy Melnyk']])
  })

  it.each([
    ['and one of the time before, where it is the first since', 'RUS+USA held 2024-05-10; RUS+USA held 2024-02-01', 'Russian Defence Minister Pavel Gorshkov and his U.S. counterpart spoke by telephone on Friday for the first time since February.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('what becomes of it', () => {
  it.each([
    ['Plans for a summit that are shelved', 'RUS+USA cancelled', 'Plans for a summit between the U.S. and Russian presidents in Budapest have been shelved.'],
    ['Who was somewhere for talks has held them', 'MEX+USA held 2024-05-08', "Mexico's economy secretary, Ignacio Barrera, was in Paris last Wednesday for talks with the US commerce secretary, Warren Kessler."],
    ['Years of talks', '', 'Serbia and Kosovo have been in EU-mediated talks since 2011, with few results.'],
    ['Support for talks', '', 'The minister asked for British support for dialogue with North Korea.'],
    ['A meeting of parties at home', '', 'Prime Minister Rajendra Solanki of India on Friday chaired an all-party meeting on the border with China.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('where and when', () => {
  it('"here" is the place of a dateline that ends with the agency', () => {
    const [met] = read('Male, May 14 (PTI) Indian Foreign Minister Arvind Rao called on Maldivian President Hussain Naseem here on Tuesday.', 'PTI')
    expect(met?.place).toMatchObject({ city: 'Male', country: 'MDV' })
  })

  it('a summit that a body\'s long name leads up to is where others meet', () => {
    const [met] = read('U.S. President Mark Grayson and his Russian counterpart huddled on the sidelines of the Group of 20 summit in Antalya on Sunday.')
    expect(met?.parties).toEqual(['USA', 'RUS'])
  })

  it('the Winter Olympics are no season', () => {
    const [met] = read('North and South Korean officials are holding talks in the border city of Kaesong, with the Winter Olympics on the agenda.')
    expect(met?.date?.start).toBe(PUBLISHED)
  })
})

describe('by names alone', () => {
  it('whoever acts first, then the other, holds the offices told before', () => {
    const [met] = read('The Hungarian prime minister held talks with the Russian president in Moscow on Monday. Gergely Bartos said that it was a peace mission. The meeting with Pavel Sorokin lasted three hours.')
    expect(met?.participants.map(({ name, party }) => `${name} ${party}`)).toEqual(['Gergely Bartos HUN', 'Pavel Sorokin RUS'])
  })

  it.each([
    ["the Commission's head", 'European Commission chief Marc Theisen', 'EU'],
    ['a predecessor', "President Luis Vega of Peru's predecessor Ana Rojas", 'PER'],
    ["the UN's", "The UN's top aid official, Pierre Lachaume,", 'UN'],
    ["a negotiator's, for a process", "The EU's special envoy for the peace process, Martin Hlavac,", 'EU'],
  ])('%s is of the party that he acts for', (_what, who, party) => {
    expect(read(`${who} met Norwegian Prime Minister Jens Holm in Brussels on the eve of a G20 summit.`)[0]?.participants[0]?.party).toBe(party)
  })
})

describe('neither held nor to come', () => {
  it.each([
    ['what is asked', '', 'The spokesperson was asked whether senior officials of China and the United States would hold talks in New York this week.'],
    ['what is not expected', '', 'Officials of Peru and Chile said that they did not expect talks to resume in June.'],
    ["the Security Council's own", '', 'The UN Security Council is due to hold an emergency meeting on Haiti on Wednesday.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('told of once', () => {
  it.each([
    ['though somebody requested it', 'JPN+PHL held 2024-05-13', 'Japanese Foreign Minister Kenta Mori and his Philippine counterpart agreed in telephone talks on Monday to step up cooperation. The Philippine side requested the call.'],
    ['face to face', 'EU+GBR held 2024-04-01', 'British Prime Minister Alan Reed and European Commission President Ingrid Loon met face to face at Chequers in April.'],
    ['where somebody was urged', 'HUN+UKR held 2024-05-13', 'Hungarian Prime Minister Gergely Bartos was in Kyiv on Monday, where he urged Ukrainian President Andriy Holub to consider a ceasefire.'],
    ['on the day of the words', 'GBR+SAU held 2024-05-12', 'Saudi Foreign Minister Fahad al-Dosari told reporters on Sunday after meeting British Foreign Secretary Hugh Pemberton that there was no deal.'],
    ['where talks are called off abroad', 'CHN+USA cancelled 2024-06-01', 'U.S. Secretary of State Daniel Whitcomb called off talks in Beijing planned for June.'],
    ['not in eight years', 'JPN+PER planned', 'It would be the first visit to Peru by a Japanese prime minister in eight years.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('beside another day or place', () => {
  it.each([
    ['a visit that is backed out of', 'PRK+RUS cancelled 2024-06-01', "North Korean leader Kim Yong-ho has backed out of next month's visit to Moscow, the Kremlin said."],
    ['whoever did something hours later', 'CHN+VNM held 2024-05-12', "Chinese President Li Wei met Vietnam's General Secretary Nguyen Van Trong on Sunday, hours after U.S. President Mark Grayson offered to mediate."],
    ['members of a body that has grown', 'BRICS+RUS held 2024-05-13', 'Foreign ministers from the expanded BRICS group of nations convened in Russia on Monday.'],
    ['a year before its noun', 'PRK+USA held 2018-01-01', 'U.S. President Mark Grayson and North Korean leader Kim Yong-ho agreed at a 2018 summit in Singapore to improve ties.'],
    ['a year of something else', 'BRA+RUS held 2024-05-14', 'Russian Foreign Minister Sergey Orlov and Brazilian Foreign Minister Mauro Vieira met to discuss the G20, where both countries preside this year.'],
  ])('%s', (_what, records, text) => tells(records, text))

  it('a city is told whole', () => {
    expect(read('Egyptian Foreign Minister Sameh Fahmy met his Brazilian counterpart in the Brazilian city of Rio de Janeiro on Monday.')[0]?.place?.city).toBe('Rio de Janeiro')
  })
})

describe('whose an official is', () => {
  it.each([
    ['of the state that the sentence before names first', 'The presidents of Zambia and Zimbabwe met on Monday at Victoria Falls. President Godwin Mulenga and his Zimbabwean counterpart, Tichaona Murape, talked for an hour.', ['Godwin Mulenga ZMB', 'Tichaona Murape ZWE']],
    ['of the outlet, whatever office his counterpart is called by', 'SEOUL, May 14 (Yonhap) -- Foreign Minister Han Dong-wook met with his Mongolian counterpart, Batjargal Ganzorig, in Seoul on Tuesday. Ganzorig, who arrived on Sunday, hopes for flights. Han voiced concern over missiles. The Mongolian minister is also to see reporters.', ['Han Dong-wook KOR', 'Batjargal Ganzorig MNG']],
    ['of where the wire writes from, by a name at home there', 'TASHKENT, Uzbekistan, May 14 - U.S. envoy Bradley Hotchkiss spoke after a two-hour meeting with Defense Minister Ulugbek Rakhmatov. The Uzbek base is near Afghanistan, and he flew here from Kyrgyzstan.', ['Bradley Hotchkiss USA', 'Ulugbek Rakhmatov UZB']],
  ])('%s', (_what, text, expected) => {
    expect(read(text)[0]?.participants.map(({ name, party }) => `${name} ${party}`)).toEqual(expected)
  })
})

describe('told of in other words', () => {
  it.each([
    ['handed over during a meeting', 'IRQ+KWT held 2024-05-13', 'The letter was handed to Iraqi Prime Minister Haider al-Rubaie by Kuwaiti Foreign Minister Talal al-Mubarak during a meeting in Baghdad on Monday.'],
    ['the one before', 'NOR+PER held 2024-05-13; NOR+PER held 2021-05-01', 'Norway and Peru held talks in Lima on Monday. The previous round took place in Oslo in May 2021.'],
    ['on the tarmac', 'USA+VEN held 2024-05-13', 'U.S. envoy Marcus Ellery met on the tarmac with Venezuelan Vice Foreign Minister Ruben Urdaneta on Monday.'],
    ['by the day of a decision', 'ERI+ETH postponed', 'Peace talks between Ethiopia and Eritrea were put off indefinitely yesterday.'],
  ])('%s', (_what, records, text) => tells(records, text))

  it('under a dateline without an agency', () => {
    expect(read('BONN -- Namibian Foreign Minister Hosea Shikongo met here Monday with Development Minister Jochen Wehmeyer.')[0]?.place).toMatchObject({ city: 'Bonn', country: 'DEU' })
  })
})

describe('told over several sentences', () => {
  it.each([
    ['the three of two meetings', 'KOR+USA planned 2024-07-01; JPN+KOR planned 2024-07-01; JPN+KOR+USA held 2023-08-01', 'South Korean President Park Jin-woo will meet U.S. President Mark Grayson and Japanese Prime Minister Kenji Mori in Washington in July. The three leaders last met at Camp David in August.'],
    ['a third who joined', 'NOR+PER held 2024-05-13; DEU+NOR+PER held 2024-02-01', 'Norway and Peru held talks in Lima on Monday. The two sides also met in Oslo in February, with German Foreign Minister Anna Bauer joining part of the talks.'],
    ['a trip among those that are off', 'ESP+UKR postponed 2024-05-17', 'Ukrainian President Andriy Holub on Tuesday postponed all his foreign trips, including a visit to Spain that had been set for Friday.'],
    ['a summit that is where, some words behind', 'JPN+KOR planned 2024-05-01', 'Japanese Prime Minister Kenji Mori and South Korean President Park Jin-woo will meet again later this month at the Group of Seven summit in Hiroshima.'],
  ])('%s', (_what, records, text) => tells(records, text))

  it.each([
    ['attended', 'Turkish Foreign Minister Hakan Demir received his Iraqi counterpart Fuad Salih in Ankara on Monday. Defense Minister Yasar Kurt also attended the meeting.'],
    ['took part', 'Turkish Foreign Minister Hakan Demir received his Iraqi counterpart Fuad Salih in Ankara on Monday. Turkish Defense Minister Yasar Kurt and Iraqi ambassador Ali Majid also took part in the meeting held at the ministry.'],
  ])('whoever %s is at the meeting told before, and holds no other', (_what, text) => {
    const met = read(text, 'Anadolu Agency')
    expect(met).toHaveLength(1)
    expect(met[0]?.participants.map(({ name }) => name)).toContain('Yasar Kurt')
  })

  it('names told first have the offices that follow, in their order', () => {
    const [met] = read('Alan Reed and Ursula Brandt will meet in Windsor on Monday to sign a deal. The British prime minister spoke to the European Commission president on Sunday.')
    expect(met?.participants.map(({ name, party, title }) => `${name} ${party}: ${title}`)).toEqual(['Alan Reed GBR: British prime minister', 'Ursula Brandt EU: European Commission president'])
  })

  it.each([
    ['bilateral talks are with each', 'CHN+KOR planned 2024-05-19; JPN+KOR planned 2024-05-19', 'South Korean President Park Jin-woo will hold bilateral talks with Chinese Premier Zhang Wei and Japanese Prime Minister Kenji Mori on Sunday.'],
    ['what officials speak of is no party', 'KEN+USA held 2024-05-13', 'U.S. envoy Mark Delaney held talks with Kenyan officials on Sudan in Nairobi on Monday.'],
    ['what was held days before has no day', 'CHN+USA held', 'The visit comes days after Chinese Foreign Minister Wang Lei held talks with U.S. envoy Tom Burke in Malta.'],
    ['"with A and with B" are two meetings', 'TUR+USA held 2024-05-13; NSA:hamas+TUR held 2024-05-13', 'Turkish intelligence chief Ibrahim Aksoy held talks on Monday with CIA Director Paul Renner and with Hamas leaders.'],
    ['who has travelled for talks has held them', 'NSA:hamas+QAT held 2024-05-13; QAT+USA held 2024-05-13', "Qatar's Prime Minister Mohammed Al Thani met Hamas officials in Doha on Monday, days after travelling to Washington for talks with US Secretary of State Paul Hayes."],
    ['a forum held elsewhere tells no host', 'PAK+SAU held 2024-05-13', 'Pakistani Prime Minister Shahid Khan on Monday met Crown Prince Faisal bin Salman on the sidelines of the World Economic Forum in Riyadh.'],
  ])('%s', (_what, records, text) => tells(records, text))

  it('those are named who agreed on something there', () => {
    const met = read('Norway and Peru held talks in Lima on Monday. Norwegian Foreign Minister Jens Holm and his Peruvian counterpart, Luis Vargas, agreed to continue the negotiations.')
    expect(met.map(({ participants }) => participants.map(({ name }) => name))).toEqual([['Jens Holm', 'Luis Vargas']])
  })

  it('nobody is yet where he is expected', () => {
    const [, other] = read('Indian envoy Ajit Rao met his Russian counterpart in St. Petersburg on Monday. He also held discussions with security officials of Brazil. He is expected to travel to Moscow for talks with Foreign Minister Sergei Orlov.')
    expect(other?.place?.city).toBe('St Petersburg')
  })
})

it("two presidents, of a government's own text, are of the sides that it tells of", () => {
  const [, met] = read('National Security Advisor Tom Burke met on May 10 in Bangkok with Chinese Foreign Minister Wang Lei. This meeting built on the November 15, 2023 meeting between President Grayson and President Han Guoqiang in Woodside.', 'The White House')
  expect(met?.participants.map(({ name, party }) => `${name} ${party}`)).toEqual(['Grayson USA', 'Han Guoqiang CHN'])
})

it.each([
  ['the Asia-Pacific Economic Cooperation (APEC) summit in San Francisco', 'Asia-Pacific Economic Cooperation (APEC) summit'],
  ['the Union for the Mediterranean Regional Forum in Barcelona', 'Union for the Mediterranean Regional Forum'],
])('on the sidelines of %s is told whole', (event, venue) => {
  expect(read(`Norwegian Foreign Minister Jens Holm met his Peruvian counterpart on the sidelines of ${event} on Monday.`)[0]?.place?.venue).toBe(venue)
})

it('whoever is met at the second stop of a journey is met there', () => {
  const places = read('Indonesian President Joko Santoso will travel to Ukraine and Russia next month to meet President Andriy Holub of Ukraine and President Viktor Sorokin of Russia.').map(({ parties, place }) => `${parties[1]} ${place?.country}`)
  expect(new Set(places)).toEqual(new Set(['UKR UKR', 'RUS RUS']))
})

describe('guests, ministers of others, and what was only expected', () => {
  it.each([
    ['an agreement reached in a town is no visit', 'EU+NOR held 2024-05-13; EU+PER held 2024-05-13', 'Norwegian President Jens Holm and Peruvian Prime Minister Luis Vargas held separate meetings with EU foreign policy chief Anna Ferrer in Brussels on Monday. Ferrer said the two sides were not ready to implement the agreement reached in Lisbon in March.'],
    ['two who travel on for talks', 'BEL+ESP+ISR held 2024-05-13; BEL+ESP+PSE planned', 'Spanish Prime Minister Pedro Suarez and Belgian Prime Minister Alexander De Graaf met Israeli Premier Dan Lavi in Jerusalem on Monday, before heading to Ramallah for talks with Palestinian President Mahmud Sabri.'],
    ['aid that is to reach a place', 'ISR+USA held 2024-05-13', 'Israeli Prime Minister Dan Lavi spoke by phone on Monday with US President Mark Grayson. The president stressed the need for aid to reach Gaza.'],
    ['who may meet', 'ARM+AZE proposed 2024-12-01', 'Armenian Prime Minister Aram Sarkis may meet Azerbaijani President Ilham Alizade in Brussels in December, an EU official said.'],
    ['whom one calls on, where, before whom', 'TUR+ZAF planned 2024-05-17', 'On Friday, 17 May, Turkish Ambassador Cemil Aksoy will pay a courtesy call in Pretoria on the South African Deputy Minister of Trade and Industry, Ms Thandi Dlamini.'],
    ["a foreign secretary, in a capital's news that names no Britain", 'PAK+USA held 2024-05-13', 'ISLAMABAD, Pakistan -- U.S. envoy Howard Prentiss met Monday with Foreign Secretary Akhtar Mahmud.'],
    ['"I" of whoever "she said" is', 'NER+NOR planned 2024-05-19', 'Norwegian Minister of State Kari Lind will travel to Niger. "In Niamey, I will meet Foreign Minister Kalla Sani on Sunday," she said.'],
    ['a meeting that had been set is off', 'CHE+USA planned 2024-05-16; CHE+USA cancelled 2024-05-13', 'Swiss State Secretary Urs Wyss is scheduled to talk with US Trade Representative Carla Hale on Thursday. A meeting in Washington that had been set for May 13 was called off.'],
    ['the first time since somebody was appointed', 'GBR+IRL held 2024-05-13', 'Irish Minister of State Declan Hart met British minister Oliver Satter in Belfast on May 13. It is the first time the two men have met since Mr Satter was appointed in June.'],
    ['what will be the first time', 'GBR+IRL planned 2024-05-17', 'Irish Minister of State Declan Hart will travel to Belfast on Friday for a meeting with British minister Oliver Satter. It will be the first time the two men have met since Mr Satter was appointed in June.'],
    ['who will try again', 'NOR+PER held 2024-05-13', 'The presidents of Norway and Peru failed to agree on tariffs at a meeting in Lima on Monday and will try again in January.'],
    ['who attended, of a third state', 'EGY+NOR+PER held 2024-05-13', "Norwegian Foreign Minister Jens Holm received his Peruvian counterpart Luis Vargas in Oslo on Monday. The talks, which were also attended by Egypt's intelligence chief Adel Kamal, dealt with a prisoner exchange."],
    ['talks that had been expected', 'NOR+PER planned', 'Norway and Peru are at odds again, officials in Lima said. Talks between the two had been expected on the sidelines of a European summit.'],
    ['what a visit includes', 'KOR+NOR planned 2024-05-13', 'SEOUL, May 14 (Yonhap) -- President Park Jin-woo left for Oslo on Monday for a state visit that includes a summit with Norwegian Prime Minister Jens Holm.'],
  ])('%s', (_what, records, text) => tells(records, text))

  it('their ministers are not the presidents of whom the article tells', () => {
    const [, met] = read('Norwegian President Jens Holm and Peruvian President Luis Vargas met in Oslo on Monday. Their defense ministers will meet in Lima in December.')
    expect(met?.participants).toEqual([])
  })

  it('counterparts named in the next sentence have no office in words of their own', () => {
    const told = read('Turkish Foreign Minister Hakan Demir spoke separately by phone with his Egyptian and Jordanian counterparts on Monday. Demir discussed with Sameh Fahmy and Ayman Haddad the latest developments.')
    expect(told.map(({ participants }) => participants.map(({ name, title }) => `${name}: ${title}`))).toEqual([['Hakan Demir: Turkish Foreign Minister', 'Sameh Fahmy: null'], ['Hakan Demir: Turkish Foreign Minister', 'Ayman Haddad: null']])
  })
})

describe('the two of whom the sentence before tells', () => {
  it.each([
    ["'s last visit was told between", 'The Turkish leader\'s last visit to Greece was in 2017. The two last spoke in July.', 'Dimitris Manos,Recep Aksoy'],
    ['attended a summit', 'They attended the African Union summit in Lima on Tuesday. The two leaders met again a day later.', 'Dimitris Manos,Recep Aksoy'],
  ])('are both, though %s', (_what, text, names) => {
    const last = read(`Greek Prime Minister Dimitris Manos and Turkish President Recep Aksoy met in Athens on Monday. ${text}`).at(-1)
    expect(last?.parties).toEqual(expect.arrayContaining(['GRC', 'TUR']))
    expect(last?.parties).toHaveLength(2)
    expect(last?.participants.map(({ name }) => name).sort().join()).toBe(names)
  })

  it('somebody co-chairs a review with another, which is ahead', () =>
    tells('NOR+PER planned', 'Norwegian National Security Adviser Jens Holm will co-chair a review of the technology initiative with his Peruvian counterpart, Luis Vargas, in Lima.'))
})

describe('told again, further down', () => {
  it.each([
    ['on a day of last week', 'CHN+USA held 2024-05-09', 'US Commerce Secretary Gina Hale met her Chinese counterpart Wang Wen in San Francisco, the ministry said. The talks took place on Thursday.'],
    ['by "the conversation"', 'CHN+USA held 2024-05-09', 'US Commerce Secretary Gina Hale told her Chinese counterpart Wang Wen in a meeting in San Francisco that nothing would change. The hour-long conversation took place on Thursday.'],
    ['by "His Majesty"', 'JOR+NLD held 2024-05-14; JOR+USA held 2024-05-14', 'Jordanian King Hussein on Tuesday met with Dutch Prime Minister Mark Ruis. His Majesty also met with a US congressional delegation at the palace.'],
    ['as the two ministers', 'GRC+TUR held 2024-05-13; GRC+TUR planned 2024-06-07', 'Turkish Foreign Minister Hakan Demir met his Greek counterpart Giorgos Gerakis in Ankara on Monday to prepare for the visit of Greek Prime Minister Kyriakos Manos, who is scheduled to meet President Recep Aksoy on June 7. The two ministers also had a working dinner.'],
    ['what a visit is for', 'CHN+JPN+KOR planned', "Japan's Foreign Minister Yoko Mori plans to visit South Korea to attend a trilateral meeting with her Chinese and South Korean counterparts in Busan."],
  ])('%s', (_what, records, text) => tells(records, text))
})

it.each([
  ["Pakistan's army chief Gen. Asad Munir", "Pakistan's army chief"],
  ["Saudi Arabia's foreign minister Prince Faisal bin Farhan", "Saudi Arabia's foreign minister"],
])('a rank or style is no word of the office of %s', (who, title) => {
  expect(read(`${who} met Turkish President Recep Aksoy in Ankara on Monday.`)[0]?.participants[0]?.title).toBe(title)
})

it('no minister is of the United States, whose agency tells of him', () => {
  const told = read("Australia's Deputy Prime Minister Richard Miles and Foreign Minister Alice Wang met with their Indian counterparts in New Delhi on Monday.", 'AP')
  expect(told.map(({ parties }) => parties.join('+'))).toEqual(['AUS+IND'])
})

it('a courtesy call is no call by phone, however it is told again', () => {
  expect(read('Japanese Minister Yasuo Mori received a courtesy call from Zambian Minister of Mines Peter Banda. The call lasted 30 minutes.').map(({ format }) => format)).toEqual(['in_person'])
})

it('whoever represented a state or headed its team is of it', () => {
  const [met] = read('Delegations from Norway, Finland and Sweden met in Oslo on Monday. The Norwegian side was led by State Secretary Jens Holm, while State Secretary Pekka Laine represented Finland and State Secretary Ulf Berg headed the Swedish team.')
  expect(met?.participants.map(({ name, party }) => `${name} ${party}`)).toEqual(['Jens Holm NOR', 'Pekka Laine FIN', 'Ulf Berg SWE'])
})

it.each([
  ['The prime ministers of Norway and Peru', 'prime minister'],
  ['The foreign ministers of Norway and Peru', 'foreign minister'],
])('%s, named in the next sentence, hold that office each', (who, title) => {
  const [met] = read(`${who} met in Lima on Monday. Jens Holm and Luis Vargas agreed to reopen the embassies.`)
  expect(met?.participants.map((participant) => `${participant.name} ${participant.party}: ${participant.title}`)).toEqual([`Jens Holm NOR: ${title}`, `Luis Vargas PER: ${title}`])
})
