import { expect, test } from 'vitest'
import { meetingText } from '../../../local/query/print-meeting.ts'
import { mergeReports } from '../../../shared/register/merge-reports.ts'
import { sampleReport } from '../../register/sample-reports.ts'

test('shows what others say, a date like the record’s own', () => {
  const reports = [
    sampleReport({ article: 'one', date: { start: '2021-11-16', end: null, precision: 'day' } }),
    sampleReport({ article: 'two', outlet: 'Second Daily', date: { start: '2021-11-16', end: null, precision: 'day' } }),
    sampleReport({ article: 'three', outlet: 'Third Daily', date: { start: '2021-11-01', end: null, precision: 'month' } }),
  ]
  const meeting = mergeReports(reports, [], new Date('2021-12-01T00:00:00Z'))
  const lines = meetingText({ found: true, meeting, revision: 1, reports, mergedFrom: [] }, []).split('\n')
  expect(lines).toContain('Date        2021-11-16')
  expect(lines).toContain('  date: 2021-11-01 (known to the month) (1 report)')
})
