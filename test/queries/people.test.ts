import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Report } from '../../shared/domain/report.ts'
import { listMeetings } from '../../shared/queries/list-meetings.ts'
import { findPeople, getPerson } from '../../shared/queries/people.ts'
import { arbitraryReports } from '../register/arbitrary-reports.ts'
import { memoryTables } from '../register/memory-tables.ts'
import { people, sampleReport } from '../register/sample-reports.ts'
import { storeReports } from '../register/store-reports.ts'
import { memoryReader } from './memory-reader.ts'

async function readerOf(reports: readonly Report[]) {
  const tables = memoryTables()
  await storeReports(tables, reports)
  return memoryReader(tables)
}

const day = (start: string) => ({ start, end: null, precision: 'day' as const })
const CAREER = [
  sampleReport({ article: 'first', parties: ['KOR', 'USA'], date: day('2019-03-01'), participants: people('Noh Jae-min/KOR/Ambassador; Wanda Shepherd/USA/Counsellor') }),
  sampleReport({ article: 'second', parties: ['JPN', 'KOR'], date: day('2021-11-16'), participants: people('Jaemin Noh/KOR/first vice foreign minister') }),
  sampleReport({ article: 'third', parties: ['CHN', 'KOR'], date: day('2022-02-01'), participants: people('Noh/KOR/Foreign Minister; Wang Lei/CHN/Foreign Minister') }),
  sampleReport({ article: 'fourth', parties: ['SGP', 'USA'], date: day('2022-02-02'), participants: people('Wang Lei/SGP/Minister; Shepherd/USA') }),
]

test('a person is found by every spelling, with all meetings and offices over the years', async () => {
  const reader = await readerOf(CAREER)
  const answers = await Promise.all(['KOR:noh-jae-min', 'KOR:jaemin-noh', 'KOR:noh'].map((id) => getPerson(reader, id)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]?.person.offices.map(({ text, firstDay }) => `${firstDay} ${text}`)).toEqual([
    '2019-03-01 Ambassador',
    '2021-11-16 first vice foreign minister',
    '2022-02-01 Foreign Minister',
  ])
  expect(answers[0]?.meetings.map(({ listed_day: listed }) => listed)).toEqual(['2022-02-01', '2021-11-16', '2019-03-01'])
})

test('homonyms of two countries are two people, and point to each other', async () => {
  const reader = await readerOf(CAREER)
  expect((await findPeople(reader, { name: 'Wang Lei' })).map(({ personId }) => personId)).toEqual(['CHN:wang-lei', 'SGP:wang-lei'])
  expect((await findPeople(reader, { name: 'wang', party: 'SGP' })).map(({ personId }) => personId)).toEqual(['SGP:wang-lei'])
  const chinese = await getPerson(reader, 'CHN:wang-lei')
  expect(chinese?.meetings).toHaveLength(1)
  expect(chinese?.namesakes.map(({ personId }) => personId)).toEqual(['SGP:wang-lei'])
})

test('nobody is nobody', async () => {
  const reader = await readerOf(CAREER)
  expect(await getPerson(reader, 'USA:noh-jae-min')).toBeNull()
  expect(await getPerson(reader, 'no id')).toBeNull()
  expect(await findPeople(reader, { name: 'Velikhanov' })).toEqual([])
})

test('meetings of a person’s id are listed page by page, and other conditions hold', async () => {
  const reader = await readerOf(CAREER)
  const first = await listMeetings(reader, { person: 'KOR:noh-jae-min' }, { limit: 2, after: null })
  expect(first.meetings.map(({ listed_day: listed }) => listed)).toEqual(['2022-02-01', '2021-11-16'])
  const second = await listMeetings(reader, { person: 'KOR:noh-jae-min' }, { limit: 2, after: first.next })
  expect(second).toMatchObject({ meetings: [{ listed_day: '2019-03-01' }], next: null })
  const bounded = await listMeetings(reader, { person: 'KOR:noh', with: 'JPN', from: '2021-01-01' }, { limit: 9, after: null })
  expect(bounded.meetings.map(({ parties }) => parties)).toEqual(['JPN,KOR'])
})

test('people are a function of the reports: order of arrival does not matter', async () => {
  const ids = ['KOR:choi-jong-kun', 'USA:wendy-sherman', 'USA:joe-biden', 'JPN:mori-takeo']
  await fc.assert(
    fc.asyncProperty(
      arbitraryReports(10).chain((reports) => fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length }))),
      async ([reports, shuffled]) => {
        const [one, other] = await Promise.all([readerOf(reports), readerOf(shuffled)])
        for (const id of ids) {
          expect((await getPerson(other, id))?.person).toEqual((await getPerson(one, id))?.person)
        }
      },
    ),
    { numRuns: 30 },
  )
})
