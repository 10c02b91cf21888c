import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { recordsTold, tellsOn } from './records-told.ts'

const PUBLISHED = '2018-10-30'
const tells = tellsOn(PUBLISHED)

function first(text: string) {
  return extractMeetings({ text, published: PUBLISHED, outlet: 'Reuters' })[0]!
}

describe('whoever joins others for talks takes part', () => {
  it.each([
    ['FJI+PER held 2018-10-26', 'Fijian Foreign Minister Ana Vuli joined Peruvian Foreign Minister Luis Ortega for a first meeting on fisheries on Friday.'],
    ['CHL+FJI+PER planned 2018-11-01', 'On Thursday, the Fijian president will join Peruvian President Luis Ortega and Chilean Prime Minister Pablo Rojas for three-way talks over dinner.'],
    ['FJI+MLT+TON held 2018-10-27', 'Fijian Foreign Minister Ana Vuli began her day on Saturday with a trilateral meeting with the participation of the foreign ministers of Malta and Tonga, Carmelo Borg and Sione Vaha.'],
  ])('%s: %s', tells)

  it('and whoever attends a meeting of two others', () => {
    const meeting = first('US Secretary of State Dana Hill and Peruvian Foreign Minister Ana Luna will attend the meeting between President Hale and President Jorge Ortega on Friday.')
    expect(meeting.participants.map(({ name, party }) => `${name}/${party}`).toSorted()).toEqual(['Ana Luna/PER', 'Dana Hill/USA', 'Hale/USA', 'Jorge Ortega/PER'])
  })
})

describe('what a journey is for is one occasion with it, and of its time', () => {
  it.each([
    ['FJI+PER held 2018-10-24', 'Fijian President Jone Vuli flew to Lima last Wednesday to hold talks with Peruvian President Luis Ortega.'],
    ['FJI+PER planned 2018-10-29', 'Fijian President Jone Vuli arrived in Lima on Monday to hold talks with Peruvian President Luis Ortega.'],
    ['FJI+PER held 2018-09-01', 'Fijian officials travelled to Lima in September to resume negotiations with Peru.'],
    ['FJI+PER held 2018-10-22', 'Fijian President Jone Vuli was in Lima last week for talks with Peruvian President Luis Ortega.'],
    ['FJI+PER planned 2018-10-29', 'A Fijian delegation is in Lima this week for talks.'],
    ['FJI+PER planned', 'Fijian officials are in Lima for talks.'],
    ['CHL+FJI planned 2018-11-03', 'Fijian Foreign Minister Ana Vuli, who was in Lima on Monday, will travel to Santiago for talks with her Chilean counterpart, Rosa Paz, on Saturday.'],
  ])('%s: %s', tells)

  it('but not of one that was put off for it', () => {
    expect(recordsTold('Fijian President Jone Vuli postponed a trip to Chile to hold an unscheduled meeting with Peruvian President Luis Ortega in Lima.', PUBLISHED).join()).not.toMatch(/FJI\+PER postponed/)
  })
})

describe('status by the words that stand nearest', () => {
  it.each([
    ['FJI+PER planned', 'Fijian Foreign Minister Ana Vuli will meet Peruvian Foreign Minister Luis Ortega in Lima. The meeting comes amid a dispute on fisheries.'],
    ['FJI+PER planned', 'Fijian Foreign Minister Ana Vuli will meet Peruvian Foreign Minister Luis Ortega in Lima. The meeting had been postponed from September.'],
    ['FJI+PER held 2018-10-29', 'Fijian Foreign Minister Ana Vuli met Peruvian Foreign Minister Luis Ortega in Lima on Monday. The two will hold a joint press conference after the meeting.'],
    ['FJI+PER held 2018-10-29', 'Fijian Foreign Minister Ana Vuli met Peruvian Foreign Minister Luis Ortega in Lima on Monday. The ministers also discussed the summit in November.'],
    ['FJI+PER planned 2018-11-01', 'Fijian Foreign Minister Ana Vuli will travel to Lima on Thursday for talks with Peruvian Foreign Minister Luis Ortega. The meeting comes amid a dispute on fisheries.'],
    ['', 'Fiji has refused direct talks with Peru.'],
    ['', 'Fiji has rejected bilateral talks with Peru.'],
    ['FJI+PER held 2018-10-26', 'The President of Fiji and Prime Minister of Peru met on Friday.'],
    ['FJI+PER planned 2018-11-01', 'The leaders of Fiji and Peru will hold a video conference on Thursday.'],
  ])('%s: %s', tells)

  it.each([
    ['ASEAN', 'Fijian President Jone Vuli became the first Fijian leader to attend a summit of the Association of Southeast Asian Nations.'],
  ])('whoever became the first to attend has attended: %s', (party, text) => {
    expect(first(text)).toMatchObject({ status: 'held', parties: ['FJI', party] })
  })
})

describe('the day of the opening is that of what follows', () => {
  it('though it tells of heads of organisations, which are no journey', () => {
    const text = "Fijian Foreign Minister Ana Vuli met with diplomats and heads of international organizations on October 29 in Suva.\n\nShe then held a meeting with Moldova's Prime Minister Aurel Ciobanu."
    expect(recordsTold(text, PUBLISHED)).toEqual(['FJI+MDA held 2018-10-29'])
  })
})

describe('a rebel leader is of his movement, never of the state where he is met', () => {
  it.each([
    ['AGO+NSA:unita held 2018-10-28', "Angolan President Jose Neto met rebel leader Jonas Lima in Gabon on Sunday. Lima's UNITA movement has fought for years."],
  ])('%s: %s', tells)
})

describe('those who are together somewhere meet in person', () => {
  it.each([
    ['in_person', 'Fijian Foreign Minister Ana Vuli raised the case with her Peruvian counterpart, Luis Ortega, on the margins of a UN meeting in New York on Tuesday.'],
    ['in_person', 'Fijian Foreign Minister Ana Vuli had an exchange of views with Peruvian Foreign Minister Luis Ortega in Lima on Tuesday.'],
    ['unknown', 'Fijian Foreign Minister Ana Vuli raised the case with her Peruvian counterpart, Luis Ortega, on Tuesday.'],
  ])('%s: %s', (format, text) => {
    expect(first(text).format).toBe(format)
  })
})

it('the first of those whom a list includes acts as the others do', () => {
  const meeting = first('A group of leaders including European Commission President Anna Lind, Canadian Prime Minister Joe Hale and Fijian Prime Minister Jone Vuli visited Kyiv on Monday.')
  expect(meeting.participants.map(({ name }) => name).toSorted()).toEqual(['Anna Lind', 'Joe Hale', 'Jone Vuli'])
})
