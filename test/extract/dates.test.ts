import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MeetingDate } from '../../shared/domain/meeting-fields.ts'
import { type DateMention, findDates } from '../../shared/extract/find-dates.ts'
import { readText } from '../../shared/extract/read-text.ts'
import { referenceDay, resolveDate, type Tense } from '../../shared/extract/resolve-date.ts'

/** A Wednesday. */
const PUBLISHED = '2023-03-15'

function mentions(text: string, published = PUBLISHED): (DateMention & { words: string })[] {
  const model = readText({ text, published })
  return findDates(model).map((mention) => ({ ...mention, words: text.slice(mention.start, mention.end) }))
}

/** A date as "2023-03-14", "2023-03-14..2023-03-15", with "~week", "~month" or "~year" where it is no day. */
function short(date: MeetingDate | null): string | null {
  if (!date) return null
  return `${date.start}${date.end ? `..${date.end}` : ''}${date.precision === 'day' ? '' : `~${date.precision}`}`
}

function only(text: string, tense: Tense, anchor: MeetingDate | null = null): [string, string | null] {
  const found = mentions(text)
  expect(found.map((mention) => mention.words)).toHaveLength(1)
  return [found[0]!.words, short(resolveDate(found[0]!, { published: PUBLISHED, tense, anchorDate: anchor }))]
}

type Row = [text: string, tense: Tense, words: string, date: string | null]

const ABSOLUTE: Row[] = [
  ['They met on November 16, 2021.', 'past', 'November 16, 2021', '2021-11-16'],
  ['They met on 16 November 2021 in Oslo.', 'past', '16 November 2021', '2021-11-16'],
  ['They met on the 16th of November 2021.', 'past', 'the 16th of November 2021', '2021-11-16'],
  ['They met on Nov. 16, 2021.', 'past', 'Nov. 16, 2021', '2021-11-16'],
  ['THE MINISTERS MET ON NOV. 16, 2021.', 'past', 'NOV. 16, 2021', '2021-11-16'],
  ['The note is dated 2021-11-16.', 'past', '2021-11-16', '2021-11-16'],
  ['The note is dated 11/16/2021.', 'past', '11/16/2021', '2021-11-16'],
  ['The note is dated 16/11/2021.', 'past', '16/11/2021', '2021-11-16'],
  ['The note is dated 16.11.2021 and signed.', 'past', '16.11.2021', '2021-11-16'],
  ['The note is dated 02/03/2023.', 'past', '02/03/2023', '2023-03-02'],
  ['The note is dated 03/04/2023.', 'past', '03/04/2023', '2023-03-04'],
  ['They met on Tuesday, November 16, 2021.', 'past', 'Tuesday, November 16, 2021', '2021-11-16'],
  ['They met on Tuesday (16 November 2021).', 'past', 'Tuesday (16 November 2021)', '2021-11-16'],
  ['They met on Tuesday evening, March 14.', 'past', 'Tuesday evening, March 14', '2023-03-14'],
  ['They met on February 30, 2023.', 'past', 'February 30, 2023', null],
  ['They met on 29 February 2024.', 'past', '29 February 2024', '2024-02-29'],
]

const YEAR_INFERRED: Row[] = [
  ['They met on November 16.', 'past', 'November 16', '2022-11-16'],
  ['They will meet on November 16.', 'future', 'November 16', '2023-11-16'],
  ['They will meet on January 10.', 'future', 'January 10', '2024-01-10'],
  ['They met on January 10.', 'past', 'January 10', '2023-01-10'],
  ['They met on March 15.', 'past', 'March 15', '2023-03-15'],
  ['They will meet on March 15.', 'future', 'March 15', '2023-03-15'],
  ['The meeting of March 10 was long.', 'unknown', 'March 10', '2023-03-10'],
  ['They met on Tuesday, January 10.', 'unknown', 'Tuesday, January 10', '2023-01-10'],
  ['They met on Monday, January 10.', 'past', 'Monday, January 10', '2022-01-10'],
  ['They met on March 17 this year.', 'past', 'March 17 this year', '2023-03-17'],
  ['They met on December 1 last year.', 'past', 'December 1 last year', '2022-12-01'],
  ['They arrive on the 20th.', 'future', 'the 20th', '2023-03-20'],
  ['They arrive on the 3rd.', 'future', 'the 3rd', '2023-04-03'],
  ['They arrived on the 20th.', 'past', 'the 20th', '2023-02-20'],
]

