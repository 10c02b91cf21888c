import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { isForeignTo, originOf, stateByName, usualState } from '../../shared/extract/name-origins.ts'

describe("a name's tradition", () => {
  it.each([
    ['a family name that stands first', 'Wang Haoran', 'CHN'],
    ['a family name alone', 'Zhao', 'CHN'],
    ['a family name of several states', 'Kang Min-seo', 'KOR'],
    ['a family name with accents', 'Nguyễn Thanh Hải', 'VNM'],
    ['the ending of a family name', 'Petrov', 'SUN'],
    ['an ending with accents', 'Ana Marković', 'YUG'],
    ['an ending of a family name behind a given name', 'Nino Beridze', 'GEO'],
    ['a given name', 'Kenji Arakawa', 'JPN'],
    ['a given name with accents', 'José Quispe', 'ESP'],
  ])('is told by %s', (_what, name, likeliest) => {
    expect(originOf(name.split(' '))?.[0]).toBe(likeliest)
  })

  it('is of no state where it is English, and unknown where the name tells nothing', () => {
    expect(originOf(['Kevin', 'Hale'])).toEqual([])
    expect(originOf(['Amara', 'Okoro'])).toBeNull()
    // A family name at its end is no Chinese one: "Penny Wang" may be of anywhere.
    expect(originOf(['Penny', 'Wang'])).toEqual([])
  })

  it('keeps somebody from the states of other traditions, but not from those of many', () => {
    expect(isForeignTo(['CHN', 'TWN'], 'IRN')).toBe(true)
    expect(isForeignTo(['CHN', 'TWN'], 'CHN')).toBe(false)
    expect(isForeignTo(['CHN', 'TWN'], 'AUS')).toBe(false)
    expect(isForeignTo([], 'JPN')).toBe(true)
  })

  it('tells the one state of it that an article names, the usual one of several, and none beside the own of an outlet', () => {
    const named = (...codes: string[]) => new Map(codes.map((code) => [code, 1]))
    const none = new Set<string>()
    expect(stateByName(['KOR', 'PRK'], named('KOR', 'USA'), none, null)).toBe('KOR')
    expect(stateByName(['KOR', 'PRK'], named('KOR', 'PRK'), none, null)).toBeNull()
    expect(stateByName(['KOR', 'PRK'], named('KOR', 'PRK'), new Set(['PRK']), null)).toBe('KOR')
    expect(stateByName(['SUN', 'RUS', 'KAZ'], named('KAZ', 'RUS'), none, null)).toBe('RUS')
    expect(stateByName(['SUN', 'RUS', 'KAZ'], named('KAZ', 'RUS'), none, 'KAZ')).toBeNull()
    expect(stateByName(['SUN', 'RUS', 'KAZ'], named('FRA'), none, null)).toBeNull()
  })
})

describe('whose state no word tells is of the one that his name tells', () => {
  const people = (text: string, outlet?: string) => extractMeetings({ text, published: '2026-03-12', ...(outlet && { outlet }) }).map(({ participants }) => participants.map(({ name, party }) => `${name}/${party}`).join(', '))

  it('in a paper of another state', () => {
    expect(people('U.S. Secretary of State Dana Whitlock met Foreign Minister Zhao Wenbin in Geneva on Tuesday. Iran and China were discussed, and Iran again.', 'Reuters')).toEqual(['Dana Whitlock/USA, Zhao Wenbin/CHN'])
  })

  it("in a government's own release, whose officials go without a country", () => {
    expect(people('Secretary Dana Whitlock and Minister Ana Marković opened the strategic dialogue in Washington on Tuesday. The United States and Croatia are allies.', 'US Department of State')).toEqual(['Dana Whitlock/USA, Ana Marković/HRV'])
  })

  it('unless a word does', () => {
    expect(people('Australian Foreign Minister Zhao Wenbin met French Foreign Minister Luc Armand in Geneva on Tuesday. China was discussed.')).toEqual(['Zhao Wenbin/AUS, Luc Armand/FRA'])
  })
})

describe('where nothing else tells a country, a name does', () => {
  it.each([
    ['the only state of its tradition', ['ISR'], '2019-05-01', null, 'ISR'],
    ['the usual one of several', ['TUR', 'CYP', 'AZE'], '2019-05-01', null, 'TUR'],
    ['the Soviet Union while there was one', ['SUN', 'RUS', 'UKR'], '1989-05-01', null, 'SUN'],
    ['Russia since', ['SUN', 'RUS', 'UKR'], '2019-05-01', null, 'RUS'],
    ['none where several share it', ['KOR', 'PRK'], '2019-05-01', null, null],
    ['none for an English name', [], '2019-05-01', null, null],
    ["none in news of a country of many traditions, whose own officials may be called so", ['CHN', 'TWN'], '2019-05-01', 'SGP', null],
    ["none in news of a country of the same tradition", ['TUR', 'CYP', 'AZE'], '2019-05-01', 'AZE', null],
  ])('%s', (_what, origin, published, own, state) => {
    expect(usualState(origin, published, own)).toBe(state)
  })

  it.each([
    ['Alpdogan will meet Peruvian President Jorge Luna in Lima on Monday.', 'PER+TUR'],
    ['Peruvian President Jorge Luna held talks with Prime Minister Benyahu on Monday.', 'ISR+PER'],
    ['Peruvian President Jorge Luna held talks with Prime Minister Orazbayev on Monday.', ''],
  ])('%s', (text, parties) => {
    expect(extractMeetings({ text, published: '2021-07-17', outlet: 'Reuters' }).map((meeting) => meeting.parties.toSorted().join('+')).join()).toBe(parties)
  })
})
