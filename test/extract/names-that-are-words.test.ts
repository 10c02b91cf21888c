import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** "FJI+TON Jone Lima/FJI, Mele Tupou/TON": the parties of each record and who takes part. */
function met(text: string): string[] {
  return extractMeetings({ text, published: '2024-03-06', outlet: 'Reuters' }).map(({ parties, participants }) =>
    [parties.toSorted().join('+'), participants.map(({ name, party }) => `${name}/${party}`).toSorted().join(', ')].filter(Boolean).join(' '),
  )
}

describe.each(['Lima', 'London', 'Jordan', 'Paris', 'Lincoln', 'King', 'Bishop', 'Prince', 'Shah', 'Major', 'Judge', 'Duke', 'North', 'Temple', 'Winter', 'Park', 'Rice'])('a surname is one, whatever else it may be: %s', (surname) => {
  it.each([
    [`Fijian Foreign Minister Jone ${surname} met Tongan Foreign Minister Mele Tupou in Apia on Tuesday.`],
    [`Tongan Foreign Minister Mele Tupou met her Fijian counterpart, Jone ${surname}, in Apia on Tuesday.`],
    [`Tongan Foreign Minister Mele Tupou welcomed Fiji's Jone ${surname} in Nuku'alofa on Tuesday for talks on trade.`],
  ])('%s', (text) => {
    expect(met(text)).toEqual([`FJI+TON Jone ${surname}/FJI, Mele Tupou/TON`])
  })
})

describe.each(['Israel', 'Jordan', 'Paris', 'Virginia', 'Sofia', 'Georgia', 'Florence'])('a given name is one, whatever place it may be: %s', (given) => {
  it.each([
    [`Fijian Foreign Minister ${given} Tora met Tongan Foreign Minister Mele Tupou in Apia on Tuesday.`],
    [`Tongan Foreign Minister Mele Tupou met her Fijian counterpart, ${given} Tora, in Apia on Tuesday.`],
    [`${given} Tora, the Fijian foreign minister, held talks with Tongan Foreign Minister Mele Tupou in Apia on Tuesday. ${given} Tora called them useful.`],
  ])('%s', (text) => {
    expect(met(text)).toEqual([`FJI+TON ${[`${given} Tora/FJI`, 'Mele Tupou/TON'].toSorted().join(', ')}`])
  })
})

describe.each(['Christian Vuli', 'Christian A. Vuli', 'Hassan Sheikh Warsame', 'Mohammed Shia al-Rubaie', 'To Vinh', 'May Tora', 'Will Tora', 'Shah Mehmood Vuli', 'Min Aung Vuli'])('a name is whole, whatever word is in it: %s', (name) => {
  it.each([
    [`Fijian Foreign Minister ${name} met Tongan Foreign Minister Mele Tupou in Apia on Tuesday.`],
    [`Tongan Foreign Minister Mele Tupou met her Fijian counterpart, ${name}, in Apia on Tuesday.`],
    [`Tongan Foreign Minister Mele Tupou welcomed Fiji's ${name} in Nuku'alofa on Tuesday for talks on trade.`],
  ])('%s', (text) => {
    expect(met(text)).toEqual([`FJI+TON ${[`${name}/FJI`, 'Mele Tupou/TON'].toSorted().join(', ')}`])
  })
})

describe.each(['Emily', 'Kelly', 'Jing', 'Ding', 'Majed', 'Sayed', 'Naveed', 'Hameed'])('a name that looks like an adverb or a participle opens a sentence: %s', (given) => {
  it('is read whole', () => {
    expect(met(`${given} Tora, the Fijian foreign minister, held talks with Tongan Foreign Minister Mele Tupou in Apia on Tuesday.`)).toEqual([`FJI+TON ${[`${given} Tora/FJI`, 'Mele Tupou/TON'].toSorted().join(', ')}`])
  })
})

describe.each([
  ['Jone Austin', 'Austin'], ['Jone Lima', 'Lima'], ['Jone Lima', 'Mr Lima'], ['Jone Medina', 'Medina'], ['Jone von der Leyen', 'von der Leyen'], ['Jone de la Cruz', 'de la Cruz'], ['Jone bin Salman', 'bin Salman'], ['Jone al-Rubaie', 'Rubaie'], ['Israel Vuli', 'Israel Vuli'],
])('%s is meant by %s further on', (name, short) => {
  it.each([
    [`Fijian Prime Minister ${name} praised the accord on Monday. Tongan Prime Minister Mele Tupou held talks with ${short} in Apia on Tuesday.`],
    [`Fiji's prime minister, ${name}, spoke to reporters on Monday. A meeting between ${short} and Tongan Prime Minister Mele Tupou took place on Tuesday.`],
  ])('%s', (text) => {
    expect(met(text)).toEqual([`FJI+TON ${[`${name}/FJI`, 'Mele Tupou/TON'].toSorted().join(', ')}`])
  })
})

describe('a place or an office is no name', () => {
  it.each([
    ["Jordan's King Hashim met Fijian Foreign Minister Jone Tora in Amman on Tuesday.", ['FJI+JOR Hashim/JOR, Jone Tora/FJI']],
    ['Fijian Foreign Minister Jone Tora, London Mayor Ada Pell and Tongan Prime Minister Mele Tupou met on Tuesday.', ['FJI+GBR+TON Ada Pell/GBR, Jone Tora/FJI, Mele Tupou/TON']],
    ['In Paris Armand, the French president, met Fijian Foreign Minister Jone Tora on Tuesday.', ['FJI+FRA Armand/FRA, Jone Tora/FJI']],
    ['UAE Industry Minister Sultan Al Harbi met Fijian Foreign Minister Jone Tora in Abu Dhabi on Tuesday.', ['ARE+FJI Jone Tora/FJI, Sultan Al Harbi/ARE']],
    ['Meeting Fijian Foreign Minister Jone Tora in Apia on Tuesday, Tongan Prime Minister Mele Tupou called for talks. Recently Tora had fallen ill.', ['FJI+TON Jone Tora/FJI, Mele Tupou/TON']],
    ['Fijian Foreign Minister Jone Lima met Tongan Foreign Minister Mele Tupou in Lima on Tuesday. Peruvian President Luis Soto received Lima on Wednesday.', ['FJI+TON Jone Lima/FJI, Mele Tupou/TON', 'FJI+PER Jone Lima/FJI, Luis Soto/PER']],
    ['Fijian Foreign Minister Jone “Joe” Vuli praised the accord on Monday. Jone Vuli met Tongan Foreign Minister Mele Tupou in Apia on Tuesday.', ['FJI+TON Jone “Joe” Vuli/FJI, Mele Tupou/TON']],
    ['Indian External Affairs Minister Smt. Usha Rao met Fijian Foreign Minister Jone d’Vuli in Delhi on Tuesday.', ['FJI+IND Jone d’Vuli/FJI, Usha Rao/IND']],
    ['Sultan Faris of Oman met Fijian Foreign Minister Jone Tora in Muscat on Tuesday.', ['FJI+OMN Faris/OMN, Jone Tora/FJI']],
    ['Tongan Foreign Minister Mele Tupou met her Fijian counterpart, April Tora, in Apia on Tuesday.', ['FJI+TON April Tora/FJI, Mele Tupou/TON']],
  ])('%s', (text, expected) => {
    expect(met(text)).toEqual(expected)
  })
})