const RANGES: Row[] = [
  ['They met on Nov. 16-17.', 'past', 'Nov. 16-17', '2022-11-16..2022-11-17'],
  ['They met on June 3 and 4.', 'past', 'June 3 and 4', '2022-06-03..2022-06-04'],
  ['They will meet on 3-5 May in Riga.', 'future', '3-5 May', '2023-05-03..2023-05-05'],
  ['They will meet between 3 and 5 May.', 'future', '3 and 5 May', '2023-05-03..2023-05-05'],
  ['They will meet between May 3 and May 5.', 'future', 'May 3 and May 5', '2023-05-03..2023-05-05'],
  ['He visits from 29 April to 1 May.', 'future', '29 April to 1 May', '2023-04-29..2023-05-01'],
  ['He visited from December 30 to January 2.', 'past', 'December 30 to January 2', '2022-12-30..2023-01-02'],
  ['They met from June 30-July 2, 2022.', 'past', 'June 30-July 2, 2022', '2022-06-30..2022-07-02'],
  ['They met on April 14th-18th.', 'unknown', 'April 14th-18th', '2023-04-14..2023-04-18'],
  ['She travels on 14th-18th April.', 'future', '14th-18th April', '2023-04-14..2023-04-18'],
  ['The summit is on May 3 or 4.', 'future', 'May 3 or 4', '2023-05-03..2023-05-04~week'],
  ['They met from Monday to Wednesday.', 'past', 'Monday to Wednesday', '2023-03-13..2023-03-15'],
  ['They met on Tuesday and Wednesday.', 'past', 'Tuesday and Wednesday', '2023-03-14..2023-03-15'],
  ['They met on Wednesday and Thursday.', 'past', 'Wednesday and Thursday', '2023-03-08..2023-03-09'],
  ['They meet on Thursday and Friday.', 'future', 'Thursday and Friday', '2023-03-16..2023-03-17'],
  ['Talks are due Monday-Wednesday.', 'future', 'Monday-Wednesday', '2023-03-20..2023-03-22'],
  ['They may meet on Thursday or Friday.', 'future', 'Thursday or Friday', '2023-03-16..2023-03-17~week'],
  ['They held rounds from 2015 to 2018.', 'past', '2015 to 2018', '2015-01-01..2018-12-31~year'],
]

const WEEKDAYS: Row[] = [
  ['They met on Tuesday.', 'past', 'Tuesday', '2023-03-14'],
  ['They met on Wednesday.', 'past', 'Wednesday', '2023-03-15'],
  ['They met on Thursday.', 'past', 'Thursday', '2023-03-09'],
  ['They will meet on Friday.', 'future', 'Friday', '2023-03-17'],
  ['They will meet on Wednesday.', 'future', 'Wednesday', '2023-03-15'],
  ['They will meet on Monday.', 'future', 'Monday', '2023-03-20'],
  ['They are meeting on Friday.', 'present', 'Friday', '2023-03-17'],
  ['TALKS HELD MONDAY.', 'unknown', 'MONDAY', '2023-03-13'],
  ['They met late on Tuesday evening.', 'past', 'late on Tuesday evening', '2023-03-14'],
  ['They met last Friday.', 'past', 'last Friday', '2023-03-10'],
  ['They met last Wednesday.', 'past', 'last Wednesday', '2023-03-08'],
  ['They meet next Friday.', 'future', 'next Friday', '2023-03-24'],
  ['They meet this Friday.', 'future', 'this Friday', '2023-03-17'],
  ['They meet this coming Sunday.', 'future', 'this coming Sunday', '2023-03-19'],
  ['They met on Friday last week.', 'past', 'Friday last week', '2023-03-10'],
  ['They meet on Tuesday of next week.', 'future', 'Tuesday of next week', '2023-03-21'],
]

