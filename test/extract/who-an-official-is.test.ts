import { describe, expect, it } from 'vitest'
import { readOn } from './records-told.ts'

const PUBLISHED = '2024-05-14'
const read = readOn(PUBLISHED)

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

describe('whose an official is', () => {
  it.each([
    ['of the state that the sentence before names first', 'The presidents of Zambia and Zimbabwe met on Monday at Victoria Falls. President Godwin Mulenga and his Zimbabwean counterpart, Tichaona Murape, talked for an hour.', ['Godwin Mulenga ZMB', 'Tichaona Murape ZWE']],
    ['of the outlet, whatever office his counterpart is called by', 'SEOUL, May 14 (Yonhap) -- Foreign Minister Han Dong-wook met with his Mongolian counterpart, Batjargal Ganzorig, in Seoul on Tuesday. Ganzorig, who arrived on Sunday, hopes for flights. Han voiced concern over missiles. The Mongolian minister is also to see reporters.', ['Han Dong-wook KOR', 'Batjargal Ganzorig MNG']],
    ['of where the wire writes from, by a name at home there', 'TASHKENT, Uzbekistan, May 14 - U.S. envoy Bradley Hotchkiss spoke after a two-hour meeting with Defense Minister Ulugbek Rakhmatov. The Uzbek base is near Afghanistan, and he flew here from Kyrgyzstan.', ['Bradley Hotchkiss USA', 'Ulugbek Rakhmatov UZB']],
  ])('%s', (_what, text, expected) => {
    expect(read(text)[0]?.participants.map(({ name, party }) => `${name} ${party}`)).toEqual(expected)
  })
})

