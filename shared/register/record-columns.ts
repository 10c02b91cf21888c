import type { MeetingRecord } from '../domain/meeting.ts'

/** What listings and exported files tell of a record in flat columns; lists are joined, by commas if of codes. */
export function columnsOf(record: MeetingRecord) {
  const { date, place } = record
  return {
    meeting_id: record.meetingId,
    listed_day: listedDay(record),
    date_start: date?.start ?? null,
    date_end: date?.end ?? null,
    date_precision: date?.precision ?? null,
    status: record.status,
    format: record.format,
    salience: record.salience,
    parties: record.parties.join(','),
    party_count: record.parties.length,
    people: record.participants.map(({ name, party }) => `${name} (${party})`).join('; '),
    place_city: place?.city ?? null,
    place_country: place?.country ?? null,
    place_venue: place?.venue ?? null,
    topics: record.topics.join(','),
    duration_min: record.durationMin,
    source_count: record.sourceCount,
    independent_accounts: record.independentAccounts,
    confidence: record.confidence,
    first_published_at: record.firstPublishedAt,
    last_published_at: record.lastPublishedAt,
  }
}

/** The day a record is listed under. */
export function listedDay({ date, firstPublishedAt }: MeetingRecord): string {
  return date?.start ?? firstPublishedAt.slice(0, 10)
}
