import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { tellPeopleApart } from '../../shared/register/tell-people-apart.ts'
import type { Sighting } from '../../shared/register/tell-people-apart.ts'

let meetings = 0
/** `2021-11-16 KOR Noh Jae-min=first vice foreign minister` */
function sighting(text: string): Sighting {
  const [told = '', title] = text.split('=')
  const [day = '', party = '', ...words] = told.split(' ')
  const [name = '', ...others] = words.join(' ').split('/')
  meetings += 1
  return { meetingId: `m_${meetings}`, day, party, names: [name, ...others], title: title ?? null }
}

function namesOf(...texts: string[]): string[][] {
  return tellPeopleApart(texts.map(sighting)).map(({ personId, names }) => [personId, ...names.map(({ text }) => text)])
}

test.each([
  ['spellings, order of names and initials', ['2021-11-16 KOR Noh Jae-min', '2021-12-01 KOR Jaemin Noh', '2021-12-02 KOR Noh Jae Min', '2021-12-03 KOR Noh Jae-min']],
  ['a family name that one person bears', ['2021-11-16 USA Wanda R. Shepherd', '2021-11-17 USA Shepherd', '2021-11-18 USA Wanda Shepherd']],
  ['a family name alone, always', ['2021-11-16 RUS Velikhanov', '2021-11-17 RUS Velikhanov']],
  ['transliterations', ['2021-11-16 BLR Aleksandr Lukashevich', '2021-11-17 BLR Alexander Lukashevich', '2021-11-18 BLR Aleksandr Lukashevitch']],
])('%s are one person', (_name, texts) => {
  expect(namesOf(...texts)).toHaveLength(1)
})

test.each([
  ['homonyms of two countries', ['2021-11-16 CHN Wang Lei', '2021-11-16 SGP Wang Lei'], 2],
  ['two of one family name, and the name alone', ['2021-11-16 USA Wanda Shepherd', '2021-11-17 USA Brad Shepherd', '2021-11-18 USA Shepherd'], 3],
  ['names of which one is short for two', ['2021-11-16 PRK Kim Jong-su', '2021-11-17 PRK Kim Jong-ho', '2021-11-18 PRK Kim Jong'], 3],
  ['father and son', ['2021-11-16 SAU Salman bin Faisal', '2021-11-17 SAU Faisal bin Talal'], 2],
])('%s are kept apart', (_name, texts, people) => {
  expect(namesOf(...texts)).toHaveLength(people)
})

test('a family name that two bear is whose office it is', () => {
  const told = ['2021-11-16 USA Wanda Shepherd=Deputy Secretary of State', '2021-11-17 USA Brad Shepherd=Senator', '2021-11-18 USA Shepherd=deputy secretary of state', '2021-11-19 USA Shepherd']
  expect(tellPeopleApart(told.map(sighting)).map(({ personId, sightings }) => [personId, sightings.length])).toEqual([
    ['USA:wanda-shepherd', 2],
    ['USA:brad-shepherd', 1],
    ['USA:shepherd', 1],
  ])
})

test('offices are told with their days, and titles that only add the country are one', () => {
  const [person] = tellPeopleApart(
    [
      '2019-03-01 KOR Noh Jae-min=Ambassador',
      '2021-11-16 KOR Noh Jae-min=first vice foreign minister',
      '2021-12-01 KOR Noh Jae-min=South Korean First Vice Foreign Minister',
      '2022-06-01 KOR Noh Jae-min=former first vice foreign minister',
      '2023-01-01 KOR Noh=Foreign Minister',
    ].map(sighting),
  )
  expect(person).toMatchObject({ personId: 'KOR:noh-jae-min', firstDay: '2019-03-01', lastDay: '2023-01-01' })
  expect(person?.offices.map(({ text, firstDay, lastDay, meetings: count }) => [text, firstDay, lastDay, count])).toEqual([
    ['Ambassador', '2019-03-01', '2019-03-01', 1],
    ['South Korean First Vice Foreign Minister', '2021-11-16', '2021-12-01', 2],
    ['former first vice foreign minister', '2022-06-01', '2022-06-01', 1],
    ['Foreign Minister', '2023-01-01', '2023-01-01', 1],
  ])
})

const NAMES = ['Noh Jae-min', 'Noh Jaemin', 'Jae-min Noh', 'Noh', 'Noh Jae', 'Noh Jae-ho', 'Wanda Shepherd', 'Wanda R. Shepherd', 'Shepherd', 'Sheperd', 'Brad Shepherd', 'Kim', 'Kim Noh']
const sightings = fc.array(
  fc.record({
    meetingId: fc.nat(30).map((number) => `m_${number}`),
    day: fc.integer({ min: 10, max: 28 }).map((number) => `2021-11-${number}`),
    party: fc.constantFrom('KOR', 'USA'),
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 2 }).map(([name = '', ...others]): [string, ...string[]] => [name, ...others]),
    title: fc.constantFrom(null, 'minister', 'foreign minister', 'vice foreign minister'),
  }),
  { maxLength: 20 },
)

test('any order of sightings gives the same people, and every sighting is one person’s', () => {
  fc.assert(
    fc.property(
      sightings.chain((drawn) => fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length }))),
      ([drawn, shuffled]) => {
        const people = tellPeopleApart(drawn)
        expect(tellPeopleApart(shuffled)).toEqual(people)
        expect(people.reduce((sum, { sightings: own }) => sum + own.length, 0)).toBe(drawn.length)
        expect(new Set(people.map(({ personId }) => personId)).size).toBe(people.length)
      },
    ),
    { numRuns: 200 },
  )
})