const RELATIVE: Row[] = [
  ['They met today.', 'past', 'today', '2023-03-15'],
  ['They met earlier today.', 'past', 'earlier today', '2023-03-15'],
  ['They meet tonight.', 'future', 'tonight', '2023-03-15'],
  ['They met this morning.', 'past', 'this morning', '2023-03-15'],
  ['They met last night.', 'past', 'last night', '2023-03-14'],
  ['They met yesterday afternoon.', 'past', 'yesterday afternoon', '2023-03-14'],
  ['They meet tomorrow.', 'future', 'tomorrow', '2023-03-16'],
  ['They met the day before yesterday.', 'past', 'the day before yesterday', '2023-03-13'],
  ['They meet the day after tomorrow.', 'future', 'the day after tomorrow', '2023-03-17'],
  ['They met two days ago.', 'past', 'two days ago', '2023-03-13'],
  ['They met a week ago.', 'past', 'a week ago', '2023-03-06..2023-03-12~week'],
  ['They met three months ago.', 'past', 'three months ago', '2022-12-01~month'],
  ['They met two years ago.', 'past', 'two years ago', '2021-01-01~year'],
  ['They met last week.', 'past', 'last week', '2023-03-06..2023-03-12~week'],
  ['They met earlier this week.', 'past', 'earlier this week', '2023-03-13..2023-03-19~week'],
  ['They meet early next week.', 'future', 'early next week', '2023-03-20..2023-03-26~week'],
  ['They met last month.', 'past', 'last month', '2023-02-01~month'],
  ['They meet later this month.', 'future', 'later this month', '2023-03-01~month'],
  ['They meet late next month.', 'future', 'late next month', '2023-04-01~month'],
  ['They met earlier this year.', 'past', 'earlier this year', '2023-01-01~year'],
  ['They met last year.', 'past', 'last year', '2022-01-01~year'],
  ['They meet before the end of the year.', 'future', 'the end of the year', '2023-01-01~year'],
  ['They meet this weekend.', 'future', 'this weekend', '2023-03-18..2023-03-19~week'],
  ['They met over the weekend.', 'past', 'the weekend', '2023-03-11..2023-03-12~week'],
  ["They meet in two weeks' time.", 'future', "in two weeks' time", '2023-03-27..2023-04-02~week'],
  ['They will meet in three days.', 'future', 'in three days', '2023-03-18'],
  ['They met for hours in three days.', 'past', 'in three days', null],
  ['They met in the last two weeks.', 'past', 'the last two weeks', '2023-03-01..2023-03-14~week'],
  ['They met recently.', 'past', 'recently', null],
  ['They will meet in the coming weeks.', 'future', 'in the coming weeks', null],
  ['They met a few days ago.', 'past', 'a few days ago', null],
]

const MONTHS_AND_YEARS: Row[] = [
  ['They met in March 2022.', 'past', 'March 2022', '2022-03-01~month'],
  ['They met in September.', 'past', 'September', '2022-09-01~month'],
  ['They will meet in September.', 'future', 'September', '2023-09-01~month'],
  ['They met in March.', 'past', 'March', '2023-03-01~month'],
  ['They met in early February.', 'past', 'early February', '2023-02-01~month'],
  ['They will meet in late May.', 'future', 'late May', '2023-05-01~month'],
  ['They will meet in mid-April.', 'future', 'mid-April', '2023-04-01~month'],
  ['He comes at the end of September.', 'future', 'the end of September', '2023-09-01~month'],
  ['They met last May.', 'past', 'last May', '2022-05-01~month'],
  ['They met last January.', 'past', 'last January', '2023-01-01~month'],
  ['They meet next January.', 'future', 'next January', '2024-01-01~month'],
  ['They met in November last year.', 'past', 'November last year', '2022-11-01~month'],
  ['They met in 2019.', 'past', '2019', '2019-01-01~year'],
  ['They met in early 2019.', 'past', 'early 2019', '2019-01-01~year'],
  ['They will meet in the fall.', 'future', 'the fall', '2023-01-01~year'],
  ['They met last summer.', 'past', 'last summer', '2022-01-01~year'],
  ['They met in the spring of 2021.', 'past', 'the spring of 2021', '2021-01-01~year'],
  ['They will meet this autumn.', 'future', 'this autumn', '2023-01-01~year'],
]

