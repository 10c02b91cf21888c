import { expect } from 'vitest'
import type { ExtractedMeeting } from '../../shared/domain/extracted-meeting.ts'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** The records that a text of that day tells, in its order: "FJI+PER held 2018-10-24". */
export function recordsTold(text: string, published: string, outlet = 'Reuters'): string[] {
  return extractMeetings({ text, published, outlet }).map(({ parties, status, date }) => [parties.toSorted().join('+'), status, date?.start].filter(Boolean).join(' '))
}

/** A check for tables of records and the text, published on that day, that tells them: several with "; " between, none as "". */
export function tellsOn(published: string): (records: string, text: string) => void {
  return (records, text) => {
    expect(recordsTold(text, published)).toEqual(records === '' ? [] : records.split('; '))
  }
}

/** What the rules read in a text published on that day, by Reuters unless another outlet is named. */
export function readOn(published: string): (text: string, outlet?: string) => ExtractedMeeting[] {
  return (text, outlet = 'Reuters') => extractMeetings({ text, published, outlet })
}
