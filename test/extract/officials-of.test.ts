import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** "COL+NOR Marta Vega/COL": the parties of each record and who takes part. */
function met(text: string, outlet: Partial<Parameters<typeof extractMeetings>[0]> = {}): string[] {
  return extractMeetings({ text, published: '2024-03-06', ...outlet }).map(({ parties, participants }) =>
    [parties.toSorted().join('+'), participants.map(({ name, party }) => `${name}/${party}`).join(', ')].filter(Boolean).join(' '),
  )
}

describe.each([
  'Negotiators', 'Representatives', 'Officials', 'Envoys', 'A delegation', 'Mediators', 'Diplomats', 'Ministers', 'A team', 'Senior officials', 'Advisers', 'Delegates', 'Military officers', 'Peace negotiators', 'Commanders',
])('%s', (officials) => {
  it.each(['of the Colombian government', 'from the Colombian government', "of Colombia's government", 'of the Colombian foreign ministry', 'from the Colombian Foreign Ministry', 'from Colombia'])('speak for the state: %s', (owner) => {
    expect(met(`${officials} ${owner} met Norwegian Foreign Minister Espen Dahl in Oslo on Monday.`)).toEqual(['COL+NOR Espen Dahl/NOR'])
    expect(met(`Norwegian Foreign Minister Espen Dahl met ${officials.toLowerCase()} ${owner} in Oslo on Monday.`)).toEqual(['COL+NOR Espen Dahl/NOR'])
  })
})

describe('what somebody is, behind his name, tells his state', () => {
  it.each([
    'Marta Vega, who heads the Colombian delegation,', "Marta Vega, the Colombian government's chief negotiator,", 'Marta Vega, representing Colombia,', 'Marta Vega of the Colombian Foreign Ministry', 'Marta Vega, a senior Colombian diplomat,',
    "Marta Vega, the Colombian president's special envoy for peace,", 'Marta Vega, an aide to Colombian President Ivan Soto,', 'Marta Vega, chief of staff to Colombian President Ivan Soto,', "Marta Vega, a senior official at the Colombian foreign ministry,",
    "Marta Vega, director of Colombia's intelligence service,", 'Marta Vega, adviser to the Colombian president,',
  ])('%s', (vega) => {
    expect(met(`${vega} met Norwegian Foreign Minister Espen Dahl in Oslo on Monday.`)).toEqual(['COL+NOR Marta Vega/COL, Espen Dahl/NOR'])
    expect(met(`Norwegian Foreign Minister Espen Dahl met on Monday with ${vega} in Oslo.`)).toEqual(['COL+NOR Espen Dahl/NOR, Marta Vega/COL'])
  })
})

describe('a joint body of two states', () => {
  it.each([
    ['The Malaysia-Singapore Joint Committee on the Environment met in Oslo on 3 May.', ['MYS+SGP']],
    ['Officials praised the Norway-Peru Joint Commission, which met on 26 February 2024.', ['NOR+PER']],
    ['The U.S.-Egypt Joint Economic Commission convened in Cairo on Tuesday.', ['EGY+USA']],
  ])('%s', (text, expected) => {
    expect(met(text)).toEqual(expected)
  })
})

describe('who held an office then', () => {
  it.each([
    ['spoke for the state', 'In 2015, then Indian Prime Minister Manmohan Rao met then US President George Harper in New York.', ['IND+USA Manmohan Rao/IND, George Harper/USA']],
    ['spoke for it as a visitor', 'The deal was to be signed on September 6, 2011, during the visit of former Indian Prime Minister Manmohan Rao to Dhaka.', ['BGD+IND Manmohan Rao/IND']],
  ])('%s', (_what, text, expected) => {
    expect(met(text)).toEqual(expected)
  })
})

describe('a government and those who fight it', () => {
  it.each([
    ['Talks between the government and the FMLN will be renewed on 16 May.', ['NSA:fmln+SLV']],
    ['Negotiators of the Colombian government and FARC rebels met in Havana on Monday.', ['COL+NSA:farc']],
    ['The government and FARC resumed peace talks in Havana on Monday.', ['COL+NSA:farc']],
    ['Government negotiators and MILF rebels met in Kuala Lumpur on Monday.', ['NSA:moro-islamic-liberation-front+PHL']],
    ['The government met with ELN leaders in Quito on Monday.', ['COL+NSA:eln']],
    ["Negotiators for Sudan's army and the paramilitary Rapid Support Forces (RSF) met in Jeddah on Monday.", ['NSA:rapid-support-forces+SDN']],
    ['Representatives of the army and the RSF held talks in Jeddah on Monday.', ['NSA:rapid-support-forces+SDN']],
    ["The government and the Tigray People's Liberation Front began peace talks in Pretoria on Tuesday.", ['ETH+NSA:tplf']],
    ['Norwegian Foreign Minister Espen Dahl met the government in Oslo on Monday.', []],
  ])('%s', (text, expected) => {
    expect(met(text)).toEqual(expected)
  })
})

describe('what is visited or welcomed', () => {
  it.each([
    'The Norwegian Prime Minister Espen Dahl was in Peru. Dahl visited Marina Barrage on Monday.',
    'The ministers of Norway and Peru welcomed Exercise Falcon Spear on Monday.',
  ])('is nobody if nothing says that it is somebody: %s', (text) => {
    expect(met(text).join()).not.toMatch(/Marina|Falcon/)
  })
})

describe('who leads', () => {
  it.each([
    ['a mission takes part in what it does', 'A Norwegian trade mission headed by Trade Minister Jan Lie met Peruvian Economy Minister Rosa Quispe in Lima on Monday.', ['NOR+PER Jan Lie/NOR, Rosa Quispe/PER']],
    ['both sides is of each in the order of their names', 'The 5th meeting of the Norway-Peru Intergovernmental Commission was held in Lima on Monday under the co-chairmanship of Trade Minister Jan Lie and Economy Minister Rosa Quispe.', ['NOR+PER Jan Lie/NOR, Rosa Quispe/PER']],
    ['no state any more speaks for whom he is called of', 'The United Nations envoy for Sudan, Jean Nshimi, arrived on Sunday. Nshimi, a former Burundian prosecutor, was received by Kenyan President Daudi Langat on Monday.', ['KEN+UN Jean Nshimi/UN, Daudi Langat/KEN']],
    ['something else by now speaks for that', 'Former Norwegian prime minister Jens Vik, now NATO chief, met Peruvian President Luis Rojas on Monday.', ['NATO+PER Jens Vik/NATO, Luis Rojas/PER']],
  ])('%s', (_what, text, expected) => {
    expect(met(text)).toEqual(expected)
  })
})

it('officials in two capitals are no two governments that meet', () => {
  expect(met('The airline argued that officials in Berlin and Brussels had met behind closed doors; the court saw no proof.')).toEqual([])
})

describe('a chief executive whose state is not told is a company’s', () => {
  it.each([
    ["Polar Gas has ordered six carriers from South Korea. Chief executive Mari Holm signed the deal in Oslo on Monday with the yard's vice president, Do Min-ho, after talks since August. The two met for the first time in Hamburg. South Korea is pleased.", []],
    ['Hong Kong Chief Executive John Leung met Norwegian Foreign Minister Espen Dahl in Oslo on Monday.', ['HKG+NOR John Leung/HKG, Espen Dahl/NOR']],
  ])('%s', (text, expected) => {
    expect(met(text, { outlet: 'The Oslo Paper', outletCountry: 'NOR', outletKind: 'newspaper' })).toEqual(expected)
  })
})