test.each([...ABSOLUTE, ...YEAR_INFERRED, ...RANGES, ...WEEKDAYS, ...RELATIVE, ...MONTHS_AND_YEARS])(
  '%s (%s) names "%s", which is %s',
  (text, tense, words, date) => {
    expect(only(text, tense)).toEqual([words, date])
  },
)

describe('a date told from another event', () => {
  const day = (start: string, end: string | null = null): MeetingDate => ({ start, end, precision: 'day' })
  const inYear: MeetingDate = { start: '2015-01-01', end: null, precision: 'year' }

  test.each<[string, string, MeetingDate | null, string | null]>([
    ['They spoke a day earlier.', 'a day earlier', day('2023-03-14'), '2023-03-13'],
    ['They spoke two days later.', 'two days later', day('2023-03-14'), '2023-03-16'],
    ['They left the next morning.', 'the next morning', day('2023-03-14'), '2023-03-15'],
    ['They met the following day.', 'the following day', day('2023-03-14', '2023-03-16'), '2023-03-17'],
    ['They met the previous day.', 'the previous day', day('2023-03-14'), '2023-03-13'],
    ['They met later that day.', 'later that day', day('2023-03-14'), '2023-03-14'],
    ['They met the same week.', 'the same week', day('2023-03-14'), '2023-03-13..2023-03-19~week'],
    ['They met the following week.', 'the following week', day('2023-03-14'), '2023-03-20..2023-03-26~week'],
    ['They met a month later.', 'a month later', day('2023-01-31'), '2023-02-01~month'],
    ['They met the following Monday.', 'the following Monday', day('2023-03-14'), '2023-03-20'],
    ['They met hours later.', 'hours later', day('2023-03-14'), '2023-03-14'],
    ['They met days later.', 'days later', inYear, '2015-01-01~year'],
    ['They met days later.', 'days later', day('2023-03-14'), null],
    ['They met a day earlier.', 'a day earlier', null, null],
    ['They met earlier in the day.', 'earlier in the day', null, '2023-03-15'],
    ['It came on the eve of the summit.', 'the eve of', day('2023-03-14'), '2023-03-13'],
    ['He pays a two-day official visit.', 'two-day official visit', day('2023-03-14'), '2023-03-14..2023-03-15~week'],
    ['They hold a three-day summit.', 'three-day summit', day('2023-03-14'), '2023-03-14..2023-03-16'],
    ['They held two days of talks.', 'two days of talks', day('2023-03-14'), '2023-03-14..2023-03-15'],
  ])('%s: "%s" from %o is %s', (text, words, anchor, date) => {
    expect(only(text, 'past', anchor)).toEqual([words, date])
  })

  test('may be asked for from either side of "before"', () => {
    const [mention] = mentions('It came one day before the envoys were to meet.')
    const context = { published: PUBLISHED, tense: 'past' as const, anchorDate: day('2023-03-14') }
    expect(short(resolveDate(mention!, context))).toBe('2023-03-13')
    expect(short(resolveDate(mention!, { ...context, reversed: true }))).toBe('2023-03-15')
  })
})

