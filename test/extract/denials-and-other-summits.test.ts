import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { recordsTold, tellsOn } from './records-told.ts'

const PUBLISHED = '2024-05-14'
const tells = tellsOn(PUBLISHED)

function records(text: string) {
  return extractMeetings({ text, published: PUBLISHED, outlet: 'Reuters' })
}

describe('a report of a meeting that is denied is none', () => {
  it.each([
    ['', "Norway's foreign ministry dismissed as false a report that its minister Jens Holm met Russian officials in Vienna last week."],
    ['', 'The Norwegian government on Monday denied reports that Prime Minister Jens Holm and Russian President-elect Oleg Belov spoke over the phone last week.'],
    ['', 'Oslo rejected claims that Prime Minister Jens Holm would meet Russian President Oleg Belov in June.'],
    ['NOR+RUS held 2024-05-06', 'Norwegian Prime Minister Jens Holm, who met Russian President Oleg Belov last week, denied reports that he would resign.'],
  ])('%s: %s', tells)
})

describe('what ministers recall of their heads of state is another meeting', () => {
  it.each([
    ['NOR+RUS held 2024-05-13; NOR+RUS held 2023-01-01', 'Norwegian Foreign Minister Jens Holm met Russian Foreign Minister Oleg Belov in Moscow on Monday. The summit of the two presidents in Lima last year was a success, he said.'],
    ['NOR+RUS held 2024-05-13; NOR+RUS held 2023-01-01', 'Norwegian Foreign Minister Jens Holm told Russian Foreign Minister Oleg Belov in Moscow on Monday that the consensus reached at the meeting of the two heads of state in Lima last year should be implemented.'],
    ['NOR+RUS held 2024-05-14; NOR+RUS held 2024-04-16', 'Norwegian Foreign Minister Jens Holm spoke today with Russian Foreign Minister Oleg Belov to discuss next steps following the April 16 call between President Vik of Norway and President Sokolov of Russia.'],
  ])('%s: %s', tells)

  it('of those who are not named', () => {
    const [, before] = records('Norwegian Foreign Minister Jens Holm met Russian Foreign Minister Oleg Belov in Moscow on Monday. The meeting between the two heads of state in Lima last year was a success, he said.')
    expect(before?.place?.city).toBe('Lima')
    expect(before?.participants).toEqual([])
  })
})

describe('whoever is met together is in one record', () => {
  it.each([
    ['DNK+NOR+SWE planned 2024-05-14', "Later today, Swedish Prime Minister Anna Lind is set to meet with Danish Prime Minister Ole Krog and Norwegian Prime Minister Jens Holm for the Nordic Leaders' Summit in Oslo."],
    ['ALB+EU+MNE+SRB+XKX held 2024-05-14', 'European Council President Karel Novak greeted leaders from Kosovo, Albania, Montenegro and Serbia in Brussels on Tuesday.'],
    ['AUS+DEU+NOR+PER+TUR held 2024-05-13', 'Norwegian Foreign Minister Jens Holm on Monday hosted the eighth call with his counterparts from countries affected by the drought, including Australia, Germany, Peru and Turkey.'],
  ])('%s: %s', tells)
})

describe('whoever holds talks in a capital holds them with those of there', () => {
  it.each([
    ['NOR+RUS held 2024-05-13', 'Norwegian Foreign Minister Jens Holm held talks in Moscow on Monday on fisheries.'],
    ['NOR+RUS planned 2024-05-20', 'A Norwegian delegation will hold talks in Moscow on Monday.'],
    ['', 'Norwegian Foreign Minister Jens Holm held talks in Geneva on Monday.'],
    ['', 'Norwegian Foreign Minister Jens Holm held talks in Oslo on Monday.'],
    ['IRN+USA held 2024-05-13', 'Iran and the United States resumed nuclear talks on Monday. Iranian negotiators held talks in Muscat.'],
  ])('%s: %s', tells)
})

