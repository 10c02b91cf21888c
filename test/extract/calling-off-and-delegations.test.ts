import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { recordsTold, tellsOn } from './records-told.ts'

const PUBLISHED = '2021-07-17'
const tells = tellsOn(PUBLISHED)

describe('a visit is to whoever awaits it, if no other destination is told', () => {
  it.each([
    ['FJI+NOR cancelled', 'Fiji called off a planned visit by Norwegian Prime Minister Lars Hansen.'],
    ['FJI+NOR cancelled', "Fiji has cancelled a visit by Norway's prime minister."],
    ['FJI+NOR planned 2021-08-01', 'Fiji on Monday announced a visit by Norwegian Prime Minister Lars Hansen next month.'],
    ['FJI+NOR postponed', 'Fijian President Jone Vuli postponed a visit by Norwegian Prime Minister Lars Hansen.'],
    ['FJI+NOR cancelled', "A planned visit by Norway's prime minister to Fiji has been called off."],
    ['FJI+NOR cancelled', 'The visit of the Norwegian foreign minister to Fiji has been cancelled.'],
  ])('%s: %s', tells)

  it('and not his who announces it', () => {
    const [record] = extractMeetings({ text: 'Fijian President Jone Vuli postponed a visit by Norwegian Prime Minister Lars Hansen.', published: '2021-07-17' })
    expect(record!.participants.map(({ name }) => name)).toEqual(['Lars Hansen'])
    expect(record!.place?.country).toBe('FJI')
  })
})

describe('"the delegation" is the one told of before, with whoever leads it', () => {
  it.each([
    ['FJI+PER held 2021-07-13', 'A Fijian delegation led by Finance Minister Jone Vuli arrived in Lima on Monday.\n\nThe delegation met Peruvian Foreign Minister Luis Ortega on Tuesday to discuss fisheries.'],
    ['PER+TON held 2021-07-13', 'A Tongan delegation is in Lima this week. The harbour was closed. The delegation met Peruvian Foreign Minister Luis Ortega on Tuesday.'],
  ])('%s: %s', tells)

  it('even sentences later', () => {
    const [record] = extractMeetings({ text: 'A Fijian delegation led by Finance Minister Jone Vuli has been in Lima since Monday. The harbour was closed.\n\nThe delegation met Peruvian Foreign Minister Luis Ortega on Tuesday.', published: '2021-07-17' })
    expect(record!.participants.map(({ name }) => name)).toContain('Jone Vuli')
  })
})

describe('what somebody is called before his name leads up to him', () => {
  it.each([
    ['FJI+PER held 2021-07-16', "Fijian Foreign Minister Ana Vuli met with the conference host, Peru's President Jorge Luna, on Friday."],
    ['FJI+PER held 2021-07-16', 'Fijian Foreign Minister Ana Vuli met the new chairman of the forum, Peruvian President Jorge Luna, on Friday.'],
    ['FJI+PER held 2021-07-16', "Fijian Foreign Minister Ana Vuli met the forum's chairman, Peruvian President Jorge Luna, on Friday."],
    ['', 'Fijian Foreign Minister Ana Vuli met the visiting delegation, President Jorge Luna of Peru said.'],
  ])('%s: %s', tells)
})

describe('an aside leaves the meeting and its partners together', () => {
  it.each([
    ['FJI+TON held 2021-07-16; CHL+FJI held 2021-07-16', 'Fijian Foreign Minister Ana Vuli on Friday held meetings, which she described as fruitful, with the foreign ministers of Tonga and Chile.'],
  ])('%s: %s', tells)
})

describe('leaders of several countries who visit one are received there together', () => {
  it.each([
    ['FJI+PER+UKR held 2021-07-12', 'Fijian Prime Minister Jone Vuli and Peruvian President Luis Ortega visited Kyiv on Monday.'],
    ['FJI+PER+UKR held 2021-07-12', 'Leaders including Fijian Prime Minister Jone Vuli and Peruvian President Luis Ortega visited Kyiv on Monday.'],
    ['', 'Fijian Prime Minister Jone Vuli and Peruvian President Luis Ortega arrived in Kyiv on Monday.'],
  ])('%s: %s', tells)
})

describe('days of other things', () => {
  it.each([
    ['FJI+PER held 2021-07-13', "Fijian Speaker Jone Vuli held talks with Peruvian leaders on Tuesday, the first delegation to visit Lima since last month's election."],
    ['FJI+RUS held 2021-07-17', "Fiji's foreign minister visited Russia today."],
  ])('%s: %s', tells)
})

describe("a government's own text that opens with something else", () => {
  it('tells whom its officials met further down', () => {
    const text = 'The conference on trade in Lima drew many guests. It lasted three days. Its halls were full. Speeches were given. The mood was good.\n\nForeign Minister Ana Vuli met Peruvian President Jorge Luna to discuss fisheries.'
    expect(recordsTold(text, PUBLISHED, 'Ministry of Foreign Affairs, Fiji')[0]).toMatch(/^FJI\+PER held/)
    expect(recordsTold(text, PUBLISHED, 'The Lima Courier')).toEqual([])
  })
})
