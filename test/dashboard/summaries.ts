import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'

/** A meeting as the API lists it; what is not given is ordinary. */
export function summary(given: Partial<MeetingSummary> = {}): MeetingSummary {
  const start = given.date?.start ?? given.listedDay ?? '2026-03-10'
  return {
    meetingId: 'm_00000000000000000001',
    listedDay: start,
    date: { start, end: null, precision: 'day' },
    status: 'held',
    format: 'in_person',
    salience: 'main',
    parties: ['KOR', 'USA'],
    people: [],
    place: null,
    topics: [],
    durationMin: null,
    outlets: [],
    sourceCount: 1,
    independentAccounts: 1,
    confidence: 0.9,
    firstPublishedAt: `${start}T12:00:00Z`,
    lastPublishedAt: `${start}T12:00:00Z`,
    version: 1,
    ...given,
  }
}