describe('a place is that of the words around it', () => {
  it.each([
    ['Prague/CZE', 'Georgian and Russian envoys met in the Czech capital on Monday. Prague has been host to them since 2012.'],
    ['Vientiane/LAO', 'Norwegian Foreign Minister Jens Holm, currently visiting Vientiane to attend a conference, held a meeting with Laotian Foreign Minister Somchai Phan on Monday.'],
    ['San Juan/ARG', 'Foreign Minister Jorge Salas of Peru met his Chilean counterpart Ana Rojas in San Juan, Argentina, on Monday.'],
    ['Tripoli/LBN', 'Peace talks between Peru and Chile opened in Tripoli, Lebanon, on Monday.'],
    ['Moscow/RUS', 'Foreign Minister Jorge Salas of Peru met Chilean Foreign Minister Ana Rojas in Moscow, Ukraine said.'],
    ['Oslo/NOR', 'Prime Minister Anna Lind of Sweden and Prime Minister Ole Krog of Denmark are scheduled to meet on May 27 in the Norwegian capital of Oslo.'],
    ['/ALB', 'The visiting Croatian president spoke to reporters after a meeting with his Albanian counterpart Ilir Gjoka on Monday.'],
    ['/ALB', 'The visiting Croatian president met his Albanian counterpart Ilir Gjoka on Monday.'],
  ])('%s: %s', (expected, text) => {
    expect(records(text).map(({ place }) => `${place?.city ?? ''}/${place?.country}`)).toEqual([expected])
  })
})

it('whoever hosts a visit takes part in it, at home', () => {
  const [visit] = records('Norwegian Prime Minister Jens Holm is hosting a state visit by his Ghanaian counterpart, Nana Addo, this week.')
  expect(visit?.participants.map(({ name }) => name).toSorted()).toEqual(['Jens Holm', 'Nana Addo'])
  expect(visit?.place?.country).toBe('NOR')
})

it('a call that brought three together is one record', () => {
  expect(recordsTold('The understanding was reached in a videoconference that brought together Norwegian Deputy Defense Minister Jens Holm, Malaysian deputy defense minister Azlan Shah and Philippine undersecretary Maria Villa on Monday.', PUBLISHED)).toEqual(['MYS+NOR+PHL held 2024-05-13'])
})

it('a journey for dinner with others is no visit to those of there', () => {
  expect(recordsTold('British Prime Minister Ann Pem flew to Brussels on Monday for dinner with Albanian Prime Minister Ilir Gjoka.', PUBLISHED)).toEqual(['ALB+GBR held 2024-05-13'])
})

it('a meeting told beside another has partners of its own', () => {
  expect(recordsTold('Prime Minister Takumi Hoshi of Japan and South Korean President Chung Mi-sook will hold a meeting in Seoul on Monday, a day after their trilateral summit with Chinese Premier Wu Jian.', PUBLISHED)[0]).toBe('JPN+KOR planned 2024-05-20')
})

it('what a visit leads to is no nationality of whoever makes it', () => {
  const [meeting] = extractMeetings({ text: 'Within his state visit to China President Daulet Sarsen met with Premier of the State Council Tang Ruolin in Beijing.', published: PUBLISHED, outlet: 'Kazinform' })
  expect(meeting?.participants.map(({ name, party }) => `${name}/${party}`)).toEqual(['Daulet Sarsen/KAZ', 'Tang Ruolin/CHN'])
})

describe('no meeting is', () => {
  it.each([
    ['the visit that an envoy is summoned over', "Beijing on Monday expressed its anger to the press over the visit to Taipei of an American."],
    ['what angers two states', 'The missile test on Wednesday angered both China and the United States and again raised questions about what can be done.'],
    ['to be in touch', 'Prime Minister Anna Lind of Sweden and Prime Minister Ole Krog of Denmark are in touch on trade.'],
  ])('%s', (_what, text) => {
    expect(records(text)).toEqual([])
  })
})

it('a trip that was called off is of the month that is nearer', () => {
  expect(recordsTold('Norwegian Foreign Minister Jens Holm was due to visit Moscow in March, but the trip was cancelled following an attack.', PUBLISHED)).toEqual(['NOR+RUS cancelled 2024-03-01'])
})

describe('nobody is called', () => {
  it.each([
    'Subsequently, the Norwegian Foreign Minister received Peruvian President Jorge Salas in Oslo on Monday.',
    'The Co-Chairs met Peruvian President Jorge Salas and Norwegian Foreign Minister Jens Holm in Oslo on Monday.',
    'Peruvian President Jorge Salas met the ASEAN Socio-Cultural Community (ASCC) Council and Norwegian Foreign Minister Jens Holm in Oslo on Monday.',
  ])('what stands in capitals in: %s', (text) => {
    const names = records(text).flatMap(({ participants }) => participants.map(({ name }) => name))
    expect(names.filter((name) => !/Salas|Holm/.test(name))).toEqual([])
  })
})

