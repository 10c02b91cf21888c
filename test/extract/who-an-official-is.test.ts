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
