import { describe, expect, it } from 'vitest'
import { isOverdue, lastDay, meetingsTable, placeText, sectionsOf } from '../../dashboard/models/meeting-lists.ts'
import { summary } from './summaries.ts'

const TODAY = '2026-03-10'

describe('the first view', () => {
  it('asks for what comes, soonest first, and for what has been, latest first', () => {
    expect(sectionsOf({ party: 'KOR' }, TODAY).map(({ id, path }) => [id, path])).toEqual([
      ['upcoming', '/v1/meetings?party=KOR&from=2026-03-11&include=quotes&order=asc&limit=12'],
      ['latest', '/v1/meetings?party=KOR&to=2026-03-10&include=quotes&limit=30'],
    ])
  })

  it('asks for the days that the reader names, in one list', () => {
    expect(sectionsOf({ from: '2026-03-01' }, TODAY).map(({ id }) => id)).toEqual(['chosen'])
  })
})

describe('a meeting that was to take place', () => {
  it.each([
    ['planned', { start: '2026-03-09', end: null, precision: 'day' }, true],
    ['planned', { start: '2026-03-10', end: null, precision: 'day' }, false],
    ['held', { start: '2026-03-09', end: null, precision: 'day' }, false],
    ['cancelled', { start: '2026-03-09', end: null, precision: 'day' }, false],
    ['proposed', { start: '2026-03-01', end: null, precision: 'month' }, false],
    ['planned', { start: '2026-02-01', end: null, precision: 'month' }, true],
    ['planned', { start: '2026-03-09', end: null, precision: 'week' }, false],
  ] as const)('%s for %j is overdue: %s', (status, date, overdue) => {
    expect(isOverdue(summary({ status, date }), TODAY)).toBe(overdue)
  })

  it('may take place on any day of the period that it was announced for', () => {
    expect(lastDay({ start: '2026-03-01', end: null, precision: 'year' }, '2026-01-01')).toBe('2026-12-31')
    expect(lastDay(null, '2026-01-01')).toBe('2026-01-01')
  })
})

describe('a place', () => {
  it.each([
    [null, ''],
    [{ city: 'Tehran', country: 'IRN', venue: 'A Palace' }, 'A Palace, Tehran, Iran'],
    [{ city: 'Singapore', country: 'SGP', venue: null }, 'Singapore'],
    [{ city: null, country: 'IRN', venue: null }, 'Iran'],
  ])('%j reads %j', (place, text) => {
    expect(placeText(place, true)).toBe(text)
  })
})

it('a table of meetings has a cell for each column', () => {
  const { columns, rows } = meetingsTable('Meetings', [summary({ topics: ['trade_investment'], people: [{ personId: 'KOR:a', name: 'A', party: 'KOR', title: null }] })])
  expect(rows[0]).toHaveLength(columns.length)
  expect(rows[0]).toContain('South Korea (KOR); United States (USA)')
  expect(rows[0]).toContain('Trade and investment')
})
