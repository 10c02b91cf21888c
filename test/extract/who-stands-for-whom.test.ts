import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

function meetings(text: string, outlet = 'Reuters', published = '2018-10-30') {
  return extractMeetings({ text, published, outlet })
}

/** "Ana Vuli/FJI, Luis Ortega/PER", in the order of names. */
function people(text: string, outlet?: string): string {
  return meetings(text, outlet)[0]?.participants.map(({ name, party }) => `${name}/${party}`).toSorted().join(', ') ?? ''
}

function parties(text: string, outlet?: string): string[] {
  return meetings(text, outlet).map((meeting) => meeting.parties.toSorted().join('+'))
}

describe('a name is of the state that his office or the one beside him tells', () => {
  it.each([
    ['Jone Vuli/FJI, Luis Ortega/PER', "Fiji's military leader, General Jone Vuli, has written to the Peruvian Prime Minister, Luis Ortega. When the two leaders met in Lima earlier this month, President Vuli spoke of fish."],
    ['Ana Luna/PER, Karim Idrissi/WIPO', 'Dr. Karim Idrissi, Director General of the World Intellectual Property Organization (WIPO), concluded a visit to Peru on Monday. Dr. Idrissi met with the Prime Minister Ms. Ana Luna.'],
    ['Ana Vuli/FJI, Greg Newman/USA', 'Assistant Secretary of State for East Asia Greg Newman met Fijian Foreign Minister Ana Vuli in Suva on Monday.'],
    ['Ana May/GBR, Luis Ortega/PER', 'British Prime Minister Ana May met Peruvian President Luis Ortega on Monday. It was the second meeting between May and Ortega.'],
  ])('%s: %s', (expected, text) => {
    expect(people(text)).toBe(expected)
  })

  it.each([
    ['Jone Vuli/FJI, Vladimir Orlov/RUS', 'Vladimir Orlov and President of Fiji Jone Vuli, who is paying an official visit to Russia, held talks in the Kremlin.', 'Kremlin'],
    ['Hale/USA, Jone Vuli/FJI', 'President Hale and Fijian President Jone Vuli, who is on a visit to Washington, held talks on Monday.', 'The White House'],
    ['Hale/USA', "Israel's prime minister headed to Washington for his meeting on Monday with President Hale.", 'Christian Science Monitor'],
  ])('%s of the state whose outlet tells it: %s', (expected, text, outlet) => {
    expect(people(text, outlet)).toBe(expected)
  })
})

describe('officials are of the place that stands ahead', () => {
  it.each([
    ['PER+USA', 'In Lima, the Vice President will meet with senior government officials.', 'The White House'],
    ['FJI+PER', 'While in Lima, Fijian Foreign Minister Ana Vuli will meet with government officials.', undefined],
  ])('%s: %s', (expected, text, outlet) => {
    expect(parties(text, outlet)).toEqual([expected])
  })
})

describe('each of several whom one man receives or visits has a record of his own', () => {
  it('as ambassadors who present credentials', () => {
    expect(parties('President of Ukraine Oleh Bondar received credentials from Ambassadors of Fiji, Peru and Tonga to Ukraine.')).toEqual(['FJI+UKR', 'PER+UKR', 'TON+UKR'])
  })

  it('as hosts who have invited him', () => {
    expect(parties('At the invitation of U.S. Vice President Joe Barlow, Irish Prime Minister Enda Kelly and Turkish President Ahmet Demir, Chinese Vice President Li Wei is scheduled to pay official visits to the United States, Ireland and Turkey from Nov. 13 to 22.')).toEqual(['CHN+USA', 'CHN+IRL', 'CHN+TUR'])
  })
})

describe('what stands around a meeting does not hide it', () => {
  it.each([
    ['FJI+PER', 'The Third Foreign Office Consultations (FOC) between Fiji and Peru were held on 17 September 2018 in Lima.'],
    ['FJI+USA, FJI+JPN', 'Fijian Foreign Minister Ana Vuli will hold talks with US Deputy Secretary of State Wendy Hale and Japanese Vice Foreign Minister Sato Ken, separately, on Thursday.'],
    ['CHN+USA', 'US envoy Chris Hale spoke as he left Tokyo for talks in Beijing.'],
    ['', 'Fiji and Peru agreed on Monday to hold annual meetings of their foreign ministers.'],
    ['CHL+FJI+PER+TON', "The ministerial meeting will be chaired by Peru's Foreign Minister Ana Luna and attended by Fiji's acting Foreign Minister Jone Vuli together with diplomats from Chile and Tonga."],
    ['CHL+PER+TON', 'The meeting in Lima was attended by the foreign ministers of Peru, Chile and Tonga.'],
    ['IND+LKA', 'Indian External Affairs Minister Meera Rao met Lankan Prime Minister Ranil Perera on Monday.'],
  ])('%s: %s', (expected, text) => {
    expect(parties(text).join(', ')).toBe(expected)
  })

  it('nor who comes beside those told before', () => {
    expect(people('Fijian President Jone Vuli will host Luis Ortega of Peru in Suva on Friday. The talks will also be attended by Peruvian Foreign Minister Ana Luna and Fijian Foreign Minister Sione Vaha.')).toBe('Ana Luna/PER, Jone Vuli/FJI, Luis Ortega/PER, Sione Vaha/FJI')
  })

  it('nor whom he means who is never named', () => {
    expect(meetings('The Fijian prime minister flew to France on Monday. There he met French President Luc Armand. He then held a meeting with Foreign Minister Hubert Vasseur.').map(({ participants }) => participants.map(({ name, party }) => `${name}/${party}`).join())).toEqual(['Luc Armand/FRA', 'Hubert Vasseur/FRA'])
  })
})

describe('what was planned or announced has the status of the day it is told for', () => {
  it.each([
    ['planned', '2018-11-12', 'A meeting between the presidents of Fiji and Peru was announced for November 12-14.'],
    ['held', undefined, 'Fiji has little to show for the planned summit between Fijian President Jone Vuli and Peruvian President Luis Ortega held earlier this week.'],
  ])('%s: %s %s', (status, start, text) => {
    const [meeting] = meetings(text)
    expect(meeting).toMatchObject({ status, ...(start && { date: { start } }) })
  })
})
