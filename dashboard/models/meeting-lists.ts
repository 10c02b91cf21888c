import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import { meetingsPath } from '../api/paths.ts'
import type { ListFilter } from '../routes.ts'
import { dayAfter, periodText } from './days.ts'
import type { Table } from './table.ts'
import { formatName, nameOfParty, statusName, topicName } from './words.ts'

/** One list of the first view: what it is, and where the API gives it. */
export type Section = { id: 'upcoming' | 'latest' | 'chosen'; title: string; path: string }

const UPCOMING = '12'
const LATEST = '30'

/**
 * What the first view lists: what comes, soonest first, and what has been, latest first. A reader who
 * names days gets these days in one list.
 */
export function sectionsOf(filter: ListFilter, today: string): Section[] {
  const quoted = { include: 'quotes' }
  if (filter.from !== undefined || filter.to !== undefined) {
    return [{ id: 'chosen', title: 'Meetings', path: meetingsPath(filter, { ...quoted, limit: LATEST }) }]
  }
  return [
    { id: 'upcoming', title: 'Upcoming', path: meetingsPath({ ...filter, from: dayAfter(today, 1) }, { ...quoted, order: 'asc', limit: UPCOMING }) },
    { id: 'latest', title: 'Latest', path: meetingsPath({ ...filter, to: today }, { ...quoted, limit: LATEST }) },
  ]
}

/** Whether a meeting that was to take place has passed without a word on whether it did. */
export function isOverdue({ status, date, listedDay }: Pick<MeetingSummary, 'status' | 'date' | 'listedDay'>, today: string): boolean {
  if (status === 'unconfirmed') return true
  if (status !== 'planned' && status !== 'proposed') return false
  return lastDay(date, listedDay) < today
}

/** The last day on which a meeting may have taken place. */
export function lastDay(date: MeetingSummary['date'], listedDay: string): string {
  if (date === null) return listedDay
  if (date.end !== null) return date.end
  if (date.precision === 'week') return dayAfter(date.start, 6)
  if (date.precision === 'month') return `${date.start.slice(0, 7)}-31`
  return date.precision === 'year' ? `${date.start.slice(0, 4)}-12-31` : date.start
}

/** "Abu Dhabi, United Arab Emirates"; empty where nobody tells. The venue is said where there is room. */
export function placeText(place: MeetingSummary['place'], venue = false): string {
  if (place === null) return ''
  const country = place.country === null ? null : nameOfParty(place.country)
  const parts = [venue ? place.venue : null, place.city, country === place.city ? null : country]
  return parts.filter((part) => part !== null).join(', ')
}

/** Where and how: "Tehran, Iran", "by telephone". */
export function whereText({ place, format }: Pick<MeetingSummary, 'place' | 'format'>): string {
  return placeText(place) || formatName(format)
}

/** Meetings as a table. */
export function meetingsTable(caption: string, meetings: readonly MeetingSummary[]): Table {
  return {
    caption,
    columns: ['Date', 'Status', 'Parties', 'People', 'Place', 'How', 'Topics', 'Sources', 'Outlets', 'Quote', 'Quoted from', 'Address', 'Id'],
    rows: meetings.map((meeting) => [
      periodText(meeting.date),
      statusName(meeting.status),
      meeting.parties.map((code) => `${nameOfParty(code)} (${code})`).join('; '),
      meeting.people.map(({ name, party }) => `${name} (${party})`).join('; '),
      placeText(meeting.place, true),
      formatName(meeting.format),
      meeting.topics.map(topicName).join('; '),
      meeting.sourceCount,
      meeting.outlets.join('; '),
      meeting.quote?.text ?? null,
      meeting.quote?.outlet ?? null,
      meeting.quote?.url ?? null,
      meeting.meetingId,
    ]),
  }
}
