import { describe, expect, it } from 'vitest'
import { readOn, tellsOn } from './records-told.ts'

const PUBLISHED = '2024-05-14'
const tells = tellsOn(PUBLISHED)
const read = readOn(PUBLISHED)

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

it('a courtesy call is no call by phone, however it is told again', () => {
  expect(read('Japanese Minister Yasuo Mori received a courtesy call from Zambian Minister of Mines Peter Banda. The call lasted 30 minutes.').map(({ format }) => format)).toEqual(['in_person'])
})

describe('what a sentence tells of those before it', () => {
  it.each([
    ['the three countries of two meetings', 'JPN+KOR held 2024-05-13; JPN+USA planned 2024-05-14; JPN+KOR+USA planned 2024-06-01', 'Japanese Vice Foreign Minister Kenji Mori met his South Korean counterpart in Tokyo on Monday. Mori will meet U.S. Deputy Secretary of State Ann Lee on Tuesday. The vice ministers of the three countries meet in Seoul in June.'],
    ['a first round of talks between them', 'NOR+PER planned 2024-06-01', 'Norway and Peru agreed on a truce on Monday. A first round of talks will be held in Lima in June.'],
    ['an earlier round of the dialogue', 'CHN+PAK held 2024-05-13; CHN+PAK held 2023-10-01', 'Pakistan and China held talks on Monday. The fourth round of the dialogue was held in Islamabad in October 2023.'],
    ['the group that arrived', 'NOR+PER held 2024-05-13', 'A Norwegian government delegation headed by Deputy Foreign Minister Kari Lund arrived in Lima on Sunday. The group met Peruvian President Luis Vega on Monday.'],
    ['talks at the next stop', 'EGY+NOR held 2024-05-13; ETH+NOR planned 2024-05-15', 'Norwegian Foreign Minister Jens Holm visited Egypt on Monday. His next stop is Ethiopia, where talks with Foreign Minister Dawit Alemu are planned for Wednesday.'],
    ['an ambassador who is summoned to the ministry that protested', 'CHL+PER held 2024-05-14', "Peru's foreign ministry protested on Monday. The ambassador of Chile was summoned to the ministry on Tuesday."],
    ['a day that is told before another journey', 'EGY+ISR held 2024-05-14; NOR+QAT held 2024-05-13', "Negotiators from Israel and Egypt met in Cairo on Tuesday. Norwegian envoy Jens Holm met in Doha with Qatar's prime minister on Monday before heading to Jerusalem."],
  ])('%s', (_what, records, text) => tells(records, text))

  it('whoever attended the meeting was at the one told before', () => {
    const met = read('Saudi Crown Prince Majid bin Nasser received Norwegian Foreign Minister Jens Holm in Riyadh on Monday. The meeting was attended by Saudi Energy Minister Faisal bin Turki and the Norwegian ambassador, Kari Lund.')
    expect(met.map(({ participants }) => participants.map(({ name }) => name))).toEqual([['Majid bin Nasser', 'Jens Holm', 'Faisal bin Turki', 'Kari Lund']])
  })

  it('whoever accompanied somebody was at what was told last', () => {
    const met = read('Norwegian Prime Minister Jens Holm met Chilean President Ana Rojas in Oslo in April. On Monday he met Peruvian President Luis Vega in Lima. He was accompanied by Norwegian Energy Minister Kari Lund.')
    expect(met.map(({ participants }) => participants.map(({ name }) => name))).toEqual([['Jens Holm', 'Ana Rojas'], ['Jens Holm', 'Luis Vega', 'Kari Lund']])
  })

  it.each([
    ['a seat of government is in the capital', 'Washington', 'Norwegian Foreign Minister Jens Holm was in New York on Sunday and in Washington on Monday. He met U.S. President Mark Grayson at the White House on Monday.'],
    ['to return somewhere before a meeting is not to be there for it', 'Oslo', 'Norwegian Foreign Minister Jens Holm is in Oslo and will return to Lima before meeting Chilean Foreign Minister Ana Rojas on Friday.'],
    ['"where" tells the place of what is behind it', 'Athens', 'Norwegian Foreign Minister Jens Holm came from Athens, where he met Greek Prime Minister Nikos Stathakis on Sunday, to Lima.'],
  ])('%s', (_what, city, text) => {
    expect(read(text)[0]?.place?.city).toBe(city)
  })

  it('an earlier meeting is where it was, whatever is ahead elsewhere', () => {
    const met = read('Turkish President Kemal Aydin and Greek Prime Minister Nikos Stathakis met on Monday. The two leaders, who last met in Vilnius in July, will hold a meeting in Athens.')
    expect(met.map(({ place }) => place?.city ?? null)).toEqual([null, 'Vilnius', 'Athens'])
  })
})
