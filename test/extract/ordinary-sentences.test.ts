import { describe, expect, it } from 'vitest'
import { readOn, tellsOn } from './records-told.ts'

const PUBLISHED = '2024-05-14'
const tells = tellsOn(PUBLISHED)
const read = readOn(PUBLISHED)

/** The people of each meeting told, by their family names. */
function people(text: string): string[] {
  return read(text).map(({ participants }) => participants.map(({ name }) => name.split(' ').at(-1)).join('+'))
}

describe('whoever is met one by one is in a record each', () => {
  it.each([
    ['of one state', 'Norwegian Prime Minister Jens Holm is to hold separate talks with Russian President Oleg Belov and Russian Premier Ivan Orlov in Moscow on Monday.', ['Holm+Belov', 'Holm+Orlov']],
    ['by the verb', 'Norwegian Prime Minister Jens Holm met separately with Russian President Oleg Belov and Russian Premier Ivan Orlov in Moscow on Monday.', ['Holm+Belov', 'Holm+Orlov']],
    ['in turn', 'Norwegian Prime Minister Jens Holm sat down in Lima on Monday with Peruvian President Luis Vega and Chilean President Ana Rojas in turn.', ['Holm+Vega', 'Holm+Rojas']],
    ['behind closed doors', 'Norwegian Prime Minister Jens Holm held one-on-one talks in Lima on Monday with Peruvian President Luis Vega and with Chilean President Ana Rojas.', ['Holm+Vega', 'Holm+Rojas']],
    ['one of them apart', 'Norwegian Prime Minister Jens Holm met Russian President Oleg Belov and, separately, Russian Premier Ivan Orlov in Moscow on Monday.', ['Holm+Belov', 'Holm+Orlov']],
    ['on the margins of a summit', 'Norwegian Prime Minister Jens Holm met on the sidelines of the summit with Russian President Oleg Belov and, separately, with Peruvian President Luis Vega.', ['Holm+Belov', 'Holm+Vega']],
    ['on days of their own', 'Norwegian Foreign Minister Jens Holm met Russian Finance Minister Anna Petrova on Tuesday, and on Wednesday he met Russian President Oleg Belov.', ['Holm+Petrova', 'Holm+Belov']],
    ['but together', 'Norwegian Prime Minister Jens Holm met Peruvian President Luis Vega and Chilean President Ana Rojas together on Monday.', ['Holm+Vega+Rojas']],
    ['but by both', 'Norwegian Prime Minister Jens Holm and Foreign Minister Kari Lund met separately with Russian President Oleg Belov in Moscow on Monday.', ['Holm+Lund+Belov']],
  ])('%s', (_what, text, expected) => {
    expect(people(text)).toEqual(expected)
  })
})

describe('what stands beside a meeting is none', () => {
  it.each([
    ['NOR+PER held 2024-05-10; CHL+NOR held 2024-05-10', 'Norwegian Prime Minister Jens Holm had separate meetings with the presidents of Peru and Chile on Friday, following the ASEAN summit.'],
    ['DNK+NOR held 2024-05-13', 'Norwegian Foreign Minister Jens Holm and Danish Foreign Minister Ole Krog met in Oslo yesterday to talk about Arctic security.'],
    ['', 'The Kremlin denied on Monday that the Russian president had spoken by phone with the Norwegian prime minister.'],
  ])('%s: %s', tells)
})