it("two presidents, of a government's own text, are of the sides that it tells of", () => {
  const [, met] = read('National Security Advisor Tom Burke met on May 10 in Bangkok with Chinese Foreign Minister Wang Lei. This meeting built on the November 15, 2023 meeting between President Grayson and President Han Guoqiang in Woodside.', 'The White House')
  expect(met?.participants.map(({ name, party }) => `${name} ${party}`)).toEqual(['Grayson USA', 'Han Guoqiang CHN'])
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

/** Everybody of a text's records, with his party. */
function whoTakesPart(text: string, outlet = 'Reuters'): string[] {
  return [...new Set(read(text, outlet).flatMap(({ participants }) => participants.map(({ name, party }) => `${name} ${party}`)))]
}

describe('whose somebody is', () => {
  it.each([
    ['no state that another is posted to', 'Daniel Parker USA, Georges Khoury LBN', 'The US commander in Iraq, General Daniel Parker, held talks with President Georges Khoury during a visit to Beirut on Monday.'],
    ['the state travelled to last', 'Robert Quinn USA, Faisal bin Nasser SAU, Ari Shalom ISR', 'U.S. national security adviser Robert Quinn will go to Saudi Arabia this weekend for talks with Crown Prince Faisal bin Nasser and then travel to Israel to meet with Prime Minister Ari Shalom.'],
    ['the body whose leader he is called', 'Nabil Qasim NSA:hamas, Adel Farag EGY', 'Hamas said its leader, Nabil Qasim, met Egyptian intelligence chief Adel Farag in Cairo on Monday.'],
    ['the first state that an office calls him of', 'Stelios Marangos GRC, Dieter Hallwachs DEU', "Greece's finance minister made a plea to Germany on Monday. Stelios Marangos flew to Berlin for talks with Dieter Hallwachs, his German counterpart. Marangos and Hallwachs will meet again on Sunday. A similar gathering was attended by the acting head of the IMF."],
    ['the one behind the other body of a secretary-general', 'Turki Al-Subaie SAU, Lamine Diakhate OIC', 'Saudi Vice Minister of Foreign Affairs Turki Al-Subaie received on Monday the Special Envoy of the Secretary-General of the Organization of Islamic Cooperation, Ambassador Lamine Diakhate.'],
  ])('is %s', (_what, people, text) => expect(whoTakesPart(text).join(', ')).toBe(people))

  it.each([
    ['the outlet’s own president, called by his surname, and another’s by his full name', 'The New York Times', 'Paul Marks USA, Nasir Rahimi AFG', 'The White House denied that President Hale would apologise for mistakes that have hurt Afghans. Afghan officials said that in return for a letter from Mr. Hale, President Nasir Rahimi would end his opposition. Afghan and American officials said that a breakthrough was opened by a phone call from Secretary of State Paul Marks to Mr. Rahimi on Monday.'],
    ['a minister of a state where English names are common', 'Times of Malta', 'Ian Vella MLT, Najla Elbaz LBY', 'Foreign Minister Ian Vella had a meeting with the Libyan foreign minister, Najla Elbaz, in Geneva.'],
    ['a minister at the invitation of another’s', 'Armenpress', 'Armen Sargsyants ARM, Tofig Najafov AZE', 'Foreign Minister Armen Sargsyants is expected to meet with his Azerbaijani counterpart Tofig Najafov in Berlin at the invitation of the German foreign minister.'],
    ['nobody of whom only a surname is told', 'BBC News', '', 'Mr Harding had more strong words for Iran while visiting Japan.'],
  ])('tells %s', (_what, outlet, people, text) => expect(whoTakesPart(text, outlet).join(', ')).toBe(people))
})

describe('somebody told again', () => {
  it.each([
    ['as the guest', 'President Do Van Loc received the Lao guest.', 'Do Van Loc VNM, Khamphone Vongsavath LAO'],
    ['as the top diplomat', 'The Lao top diplomat will be received by President Do Van Loc on Wednesday.', 'Khamphone Vongsavath LAO, Do Van Loc VNM'],
  ])('%s is the counterpart told before', (_what, sentence, people) => {
    const [, again] = read(`Vietnamese Foreign Minister Le Minh Quang held talks in Hanoi on Monday with his Lao counterpart Khamphone Vongsavath. ${sentence}`)
    expect(again?.participants.map(({ name, party }) => `${name} ${party}`).join(', ')).toBe(people)
  })
})

it.each([
  ['Brigadier-General Fructueux Houessou', 'Fructueux Houessou'],
  ['Deputy Speaker Abdinasir Haji Mursal', 'Abdinasir Haji Mursal'],
])('%s is named whole', (who, name) => {
  expect(read(`Beninese ${who} met Norwegian Foreign Minister Jens Holm in Oslo on Monday.`)[0]?.participants[0]?.name).toBe(name)
})

it('whoever leads a delegation takes part', () => {
  expect(read('Norwegian Foreign Minister Jens Holm will lead the Norwegian delegation to the talks with Peru in Lima on Monday.')[0]?.participants.map(({ name }) => name)).toEqual(['Jens Holm'])
})

describe('whose an official without a country is', () => {
  it.each<[what: string, text: string, expected: string[], outlet?: string]>([
    ['the secretary-general of the only body that is named', 'NATO leaders gather in June. The secretary-general, Lars Brandt, held talks with Norwegian Prime Minister Jens Holm in Oslo on Monday.', ['Lars Brandt NATO', 'Jens Holm NOR']],
    ['of the state that a "where" behind it tells of', 'Cuban Foreign Minister Ramon Cabrera concluded a two-day visit to Belarus, where he was received by President Viktor Lukin. He left for Moscow on Friday.', ['Ramon Cabrera CUB', 'Viktor Lukin BLR']],
    ['of the state that is visited, where talks are held there', 'Norwegian Prime Minister Jens Holm visited Ethiopia on Monday, holding talks with Prime Minister Dawit Tessema.', ['Jens Holm NOR', 'Dawit Tessema ETH']],
    ['of the capital where an outlet of the other meets him', 'LIMA: President Luis Vega on Monday met Indian External Affairs Minister Arvind Rao, who is here on a two-day visit.', ['Luis Vega PER', 'Arvind Rao IND'], 'The Hindu'],
    ['of whichever state the article told of as its top diplomat', 'Turkish Foreign Minister Hakan Demir said that talks would go on. The Turkish top diplomat will meet Saudi Crown Prince Majid bin Nasser in Riyadh on Friday.', ['Hakan Demir TUR', 'Majid bin Nasser SAU']],
    ['a senator, by his committee', 'Sen. Mark Cole, the chairman of the Foreign Relations Committee, met Norwegian Foreign Minister Jens Holm in Oslo on Monday.', ['Mark Cole USA', 'Jens Holm NOR'], 'The New York Times'],
    ['a minister for a region, of its nation', 'The Norwegian Europe minister, Kari Lund, met Peruvian President Luis Vega in Lima on Monday.', ['Kari Lund NOR', 'Luis Vega PER']],
    ['the head of state, whom the article named', 'German President Anna Bauer opened the fair on Sunday. The German head of state met Norwegian Foreign Minister Jens Holm on Monday.', ['Anna Bauer DEU', 'Jens Holm NOR']],
    ['whoever is talked to is told behind', 'Talking to Norwegian envoy Kari Lund, who called on him in Lima on Monday, Peruvian President Luis Vega praised the ties.', ['Luis Vega PER', 'Kari Lund NOR']],
  ])('%s', (_what, text, expected, outlet) => {
    expect(read(text, outlet)[0]?.participants.map(({ name, party }) => `${name} ${party}`)).toEqual(expected)
  })

  it('an office over a comma is told before a rank', () => {
    expect(people("Sudan's army chief, General Omar Hamdan, met Norwegian Foreign Minister Jens Holm in Oslo on Monday.")[0]).toBe("Omar Hamdan SDN: Sudan's army chief")
  })

  it('a king is another man than the crown prince who bears his name', () => {
    const met = read('Saudi Crown Prince Majid bin Nasser received Norwegian Foreign Minister Jens Holm in Riyadh on Monday. Earlier, King Nasser held talks with Holm.')
    expect(met.map(({ participants }) => participants.map(({ name }) => name))).toEqual([['Majid bin Nasser', 'Jens Holm'], ['Nasser', 'Jens Holm']])
  })

  it('a prince is the minister who was told with his whole name', () => {
    const met = read('Minister of Foreign Affairs Prince Turki bin Saud Al-Mutlaq received the Ambassador of Djibouti, Daher Moussa, in Riyadh on Monday. Prince Turki will leave tomorrow for Jeddah to meet Peruvian Foreign Minister Ana Paz.', 'SPA')
    expect(met.map(({ participants: [first] }) => first?.name)).toEqual(['Turki bin Saud Al-Mutlaq', 'Turki bin Saud Al-Mutlaq'])
  })
})