describe('what is told by other verbs than "met" is a meeting', () => {
  it.each([
    ['NOR+PER held 2024-05-07', 'Norwegian Foreign Minister Jens Holm ran into Peruvian Foreign Minister Jorge Salas in Geneva last Tuesday.'],
    ['NOR+PER held 2024-05-06', 'Norwegian Foreign Minister Jens Holm and Peruvian Foreign Minister Jorge Salas ran into each other in Geneva last week.'],
    ['NOR+PER held 2024-04-01', 'The last time Norwegian Foreign Minister Jens Holm and Peruvian Foreign Minister Jorge Salas saw each other, in Santiago last month, they agreed to exempt lorries.'],
    ['NOR+PER held 2024-05-13', 'Norwegian Foreign Minister Jens Holm dropped in on Peruvian Foreign Minister Jorge Salas at his hotel on Monday night.'],
    ['NOR+PER held 2024-05-13', 'Norwegian Foreign Minister Jens Holm was closeted for over 90 minutes on Monday with Peruvian Foreign Secretary Jorge Salas.'],
    ['LBY+USA held 2024-05-13', 'Secretary of State Rex Tillman spoke as he posed for pictures with Libyan Prime Minister Fayez Sarraj on Monday.'],
    ['NOR+PER held 2024-05-13', 'Norwegian Foreign Minister Jens Holm had tea with Peruvian Foreign Minister Jorge Salas on Monday.'],
    ['NOR+PER planned 2024-05-20', 'On Monday the Norwegian Prime Minister, Jens Holm, will have a bilateral engagement with Peruvian President Jorge Salas.'],
    ['CHE+RUS held 2024-05-13', 'The memorandum, signed in Moscow on Monday by Swiss Foreign Minister Carla Ponte and Russian Foreign Minister Yuri Skur, calls for sharing information.'],
    ['ISR+JOR held 2024-01-01', 'Jordanian and Israeli experts met twice this year.'],
    ['', 'The Norwegian economy dropped in on Monday, as Peru\'s had.'],
  ])('%s: %s', tells)

  it('and with whom it opens', () => {
    const text = 'The Norwegian foreign minister, Jens Holm, held a round of meetings in New York on Monday. With Peruvian Foreign Minister Jorge Salas, he discussed trade. With Chilean President Ana Rojas, he discussed fishing.'
    expect(recordsTold(text, PUBLISHED)).toEqual(['NOR+PER held 2024-05-13', 'CHL+NOR held 2024-05-13'])
  })
})

describe('plans are read by their verbs', () => {
  it.each([
    ['BEL+NATO+NOR planned 2024-05-21; AUT+NOR+OSCE planned 2024-05-23; FRA+NOR planned 2024-05-24', 'Norwegian Foreign Minister Jens Holm travels south to attend NATO meetings in Brussels on 21 May, an OSCE meeting in Vienna on 23 May and talks with French officials in Paris on 24 May.'],
    ['NGA+ZAF held 2024-04-01; NGA+ZAF planned 2024-05-20', 'Following a working visit by South African President Jacob Zulu to Nigeria in mid-April, Nigerian President Good Jon will pay a visit to South Africa on 20 May.'],
    ['PRK+USA cancelled 2024-05-14', "Secretary of State Daniel Moore was to have sat down in Hanoi on Tuesday with North Korea's Foreign Minister Ri Kwang to set the terms."],
    ['NOR+PER planned 2024-01-01', 'Norwegian Foreign Minister Jens Holm is expected to pay a return visit to Lima in autumn.'],
    ['ALB+BGR+MKD held 2024-05-07; ALB+BGR+MKD planned 2024-10-24', 'Transport officials of Bulgaria, Macedonia and Albania conferred in Bansko last Tuesday. The three will get together again in Durres on October 24 and 25.'],
    ['EU+GBR planned 2024-05-14', 'British Prime Minister Ann Pem will have dinner with European Commission President Ulrike Stahl in Brussels on Tuesday. The talks could unlock the stalled trade negotiations.'],
    ['CHN+IND planned 2024-06-01', 'The thaw drives expectations for a meeting between Chinese President Wei Jian and Indian Prime Minister Ravi Rao in June.'],
    ['', 'The Norwegian president says he is prepared to hold talks with the Indian Prime Minister at a regional summit in Nepal next week.'],
  ])('%s: %s', tells)
})