describe('one meets', () => {
  it.each([
    ['those of the place where one is received', 'NOR+RUS held 2024-05-13', 'Norwegian Foreign Minister Jens Holm was received in Moscow on Monday.'],
    ['whom "the pair" stands for, whether named or not', 'EU+GBR held 2024-05-14; EU+GBR held 2024-05-02', 'The British prime minister met the European Commission president, Anna Rhoden, in Brussels on Tuesday. The pair spoke by phone on 2 May.'],
    ['whom one sees', 'NOR+PER held 2024-05-13; NOR+RUS planned 2024-05-15', 'Norwegian Prime Minister Jens Holm saw the Peruvian president on Monday; Russian President Oleg Belov will see him on Wednesday.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('both of two meetings are told', () => {
  it.each([
    ['NOR+PER held 2024-05-13; CHL+NOR held 2024-05-14', 'Norwegian Prime Minister Jens Holm met Peruvian President Luis Vega on Monday before meeting Chilean President Ana Rojas on Tuesday.'],
    ['NOR+PER held 2024-05-14; CHL+NOR held 2024-05-14', 'Norwegian Prime Minister Jens Holm met Peruvian President Luis Vega today after meeting Chilean President Ana Rojas.'],
    ['NOR+PER held 2024-05-13', 'Norwegian Prime Minister Jens Holm and Peruvian President Luis Vega, who met in Lima on Monday, agreed to cut tariffs.'],
  ])('%s: %s', tells)
})

it('whoever is met elsewhere on another day is met there and then', () => {
  const met = read('UN envoy Jens Holm met Peruvian President Luis Vega in Lima on Monday and Chilean President Ana Rojas in Santiago on Tuesday.')
  expect(met.map(({ parties, place, date }) => `${parties.join('+')} ${place?.city} ${date?.start}`)).toEqual(['UN+PER Lima 2024-05-13', 'UN+CHL Santiago 2024-05-14'])
})

describe('several are together', () => {
  it.each([
    ['NOR+PER+QAT+USA held 2024-05-13', 'Norway, the United States, Peru and Qatar held talks in Geneva on Monday.'],
    ['NOR+QAT+USA held 2024-05-13', 'Norway, the United States and Qatar agreed at talks in Geneva on Monday to extend the ceasefire.'],
    ['CHL+NOR+PER held 2024-05-13', 'Norwegian Prime Minister Jens Holm met Peruvian President Luis Vega on Monday together with Chilean President Ana Rojas.'],
    ['NOR+RUS held 2024-05-13', 'Norwegian Prime Minister Jens Holm embraced Russian President Oleg Belov in Moscow on Monday.'],
  ])('%s: %s', tells)
})

describe('somebody is of the state that the words beside him or his company tell', () => {
  it.each([
    ["Norwegian Prime Minister Jens Holm met the Netherlands' Kees Vos in New York on Monday.", 'Kees Vos', 'NLD'],
    ['Norwegian Prime Minister Jens Holm arrived in Moscow on Monday for talks with President Oleg Belov, accompanied by Foreign Minister Kari Lund.', 'Kari Lund', 'NOR'],
    ['US Secretary of State John Crane of the United States and Foreign Minister Oleg Belov of Russia met in Geneva on Monday.', 'John Crane', 'USA'],
  ])('%s: %s', (text, who, party) => {
    const [met] = read(text)
    expect(met?.participants.find(({ name }) => name === who)?.party).toBe(party)
  })
})

describe('a round of talks is one of its own', () => {
  it.each([
    ['NOR+SWE held 2024-05-13; NOR+SWE planned 2024-06-01', 'Norwegian and Swedish officials met in Oslo on Monday. The next round will be held in Stockholm in June.'],
    ['NOR+SWE held 2024-05-13; NOR+SWE held 2024-02-28', 'Norwegian and Swedish officials met in Oslo on Monday. The first round was held in Stockholm on February 28.'],
    ['NOR+SWE held 2024-05-13', 'Norwegian and Swedish officials met in Oslo on Monday. The next round of sanctions is due in June, and more could be used to round up smugglers.'],
  ])('%s: %s', tells)
})

describe('an ambassador is summoned', () => {
  it.each([
    ['NOR+RUS held 2024-05-13', 'The Russian ambassador, Oleg Belov, was called to the Norwegian foreign ministry on Monday.'],
    ['NOR+RUS held 2024-05-13', 'Norway called in the Russian ambassador, Oleg Belov, on Monday.'],
  ])('%s: %s', tells)
})

describe('a weekday is', () => {
  it.each([
    ['ahead of whoever meets', 'NOR+RUS planned 2024-05-17', 'Norwegian Prime Minister Jens Holm flies to Moscow today. He meets Russian President Oleg Belov on Friday.'],
    ['of a second verb as of the first', 'NOR+RUS planned 2024-05-20; NOR+RUS planned 2024-05-20', 'Norwegian Foreign Minister Jens Holm will call on Russian Prime Minister Ivan Orlov and be received by Russian President Oleg Belov on Monday.'],
    ['what a day later counts from', 'AZE+NOR planned 2024-05-20; ARM+NOR planned 2024-05-21', 'Norwegian Foreign Minister Jens Holm is to meet Azerbaijani President Rauf Mammad on Monday and Armenian Prime Minister Tigran Avet a day later.'],
    ['not of what comes before the journey home', 'NOR+RUS planned', 'Norwegian Prime Minister Jens Holm is to hold talks with Russian President Oleg Belov in Moscow before returning on Saturday.'],
  ])('%s: %s', (_what, records, text) => tells(records, text))
})

it('whoever receives the guest of the day before receives the guest, not his own minister', () => {
  expect(people('Peruvian Foreign Minister Jorge Salas met Chilean Foreign Minister Ana Rojas in Lima on Monday. Peruvian President Luis Vega received her on Tuesday.')).toEqual(['Salas+Rojas', 'Vega+Rojas'])
})

describe('whoever heads a body is named behind it', () => {
  it.each([
    ["Norwegian Prime Minister Jens Holm held talks on Monday with the head of Yemen's Presidential Leadership Council, Nabil al-Masri.", "head of Yemen's Presidential Leadership Council"],
    ['Norwegian Prime Minister Jens Holm held talks on Monday with the commander of US Central Command, General Raymond Kile, in Oslo.', 'commander of US Central Command'],
  ])('%s', (text, title) => {
    const [met] = read(text)
    expect(met?.participants.map((participant) => participant.title)).toContain(title)
  })
})

it('who speaks in a town speaks there in person', () => {
  const [met] = read('Norwegian Prime Minister Jens Holm spoke with Russian President Oleg Belov in Geneva on Monday.')
  expect(met?.format).toBe('in_person')
})

describe('whoever is met at the end of a journey is of there', () => {
  it.each([
    "Imran Sher, Pakistan's prime minister, begins a two-day visit to Saudi Arabia on Thursday, during which he will call on King Faruq.",
    "Imran Sher, Pakistan's prime minister, flew to Saudi Arabia on Thursday and met Crown Prince Faruq.",
  ])('%s', (text) => {
    const [met] = read(text, 'Gulf News')
    expect(met?.parties).toEqual(['PAK', 'SAU'])
  })
})

it('an outlet is of the country in its name, whatever else it is called', () => {
  const [met] = read('Prime Minister Keith Rowley met Barbadian Prime Minister Mia Mott in London on Monday.', 'Trinidad Guardian')
  expect(met?.parties).toEqual(['TTO', 'BRB'])
})

it('whom the envoy for a country meets need not be of it', () => {
  const [met] = read('The United Nations envoy for Sudan, Jens Holm, on Monday asked President Joseph Langat to use his contacts to win a truce. Holm was received by the President at State House, Nairobi.', 'Daily Nation')
  expect(met?.parties).toEqual(['UN', 'KEN'])
})

it('a visit that is put off is not cancelled by whom he was to have met', () => {
  const [visit] = read('Norwegian Prime Minister Jens Holm has postponed a visit to London because of a strike. Holm was to have met British Prime Minister John Pell on Thursday.')
  expect(visit?.status).toBe('postponed')
})

it('the head of the Commission speaks for the EU', () => {
  const [met] = read('European Council President Karel Novak and Commission chief Anna Rhoden will host Canadian Prime Minister Marc Roy in Brussels on 23 May.')
  expect(met?.parties).toEqual(['EU', 'CAN'])
})

describe('a place is', () => {
  it.each([
    ['of the state or province behind it', 'US President John Crane and Chinese President Han Zhi met in Springdale, California, on Friday.', 'Springdale/USA'],
    ['none where only the sources are', 'Sources in Jerusalem said Norwegian Prime Minister Jens Holm would meet Russian President Oleg Belov next week.', '-/-'],
    ['none where somebody goes on to', 'French President Paul Vasseur is to hold talks with German Chancellor Karin Brandt on Wednesday before leaving for Chisinau.', '-/-'],
  ])('%s', (_what, text, expected) => {
    const [met] = read(text)
    expect(`${met?.place?.city ?? '-'}/${met?.place?.country ?? '-'}`).toBe(expected)
  })
})

describe('what is said of a meeting is of that meeting alone', () => {
  it.each([
    ['NOR+RUS cancelled 2024-05-14', 'The meeting between Norwegian Prime Minister Jens Holm and Russian President Oleg Belov, due today, is off.'],
    ['NOR+RUS held 2024-05-11', 'Norwegian Foreign Minister Jens Holm met Russian Foreign Minister Oleg Belov several times on Saturday in Vienna.'],
    ['', 'Norwegian Foreign Minister Jens Holm has met Russian Foreign Minister Oleg Belov several times.'],
  ])('%s: %s', tells)

  it('a place that the next journey goes to is not its own', () => {
    const [met] = read('Norwegian Foreign Minister Jens Holm met Russian Foreign Minister Oleg Belov on Monday before flying on to Lima.')
    expect(met?.place?.city ?? null).toBeNull()
  })
})