test.each([
  ['They have talked since Monday.', 'Monday', 'since'],
  ['He stays until Friday.', 'Friday', 'until'],
  ['A deal is wanted by the end of May.', 'the end of May', 'until'],
  ['They spoke before Friday.', 'Friday', 'before'],
  ['They spoke after 2019.', '2019', 'after'],
  ['It was their third meeting this year.', 'this year', 'since'],
  ['They met on Friday.', 'Friday', 'on'],
])('in "%s" the date "%s" bounds by "%s"', (text, words, relation) => {
  expect(mentions(text).map((mention) => [mention.words, mention.relation])).toEqual([[words, relation]])
})

test.each([
  ["Tuesday's talks went on.", true],
  ["Last week's summit ended.", true],
  ['The July 4 summit ended.', true],
  ['They met on Tuesday in Rome.', false],
])('in "%s" the date stands before the noun that it dates: %s', (text, attributive) => {
  expect(mentions(text).map((mention) => mention.attributive)).toEqual([attributive])
})

test.each([
  'Officials may meet again.',
  'Thousands march against the deal.',
  'He spoke to USA Today about it.',
  'The 2015 nuclear deal is dead.',
  'It was the first visit in ten years.',
  'The 16th round of talks ended.',
  'They agreed on 3 points and 12 million dollars.',
  'Resolution 2254 was adopted.',
  'The stocks fall and spring back.',
  'They sat on the second floor.',
  'The two had met earlier in',
])('"%s" names no date', (text) => {
  expect(mentions(text).map((mention) => mention.words)).toEqual([])
})

test.each([
  ['LIMA, March 14 (Coastal News) - The envoys met on Monday.', '2023-03-15', '2023-03-14'],
  ['LIMA, March 14 (Coastal News) - The envoys met on Monday.', '2023-03-30', '2023-03-30'],
  ['LIMA (Coastal News) - The envoys met on Monday.', '2023-03-15', '2023-03-15'],
])('the day of "%s" published %s is %s', (text, published, day) => {
  expect(referenceDay(readText({ text, published }))).toBe(day)
})

test('dates do not overlap, point to their own words and resolve to real days, whatever the text', () => {
  const vocabulary =
    'the of on and to - , ( ) . between from in a last next this earlier late May March 3 16th 31 2021 30-July 14th-18th two days ago Tuesday week before 11 / eve end mid-June tomorrow fall 99 since'
  const phrases = fc.array(fc.constantFrom(...vocabulary.split(' ')), { maxLength: 30 }).map((words) => words.join(' '))
  const tense = fc.constantFrom<Tense>('past', 'future', 'present', 'unknown')
  const anyDay = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  const published = fc.oneof(fc.constantFrom('2024-02-29', '1000-01-01', '9999-12-31', 'nonsense', ''), anyDay.map((date) => date.toISOString()))
  fc.assert(
    fc.property(fc.oneof(phrases, fc.string({ unit: 'grapheme', maxLength: 80 })), tense, published, (text, tense, published) => {
      let end = 0
      for (const mention of mentions(text, published)) {
        expect(mention.start).toBeGreaterThanOrEqual(end)
        expect(mention.end).toBeGreaterThan(mention.start)
        expect(mention.words.trim()).toBe(mention.words)
        end = mention.end
        for (const anchor of [null, { start: '2023-03-14', end: '2023-03-15', precision: 'day' as const }]) {
          const date = resolveDate(mention, { published, tense, anchorDate: anchor })
          if (!date) continue
          for (const day of [date.start, date.end ?? date.start]) expect(new Date(day).toISOString().slice(0, 10)).toBe(day)
          expect(date.end === null || date.end > date.start).toBe(true)
        }
      }
    }),
    { numRuns: 400 },
  )
})

test('1 January 1970, whose number is 0, is a day as any other', () => {
  const [mention] = mentions('They will meet on 1 January.', '1969-12-20')
  expect(short(resolveDate(mention!, { published: '1969-12-20', tense: 'future' }))).toBe('1970-01-01')
})
