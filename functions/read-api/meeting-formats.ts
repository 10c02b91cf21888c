import { atomFeed } from '../../shared/api/atom.ts'
import type { FeedEntry } from '../../shared/api/atom.ts'
import { calendar } from '../../shared/api/calendar.ts'
import { csv } from '../../shared/api/csv.ts'
import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import type { MeetingsParameters } from '../../shared/api/parameters.ts'
import type { MeetingsResponse } from '../../shared/api/responses.ts'
import { partyName } from '../../shared/domain/party-codes.ts'
import { nextLink, ownAddress } from './list-headers.ts'
import type { ApiRequest } from './request.ts'
import type { Representation } from './response.ts'

/** A page of meetings in the format asked for. */
export function meetingsAs(
  format: MeetingsParameters['format'],
  request: ApiRequest,
  parameters: MeetingsParameters,
  body: MeetingsResponse,
): Representation {
  const { meetings } = body
  const headers = nextLink(request, body.next)
  const urlOf = (meetingId: string) => `${request.origin}/v1/meetings/${meetingId}`
  switch (format) {
    case 'json':
      return { contentType: 'application/json', body: JSON.stringify(body), headers }
    case 'csv':
      return { contentType: 'text/csv; charset=utf-8; header=present', body: csv(CSV_COLUMNS, meetings.map(csvRow)), headers: { ...headers, ...attachment('meetings.csv') } }
    case 'ics':
      return {
        contentType: 'text/calendar; charset=utf-8',
        body: calendar(titleOf(parameters), meetings.map((meeting) => ({ kind: 'meeting', meeting })), urlOf),
        headers,
      }
    default:
      return {
        contentType: 'application/atom+xml; charset=utf-8',
        body: atomFeed(titleOf(parameters), ownAddress(request), meetings.map((meeting) => meetingEntry(meeting, urlOf(meeting.meetingId)))),
        headers,
      }
  }
}

export function attachment(fileName: string): Record<string, string> {
  return { 'content-disposition': `attachment; filename="${fileName}"` }
}

/** `Meetings: KOR, USA, planned`: what a calendar or feed is called. */
function titleOf({ party, with: other, person, topic, status, place, from, to }: MeetingsParameters): string {
  const conditions = [party === undefined ? undefined : partyName(party), other === undefined ? undefined : partyName(other), person, topic, status, place, from && `from ${from}`, to && `to ${to}`]
  const told = conditions.filter((condition) => condition !== undefined && condition !== '')
  return told.length === 0 ? 'Meetings' : `Meetings: ${told.join(', ').replaceAll('_', ' ')}`
}

/** A meeting as an entry of a feed; it is new again whenever an article is added to it. */
export function meetingEntry(meeting: MeetingSummary, url: string): FeedEntry {
  const { date, status, parties, people, place, quote } = meeting
  const where = place?.city ?? (place?.country ? partyName(place.country) : null)
  return {
    id: url,
    title: `${date === null ? 'Day unknown' : date.start}: ${parties.map(partyName).join(', ')} (${status}${where === null ? '' : `, ${where}`})`,
    url,
    summary: [quote === undefined ? '' : `“${quote.text}” (${quote.outlet ?? 'unknown outlet'})`, people.map(({ name, party }) => `${name} (${party})`).join('; ')]
      .filter((line) => line !== '')
      .join(' '),
    published: meeting.firstPublishedAt,
    updated: meeting.lastPublishedAt,
    categories: [...parties, ...meeting.topics, status],
    via: quote?.url ?? null,
  }
}

const CSV_COLUMNS = [
  'meeting_id',
  'listed_day',
  'date_start',
  'date_end',
  'date_precision',
  'status',
  'format',
  'salience',
  'parties',
  'people',
  'place_city',
  'place_country',
  'place_venue',
  'topics',
  'duration_min',
  'outlets',
  'source_count',
  'independent_accounts',
  'confidence',
  'first_published_at',
  'last_published_at',
  'quote',
  'quote_outlet',
  'quote_url',
]

function csvRow(meeting: MeetingSummary): Record<string, string | number | null> {
  const { date, place, quote } = meeting
  return {
    meeting_id: meeting.meetingId,
    listed_day: meeting.listedDay,
    date_start: date?.start ?? null,
    date_end: date?.end ?? null,
    date_precision: date?.precision ?? null,
    status: meeting.status,
    format: meeting.format,
    salience: meeting.salience,
    parties: meeting.parties.join(','),
    people: meeting.people.map(({ name, party }) => `${name} (${party})`).join('; '),
    place_city: place?.city ?? null,
    place_country: place?.country ?? null,
    place_venue: place?.venue ?? null,
    topics: meeting.topics.join(','),
    duration_min: meeting.durationMin,
    outlets: meeting.outlets.join('; '),
    source_count: meeting.sourceCount,
    independent_accounts: meeting.independentAccounts,
    confidence: meeting.confidence,
    first_published_at: meeting.firstPublishedAt,
    last_published_at: meeting.lastPublishedAt,
    quote: quote?.text ?? null,
    quote_outlet: quote?.outlet ?? null,
    quote_url: quote?.url ?? null,
  }
}
