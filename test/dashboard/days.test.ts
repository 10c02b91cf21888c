import { describe, expect, it } from 'vitest'
import { awayText, lengthText, monthsFromTo, periodText, weekday } from '../../dashboard/models/days.ts'

describe('periods for reading', () => {
  it.each([
    [null, 'Date not told'],
    [{ start: '2026-03-11', end: null, precision: 'day' }, '11 March 2026'],
    [{ start: '2026-03-09', end: '2026-03-11', precision: 'day' }, '9–11 March 2026'],
    [{ start: '2026-03-30', end: '2026-04-02', precision: 'day' }, '30 March – 2 April 2026'],
    [{ start: '2025-12-30', end: '2026-01-02', precision: 'day' }, '30 December 2025 – 2 January 2026'],
    [{ start: '2026-03-09', end: null, precision: 'week' }, 'week of 9 March 2026'],
    [{ start: '2026-03-09', end: '2026-03-11', precision: 'week' }, 'between 9–11 March 2026'],
    [{ start: '2026-03-01', end: null, precision: 'month' }, 'March 2026'],
    [{ start: '2026-01-01', end: null, precision: 'year' }, '2026'],
  ])('says %j as %s', (period, text) => {
    expect(periodText(period)).toBe(text)
  })

  it.each([
    ['2026-03-10', 'today'],
    ['2026-03-11', 'tomorrow'],
    ['2026-03-09', 'yesterday'],
    ['2026-03-25', 'in 15 days'],
    ['2026-01-10', '8 weeks ago'],
    ['2025-03-10', '12 months ago'],
    ['2020-03-10', '6 years ago'],
  ])('says how far %s is from 10 March 2026: %s', (day, text) => {
    expect(awayText(day, '2026-03-10')).toBe(text)
  })

  it('says a length in the unit that people use for it', () => {
    expect([1, 27, 28, 90, 91, 729, 731].map(lengthText)).toEqual(['1 day', '27 days', '4 weeks', '13 weeks', '3 months', '24 months', '2 years'])
  })

  it('names the weekday of the register’s day, whatever the reader’s time zone', () => {
    expect(weekday('2026-03-11')).toBe('Wednesday')
  })

  it('leaves no hole between two months, over the turn of a year', () => {
    expect(monthsFromTo('2025-11-03', '2026-02-01')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsFromTo('2026-03', '2026-02')).toEqual([])
  })
})
