import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFeedDate } from '../../shared/feeds/feed-date.ts'
import { processorTime } from '../fakes/processor-time.ts'

const now = new Date('2026-03-10T00:00:00Z')
const instant = (text: string, country: string | null = null): string | null =>
  readFeedDate(text, country, now)?.instant.replace('.000Z', 'Z') ?? null

describe('a date', () => {
  test.each([
    ['Mon, 02 Mar 2026 07:30:00 GMT', '2026-03-02T07:30:00Z'],
    ['Mon, 2 Mar 26 07:30 UT', '2026-03-02T07:30:00Z'],
    ['02 Mar 2026 16:30:00 +0900', '2026-03-02T07:30:00Z'],
    ['Mon, 02 Mar 2026 02:30:00 EST', '2026-03-02T07:30:00Z'],
    ['Mon, 02 Mar 2026 16:30:00 Asia/Seoul', '2026-03-02T07:30:00Z'],
    ['Fri, 26 Jun 2026 09:30:00 America/New_York', '2026-06-26T13:30:00Z'],
    ['2026-03-02T07:30:00Z', '2026-03-02T07:30:00Z'],
    ['2026-03-02T07:30:00.123456+00:00', '2026-03-02T07:30:00Z'],
    ['2026-03-02 16:30:00 +09:00', '2026-03-02T07:30:00Z'],
    ['2026-03-02T16:30+0900', '2026-03-02T07:30:00Z'],
    ['Mon Mar  2 07:30:00 2026', '2026-03-02T07:30:00Z'],
    ['Mon Mar 02 2026 07:30:00 GMT+0000 (Coordinated Universal Time)', '2026-03-02T07:30:00Z'],
    ['March 2, 2026 at 7:30 p.m. UTC', '2026-03-02T19:30:00Z'],
    ['Monday, 2nd March 2026 12:05 AM GMT', '2026-03-02T00:05:00Z'],
    ['lundi, 2 mars 2026 - 07:30', '2026-03-02T07:30:00Z'],
    ['Mo, 2. März 2026 08:30:00 +0100', '2026-03-02T07:30:00Z'],
    ['2 марта 2026 г. 10:30 MSK', '2026-03-02T07:30:00Z'],
    ['mar., 03 mars 2026 07:30:00 +0000', '2026-03-03T07:30:00Z'],
    ['2026년 03월 02일 오후 04:30', '2026-03-02T07:30:00Z'],
    ['2026-03-02', '2026-03-02T00:00:00Z'],
    ['2 March 2026', '2026-03-02T00:00:00Z'],
    ['20/02/2026', '2026-02-20T00:00:00Z'],
    ['02/20/2026 07:30', '2026-02-20T07:30:00Z'],
    ['20.02.26', '2026-02-20T00:00:00Z'],
    ['1772436600', '2026-03-02T07:30:00Z'],
    ['1772436600000', '2026-03-02T07:30:00Z'],
  ])('%s is %s', (text, expected) => {
    expect(instant(text)).toBe(expected)
  })

  test.each([
    '', 'soon', 'yesterday', '2026-13-02', '2026-02-30', '30 Feb 2026', '2 Mar 2026 25:00 GMT', '2 Mar 2026 07:61', '07:30',
    '2 Mar', 'Mon, 2 Foo 2026 07:30 GMT', '2026-03-02T07:30:00+99:99', '2 Mar 2026 07:30 nowhere', '1 2 3 4 5', '١٢٣',
  ])('%j is not made up', (text) => {
    expect(instant(text)).toBeNull()
  })

  test.each([
    ['2 Mar 2026 16:30', 'KOR', '2026-03-02T07:30:00Z'],
    ['2 Mar 2026 13:00', 'IND', '2026-03-02T07:30:00Z'],
    ['2 Jul 2026 09:30', 'DEU', '2026-07-02T07:30:00Z'],
    ['2 Mar 2026 07:30', null, '2026-03-02T07:30:00Z'],
  ])('without a zone, %s from %s, is read in that country', (text, country, expected) => {
    expect(readFeedDate(text, country, now)).toEqual({ instant: expected.replace('Z', '.000Z'), zone: 'assumed' })
  })

  test.each([
    ['CST', null, '2026-03-02T13:30:00Z'],
    ['CST', 'CHN', '2026-03-01T23:30:00Z'],
    ['IST', null, '2026-03-02T02:00:00Z'],
    ['IST', 'ISR', '2026-03-02T05:30:00Z'],
  ])('in the zone %s means what it means in %s', (zone, country, expected) => {
    expect(instant(`2 Mar 2026 07:30 ${zone}`, country)).toBe(expected)
  })

  test('of a bare day stays on that day wherever the feed is from', () => {
    expect(instant('2 March 2026', 'NZL')).toBe('2026-03-02T00:00:00Z')
  })

  test.each([
    ['05/02/2026', null, '2026-02-05'],
    ['05/02/2026', 'USA', '2026-02-05'],
    ['02/05/2026', 'USA', '2026-02-05'],
    ['02/05/2026', null, '2026-02-05'],
    ['02/01/2026', null, '2026-01-02'],
    ['02/01/2026', 'USA', '2026-02-01'],
    ['Sun, 02/01/2026', null, '2026-02-01'],
  ])('in figures, %s from %s, is %s: by weekday, then not in the future, then the custom of the country', (text, country, day) => {
    expect(instant(text, country)).toBe(`${day}T00:00:00Z`)
  })

  test('survives being written in the standard formats', () => {
    const dates = fc.date({ min: new Date('1990-01-01'), max: new Date('2026-03-10'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, (date) => {
        const whole = new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString()
        return [date.toUTCString(), date.toISOString(), date.toString()].every((text) => readFeedDate(text, null, now)?.instant === whole)
      }),
    )
  })

  test('of any text is read without an exception, and in no time', () => {
    fc.assert(fc.property(fc.string(), (text) => (readFeedDate(text, 'KOR', now), true)))
    const spentMs = processorTime()
    readFeedDate('1 '.repeat(1_000_000), null, now)
    expect(spentMs()).toBeLessThan(500)
  })
})
