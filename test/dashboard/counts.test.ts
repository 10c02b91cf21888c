import { describe, expect, it } from 'vitest'
import { allPlaces, comparedPlaces, labelsOf, placesTable, radiusOf, slicesOf } from '../../dashboard/models/meeting-places.ts'
import { monthCounts } from '../../dashboard/models/month-counts.ts'
import { pairMatrix, pairsTable, shadeOf } from '../../dashboard/models/pair-matrix.ts'
import { topicMonths, topicsTable } from '../../dashboard/models/topic-months.ts'
import { summary } from './summaries.ts'

function count(key: string, meetings: number, month: string | null = null) {
  return { key, month, meetings, held: meetings, planned: 0, proposed: 0, postponed: 0, cancelled: 0, unconfirmed: 0 }
}

describe('the matrix of pairs', () => {
  const matrix = pairMatrix([count('JPN#KOR', 3), count('KOR#USA', 5), count('FRA#USA', 1)])

  it('has the parties that met most first, and reads the same by row and column', () => {
    expect(matrix.parties).toEqual(['KOR', 'USA', 'JPN', 'FRA'])
    expect(matrix.counts).toEqual([[null, 5, 3, 0], [5, null, 0, 1], [3, 0, null, 0], [0, 1, 0, null]])
  })

  it('lists every pair in its table, also those of parties that are not drawn', () => {
    const many = pairMatrix(Array.from({ length: 60 }, (_, index) => count(`P${String(index).padStart(2, '0')}#Q${index}`, 60 - index)))
    expect(many.parties.length).toBeLessThan(60)
    expect(pairsTable(many).rows).toHaveLength(60)
  })

  it('puts the party first that is asked for', () => {
    expect(pairMatrix([count('FRA#USA', 1), count('KOR#USA', 5)], 'FRA').parties[0]).toBe('FRA')
  })

  it('shades nothing for nothing, and something for anything', () => {
    expect([shadeOf(0, 100), shadeOf(1, 100), shadeOf(25, 100), shadeOf(100, 100), shadeOf(1, 1)]).toEqual([0, 1, 3, 5, 5])
  })
})

describe('places', () => {
  it('are counted for each party compared, calls and cancelled meetings left out', () => {
    const inIran = summary({ place: { city: 'Tehran', country: 'IRN', venue: null } })
    const places = comparedPlaces([[inIran, summary({ place: null }), { ...inIran, status: 'cancelled' }], [inIran, summary({ place: { city: null, country: 'FRA', venue: null } })]])
    expect(places).toEqual([{ country: 'IRN', counts: [1, 1], total: 2 }, { country: 'FRA', counts: [0, 1], total: 1 }])
    expect(placesTable(places, ['KOR', 'USA']).rows[0]).toEqual(['Iran', 'IRN', 1, 1])
  })

  it('come the most frequent first', () => {
    expect(allPlaces([count('FRA', 1), count('IRN', 2)]).map(({ country }) => country)).toEqual(['IRN', 'FRA'])
  })

  it('are drawn with areas in proportion', () => {
    expect(radiusOf(100, 100, 30) ** 2 / radiusOf(25, 100, 30) ** 2).toBeCloseTo(4)
    expect(radiusOf(0, 100, 30)).toBe(0)
  })

  it('are cut in one slice a party that was there', () => {
    expect(slicesOf([1, 0, 3], 0, 0, 10).map(({ index }) => index)).toEqual([0, 2])
    expect(slicesOf([0, 4], 0, 0, 10)).toHaveLength(1)
  })

  it('are named as far as names do not cover each other', () => {
    const discs = [{ country: 'AAA', x: 0, y: 0, r: 5 }, { country: 'BBB', x: 3, y: 2, r: 5 }, { country: 'CCC', x: 200, y: 0, r: 5 }]
    expect(labelsOf(discs, (code) => code).map(({ country }) => country)).toEqual(['AAA', 'CCC'])
  })
})

describe('time', () => {
  it('has no holes: a month without a meeting counts none', () => {
    expect(monthCounts({ counts: [count('2026-03', 2), count('2026-01', 1)] }).map(({ month, held }) => [month, held])).toEqual([['2026-01', 1], ['2026-02', 0], ['2026-03', 2]])
    const topics = topicMonths({ counts: [count('energy', 1, '2026-01'), count('health', 4, '2026-03')] })
    expect(topicsTable(topics).rows).toEqual([['Health', 'health', 4, 0, 0, 4], ['Energy', 'energy', 1, 1, 0, 0]])
  })

  it('is nothing where nothing is counted', () => {
    expect(monthCounts({ counts: [] })).toEqual([])
    expect(topicMonths({ counts: [] })).toEqual({ months: [], topics: [], most: 0 })
  })
})
